"""What something cost, or was kept back, where only a verb says that it is money: kino kostet 155."""

import re
from collections.abc import Sequence

from claims.lines import NOK
from parsers.text.spans.days import day_and_month
from parsers.text.spans.mentions import Money, Rule, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "kostet 155": "155 NOK",
    "kosta 155.": "155 NOK",
    "cost 155": "155 NOK",
    "koster 1 250": "1250 NOK",
    "trukket 1850 i lønn": "1850 NOK",
    "trekt 1850 i løn": "1850 NOK",
    "deducted 1850 from my pay": "1850 NOK",
}

_VERBS = frozenset({"kostet", "kosta", "koster", "kostar", "cost", "costs"})
_ME = frozenset({"meg", "mæ", "me"})
_OF = frozenset({"i", "av", "from", "in", "of", "frå", "fra"})
_PAID = words_of("having_paid")
_ORE = re.compile(r",\d\d$")
_ENDS = frozenset({".", "!", "?", ";"})
_BOUGHT_WITHIN = 24
_CLOSING = frozenset({".", ",", "!", ";", ")"})


def spent(tokens: Sequence[Token], index: int) -> Money | None:
    """The bare number that ends what is said behind the verb; a day, or the number of something, is none."""
    at = index + 1
    if text_at(tokens, index) not in _VERBS or at >= len(tokens) or tokens[at].kind != "num":
        return None
    found = number(tokens, at)
    if found is None or day_and_month(tokens[at].text):
        return None
    after = found[1]
    closes = after >= len(tokens) or tokens[after].kind == "nl" or text_at(tokens, after) in _CLOSING
    if not closes and not has(tokens, after, "join"):
        return None
    return Money(rule="spent", first=at, last=after, amount=found[0], currency=NOK)


def docked(tokens: Sequence[Token], index: int) -> Money | None:
    """The bare number between a verb of keeping back and the pay that it is taken from."""
    at = index + 1 + (text_at(tokens, index + 1) in _ME)
    found = number(tokens, at) if at < len(tokens) and tokens[at].kind == "num" else None
    if found is None or day_and_month(tokens[at].text) or text_at(tokens, found[1]) not in _OF:
        return None
    pay = found[1] + 1 + has(tokens, found[1] + 1, "own")
    if not has(tokens, pay, "wages"):
        return None
    return Money(rule="docked", first=at, last=found[1], amount=found[0], currency=NOK)


def is_bought(tokens: Sequence[Token], money: Money) -> bool:
    """True for a number with øre behind a verb of buying in its sentence: kjøpte papir 10.11 for 249,90."""
    if not _ORE.search(text_at(tokens, money.last - 1)):
        return False
    for at in range(money.first - 1, max(money.first - _BOUGHT_WITHIN, -1), -1):
        if tokens[at].kind == "nl" or (tokens[at].text in _ENDS and not has(tokens, at + 1, "month")):
            return False
        if tokens[at].senses.get("own_cost") == "own" or has(tokens, at, "advance") or tokens[at].text in _PAID:
            return True
    return False


RULES: dict[str, tuple[Rule, ...]] = {"cost": (spent,), "docked": (docked,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
