"""A text whose day was moved, with the new day in the form in which the old one was written."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from parsers.text.spans.days import ORDINALS, one_day
from parsers.text.spans.mentions import Day, When, text_at
from parsers.text.spans.scan import scan
from parsers.text.words.codes import hide_codes
from parsers.text.words.lexicon import labels
from parsers.text.words.normalise import normalise
from parsers.text.words.spelling import look_up
from parsers.text.words.tokens import Token, tokenise

_LANGUAGES = ("nb", "nn", "en")
_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def redated(text: str, old: dt.date, new: dt.date) -> str:
    """The text with the old day, however it is written, as the new one in the same form.

    It stays as it is where it names the new day too; a sum, a clock time or the number of a case is no day.
    """
    tokens = tokenise(hide_codes(normalise(text))[0])
    whens = [found for found in scan(tokens) if isinstance(found, When)]
    if any(_is(day, new) for when in whens for day in when.days):
        return text
    for day, first, last in reversed([day for when in whens for day in _days(tokens, when)]):
        if _is(day, old) and text_at(tokens, first - 1) not in labels()["paper"]:
            start, end = tokens[first].start, tokens[last - 1].end
            text = text[:start] + _written(text[start:end], old, new) + text[end:]
    return text


def _days(tokens: Sequence[Token], when: When) -> Sequence[tuple[Day, int, int]]:
    """Each day with its first token and the one after it; none of a list whose days share a month: 12. og 13. mai."""
    if len(when.days) == 1:
        return [(when.days[0], when.first, when.last)]
    each, at = [], when.first
    while at < when.last:
        found = one_day(tokens, at)
        if found:
            each.append((found[0], at, found[1]))
        at = found[1] if found else at + 1
    return each if len(each) == len(when.days) else []


def _is(day: Day, date: dt.date) -> bool:
    return (day.day, day.month) == (date.day, date.month) and day.year in (None, date.year)


def _written(said: str, old: dt.date, new: dt.date) -> str:
    """The old day in figures and names as the new one; as it is where its number is a word: tolvte oktober."""
    pieces: list[str] = _PIECE.findall(said)
    first = next((int(piece) for piece in pieces if piece.isdecimal()), None)
    if first == old.year:
        return new.isoformat()
    if first != old.day:
        return said
    named = any("month" in look_up(piece.casefold()) for piece in pieces)
    numbers = iter([new.day, new.year] if named else [new.day, new.month, new.year])
    return _PIECE.sub(
        lambda match: _figure(match[0], next(numbers)) if match[0].isdecimal() else _name(match[0], old, new), said
    )


def _figure(old: str, new: int) -> str:
    """The number with a nought before it, or without its century, where the old one is so."""
    return f"{new:02}" if old.startswith("0") else str(new)[-max(len(old), 2) :]


def _name(word: str, old: dt.date, new: dt.date) -> str:
    """The weekday, month or ending (12th) of the new day by the language and length in which the old one is said."""
    if word in ORDINALS:
        return _ENDINGS.get(new.day, "th")
    senses = look_up(word.casefold())
    for sense, number, other in (("month", old.month, new.month), ("weekday", old.weekday(), new.weekday())):
        said = next((names[other] for names in _names(sense) if names[number] == word.casefold()), None)
        if said or sense in senses:
            said = said or _names(sense)[0][other]
            return said.capitalize() if word[0].isupper() else said
    return word


@cache
def _names(sense: str) -> list[dict[int, str]]:
    """Number → name of the month or weekday, in one language and length each."""
    names = get_month_names if sense == "month" else get_day_names
    every = [names(width, locale=each) for width in _WIDTHS for each in _LANGUAGES]
    return [{number: name.rstrip(".").casefold() for number, name in found.items()} for found in every]
