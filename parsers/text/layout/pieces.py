"""Things counted beside the price of one, `3 tins at 149 kr, 447 kr`: one sum, that many times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.by_thing import is_of_one, things_of
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Count, Mention, Money, WayWord, has, indices, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11 maling, 3 bokser à 149 kr, 447 kr": ["outlay 10.11 447"],
    "Bought paint on 10 November, 3 tins at 149 kr, 447.00 kr": ["outlay 10.11 447"],
    "Bought paint on 10 November, 3 tins at 149 kr": ["outlay 10.11 447"],
    "Buss 10.11, 4 billetter til 40 kr, til sammen 160 kr": ["transit 10.11 160"],
    "Buss 10.11, fire billettar til 40 kr, i alt 160 kr": ["transit 10.11 160"],
    "Buss 10.11, 4 billetter til 160 kr": ["transit 10.11 160"],
    "Utlegg 10.11: 3 liter maling à 90 kr, og 2 pensler à 45 kr": ["outlay 10.11 270", "outlay 10.11 90"],
    "Utlegg 10.11: 3 bokser maling à 90 kr, og en pensel, 45 kr": ["outlay 10.11 270", "outlay 10.11 45"],
    "Bought 3 bags of apples at 35 kr and 2 litres of juice at 28 kr on 10 November": [
        *("outlay 10.11 105", "outlay 10.11 56"),
    ],
    "Hotel 3 nights at 1290 kr 9-12 November (3870 kr)": ["hotel 09.11 3870"],
    "5 esker til møtet 10.11, 30 kr hver": ["? 10.11 150 ?type"],
    "5 esker til møtet 10.11, kr 30 per stk": ["? 10.11 150 ?type"],
    "Bought on 10 November: 5 boxes of tea, 30 kr each": ["outlay 10.11 150"],
    "Buss 10.11, 4 billetter til 40 kr og parkering 60 kr": ["transit 10.11 40", "parking 10.11 60"],
}
_EACH = frozenset({"at", "à", "@"})
_FOR = frozenset({"til", "a", "for", "to"})
_WITHIN = frozenset({"of", "nights"})
_MOST_PIECES = 99
_NEAR = 4
"""Tokens from the number of the pieces to the price of one."""
_FURTHER = 12
"""The same, where the price is said to be that of each."""


def with_pieces(text: str, tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions, where the price of one and the sum of all are one sum; `til` names the price where both agree.

    The price of one of things of which nothing says how many there were is asked about.
    """
    sums = [one for one in mentions if isinstance(one, Money)]
    taken = indices(mentions) if sums else set()
    counted = {one.first: one for one in mentions if isinstance(one, Count) and one.rule == "priced_pieces"}
    told = counted | {one.first: one for one in mentions if isinstance(one, Count) and one.rule == "pieces"}
    gone: set[int] = set()
    held: dict[int, Money] = {}
    for place, price in enumerate(sums):
        if price.times is not None:
            continue
        at = _many(tokens, price)
        if at is None and price.rate and len(sums) > 1:
            at = next((at for at in range(price.first - _NEAR, price.first) if at in told), None)
            gone.update((id(told[at]),) if at is not None else ())
        of_one = at is None and not (price.rate or price.each)
        at = things_of(tokens, price, layout, taken) if of_one else at
        last = sums[place - 1].first if place else -1
        if at is None and (only := _only_counted(tokens, counted, price, layout)) and only.first > last:
            at, of_one = only.first, True
            gone.add(id(only))
        many = number(tokens, at) if at is not None else None
        if at is None or many is None or not 1 < many[0] <= _MOST_PIECES:
            if of_one and is_of_one(text, tokens, price):
                held[id(price)] = replace(price, about=True)
            continue
        whole = sums[place + 1] if place + 1 < len(sums) else None
        agrees = whole is not None and layout.sentence[whole.first] == layout.sentence[price.first]
        agrees = agrees and whole is not None and whole.times is None and whole.amount == many[0] * price.amount
        if not (agrees or of_one or price.rate or text_at(tokens, price.first - 1) in _EACH):
            continue
        held[id(price)] = replace(price, times=many[0], times_span=(tokens[at].start, tokens[at].end), rate=False)
        if agrees and whole is not None:
            words = (one for one in mentions if isinstance(one, WayWord) and one.last == whole.first)
            gone.update((id(whole), *map(id, words)))
    kept = (held.get(id(one), one) for one in mentions if id(one) not in gone)
    return sorted(kept, key=BY_PLACE) if held else mentions


def _only_counted(tokens: Sequence[Token], counted: Mapping[int, Count], price: Money, layout: Layout) -> Count | None:
    """The things of a price `hver` or `per stk`, where they are the only ones told in its line before it."""
    if not (price.rate or _is_each(tokens, price.last)) or price.first - _FURTHER > max(counted, default=-1):
        return None
    line = layout.line[price.first]
    found = [one for at, one in counted.items() if layout.line[at] == line]
    return found[0] if len(found) == 1 and found[0].first < price.first else None


def _is_each(tokens: Sequence[Token], at: int) -> bool:
    """True for `30 kr hver`, not for `hver gang` and `hver vei`."""
    return has(tokens, at, "each") and (at + 1 >= len(tokens) or tokens[at + 1].kind != "word")


def _many(tokens: Sequence[Token], price: Money) -> int | None:
    """Where the number stands right before the things and `at` or `til` their price."""
    if text_at(tokens, price.first - 1) not in _EACH | _FOR:
        return None
    near = (price.first - 3, price.first - 4, price.first - 5)
    return next((at for at in near if _counts(tokens, at, price.first - 1)), None)


def _counts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """True for a number there, and nothing but the words for the things until the end: `3 litres of milk`."""
    found = number(tokens, at) if at >= 0 else None
    things = tokens[at + 1 : end]
    return (
        found is not None
        and found[1] == at + 1
        and all(one.kind == "word" and (not one.senses or one.text in _WITHIN) for one in things)
    )
