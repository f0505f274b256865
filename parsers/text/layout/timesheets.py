"""Hours without their unit below a heading that has it: `Timeliste uke 46: man 3, tir 4,5`."""

from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.spans.days import ORDINALS, counts, day_and_month, month_of, whole
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.spelling import look_up
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Timeliste støttekontakt\n2.11  3\n4.11  2,5": ["3", "2.5"],
    "Timar støttekontakt:\n2.11: 3\nons 4.11: 2,5\nSum 5,5": ["3", "2.5"],
    "Support contact, hours, week 46: Mon 3, Tue 4.5": ["3", "4.5"],
    "støttekontakt\nHours, week 46\nMon 3, Tue 4.5": ["3", "4.5"],
    "Timer i november, støttekontakt\n2. 3\n4. 2\n9. november - 1,5": ["3", "2", "1.5"],
    "Timeliste støttekontakt:\n2.11 3 timer\n4.11 2": ["3", "2"],
    "støttekontakt 3 timer:\n2.11 4": ["3"],
    "Timer:\n2.11 3 høy sats\n4.11 2 lav sats": ["3", "2"],
    "støttekontakt, timer:\n2.11 17-19": ["2"],
    "støttekontakt, timar:\ntorsdag 7.5. kl. 17-19": ["2"],
    "avlastning, døgn og timer:\n2.-4. november: 2 døgn over 10 år\n9.11 kl 15-18, lav sats": ["2", "3"],
    "Timar og døgn:\n2.-4.11: 2 døgn over 10 år\n9.11 kl 15-18, låg sats": ["2", "3"],
}

_HEADINGS = words_of("timesheet")
_SEPARATORS = frozenset({":", "-", "–", "="})
_DASHES = frozenset({"-", "–"})
_ENDS = frozenset({",", ";", ")", "(", "."})
_MOST_HOURS = 24
_FRACTIONS = (".5", ".25", ".75")
_ELSE = frozenset({"month", "people", "number", "to", "clock_cue"})
"""After a number that is no hours: 2.11 3 barn."""
_NUMBERED = ("number", "half", "quarter")
_MOST_ROWS = 60
"""Rows that are looked at: a person's day has few, and a month 31."""


def with_hours(tokens: list[Token], said: Set[str]) -> list[Token]:
    """The tokens with a silent `timer` after each number that stands beside a day below such a heading."""
    if said.isdisjoint(_HEADINGS):
        return tokens
    heads = [at for at in said_at(tokens, _HEADINGS) if not _is_counted(tokens, at)]
    numbers = set(_numbers(tokens, _below(tokens, heads[0]))) if heads else set()
    return with_silent("timer", tokens, numbers) if numbers else tokens


def with_silent(unit: str, tokens: Sequence[Token], numbers: Set[int]) -> list[Token]:
    """The tokens with the unit after each of the numbers; it has no place in the text."""
    told: list[Token] = []
    for at, token in enumerate(tokens):
        told.append(token)
        if at in numbers:
            told.append(Token("word", unit, look_up(unit), token.end, token.end))
    return told


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """True for the hours of `3 timer`."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.kind == "num" or any(sense in before.senses for sense in _NUMBERED))


def _below(tokens: Sequence[Token], head: int) -> int:
    """Where the rows begin: after the heading's colon, or with the next line."""
    at = head
    while at < len(tokens) and tokens[at].kind != "nl" and tokens[at].text != ":":
        at += 1
    return at + 1


def _numbers(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The numbers beside days, from there to the first row that begins with no day."""
    for _ in range(_MOST_ROWS):
        while at < len(tokens) and (tokens[at].kind in ("nl", "sym") or has(tokens, at, "join")):
            at += 1
        after = after_day(tokens, at)
        if after is None:
            return
        period = _is_period(tokens, after)
        after += text_at(tokens, after) in _SEPARATORS
        if not period and _is_hours(tokens, after):
            yield after
            at = after + 1
            if at < len(tokens) and (tokens[at].kind != "word" or has(tokens, at, "join")):
                continue
        while at < len(tokens) and tokens[at].kind != "nl":
            at += 1


def _is_period(tokens: Sequence[Token], at: int) -> bool:
    """True for the dash of `2.-4. april`, with nothing on either side of it."""
    if text_at(tokens, at) not in _DASHES or at + 1 == len(tokens):
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def after_day(tokens: Sequence[Token], at: int) -> int | None:
    """The index after the weekday or date, or both, at the token; None where there is none."""
    named = has(tokens, at, "weekday") or has(tokens, at, "weekday_short")
    after = at + named + (named and text_at(tokens, at + 1) in (".", ","))
    halves = named and text_at(tokens, after).endswith(_FRACTIONS) and not _is_clocked(tokens, after + 1)
    if halves and _is_hours(tokens, after):  # tue 4.5
        return after
    after += text_at(tokens, after) == "den"
    if after < len(tokens) and (tokens[after].kind in ("iso", "dmy") or day_and_month(tokens[after].text)):
        return after + 1 + (text_at(tokens, after + 1) == "." and not _is_hours(tokens, after + 1))
    if whole(tokens, after) is None:
        return after if named else None
    marked = text_at(tokens, after + 1) in (".", *ORDINALS) and tokens[after].end == tokens[after + 1].start
    if month_of(tokens, after + 1 + marked):
        return after + 2 + marked
    return after + 2 if marked else after if named else None


def _is_clocked(tokens: Sequence[Token], dot: int) -> bool:
    """True for the dot of a date that a clock time follows: `torsdag 7.5. kl. 17–19`."""
    clocked = dot + 1 < len(tokens) and (has(tokens, dot + 1, "clock_cue") or tokens[dot + 1].kind in ("num", "clock"))
    return text_at(tokens, dot) == "." and clocked


def _is_hours(tokens: Sequence[Token], at: int) -> bool:
    """True for a number that may be hours of a day, and that nothing follows in its row."""
    value = digits(text_at(tokens, at)) if at < len(tokens) and tokens[at].kind == "num" else None
    if value is None or not 0 < value <= _MOST_HOURS or "/" in tokens[at].text:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind == "nl" or after.text in _ENDS or "join" in after.senses:
        return True
    return after.kind == "word" and not counts(tokens, at + 1) and _ELSE.isdisjoint(after.senses)
