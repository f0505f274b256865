"""What was paid on the one day that was not like the others: `hver gang unntatt den 27., da tok jeg bussen, 88 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.layout.clauses import THEN
from parsers.text.lines.days.exceptions import excepted
from parsers.text.lines.days.otherwise import TAKEN
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import BOTH
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 3., 10. og 17. november, 22 km alle gangene unntatt den 10., da tok jeg bussen (44 kr x 2)": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "transit 10.11 88"),
    ],
    "planutvalet 3., 10. og 17. november, 22 km kvar gong bortsett frå den 10., då eg tok bussen (88 kr)": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "transit 10.11 88"),
    ],
    "planning committee 3, 10 and 17 November. 22 km each time except the 10th, when I took the bus (NOK 88)": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "transit 10.11 88"),
    ],
    "planutvalget 3., 10. og 17. november. 22 km hver gang utenom den 10. Da tok jeg taxi for 210 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "taxi 10.11 210"),
    ],
    "planutvalget 3.11, 10.11 og 17.11, 22 km hver gang utenom den 10., da tok jeg sykkel, parkering 60 kr hver gang": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "parking 03.11 60", "parking 10.11 60", "parking 17.11 60"),
    ],
    "planutvalget 3., 10. og 17. november. 22 km hver gang unntatt den 10. Parkering 40 kr hver gang": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11", "mileage 03.11 22", "mileage 17.11 22"),
        *("parking 03.11 40", "parking 10.11 40", "parking 17.11 40"),
    ],
    "planutvalget 3., 10. og 17. november. 22 km hver gang unntatt den 10., da gikk jeg": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11", "mileage 03.11 22", "mileage 17.11 22"),
    ],
    "planutvalget 3., 10. og 17. november. 22 km hver gang unntatt den 10., da var det 30 km": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "mileage 10.11 30"),
    ],
    "planutvalet 3., 10. og 17. november. 22 km kvar gong unnateke den 10., då køyrde eg 30": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 22", "mileage 17.11 22", "mileage 10.11 30"),
    ],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang bortsett fra 10.11, da var det 2": [
        *("support-hour 03.11 3", "support-hour 17.11 3", "support-hour 10.11 2"),
    ],
    "support contact 3, 10 and 17 November, 3 hours each time except the 10th, when it was 2 hours": [
        *("support-hour 03.11 3", "support-hour 17.11 3", "support-hour 10.11 2"),
    ],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang bortsett fra 10.11, da var han syk": [
        *("support-hour 03.11 3", "support-hour 17.11 3"),
    ],
}
_POINTS = frozenset({".", ",", "(", ";", "-", "\n"})
_TOOK, _NEAR = 4, 4


def on_excepted_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give what was taken instead, behind `da`, and what it came to, the day right before that was left out."""
    if analysis.said.isdisjoint(THEN):
        return
    tokens = analysis.tokens
    for one in excepted(analysis):
        then = then_behind(tokens, one)
        if then is None:
            continue
        verb = next((place for place in range(then, then + _TOOK) if text_at(tokens, place) in TAKEN), None)
        for draft in drafts:
            told = _is_come_to(analysis, then, draft) if verb is None else _is_taken(analysis, then, verb, draft)
            if told:
                draft.dates, draft.each = [one], False


def then_behind(tokens: Sequence[Token], one: Dated) -> int | None:
    """The `da` right behind the day; None where there is none."""
    at = one.when.last
    while text_at(tokens, at) in _POINTS:
        at += 1
    return at if text_at(tokens, at) in THEN else None


def _is_come_to(analysis: Analysis, then: int, draft: Draft) -> bool:
    """True for what nothing but words lead to from `da`: `da var det 2 timer`, `da kjørte jeg 30 km`."""
    values = [one.first for one in (*draft.durations, *draft.clocks, *draft.distances, *draft.moneys)]
    if not values or not then < min(values) <= then + _NEAR or not _is_first(analysis, then, min(values)):
        return False
    return all(token.kind == "word" for token in analysis.tokens[then : min(values)])


def _is_first(analysis: Analysis, then: int, place: int) -> bool:
    """True where no sentence ends between the two tokens."""
    return analysis.layout.sentence[then] == analysis.layout.sentence[place]


def _is_taken(analysis: Analysis, then: int, verb: int, draft: Draft) -> bool:
    """True for what stands right behind the verb, where no sum of each time or of more days follows."""
    first, tokens = draft.first, analysis.tokens
    if (
        draft.dates
        or not draft.moneys
        or not verb - _TOOK < first <= verb + _NEAR
        or not _is_first(analysis, then, first)
    ):
        return False
    between = {token.text for token in tokens[verb:first]}
    after = draft.moneys[-1].last
    again = text_at(tokens, after) in BOTH or any(has(tokens, after, sense) for sense in ("each_time", "each"))
    return between.isdisjoint(_POINTS) and not again
