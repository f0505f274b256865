"""Hours of each of several people: `Ola og Kari, 3 timer hver`; whether they were together is for the writer to say."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.analysis import Analysis
from parsers.text.drives.names import Names
from parsers.text.spans.mentions import Duration, has, text_at
from parsers.text.spans.numbers import BOTH, number
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt for Ola og Kari i går, 3 timer hver": ["3", "6"],
    "støttekontakt i går, 3 timar på kvar av Ola, Kari og Liv": ["3", "9"],
    "support contact yesterday, 3 hours each for Ola and Kari": ["3", "6"],
    "støttekontakt i går med to barn, 3 timer per barn": ["3", "6"],
    "support contact yesterday, two children, 3 hours per child": ["3", "6"],
    "støttekontakt i går, begge barna 3 timer hver": ["3", "6"],
    "støttekontakt i går, to barn, 3 timar kvar": ["3", "6"],
    "støttekontakt i går, 3 timer hver": [],
    "støttekontakt for Ola og Kari i går, 3 timer": [],
    "støttekontakt for Ola 10.11 og 12.11, 3 timer hver gang": [],
}

_PEOPLE = ("people", "child")
_PER = frozenset({"per", "pr"})
_ON = frozenset({"på", "til", "for"})
_LISTING = frozenset({",", "og", "and", "+"})
_TIMES = ("each_time", "way_noun", "week", "weekend", "weekday", "weekday_short", "day_word", "day_unit", "month")
_TWO = Decimal(2)
_WITHIN = 24
"""Tokens from the hours to the people, within a sentence."""
_MOST = 20
"""Hours of a text that are looked at: keeps long texts linear."""


def of_each(analysis: Analysis) -> None:
    """Note on hours said of each of several people how many those are."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    if analysis.spots.keys().isdisjoint(("each", *_PEOPLE)):
        return
    hours = [one for one in analysis.mentions if isinstance(one, Duration) and one.unit == "hour" and not one.people]
    told = [one for one in hours[:_MOST] if _is_of_each(tokens, one)]
    if not told:
        return
    taken = {at for one in (*analysis.mentions, *analysis.named) for at in range(one.first, one.last)}
    names = Names(analysis.text, tokens, taken)
    for one in told:
        near = range(max(0, one.first - _WITHIN), min(len(tokens), one.last + _WITHIN))
        beside = [at for at in near if sentence[at] == sentence[one.first]]
        one.people = _counted(tokens, beside) or _named(tokens, names, beside)


def _is_of_each(tokens: Sequence[Token], hours: Duration) -> bool:
    """True for `3 timer hver`, `3 timar på kvar`, `3 timer per barn`; not for `hver gang`."""
    at = hours.last + (text_at(tokens, hours.last) in _ON)
    if text_at(tokens, at) in _PER:
        return any(has(tokens, at + 1, sense) for sense in _PEOPLE)
    return has(tokens, at, "each") and not any(has(tokens, at + 1, sense) for sense in _TIMES)


def _counted(tokens: Sequence[Token], beside: Sequence[int]) -> Decimal | None:
    """How many people a number stands beside: to barn, begge barna."""
    for at in beside:
        found = number(tokens, at)
        both = text_at(tokens, at) in BOTH and has(tokens, at + 1, "people")
        if both or (found and found[0] > 1 and has(tokens, found[1], "people")):
            return _TWO if both or not found else found[0]
    return None


def _named(tokens: Sequence[Token], names: Names, beside: Sequence[int]) -> Decimal | None:
    """How many names stand in a list; None for one alone."""
    for first in beside:
        many, at = 0, first
        while (end := names.end(at, len(tokens))) > at:
            many, at = many + 1, end
            if text_at(tokens, at) not in _LISTING:
                break
            at += 1
        if many > 1:
            return Decimal(many)
    return None
