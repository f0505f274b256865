"""Cross checks: what was stated against what follows from the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, compress, pairwise

from claims.catalogue import Catalogue
from claims.errors import NoRate
from claims.lines import NOK, Span
from claims.money import round_to_ore
from claims.pricing import price
from claims.questions import Question
from claims.terms import Terms
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Distance, Duration, Mention, Money, WayWord, is_total
from parsers.text.spans.numbers import plain
from parsers.text.words.tokens import Token

TOTALS: Mapping[str, Sequence[str]] = {
    "formannskapet i går, parkering 40 kr. Til sammen 1690 kr": [],
    "formannskapet i går, parkering 40 kr. Til sammen 1700 kr": ["1690"],
    "formannskapet i går, 30 km. Parkering 40 kr, bom 50 kr. Til sammen 90 kr": [],
    "formannskapet i går, 30 km. Parkering 40 kr, bom 50 kr. Til saman 100 kr": ["90"],
    "formannskapet i går, 30 km.\n\nUtlegg:\nTog   459,00\nBuss   41,00\nSum   500,00": [],
    "formannskapet i går, 30 km.\n\nUtlegg:\nTog   459,00\nBuss   41,00\nSum   510,00": ["500"],
    "formannskapet 10.11. Taxi 200 kr. Utlegg på turen 5.11: tog 459 kr, buss 41 kr. Sum 500 kr": [],
    "formannskapet i går. Parkering 40 kr, bom 50 kr. Utlegg til sammen 90 kr": [],
    "formannskapet i går. Parkering 40 kr, bom 50 kr. Utlegg tilsaman 95 kr": ["90"],
    "formannskapet i går. Totale utlegg 90 kr: parkering 40 kr og bom 50 kr": [],
    "støttekontakt\n9.11 3 timer, kino 40 kr\n10.11 2 timer, bad 50 kr\nTil sammen 5 timer og 90 kr i utlegg": [],
    "støttekontakt\n9.11 3 timar, kino 40 kr\n10.11 2 timar, bad 50 kr\nTil saman 5 timar og 95 kr": ["90"],
    "support contact\n9.11 3 hours, pool 40 kr, 12 km\n10.11 2 hours, pool 50 kr\nTotal 5 hours, 12 km, 90 kr": [],
    "executive committee yesterday. Parking 40 kr, toll 50 kr. Total 95 kr": ["90"],
    "kommunestyret 12.11\nformannskapet 10.11 og 17.11. Til sammen 3300 kr": [],
    "kommunestyret 12.11\nformannskapet 10.11 og 17.11. Til sammen 3000 kr": ["4950"],
    "bom:\n10. november 55 kr\n12. november 55 kr\ntil sammen 120 kr": ["110"],
    "bom 10.11: 3 passeringer à 28 kr, til sammen 84 kr": [],
    "bom 10.11: 3 passeringer à 28 kr, til sammen 94 kr": ["84", "94"],
    "bom 10.11: 2 x 28 EUR, til sammen 60 EUR": ["56", "60"],
    "bom 10.11: 2 x 28 EUR, til sammen 56 EUR": [],
    "toll 10 November: 3 x 28 kr, 94 kr in total. Parking 40 kr": ["84", "94"],
    "parkering 10.11 40 kr, bom 3 x 28 kr. Til saman 134 kr": ["124"],
}
"""The sum that a stated total is asked about with."""
_OF_MEASURES = frozenset({"hour", "distance", "day_unit", "join", "number", "hour_part", "way_noun"})
_MOST_ALONG = 8
"""Tokens between `til sammen` and a sum behind other totals."""


def check(item: Item, catalogue: Catalogue) -> None:
    """Ask where a stated price or sum contradicts the catalogue's price of that day.

    As long as it is open which type it is, a stated price is the line's: it may be of one that is paid as stated.
    """
    code, day = item.values.get("type"), item.values.get("date")
    if code is None and item.stated_price is not None and item.stated_price_span:
        item.set("unit_price", round_to_ore(item.stated_price), item.stated_price_span)
    if (item.stated_price is None and item.stated_total is None) or code is None or day is None:
        return
    row = catalogue.on(code, day)
    if row is None or row.unit_price is None:
        return
    rate, quantity = plain(row.unit_price), item.values.get("quantity")
    if item.stated_price is not None and item.stated_price != row.unit_price:
        item.ask("unit_price", "contradiction", rate, stated=plain(item.stated_price), rate=rate)
        return
    if item.stated_total is not None and quantity is not None:
        due = quantity * row.unit_price
        if item.stated_total not in (due, row.unit_price, due * item.stated_lines):
            item.ask("amount", "contradiction", plain(due), stated=plain(item.stated_total), due=plain(due))


def stated_sum(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    types: TypeIndex,
) -> Money | None:
    """The amount that is called a total apart from any type, or beside a type's own amount: `bom 54 kr, totalt 196`."""
    if WayWord not in map(type, mentions) or Money not in map(type, mentions):
        return None
    clauses = [layout.clause[mention.first] for mention in mentions if isinstance(mention, Money)]
    named = [one for one in named if not (one.codes and set(one.codes) <= set(types.general))]
    typed = {layout.clause[mention.first] for mention in named}
    pairs = list(pairwise(mentions))
    behind = [pair[::-1] for pair in pairs if len({layout.sentence[one.first] for one in pair}) == 1]
    for word, money in (*pairs, *behind):  # totalt 221 kr, else 221 kr totalt
        if isinstance(money, Money) and (is_total(money, word) or _is_along(tokens, word, money)):
            clause = layout.clause[money.first]
            if _is_docked(tokens, mentions, layout, money):
                continue
            if (clause not in typed or clauses.count(clause) > 1) and not _is_of_one(
                money, mentions, named, layout, types
            ):
                return money
    return None


