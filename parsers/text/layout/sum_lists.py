"""Lists of things with a number each: `taxi 300 og buss 44`, `kaffe 45 (10.11), is 60 – totalt 105`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from parsers.text.layout.things_bought import ADMITTED
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_SPENDING = words_of("spending") | words_of("bought")
_JOINS = frozenset({",", ";", "+"})
_NAMED_WITHIN = 3
LEAST = 20
"""Kroner: fewer may be people, cups, ages."""
_NO_THINGS = frozenset(
    {"rom", "sal", "linje", "rute", "plass", "sone", "room", "line", "route", "platform", "spor"}
    | {"rad", "sete", "row", "seat"}
)
_STREETS = ("gata", "gate", "veien", "vegen", "vei", "veg", "road", "street")
_ELSE = frozenset(
    {"label", "month", "weekday", "weekday_short", "week", "hour", "distance", "clock_cue", "line_word", "child", "age"}
    | {"being", "should", "stating", "having", "retracting", "wrong", "correcting"}
    | {"meeting", "to", "from", "day_word", "year_word", "people", "fee", "currency", "negation", "times", "at_rate"}
)
_CLOCK_LENGTH = 5
"""Characters of 12.30, which may be a clock time."""
NUMBERED = frozenset({("rema", "1000")})
"""Shops with a number in their names."""
_BRACKETED = ("weekday", "weekday_short", "receipt", "enclosed")
_SUMMING = frozenset({"-", "=", ".", ",", ":", "i", "alt", "til", "sammen", "saman", "blir", "in", "all"})
_IN_ALL = frozenset({("i", "alt"), ("til", "sammen"), ("til", "saman"), ("in", "all"), ("in", "total")})
_DASHES = frozenset({"-", "="})
_OF_DAYS = frozenset({"month", "join", "to"})
_BRACKET = 8
"""Tokens from a bracket that opens to where it closes."""
_MOST = 60
"""Elements of one list."""


class Element(NamedTuple):
    """What was paid, from a token on, the number, the token after it; `marked` where it cannot be but money.

    It is `whole` with its unit.
    """

    first: int
    number: int
    last: int
    marked: bool
    whole: bool


def named_numbers(tokens: Sequence[Token]) -> list[int]:
    """The words that a list may begin with: no more than a name before a number, where there are two of those."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num" and at and tokens[at - 1].kind == "word"]
    if len(numbers) < 2:
        return []
    return sorted({at for number in numbers for at in range(max(0, number - _NAMED_WITHIN), number)})


def listed(tokens: Sequence[Token], at: int) -> list[Element]:
    """The things with their numbers that are joined from the token on."""
    found: list[Element] = []
    headed: bool | None = None
    while len(found) < _MOST and (one := _element(tokens, at)) is not None:
        found.append(one)
        at = begun = _past_bracket(tokens, one.last)
        if text_at(tokens, at) == "\n":
            headed = is_headed(tokens, found[0].first) if headed is None else headed
            at += headed
        while text_at(tokens, at) in _JOINS or has(tokens, at, "join"):
            at += 1
        if at == begun:
            break
    return found


def is_headed(tokens: Sequence[Token], first: int) -> bool:
    """True behind the colon of `kjøpte mat 3. juni:`."""
    at = first - 1 - (text_at(tokens, first - 1) == "\n")
    if text_at(tokens, at) != ":":
        return False
    line: list[Token] = []
    while at >= 0 and tokens[at].kind != "nl":
        line.append(tokens[at])
        at -= 1
    summed = any("currency" in token.senses or token.kind == "money_mark" for token in line)
    return not summed and any(token.text in _SPENDING for token in line)


def totals(tokens: Sequence[Token], paid: Sequence[Element]) -> Iterator[int]:
    """The number behind the list that is what all of it comes to: `taxi 412, tog 430 – totalt 842`."""
    at = first = paid[-1].last
    while at < len(tokens) and (tokens[at].text in _SUMMING or tokens[at].kind == "nl" or has(tokens, at, "way")):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "num" or not ends(tokens, at + 1):
        return
    called = has(tokens, at - 1, "way") or (text_at(tokens, at - 2), text_at(tokens, at - 1)) in _IN_ALL
    if at > first and (called or digits(tokens[at].text) == _worth(tokens, paid)):
        yield at


