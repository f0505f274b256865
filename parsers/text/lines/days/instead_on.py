"""What was paid on the one day that was not like the others: `hver gang unntatt den 27., da tok jeg bussen, 88 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.days.exceptions import excepted
from parsers.text.lines.days.otherwise import TAKEN, THEN
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import BOTH
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
}
_POINTS = frozenset({".", ",", "(", ";", "-", "\n"})
_TOOK, _NEAR = 4, 4
_BEHIND = 12
"""Tokens from `da` to what was paid."""


def on_excepted_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give what was taken instead, behind `da`, the day right before it that was left out of the others."""
    if analysis.said.isdisjoint(THEN) or analysis.said.isdisjoint(TAKEN):
        return
    tokens = analysis.tokens
    for one in excepted(analysis):
        at = one.when.last
        while text_at(tokens, at) in _POINTS:
            at += 1
        verb = next((place for place in range(at, at + _TOOK) if text_at(tokens, place) in TAKEN), None)
        if text_at(tokens, at) not in THEN or verb is None:
            continue
        for draft in drafts:
            bought = bool(draft.moneys) and not draft.dates and at < draft.first <= at + _BEHIND
            if bought and _is_first(analysis, at, draft.first) and _is_taken(tokens, verb, draft):
                draft.dates, draft.each = [one], False


def _is_first(analysis: Analysis, then: int, place: int) -> bool:
    """True where no sentence ends between the two tokens."""
    return analysis.layout.sentence[then] == analysis.layout.sentence[place]


def _is_taken(tokens: Sequence[Token], verb: int, draft: Draft) -> bool:
    """True for what stands right behind the verb, where no sum of each time or of more days follows."""
    between = {token.text for token in tokens[verb : draft.first]}
    after = draft.moneys[-1].last
    again = text_at(tokens, after) in BOTH or any(has(tokens, after, sense) for sense in ("each_time", "each"))
    return draft.first <= verb + _NEAR and between.isdisjoint(_POINTS) and not again
