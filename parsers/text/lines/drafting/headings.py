"""Headings whose type is that of every row below, whatever each row was for."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Money, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Parkering:\n7.11. rådhuset 112 kr\n8.11. torget 90 kr": ["parking 07.11 112", "parking 08.11 90"],
    "Utlegg støttekontakt:\n7.11. kafé 112 kr\n8.11. symjing 90 kr": [
        "support-outlay 07.11 112",
        "support-outlay 08.11 90",
    ],
    "Parking:\n7 November town hall NOK 60\n8 November Vik NOK 40\n\nHotel 9 November NOK 900": [
        "parking 07.11 60",
        "parking 08.11 40",
        "hotel 09.11 900",
    ],
}


def is_next_row(heading: Draft, money: Money, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for the sum of one more row right below a heading: `Parkering:`, `7.11 torget 60 kr`, `8.11 Vik 40 kr`."""
    if not heading.moneys or text_at(tokens, heading.last) != ":" or text_at(tokens, heading.last + 1) != "\n":
        return False
    rows = [layout.sentence[one.first] for one in (heading.moneys[0], heading.moneys[-1], money)]
    return rows[0] == heading.sentence + 1 and rows[2] - rows[1] in (0, 1)
