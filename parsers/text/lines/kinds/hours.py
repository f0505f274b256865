"""Hours and døgn: counted, or between clock times, for a day or a period."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims.bounds import most_hours
from parsers.text.lines.days.clocked import clocks_of, clocks_on, set_clocks
from parsers.text.lines.days.combined import Days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import ONE, Item, dated_items
from parsers.text.lines.kinds.elapsed import compare, set_between, within_clocks
from parsers.text.lines.kinds.through_days import set_each_day
from parsers.text.spans.mentions import SLEPT, Clocks, Duration, Money
from parsers.text.spans.numbers import plain

STAYS: Mapping[str, Sequence[str]] = {
    "avlasting frå fredag 6. til sundag 8. november, 5 døgn, over 10 år": ["care-day-over-10 06.11 ?quantity"],
    "avlastning 6.-8.11, 4 døgn over 10 år": ["care-day-over-10 06.11 ?quantity"],
    "respite care 6 to 8 November, 5 days, over 10": ["care-day-over-10 06.11 ?quantity"],
    "avlastning 6.-8.11, 3 døgn over 10 år": ["care-day-over-10 06.11 3"],
    "avlastning 6.-8.11, 2 døgn over 10 år": ["care-day-over-10 06.11 2"],
    "avlastning i oktober, 5 døgn over 10 år": ["care-day-over-10 01.10 5"],
    "avlastning 30.10.-2.11, 4 døgn over 10 år, og 6.-8.11, 2 døgn": [
        *("care-day-over-10 30.10 4", "care-day-over-10 06.11 2"),
    ],
    "avlastning uke 45, 9 døgn over 10 år": ["care-day-over-10 02.11 ?quantity"],
}
"""More døgn than the stay has days are asked about."""
_WEEK = 7
_DAY = 24
_ADJOINING = (len(" "), len(" den "))


def hour_items(draft: Draft, days: Days, *, each_time: bool, nightly: bool) -> Iterator[Item]:
    """One line for each day with hours of its own; one for a period or a single day; `nightly` is paid by the døgn."""
    rests = [one for one in draft.durations if one.pause]
    pause = sum((one.amount for one in rests), Decimal(0))
    asleep = any(one.rule == SLEPT for one in rests)
    if pause:
        draft = replace(draft, durations=[one for one in draft.durations if not one.pause])
    bounded = within_clocks(draft, days)
    if len(draft.durations) > 1 and not bounded:
        for duration, own in zip(draft.durations, _beside(draft, days), strict=True):
            for item, _ in dated_items("expense", own):
                item.set("quantity", duration.amount, duration.span)
                _ask_readings(item, duration)
                yield item
        return
    stay = _stay(draft, days)
    if stay:
        draft, days = stay
    for item, clocks in _shifts(draft, days):
        set_clocks(item, clocks)
        if clocks and not nightly and set_each_day(item, clocks, days, draft.durations):
            if rests:
                item.ask("quantity", "missing", reason="each")
        elif draft.durations and draft.durations[0].unit == "day":
            _set_nights(item, draft.durations[0], _alike(draft.durations[0], days, each_time=each_time))
        elif draft.durations and clocks and set_between(item):
            said = bounded or draft.durations[0]
            compare(item, said, pause + sum((one.amount for one in draft.durations), Decimal(0)) - said.amount)
        elif draft.durations:
            _set_duration(item, draft.durations[0], _alike(draft.durations[0], days, each_time=each_time))
            if draft.durations[0].times:
                _multiply(item, draft.durations[0], days)
            elif (each_time or draft.durations[0].each) and not days.several:
                _repeat(item, draft, days)
            elif not days.several:
                _ask_trips(item, draft)
        elif clocks is None or not set_between(item):
            _set_counted(item, draft, nightly=nightly and bool(days.days) and not days.end)
        elif pause:
            item.values["quantity"] -= pause
        repeated = each_time and (days.end or days.trouble == "vague") and not _is_told(days, draft)
        once = draft.durations and draft.durations[0].unit == "day" and days.end and not days.wide
        if draft.durations and (days.trouble == "every" or (repeated and not once)):
            item.ask("quantity", "missing", reason="each")
        for told in draft.durations[:1]:
            _ask_readings(item, told)
            if pause and not clocks and not asleep and told.first < rests[0].first and pause < told.amount:
                item.ask("quantity", "ambiguous", plain(told.amount), plain(told.amount - pause))
        if asleep and "quantity" in item.values:
            worked = item.values["quantity"] + (pause if clocks and not draft.durations else 0)
            item.ask("quantity", "ambiguous", plain(worked), plain(worked - pause))
        _ask_weeks(item, draft)
        _ask_beyond(item)
        note_stated(item, draft.moneys)
        yield item


def count_nights(item: Item, *, open_end: bool) -> None:
    """A stay between clock times, of a type paid by the døgn, counts its nights; asked when it has none.

    A day is one døgn, unless it is only said to begin one with an `open_end`: fra 2.11. More than its days are asked.
    """
    if "one_day" in item.assumed.get("quantity", ()) and open_end:
        item.ask("quantity", "missing")
    first, last = item.values.get("date"), item.values.get("end_date")
    nights = (last - first).days if first and last else 0
    if "quantity" in item.evidence and nights and (told := item.values.get("quantity")) and told > nights + 1:
        item.ask("quantity", "contradiction", plain(told), plain(Decimal(nights)))
    if "quantity" in item.evidence or "quantity" not in item.values or item.assumed.get("quantity"):
        return
    if nights > 0:
        item.set("quantity", Decimal(nights), *item.evidence.get("date", ()))
        item.assume("quantity", "nights_of_period")
    else:
        item.ask("quantity", "missing")


def _ask_weeks(item: Item, draft: Draft) -> None:
    """Hours a week, over more than one: 3 timer per uke i uke 44-46; how many they came to is asked."""
    first, last = item.values.get("date"), item.values.get("end_date")
    weekly = next((one for one in draft.durations if one.weekly), None)
    if weekly is None or not first or not last or (days := (last - first).days + 1) <= _WEEK:
        return
    if days % _WEEK:
        item.ask("quantity", "missing", reason="each")
    else:
        item.ask("quantity", "ambiguous", plain(weekly.amount), plain(weekly.amount * (days // _WEEK)))


def _ask_beyond(item: Item) -> None:
    """More hours than a period has are asked about; a lone day may be the day on which a month's hours are claimed."""
    first, last = item.values.get("date"), item.values.get("end_date")
    hours = item.values.get("quantity")
    if first is None or hours is None:
        return
    if hours > most_hours(first, last):
        item.ask("quantity", "contradiction", reason="too_many_hours")


