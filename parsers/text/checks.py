"""Cross checks within one line: what was stated against what follows from the rest."""

from claims.catalogue import Catalogue
from parsers.text.items import Item, plain


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
