"""Which drafts may take a count, and which clock times are those of a meeting."""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import takewhile

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Clocks, Count, Duration, Money, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "kommunestyret i går, hjemme kl 22.30": None,
    "formannskapet i går kl 18, hjemme igjen 21.30": "18:00",
    "formannskapet i går, heime att kl 21": None,
    "planning committee yesterday, back home at 9 pm": None,
    "formannskapet i går, dro hjemmefra kl 16": None,
    "formannskapet i går kl 18": "18:00",
    "formannskapet i går kl 9-11, det trakk ut til 12.30": "09:00",
    "formannskapet i går kl 18, jeg dro ut kl 19": "18:00",
    "formannskapet i går, gikk hjem fordi bussen sluttet å gå kl 23": None,
    "planning committee yesterday, walked home because the bus stopped at 11 pm": None,
    "formannskapet i går, tilbake etter pause kl 18-20": "18:00",
    "taxi hjem etter formannskapet i går kl 23, 450 kr": None,
    "drosje heim frå møtet i formannskapet i går kl. 23.15, 450 kr": None,
    "taxi home after the executive committee yesterday at 11 pm, 450 kr": None,
    "møtegodtgjørelse fra formannskapet i går kl 18": "18:00",
    "taxi til formannskapet i går kl 18, 450 kr": "18:00",
    "taxi 450 kr, formannskapet i går kl 18": "18:00",
    "formannskapet i går kl 18, taxi fra møtet 450 kr": "18:00",
    "taxi etter formannskapet i går kl 18-21, 450 kr": "18:00",
}
OF_JOURNEYS: Mapping[str, Sequence[str]] = {
    "Diett 3.-5. november, 2 døgn, frokost var med begge dager": ["per_diem"],
    "Diett 2 døgn 3.-5. november Bodø, hotell": ["per_diem"],
    "Diett Bodø 3.-5.11, to døgn på hotell, lunsj dekket begge dager": ["per_diem"],
    "Reise til Oslo 3.-5. november, dro 06.15 og var hjemme 22.40, 2 døgn med diett": ["per_diem"],
    "Kurs i Bergen 3.-5.11, diett, overnatting 2 døgn": ["per_diem"],
    "Diett Bergen 3.11 kl 7 til 5.11 kl 21. To døgn på hotell.": ["per_diem"],
    "Diett Bergen 3.11 kl 7 til 5.11 kl 21. Eg budde to døgn på hotell, frukost inkludert": ["per_diem"],
    "Diett to døgn": ["per_diem"],
    "Diett 3.-5.11 og avlastning 7.-9.11, 2 døgn over 10 år": ["per_diem", "care-day-over-10"],
    "Diett Bodø 3.11 kl 7 - 5.11 kl 21. Avlastning 2 døgn 12.-14.11 over 10 år.": ["per_diem", "care-day-over-10"],
    "Diett Bodø 3.11 kl 7-21. 2 døgn 12.-14.11 over 10 år.": ["per_diem", "care-day-over-10"],
    "2 døgn over 10 år 12.-14.11, diett 3.11 kl 7-21": ["care-day-over-10", "per_diem"],
    "2 døgn over 10 år 12.-14.11\nDiett 3.11 kl 7-21, hotell": ["care-day-over-10", "per_diem"],
    "Avlastning 2 døgn over 10 år 12.-14.11, og diett 3.11 kl 7-21": ["care-day-over-10", "per_diem"],
}
"""The kind or type of each line."""

_OF_ROAD = ("depart", "return_home", "homeward")
_OUT, _DRAGGING = frozenset({"ut"}), frozenset({"trakk", "trekte", "trekker", "drog", "dro", "drar", "dreg"})
_AFTER = frozenset({"etter", "fra", "frå", "after", "from"})
_OF_THE = frozenset({"i", "in", "of", "the"})
_AGE_SIDES = words_of("age_side")
_WITHIN = 3
_WITHIN_CLAUSE = 10
_BECAUSE = frozenset({"fordi", "ettersom", "because", "avdi", "attdi"})


def is_of_road(tokens: Sequence[Token], clocks: Clocks) -> bool:
    """True for a lone time at which one left or came home, or that is a reason: fordi bussen gikk kl 23."""
    before = range(clocks.first, max(clocks.first - _WITHIN_CLAUSE, -1), -1)
    near = list(takewhile(lambda at: at == clocks.first or tokens[at].kind == "word", before))
    road = [at for at in near[:_WITHIN] if any(has(tokens, at, sense) for sense in _OF_ROAD)]
    moving = bool(road) and not (clocks.until and _drags_on(tokens, road[0]))
    return clocks.end is None and (moving or any(text_at(tokens, at) in _BECAUSE for at in near))


