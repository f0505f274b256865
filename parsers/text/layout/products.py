"""Values that are told again as a product: `bom 62 kr (2 x 31)` and `24 km (2 x 12 km)` are one line each."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import (
    MEASURED,
    Distance,
    Duration,
    Mention,
    Money,
    Value,
    WayWord,
    When,
    amount_of,
    has,
    text_at,
)
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Bom 62 kr 10.11 (2 x 31)": ["toll 10.11 62"],
    "Bom 10.11 62 kr (31 kr x 2)": ["toll 10.11 62"],
    "Bom 62 kr 10.11, 2 x 31": ["toll 10.11 62"],
    "10.11 bom 178 kr, 2 x 89 kr": ["toll 10.11 178"],
    "Bom 10.11 62 kr, dvs 2 x 31": ["toll 10.11 62"],
    "Ferje 10.11 178 kr (2 x 89 kr)": ["ferry 10.11 178"],
    "Ferje 10.11 178 kr (2 à 89 kr)": ["ferry 10.11 178"],
    "Ferry 10 November 178 kr (2 x 80 kr)": ["ferry 10.11 2 ?amount"],
    "Ferje 10.11 2 x 89 kr (178 kr)": ["ferry 10.11 178"],
    "Buss 10.11 90 kr (45 kr per tur)": ["transit 10.11 90"],
    "Ferje 10.11 178 kr (bom 2 x 22 kr)": ["ferry 10.11 178", "toll 10.11 44"],
    "Ferje 10.11 178 kr (2 x 22 kr i bom)": ["ferry 10.11 2 ?amount"],
    "Bom 10.11 22 kr, 2 x 89 kr": ["toll 10.11 22", "toll 10.11 178"],
    "Bom 10.11 60 kr (2 x 31)": ["toll 10.11 2 ?amount"],
    "Formannskapet 10.11, 24 km (2 x 12 km)": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 24 km (12 km x 2)": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 25 km (2 x 12 km)": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Støttekontakt 6 timar i oktober (2 x 3 timar)": ["support-hour 01.10 6"],
    "Support contact 6 hours in October (3 hours x 2)": ["support-hour 01.10 6"],
    "Kjøring 10.11: 25 km (12,5 hver vei)": ["mileage 10.11 25"],
    "Formannskapet 3. og 10. november. 48 km totalt (24 km hver gang)": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 24", "mileage 10.11 24"),
    ],
    "Parkering 80 kr (40 kr per gang 3. og 10. november)": ["parking 03.11 40", "parking 10.11 40"],
    "Støttekontakt 4 timer (2 timer hver gang) 3. og 10. november": ["support-hour 03.11 2", "support-hour 10.11 2"],
    "Hotell 3 netter à 1290 kr 9.-12.11 (3870 kr)": ["hotel 09.11 3870"],
    "Hotell 3 netter à 1290 kr 9.-12.11, 3870 kr": ["hotel 09.11 3870"],
    "Bom 2 x 31 kr 10.11, 62 kr": ["toll 10.11 62"],
    "Bom 2 x 31 kr 10.11, 62 kr 12.11": ["toll 10.11 62", "toll 12.11 62"],
    "Bom 10.11 2 x 31 kr, 12.11 62 kr": ["toll 10.11 62", "toll 12.11 62"],
    "Bom 10.11 2 x 31 kr, 12.11: 62 kr": ["toll 10.11 62", "toll 12.11 62"],
    "Ferje mandag 2 x 89 kr, onsdag 178 kr": ["ferry 16.11 178", "ferry 18.11 178"],
    "Taxi 10 November 2 x 120 kr, 12 November 240 kr": ["taxi 10.11 240", "taxi 12.11 240"],
    "Bom 2 x 31 kr 10.11, 62 kr for kaffe": ["toll 10.11 62", "? 10.11 62 ?type"],
    "Bom 2 x 31 kr 10.11, 62 kr på kaffe": ["toll 10.11 62", "? 10.11 62 ?type"],
    "Parkering 10.11 2 x 40 kr, 80 kr for billett til kino": ["parking 10.11 80", "? 10.11 80 ?type"],
    "Bom 2 x 31 kr 10.11, 62 kr totalt": ["toll 10.11 62"],
    "Bom 2 x 31 kr 10.11, 62 kr parkering": ["toll 10.11 62", "parking 10.11 62"],
    "Bom 2 x 31 kr 10.11, parkering 62 kr": ["toll 10.11 62", "parking 10.11 62"],
    "Bom 62 kr 10.11 og parkering 2 x 31 kr": ["toll 10.11 62", "parking 10.11 62"],
    "Støttekontakt 6 timer i september, 2 x 3 timer i oktober": ["support-hour 01.09 6", "support-hour 01.10 6"],
    "Kjøring 48 km i september, 2 x 24 km i oktober": ["mileage 01.09 48", "mileage 01.10 48"],
    "Bom 60 kr 3.11, 2 x 30 kr 10.11": ["toll 03.11 60", "toll 10.11 60"],
    "Bom 3.11 56 kr, 10.11 2 x 28 kr": ["toll 03.11 56", "toll 10.11 56"],
    "Bom 10.11 62 kr, 2 x 31 kr parkering": ["toll 10.11 62", "parking 10.11 62"],
    "Bom 62 kr 10.11, 2 x 40 kr": ["toll 10.11 62", "toll 10.11 80"],
}
_OPENING = frozenset({"(", ",", "=", ":", "-", "dvs", "altså"})
_SAME = frozenset({"(", "="})
"""What opens the same value for certain, also where it comes to something else."""
_SURE = _SAME | {"dvs", "altså"}
_FOR = frozenset({"for", "til"})
_BEHIND = 2
"""Tokens behind a product that may begin its own day or name."""
_LEADING = frozenset({"i", "in", "den", "on"})
"""Words that lead to a day."""
_MOST_BETWEEN = 3
_SOME = range(2, 11)
_TO_THE_END = 3
"""Tokens behind a price in brackets until these close: `(45 kr per tur)`."""


def told_in_brackets(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions with one sum for `178 kr (2 x 89 kr)`, `2 x 89 kr (178 kr)` and `90 kr (45 kr per tur)`."""
    if not any(isinstance(one, Money) and (one.times is not None or one.each) for one in mentions):
        return mentions
    left: list[Mention] = []
    for mention in mentions:
        before = left[-1] if left else None
        if isinstance(before, Money) and isinstance(mention, Money) and (one := _of_both(tokens, before, mention)):
            left[-1] = one
        else:
            left.append(mention)
    return left


