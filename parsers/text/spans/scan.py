"""Every mention in a text: at each token the rules of its class are tried and the longest reading wins.

What follows a number decides which rules read it: a unit, a currency, a month, a dash.
"""

from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from parsers.text.spans import (
    ago,
    away,
    bare_hours,
    concluding,
    counts,
    dates,
    distances,
    durations,
    holidays,
    manifold,
    money,
    months,
    nth_weekdays,
    occasions,
    odometer,
    reckoned,
    recurring,
    relative,
    spent,
    times,
    times_of_days,
    travel_times,
    ways,
    weekdays,
    weeks,
)
from parsers.text.spans.mentions import Mention, Rule
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token, meaning

_PHRASES = frozenset(
    {"i", "in", "den", "the", "a", "all", "til", "frem", "fram", "att", "there", "back", "round", "per", "pr", "både"}
)
_YEAR_DIGITS = 4
_REMEMBERED = 8_192
Table = dict[str, tuple[Rule, ...]]


def _merged(tables: Iterable[Table]) -> Table:
    """One table of all, in the order that settles a draw."""
    merged: Table = {}
    for table in tables:
        for key, rules in table.items():
            merged[key] = merged.get(key, ()) + rules
    return merged


_MODULES = (
    money,
    spent,
    distances,
    ways,
    concluding,
    counts,
    durations,
    manifold,
    bare_hours,
    travel_times,
    times_of_days,
    times,
    nth_weekdays,
    dates,
    months,
    relative,
    reckoned,
    weekdays,
    holidays,
    weeks,
    ago,
    recurring,
    occasions,
    away,
    odometer,
)
_OPENING = _merged(module.RULES for module in _MODULES)
_AFTER_NUMBER = _merged(module.AFTER_NUMBER for module in _MODULES)


def scan(tokens: Sequence[Token], apart: Container[int] = ()) -> list[Mention]:
    """The mentions in order of the text; none overlaps another, or begins at a token that is set `apart`."""
    mentions: list[Mention] = []
    free = 0
    for index, opening in [(at, known) for at, token in enumerate(tokens) if (known := _opening(token.text))]:
        if index < free or index in apart:
            continue
        best: Mention | None = None
        for rule in _rules(tokens, index, opening):
            found = rule(tokens, index)
            if found and (best is None or found.last > best.last):
                best = found
        if best is not None:
            best.span = (tokens[best.first].start, tokens[best.last - 1].end)
            mentions.append(best)
            free = best.last
    return mentions


class _Opening(NamedTuple):
    """The rules that a token alone suggests; a `number` has more, by what follows it."""

    rules: tuple[Rule, ...]
    number: bool


@lru_cache(maxsize=_REMEMBERED)
def _opening(text: str) -> _Opening | None:
    """What may begin with the token; None for nearly every word."""
    kind, _, senses = meaning(text)
    if kind == "num":
        return _Opening(_by_shape(text), True)
    keys = (*senses, text, "phrase") if text in _PHRASES else tuple(senses) or (kind,)
    found = _Opening(_rules_of(_OPENING, keys), "number" in senses or "half" in senses)
    return found if any(found) else None


def _rules(tokens: Sequence[Token], index: int, opening: _Opening) -> Iterable[Rule]:
    """The rules that may read a mention beginning at the token."""
    if not opening.number:
        return opening.rules
    after = _after_number(tokens, index)
    return dict.fromkeys(opening.rules + after) if opening.rules else after


def _by_shape(text: str) -> tuple[Rule, ...]:
    """What a number's digits alone suggest: 12.10 and 12/10 a day, 478,00 an amount."""
    if len(text) > 2 and text[-3] == ",":
        return _OPENING["decimals"]
    if len(text) == _YEAR_DIGITS and text.isdecimal():  # 20.1 is a day
        return _AFTER_NUMBER["full_time"] + (_OPENING["year"] if text.startswith("20") else ())
    return _AFTER_NUMBER["day_of_month"] if "." in text or "/" in text else ()


def _after_number(tokens: Sequence[Token], index: int) -> tuple[Rule, ...]:
    """The rules for the number at the token, by the token after it."""
    found = number(tokens, index)
    after = found[1] if found else index + 1
    if after >= len(tokens):
        return ()
    text, senses = tokens[after].text, tokens[after].senses
    kind = "" if tokens[after].kind == "word" else tokens[after].kind
    return _following((kind, text, *senses) if text in _AFTER_NUMBER else (kind, *senses))


@cache
def _following(keys: tuple[str, ...]) -> tuple[Rule, ...]:
    return _rules_of(_AFTER_NUMBER, keys)


def _rules_of(table: Table, keys: Iterable[str]) -> tuple[Rule, ...]:
    return tuple(dict.fromkeys(rule for key in keys for rule in table.get(key, ())))
