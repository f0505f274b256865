"""Sums that explain another sum: its tax, its half, its worth in other money, what came back of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from parsers.text.spans.mentions import Mention, Money, WayWord, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

_BOTH = Decimal(2)
EXAMPLES = {
    "taxi 345 kr inkl. mva 37 kr": ["345 NOK"],
    "taxi 345 kr inkl. 37 kr mva": ["345 NOK"],
    "taxi 345 kr (herav 45 kr mva)": ["345 NOK"],
    "taxi 345 kr inkl mva, parkering 60 kr": ["345 NOK", "60 NOK"],
    "taxi 345 kr + parkering 60 kr inkl mva": ["345 NOK", "60 NOK"],
    "hotell 1490 kr, mva 12 % 159,64": ["1490 NOK"],
    "hotell 1490 kr, meirverdiavgift (12 %): 159,64 kr": ["1490 NOK"],
    "hotel 1490 kr, VAT 12%: 159.64": ["1490 NOK"],
    "hotell 1490 kr, derav 159,64 kr i mva": ["1490 NOK"],
    "hotell 1490 kr, taxi inkl. mva 60 kr": ["1490 NOK", "60 NOK"],
    "hotell inkl. mva 1490 kr, taxi 60 kr": ["1490 NOK", "60 NOK"],
    "taxi 345 kr, mva medrekna, 60 kr parkering": ["345 NOK", "60 NOK"],
    "300 kr + mva 36 kr": ["336 NOK"],
    "300 kr + mva 36 kr = 336 kr": ["336 NOK = 336"],
    "300 kr + 36 kr mva = 340 kr": ["336 NOK = 340"],
    "45 euro (510 kr)": ["45 EUR"],
    "45 euro (ca. 510 kr)": ["45 EUR"],
    "hotell 3200 sek, middag 280 sek (kurs 0,97)": ["3200 SEK", "280 SEK"],
    "hotell 145 eur, valutakurs: 11,45": ["145 EUR"],
    "hotell 120 eur (kurs 11,62 = 1394 kr)": ["120 EUR"],
    "hotell 120 eur, kurs 11,62, 1394 kr": ["120 EUR"],
    "hotell 120 eur, kurs 11,62, 60 kr parkering": ["120 EUR", "60 NOK"],
    "510 kr (45 euro)": ["510 NOK"],
    "taxi 45 euro (parkering 60 kr)": ["45 EUR", "60 NOK"],
    "bom 54 kr (27 hver vei)": ["2 x 27 NOK = 54"],
    "bom 54 kr (27 kr hver vei)": ["2 x 27 NOK = 54"],
    "bom 60 kr (27 kr hver vei)": ["2 x 27 NOK = 60"],
    "tog 1 240 kr (620 per vei)": ["2 x 620 NOK = 1240"],
    "buss 90 kr 24.2 (45 kr hver vei)": ["2 x 45 NOK = 90"],
    "buss 45 kr hver vei (90 kr)": ["2 x 45 NOK = 90"],
    "buss 45 kr per vei = 90 kr": ["2 x 45 NOK = 90"],
    "buss 45 kr hver vei (parkering 90 kr)": ["45 NOK", "90 NOK"],
    "28 kr hver vei = 56 kr": ["2 x 28 NOK = 56"],
    "28 kr hver vei": ["28 NOK"],
    "parkering 60 kr, bom 28 kr hver vei": ["60 NOK", "28 NOK"],
    "parkering 60 kr. Har fått 20 kr tilbake": ["60 NOK = 40"],
    "parkering 60 kr, fikk tilbake 20 kr": ["60 NOK = 40"],
    "parkering 60 kr. Taxi 200 kr tilbake": ["60 NOK", "200 NOK"],
    "taxi 250 kr inkl. 25 kr tips": ["250 NOK"],
    "hotell 1450 kr inkl. frukost 150 kr": ["1450 NOK"],
    "hotell 1450 kr inkl. frokost, parkering 150 kr": ["1450 NOK", "150 NOK"],
    "hotell 1450 kr minus 200 kr jeg betaler selv": ["1450 NOK = 1250"],
    "hotel 1450 kr minus 200 kr that I pay myself": ["1450 NOK = 1250"],
    "utlegg 1250 kr eks. mva, 1562,50 kr inkl. mva": ["1562.50 NOK"],
    "utlegg 1250 kr ekskl mva (1562,50 kr med mva)": ["1562.50 NOK"],
    "utlegg 1562,50 kr inkl. mva, 1250 kr utan mva": ["1562.50 NOK"],
    "utlegg eks. mva 1250 kr, inkl. mva 1562,50 kr": ["1562.50 NOK"],
    "expense 1250 kr excl. VAT, 1562.50 kr incl. VAT": ["1562.50 NOK"],
    "kurs 1250 kr eks. mva, hotell 1300 kr inkl. mva": ["1250 NOK", "1300 NOK"],
    "utlegg 1250 kr eks. mva 4.11, 1562,50 kr inkl. mva": ["1562.50 NOK"],
    "papir 1250 kr inkl. mva, blekk 1000 kr eks. mva": ["1250 NOK", "1000 NOK"],
    "papir 1000 kr eks. mva. Blekk 1250 kr inkl. mva": ["1000 NOK", "1250 NOK"],
    "taxi 250 kr, refundert 50 kr": ["250 NOK = 200"],
    "taxi 250 kr, 50 kr refundert": ["250 NOK = 200"],
}
_SENSES = ("tax", "each", "returned", "provided", "deducting")
_ASIDE = frozenset({"(", ",", ".", ":", "-", "=", "ca", "circa", "cirka", "omtrent", "about", "altså", "dvs"})
_LINKING = frozenset({":", "(", "på", "of"})
_RATE = frozenset({"%", ")", "-", "av", "er", "i", "is"})
_PLACED = frozenset({"i", "in"})
_INCLUDING = words_of("with_tax")
_WITHIN, _RATED_WITHIN = 4, 7
_REFUNDED = frozenset({"refundert", "refunded"})
_LESS = _REFUNDED | {"minus"}
_APART = 10
"""Tokens between a sum without its tax and that with it."""
_SIDES = {
    **dict.fromkeys(("inkl", "inklusiv", "inklusive", "med", "incl", "including", "with"), "with"),
    **dict.fromkeys(("eks", "ekskl", "eksl", "eksklusiv", "uten", "utan", "før", "ex", "excl", "excluding"), "without"),
    **dict.fromkeys(("without", "before"), "without"),
}
_DAYS = frozenset({"num", "dmy", "iso"})
_ANEW = frozenset({"dvs", "altså", "blir", "er", "det", "den", "og", "men", "i", "alt", "totalt", "and", "is", "or"})
_POINTED = _SIDES.keys() | {"dvs"}
_TAXED = frozenset({"tax", "month"})
"""Senses of words between two tellings of one sum."""
_EXCHANGE = frozenset({"kurs", "kursen", "valutakurs", "vekslingskurs", "valutakursen", "rate"})
_WORTH = _ASIDE | {")", "dvs", "blir", "er", "gir", "tilsvarer", "tilsvarar", "utgjør", "is", "makes"}
_WORTH_WITHIN = 3
"""Tokens between a rate and what a sum is worth by it."""
_PERCENT = 100
_RATES = (Decimal("1.25"), Decimal("1.15"), Decimal("1.12"))
"""A price with its value added tax to that without it (merverdiavgiftsvedtaket)."""
_LEAST_SHARE = 4
"""No value added tax is more than a quarter of the price."""


def explained(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions without sums that only explain the sum before them, which takes in what they say of it."""
    if Money not in map(type, mentions):
        return mentions
    currencies = {mention.currency for mention in mentions if isinstance(mention, Money)}
    if len(currencies) > 1:
        mentions = _without_exchanged(tokens, mentions)
    if len(currencies) == 1 and not any(sense in spots for sense in _SENSES) and not any(map(_is_each_way, mentions)):
        return mentions
    left: list[Mention] = []
    latest = 0
    for mention in mentions:
        if _is_each_way(mention):
            _take_half(tokens, left, mention)
        elif not isinstance(mention, Money):
            left.append(mention)
        elif not _take_double(tokens, left, mention):
            whole = left[latest] if latest < len(left) else None
            if isinstance(whole, Money) and (told := _told(tokens, whole, mention)):
                left[latest] = told
            else:
                left.append(mention)
        if left and isinstance(left[-1], Money):
            latest = len(left) - 1
    return left


