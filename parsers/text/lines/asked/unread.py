"""Values that no rule took: hours, sums and pieces of which nothing says what they are for; they are asked."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.reported import reported
from parsers.text.lines.drafting.taking import is_lasting, is_of_kilometres, is_said_twice, is_stay
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, Clocks, Count, Duration, Mention, Money, has

EXAMPLES: Mapping[str, Sequence[str]] = {
    "12.11 kl 16-19, taxi 312 kr": ["kl 16-19"],
    "42 km i går, kl 16-19": ["kl 16-19"],
    "42 km yesterday, 4 pm-7 pm": ["4 pm-7 pm"],
    "42 km i går. Formannskapet kl 16-19": [],
    "taxi 312 kr i går kl 16-19": [],
    "taxi 312 kr i går, kl 18": [],
    "diett 9.11 kl 7 til 11.11 kl 18, begge netter hos søsteren min": [],
    "parkering i går kl 17-21, 4 t x 30 kr": [],
    "kommunestyret i går, 2 døgn": ["2 døgn"],
    "kommunestyremøte i går, to døger": ["to døger"],
    "kommunestyret i går, 3 timer": [],
    "kommunestyret i går. Møtet varte 3 timer": [],
    "støttekontakt 3 timer mandag, nei vent, det var tirsdag 17. november. 3 timer stemmer": [],
    "støttekontakt 3 timar tysdag 17. november. 3 timar er rett": [],
    "hotell 2 døgn 6.-8. november 1800 kr": [],
    "diett: dro 9. november kl 13, hjemme 11. november kl 17. Begge netter sov jeg privat, all mat kjøpte jeg selv": [],
    "kommunestyret i går, 3 stk": ["3 stk"],
    "høy sats, to netter i november:\n5.11 kl 21-07\n10.11 kl 21-07": [],
    "eg har hatt to netter på låg sats i november": [],
    "I have had two nights at low rate:\n5.11 21:00-07:00\n10.11 21:00-07:00": [],
    "parkering 60 kr i går, 20 min før start": [],
    "parking 60 kr yesterday, 20 min before the start": [],
    "kommunestyret i går, parkering 60 kr (2 stk kvitteringer vedlagt)": [],
}

_CLAIMED = (Money, Duration, Clocks, Count)
_MOST = 20
"""Values of one text that are asked about: keeps long texts linear, and nobody leaves out more."""


def taken_by(drafts: Sequence[Draft]) -> set[int]:
    """The tokens of the values that belong to drafts, whatever becomes of those."""
    taken: set[int] = set()
    for draft in drafts:
        values: list[Mention] = [*draft.durations, *draft.moneys, *draft.clocks, *draft.counts, *draft.distances]
        values += [dated.when for dated in draft.dates]
        values += draft.trip.clocks if draft.trip else ()
        for value in values:
            taken.update(range(value.first, value.last))
    return taken


def with_unread(
    analysis: Analysis, drafts: list[Draft], mentions: Sequence[Mention], taken: set[int], types: TypeIndex
) -> list[Draft]:
    """The drafts in order, with one for each value among the `mentions` that is not `taken` and may be claimed.

    Without drafts there are only the clock times that the text hands over as hours.
    """
    hours = reported(analysis, types) if not drafts else ()
    if not drafts and not hours:
        return drafts
    left = [one for one in mentions if one.first not in taken and (drafts or one.first in hours)]
    found = []
    for mention in left[:_MOST]:
        unread = _unread(mention, analysis, drafts, types)
        if unread:
            unread.type_spans.append(mention.span)
            found.append(unread)
    return sorted((*drafts, *found), key=BY_PLACE) if found else drafts


def _unread(mention: Mention, analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex) -> Draft | None:
    """An unnamed draft for the value; None where its place says what it tells."""
    if not isinstance(mention, _CLAIMED):
        return None
    layout, tokens = analysis.layout, analysis.tokens
    sentence, clause = layout.sentence[mention.first], layout.clause[mention.first]
    before = [draft for draft in drafts if draft.first < mention.first][::-1]
    first, last = mention.first, mention.last
    draft = Draft(kind="expense", first=first, last=last, clause=clause, sentence=sentence, named=False)
    if isinstance(mention, Money):
        if not mention.marked or is_of_kilometres(before, mention):
            return None
        draft.moneys.append(mention)
    elif isinstance(mention, Duration):
        met = mention.unit == "hour" and any(is_meeting(one, types) for one in drafts)
        if mention.pause or met or is_lasting(tokens, mention) or is_stay(tokens, mention, before, sentence):
            return None
        told = [one for each in before[:_MOST] for one in each.durations]
        one_day = len({day for one in analysis.dated for day in one.days}) < 2
        if one_day and is_said_twice(told, mention, layout.sentence):
            return None
        draft.codes, draft.unheld = types.of_unit(types.codes, mention.unit), mention.unit
        draft.durations.append(mention)
    elif isinstance(mention, Clocks):
        beside = (draft for draft in drafts if draft.sentence == sentence)
        timed = any(one.clause == clause or one.durations or one.clocks for one in beside)
        if mention.end is None or timed or _is_of_journey(analysis, sentence):
            return None
        draft.codes, draft.unheld = types.of_unit(types.codes, "hour"), "hour"
        draft.clocks.append(mention)
    else:
        near = range(mention.first - 1, mention.last + 1)
        if mention.rule != "pieces" or not mention.amount or any(has(tokens, at, "receipt") for at in near):
            return None
        if mention.of == "night" and (any(one.kind == "per_diem" for one in drafts) or _tell_nights(drafts, mention)):
            return None
        draft.counts.append(mention)
    return draft


def _tell_nights(drafts: Sequence[Draft], nights: Count) -> bool:
    """True for as many lines of hours as nights, and where the hours of such a line are asked about anyway."""
    worked = [one for one in drafts if one.clocks or one.durations]
    return len(worked) == nights.amount or any(one.codes and not one.measured for one in drafts)


def _is_of_journey(analysis: Analysis, sentence: int) -> bool:
    """True where the sentence names a journey, whose hours these are."""
    return any(analysis.layout.sentence[at] == sentence for at in analysis.spots.get("away", ()))
