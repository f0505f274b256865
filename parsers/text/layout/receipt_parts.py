"""What one receipt is made up of, in brackets behind its sum: `577,40 kr (jord 349,90, frø 128,50, hansker 99)`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, When, text_at
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11: 577,40 kr, alt på én kvittering (jord 349,90, frø 128,50 og hansker 99,00).": ["outlay 10.11 577.4"],
    "Utlegg 10.11: 577,40 kr (jord 349,90 kr, frø 128,50 kr og hanskar 99 kr)": ["outlay 10.11 577.4"],
    "Buss 10.11 76 kr (38 kr dit og 38 kr hjem)": ["transit 10.11 76"],
    "Bus on 10 November NOK 76 (NOK 38 there and NOK 38 back)": ["transit 10.11 76"],
    "Utlegg 10.11: 158 kr (parkering 58 kr og bom 100 kr)": ["parking 10.11 58", "toll 10.11 100"],
    "Taxi 10.11 158 kr (taxi 100 kr og tips 58 kr)": ["taxi 10.11 158"],
    "Utlegg 10.11: 60 kr (også 9.11: 40 kr)": ["outlay 10.11 60", "outlay 09.11 40"],
    "Utlegg 10.11: 577,40 kr (jord 349,90 kr og frø 128,50 kr)": [
        *("outlay 10.11 577.4", "outlay 10.11 349.9", "outlay 10.11 128.5"),
    ],
}
_MOST = 20
"""Brackets that are looked at, and tokens of one: keeps hostile texts linear."""
_LONGEST = 60


def without_receipt_parts(
    tokens: Sequence[Token], mentions: list[Mention], named: list[TypeMention], layout: Layout, general: frozenset[str]
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions without the parts of such receipts; where each part is of a type of its own, without the whole.

    The `general` outlay is no type of its own; a name that only the whole had goes with it.
    """
    sums = [one for one in mentions if isinstance(one, Money)]
    if len(sums) <= len(("whole", "part")) or all(token.text != "(" for token in tokens):
        return mentions, named
    gone: set[int] = set()
    for opening in said_at(tokens, {"("})[:_MOST]:
        closing = next((at for at in range(opening, opening + _LONGEST) if text_at(tokens, at) == ")"), opening)
        inside = [one for one in sums if opening < one.first < closing]
        whole = next((one for one in reversed(sums) if one.last <= opening), None)
        if whole is None or layout.sentence[whole.first] != layout.sentence[opening] or not _make(inside, whole):
            continue
        if any(isinstance(one, When) and opening < one.first < closing for one in mentions):
            continue
        if any("pay" in token.senses or token.writer for token in tokens[opening:closing]):
            continue  # 300 kr (moren betalte 100 kr og jeg 200 kr)
        names = [one for one in named if opening < one.first < closing]
        if sum(not general.issuperset(one.codes) for one in names) < len(inside):
            gone |= {*map(id, inside), *map(id, names)}
        else:
            gone |= {id(whole), *_general(named, whole, layout, general)}
    if not gone:
        return mentions, named
    return [one for one in mentions if id(one) not in gone], [one for one in named if id(one) not in gone]


def _make(parts: Sequence[Money], whole: Money) -> bool:
    """True for several sums, in one currency, that come to the whole."""
    alike = all(one.currency == whole.currency for one in parts)
    return len(parts) > 1 and alike and sum(one.amount * (one.times or 1) for one in parts) == whole.amount


def _general(named: Sequence[TypeMention], whole: Money, layout: Layout, general: frozenset[str]) -> Iterator[int]:
    """The names for outlays of any kind before the whole in its sentence."""
    number = layout.sentence[whole.first]
    before = takewhile(lambda one: one.first < whole.first, named)
    return (id(one) for one in before if layout.sentence[one.first] == number and general.issuperset(one.codes))
