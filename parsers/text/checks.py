"""Cross checks: what was stated against what follows from the rest."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from claims.catalogue import Catalogue
from claims.questions import Question
from parsers.text.items import Item, plain
from parsers.text.mentions import Mention, Money, WayWord


def check(item: Item, catalogue: Catalogue) -> None:
    """Ask where a stated price or sum contradicts the catalogue's price of that day."""
    code, day = item.values.get("type"), item.values.get("date")
    if (item.stated_price is None and item.stated_total is None) or code is None or day is None:
        return
    row = catalogue.on(code, day)
    if row is None or row.unit_price is None:
        return
    price, quantity = plain(row.unit_price), item.values.get("quantity")
    if item.stated_price is not None and item.stated_price != row.unit_price:
        item.ask("unit_price", "contradiction", price, stated=plain(item.stated_price), rate=price)
    if item.stated_total is not None and quantity is not None:
        due = quantity * row.unit_price
        if item.stated_total not in (due, row.unit_price):
            item.ask("amount", "contradiction", plain(due), stated=plain(item.stated_total), due=plain(due))


def stated_sum(mentions: Sequence[Mention]) -> Money | None:
    """The amount that is called a total beside two others or more: it is no line of its own."""
    if sum(isinstance(mention, Money) for mention in mentions) <= 2:
        return None
    pairs = list(pairwise(mentions))
    for word, money in (*pairs, *((after, before) for before, after in pairs)):  # totalt 221 kr, else 221 kr totalt
        total = isinstance(word, WayWord) and word.way == "total"
        if total and isinstance(money, Money) and max(money.first - word.last, word.first - money.last) <= 1:
            return money
    return None


def check_sum(items: Sequence[Item], total: Money) -> list[Question]:
    """The question for a total that is not the sum of the lines' amounts."""
    amounts = [item.values["amount"] for item in items if "amount" in item.values]
    due = sum(amounts, Decimal(0))
    if due == total.amount:
        return []
    facts = {"stated": plain(total.amount), "due": plain(due)}
    return [Question(line=None, field="amount", code="contradiction", choices=(plain(due),), facts=facts)]