def _is_docked(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout, money: Money) -> bool:
    """True for what an employer kept back for the hours beside it: `trakk meg for 5,5 timer, i alt 1 897,50 kr`."""
    number = layout.sentence[money.first]
    first, last = bisect_left(layout.sentence, number), bisect_right(layout.sentence, number)
    docked = any("docked" in token.senses for token in tokens[first:last])
    inside = [one for one in mentions if first <= one.first < last]
    hours = any(isinstance(one, Duration) and one.first < money.first for one in inside)
    return docked and hours and sum(isinstance(one, Money) for one in inside) == 1


def _is_along(tokens: Sequence[Token], word: Mention, money: Money) -> bool:
    """True for the sum beside another total: `til sammen 11,5 timer og 564 kr`."""
    if not isinstance(word, WayWord) or word.way != "total":
        return False
    between = tokens[word.last : money.first]
    joined = bool(between) and ("join" in between[-1].senses or between[-1].text == ",")
    return joined and len(between) <= _MOST_ALONG and all(_is_measure(token) for token in between)


def _is_measure(token: Token) -> bool:
    return token.kind != "word" or not _OF_MEASURES.isdisjoint(token.senses)


def _is_of_one(
    money: Money, mentions: Sequence[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> bool:
    """True for the only amount of a sentence that names one outlay and no drive: hotel 13-15 May, 2980 SEK in total."""
    sentence = layout.sentence[money.first]
    beside = [mention for mention in mentions if layout.sentence[mention.first] == sentence]
    sums = sum(isinstance(mention, Money) for mention in beside)
    inside = [mention for mention in named if layout.sentence[mention.first] == sentence]
    outlay = len(inside) == 1 and types.units(inside[0].codes) == {"amount"}
    return outlay and sums == 1 and not any(isinstance(mention, Distance) for mention in beside)


def check_sum(items: Sequence[Item], total: Money, catalogue: Catalogue, text: str) -> list[Question]:
    """The question for a total that is not the worth of all lines, of those in its line, or of the sums before it.

    None while a line has no worth yet. What it is nearest to is proposed.
    """
    foreign = total.currency != NOK
    if foreign and (product := _product_before(items, total)) and product.values.get("currency") == total.currency:
        _ask_of_product(product, total.amount * (total.times or 1))
    if foreign:
        return []
    terms = Terms(catalogue=catalogue)
    try:
        prices = [price(item.line, terms) for item in items]
    except NoRate:
        return []
    worth = [found.amount for found in prices if found]
    due, stated = sum(worth, Decimal(0)), total.amount * (total.times or 1)
    if len(worth) < len(prices):
        return []
    outlays = _outlays(items, total)
    beside = sum(compress(worth, [_is_of_line(item, total, text) for item in items]), Decimal(0))
    if stated in (due, beside, *accumulate(reversed(outlays))):
        return []
    if (product := _product_before(items, total)) is not None:
        _ask_of_product(product, stated)
        return []
    if len(outlays) > 1:
        due = min(due, sum(outlays, Decimal(0)), key=lambda one: abs(one - stated))
    facts = {"stated": plain(stated), "due": plain(due)}
    return [Question(line=None, field="amount", code="contradiction", choices=(plain(due),), facts=facts)]


def _ask_of_product(item: Item, stated: Decimal) -> None:
    """Ask of the line which sum it is, where it comes to another than the one stated."""
    amount = item.values["amount"]
    if amount != stated:
        item.ask("amount", "contradiction", plain(amount), plain(stated), stated=plain(stated))


def _product_before(items: Sequence[Item], total: Money) -> Item | None:
    """The only line before the total, if it is so many times a price: `3 passeringer à 28 kr, til sammen 94 kr`."""
    told = [item for item in items if any(span[0] < total.span[0] for span in _naming(item))]
    if len(told) != 1 or not told[0].values.get("unit_price") or told[0].values.get("amount") is None:
        return None
    return told[0]


def _naming(item: Item) -> Iterator[Span]:
    """Where the item's type and value stand."""
    return (span for name in ("type", "distance_km", "amount", "quantity") for span in item.evidence.get(name, ()))


def _is_of_line(item: Item, total: Money, text: str) -> bool:
    """True for an item that is named in the line of the total."""
    first = min((span[0] for spans in item.evidence.values() for span in spans), default=-1)
    return first >= 0 and "\n" not in text[slice(*sorted((first, total.span[0])))]


def _outlays(items: Sequence[Item], total: Money) -> list[Decimal]:
    """The sums stated before the total, in order; all of them where it stands first."""
    said: list[tuple[int, Decimal]] = []
    for item in items:
        spans, amount = item.evidence.get("amount"), item.values.get("amount")
        if spans and amount is not None:
            said.append((spans[0][0], amount))
    before = [one for one in said if one[0] < total.span[0]]
    return [amount for _, amount in sorted(before or said)]


def check_count(items: Sequence[Item]) -> list[Question]:
    """The question for a count of meetings that the dates belie: `tre møter, 9.9 og 14.10`."""
    counted = [item for item in items if item.stated_count is not None]
    if not counted:
        return []
    meetings = sum("one_meeting" in item.assumed.get("quantity", ()) for item in items)
    for item in counted[:1]:
        own = sum(other.evidence["quantity"] == item.evidence["quantity"] for other in counted)
        if item.stated_count not in (own, meetings):
            facts = {"counted": plain(item.stated_count or Decimal(0)), "named": str(own)}
            return [Question(line=None, field="quantity", code="contradiction", facts=facts)]
    return []
