"""Money: kroner and other currencies, counts times prices."""

from collections.abc import Sequence
from decimal import Decimal

from claims.lines import NOK
from parsers.text.spans.apiece import after_unit, bare_rate, is_at_price, is_by_month, is_daily, is_each, nightly
from parsers.text.spans.days import marks_next
from parsers.text.spans.mentions import Money, Rule, has, text_at
from parsers.text.spans.numbers import digits, is_about, number, repeated
from parsers.text.words.tokens import Token

_OTHER_UNITS = ("hour", "distance", "day_unit", "minute")

EXAMPLES = {
    "kr 95,-": "95 NOK",
    "349 + 599 kr": "349 NOK",
    "95,-": "95 NOK",
    "95.-": "95 NOK",
    "95kr": "95 NOK",
    "nok 95": "95 NOK",
    "1 234,50 kr": "1234.50 NOK",
    "2.450,-": "2450 NOK",
    "2x142,-": "2 x 142 NOK",
    "3 x 27 kr": "3 x 27 NOK",
    "(95kr) x 48": "48 x 95 NOK",
    "142 kroner og 50 øre": "142.5 NOK",
    "31 kr to ganger": "2 x 31 NOK",
    "2*23": "2 x 23 NOK bare",
    "to ganger 38,50": "2 x 38.50 NOK bare",
    "478,00": "478.00 NOK bare",
    "45,90 €": "45.90 EUR",
    "€ 45,90": "45.90 EUR",
    "tre hundre kroner": "300 NOK",
    "120 svenske kroner": "120 SEK",
    "186 kr svenske": "186 SEK",
    "45 pln": "45 PLN",
    "isk 4.500": "4500 ISK",
    "45 złoty": "45 PLN",
    "12,50 pounds": "12.50 GBP",
    "1200 islandske kroner": "1200 ISK",
    "45 swiss francs": "45 CHF",
    "1,234.50 gbp": "1234.50 GBP",
    "1,650 nok": "1650 NOK",
    "20 euro og 50 cent": "20.5 EUR",
    "95 kroner og femti øre": "95.5 NOK",
    "to hundre og femti kroner": "250 NOK",
    "2 nights x 145 eur": "2 x 145 EUR",
    "3 x 29 kr = 87 kr": "3 x 29 NOK = 87",
    "3 x 29 = 87 kr": "3 x 29 NOK = 87",
}
_FEW = 10
"""The smaller of two bare numbers is the count where it has one digit alone: nobody pays 2 kroner 31 times."""
_EQUALS = frozenset({"=", "blir", "vert", "altså", "dvs"})
_HUNDREDTH = 100
_DAYS, _MONTHS = 31, 12


def _price(tokens: Sequence[Token], index: int) -> tuple[Decimal, str, int] | None:
    """An amount with its currency mark before or after it: value, currency, index after."""
    if has(tokens, index, "currency") or (has(tokens, index, "foreign") and has(tokens, index + 1, "currency")):
        currency, after = _currency(tokens, index)
        after += text_at(tokens, after) in (".", ":")
        if (value := _amount(text_at(tokens, after))) is not None:
            after += 1
            if tokens[index].text == "nok" and any(has(tokens, after, unit) for unit in _OTHER_UNITS):
                return None  # det blir nok 4 timer
            after += after < len(tokens) and tokens[after].kind == "money_mark"
            return value, currency, after
        return None
    found = number(tokens, index)
    if found is None:
        return None
    value, after = found
    if tokens[index].kind == "num" and after == index + 1:
        value = _amount(tokens[index].text) or value
    marked = after < len(tokens) and tokens[after].kind == "money_mark"
    after += marked
    if has(tokens, after, "currency") or (has(tokens, after, "foreign") and has(tokens, after + 1, "currency")):
        if marks_next(tokens, after):
            return None
        currency, after = _currency(tokens, after)
        small, after = _small_coins(tokens, after)
        return value + small, currency, after
    return (value, NOK, after) if marked else None


def _amount(text: str) -> Decimal | None:
    """The digits as money, which has no three decimals: 1,650 is sixteen hundred and fifty."""
    return digits(text.replace(",", "") if text[-4:-3] == "," else text)


