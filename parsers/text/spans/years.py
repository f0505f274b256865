"""A year said with the last of a sentence's days is the year of those before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.text.spans.mentions import Day, Mention, When

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 3.11 og planutvalget 17.11.2025": ["2025-11-03", "2025-11-17"],
    "kommunestyret 3. november og planutvalet 17. november 2025": ["2025-11-03", "2025-11-17"],
    "council 3 November and planning committee 17 November 2025": ["2025-11-03", "2025-11-17"],
    "formannskapet den 2., planutvalget den 9. oktober 2025": ["2025-10-02", "2025-10-09"],
    "formannskapet 12. desember og planutvalget 3. januar 2026": ["2025-12-12", "2026-01-03"],
    "formannskapet 10.11.2025, planutvalget 3.11 og 12.11.2026": ["2025-11-10", "2026-11-03", "2026-11-12"],
    "kommunestyret 3.11. Glemte også planutvalget 17.11.2025": ["2026-11-03", "2025-11-17"],
}


def with_last_year(mentions: list[Mention], sentence: Sequence[int]) -> list[Mention]:
    """The mentions, with the year of a sentence's last day for the days before it that rise towards it."""
    whens = [one for one in mentions if isinstance(one, When) and one.shape in ("days", "period")]
    if len(whens) < 2:
        return mentions
    dated: dict[int, When] = {}
    for _, group in groupby(whens, lambda one: sentence[one.first]):
        *before, last = group
        if before and last.days[-1].year is not None and _rise([day for one in (*before, last) for day in one.days]):
            for one in before:
                days = tuple(replace(day, month=_month(day, last), year=last.days[-1].year) for day in one.days)
                dated[one.first] = replace(one, days=days)
    return [dated.get(one.first, one) if isinstance(one, When) else one for one in mentions] if dated else mentions


def _month(day: Day, last: When) -> int | None:
    return day.month if day.month is not None else last.days[0].month


def _rise(days: Sequence[Day]) -> bool:
    """True for days of the calendar in order, of which only the last has a year."""
    *before, last = days
    if any(day.day is None or day.year is not None or day.year_offset is not None or day.weeks for day in before):
        return False
    if last.day is None or last.month is None:
        return False
    places = [(day.month or last.month, day.day or 0) for day in days]
    return places == sorted(places)
