"""Sums without what hours or kilometres times their price come to: `3 t à 195 kr (585 kr)`, `20 km à 5,30, kr 106`.

What a kilometre is paid with is no sum of its own either: `20 km, 5,30 kr per km`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, has, is_total, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 10.11, 3 t à 195 kr (585 kr)": ["support-hour 10.11 3"],
    "Støttekontakt 10.11, 3 t à 195 kr, 585 kr": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 3 timar à 195 kr gjev meg 585 kr": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 kl 16-19 à 195 kr, altså 585 kr": ["support-hour 10.11 3"],
    "Støttekontakt 10.11, 3 timer, timelønn 195 kr, blir 585 kr": ["support-hour 10.11 3"],
    "Støttekontakt 10.11., 3 t à 195 kr, blir 585 kr. Arnstein": ["support-hour 10.11 3"],
    "Støttekontakt 10.11, 585 kr (3 timer à 195 kr)": ["support-hour 10.11 3"],
    "Støttekontakt 9.11 2 t og 10.11 3 t à 195 kr, 975 kr": ["support-hour 09.11 2", "support-hour 10.11 3"],
    "Support contact 10 November, 3 hours at 195 kr an hour, 585 kr": ["support-hour 10.11 3"],
    "Formannskapet 10.11. Legitimert tap 4 timer, timelønn 350 kr, 1400 kr": [
        *("fee-executive 10.11", "lost-documented 10.11 1400"),
    ],
    "Formannskapet 10.11. Legitimert tap 4 timar, timeløn 350 kr": [
        "fee-executive 10.11",
        "lost-documented 10.11 1400",
    ],
    "Kjørte 20 km 10.11 à 5,30 kr, 106 kr": ["mileage 10.11 20"],
    "Køyrde 20 km 10.11, 5,30 kr per km": ["mileage 10.11 20"],
    "Støttekontakt 10.11: 3 t * 195 kr/t = kr 585,-. Kjøring: 12 km * 5,30 kr/km = kr 63,60": [
        *("support-hour 10.11 3", "mileage 10.11 12"),
    ],
    "Kjørte 17 km 10.11, 5,30 kr/km, blir 90 kr": ["mileage 10.11 17"],
    "Formannskapet 10.11, 20 km à kr 5,30, kr 106": ["fee-executive 10.11", "mileage 10.11 20"],
    "Støttekontakt 10.11, 3 t à 195 kr, kino 585 kr": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11, 3 t à 195 kr, og 585 kr til kino": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11, 3 t à 195 kr, 585 kr konsertbilletter": [
        *("support-hour 10.11 3", "support-outlay 10.11 585"),
    ],
    "Støttekontakt 10.11, 3 t à 195 kr og 585 kr konsertbilletter": [
        *("support-hour 10.11 3", "support-outlay 10.11 585"),
    ],
    "Støttekontakt 10.11, 3 t à 195 kr + 585 kr kino": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11, 3 t à 195 kr, 585 kr i alt": ["support-hour 10.11 3"],
    "Støttekontakt 10.11, 3 t à 195 kr, billett 120 kr": ["support-hour 10.11 3", "support-outlay 10.11 120"],
    "Støttekontakt 10.11, 3 timer, kino 195 kr og mat 585 kr": [
        *("support-hour 10.11 3", "support-outlay 10.11 195", "support-outlay 10.11 585"),
    ],
    "Kjørte 20 km 10.11, bom 27 kr per tur": ["mileage 10.11 20", "toll 10.11 27"],
}
_RATES = words_of("price_of_hour")
_PER = frozenset({"/", "per", "pr"})
_MARKS = frozenset({",", ";", "og", "and"})
_NEAR = 5
_DEAREST_KILOMETRE = 20
_WHOLE_KRONE = 1
"""What 90,10 kr may be rounded by."""
_SMALL = ("summing", "filler", "being", "join", "way", "currency", "stating", "hour", "distance")
_INTO = frozenset({"i", "til", "på", "in", "on", "to"})
_OF_DAYS = ("after_i", "month", "weekday", "this", "month_word", "way")
_PLAIN = words_of("coming_to") | words_of("totalling") | {"meg", "me"}


def without_worked_out(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, lost: frozenset[str]
) -> list[Mention]:
    """The mentions without such sums, and without the prices of a kilometre; a price of an hour is marked as one.

    `lost` are the types of lost earnings: what an hour of work is paid with is a price of the hours beside it.
    """
    sums = [one for one in mentions if isinstance(one, Money)]
    if not sums:
        return mentions
    measured = layout.by_sentence(one for one in mentions if isinstance(one, (Duration, Distance, Clocks)))
    losing = {layout.sentence[one.first] for one in named if one.codes and lost.issuperset(one.codes)}
    gone: set[int] = set()
    for number, inside in layout.by_sentence(sums).items():
        values = measured.get(number, ())
        if not values:
            continue
        prices = [one for one in inside if _is_price(tokens, one, values)]
        for price in prices:
            due = set(_worth(price, values))
            others = (one for one in inside if one not in prices and not one.times)
            _mark(price, values, losing=number in losing)
            gone |= {id(one) for one in others if _is_due(one, due) and _says_no_more(tokens, price, one, named)}
        gone |= {id(one) for one in prices if _is_of_kilometre(tokens, one, values)}
    if not gone:
        return mentions
    dropped = [one for one in sums if id(one) in gone]
    gone |= {id(one) for one in mentions if any(is_total(money, one) for money in dropped)}
    return [one for one in mentions if id(one) not in gone]


def _is_price(tokens: Sequence[Token], money: Money, values: Sequence[Mention]) -> bool:
    """True for the price of an hour or a kilometre: `à 195 kr`, `195 kr timen`, `timelønn 195 kr`."""
    called = any(text_at(tokens, money.first - step) in _RATES for step in (1, 2, 3))
    return not money.times and (money.rate or called or _is_of_kilometre(tokens, money, values))


def _mark(price: Money, values: Sequence[Mention], *, losing: bool) -> None:
    """Note that it is a price of one hour, and of how many it is, where they were lost: `4 timer, timelønn 350 kr`."""
    hours = [amount for one in values if (amount := _hours(one)) is not None]
    if losing and not price.rate and len(set(hours)) == 1:
        price.times = hours[0]
    price.rate = price.rate or not price.times


def _is_of_kilometre(tokens: Sequence[Token], money: Money, values: Sequence[Mention]) -> bool:
    """True for `5,30 kr per km`, and for a small price right behind kilometres."""
    drives = [one for one in values if isinstance(one, Distance)]
    if not drives or money.amount > _DEAREST_KILOMETRE:
        return False
    after = money.last + (text_at(tokens, money.last + 1) == ".")
    if text_at(tokens, money.last) in _PER and has(tokens, after + 1, "distance"):
        return True
    return money.rate and any(_is_right_behind(tokens, money, one) for one in drives)


def _is_right_behind(tokens: Sequence[Token], money: Money, drive: Distance) -> bool:
    """True where no more than a day stands between: `20 km 10. november à 5,30`."""
    between = range(drive.last, money.first)
    return (
        drive.last <= money.first and len(between) < _NEAR and all(text_at(tokens, at) not in _MARKS for at in between)
    )


def _worth(price: Money, values: Sequence[Mention]) -> Iterator[Decimal]:
    """What each value comes to at that price, and all of a kind together."""
    hours = [amount for one in values if (amount := _hours(one)) is not None]
    drives = [one.km * (one.times or 1) for one in values if isinstance(one, Distance)]
    for amounts in (hours, drives):
        yield from (amount * price.amount for amount in amounts)
        yield sum(amounts, Decimal(0)) * price.amount


def _hours(one: Mention) -> Decimal | None:
    if isinstance(one, Duration):
        return one.amount * (one.times or 1)
    return hours_between(one.start, one.end) if isinstance(one, Clocks) and one.end else None


def _is_due(money: Money, due: set[Decimal]) -> bool:
    """True for a sum that is one of those, or one of them in whole kroner."""
    return any(one and abs(one - money.amount) < _WHOLE_KRONE for one in due)


def tells_what_for(tokens: Sequence[Token], at: int) -> bool:
    """True for `i billetter`, `til kino` at the token, not for `i alt`, `til sammen`, `i går`, `i oktober`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if text_at(tokens, at) not in _INTO or after is None or after.kind != "word":
        return False
    return after.text not in _PLAIN and not any(sense in after.senses for sense in _OF_DAYS)


def _says_no_more(tokens: Sequence[Token], price: Money, money: Money, named: Sequence[TypeMention]) -> bool:
    """True where nothing between the two, nor right behind the sum, tells of something that was bought."""
    if tells_what_for(tokens, money.last) or any(one.first == money.last for one in named):
        return False
    first, last = sorted((price, money), key=lambda one: one.first)
    if any(first.last <= one.first < last.first for one in named):
        return False
    if last is money and text_at(tokens, first.last) == "+" and first.last + 1 == last.first:
        return False
    words = [tokens[at] for at in range(first.last, last.first) if tokens[at].kind == "word"]
    if last is money:
        words += [one for one in tokens[last.last : last.last + 1] if one.kind == "word" and _may_be_bought(one)]
    return all(one.writer or one.text in _PLAIN or any(sense in one.senses for sense in _SMALL) for one in words)


def _may_be_bought(word: Token) -> bool:
    """True for a word that is unknown or food: `585 kr konsertbilletter`, not `585 kr hilsen Kari`."""
    return not word.senses or "food" in word.senses
