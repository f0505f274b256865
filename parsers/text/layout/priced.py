"""Bare sums right after an outlay's name: `parkering 60`, and beside another sum `tog 478 kr, buss 54`.

Alone, a number behind what has numbers of its own (bus 54, the train 41) may be which one it was, a small one a day.
"""

from collections.abc import Container, Sequence
from decimal import Decimal

from claims.lines import NOK
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import BY_PLACE, Mention, Money, When, has, is_writer, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "taxi 312 kr i går, parkering 120": [312, 120],
    "parkering 120, taxi 312 kr i går": [120, 312],
    "ferje 142 kr i går og parkering: 60": [142, 60],
    "drosje 312 kr i går, parkering 60, formannskapet": [312, 60],
    "ferry 142 kr yesterday, parking 60": [142, 60],
    "taxi 312 kr i går, parkering 2": [312],
    "taxi 312 kr i går, parkering 12.11": [312],
    "taxi 312 kr i går, parkering 120 min": [312],
    "taxi 312 SEK i går, parkering 120": [312],
    "taxi 312 kr i 2025, parkering 2026": [312],
    "Kommunestyret i går, parkering 60, ferje 142": [60, 142],
    "council meeting yesterday, parking 60": [60],
    "kommunestyremøte i går. Ferje: 142.": [142],
    "parkering 45 og ferje 142 den 7. november": [45, 142],
    "parkering 45 og ferje 142 i går": [45, 142],
    "taxi 240 4.11": [],
    "parkerte for 180 den 4.11": [180],
    "parkeringa kosta 60 i går": [60],
    "betalte 180 i parkering i går": [180],
    "I spent 180 on parking yesterday": [180],
    "4.11 betalte jeg 45 for bommen": [45],
    "parkering i 45 min i går": [],
    "parkering på plass 45 i går": [],
    "kommunestyret i går, parkering 12": [],
    "kommunestyret i går, buss 54": [],
    "council meeting yesterday, train 411": [],
    "parkering for 60 i går": [60],
    "parkering for 60 i går, ferje 142 kr": [60, 142],
    "parkering for 60 i går. 142 kr for ferje": [60, 142],
    "parkeringa kosta 60 i går, ferje 142 kr": [60, 142],
    "parkering til 1830 i går": [],
    "ferje på 1830 i går": [],
    "buss for 42 i går, 400 kr": [400],
    "parkering for 120 i går 60 kr": [60],
    "hotell på 214 i går 1200 kr": [1200],
    "hotell for 45 den 4. november, 9000 kr": [9000],
}

_LEAST = 20
"""Less may be a number of pieces."""
_LEAST_ALONE = 32
_NUMBERED = tuple(words_of("by_number"))
"""How the names begin of what is known by a number."""
_LEADING = frozenset({"for", "i", "på", "til", "in", "on"})
_AT = frozenset({"for", "på"})
"""What leads to a sum behind a name; the others lead to a place or a time as well."""
_MOST_LED = 3
"""Digits behind these: four may be a clock time."""
_SPENT = words_of("paying_oneself") | words_of("time_spent")
_YEARS = range(2000, 2100)
_MOST_DIGITS = 6
_ENDS = frozenset({".", "!", "?", ";", "\n"})
_CLOSING = frozenset({"", "\n", ",", ";", ".", ")", "og", "and", "+"})


def priced(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], types: TypeIndex
) -> list[Mention]:
    """The mentions with those sums, when all other sums of the text are in kroner."""
    sums = [one for one in mentions if isinstance(one, Money) and one.marked]
    if any(one.currency != NOK for one in sums):
        return mentions
    taken: set[int] | None = None
    days = {one.first for one in mentions if isinstance(one, When)}
    found: list[Mention] = []
    told, names = {one.first for one in sums}, {one.first for one in named}
    for mention in named:
        if types.units(mention.codes) != {"amount"}:
            continue
        at = _behind(tokens, mention)
        led = at > mention.last and text_at(tokens, mention.last) != ":"
        amount = _bare(tokens, at, days if led or sums or found else ())
        if amount is not None and text_at(tokens, mention.last) in _AT:
            doubtful = len(text_at(tokens, at)) > _MOST_LED or _has_own(tokens, at + 1, told, names)
            amount = None if doubtful else amount
        if amount is None and (before := _before(tokens, mention)) is not None:
            at, amount = before, digits(text_at(tokens, before))
        if amount is None:
            continue
        if not (sums or _is_sum(tokens, mention, amount)):
            continue
        if taken is None:
            taken = {index for one in mentions for index in range(one.first, one.last)}
        if at not in taken:
            span = (tokens[at].start, tokens[at].end)
            found.append(
                Money(rule="bare_beside", first=at, last=at + 1, span=span, amount=amount, currency=NOK, marked=True)
            )
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _behind(tokens: Sequence[Token], mention: TypeMention) -> int:
    """The token behind the name, and behind `for` or `kostet`: `parkerte for 180`, `parkeringa kosta 60`."""
    at = mention.last + (text_at(tokens, mention.last) in _AT or has(tokens, mention.last, "cost"))
    return at + (text_at(tokens, at) == ":")


def _has_own(tokens: Sequence[Token], since: int, sums: Container[int], names: Container[int]) -> bool:
    """True where a sum in kroner follows in the sentence, before another name: `buss for 42 i går, 400 kr`."""
    for at in range(since, len(tokens)):
        if at in sums or at in names:
            return at in sums
        if tokens[at].text in _ENDS and tokens[at - 1].kind != "num":
            return False
    return False


def _before(tokens: Sequence[Token], mention: TypeMention) -> int | None:
    """The number of `betalte 180 i parkering`, `brukte 240 på taxi`."""
    at = mention.first - 2
    spent = at > 0 and (tokens[at - 1].text in _SPENT or is_writer(tokens, at - 1))
    led = text_at(tokens, mention.first - 1) in _LEADING
    if not (spent and led) or tokens[at].kind != "num" or not tokens[at].text.isdecimal():
        return None
    return at if int(tokens[at].text) >= _LEAST_ALONE and int(tokens[at].text) not in _YEARS else None


def _is_sum(tokens: Sequence[Token], mention: TypeMention, amount: Decimal) -> bool:
    """True for a number that can be no day, nor the number of a bus."""
    words = tokens[mention.first : mention.last]
    return amount >= _LEAST_ALONE and not any(token.text.startswith(_NUMBERED) for token in words)


def _bare(tokens: Sequence[Token], index: int, days: Container[int]) -> Decimal | None:
    """The whole number there, when nothing after it may make it something else; one of the `days` may follow it."""
    text = text_at(tokens, index)
    amount = digits(text) if len(text) <= _MOST_DIGITS and text.replace(" ", "").isdecimal() else None
    if amount is None or amount < _LEAST or int(amount) in _YEARS:
        return None
    if index + 1 not in days and text_at(tokens, index + 1) not in _CLOSING:
        return None
    dotted = text_at(tokens, index + 1) == "." and has(tokens, index + 2, "month")
    return None if dotted else amount
