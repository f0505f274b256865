"""Rows of outlays that tell what was bought and not for how much: `Annet utlegg 22. mai: maling, se kvitteringen`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Annet utlegg 8.11: pizza 640 kr\nAnnet utlegg 12.11: maling, summen står på kvitteringen": [
        *("outlay 08.11 640", "outlay 12.11 ?amount"),
    ],
    "Anna utlegg 8. november: pizza 640 kr\n- Anna utlegg 12. november, maling til veggen": [
        *("outlay 08.11 640", "outlay 12.11 ?amount"),
    ],
    "Outlay 8 November: pizza NOK 640\nOutlay 12 November: paint, see the receipt": [
        *("? 08.11 640 ?type", "? 12.11 ?amount ?type"),
    ],
    "Utlegg 12.11:\nparkering 60 kr\nbuss 45 kr": ["parking 12.11 60", "transit 12.11 45"],
    "Utlegg 12.11: parkering 60 kr, buss 45 kr": ["parking 12.11 60", "transit 12.11 45"],
    "Parkering 12.11 60 kr. Jeg hadde andre utlegg 12.11, men de dekker jeg selv.": ["parking 12.11 60"],
}
_MARKS = frozenset({":", ",", "(", "-"})


def is_row(draft: Draft, others: Sequence[Draft], analysis: Analysis) -> bool:
    """True for a name at the beginning of its line with a day of its own and a thing, beside none of the `others`."""
    tokens = analysis.tokens
    before = draft.first - 1
    while before >= 0 and tokens[before].kind == "sym":
        before -= 1
    opens = before < 0 or tokens[before].kind == "nl"
    day = next((one for one in draft.dates if one.when.first == draft.last and not one.wide), None)
    if not opens or day is None or any(one.sentence == draft.sentence for one in others if one is not draft):
        return False
    thing = day.when.last + 1
    return text_at(tokens, day.when.last) in _MARKS and thing < len(tokens) and tokens[thing].kind == "word"
