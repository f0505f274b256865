"""Sums that hold on each of their days because the total says so: `buss 31 kr hver vei 3.11 og 10.11, i alt 124 kr`."""

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
}
_MOST = 31
"""Days of one sum; keeps long texts linear."""


def each_by_total(drafts: Sequence[Draft], total: Money) -> None:
    """Note on the only outlay whose sum makes the total of the text, once for each of its days, that it is of each."""
    fitting = [draft for draft in drafts if _makes(draft, total)]
    if len(fitting) == 1:
        fitting[0].each = True


def _makes(draft: Draft, total: Money) -> bool:
    """True for one sum, of one way or of both, and several days that are told one by one."""
    if draft.kind != "expense" or len(draft.moneys) != 1 or not 0 < len(draft.dates) <= _MOST:
        return False
    if any(one.end or one.wide for one in draft.dates):
        return False
    days = {day for one in draft.dates for day in one.days}
    ways = 2 if any(way.way == "each" for way in draft.ways) else 1
    money = draft.moneys[0]
    return len(days) > 1 and not money.times and money.amount * ways * len(days) == total.amount
