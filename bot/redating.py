"""A day written in words of the claimant's that follows when the line is moved to another day."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from claims.claim import Claim
from claims.lines import day_of
from claims.questions import Edit

Width = Literal["wide", "abbreviated"]
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:kr|nok|kl|klokka|klokken|at|sak|saks?nr|saksnummer|nr|nummer|case|no|number|pkt|punkt|item)\.?|[€$£#])\s*$",
    re.I,
)
_UNIT_AFTER = re.compile(r"\s*(?:kr\b|kroner\b|nok\b|,-|km\b|mil\b|timer\b|timar\b|hours\b|%)", re.IGNORECASE)
Moves = dict[dt.date, dt.date]

_LANGUAGES = ("nb", "nn", "en")
_WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")


def moves(claim: Claim, edits: Sequence[Edit]) -> Moves:
    """The days that the edits move lines away from, each with where to; none for a day that goes to several."""
    found: dict[dt.date, set[dt.date]] = {}
    for edit in edits:
        new = _day(edit.value) if edit.field == "date" else None
        lines = claim.lines if edit.line is None else claim.lines[edit.line : edit.line + 1]
        for each in lines:
            if (old := day_of(each.line)) and new and new != old:
                found.setdefault(old, set()).add(new)
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def purposes(claim: Claim, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits by which the purposes of the moved lines name the new day."""
    known = moves(claim, edits)
    said = {edit.line for edit in edits if edit.field == "purpose"}
    moved = {edit.line for edit in edits if edit.field == "date"}
    for at, each in enumerate(claim.lines):
        old = day_of(each.line)
        if each.line.purpose and old in known and {at, None} & moved and not {at, None} & said:
            new = redated(each.line.purpose, old, known[old])
            if new != each.line.purpose:
                yield Edit(line=at, field="purpose", value=new)


def title(claim: Claim, known: Moves) -> str:
    """The claim's title with each day that none of its lines has any longer written as the new one."""
    left = {day_of(each.line) for each in claim.lines}
    said = claim.title
    for old, new in known.items():
        said = said if old in left else redated(said, old, new)
    return said


def redated(text: str, old: dt.date, new: dt.date) -> str:
    """The text with the old day, however it is written, as the new one in the same form.

    It stays as it is where it names the new day too; a sum, a clock time or the number of a case is no day.
    """
    if any(_is_day(match, text) for match in _pattern(new).finditer(text)):
        return text
    return _pattern(old).sub(lambda match: _written(match, old, new) if _is_day(match, text) else match[0], text)


def _is_day(match: re.Match[str], text: str) -> bool:
    """False for what a word beside it makes another number: `kr 12.10`, `kl. 12.10`, `sak 12/10`, `12.10 kr`."""
    return not (_NUMBER_BEFORE.search(text[: match.start()]) or _UNIT_AFTER.match(text[match.end() :]))


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _pattern(day: dt.date) -> re.Pattern[str]:
    """The ways to write the day: 2023-10-12, 12.10, 12/10-23, 12. oktober 2023, October 12, with its weekday or not."""
    week = "|".join(re.escape(names[day.weekday()]) for names in _weekdays())
    months = "|".join(re.escape(names[day.month]) for names in _months())
    year = f"(?:20)?{day:%y}"
    return re.compile(
        rf"(?:(?P<weekday>\b(?:{week}))(?P<gap>\.?,? (?:den |the )?))?(?:\b(?P<iso>{day.isoformat()})\b"
        rf"|(?<![\d.,/-])(?P<d>0?{day.day})(?P<sep>[./-])(?P<m>0?{day.month})(?:[./-](?P<y>{year}))?(?![\d/-]|[.,]\d)"
        rf"|(?<![\d.,/-])(?P<day>0?{day.day})(?P<of>\.? )(?P<month>{months})\b(?:(?P<then>,? )(?P<year>{year})\b)?"
        rf"|\b(?P<us>{months}) (?P<nth>0?{day.day})(?!\d)(?:(?P<comma>,? )(?P<late>{year})\b)?)",
        re.IGNORECASE,
    )


def _written(match: re.Match[str], old: dt.date, new: dt.date) -> str:
    lead = ""
    if match["weekday"]:
        lead = (
            _like(match["weekday"], _named(match["weekday"], _weekdays(), old.weekday(), new.weekday())) + match["gap"]
        )
    if match["iso"]:
        return lead + new.isoformat()
    if match["d"]:
        year = match[0][match.end("m") - match.start() :]
        tail = year[:1] + _year(match["y"], new) if match["y"] else ""
        return f"{lead}{_digits(match['d'], new.day)}{match['sep']}{_digits(match['m'], new.month)}{tail}"
    if match["us"]:
        month = _named(match["us"], _months(), old.month, new.month)
        tail = match["comma"] + _year(match["late"], new) if match["late"] else ""
        return f"{lead}{_like(match['us'], month)} {new.day}{tail}"
    month = _like(match["month"], _named(match["month"], _months(), old.month, new.month))
    tail = match["then"] + _year(match["year"], new) if match["year"] else ""
    return f"{lead}{_digits(match['day'], new.day)}{match['of']}{month}{tail}"


def _digits(old: str, new: int) -> str:
    return f"{new:02}" if old.startswith("0") else str(new)


def _year(old: str, new: dt.date) -> str:
    return str(new.year)[-len(old) :]


def _named(said: str, names: Sequence[dict[int, str]], old: int, new: int) -> str:
    """The new month or weekday by the names of the language and length in which the old one was said."""
    return next(each[new] for each in names if each[old].casefold() == said.casefold())


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


@lru_cache(maxsize=1)
def _months() -> list[dict[int, str]]:
    return [_plain(get_month_names(width, locale=each)) for width in _WIDTHS for each in _LANGUAGES]


@lru_cache(maxsize=1)
def _weekdays() -> list[dict[int, str]]:
    return [_plain(get_day_names(width, locale=each)) for width in _WIDTHS for each in _LANGUAGES]


def _plain(names: Mapping[int, str]) -> dict[int, str]:
    return {number: name.rstrip(".") for number, name in names.items()}