def _stay(draft: Draft, days: Days) -> tuple[Draft, Days] | None:
    """A period from a clock time of one day to a clock time of another: fre 9. kl 16 til søn 11. kl 18."""
    if len(draft.clocks) != 2 or any(clocks.end for clocks in draft.clocks) or days.trouble or days.wide:
        return None
    first, last = draft.clocks
    together = replace(first, end=last.start, span=(first.span[0], last.span[1]))
    if days.end:
        return replace(draft, clocks=[together]), days
    if len(days.days) != 2:
        return None
    return replace(draft, clocks=[together]), replace(days, days=days.days[:1], end=days.days[1], day_spans={})


def _beside(draft: Draft, days: Days) -> list[Days]:
    """For each number of hours the day that stands before it, or after it where the hours come first."""
    if not days.several:
        return [days] * len(draft.durations)
    if days.doubts:
        return [days.opened()] * len(draft.durations)
    said: dict[int, list[dt.date]] = {}
    for day, span in days.day_spans.items():
        said.setdefault(span[0], []).append(day)  # one word may name several: mandag, uke 45 og 46
    starts = sorted(said.items())
    leading = starts[0][0] < draft.durations[0].span[0]
    places = [bisect_right(starts, duration.span[0], key=lambda start: start[0]) for duration in draft.durations]
    chosen = []
    after_all = places[0] == len(starts)
    trailing = starts[-1][0] - draft.durations[-1].span[1]
    apart = leading and trailing > 0  # 6.11 2 timer, 3 timer 13.11
    in_turn = _is_listed(draft.durations) if after_all else apart and trailing in _ADJOINING
    if in_turn and len(starts) == len(draft.durations):
        return [days.only(named) for _, named in starts]
    if after_all:  # 3.11, 10.11 og 17.11, 2 timer de to første og 3 timer den siste
        return [days.opened()] * len(draft.durations)
    for place, after in zip(places, [*places[1:], len(starts)], strict=True):
        at = place - 1 if leading else place
        if not leading and (after == place or at == len(starts)):  # no day before the next hours
            chosen.append(days.opened())
            continue
        chosen.append(days.only(starts[at][1]))
    return chosen


def _is_listed(durations: Sequence[Duration]) -> bool:
    """True for hours of which only the last has its unit: 10.11 og 11.11, 2 og 3 timer."""
    return all(after.first - before.last == 1 for before, after in pairwise(durations))


def _set_duration(item: Item, duration: Duration, days: int) -> None:
    """The hours; with several days and nothing said, each day or all together is asked; no day has more than a døgn."""
    if days > 1 and duration.unit == "day" and duration.amount == days:
        item.set("quantity", ONE, duration.span)
        return
    item.set("quantity", duration.amount, duration.span)
    if days > 1:
        item.ask("quantity", "ambiguous", plain(duration.amount), plain(round(duration.amount / days, 2)))


