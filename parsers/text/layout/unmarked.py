"""Rows without a mark between them, `fsk 10.11 9-12 24 km plan 12.11 13-15 30 km`: each begins a clause."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import add

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import (
    BY_PLACE,
    DAY_LEADS,
    Clocks,
    Distance,
    Duration,
    Mention,
    Money,
    When,
    has,
    text_at,
)
from parsers.text.words.tokens import Spots, Token

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
    "24 km formannskapet 10.11 30 km planutvalget 12.11": [
        *("mileage 10.11 24", "fee-executive 10.11", "mileage 12.11 30", "fee-planning 12.11"),
    ],
    "støttekontakt 3.11 2t og 12 km 10.11 3t og 14 km": [
        *("support-hour 03.11 2", "mileage 03.11 12", "support-hour 10.11 3", "mileage 10.11 14"),
    ],
    "formannskapet 10.11 tapt 3 timer planutvalget 12.11 tapt 2 timer": [
        *("fee-executive 10.11", "lost-undocumented 10.11 3", "fee-planning 12.11", "lost-undocumented 12.11 2"),
    ],
    "9.11 9-12 formannskapet 10.11 13-15 planutvalget": ["fee-executive 09.11", "fee-planning 10.11"],
    "støttekontakt 3.11 3 timer 10.11 2 timer 14 km hver gang": [
        *("support-hour 03.11 3", "support-hour 10.11 2", "mileage 03.11 14", "mileage 10.11 14"),
    ],
    "taxi 10.11 240 kr 12.11 180 kr parkering 60 kr": ["taxi 10.11 240", "taxi 12.11 180", "parking 60 ?date"],
    "støttekontakt 10.11 3 timer kino 145 kr 12.11 2 timer bowling 90 kr": [
        *("support-outlay 10.11 145", "support-outlay 12.11 90", "support-hour 10.11 3", "support-hour 12.11 2"),
    ],
    "kjørte 3.11 14 km til Vika og 10 km hjem": ["mileage 03.11 24"],
}

_VALUES = (Clocks, Distance, Duration, Money)
_TRAVELLED = ("depart", "return_home", "per_diem")

Element = Mention | TypeMention


def with_unmarked_rows(
    layout: Layout, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], spots: Spots
) -> Layout:
    """The layout with a clause for each row, which begins with its day, the name before it, or what is before both."""
    if sum(map(_is_day, mentions)) < 2 or any(sense in spots for sense in _TRAVELLED):
        return layout
    told = sorted((*(one for one in mentions if _is_day(one) or isinstance(one, _VALUES)), *named), key=BY_PLACE)
    clauses = layout.clause
    begins: list[int] = []
    for _, found in groupby(told, key=lambda one: layout.part[one.first]):
        part = [*found]
        rows = _rows(part, tokens)
        begins += [part[at].first for at in rows if clauses[part[at - 1].first] == clauses[part[at].first]]
    if not begins:
        return layout
    beyond = [bisect_right(begins, at) for at in range(len(tokens))]
    clause, parts = ([*map(add, numbers, beyond)] for numbers in (clauses, layout.part))
    return replace(layout, clause=clause, part=parts)


def _rows(told: Sequence[Element], tokens: Sequence[Token]) -> Sequence[int]:
    """The places of what each row but the first begins with; none where they are no rows."""
    days = [at for at, one in enumerate(told) if _is_day(one)]
    if len(days) < 2 or any(has(tokens, told[at].first - 1, "to") for at in days):
        return ()
    if all(isinstance(one, TypeMention) for one in told[: days[0]]):
        if all(at and _is_before(told[at - 1], told[at], tokens) for at in days):
            return _of_rows(told, [at - 1 for at in days])
        bought = any(isinstance(one, (TypeMention, Money)) for one in told[days[0] :])
        return () if bought and days[0] else _of_rows(told, days)  # 10.11 3 timer kino 145 kr 12.11 2 timer
    closed = days[-1] == len(told) - 1 and _are_alike(told, (-1, *days))
    return [at + 1 for at in days[:-1]] if closed else ()


def _of_rows(told: Sequence[Element], begins: Sequence[int]) -> Sequence[int]:
    """The places where rows begin but the first, if the last has no more than a row before it.

    What stands behind the last row may be of all of them: `3.11 3 timer 10.11 2 timer 14 km hver gang`.
    """
    *rows, last = [[*map(type, told[begin:end])] for begin, end in pairwise((*begins, len(told)))]
    valued = all(len(row) > 1 for row in (*rows, last))
    return begins[1:] if valued and any(row[: len(last)] == last for row in rows) else ()


def _are_alike(told: Sequence[Element], ends: Sequence[int]) -> bool:
    """True where what stands between the days is of the same kinds in each row."""
    return len({tuple(map(type, told[before + 1 : after])) for before, after in pairwise(ends)}) == 1


def _is_before(one: Element, day: Element, tokens: Sequence[Token]) -> bool:
    """True for the name right before a day: `planutvalget 12.11`, `planutvalget den 12.11`."""
    article = text_at(tokens, one.last) in DAY_LEADS
    return isinstance(one, TypeMention) and day.first in (one.last, one.last + article)


def _is_day(one: Element) -> bool:
    """True for a day, or a time from one to another; false for a week or month."""
    return isinstance(one, When) and one.shape in ("days", "period")
