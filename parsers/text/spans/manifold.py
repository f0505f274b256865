"""Hours told with how often they were: `4 x 3 timer`, `3 timer x 4 onsdager`, `4 onsdager à 3 timer`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.spans.durations import duration
from parsers.text.spans.mentions import Duration, Rule, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

EXAMPLES = {
    "4 x 3 timer": "4 x 3 hour",
    "fire x 3 timar": "4 x 3 hour",
    "3 timer x 4": "4 x 3 hour",
    "3 timer x 4 ganger": "4 x 3 hour",
    "3 timer x 4 onsdager": "4 x 3 hour wd2",
    "3 hours x 4 Wednesdays": "4 x 3 hour wd2",
    "4 onsdager à 3 timer": "4 x 3 hour wd2",
    "fire onsdagar á 3 timar": "4 x 3 hour wd2",
    "4 kvelder à 3 timer": "4 x 3 hour",
    "2,5 t x 3 kvelder": "3 x 2.5 hour",
    "3 timer x 410": "3 hour",
    "3 timer x 20 kr": "3 hour",
    "3 timer x 30 = 90": "3 hour",
}

_MOST = 31
_OCCASIONS = ("each_time", "trip", "day_part", "weekend", "weekdays")
_NO_COUNT = ("currency", "foreign", "money_mark", "hour", "distance", "people")


def before(tokens: Sequence[Token], index: int) -> Duration | None:
    """`4 x 3 timer`, `4 onsdager à 3 timer`."""
    count = _count(tokens, index)
    if count is None:
        return None
    times, after = count
    occasion = any(has(tokens, after, sense) for sense in _OCCASIONS)
    joint = after + occasion
    if not (has(tokens, joint, "times") or (occasion and has(tokens, joint, "at_rate"))):
        return None
    told = duration(tokens, joint + 1)
    if told is None or told.unit != "hour" or told.pause:
        return None
    return replace(told, rule="manifold", first=index, times=times, weekday=_weekday(tokens, after), each=False)


def after(tokens: Sequence[Token], index: int) -> Duration | None:
    """`3 timer x 4`, `3 timer x 4 onsdager`."""
    told = duration(tokens, index)
    if told is None or told.unit != "hour" or told.people or not has(tokens, told.last, "times"):
        return None
    count = _count(tokens, told.last + 1)
    if count is None:
        return None
    times, last = count
    follows = tokens[last] if last < len(tokens) else None
    if follows and (follows.text == "=" or follows.kind == "money_mark" or any(s in follows.senses for s in _NO_COUNT)):
        return None
    occasion = any(has(tokens, last, sense) for sense in (*_OCCASIONS, "times"))
    weekday = _weekday(tokens, last)
    return replace(told, rule="manifold", last=last + occasion, times=times, weekday=weekday, each=False)


def _count(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The whole number at the token, as many as a month has days at most, and the index after it."""
    found = number(tokens, index)
    whole = found is not None and found[0] % 1 == 0 and 1 <= found[0] <= _MOST
    return found if whole and text_at(tokens, index).isalnum() else None


def _weekday(tokens: Sequence[Token], index: int) -> int | None:
    said = tokens[index].senses.get("weekdays") if index < len(tokens) else None
    return int(said) if isinstance(said, Decimal) else None


RULES: dict[str, tuple[Rule, ...]] = {}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "times": (before,),
    "weekdays": (before,),
    "each_time": (before,),
    "day_part": (before,),
    "weekend": (before,),
    "hour": (after,),
}
