"""Clock times of a period: of each of its days, or from its first day to its last, which only `hver dag` settles."""

from collections.abc import Mapping, Sequence

from parsers.text.lines.days.combined import Days
from parsers.text.lines.items import Item
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.mentions import Clocks, Duration
from parsers.text.spans.numbers import plain

EXAMPLES: Mapping[str, Sequence[str]] = {
    "avlastning lav sats 9.-13.11 kl 14-17": ["care-hour-low 09.11 ?quantity"],
    "avlasting låg sats 9.-13.11 kl 14-17 kvar dag": ["care-hour-low 09.11 15"],
    "respite care low rate 9-13 November, 2 pm-5 pm every day": ["care-hour-low 09.11 15"],
    "avlastning lav sats man-fre uke 46 14-17, til sammen 15 timer": ["care-hour-low 09.11 15"],
    "avlastning lav sats 9.-11.11 kl 20-08": ["care-hour-low 09.11 ?quantity"],
    "avlastning lav sats 9.-10.11 kl 20-08": ["care-hour-low 09.11 12"],
    "avlastning lav sats fra 13.11 kl 16 til 15.11 kl 18": ["care-hour-low 13.11 50"],
    "avlasting låg sats 13.11 kl. 16-15.11 kl. 18": ["care-hour-low 13.11 50"],
}
_PAIR = "clocks"
"""Told as one: kl 14-17; those of a stay stand with a day each."""
_DAY = 24


def set_each_day(item: Item, clocks: Clocks, days: Days, told: Sequence[Duration]) -> bool:
    """True where the hours of each day of a period are set, or asked: `9.-13.11 kl 14-17` may be 15 hours or 99.

    Hours that the text tells settle which; other hours are left for the comparison.
    """
    if clocks.rule != _PAIR or clocks.end is None or days.end is None or any(one.unit == "day" for one in told):
        return False
    once = hours_between(clocks.start, clocks.end)
    later = (days.end - days.days[0]).days - (clocks.end <= clocks.start)
    times = later + 1 - len(days.skipped)
    if times < 2:
        return False
    each = once * times
    if (days.daily and not days.wide) or any(one.amount == each for one in told):
        item.set("quantity", each, clocks.span, *days.spans)
        return True
    if told:
        return False
    item.evidence["quantity"] = [clocks.span]
    item.ask("quantity", "ambiguous", plain(each), plain(once + later * _DAY))
    return True
