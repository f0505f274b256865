"""Names that stand behind the hours they are of, each after a comma: `7.11 3 t, lav sats, 8.11 4 t, høy sats`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Duration, Mention, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastning 7.11 kl 10-18, lav sats, og 8.11 kl 12-16, høy sats": [
        "care-hour-low 07.11 8",
        "care-hour-high 08.11 4",
    ],
    "Avlastning 7.11 8 timer, lav sats, 8.11 4 timer, høy sats": ["care-hour-low 07.11 8", "care-hour-high 08.11 4"],
    "Avlasting laurdag 7.11 kl 10-18, låg sats, og søndag 8.11 kl 12-16, høg sats": [
        *("care-hour-low 07.11 8", "care-hour-high 08.11 4"),
    ],
    "Respite care 7 November 8 hours, low rate, 8 November 4 hours, high rate": [
        *("care-hour-low 07.11 8", "care-hour-high 08.11 4"),
    ],
    "lav sats 7.11 8 timer, høy sats 8.11 4 timer, lav sats 9.11 2 timer": [
        *("care-hour-low 07.11 8", "care-hour-high 08.11 4", "care-hour-low 09.11 2"),
    ],
}
_ENDS = frozenset({"", ",", ".", "\n", ";", ")", "!"})
_HOURS = frozenset({"hour", "day"})


def with_trailing_names(
    layout: Layout, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], types: TypeIndex
) -> Layout:
    """The layout with each such name in the clause of its hours, where every name of hours but a heading stands so."""
    ends = {one.last for one in mentions if isinstance(one, (Clocks, Duration))}
    if len(ends) < 2:
        return layout
    first = min(ends)
    rates = [one for one in named if one.first > first and types.units(one.codes) <= _HOURS]
    if len(rates) < 2 or not all(_trails(tokens, one, ends) for one in rates):
        return layout
    clause, part = [*layout.clause], [*layout.part]
    for one in rates:
        for numbers in (clause, part):
            numbers[one.first - 1 : one.last] = [numbers[one.first - 2]] * (one.last - one.first + 1)
    return replace(layout, clause=clause, part=part)


def _trails(tokens: Sequence[Token], name: TypeMention, ends: set[int]) -> bool:
    """True for a name between a comma right behind hours and the end of its clause."""
    closed = text_at(tokens, name.last) in _ENDS or has(tokens, name.last, "join")
    return closed and text_at(tokens, name.first - 1) == "," and name.first - 1 in ends
