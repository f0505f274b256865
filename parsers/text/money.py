"""Money: kroner and other currencies, counts times prices."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.mentions import Money, Rule, has, text_at
from parsers.text.numbers import digits, number, repeated
from parsers.text.tokens import Token

_RATE_UNITS = ("hour", "pieces", "day_unit")

EXAMPLES = {
    "kr 95,-": "95 NOK",
    "95,-": "95 NOK",
    "95.-": "95 NOK",
    "95kr": "95 NOK",
    "nok 95": "95 NOK",
    "1 234,50 kr": "1234.50 NOK",
    "2.450,-": "2450 NOK",
    "95 kr/t": "95 NOK rate",
    "à 95 kr": "95 NOK rate",
    "2x142,-": "2 x 142 NOK",
    "3 x 27 kr": "3 x 27 NOK",
    "(95kr) x 48": "48 x 95 NOK",
    "142 kroner og 50 øre": "142.5 NOK",
    "31 kr to ganger": "2 x 31 NOK",
    "2*23": "2 x 23 NOK bare",
    "478,00": "478.00 NOK bare",
    "45,90 €": "45.90 EUR",
    "€ 45,90": "45.90 EUR",
    "tre hundre kroner": "300 NOK",
    "120 svenske kroner": "120 SEK",
}


def _price(tokens: Sequence[Token], index: int) -> tuple[Decimal, str, int] | None:
    """An amount with its currency mark before or after it: value, currency, index after."""
    if has(tokens, index, "currency"):
        after = index + 1 + (text_at(tokens, index + 1) in (".", ":"))
        if after < len(tokens) and tokens[after].kind == "num" and (value := digits(tokens[after].text)) is not None:
            after += 1
            after += after < len(tokens) and tokens[after].kind == "money_mark"
            return value, str(tokens[index].senses["currency"]), after
        return None
    found = number(tokens, index)
    if found is None:
        return None
    value, after = found
    marked = after < len(tokens) and tokens[after].kind == "money_mark"
    if marked:
        after += 1
    if has(tokens, after, "foreign") and has(tokens, after + 1, "currency"):
        return value, str(tokens[after].senses["foreign"]), after + 2
    if has(tokens, after, "currency"):
        ore = text_at(tokens, after + 2) if text_at(tokens, after + 3) == "øre" else ""
        if text_at(tokens, after + 1) == "og" and ore.isdecimal() and len(ore) <= 2:
            return value + Decimal(ore) / 100, "NOK", after + 4
        return value, str(tokens[after].senses["currency"]), after + 1
    return (value, "NOK", after) if marked else None


def price(tokens: Sequence[Token], index: int) -> Money | None:
    """A marked amount, with a count after it or a rate's `/t`."""
    rate = has(tokens, index, "at_rate")
    found = _price(tokens, index + rate)
    if found is None:
        return None
    value, currency, after = found
    money = Money(rule="price", first=index, last=after, amount=value, currency=currency, rate=rate)
    if text_at(tokens, after) in ("/", "per", "pr") and any(has(tokens, after + 1, unit) for unit in _RATE_UNITS):
        money.rate, money.last = True, after + 2
    counted = repeated(tokens, money.last + (text_at(tokens, money.last) == ")"))
    if counted:
        start = next(at for at in range(money.last, counted[1]) if number(tokens, at))
        money.times, money.last = counted
        money.times_span = (tokens[start].start, tokens[money.last - 1].end)
    return money


def product(tokens: Sequence[Token], index: int) -> Money | None:
    """`2x142,-`, `3 stk à 27 kr`, and a bare `2*23` as a candidate."""
    count = number(tokens, index)
    if count is None:
        return None
    after = count[1]
    pieces = has(tokens, after, "pieces")
    after += pieces
    if not (has(tokens, after, "times") or has(tokens, after, "at_rate")):
        return None
    while has(tokens, after, "times") or has(tokens, after, "at_rate"):
        after += 1
    marked = _price(tokens, after)
    span = (tokens[index].start, tokens[count[1] - 1].end)
    if marked:
        value, currency, last = marked
    else:
        bare = number(tokens, after)
        if bare is None or any(has(tokens, bare[1], unit) for unit in ("distance", "hour", "day_unit")):
            return None
        value, currency, last = bare[0], "NOK", bare[1]
    return Money(
        rule="product",
        first=index,
        last=last,
        amount=value,
        currency=currency,
        times=count[0],
        times_span=span,
        marked=marked is not None,
    )


def bare(tokens: Sequence[Token], index: int) -> Money | None:
    """A number with exactly two decimals after a comma: a candidate amount, never accepted alone."""
    text = tokens[index].text
    if len(text) > 3 and text[-3] == "," and (value := digits(text)) is not None:
        return Money(rule="bare_amount", first=index, last=index + 1, amount=value, currency="NOK", marked=False)
    return None


RULES: dict[str, tuple[Rule, ...]] = {
    "currency": (price,),
    "at_rate": (price,),
    "decimals": (bare,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "currency": (price,),
    "money_mark": (price,),
    "foreign": (price,),
    "times": (product,),
    "at_rate": (product,),
    "pieces": (product,),
}
