"""Headings whose type is that of every row below, whatever each row was for."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft, is_meeting, units_of
from parsers.text.spans.mentions import Money, has, text_at
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
    "Parkering i november:\n\n- 7.11. rådhuset, 112 kr\n- 8.11. torget, 90 kr": [
        "parking 07.11 112",
        "parking 08.11 90",
    ],
    "Legitimert tap:\n9.11. (formannskapet): 1 245,00\n12.11. (kommunestyret): 996,00": [
        *("lost-documented 09.11 1245", "lost-documented 12.11 996", "fee-executive 09.11", "fee-council 12.11"),
    ],
    "Arbeidsgjevar har trekt meg, legitimert, og slippen ligg ved:\n\n9.11. formannskapet 1245 kr\n"
    "12.11. kommunestyret 996 kr\n\nSum 2241 kr.": [
        *("lost-documented 09.11 1245", "lost-documented 12.11 996", "fee-executive 09.11", "fee-council 12.11"),
    ],
    "Taxi home from:\nthe executive committee 9 November, NOK 145\nthe municipal council 12 November, NOK 160": [
        *("taxi 09.11 145", "taxi 12.11 160", "fee-executive 09.11", "fee-council 12.11"),
    ],
    "Parkering:\nformannskapet 9.11: 45 kr\nkommunestyret 12.11: 60 kr, bom 27 kr": [
        *("parking 09.11 45", "parking 12.11 60", "fee-executive 09.11", "fee-council 12.11", "toll 12.11 27"),
    ],
    "Formannskapet 9.11: 1650 kr\nKommunestyret 12.11: 1650 kr": ["fee-executive 09.11", "fee-council 12.11"],
}
_LONGEST = 12
"""Tokens between the name in a heading and the colon that ends it."""


def is_next_row(heading: Draft, money: Money, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for the sum of one more row right below a heading: `Parkering:`, `7.11 torget 60 kr`, `8.11 Vik 40 kr`."""
    last = _last_row(heading, tokens, layout)
    return bool(heading.moneys) and last is not None and layout.sentence[money.first] - last in (0, 1)


def over_meetings(
    before: Sequence[Draft], money: Money, tokens: Sequence[Token], layout: Layout, types: TypeIndex
) -> Draft | None:
    """The heading whose sums are told with the meeting that each was for: `Parkering:`, `formannskapet 3.2. 45 kr`.

    `before` are the drafts before the sum, nearest first.
    """
    number = layout.sentence[money.first]
    row = [draft for draft in before if draft.sentence == number]
    if not (row and all(is_meeting(draft, types) and not draft.moneys for draft in row)):
        return None
    above = [draft for draft in before if draft.sentence < number and "amount" in units_of(draft, types)]
    last = _last_row(above[0], tokens, layout) if above and not above[0].body else None
    return above[0] if last == number - 1 else None


def _last_row(heading: Draft, tokens: Sequence[Token], layout: Layout) -> int | None:
    """The number of the last row that a sum of the heading stands in, or of what is right above the first row.

    None for what is no heading: a name in a line that a colon ends, which speaks of no fee.
    """
    end = next((at for at in range(heading.last, heading.last + _LONGEST) if text_at(tokens, at) in ("\n", "")), 0)
    if text_at(tokens, end - 1) != ":" or any(has(tokens, at, "fee") for at in range(heading.first, end)):
        return None
    while text_at(tokens, end + 1) == "\n":
        end += 1
    rows = [layout.sentence[one.first] for one in (*heading.moneys[:1], *heading.moneys[-1:])]
    above = layout.sentence[min(end, len(tokens) - 1)]
    return None if rows and rows[0] != above + 1 else rows[-1] if rows else above
