"""Expense lines from drafts: fees a meeting, hours and døgn, amounts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.money import round_to_ore
from parsers.text.lines.days.clocked import meeting_clocks, set_clocks
from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import ONE, Item, dated_items
from parsers.text.lines.kinds.hours import hour_items, note_stated
from parsers.text.spans.mentions import Count, Duration, Money, WayWord, is_total
from parsers.text.spans.numbers import plain
from parsers.text.spans.ways import BOTH_WAYS

_BESIDE = 3
_YEAR = 12
_SAID_APART = ("counted_pieces", "times")
MONTHS = {
    "parkering for september og oktober, 300 kr per måned": "600.00",
    "parkering september og oktober, 300 kr i månaden": "600.00",
    "parking for September and October, 300 kr a month": "600.00",
    "parkering for oktober, 300 kr per måned": "300.00",
    "parkering for september og oktober, 300 kr": "300.00",
}
PIECES = {
    "parkering i går 50 kr 2 stk": ["50", "100"],
    "parkering i går 50 kr, 2 stk": ["50", "100"],
    "bom i går, 2 stk, 50 kr": [],
    "bompengar i går 50 kr, to stykk": ["50", "100"],
    "parking yesterday 50 NOK, 2 pcs": ["50", "100"],
    "parkering i går, 2 stk à 50 kr": [],
    "tre ferjebilletter 5.11 à 48 kr": [],
    "parkering i går, 2 stk 50 kr til sammen": [],
    "parkering i går, 50 kr per stk, 2 stk": [],
    "3 bompasseringer i går, 27 kr": ["27", "81"],
    "to parkeringar i går, 40 kr": ["40", "80"],
    "2 x ferge 98 kr i går": ["98", "196"],
    "two taxis yesterday, 200 kr": ["200", "400"],
    "bom 27 kr i går, 3 ganger": ["27", "81"],
    "3 bompasseringer à 27 kr i går": [],
    "to parkeringer i går, 40 og 60 kr": [],
    "4 bompasseringer i går": [],
}
"""Sums before a count, and the amounts that are asked about."""


def expense_items(
    draft: Draft, codes: tuple[str, ...], unit: str | None, days: Days, *, each_time: bool, general: tuple[str, ...]
) -> Iterator[Item]:
    """The lines of one draft; `unit` is None where the type is open and its types differ.

    `general` are the types that anything may be booked on: the choices for what the catalogue does not name.
    """
    if unit == "meeting":
        items = _meetings(draft, days)
    elif unit in ("hour", "day"):
        items = hour_items(draft, days, each_time=each_time, nightly=unit == "day")
    else:
        items = _amounts(draft, days, each_time=each_time)
    for item in items:
        if draft.type_spans:
            item.evidence["type"] = list(draft.type_spans)
        if len(codes) == 1 and not draft.doubtful:
            item.values["type"] = codes[0]
            if len(draft.codes) != 1:
                item.assume("type", "only_fitting")
        elif codes:
            item.ask("type", "ambiguous" if draft.named or unit in ("hour", "day") else "missing", *codes)
        else:
            item.ask("type", "unknown_type", *general)
        yield item


def _meetings(draft: Draft, days: Days) -> Iterator[Item]:
    """One fee a day; a count without days, or with a period, is one line with that quantity.

    On which days of a week its meetings were is asked: these are few enough to know.
    """
    count = next((count for count in draft.counts if count.of != "day"), None)
    many = count is not None and (count.amount is None or count.amount > 1)
    if days.wide and (not many or days.is_week):
        days = Days()
    listed = days.many if not days.end and not days.trouble else 0
    for item, day in dated_items("expense", days):
        if count:
            item.evidence["quantity"] = [count.span]
        several = listed == 1 and count is not None and count.of == "duty"
        if listed and many and not several and count and count.amount is not None:
            item.stated_count = count.amount
        if (listed and not several) or (count is None and (not days.end or days.is_month)):
            item.values["quantity"] = ONE
            item.assume("quantity", "one_meeting")
        elif count and count.amount is not None:
            item.values["quantity"] = count.amount
        else:
            item.ask("quantity", "missing")
        set_clocks(item, meeting_clocks(draft, days, day))
        note_stated(item, draft.moneys)
        item.stated_lines = Decimal(max(1, listed))
        yield item


def _amounts(draft: Draft, days: Days, *, each_time: bool) -> Iterator[Item]:
    """One line for each amount that was stated; an amount that is missing is asked."""
    if each_time and days.several:  # begge dagene: the days themselves, not pieces of each
        draft = replace(draft, counts=[count for count in draft.counts if count.amount != days.many])
    sums = [money for money in draft.moneys if not money.rate or _is_night(money, draft.moneys)] or draft.moneys
    if not sums:
        for item, _ in dated_items("expense", days.opened() if days.several and not each_time else days):
            told: list[Duration | Count] = list(draft.durations[:1])
            told += _counted(draft)
            item.set("quantity", (told[0].amount if told else None) or ONE, *(one.span for one in told[:1]))
            if any(count.amount is None for count in draft.counts):
                item.ask("quantity", "missing")
            item.ask("amount", "missing")
            yield item
        return
    if days.several and len(sums) == 1 and sums[0].times == days.many and _adjoins(sums[0], draft):
        sums, each_time = [replace(sums[0], times=None, times_span=None, result=None)], True
    ways = [way for way in draft.ways if way.way == "each" or way.rule == BOTH_WAYS]
    paired = len(sums) == len(days.days) == days.many and days.several
    for place, money in enumerate(sums):
        own = days
        if paired:
            own = days.only([days.days[place]])
        elif days.several and (not each_time or _is_of_all(money, draft.ways)):
            own = days.opened()  # parkering alle tre dager, til sammen 135 kr
        for item, _ in dated_items("expense", own):
            _set_amount(item, money, draft, ways)
            if money.each and not days.several:
                _ask_each_way(item, money, draft)
            yield item


def _is_of_all(money: Money, ways: Sequence[WayWord]) -> bool:
    """True for `til sammen 135 kr`, with no mark between; not for `92 kr totalt tur/retur`, which one journey costs."""
    total = next(
        (way for way in ways if way.way == "total" and (way.last == money.first or money.last == way.first)), None
    )
    return total is not None and not any(way.way == "round" and way.first == total.last for way in ways)


def _is_night(money: Money, moneys: Sequence[Money]) -> bool:
    """True for the price of a night beside sums that are smaller, and so are none of several: `1390 kr natten`."""
    return money.nightly and all(one.rate or one.amount * (one.times or 1) < money.amount for one in moneys)


def _pieces(money: Money, draft: Draft) -> Decimal | None:
    """How many pieces or times are said beside a sum, which may be for one or for all of them: 50 kr 2 stk."""
    if money.times is not None or money.rate or money.each or money.result is not None or draft.ways:
        return None
    beside = [one for one in draft.counts if one.rule == "pieces" and 0 <= one.first - money.last <= 1]
    beside += [one for one in draft.counts if one.rule in _SAID_APART and len(draft.moneys) == 1]
    return next((one.amount for one in beside if one.amount and one.amount > ONE), None)


def _counted(draft: Draft) -> Iterator[Count]:
    """How many pieces the name is counted by: 3 bompasseringer."""
    return (one for one in draft.counts if one.rule == "counted_pieces")


def _adjoins(money: Money, draft: Draft) -> bool:
    """True for a sum right before or after the days: parkering 3 x 45 kr 10.11, 11.11 og 12.11."""
    gaps = (max(known.when.first - money.last, money.first - known.when.last) for known in draft.dates)
    return min(gaps, default=_BESIDE) < _BESIDE


def _set_amount(item: Item, money: Money, draft: Draft, ways: Sequence[WayWord]) -> None:
    """The amount of the whole line, with the price and count it is made of; `ways` say `hver vei` or `begge veier`."""
    quantity = money.times or ONE
    if money.times is not None:
        item.evidence["quantity"] = [money.times_span or money.span]
    elif (money.rate or money.each) and draft.durations:
        quantity = draft.durations[0].amount
        item.evidence["quantity"] = [draft.durations[0].span]
    elif (money.rate or money.each) and draft.counts:
        quantity = draft.counts[0].amount or ONE
        item.evidence["quantity"] = [draft.counts[0].span]
    elif money.nightly and item.values.get("end_date"):
        quantity = Decimal((item.values["end_date"] - item.values["date"]).days)
        item.assume("quantity", "nights_of_period")
        item.evidence["quantity"] = item.evidence["date"]
    elif money.daily and item.values.get("end_date"):
        quantity = Decimal((item.values["end_date"] - item.values["date"]).days + 1)
        item.assume("quantity", "days_of_period")
        item.evidence["quantity"] = item.evidence["date"]
    elif money.monthly and item.values.get("end_date"):
        quantity = Decimal(_months(item.values["date"], item.values["end_date"]))
        item.evidence["quantity"] = item.evidence["date"]
    elif any(way.way == "each" for way in ways) and not any(is_total(money, way) for way in draft.ways):
        trips = next((count.amount for count in draft.counts if count.of == "trip" and count.amount), ONE)
        quantity = 2 * trips
        item.evidence["quantity"] = [mention.span for mention in (*draft.ways, *draft.counts)]
    item.values["currency"] = money.currency
    if money.rate and "quantity" not in item.evidence:  # a price each, and no count
        item.set("unit_price", round_to_ore(money.amount), money.span)
        item.ask("quantity", "missing")
        return
    item.values["quantity"] = quantity
    if money.about:
        item.evidence["amount"] = [money.span]
        item.ask("amount", "missing")
        return
    amount = round_to_ore(money.amount * quantity)
    item.set("amount", amount, money.span)
    if quantity != ONE:
        item.set("unit_price", round_to_ore(money.amount), money.span)
    if money.shared is not None:
        item.ask("amount", "ambiguous", plain(amount), plain(round_to_ore(amount / money.shared)))
    elif pieces := _pieces(money, draft):
        item.ask("amount", "ambiguous", plain(amount), plain(round_to_ore(amount * pieces)))
    elif any(_may_be_of_each(way, money, draft) for way in ways):
        item.ask("amount", "ambiguous", plain(amount), plain(amount * 2))
    if money.result is not None and money.result != amount:
        item.ask("amount", "contradiction", plain(amount), plain(money.result), stated=plain(money.result))


def _may_be_of_each(way: WayWord, money: Money, draft: Draft) -> bool:
    """True for `bom 27 kr begge veier`, unless a total is told beside either: `begge veier til sammen`."""
    total = any(one.way == "total" and one.first == way.last for one in draft.ways)
    total = total or any(is_total(money, one) for one in draft.ways)
    return way.rule == BOTH_WAYS and 0 <= way.first - money.last <= 1 and not total


def _ask_each_way(item: Item, money: Money, draft: Draft) -> None:
    """Ask whether a price is that of one way: buss tur/retur, 24 kr per tur; `begge veier` says that it is."""
    way = next((way for way in draft.ways if way.way == "round" and way.last <= money.first), None)
    if way is None or item.values.get("quantity") != ONE or "amount" not in item.values:
        return
    amount = round_to_ore(money.amount * 2)
    if way.rule != BOTH_WAYS:
        item.ask("amount", "ambiguous", plain(money.amount), plain(amount))
        return
    item.values["quantity"], item.evidence["quantity"] = Decimal(2), [way.span]
    item.set("unit_price", round_to_ore(money.amount), money.span)
    item.set("amount", amount, money.span)


def _months(first: dt.date, last: dt.date) -> int:
    """How many months a period touches: september og oktober."""
    return (last.year - first.year) * _YEAR + last.month - first.month + 1
