"""The week that stands after weekdays and places them: man 3 t, ons 2 t uke 46."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.earlier import is_weekday
from parsers.text.spans.mentions import When

_WEEK_WITHIN = 3
"""Tokens between the last weekday of a list and the week that places it: fre 4 t i uke 46."""
_BESIDE = 1
"""The same for a week to come, which else is one of something else: `mandag. Kvittering kommer neste uke`."""


def weeks_after(whens: list[When]) -> dict[int, When]:
    """The week named right after weekdays, by their places: man 3 t, ons 2 t uke 46."""
    weeks: dict[int, When] = {}
    for index in range(len(whens) - 2, -1, -1):
        when, after = whens[index], whens[index + 1]
        if when.shape not in ("days", "period") or any(day.weekday is None or day.day or day.week for day in when.days):
            continue
        if after.shape == "week" and after.first - when.last <= (_BESIDE if _is_ahead(after) else _WEEK_WITHIN):
            weeks[index] = after
        elif after.first - when.last <= _WEEK_WITHIN and _is_placed(after):
            of = replace(after.days[0], weekday=None)
            weeks[index] = When(rule=after.rule, first=after.first, last=after.last, days=(of,), shape="week")
        elif index + 1 in weeks:
            weeks[index] = weeks[index + 1]
    return _not_headed(whens, weeks)


def weeks_before(whens: Sequence[When]) -> dict[int, When]:
    """The several weeks, one after the other, that stand right before weekdays: uke 45 og 46: man 3 t, ons 2 t."""
    weeks: dict[int, When] = {}
    heading: When | None = None
    for index, when in enumerate(whens):
        if when.shape == "week":
            numbers = [day.week for day in when.days if day.week is not None]
            in_turn = len(numbers) > 1 and numbers == [*range(numbers[0], numbers[0] + len(when.days))]
            heading = when if in_turn else None
        elif when.shape != "days" or not all(is_weekday(day) for day in when.days):
            heading = None
        elif heading and (index - 1 in weeks or when.first - heading.last <= _WEEK_WITHIN + 1):
            weeks[index] = heading
    return weeks


def _not_headed(whens: Sequence[When], weeks: Mapping[int, When]) -> dict[int, When]:
    """The `weeks` of weekdays, but for those under a week of their own: uke 41: man 3 t, ons 2 t; uke 42: man 4 t."""
    kept: dict[int, When] = {}
    last: When | None = None  # the week that the weekdays before are placed by
    for index, when in enumerate(whens):
        head = whens[index - 1] if index else None
        if index not in weeks:
            continue
        heads = (
            head is not None and head is not last and head.shape == "week" and when.first - head.last <= _WEEK_WITHIN
        )
        under = index - 1 in weeks and index - 1 not in kept
        if not (heads or under):
            kept[index] = last = weeks[index]
    return kept


def _is_placed(when: When) -> bool:
    """True for weekdays with their week: tir, ons uke 46."""
    day = when.days[0] if when.days else None
    return day is not None and day.weekday is not None and (day.week is not None or day.weeks is not None)


def _is_ahead(week: When) -> bool:
    """True for `neste uke`."""
    return any(day.ahead or (day.weeks or 0) > 0 for day in week.days)
