"""Which dates a draft without its own takes: a date named once serves every line, several serve their neighbours."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.lines.days.combined import NO_DAYS, Days, combine
from parsers.text.lines.days.periods import below_month, told_periods
from parsers.text.lines.days.repeated import Repeated
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlaster lav sats 6.11 kl. 9-12 og 13-16. Takk for meg!": ["care-hour-low 06.11 3", "care-hour-low 06.11 3"],
    "Kommunestyret 12.11\nFormannskapet 10.11. Kjørte 30 km": [
        "fee-council 12.11",
        "fee-executive 10.11",
        "mileage 10.11 30",
    ],
    "Kurs i Oslo 4.-6.11. Tog 640 kr, taxi 189 kr den 5.": ["transit 04.11 640", "taxi 05.11 189"],
    "Course in Oslo 4-6 November. Train 640 kr, taxi 189 kr on the 5th": ["transit 04.11 640", "taxi 05.11 189"],
    "Formannskapet 3.11, planutvalget 5.11 og kommunestyret 12.11. 14 km hver gang, parkering 35 kr på planutvalget og "
    "bom 50 kr på kommunestyret": [
        *("fee-executive 03.11", "fee-planning 05.11", "fee-council 12.11"),
        *("mileage 03.11 14", "mileage 05.11 14", "mileage 12.11 14", "parking 05.11 35", "toll 12.11 50"),
    ],
    "Formannskapet 3.11 og 10.11. Parkering begge dager, til sammen 90 kr": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 90 ?date"),
    ],
    "Formannskapet 3.11 og 10.11. Betalte totalt 90 kr i parkering begge dagene": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 90 ?date"),
    ],
    "Formannskapet 3.11 og 10.11. Parkering hver gang 45 kr, til sammen 90 kr": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 03.11 45", "parking 10.11 45"),
    ],
    "Formannskapet 3.11 og 10.11. Hver gang: parkering 45 kr og bom 30 kr. Totalt 150 kr": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 03.11 45", "parking 10.11 45"),
        *("toll 03.11 30", "toll 10.11 30"),
    ],
    "Formannskapet 3.11 og 10.11. Bom 92 kr totalt tur/retur hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "toll 03.11 92", "toll 10.11 92"),
    ],
    "Executive committee 3.11 and 10.11. Each time parking 45 kr, total 90 kr": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 03.11 45", "parking 10.11 45"),
    ],
    "Executive committee 3.11 and 10.11. Parking each time, 90 kr in total": [
        *("fee-executive 03.11", "fee-executive 10.11", "parking 90 ?date"),
    ],
    "Executive committee 3, 10 and 17 November. I drove on the 3rd and 17th, 24 km each time, took the bus on the 10th "
    "for 38 kr each way": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
        *("mileage 03.11 24", "mileage 17.11 24", "transit 10.11 76"),
    ],
    "Utlegg 10.11: 4 stk permer à 39,90 kr, papir 59 kr": ["outlay 10.11 159.6", "outlay 10.11 59"],
    "Bom: 4 passeringar à 27 kr 10.11. Parkering 2 timar à 35 kr": ["toll 10.11 108", "parking 10.11 ?quantity"],
    "Kommunestyret 12.11\nFormannskapet 10.11. Eg køyrde 30 km": [
        "fee-council 12.11",
        "fee-executive 10.11",
        "mileage 10.11 30",
    ],
    "Council meeting 12 November.\nExecutive committee 10 November. I drove 30 km.": [
        "fee-council 12.11",
        "fee-executive 10.11",
        "mileage 10.11 30",
    ],
    "Kommunestyret 12.11\nFormannskapet 10.11. Kjørte 30 km begge gangene": [
        "fee-council 12.11",
        "fee-executive 10.11",
        "mileage 12.11 30",
        "mileage 10.11 30",
    ],
    "Kommunestyret 12.11\nFormannskapet 10.11\nKjørte 30 km. Bom bare den 10.11., 26 kr": [
        *("fee-council 12.11", "fee-executive 10.11", "mileage 30 ?date", "toll 10.11 26"),
    ],
    "Kommunestyret 12.11. Formannskapet 10.11. Kjørte 30 km": [
        "fee-council 12.11",
        "fee-executive 10.11",
        "mileage 30 ?date",
    ],
    "Støttekontakt i oktober 16 timer, kino 320 kr\nFormannskapet 2.11": [
        *("support-hour 01.10 16", "support-outlay 01.10 320", "fee-executive 02.11"),
    ],
    "Kommunestyret 22.10 og 19.11. Kjørte 17 km hver vei begge gangene\nFormannskapet 10.11": [
        *("fee-council 22.10", "fee-council 19.11", "mileage 22.10 34", "mileage 19.11 34", "fee-executive 10.11"),
    ],
    "Tapt arbeidsfortjeneste 1980 kr 29.10\nPlanutvalget 12.11. Arbeidsgiver trakk meg 2418,50 kr": [
        *("lost-documented 29.10 1980", "fee-planning 12.11", "lost-documented 12.11 2418.5"),
    ],
    "støttekontakt 3., 10. og 17. november kl 17-20, den 10. var vi på kino, 150 kr": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "support-hour 17.11 3", "support-outlay 10.11 150"),
    ],
    "støttekontakt tysdagar i oktober 3 timar kvar gong, 13.10 var vi på kino, 150 kr": [
        *("support-hour 06.10 3", "support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
        "support-outlay 13.10 150",
    ],
    "Support contact October: 6th 3 h, 20th 3 h. Cinema 20th 140 kr, drove 14 km each time": [
        *("support-hour 06.10 3", "support-hour 20.10 3", "support-outlay 20.10 140"),
        *("mileage 06.10 14", "mileage 20.10 14"),
    ],
    "støttekontakt i oktober: 6. 3 t, 20. 3 t. Kino 20.: 140 kr": [
        *("support-hour 06.10 3", "support-hour 20.10 3", "support-outlay 20.10 140"),
    ],
    "Støttekontakt mandag 3 timer i uke 45, i helga 4 timer": ["support-hour 02.11 3", "support-hour 4 ?date"],
    "Støttekontakt uke 46: tirsdag 2 timar, i helga 5 timar": ["support-hour 10.11 2", "support-hour 5 ?date"],
    "Støttekontakt lørdag 7.11. Vi var på tur i helga, 4 timer": ["support-hour 07.11 4"],
    "Avlaster i oktober. 2.-4.10: 48 timer lav sats, 2 døgn over 10 år. 16.-18.10: 50 timer lav sats, 3 døgn over 10": [
        *("care-hour-low 02.10 48", "care-day-over-10 02.10 2", "care-hour-low 16.10 50", "care-day-over-10 16.10 3"),
    ],
    "Avlaster 6.11 3 timer lav sats, 5 timer høy sats og 8.11 2 timer høy sats": [
        *("care-hour-low 06.11 3", "care-hour-high 06.11 5", "care-hour-high 08.11 2"),
    ],
    "Avlastning høy sats 13.-15.11, 48 timer. Hentet ham (14 km) og kjørte ham hjem søndag (16 km).": [
        *("care-hour-high 13.11 48", "mileage 13.11 14", "mileage 15.11 16"),
    ],
    "støttekontakt 3.11 3 timer, 5.11 også, kino 140 kr": [
        *("support-hour 03.11 ?quantity", "support-hour 05.11 ?quantity", "support-outlay 140 ?date"),
    ],
    "Formannskapet 10.11, uten bil\nMøte i eldrerådet den 4. nov. Kjørte 18 km": [
        *("fee-executive 10.11", "fee-elderly 04.11", "mileage 04.11 18"),
    ],
    "Planutvalget 11.11. Parkering 45 kr\nParkering 60 kr 19.11": [
        "fee-planning 11.11",
        "parking 11.11 45",
        "parking 19.11 60",
    ],
    "Formannskapet 10.11\n48 timer lav sats 1.–2. november, 2 døgn over 10 år": [
        *("fee-executive 10.11", "care-hour-low 01.11 48", "care-day-over-10 01.11 2"),
    ],
    "Formannskapet 10.11\n24 timar høg sats og 1 døgn 0-10 år 14.-15. november": [
        *("fee-executive 10.11", "care-hour-high 14.11 24", "care-day-0-10 14.11"),
    ],
    "Formannskapet 10.11. Ferje 95 kr\nAvlastning lav sats 9.-13.11, 4 timer hver dag": [
        *("fee-executive 10.11", "ferry 10.11 95", "care-hour-low 09.11 20"),
    ],
    "Møter i november:\nPlanutvalget onsdag 4. november. Kjørte 33 km til sammen.\nFormannskapet torsdag 12. november. "
    "Kjørte 36 km til sammen.": [
        *("fee-planning 04.11", "mileage 04.11 33", "fee-executive 12.11", "mileage 12.11 36"),
    ],
    "The meetings I had in November:\n\nPlanning committee, 4 November. Drove 33 km in total. Parking 45 kr.\n"
    "Executive committee, 12 November. Drove 36 km in total.": [
        *("fee-planning 04.11", "mileage 04.11 33", "parking 04.11 45", "fee-executive 12.11", "mileage 12.11 36"),
    ],
    "- Formannskapet 3. november. Kjørte 24 km t/r\n- Planutvalget 4. november. På Teams, så ingen kjøring\n"
    "- Kommunestyret 12. november. Kjørte 24 km t/r": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 04.11", "fee-council 12.11", "mileage 12.11 24"),
    ],
    "- Executive committee, 3 November. Drove 24 km\n- Planning committee, 4 November. On Teams\n"
    "- Municipal council, 12 November. Drove 24 km, parking 40 kr": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 04.11"),
        *("fee-council 12.11", "mileage 12.11 24", "parking 12.11 40"),
    ],
}
_DAY = dt.timedelta(days=1)
_FRIDAY = 4
_LONGEST = 62
"""Days; no stay is longer."""
_MOST = 40
"""Dates of a line that are looked at for each draft: keeps long lines linear."""


class Sharing:
    """The dates of all drafts of one text; `context` is what the subject names."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        dated: Sequence[Dated],
        context: Sequence[Dated],
        layout: Layout,
        repeated: Repeated,
    ) -> None:
        self._combined: dict[tuple[int, int], Days] = {}
        self._shared: dict[int, Days] = {}
        self._dated = list(dated)
        self._all = self._once(self._dated)
        self._context = combine(context).without_evidence() if context else NO_DAYS
        if self._context.several:
            self._context = self._context.opened()
        wide = [one for one in dated if one.wide]
        from_subject = self._context.wide and not self._all.spans
        self._wide = combine(wide) if wide else self._context if from_subject else NO_DAYS
        self._told_periods = told_periods(drafts)
        self._periods = len({one.days for one in wide if one.days})
        self._only = below_month(self._dated, self._wide, drafts)
        self._repeated = repeated
        self._sentences = layout.by_sentence(dated)
        self._parts: dict[int, list[Dated]] = {}
        self._lines: dict[int, list[Dated]] = {}
        for one in dated:
            self._parts.setdefault(layout.part[one.when.first], []).append(one)
            self._lines.setdefault(layout.line[one.when.first], []).append(one)
        self._layout = layout
        self._worked = [one for draft in drafts if draft.durations or draft.clocks for one in draft.dates]
        self._owned = {day for draft in drafts for one in draft.dates for day in _days_of(one)}
        own = ((draft, one) for draft in drafts for one in draft.dates[:1])
        self._held: Days | None = None
        self._own = {id(one) for draft in drafts for one in draft.dates}
        self._opening = {_place(one) for draft, one in own if _place(one) <= draft.first <= one.when.last}
        self._dateless = [draft.first for draft in drafts if not draft.dates]
        self._paid = {id(one) for draft in drafts if draft.moneys for one in draft.dates if len(one.days) == 1}
        self._driven = {id(one) for draft in drafts if draft.distances for one in draft.dates}

    def is_each_time(self, draft: Draft) -> bool:
        """True when the draft's sentence says that its values hold for every day, or tells what all of them make."""
        told = draft.sentence in self._repeated.each_time and draft.clause not in self._repeated.summed
        each = draft.each or (told and not self._is_beside_each(draft))
        return (each and not draft.once) or any(one.altogether for one in draft.distances)

    def _is_beside_each(self, draft: Draft) -> bool:
        """True for a sum apart from what was so each time, and for the drive of a stay: `møte begge dager, 186 km`."""
        if draft.distances and draft.sentence in self._repeated.met:
            return self._all.end is not None
        return self._repeated.is_apart(draft)

    def of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's days, with what its sentence says of each of them."""
        days = self._of(draft, total=total)
        told = {draft.sentence, *(self._layout.sentence[one.first] for one in draft.durations)}
        told &= self._repeated.daily
        if draft.once or not told or self._repeated.is_apart(draft):
            return days
        daily = replace(days, daily=True)
        known = {self._repeated.counted.get(number) for number in told}
        return daily if known <= {None, daily.times, days.many} else days

    def _is_of_next(self, draft: Draft, told: Sequence[Dated]) -> bool:
        """True for days of what comes after: `hentet ham (14 km) og kjørte hjem søndag (14 km)`, `fly, taxi 5.11`."""
        theirs = self._driven if draft.distances else self._paid if draft.moneys else frozenset[int]()
        return all(_place(one) > draft.first and id(one) in theirs for one in told)

    def _of(self, draft: Draft, *, total: bool) -> Days:
        """The draft's own days, else those it shares; a `total` is for the week or month that was named.

        A sentence's dates serve the drafts of that sentence, `formannskap 10.11, 42 km`; without any, the text's do.
        """
        if draft.dates and (placed := self._placed(draft)):
            return placed.assuming("date_shared")
        if draft.dates:
            return self._once(draft.dates) if len(draft.dates) == 1 else combine(draft.dates)
        told = self._sentences.get(draft.sentence, [])
        beside = self._once(told)
        of_day = len(beside.days) == 1 and not beside.end and not any(one.wide for one in told)
        many = beside.several or self._all.several or self._rows(draft).several
        if many and self.is_each_time(draft):
            free = [one for one in told if not (_place(one) > draft.first and id(one) in self._paid)]
            beside = self._once(free) if len(free) < len(told) else beside  # not of `tok buss den 10.` behind
            own = beside if beside.several else self._of_line(draft)
            return self._as_many(draft, self._worked_on(own, draft)) if own.several else self._each(draft)
        rows = self._rows(draft)
        for one in (rows, NO_DAYS if beside.spans else self._of_line(draft)):
            if one.is_one_day:
                return self._as_shared(one)
        if self._periods > 1 and len(told) == 1 and beside.wide and (beside.is_week or beside.is_month):
            return self._as_shared(beside)  # uke 45: 9 timer, 41 km
        if self._told_periods.choices and self._all.wide and len(told) != 1 and len(self._beside(draft)) != 1:
            return self._told_periods  # september 12 timer, oktober 10 timer, 84 km
        if total and self._wide.days and not of_day:
            return self._as_shared(self._only) if self._only.days and not told else self._wide
        if (self._all.end or self._all.trouble) and beside.several and len((led := self._led(draft)).days) == 1:
            return self._as_shared(led)  # hentet 6. juli, 44 km, og kjørt hjem 11. juli, 44 km, av et opphold
        within = self._once(self._beside(draft))
        if len(beside.days) == 1 and beside.end is None and self._all.end and not self._is_of_next(draft, told):
            return self._as_shared(beside)  # hentet fredag, av et opphold fre-søn
        if beside.is_month and self._all.is_one_day and not _holds(beside, self._all.days[0]):
            return self._as_shared(beside)  # i oktober 16 timer, kino 320 kr. Formannskapet 2.11
        known = self._led(draft)
        if self._all.end and draft.kind == "mileage" and not beside.spans and known.is_one_day:
            return self._as_shared(known)  # kjørte dem hjem 8.11. Det ble 47 km
        if self._all.trouble == "two_periods" and known.end and not (known.wide or beside.spans):
            return self._as_shared(known)  # a period, what it was of, the next period
        period = beside.end is not None and len(told) == 1 and not (beside.wide or beside.trouble)
        if self._all.trouble and (beside.is_one_day or period):  # of another row
            return self._as_shared(beside)
        for one in (self._all, beside, within):
            if one.spans and not one.several:
                return self._as_shared(one)
        if known.spans:
            return known.opened() if known.several else self._as_shared(known)
        return self._context.assuming("date_of_subject")

    def _rows(self, draft: Draft) -> Days:
        """The days of the rows that the draft's sentence speaks of by their heading; none where it does of none."""
        block = self._repeated.blocks.get(draft.sentence)
        if block is None or draft.first in block:
            return NO_DAYS
        begin, end = (bisect_left(self._dated, at, key=_place) for at in (block.start, block.stop))
        return self._once(self._dated, begin, end) if begin < end else NO_DAYS

    def _each(self, draft: Draft) -> Days:
        """The days of a value of each time: those of the rows it speaks of, else those that lines have."""
        if (rows := self._rows(draft)).several:
            return rows
        if self._held is None:
            self._held = combine([one for one in self._dated if id(one) in self._own])
        held = (self._held,) if self._held.several else ()
        return self._as_many(draft, *held, self._worked_on(self._all, draft))

    def _worked_on(self, days: Days, draft: Draft) -> Days:
        """The days, for what goes with hours that are told day by day without those that no line has."""
        worked = len(self._worked) > 1 and not (draft.durations or draft.clocks)
        left = days.without([day for day in days.days if day not in self._owned]) if worked else days
        return left if left.days else days

    def _as_many(self, draft: Draft, *told: Days) -> Days:
        """The first days that are as many as the text says, `begge dagene`; with none, those worked on, else open."""
        many = self._repeated.counted.get(draft.sentence)
        worked = combine(self._worked) if many is not None and self._worked else NO_DAYS
        fitting = [days for days in (*told, worked) if many is None or (not days.end and many == len(days.days))]
        return fitting[0] if fitting else told[-1].opened()

    def _beside(self, draft: Draft) -> list[Dated]:
        """The dates of the draft's part of the sentence, but for one that opens a later draft: 24 km og 10.11 2 t."""
        told = self._parts.get(self._layout.part[draft.first], []) if draft.first >= 0 else []
        if len(told) != 1 or draft.first > _place(told[0]):
            return told
        return [] if _place(told[0]) in self._opening or self._is_of_later_hours(draft, told[0]) else told

    def _is_of_later_hours(self, draft: Draft, one: Dated) -> bool:
        """True for the last day of `6.11 3 timer lav sats, 5 timer høy sats og 8.11 2 timer høy sats`."""
        dates = self._sentences.get(draft.sentence, [])
        led = bool(dates) and _place(dates[0]) < draft.first
        return led and bool(draft.durations) and draft.durations[0].first < _place(one) and id(one) in self._own

    def _of_line(self, draft: Draft) -> Days:
        """The days of the draft's line before it, else its only day: `Formannskapet 10.11. Kona satt på, 30 km`."""
        told = self._lines.get(self._layout.line[draft.first], []) if draft.first >= 0 else []
        if at := bisect_left(told, draft.first, key=_place):
            return self._once(told, max(0, at - _MOST), at)
        if told and _place(told[0]) in self._repeated.only:
            return NO_DAYS  # 38 km. Bom bare den 10.3.
        alone = self._once(told)
        return alone if alone.is_one_day else NO_DAYS

    def _as_shared(self, known: Days) -> Days:
        """The days as those of a draft that does not name them, put together once."""
        if id(known) not in self._shared:
            self._shared[id(known)] = known.assuming("date_shared")
        return self._shared[id(known)]

    def _placed(self, draft: Draft) -> Days | None:
        """The one day or period of the text, where the draft's own days are vague: i helga … lørdag 14. til 15."""
        vague = any(one.trouble == "vague" for one in draft.dates)
        if not vague or any(one.trouble != "vague" and not one.wide for one in draft.dates):
            return None
        placed = combine([one for one in self._dated if one.trouble != "vague"])
        if placed.is_one_day and any(one.when.rule == "weekend" for one in draft.dates) and not _is_weekend(placed):
            return None  # mandag 3 timer i uke 45, i helga 4 timer
        return placed if placed.days and not (placed.wide or placed.several or placed.trouble) else None

    def _led(self, draft: Draft) -> Days:
        """The days that stand before the draft and after the last one that needed days: fee, drive, fee, drive."""
        dates = self._sentences.get(draft.sentence, self._dated)
        at = bisect_left(dates, draft.first, key=_place)
        if not at:
            return self._once(dates)
        served = bisect_right(self._dateless, _place(dates[at - 1]))
        begin = bisect_left(dates, self._dateless[served - 1], key=_place) if served else 0
        return self._once(dates, begin, at)

    def _once(self, dates: list[Dated], begin: int = 0, end: int | None = None) -> Days:
        """Some of a text's dates as one, put together once: many drafts may share many dates."""
        if not dates:
            return NO_DAYS
        end = len(dates) if end is None else end
        key = (id(dates[begin]), id(dates[end - 1]))
        if key not in self._combined:
            self._combined[key] = combine(dates[begin:end])
        return self._combined[key]


def _days_of(dated: Dated) -> Iterator[dt.date]:
    """The days of a date, and each of a period that is no week or month."""
    yield from dated.days
    if dated.end and dated.days and not dated.wide:
        yield from (
            dated.days[0] + step * _DAY for step in range(1, min((dated.end - dated.days[0]).days, _LONGEST) + 1)
        )


def _is_weekend(days: Days) -> bool:
    """True from Friday on."""
    return days.days[0].weekday() >= _FRIDAY


def _holds(days: Days, day: dt.date) -> bool:
    return days.end is not None and days.days[0] <= day <= days.end


def _place(dated: Dated) -> int:
    return dated.when.first
