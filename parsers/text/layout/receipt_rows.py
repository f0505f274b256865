"""What a receipt says beside its sums: the VAT in them, how they were paid, what they come to: `Betalt Visa 142,00`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Mention, Money, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ferje 10.11 142,00\nMVA 12% 15,21\nSum 142,00\nBetalt Visa 142,00": ["ferry 10.11 142"],
    "Hotell 1 490 kr 10.11, mva 12 % 159,64": ["hotel 10.11 1490"],
    "Hotell 1490 kr 10.11, meirverdiavgift 12 % 159,64": ["hotel 10.11 1490"],
    "Hotel 1490 kr 10 November, VAT 12%: 159.64": ["hotel 10.11 1490"],
    "Hotell 1490 kr 10.11, derav 159,64 kr i mva": ["hotel 10.11 1490"],
    "Hotell 1490 kr 10.11 (159,64 kr mva)": ["hotel 10.11 1490"],
    "Hotell 10.11 1490 kr inkl. mva, parkering 40 kr": ["hotel 10.11 1490", "parking 10.11 40"],
    "Hotell 10.11 inkl. mva 1490 kr, taxi 60 kr": ["hotel 10.11 1490", "taxi 10.11 60"],
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
    "Hotell 10.11 1490 kr + taxi 150 kr = 1640 kr": ["hotel 10.11 1490", "taxi 10.11 150"],
    "Parking 40 kr plus toll 50 kr = 90 kr on 10 November": ["parking 10.11 40", "toll 10.11 50"],
    "Parkering 10.11 40 kr, bom 40 kr": ["parking 10.11 40", "toll 10.11 40"],
}
_PAID = words_of("how_it_was_paid")
_INCLUDING = words_of("with_tax")
_BETWEEN = frozenset(
    {"%", ":", "(", ")", "-", "på", "av", "er", "of", "at", "is", "i", "in", "prosent", "percent", "utgjør"}
)
_MASKED = frozenset({":", "-", "*", "x", "xxxx"})
_ENDS = frozenset({"", "\n", ",", ".", ";", "(", ")", "!"})
_ON_TOP = frozenset({"+", "pluss", "plus"})
_PLACED = frozenset({"i", "in", "er", "is"})
_WITHIN = 6
_LEAST_PARTS = Decimal(4)
"""VAT is a fifth of a sum at most; what is nearly as much as all others is a sum with its VAT: `med mva 1490`."""


def without_receipt_rows(
    tokens: Sequence[Token], mentions: list[Mention], said: Set[str], spots: Spots
) -> list[Mention]:
    """The mentions without the VAT of other sums, and without a sum said again as what was paid."""
    if "tax" not in spots and _PAID.isdisjoint(said):
        return mentions
    sums = [one for one in mentions if isinstance(one, Money)]
    if len(sums) < len(("sum", "said again")):
        return mentions
    gone = {id(one) for one in _taxes(tokens, sums)} if "tax" in spots else set()
    gone |= {id(one) for one in _payments(tokens, [one for one in sums if id(one) not in gone])}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _taxes(tokens: Sequence[Token], sums: Sequence[Money]) -> Iterator[Money]:
    """The sums that are the VAT in a larger one."""
    largest = max(one.amount for one in sums)
    small = (one for one in sums if one.amount * _LEAST_PARTS <= largest)
    return (one for one in small if _follows_tax(tokens, one) or _is_of_tax(tokens, one))


def _follows_tax(tokens: Sequence[Token], money: Money) -> bool:
    """True for the sum of `mva 12 % 159,64`; not for `taxi inkl. mva 60 kr`, nor for VAT that is paid on top."""
    at = money.first - 1
    while at > money.first - _WITHIN and (tokens[at].kind == "num" or tokens[at].text in _BETWEEN):
        at -= 1
    if not has(tokens, at, "tax"):
        return False
    before = at - 1 - (text_at(tokens, at - 1) == ".")
    rated = any(tokens[place].kind == "num" for place in range(at, money.first))
    return text_at(tokens, before) not in _ON_TOP and (rated or text_at(tokens, before) not in _INCLUDING)


def _is_of_tax(tokens: Sequence[Token], money: Money) -> bool:
    """True for the sum of `159,64 kr mva` and `159,64 i mva`, where no rate goes on: `1490 kr mva 12 % 159,64`."""
    at = money.last + (text_at(tokens, money.last) in _PLACED)
    return has(tokens, at, "tax") and text_at(tokens, at + 1) in _ENDS


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
    """The mentions, with the `=` before what several sums come to as a word of total: `40 kr + bom 50 kr = 90 kr`."""
    if "=" not in said or _ON_TOP.isdisjoint(said):
        return mentions
    added: list[Mention] = []
    sums = [one for one in mentions if isinstance(one, Money)]
    for before, one in pairwise(sums):
        at = one.first - 1
        if text_at(tokens, at) == "=" and layout.sentence[before.first] == layout.sentence[at]:
            added += [_equals(tokens, at)] if _is_added(tokens, before) else []
    return sorted((*mentions, *added), key=BY_PLACE) if added else mentions


def _equals(tokens: Sequence[Token], at: int) -> WayWord:
    return WayWord(rule="equals", first=at, last=at + 1, span=(tokens[at].start, tokens[at].end), way="total")


def _is_added(tokens: Sequence[Token], money: Money) -> bool:
    """True for the last of sums with a plus between them."""
    return any(text_at(tokens, at) in _ON_TOP for at in range(money.first - _WITHIN, money.first))