def _without_exchanged(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions without the rates of `(kurs 0,97)`, and without what a sum is worth by it: `(kurs 11,62 = 1394 kr)`.

    Where that is another sum, the rate is kept: it is asked about.
    """
    gone: set[int] = set()
    sums = [one for one in mentions if isinstance(one, Money)]
    for rate, after in zip_longest(sums, sums[1:]):
        if not _is_exchanged(tokens, rate):
            continue
        if after is None or not _is_worth(tokens, rate, after):
            gone.add(id(rate))
        elif any(_comes_to(one, rate, after) for one in sums if one.first < rate.first):
            gone |= {id(rate), id(after)}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _is_worth(tokens: Sequence[Token], rate: Money, after: Money) -> bool:
    """True for the sum of `kurs 11,62 = 1394 kr`, that of nothing else."""
    between = tokens[rate.last : after.first]
    if after.currency != "NOK" or len(between) > _WORTH_WITHIN or not all(one.text in _WORTH for one in between):
        return False
    return after.last >= len(tokens) or tokens[after.last].kind in ("sym", "nl")


def _comes_to(money: Money, rate: Money, worth: Money) -> bool:
    """True where the other money is worth that by the rate, which may be that of a hundred."""
    by_rate = money.amount * (money.times or 1) * rate.amount
    near = (abs(come - worth.amount) * _PERCENT <= worth.amount for come in (by_rate, by_rate / _PERCENT))
    return money.currency != worth.currency and any(near)


def _is_exchanged(tokens: Sequence[Token], money: Money) -> bool:
    """True for the number of `(kurs 0,97)`, what one of the other money is worth."""
    at = money.first - 1 - (text_at(tokens, money.first - 1) == ":")
    return not money.marked and text_at(tokens, at) in _EXCHANGE


def _is_each_way(mention: Mention) -> bool:
    return isinstance(mention, WayWord) and mention.way == "each"


def _take_half(tokens: Sequence[Token], left: list[Mention], way: Mention) -> None:
    """Take `(27 hver vei)` or `(27 kr hver vei)` into the sum right before; any other way is kept as it is.

    A day may stand between: `90 kr 24.2 (45 kr hver vei)`.
    """
    part = left[-1] if left else None
    first, above = way.first - 1, len(left) - 1
    value = digits(text_at(tokens, first))
    if isinstance(part, Money) and part.last == way.first:
        first, value, above = part.first, part.amount, len(left) - 2
    bracket = text_at(tokens, first - 1) == "("
    begin = above
    while bracket and begin > 0 and isinstance(left[begin], When) and left[begin - 1].last == left[begin].first:
        begin -= 1
    whole, placed = (left[begin], left[begin + 1 : above + 1]) if above >= 0 else (None, [])
    if (
        not isinstance(whole, Money)
        or not value
        or whole.times is not None
        or not _is_aside(tokens, left[above], first)
    ):
        left.append(way)
    elif value + value == whole.amount or bracket:
        left[begin:] = [replace(whole, amount=value, times=_BOTH, result=whole.amount), *placed]
    else:
        left.append(way)


def _take_double(tokens: Sequence[Token], left: list[Mention], whole: Money) -> bool:
    """Take `= 56 kr` and `(56 kr)` into `28 kr hver vei` right before."""
    bracket = text_at(tokens, whole.first - 1) == "(" and text_at(tokens, whole.last) == ")"
    if len(left) < _BOTH or not (bracket or text_at(tokens, whole.first - 1) == "="):
        return False
    part, way = left[-2:]
    each = isinstance(way, WayWord) and way.way == "each" and way.last == whole.first - 1
    if not each or not isinstance(part, Money) or part.last != way.first or part.currency != whole.currency:
        return False
    left[-2:] = [replace(part, times=_BOTH, result=whole.amount)]
    return True


def _told(tokens: Sequence[Token], whole: Money, part: Money) -> Money | None:
    """The whole with what the other sum says of it; None for a sum of its own."""
    if whole.currency != part.currency:
        closed = text_at(tokens, part.first - 1) in _ASIDE and text_at(tokens, part.last) in ("", ")", ".", "\n")
        return whole if closed and _is_aside(tokens, whole, part.first) else None
    if whole.times is not None or whole.rate:
        return None
    if text_at(tokens, whole.last) == "=" and whole.last + 1 == part.first:
        return replace(whole, result=part.amount)
    if (taxed := _with_tax(tokens, whole, part)) is not None:
        return taxed
    if part.amount < whole.amount and _is_included(tokens, whole, part):
        return whole
    if _is_returned(tokens, part) and part.amount < whole.amount:
        return replace(whole, result=(whole.result or whole.amount) - part.amount)
    if not _is_tax(tokens, whole, part) or part.amount * _LEAST_SHARE > whole.amount:
        return None
    if text_at(tokens, whole.last) != "+":
        return whole
    return replace(whole, amount=whole.amount + part.amount, last=part.last + has(tokens, part.last, "tax"))


def _with_tax(tokens: Sequence[Token], whole: Money, part: Money) -> Money | None:
    """The sum with its tax, of two that are told with and without it: `1250 kr eks. mva, 1562,50 inkl. mva`."""
    if part.first - whole.last > _APART or whole.amount == part.amount or not _is_said_anew(tokens, whole, part):
        return None
    first, second = _tax_side(tokens, whole), _tax_side(tokens, part)
    if first == second or first is None or second is None:
        return None
    least, most = sorted((whole, part), key=lambda one: one.amount)
    rated = any(abs(least.amount * rate - most.amount) < 1 for rate in _RATES)
    return replace(most, marked=True) if (second if most is part else first) == "with" and rated else None


def _is_said_anew(tokens: Sequence[Token], whole: Money, part: Money) -> bool:
    """True where nothing but its tax, and a day, stands between two sums in one sentence: no `blekk`."""
    days = 0
    for at in range(whole.last, part.first):
        token = tokens[at]
        days += token.kind in _DAYS and text_at(tokens, at + 1) != "%"
        if token.text == "." and not (text_at(tokens, at - 1) in _POINTED or tokens[at - 1].kind in _DAYS):
            return False
        small = token.kind in _DAYS or token.text in _SIDES or token.text in _ANEW
        if not small and (token.kind != "sym" and _TAXED.isdisjoint(token.senses)):
            return False
    return days <= 1


def _tax_side(tokens: Sequence[Token], money: Money) -> str | None:
    """Whether a sum is told with its tax or without it: `1250 kr eks. mva`, `inkl. mva 1562,50 kr`."""
    behind = money.last + 1 + (text_at(tokens, money.last + 1) == ".")
    before = money.first - 1 - (text_at(tokens, money.first - 1) == ":")
    led = before - 1 - (text_at(tokens, before - 1) == ".")
    for word, tax in ((money.last, behind), (led, before)):
        if has(tokens, tax, "tax") and (said := _SIDES.get(text_at(tokens, word))):
            return said
    return None


def _is_aside(tokens: Sequence[Token], whole: Mention, first: int) -> bool:
    """True where nothing but a bracket, a comma or `ca.` stands between."""
    between = range(whole.last, first)
    return 0 < len(between) <= _WITHIN and all(text_at(tokens, index) in _ASIDE for index in between)


def _is_tax(tokens: Sequence[Token], whole: Money, part: Money) -> bool:
    """True for `mva 45 kr`, `mva: 45 kr`, `mva 12 %: 45 kr` and `45 kr i mva`, not `taxi inkl. mva 60 kr`."""
    if has(tokens, part.last, "tax") or (text_at(tokens, part.last) in _PLACED and has(tokens, part.last + 1, "tax")):
        return True
    at = part.first - 1
    while at > max(part.first - _RATED_WITHIN, whole.last) and (
        tokens[at].kind == "num" or tokens[at].text in _LINKING | _RATE
    ):
        at -= 1
    if not has(tokens, at, "tax"):
        return False
    rated = any(tokens[place].kind == "num" for place in range(at, part.first))
    between = tokens[whole.last : at]
    included = any("provided" in token.senses or token.text in _INCLUDING for token in between)
    return rated or not included or not any(token.kind == "word" and not token.senses for token in between)


def _is_included(tokens: Sequence[Token], whole: Money, part: Money) -> bool:
    """True for `250 kr inkl. 25 kr tips` and `1450 kr inkl. frokost 150 kr`."""
    between = tokens[whole.last : part.first]
    return (
        0 < len(between) <= _WITHIN
        and "provided" in between[0].senses
        and all(token.kind == "word" or token.text == "." for token in between)
    )


def _is_returned(tokens: Sequence[Token], part: Money) -> bool:
    """True for `fikk 20 kr tilbake`, `fikk tilbake 20 kr`, `minus 20 kr` and `refundert 20 kr`."""
    if text_at(tokens, part.first - 1) in _LESS or text_at(tokens, part.last) in _REFUNDED:
        return True
    if has(tokens, part.first - 1, "returned"):
        return has(tokens, part.first - 2, "getting")
    return has(tokens, part.first - 1, "getting") and has(tokens, part.last, "returned")
