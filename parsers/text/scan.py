"""Every mention in a text: at each token the rules of its class are tried and the longest reading wins.

What follows a number decides which rules read it: a unit, a currency, a month, a dash.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from parsers.text import dates, distances, durations, money, times, weeks
from parsers.text.mentions import Mention, Rule
from parsers.text.numbers import number
from parsers.text.tokens import Token

_PHRASES = frozenset({"i", "in", "den", "the", "til", "frem", "fram", "there", "back", "round"})
_YEAR_DIGITS = 4
Table = dict[str, tuple[Rule, ...]]


def _merged(tables: Iterable[Table]) -> Table:
    """One table of all, in the order that settles a draw."""
    merged: Table = {}
    for table in tables:
        for key, rules in table.items():
            merged[key] = merged.get(key, ()) + rules
    return merged


_OPENING = _merged(module.RULES for module in (money, distances, durations, times, dates, weeks))
_AFTER_NUMBER = _merged(module.AFTER_NUMBER for module in (money, distances, durations, times, dates, weeks))


def scan(tokens: Sequence[Token]) -> list[Mention]:
    """The mentions in order of the text; none overlaps another."""
    mentions = []
    index = 0
    while index < len(tokens):
        best: Mention | None = None
        for rule in dict.fromkeys(_rules(tokens, index)):
            found = rule(tokens, index)
            if found and (best is None or found.last > best.last):
                best = found
        if best is None:
            index += 1
            continue
        best.span = (tokens[best.first].start, tokens[best.last - 1].end)
        mentions.append(best)
        index = best.last
    return mentions


def _rules(tokens: Sequence[Token], index: int) -> Iterator[Rule]:
    """The rules that may read a mention beginning at the token."""
    token = tokens[index]
    if token.kind == "num":
        return chain(_by_shape(token.text), _after_number(tokens, index))
    found: Iterator[Rule] = iter(() if token.kind == "word" else _OPENING.get(token.kind, ()))
    if token.senses:
        found = chain(found, chain.from_iterable(_OPENING.get(sense, ()) for sense in token.senses))
        if "number" in token.senses or "half" in token.senses:
            found = chain(found, _after_number(tokens, index))
    if token.text in _PHRASES:
        found = chain(found, _OPENING.get(token.text, ()), _OPENING["phrase"])
    return found


def _by_shape(text: str) -> tuple[Rule, ...]:
    """What a number's digits alone suggest: 12.10 and 12/10 a day, 478,00 an amount."""
    if len(text) > 2 and text[-3] == ",":
        return _OPENING["decimals"]
    if len(text) == _YEAR_DIGITS and text.startswith("20"):
        return _OPENING["year"]
    return _AFTER_NUMBER["day_of_month"] if "." in text or "/" in text else ()


def _after_number(tokens: Sequence[Token], index: int) -> Iterator[Rule]:
    """The rules for the number at the token, by the token after it."""
    found = number(tokens, index)
    after = found[1] if found else index + 1
    if after >= len(tokens):
        return iter(())
    follow = tokens[after]
    keys = (follow.kind if follow.kind != "word" else "", follow.text, *follow.senses)
    return chain.from_iterable(_AFTER_NUMBER.get(key, ()) for key in keys)