def _worth(tokens: Sequence[Token], paid: Sequence[Element]) -> Decimal | None:
    """What the things of the list come to; None where one stands with how many there were."""
    if any(one.whole and has(tokens, one.number + 1, "times") for one in paid):
        return None
    return sum((digits(tokens[one.number].text) or Decimal(0) for one in paid), Decimal(0))


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    """The token after the bracket that opens there; the token itself where none does, or it is long."""
    if text_at(tokens, at) != "(":
        return at
    near = range(at + 1, min(at + _BRACKET, len(tokens)))
    return next((place + 1 for place in near if tokens[place].text == ")"), at)


def _element(tokens: Sequence[Token], first: int) -> Element | None:
    """The words from the token on and the number behind them; None where a word says that it is no sum."""
    at, most = first, min(first + _NAMED_WITHIN, len(tokens) - 1)
    while at < most and tokens[at].kind == "word":
        at += 1
    if at == first or tokens[at].kind != "num":
        return None
    thing = tokens[at - 1]
    at += (thing.text, tokens[at].text) in NUMBERED
    if at >= len(tokens) or tokens[at].kind != "num":
        return None
    if has(tokens, at - 1, "way") or (text_at(tokens, at - 2), thing.text) in _IN_ALL:
        return None
    if not may_be_paid(thing) and thing.text not in ADMITTED:
        return None
    value, text, after = digits(tokens[at].text), tokens[at].text, at + 1
    if value is None:
        return None
    if has(tokens, after, "times") and (times := after + 1) < len(tokens) and tokens[times].kind == "num":
        return Element(first, at, times + 1, marked=True, whole=True)
    marked = text[-3:-2] == "," or (text[-3:-2] == "." and len(text) > _CLOCK_LENGTH)
    while after < len(tokens) and (tokens[after].kind == "money_mark" or has(tokens, after, "currency")):
        after += 1
    if after > at + 1:
        return Element(first, at, _past_way(tokens, after), marked=True, whole=True)
    after = _past_way(tokens, after)
    round_sum = text.replace(" ", "").isdecimal() and value >= LEAST
    if not ((marked or round_sum) and ends(tokens, after)):
        return None
    return Element(first, at, after, marked=marked, whole=False)


def _past_way(tokens: Sequence[Token], at: int) -> int:
    """The token after `t/r` and `hver vei`, where that stands there."""
    if has(tokens, at, "each") and has(tokens, at + 1, "way_noun"):
        return at + 2
    return at + (at < len(tokens) and tokens[at].senses.get("way") == "round")


def ends(tokens: Sequence[Token], at: int) -> bool:
    """True where nothing follows the number but what joins or closes, or a bracket with its day or receipt."""
    if text_at(tokens, at) == "(":
        enclosed = has(tokens, at + 2, "enclosed")  # billett vedlagt
        return enclosed or any(has(tokens, at + 1, sense) for sense in _BRACKETED) or is_day(tokens, at + 1)
    if text_at(tokens, at) in _DASHES:
        return text_at(tokens, at) == "=" or has(tokens, at + 1, "way")
    if at >= len(tokens) or tokens[at].kind == "nl" or text_at(tokens, at) in _JOINS or has(tokens, at, "join"):
        return True
    if text_at(tokens, at) not in (".", ")", "!"):
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or follows.kind == "nl":
        return True
    return follows.kind == "word" and _OF_DAYS.isdisjoint(follows.senses)


def is_day(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `4.11)`, `3/11)` and `4. november)`."""
    if at + 1 >= len(tokens) or tokens[at].kind != "num":
        return False
    point = at + 1 + (text_at(tokens, at + 1) in (".", "/", "-"))
    if has(tokens, point, "month"):
        return True
    whole = any(mark in tokens[at].text for mark in "./")
    return text_at(tokens, at + 1 if whole else point + 1) == ")" and (whole or point > at + 1)


def may_be_paid(thing: Token) -> bool:
    """False for a word behind which a number is of something else than money: `rom 214`, `Storgata 12`, `kl 18`."""
    return _ELSE.isdisjoint(thing.senses) and thing.text not in _NO_THINGS and not thing.text.endswith(_STREETS)