def _alike(told: Duration, days: Days, *, each_time: bool) -> int:
    """How many days share what was told; one where it is said of each, as of a døgn, which no two days share."""
    if not days.several or each_time or told.each or told.times:
        return 1
    return 1 if told.unit == "day" and told.amount == 1 else days.many


def _set_nights(item: Item, stay: Duration, days: int) -> None:
    """The døgn; asked where clock times bound a stay that had fewer or more nights."""
    _set_duration(item, stay, days)
    if "start_time" in item.values and "end_date" in item.values and "quantity" in item.values:
        nights = Decimal((item.values["end_date"] - item.values["date"]).days)
        if stay.amount not in (nights, nights + 1):
            item.ask("quantity", "contradiction", plain(stay.amount), plain(nights))


def _shifts(draft: Draft, days: Days) -> Iterator[tuple[Item, Clocks | None]]:
    """A line for each stretch of clock times of a day, 9-12 og 13-16; else one a day."""
    for item, day in dated_items("expense", days):
        own = [clocks for clocks in clocks_on(draft, days, day) if clocks.end and not clocks.unsure]
        if len(own) < 2 or draft.durations:
            yield item, clocks_of(draft, days, day)
            continue
        yield from [(item.twin(), clocks) for clocks in own]


def _ask_trips(item: Item, draft: Draft) -> None:
    """Hours beside a number of times, each or all together: 4 ganger, 3 timer; those called a total are all."""
    hours = draft.durations[0].amount
    trips = next((count.amount for count in draft.counts if count.of == "trip" and count.amount), None)
    if trips and trips > 1 and not draft.durations[0].whole:
        item.ask("quantity", "ambiguous", plain(hours), plain(hours * trips))


def _ask_readings(item: Item, told: Duration) -> None:
    """Hours with two readings: of each of several people or of all, 2 barn x 6 timer; 2.30 timer; those compared."""
    if told.compared:
        item.ask("quantity", "missing")
    if told.people:
        item.ask("quantity", "ambiguous", plain(told.amount), plain(told.amount * told.people))
    elif told.clock is not None:
        item.ask("quantity", "ambiguous", plain(told.amount), plain(told.clock))


def _repeat(item: Item, draft: Draft, days: Days) -> None:
    """Hours said of every time, as often as that was: 3 ganger, 2 timer hver gang; 6.-8. nov 2 timer hver dag.

    What they came to is told too in `4 ganger, 3 timer hver gang, til sammen 12 timer`.
    """
    trips = next((count for count in draft.counts if count.of in ("trip", "piece", "night") and count.amount), None)
    if trips and draft.durations[0].whole:
        item.set("quantity", draft.durations[0].amount, draft.durations[0].span)
    elif trips and trips.amount:
        item.set("quantity", draft.durations[0].amount * trips.amount, draft.durations[0].span, trips.span)
    elif days.times:
        item.set("quantity", draft.durations[0].amount * days.times, draft.durations[0].span, *days.spans)


def _multiply(item: Item, told: Duration, days: Days) -> None:
    """Hours told with how often they were: all of them for a month, one of them on each day; on a lone day asked."""
    assert told.times is not None
    whole = told.amount * told.times
    if days.several:
        if days.many != told.times:
            item.ask("quantity", "missing", reason="each")
    elif days.days and days.end is None and told.times > 1:
        item.ask("quantity", "ambiguous", plain(told.amount), plain(whole))
    else:
        item.set("quantity", whole, told.span)


def _is_told(days: Days, draft: Draft) -> bool:
    """True where the text says how often `each time` was."""
    return days.times is not None or any(count.of == "trip" and count.amount for count in draft.counts)


def _set_counted(item: Item, draft: Draft, *, nightly: bool) -> None:
    """The count beside a price, (95kr) x 48, or of pieces, 2 stk, as the quantity; else one døgn of a day, or asked."""
    found = [(money.times, money.times_span or money.span) for money in draft.moneys if money.times is not None]
    found += [(count.amount, count.span) for count in draft.counts if count.amount is not None]
    if found:
        item.set("quantity", *found[0])
    elif nightly:
        item.set("quantity", ONE, *item.evidence.get("date", ()))
        item.assume("quantity", "one_day")
    else:
        item.ask("quantity", "missing")


def note_stated(item: Item, moneys: list[Money]) -> None:
    """The price or sum the claimant stated, for the check against the catalogue."""
    for money in moneys:
        if money.rate or money.times is not None:
            item.stated_price, item.stated_price_span = money.amount, money.span
        else:
            item.stated_total = money.amount