def _currency(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The currency that is named and the index after it: kroner, svenske kroner, kr svenske."""
    foreign = index if has(tokens, index, "foreign") else index + 1
    if not has(tokens, foreign, "foreign"):
        return str(tokens[index].senses["currency"]), index + 1
    return str(tokens[foreign].senses["foreign"]), index + 2


def _small_coins(tokens: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The value of `og 50 øre` and the index after it."""
    if text_at(tokens, index) in ("og", "and") and (found := number(tokens, index + 1)):
        value, after = found
        if has(tokens, after, "small_coin") and value < _HUNDREDTH:
            return value / _HUNDREDTH, after + 1
    return Decimal(0), index


def price(tokens: Sequence[Token], index: int) -> Money | None:
    """A marked amount, with a count after it or a rate's `/t`; after `à` or a lone `x` it is the price of one."""
    rate = has(tokens, index, "at_rate") or has(tokens, index, "times")
    found = _price(tokens, index + rate) or _bare_price(tokens, index, rate=rate)
    if found is None:
        return None
    value, currency, after = found
    money = Money(rule="price", first=index, last=after, amount=value, currency=currency, rate=rate)
    if (past := after_unit(tokens, after)) is not None:
        money.rate, money.last = True, past
        money.nightly = has(tokens, past - 1, "day_part")
    counted = repeated(tokens, money.last + (text_at(tokens, money.last) == ")"))
    if counted:
        start = next(at for at in range(money.last, counted[1]) if number(tokens, at))
        money.times, money.last = counted
        money.times_span = (tokens[start].start, tokens[money.last - 1].end)
    if counted or rate:
        _note_result(money, tokens)
    at_price = text_at(tokens, index - 1) == "at" and is_at_price(tokens, index - 1)
    money.about = is_about(tokens, index)
    money.daily, money.monthly = is_daily(tokens, money.last), is_by_month(tokens, money.last)
    money.each = at_price or is_each(tokens, index - 2) or is_each(tokens, money.last)
    return money


def _bare_price(tokens: Sequence[Token], index: int, *, rate: bool) -> tuple[Decimal, str, int] | None:
    """An amount without a mark that is the price of one, in kroner."""
    found = nightly(tokens, index + rate) or (bare_rate(tokens, index + 1) if rate else None)
    return (found[0], NOK, found[1]) if found else None


def _note_result(money: Money, tokens: Sequence[Token]) -> None:
    """Take in what the claimant worked out: `= 87 kr`."""
    if text_at(tokens, money.last) not in _EQUALS:
        return
    at = money.last + 1
    result = _price(tokens, at)
    if result is None and text_at(tokens, at - 1) == "=" and (value := _amount(text_at(tokens, at))) is not None:
        result = value, money.currency, at + 1
    if result and result[1] == money.currency:
        money.result, money.last = result[0], result[2]
        money.marked = True


def product(tokens: Sequence[Token], index: int) -> Money | None:
    """`2x142,-`, `3 stk à 27 kr`, and a bare `2*23` as a candidate."""
    count = number(tokens, index)
    if count is None or _is_day(tokens, index, count[1]):
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
        if bare is None or any(has(tokens, bare[1], unit) for unit in _OTHER_UNITS):
            return None
        if len(tokens[after - 1].text) > 1 and (_is_day(tokens, after, bare[1]) or _is_dated(tokens, bare[1])):
            return None  # buss to ganger 10.11
        if len(tokens[after - 1].text) > 1 and _is_day_and_month(tokens[after].text):
            return None  # ferje to ganger 14.4
        value, currency, last = bare[0], NOK, bare[1]
        if not pieces and value < _FEW <= count[0] and has(tokens, after - 1, "times"):  # bom 31 x 2
            count, value, span = (value, after), count[0], (tokens[after].start, tokens[last - 1].end)
    money = Money(
        rule="product",
        first=index,
        last=last,
        amount=value,
        currency=currency,
        times=count[0],
        times_span=span,
        marked=marked is not None,
    )
    _note_result(money, tokens)
    return money


def _is_day(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True for the day of `ferje 5.11 à 48 kr`: no thing is bought by the hundredth."""
    if not _is_day_and_month(tokens[index].text):
        return False
    return len(tokens[index].text.partition(".")[2]) > 1 or has(tokens, after, "at_rate")


def _is_day_and_month(text: str) -> bool:
    """True for 14.4 and 10.11."""
    day, _, month = text.partition(".")
    return day.isdecimal() and month.isdecimal() and 0 < int(day) <= _DAYS and 0 < int(month) <= _MONTHS


def _is_dated(tokens: Sequence[Token], after: int) -> bool:
    """True for a number before a month, and for one with the dot of an ordinal: `10. november`, `10. og 12.11`."""
    if text_at(tokens, after) == "." and after + 1 < len(tokens):
        listed = text_at(tokens, after + 1) in (",", "-", "–")  # 4 ganger 4.-5.11
        return has(tokens, after + 1, "month") or has(tokens, after + 1, "join") or listed
    return has(tokens, after, "month")


def bare(tokens: Sequence[Token], index: int) -> Money | None:
    """A number with exactly two decimals after a comma: a candidate amount, never accepted alone."""
    text = tokens[index].text
    if len(text) > 3 and text[-3] == "," and (value := digits(text)) is not None:
        return Money(rule="bare_amount", first=index, last=index + 1, amount=value, currency=NOK, marked=False)
    return None


def added(tokens: Sequence[Token], index: int) -> Money | None:
    """The 349 of `349 + 599 kr`: an amount of its own, in the currency that ends the sum."""
    value = digits(tokens[index].text)
    at = index
    while text_at(tokens, at + 1) == "+" and at + 2 < len(tokens) and tokens[at + 2].kind == "num":
        at += 2
        if (last := _price(tokens, at)) and has(tokens, last[2] - 1, "currency"):
            dated = any(mark in tokens[index].text for mark in "./")
            if dated or value is None:
                return None
            return Money(rule="added", first=index, last=index + 1, amount=value, currency=last[1])
    return None


RULES: dict[str, tuple[Rule, ...]] = {
    "currency": (price,),
    "foreign": (price,),
    "at_rate": (price,),
    "times": (price,),
    "decimals": (bare,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "currency": (price,),
    "money_mark": (price,),
    "foreign": (price,),
    "times": (product,),
    "at_rate": (product,),
    "pieces": (product,),
    "+": (added,),
    "per": (price,),
    "pr": (price,),
    "a": (price,),
    "/": (price,),
}
