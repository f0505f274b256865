"""Hours that are told of a day and not counted, `10.11 var vi på kino noen timer`: a line whose hours are asked."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 kl 17-19. 10.11 var vi på biblioteket et par timer.": [
        *("support-hour 09.11 2", "support-hour 10.11 ?quantity"),
    ],
    "Eg er støttekontakt for Lars. 9.11 var vi på kino nokre timar. 10.11 var vi på kamp kl 18-20.": [
        *("support-hour 10.11 2", "support-hour 09.11 ?quantity"),
    ],
    "support contact 9 November 17-19. On 10 November we met for a couple of hours and saw a film.": [
        *("support-hour 09.11 2", "support-hour 10.11 ?quantity"),
    ],
    "støttekontakt 9.11 kl 17-19, 10.11 var vi på kino et par timer, kjørte 18 km hver dag": [
        *("support-hour 09.11 2", "support-hour 10.11 ?quantity", "mileage 09.11 18", "mileage 10.11 18"),
    ],
    "9.11 var vi på kamp, så jeg vil føre noen timer som støttekontakt": ["support-hour 09.11 ?quantity"],
    "støttekontakt 9.11 kl 17-19. Det tok noen timer å skrive rapporten.": ["support-hour 09.11 2"],
}

_MOST = 20
"""Such hours of one text; keeps long texts linear."""


def with_vague_hours(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with one for each day that has such hours, where the text's hours are of one kind."""
    told = [at for at in analysis.spots.get("vague_count", ()) if _counts_hours(analysis.tokens, at)]
    worked = [draft for draft in drafts if types.units(draft.codes) == {"hour"}] if told else []
    if not worked or len({draft.codes for draft in worked}) != 1 or worked[0].lost:
        return drafts
    sentence, part = analysis.layout.sentence, analysis.layout.part
    held = {id(one) for draft in worked for one in draft.dates}
    open_ones = {draft.sentence for draft in worked if not (draft.durations or draft.clocks)}
    told = [at for at in told if sentence[at] not in open_ones]
    found: list[Draft] = []
    beside = analysis.layout.by_sentence(analysis.dated)
    for at in told[:_MOST]:
        days = [one for one in beside.get(sentence[at], ()) if one.when.first < at]
        days = [one for one in days if part[one.when.first] == part[at]] if len(days) > 1 else days
        if len(days) != 1 or id(days[0]) in held or not days[0].days or days[0].wide:
            continue
        like = worked[0]
        draft = Draft(kind="expense", first=at, last=at + 2, clause=analysis.layout.clause[at], sentence=sentence[at])
        draft.codes, draft.type_spans, draft.dates, draft.lost = like.codes, list(like.type_spans), days, like.lost
        found.append(draft)
    return sorted((*drafts, *found), key=BY_PLACE)


def _counts_hours(tokens: Sequence[Token], at: int) -> bool:
    """True for `noen timer`, `a couple of hours`."""
    return has(tokens, at + 1 + (text_at(tokens, at + 1) == "of"), "hour")
