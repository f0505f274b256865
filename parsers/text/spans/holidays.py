"""Days that have a name: `julaften`, `2. påskedag`, `Good Friday`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.dates import period_join
from parsers.text.spans.days import one_day, year_after
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, str] = {
    "julaften": "2025-12-24",
    "julekvelden": "2025-12-24",
    "1. juledag": "2025-12-25",
    "2. juledag": "2025-12-26",
    "andre juledag": "2025-12-26",
    "3. juledag": "2025-12-27",
    "tredje juledag": "2025-12-27",
    "fra 2. juledag kl 12 til 3. juledag kl 10": "2025-12-26 2025-12-27",
    "langfredag": "2026-04-03",
    "2. påskedag": "2026-04-06",
    "andre påskedag": "2026-04-06",
    "1. pinsedag": "2026-05-24",
    "Good Friday": "2026-04-03",
    "Easter Monday": "2026-04-06",
    "Boxing Day": "2025-12-26",
    "skjærtorsdag og langfredag": "2026-04-02 2026-04-03",
    "langfredag 3. april": "2026-04-03",
    "fra langfredag til 2. påskedag": "2026-04-03..2026-04-06",
    "skjærtorsdag-påskeaften": "2026-04-02..2026-04-04",
    "1. og 2. juledag": "2025-12-25 2025-12-26",
    "første og andre påskedag": "2026-04-05 2026-04-06",
    "mellom julaften og nyttårsaften": "2025-12-24..2025-12-31",
    "i fjor: langfredag": "2025-01-01..2025-12-31 2025-04-18",
    "før julaften": "",
    "handlet til julaften": "",
    "julaften i fjor": "2025-12-24",
}
_ENGLISH: Mapping[tuple[str, str], str] = {
    ("maundy", "thursday"): "-3",
    ("good", "friday"): "-2",
    ("easter", "eve"): "-1",
    ("easter", "saturday"): "-1",
    ("easter", "sunday"): "0",
    ("easter", "monday"): "1",
    ("whit", "sunday"): "49",
    ("whit", "monday"): "50",
    ("christmas", "eve"): "12-24",
    ("christmas", "day"): "12-25",
    ("boxing", "day"): "12-26",
}
_SECOND = frozenset({"2", "andre", "annen", "anna", "annan"})
_THIRD = frozenset({"3", "tredje"})
_FIRST = frozenset({"1", "første", "fyrste"})
_BESIDE = frozenset(
    {"før", "etter", "innen", "innan", "mot", "til", "for", "om", "god", "before", "after", "until", "a"}
)
"""Before a day that one does not tell of: `handlet til julaften`."""
_AND = frozenset({"og", "and"})
_Named = tuple[Day, int]


def holiday(tokens: Sequence[Token], index: int) -> When | None:
    """A day by its name, both of `1. og 2. juledag`, or a period that begins with it; not `før julaften`.

    None where its date follows, which then is what is said: `langfredag 3. april`.
    """
    if text_at(tokens, index - 1) in _BESIDE and not _ends_times(tokens, index - 1):
        return None
    if both := _both(tokens, index):
        days, after = both
        return When(rule="holiday", first=index, last=after, days=days)
    found = _day(tokens, index)
    if found is None:
        return None
    day, after = found
    dated = one_day(tokens, after + (text_at(tokens, after) in (",", "(")))
    if dated and dated[0].month:
        return None
    between = has(tokens, index - 1, "between") and text_at(tokens, after) in _AND
    until = after + 1 if between else period_join(tokens, after)
    end = until and (_day(tokens, until) or one_day(tokens, until))
    if end:
        return When(rule="holiday", first=index, last=end[1], days=(day, end[0]), shape="period")
    return When(rule="holiday", first=index, last=after, days=(day,))


def _ends_times(tokens: Sequence[Token], index: int) -> bool:
    """True for the `til` of `kl 12 til 3. juledag kl 10`, behind a clock time."""
    timed = index > 1 and tokens[index - 1].kind in ("num", "clock") and has(tokens, index - 2, "clock_cue")
    return timed and has(tokens, index, "to")


def _both(tokens: Sequence[Token], index: int) -> tuple[tuple[Day, Day], int] | None:
    """The days of `1. og 2. juledag`, `første og andre påskedag`."""
    at = index + 1 + (text_at(tokens, index + 1) == ".")
    if text_at(tokens, index).rstrip(".") not in _FIRST or text_at(tokens, at) not in _AND:
        return None
    second = _day(tokens, at + 1)
    if second is None or text_at(tokens, at + 1).rstrip(".") not in _SECOND:
        return None
    day, after = second
    eve = replace(day, easter=day.easter - 1) if day.easter is not None else replace(day, day=(day.day or 0) - 1)
    return (replace(eve, span=(tokens[index].start, tokens[at - 1].end)), day), after


def _day(tokens: Sequence[Token], index: int) -> _Named | None:
    """The named day and the token after it: `julaften`, `juledag`, `2. juledag`, `Good Friday`."""
    for sense in ("holiday", "feast"):
        if has(tokens, index, sense):
            return _told(tokens, index, index + 1, str(tokens[index].senses[sense]), 0)
    if known := _ENGLISH.get((text_at(tokens, index), text_at(tokens, index + 1))):
        return _told(tokens, index, index + 2, known, 0)
    at = index + 1 + (text_at(tokens, index + 1) == ".")
    place = text_at(tokens, index).rstrip(".")
    later = next((days for days, names in enumerate((_FIRST, _SECOND, _THIRD)) if place in names), None)
    if later is None or not has(tokens, at, "feast"):
        return None
    return _told(tokens, index, at + 1, str(tokens[at].senses["feast"]), later)


def _told(tokens: Sequence[Token], first: int, last: int, told: str, later: int) -> _Named:
    """The day so many days `later` than what the lexicon tells: a month and day, or days from Easter Sunday."""
    month, _, number = told.partition("-")
    day = Day(month=int(month), day=int(number) + later) if month and number else Day(easter=int(told) + later)
    after = year_after(tokens, last, day)
    day.span = (tokens[first].start, tokens[after - 1].end)
    return day, after


RULES: dict[str, tuple[Rule, ...]] = dict.fromkeys(("holiday", "feast", "feast_name", "ordinal"), (holiday,))
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = dict.fromkeys((".", "feast", "join", *_AND), (holiday,))
