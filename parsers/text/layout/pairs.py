"""Days and distances in turn without a mark between them, `man 14 km tir 22 km`: each day begins a clause."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, When, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "egen bil: man 9.11 14 km tir 10.11 22 km ons 11.11 9 km": [
        *("mileage 09.11 14", "mileage 10.11 22", "mileage 11.11 9"),
    ],
    "køyrde 3.11 14 km 10.11 22 km": ["mileage 03.11 14", "mileage 10.11 22"],
    "drove 3 November 14 km 10 November 22 km": ["mileage 03.11 14", "mileage 10.11 22"],
    "kjørte 14 km 3.11 22 km 10.11": ["mileage 03.11 14", "mileage 10.11 22"],
    "kjørte i uke 46: man 14 km tir 22 km": ["mileage 09.11 14", "mileage 10.11 22"],
    "Formannskapet 10.11. (24 km) Planutvalget 12.11. (30 km)": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-planning 12.11", "mileage 12.11 30"),
    ],
    "formannskapet den 10.11 24 km planutvalget den 12.11 30 km": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-planning 12.11", "mileage 12.11 30"),
    ],
    "kjørte 3.11 14 km til Vika og 10 km hjem": ["mileage 03.11 24"],
}

_ARTICLES = frozenset({"den", "the", "on"})


def paired(
    layout: Layout, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention]
) -> Layout:
    """The layout with a clause for each such pair, which begins with the name before its day."""
    begins: list[int] = []
    told = (one for one in mentions if isinstance(one, (When, Distance)) and not _is_wide(one))
    for _, found in groupby(told, key=lambda one: layout.clause[one.first]):
        inside = list(found)
        days, distances = inside[::2], inside[1::2]
        in_turn = all(isinstance(one, When) and one.shape == "days" for one in days)
        if len(inside) > 2 and len(days) == len(distances) and in_turn and {*map(type, distances)} == {Distance}:
            begins += [day.first for day in days[1:]]
    if not begins:
        return layout
    names = {_past_article(tokens, one.last): one.first for one in named}
    begins = [names.get(day, day) for day in begins]
    clause, part = (
        [number + bisect_right(begins, at) for at, number in enumerate(numbers)]
        for numbers in (layout.clause, layout.part)
    )
    return replace(layout, clause=clause, part=part)


def _past_article(tokens: Sequence[Token], at: int) -> int:
    """The token behind the `den` or `on` there: planutvalget den 12.11."""
    return at + (text_at(tokens, at) in _ARTICLES)


def _is_wide(one: Mention) -> bool:
    """True for the week or month of the days."""
    return isinstance(one, When) and one.shape in ("week", "month")