def _of_both(tokens: Sequence[Token], before: Money, inside: Money) -> Money | None:
    """What a sum and the one in brackets right behind it come to, of which one says how the other is made up."""
    if text_at(tokens, before.last) != "(" or before.last + 1 != inside.first or before.currency != inside.currency:
        return None
    if inside.each and inside.times is None and before.amount in (inside.amount * times for times in _SOME):
        closing = range(inside.last, inside.last + _TO_THE_END)
        return before if any(text_at(tokens, at) == ")" for at in closing) else None
    product, whole = (inside, before) if inside.times is not None else (before, inside)
    plain = whole.times is None and not (whole.rate or whole.each or whole.result)
    if product.times is None or product.result or not plain or text_at(tokens, inside.last) != ")":
        return None
    return replace(product, result=whole.amount, first=before.first, last=inside.last)


def told_once(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], said: Set[str]
) -> list[Mention]:
    """The mentions with each value and the product behind it as one, which is asked about where they differ.

    A value that is what the next one comes to on all days of the text is no value of each: `72 km (24 km hver gang)`.
    """
    if said.isdisjoint(_OPENING):
        return mentions
    days = sum(len(one.days) for one in mentions if isinstance(one, When) and one.shape == "days")
    starts = {one.first for one in (*named, *mentions) if not isinstance(one, (*MEASURED, WayWord))}
    weeks = {one.first for one in mentions if isinstance(one, When) and one.shape == "every"}
    left: list[Mention] = []
    for mention in mentions:
        at = len(left) - 1
        while at > 0 and len(left) - at < _MOST_BETWEEN and _is_beside(left[at]):
            at -= 1
        whole = left[at] if at >= 0 else None
        if not isinstance(whole, MEASURED) or not _opens(tokens, whole, mention, left[at + 1 :]):
            left.append(mention)
        elif _is_half(tokens, whole, mention) or _is_result(tokens, whole, mention, left[at + 1 :], starts):
            continue
        elif _is_apart(tokens, whole, mention, left[max(0, at - 1) :], starts):
            left.append(mention)
        elif (one := _as_one(whole, mention, certain=_is_certain(tokens, whole, left[at + 1 :]))) is not None:
            left[at] = one
        elif (times := _times_each(tokens, whole, mention)) is None or (days and times != days):
            left.append(mention)
        elif not weeks.isdisjoint(range(mention.last, mention.last + _BEHIND)):
            left.append(mention)  # 16 timer (4 timer hver onsdag)
        elif days:
            left[at:] = [*(one for one in left[at + 1 :] if isinstance(one, When)), mention]
    return left


def _is_beside(one: Mention) -> bool:
    """True for a day, and for what calls a value a total."""
    return isinstance(one, When) or (isinstance(one, WayWord) and one.way == "total")


