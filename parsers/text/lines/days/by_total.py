"""Sums that hold on each of their days, as the total or a drive says: `buss 31 kr hver vei 3.11 og 10.11, 124 kr`."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Money

EXAMPLES: Mapping[str, Sequence[str]] = {
    "buss 31 kr hver vei 3.11 og 10.11, så 124 kr til sammen": ["transit 03.11 62", "transit 10.11 62"],
    "buss 3.11 og 10.11, 31 kr kvar veg. Til saman 124 kr.": ["transit 03.11 62", "transit 10.11 62"],
    "bom 31 kr 3.11 og 10.11, til sammen 62 kr": ["toll 03.11 31", "toll 10.11 31"],
    "bus 31 kr each way on 3 November and 10 November, so 124 kr altogether": ["transit 03.11 62", "transit 10.11 62"],
    "buss 31 kr hver vei 3.11 og 10.11, til sammen 62 kr": ["transit 62 ?date"],
    "buss 31 kr hver vei 3.11 og 10.11": ["transit 62 ?date"],
    "Kjørte 27 km t/r 3.11 og 10.11. Bom 23 kr hver vei 3.11 og 10.11": [
        *("mileage 03.11 27", "mileage 10.11 27", "toll 03.11 46", "toll 10.11 46"),
    ],
    "Køyrde 27 km kvar veg 3.11 og 10.11, ferje 23 kr kvar veg 3.11 og 10.11": [
        *("mileage 03.11 54", "mileage 10.11 54", "ferry 03.11 46", "ferry 10.11 46"),
    ],
    "Drove 27 km there and back on 3 and 10 November. Toll 23 kr each way on 3 and 10 November": [
        *("mileage 03.11 27", "mileage 10.11 27", "toll 03.11 46", "toll 10.11 46"),
    ],
    "Kjørte 27 km t/r 3.11 og 30 km t/r 10.11. Bom 23 kr hver vei 3.11 og 10.11": [
        *("mileage 03.11 27", "mileage 10.11 30", "toll 03.11 46", "toll 10.11 46"),
    ],
    "Kjørte 27 km t/r 3.11 og 10.11. Ferje 92 kr totalt, 23 kr hver vei 3.11 og 10.11": [
        *("mileage 03.11 27", "mileage 10.11 27", "ferry 92 ?date"),
    ],
    "Kjørte 27 km t/r 3.11. Bom 23 kr hver vei 3.11 og 10.11": ["mileage 03.11 27", "toll 46 ?date"],
    "Kjørte 27 km t/r 3.11 og 10.11. Bom 23 kr 3.11 og 10.11": [
        *("mileage 03.11 27", "mileage 10.11 27", "toll 23 ?date"),
    ],
}
_WAYS = frozenset({"each", "round"})
_BESIDE = 3
_MOST = 31
"""Days of one sum; keeps long texts linear."""


def each_by_total(drafts: Sequence[Draft], total: Money) -> None:
    """Note on the only outlay whose sum makes the total of the text, once for each of its days, that it is of each."""
    fitting = [draft for draft in drafts if _makes(draft, total)]
    if len(fitting) == 1:
        fitting[0].each = True


def each_as_driven(drafts: Sequence[Draft]) -> None:
    """Note on the outlays of one way, told of just the days of drives there and back, that they are of each."""
    drives = [_days(one) for one in drafts if one.distances and any(way.way in _WAYS for way in one.ways)]
    driven = {*map(frozenset, drives), frozenset[dt.date]().union(*drives)} if drives else ()
    for draft in drafts if driven else ():
        paid = draft.kind == "expense" and len(draft.moneys) == 1 and not draft.moneys[0].times
        days = frozenset(_days(draft))
        if paid and len(days) > 1 and days in driven and _is_one_way(draft):
            draft.each = True


def _is_one_way(draft: Draft) -> bool:
    """True for `23 kr hver vei`, not for the total of `92 kr totalt, 23 kr hver vei`."""
    money = draft.moneys[0]
    near = range(money.first - _BESIDE, money.last + _BESIDE)
    return any(way.way == "each" and way.first in near for way in draft.ways)


def _days(draft: Draft) -> set[dt.date]:
    """The days that the draft is told of one by one."""
    return {day for one in draft.dates if not (one.end or one.wide) for day in one.days}


def _makes(draft: Draft, total: Money) -> bool:
    """True for one sum, of one way or of both, and several days that are told one by one."""
    if draft.kind != "expense" or len(draft.moneys) != 1 or not 0 < len(draft.dates) <= _MOST:
        return False
    if any(one.end or one.wide for one in draft.dates):
        return False
    days = _days(draft)
    ways = 2 if any(way.way == "each" for way in draft.ways) else 1
    money = draft.moneys[0]
    return len(days) > 1 and not money.times and money.amount * ways * len(days) == total.amount