def is_ridden_from(clocks: Clocks, meeting: Draft, tokens: Sequence[Token], rides: Sequence[Draft]) -> bool:
    """True for the lone time of a ride behind the meeting it went from: taxi hjem etter kommunestyret 12.11 kl 23."""
    if not rides or clocks.end is not None or clocks.first < meeting.last:
        return False
    at = meeting.first - 1
    while at > 0 and (tokens[at].text in _OF_THE or has(tokens, at, "meeting")):
        at -= 1
    return text_at(tokens, at) in _AFTER


def _drags_on(tokens: Sequence[Token], out: int) -> bool:
    """True for the `ut` of `det trakk ut` and `formannskapet drog ut`, which is not said of the writer."""
    told = text_at(tokens, out) in _OUT and text_at(tokens, out - 1) in _DRAGGING
    return told and not is_writer(tokens, out - 2)


def is_lasting(tokens: Sequence[Token], mention: Duration) -> bool:
    """True for how long something took: møtet varte i 4 timer."""
    return any(has(tokens, mention.first - step, "lasting") for step in (1, 2))


def is_stay(tokens: Sequence[Token], mention: Duration, before: Sequence[Draft], sentence: int) -> bool:
    """True for the nights at a hotel that was paid for: hotell 2 døgn, 1800 kr."""
    lodged = any(has(tokens, one.first, "lodging") and one.sentence == sentence for one in before[:1])
    return lodged and mention.unit == "day"


def is_of_journey(
    tokens: Sequence[Token], mention: Duration, trips: Sequence[Draft], layout: Layout, caring: Iterable[int]
) -> bool:
    """True for how long one of the trips was, beside its name or a night's lodging: `diett Bodø 3.-5.11, 2 døgn`.

    Not where its sentence speaks of work with children, nor of how old one is.
    """
    sentence = layout.sentence[mention.first]
    if mention.unit != "day" or not trips or any(layout.sentence[at] == sentence for at in caring):
        return False
    around = [at for at in range(mention.first, mention.last + _WITHIN_CLAUSE) if at < len(tokens)]
    beside = [at for at in around if layout.sentence[at] == sentence]
    if any(tokens[at].text in _AGE_SIDES or has(tokens, at, "age") for at in beside):
        return False
    slept = any(has(tokens, at, sense) for at in beside for sense in ("lodging", "sleep"))
    return slept or any(trip.sentence == sentence for trip in trips)


def is_said_twice(known: Sequence[Duration], mention: Duration, sentence: Sequence[int]) -> bool:
    """True for the same hours in another sentence of a text of one day: took three hours off … claim 3 hours."""
    return any(
        (one.amount, one.unit) == (mention.amount, mention.unit) and sentence[one.first] != sentence[mention.first]
        for one in known
    )


def is_of_kilometres(before: Sequence[Draft], rate: Money) -> bool:
    """True for the price of a distance right before it: 42 km à 5,30."""
    return any(one.last == rate.first for draft in before[:1] for one in draft.distances)


def takes_count(draft: Draft, count: Count, units: Set[str], *, driven: bool, labelled: bool) -> bool:
    """True for a draft of those `units` that may have the count.

    `driven` is where the count's sentence has a drive, `labelled` where it ends a label: kommunestyremøter: 5 stk.
    """
    if count.of in ("meeting", "duty"):
        return "meeting" in units
    if count.of == "day":
        return "day" in units
    if labelled and count.rule == "pieces" and units == {"meeting"}:
        return draft.last < count.first
    if count.of == "night":
        return bool(units & {"amount", "day"})
    if count.of == "piece" and count.amount is None:  # et par bompasseringer
        return draft.first == count.last
    if count.of == "trip" and draft.kind == "mileage":
        return True
    if count.of == "trip" and units == {"meeting"}:  # møtt i formannskapet noen ganger
        return count.rule == "times" and not driven
    if count.of == "trip" and "hour" in units and driven:  # kjørt til avlastning 4 ganger, 12 km hver gang
        return False
    return bool(units & {"amount", "hour", "day"})
