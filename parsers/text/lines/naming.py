"""The claim's title and each line's purpose, in the writer's own words."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.items import Item

_ABBREVIATED = 4
_LONGEST = 60
_PART = re.compile(r"(?:(?:for|til|på|i|av|on|to)\s+)?(?P<words>[^\W\d_][^\d\n.,;:!?]+)")
_COSTS = re.compile(r"\s+(?:kostet|kosta|koster|kostar|costs?)\s*$", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:(?:re|sv|vs|fw|fwd|aw)\s*:\s*)+", re.IGNORECASE)


def title_of(subject: str | None, items: Sequence[Item]) -> str | None:
    """The subject without reply marks, else the first line's purpose."""
    if subject and (cleaned := _PREFIX.sub("", subject.strip())):
        return cleaned
    purposes = (item.values["purpose"] for item in items if "purpose" in item.values)
    return next(purposes, None)


def set_purposes(text: str, items: Sequence[Item], types: TypeIndex) -> None:
    """A meeting's purpose is its name as written and its date; lines of the same day share it.

    An abbreviation, and a name with a wrong letter, is written as the catalogue has it.
    """
    meetings = types.meetings
    by_day: dict[dt.date | None, str] = {}
    for item in items:
        code, day = item.values.get("type", ""), item.values.get("date")
        if code in meetings:
            start, end = item.evidence["type"][0] if "type" in item.evidence else (0, 0)
            said = text[start:end]
            name = said if len(said) > _ABBREVIATED and not types.misspells(said) else meetings[code]
            item.values["purpose"] = (
                name[:1].upper() + name[1:] + (f" {day.day:02}.{day.month:02}.{day.year}" if day else "")
            )
            by_day.setdefault(day, item.values["purpose"])
    for item in items:
        day = item.values.get("date")
        if item.kind != "per_diem" and "purpose" not in item.values and day in by_day:
            item.values["purpose"] = by_day[day]


def speak_of(item: Item, text: str, *, lost: bool) -> None:
    """Give the item's questions what they are about: lost income, or the words that name no type."""
    if lost:
        item.questions = [replace(asked, facts={**asked.facts, "topic": "lost"}) for asked in item.questions]
        return
    for place, asked in enumerate(item.questions):
        if asked.code == "unknown_type" and (said := _said(item, text)):
            item.questions[place] = replace(asked, facts={**asked.facts, "said": said})


def _said(item: Item, text: str) -> str:
    """The words that stand for the type: its name, or what is written before the sum, else after it."""
    if name := item.evidence.get("type"):
        return text[slice(*name[0])]
    start, end = item.evidence.get("amount", [(0, 0)])[0]
    before = _PART.findall(text[max(0, start - _LONGEST) : start])
    after = _PART.search(text, end, min(end + _LONGEST, len(text)))
    said = before[-1] if before else after["words"] if after else ""
    return _COSTS.sub("", said).strip()
