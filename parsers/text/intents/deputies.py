"""Somebody decides in the writer's place for some days: `Marit vikarierer for meg 1.–14. desember`."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.analysis import analyse
from parsers.text.catalogue.index import TypeIndex
from parsers.text.spans.resolve import Dated
from parsers.text.words.normalise import normalise

EXAMPLES: dict[str, tuple[str, str] | bool | None] = {
    "Marit vikarierer for meg 1.–14. desember": ("2026-12-01", "2026-12-14"),
    "Marit Fossheim er stedfortrederen min fra 23.11 til 27.11": ("2026-11-23", "2026-11-27"),
    "Jeg er borte 1.12.-14.12., Marit tar over": ("2026-12-01", "2026-12-14"),
    "Marit er vikar for meg i uke 49": ("2026-11-30", "2026-12-06"),
    "Marit er stadfortredaren min frå i dag til 3. desember": ("2026-11-21", "2026-12-03"),
    "Marit vikarierer for meg til 14. desember": ("2026-11-21", "2026-12-14"),
    "Marit is my deputy 1-14 December": ("2026-12-01", "2026-12-14"),
    "Marit stands in for me tomorrow": ("2026-11-22", "2026-11-22"),
    "Marit vikarierer for meg fra 20. desember til 5. januar": ("2026-12-20", "2027-01-05"),
    "Marit vikarierer for meg": True,
    "Marit vikarierer for meg 1.–14. desember 2025": True,
    "Marit vikarierer for meg fra mandag til fredag": True,
    "Jeg vikarierer for Marit 1.–14. desember": False,
    "Er Marit vikar for meg i desember?": False,
    "Marit er ikke vikar for meg 1.–14. desember": False,
    "Marit vikarierer ikke lenger for meg": None,
    "Marit er ikkje stadfortredaren min lenger": None,
    "Marit is no longer my deputy": None,
    "Avslutt stedfortrederen min": None,
    "Kommunestyret 12.11., møtte som vara for Marit": False,
    "Vikar for meg kostet 400 kr": True,
}
"""What is read on 21 November 2026: the days, True for a deputy without days that can be told, None for one
who is ended, False for no deputy."""

_STANDS_IN = re.compile(
    r"\b(?:vikarier\w*|vikar(?:en)?|st[ea]dfortred\w*|(?:tar|tek|ta) over|overtar|overtek|stepp(?:er|ar) inn"
    r"|deputi[sz]es?|deputy|stand(?:s|ing)? in|cover(?:s|ing)?|fill(?:s|ing)? in)\b"
)
_OF_WRITER = re.compile(r"\b(?:for meg|for me|min|mi|my|borte|vekke|bortreist|ferie|away|off|leave|holiday)\b")
_OTHERWISE = re.compile(
    r"\?|\b(?:ikke|ikkje|not|isn't|ingen)\b"
    r"|\b(?:jeg|eg|i|vi|we)(?: \w+){0,2}"
    r" (?:vikar\w*|st[ea]dfortred\w*|tar over|tek over|stepp\w+|cover\w*|stand\w*|deput\w*)"
)
_ENDS = re.compile(
    r"\b(?:ikke|ikkje|not|no)\b.*\b(?:lenger|lengre|lengur|longer|anymore|any more)\b"
    r"|^\W*(?:avslutt|avslutte|stopp|fjern|end|stop|remove)\b"
)
_UNTIL = re.compile(r"\b(?:til|t\.?o\.?m\.?|until|till|through|to)(?: og med| and including)?[ ]*$")
_ABSOLUTE = re.compile(r"\d")
_AHEAD = dt.timedelta(days=300)
"""A day of the year that is named without its year lies so far ahead at most."""
_LONGEST = 300
"""Characters; whoever writes more is doing something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputising:
    """The first and the last day, None when the words leave them open, or that it `ends`.

    Whose name it is, is for others to find.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    ends: bool = False


def deputising(text: str, today: dt.date, types: TypeIndex) -> Deputising | None:
    """What the text says of a deputy for its writer; None when it says nothing of one."""
    plain = normalise(text)
    if len(text) > _LONGEST or not _STANDS_IN.search(plain) or not _OF_WRITER.search(plain):
        return None
    if "?" not in plain and _ENDS.search(plain):
        return Deputising(ends=True)
    if _OTHERWISE.search(plain):
        return None
    found = _days(text, plain, today, types)
    return Deputising(first=found[0], last=found[1]) if found else Deputising()


def _days(text: str, plain: str, today: dt.date, types: TypeIndex) -> tuple[dt.date, dt.date] | None:
    """The days from now on; claims are about the past, so that what is named without a year is looked for anew."""
    near = analyse(text, today, types).dated
    far = analyse(text, today + _AHEAD, types).dated if _ABSOLUTE.search(plain) else near
    if not near or len(near) > 2 or len(near) != len(far):
        return None
    dated = [one if _last(one) >= today else other for one, other in zip(near, far, strict=True)]
    if any(one.trouble or not one.days for one in dated):
        return None
    first, last = dated[0].days[0], _last(dated[-1])
    if len(dated) == 1 and first == last and _UNTIL.search(plain[: dated[0].when.span[0]]):
        first = today
    return (first, last) if today <= last and first <= last else None


def _last(known: Dated) -> dt.date:
    return known.end or max(known.days, default=dt.date.min)


def named(text: str, names: Sequence[str]) -> list[int]:
    """Which of the names the text means, by their places: those it holds in full, else by their first or last word."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    whole = [at for at, name in enumerate(names) if set(name.casefold().split()) <= words]
    return whole or [
        at for at, name in enumerate(names) if {*name.casefold().split()[:1], name.casefold().split()[-1]} & words
    ]
