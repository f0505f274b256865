"""From when to when stays lasted whose days stand apart: `6.-8.11 og 13.-15.11, fra fredag kl 17 til søndag kl 17`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from parsers.text.spans.mentions import MEASURED, TIMED, Clocks, Mention, When
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlasta lav sats 2 helger i oktober: 9.-11. og 23.-25., fra fre 17 til søn 17": [
        *("care-hour-low 09.10 48", "care-hour-low 23.10 49"),
    ],
    "Avlasting låg sats 9.-11.10 og 23.-25.10, kvar gong frå fredag kl. 16 til sundag kl. 18": [
        *("care-hour-low 09.10 50", "care-hour-low 23.10 51"),
    ],
    "Respite care low rate 9-11 October and 6-8 November, both from Friday 5 pm to Sunday 5 pm": [
        *("care-hour-low 09.10 48", "care-hour-low 06.11 48"),
    ],
    "Avlastning lav sats, begge helger fra fredag kl 16 til søndag kl 18: 9.-11.10 og 6.-8.11": [
        *("care-hour-low 09.10 50", "care-hour-low 06.11 50"),
    ],
    "Avlastning lav sats 9.-11.10 fra fre kl 17 til søn kl 17": ["care-hour-low 09.10 48"],
    "Avlastning lav sats 9.-11.10. Fredag kl 17 til søndag kl 17": ["care-hour-low 09.10 48"],
    "Avlastning lav sats 9.-11.10 48 timer, og fra fredag 6.11 kl 16 til søndag 8.11 kl 18": [
        *("care-hour-low 09.10 48", "care-hour-low 06.11 50"),
    ],
}
_LATER = 2
"""Places from the period of such a stay to what follows its times."""
_MOST = 20
"""Nobody tells more beside one stay; keeps long texts linear."""


def told_of_stays(mentions: list[Mention], dated: list[Dated]) -> tuple[list[Mention], list[Dated]]:
    """The values and days, where such weekdays are those of the stays right beside, each of which has the times."""
    if not any(one.rule == "stay" for one in mentions):
        return mentions, dated
    days = {one.when.first: one for one in dated}
    gone: set[int] = set()
    held = {one.first: one for one in mentions}
    for at, (stay, times) in enumerate(pairwise(mentions)):
        if stay.rule != "stay" or not isinstance(stay, When) or not isinstance(times, Clocks) or _has_dates(stay):
            continue
        before, after = mentions[max(0, at - _MOST) : at], mentions[at + _LATER : at + _LATER + _MOST]
        beside = _stays(before[::-1], days) or _stays(after, days)
        if beside and all(_is_on(one, stay) for one in beside):
            gone.add(stay.first)
            held[times.first] = replace(times, of_all=True)
    left = [one for first, one in held.items() if first not in gone]
    return left, [one for one in dated if one.when.first not in gone]


def _has_dates(stay: When) -> bool:
    """True where it is told which Friday and which Sunday they were."""
    return any(day.weekday is None or day.day or day.week for day in stay.days)


def _stays(beside: Sequence[Mention], days: Mapping[int, Dated]) -> list[Dated]:
    """The days told from there on, up to the next value of a line, but for the months that they are of."""
    told = takewhile(lambda one: not isinstance(one, (*TIMED, *MEASURED)), beside)
    places = (at for one in told if isinstance(one, When) for at in range(one.first, one.last))
    return [days[at] for at in places if at in days and not (days[at].wide or days[at].trouble == "vague")]


def _is_on(known: Dated, stay: When) -> bool:
    """True for a period from and to the weekdays of the stay."""
    first, last = stay.days
    if known.end is None or known.trouble or not known.days:
        return False
    return (known.days[0].weekday(), known.end.weekday()) == (first.weekday, last.weekday)
