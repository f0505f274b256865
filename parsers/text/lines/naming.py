"""The claim's title and each line's purpose, in the writer's own words."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from parsers.text.lines.items import Item

_ABBREVIATED = 4
_PREFIX = re.compile(r"^(?:(?:re|sv|vs|fw|fwd|aw)\s*:\s*)+", re.IGNORECASE)


def title_of(subject: str | None, items: Sequence[Item]) -> str | None:
    """The subject without reply marks, else the first line's purpose."""
    if subject and (cleaned := _PREFIX.sub("", subject.strip())):
        return cleaned
    purposes = (item.values["purpose"] for item in items if "purpose" in item.values)
    return next(purposes, None)


def set_purposes(text: str, items: Sequence[Item], meetings: Mapping[str, str]) -> None:
    """A meeting's purpose is its name as written and its date; lines of the same day share it.

    An abbreviation is written out as the catalogue has it; `meetings` are the names by code.
    """
    by_day: dict[dt.date | None, str] = {}
    for item in items:
        code, day = item.values.get("type", ""), item.values.get("date")
        if code in meetings:
            start, end = item.evidence["type"][0] if "type" in item.evidence else (0, 0)
            name = text[start:end] if end - start > _ABBREVIATED else meetings[code]
            item.values["purpose"] = name[:1].upper() + name[1:] + (f" {day:%d.%m.%Y}" if day else "")
            by_day.setdefault(day, item.values["purpose"])
    for item in items:
        day = item.values.get("date")
        if item.kind != "per_diem" and "purpose" not in item.values and day in by_day:
            item.values["purpose"] = by_day[day]
