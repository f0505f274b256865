"""Hours without their unit before weekdays, that make the hours told of them all: `6 timer: 2 mandag, 4 onsdag`."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.timesheets import with_silent
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 6 timer totalt: 2 mandag, 2 onsdag og 2 fredag": [
        *("support-hour 16.11 2", "support-hour 18.11 2", "support-hour 20.11 2"),
    ],
    "støttekontakt i alt 6 timer i uke 46, 2 mandag, 1,5 onsdag og 2,5 fredag": [
        *("support-hour 09.11 2", "support-hour 11.11 1.5", "support-hour 13.11 2.5"),
    ],
    "Støttekontakt: 2 mandag og 3 på onsdag, til saman 5 timar": ["support-hour 16.11 2", "support-hour 18.11 3"],
    "Support contact: 2 on Monday and 3 on Wednesday, 5 hours in total": [
        *("support-hour 16.11 2", "support-hour 18.11 3"),
    ],
    "Støttekontakt uke 46, 6 timer. Vi var 3 mandag og 4 onsdag": ["support-hour 09.11 6"],
}
_ON = frozenset({"på", "on"})
_MOST_HOURS, _MOST_ROWS = 24, 31


def with_hours_before_days(tokens: list[Token]) -> list[Token]:
    """The tokens with a silent `timer` behind each number of such a list."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num"]
    opening = [at for at in numbers if _weekday(tokens, at) is not None]
    if len(opening) < 2:
        return tokens
    stated = {digits(tokens[at].text) for at in numbers if has(tokens, at + 1, "hour")}
    silent: set[int] = set()
    free = 0
    for at in opening:
        listed = _list(tokens, at) if at >= free else []
        free = listed[-1] + 1 if listed else free
        if len(listed) > 1 and sum(digits(tokens[one].text) or 0 for one in listed) in stated:
            silent.update(listed)
    return with_silent("timer", tokens, silent) if silent else tokens


def _list(tokens: Sequence[Token], at: int) -> list[int]:
    """The numbers, each right before its weekday, that are joined from the token on."""
    found: list[int] = []
    while len(found) < _MOST_ROWS and (day := _weekday(tokens, at)) is not None:
        found.append(at)
        at = day + 1
        while text_at(tokens, at) == "," or has(tokens, at, "join"):
            at += 1
    return found


def _weekday(tokens: Sequence[Token], at: int) -> int | None:
    """The weekday right behind the number at the token, if that may be hours."""
    value = digits(tokens[at].text) if at < len(tokens) and tokens[at].kind == "num" else None
    if value is None or not 0 < value <= _MOST_HOURS:
        return None
    day = at + 1 + (text_at(tokens, at + 1) in _ON)
    return day if has(tokens, day, "weekday") or has(tokens, day, "weekday_short") else None