def _opens(tokens: Sequence[Token], whole: Value, after: Mention, between: Sequence[Mention]) -> bool:
    """True where nothing but marks, days and words for a total stand between."""
    if isinstance(after, WayWord) and digits(text_at(tokens, after.first - 1)):
        after = replace(after, first=after.first - 1)
    inner = (tokens[at].text for at in range(whole.last, after.first) if not _is_within(at, between))
    opening = [word for word in inner if word not in _LEADING]
    return bool(opening) and _OPENING.issuperset(opening)


def _is_apart(
    tokens: Sequence[Token], whole: Value, product: Mention, before: Sequence[Mention], starts: Set[int]
) -> bool:
    """True behind a comma or dash for a product with a name of its own, or of another day than the value."""
    if any(tokens[at].text in _SURE for at in range(whole.last, product.first)):
        return False
    days = [one for one in before if isinstance(one, When) and one.last >= whole.first - 1]
    follows = any(at in starts for at in range(product.last, product.last + _BEHIND))
    return len(days) > 1 or (follows and (bool(days) or text_at(tokens, product.last) in _FOR))


def _is_certain(tokens: Sequence[Token], whole: Value, between: Sequence[Mention]) -> bool:
    return tokens[whole.last].text in _SAME and not between


def _is_half(tokens: Sequence[Token], whole: Value, way: Mention) -> bool:
    """True for the way of `25 km (12,5 hver vei)`."""
    if not (isinstance(way, WayWord) and way.way == "each" and isinstance(whole, Distance)):
        return False
    half = digits(text_at(tokens, way.first - 1))
    return half is not None and half + half == whole.km


def _is_result(
    tokens: Sequence[Token], product: Value, sum_: Mention, between: Sequence[Mention], starts: Set[int]
) -> bool:
    """True for what a product comes to, told behind it: `3 netter à 1290 kr 9.-12.11, 3870 kr`.

    Not for a sum of another day, `12.11 62 kr`, nor for one of something else, `62 kr for kaffe`.
    """
    if not isinstance(product, Money) or not isinstance(sum_, Money) or product.times is None or sum_.times is not None:
        return False
    if sum_.rate or product.currency != sum_.currency or product.amount * product.times != sum_.amount:
        return False
    if any(_is_of_next(tokens, one, product, sum_) for one in between):
        return False
    after = tokens[sum_.last] if sum_.last < len(tokens) else None
    closes = after is None or after.kind in ("sym", "nl") or "way" in after.senses
    return closes and not any(at in starts for at in range(sum_.last, sum_.last + _BEHIND))


def _is_of_next(tokens: Sequence[Token], day: Mention, product: Value, sum_: Mention) -> bool:
    """True for a day that leads to the sum, or that a mark parts from the product."""
    if not isinstance(day, When):
        return False
    parted = any(tokens[at].text in _OPENING for at in range(product.last, day.first))
    return parted or day.last + (text_at(tokens, day.last) == ":") == sum_.first


def _as_one(whole: Value, product: Mention, *, certain: bool) -> Value | None:
    """The value as the product tells it; None where they are two."""
    if not isinstance(product, MEASURED) or product.times is None or whole.times is not None:
        return None
    if isinstance(whole, Money) and isinstance(product, Money) and whole.currency == product.currency:
        same = product.amount * product.times == whole.amount
        told = replace(
            whole, amount=product.amount, times=product.times, times_span=product.times_span, result=whole.amount
        )
        return told if (same or certain) and whole.marked else None
    if isinstance(whole, Distance) and isinstance(product, Distance):
        due = product.km * product.times
        return whole if due == whole.km else replace(whole, disputed=due) if certain else None
    if isinstance(whole, Duration) and isinstance(product, Duration) and whole.unit == product.unit:
        return whole if product.amount * product.times == whole.amount else None
    return None


def _times_each(tokens: Sequence[Token], whole: Value, part: Mention) -> int | None:
    """How many times the value is one that is told of each time: 3 for `72 km (24 km hver gang)`."""
    if (
        not isinstance(part, MEASURED)
        or type(part) is not type(whole)
        or whole.times is not None
        or part.times is not None
    ):
        return None
    each = has(tokens, part.last, "each") or text_at(tokens, part.last) == "per"
    if not each or has(tokens, part.last + 1, "way_noun") or not amount_of(part):
        return None
    times, rest = divmod(amount_of(whole), amount_of(part))
    return int(times) if not rest and times > 1 else None


def _is_within(at: int, mentions: Sequence[Mention]) -> bool:
    return any(one.first <= at < one.last for one in mentions)
