"""What a receipt says beside its sums: how they were paid, and what they come to: `Betalt Visa 142,00`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Mention, Money, WayWord, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ferje 10.11 142,00\nMVA 12% 15,21\nSum 142,00\nBetalt Visa 142,00": ["ferry 10.11 142"],
    "Parkering 40 kr 10.11, betalt med kort 40 kr": ["parking 10.11 40"],
    "Parkering 40 kr 10.11, betalte med eige kort: 40 kr": ["parking 10.11 40"],
    "Parking 40 kr 10 November, paid by card 40 kr": ["parking 10.11 40"],
    "Ferje 10.11 142,00 kr\nVisa 142,00 kr": ["ferry 10.11 142"],
    "Parkering 40 kr 10.11, vipps 40 kr til bom": ["parking 10.11 40", "toll 10.11 40"],
    "Parkering 40 kr 10.11, betalte 40 kr for bom": ["parking 10.11 40", "toll 10.11 40"],
    "Buss 10.11: kontant 40 kr, vipps 40 kr": ["transit 10.11 40", "? 10.11 40 ?type"],
    "Ferje 10.11 142,00 NOK\nMVA (12%) 15,21 NOK\nTotal 142,00 NOK\nMastercard **** 1234 142,00 NOK": [
        "ferry 10.11 142"
    ],
    "Parkering 40 kr + bom 50 kr = 90 kr 10.11": ["parking 10.11 40", "toll 10.11 50"],
    "Taxi 412 kr, tog 430 kr = 842 kr (4.11)": ["taxi 04.11 412", "transit 04.11 430"],
    "Taxi 412 kr, tog 2 x 215 kr = 430 kr, 4.11": ["taxi 04.11 412", "transit 04.11 430"],
    "Hotell 10.11 1490 kr + taxi 150 kr = 1640 kr": ["hotel 10.11 1490", "taxi 10.11 150"],
    "Parking 40 kr plus toll 50 kr = 90 kr on 10 November": ["parking 10.11 40", "toll 10.11 50"],
    "Parkering 10.11 40 kr, bom 40 kr": ["parking 10.11 40", "toll 10.11 40"],
}
_PAID = words_of("how_it_was_paid")
_BETWEEN = frozenset(
    {"%", ":", "(", ")", "-", "på", "av", "er", "of", "at", "is", "i", "in", "prosent", "percent", "utgjør"}
)
_MASKED = frozenset({":", "-", "*", "x", "xxxx"})
_ENDS = frozenset({"", "\n", ",", ".", ";", "(", ")", "!"})
_ON_TOP = frozenset({"+", "pluss", "plus"})
_WITHIN = 6


def without_payments(tokens: Sequence[Token], mentions: list[Mention], said: Set[str]) -> list[Mention]:
    """The mentions without a sum said again as what was paid."""
    if _PAID.isdisjoint(said):
        return mentions
    gone = {id(one) for one in _payments(tokens, [one for one in mentions if isinstance(one, Money)])}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _payments(tokens: Sequence[Token], sums: Sequence[Money]) -> Iterator[Money]:
    """The sums of `Betalt Visa 142,00` and the like, right behind the same sum, or behind another such row."""
    told: set[int] = set()
    for before, one in pairwise(sums):
        same = one.amount == before.amount and one.currency == before.currency
        if same and _is_payment(tokens, one) and (id(before) in told or not _is_paid_part(tokens, before)):
            told.add(id(one))
            yield one


def _is_payment(tokens: Sequence[Token], money: Money) -> bool:
    """True where nothing but how it was paid stands in the clause of a sum."""
    at = money.first - 1
    while at >= 0 and (tokens[at].text in _PAID or tokens[at].text in _MASKED or _is_card_number(tokens[at])):
        at -= 1
    paid = any(tokens[place].text in _PAID for place in range(at + 1, money.first))
    return paid and text_at(tokens, at) in _ENDS and text_at(tokens, money.last) in _ENDS


def _is_paid_part(tokens: Sequence[Token], money: Money) -> bool:
    """True for `kontant 40 kr`, beside which `vipps 40 kr` is the other part."""
    return text_at(tokens, money.first - 1) in _PAID


def _is_card_number(token: Token) -> bool:
    return token.kind == "num" and len(token.text) == len("1234") and token.text.isdecimal()


def with_equals(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions, with the `=` before what several sums come to as a word of total: `40 kr + bom 50 kr = 90 kr`.

    Without a plus it is one where it is all that its sentence has: `taxi 40 kr, bom 50 kr = 90 kr`.
    """
    if "=" not in said:
        return mentions
    added: list[Mention] = []
    sums = [one for one in mentions if isinstance(one, Money)]
    for before, one in pairwise(sums):
        at = one.first - 1
        if text_at(tokens, at) == "=" and layout.sentence[before.first] == layout.sentence[at]:
            inside = [each for each in sums if each.first < at and layout.sentence[each.first] == layout.sentence[at]]
            made = len(inside) > 1 and one.amount == sum(each.amount * (each.times or 1) for each in inside)
            added += [_equals(tokens, at)] if made or _is_added(tokens, before) else []
    return sorted((*mentions, *added), key=BY_PLACE) if added else mentions


def _equals(tokens: Sequence[Token], at: int) -> WayWord:
    return WayWord(rule="total_phrase", first=at, last=at + 1, span=(tokens[at].start, tokens[at].end), way="total")


def _is_added(tokens: Sequence[Token], money: Money) -> bool:
    """True for the last of sums with a plus between them."""
    return any(text_at(tokens, at) in _ON_TOP for at in range(money.first - _WITHIN, money.first))
