"""Weekdays that a month or period elsewhere places: `4 onsdager à 3 timer i oktober`, `hver tirsdag 6.-27.10`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Day, Duration, When, has
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 4 onsdager à 3 timer i oktober": ["07: 3", "14: 3", "21: 3", "28: 3"],
    "støttekontakt 3 timar x 4 onsdagar i oktober": ["07: 3", "14: 3", "21: 3", "28: 3"],
    "support contact, 4 Wednesdays x 3 hours in October": ["07: 3", "14: 3", "21: 3", "28: 3"],
    "støttekontakt 3 onsdager à 3 timer i oktober": ["01: 9"],
    "støttekontakt 3 onsdager à 3 timer i november": ["04: 3", "11: 3", "18: 3"],
    "støttekontakt 4 onsdager à 3 timer i november": ["?: 12"],
    "støttekontakt 4 onsdager à 3 timer": ["?: 12"],
    "støttekontakt 4 x 3 timer i oktober": ["01: 12"],
    "støttekontakt 2,5 timer x 4 kvelder i oktober": ["01: 10"],
    "støttekontakt 4 ganger i oktober, til sammen 8 timer": ["01: 8"],
    "støttekontakt i oktober, 4 ganger 2 timer, det blir 8 timer": ["01: 8"],
    "støttekontakt i oktober: 4 ganger, 3 timer hver gang, 12 timer totalt": ["01: 12"],
    "støttekontakt 3. og 10. november, 2 x 3 timer": ["03: 3", "10: 3"],
    "støttekontakt 2 x 3 timer 10. november": ["10: ?"],
    "støttekontakt 3. og 10. november, 3 x 3 timer": ["03: ?", "10: ?"],
    "three Wednesdays in October as support contact, 3 hours each": ["?: ?"],
}
"""Day and hours of each line."""
PERIODS: Mapping[str, Sequence[str]] = {
    "støttekontakt hver tirsdag kl. 17-19, fra 6. oktober til 20. oktober": [
        "support-hour 06.10 2",
        "support-hour 13.10 2",
        "support-hour 20.10 2",
    ],
    "støttekontakt kvar tysdag og torsdag 6.-13. oktober, 3 timar": [
        "support-hour 06.10 3",
        "support-hour 08.10 3",
        "support-hour 13.10 3",
    ],
    "support contact every Tuesday, 2 hours, from 6 to 13 October": ["support-hour 06.10 2", "support-hour 13.10 2"],
    "kjørte 24 km hver tirsdag 6.-13. oktober": ["mileage 06.10 24", "mileage 13.10 24"],
    "24 km hver tirsdag i oktober, altså 6., 13. og 20. oktober": [
        *("mileage 06.10 24", "mileage 13.10 24", "mileage 20.10 24"),
    ],
    "Oktober, lav sats: 6.10. 3 t, 13.10. 2 t. 24 km kvar tysdag, dvs. 6.10. og 13.10.": [
        *("care-hour-low 06.10 3", "care-hour-low 13.10 2", "mileage 06.10 24", "mileage 13.10 24"),
    ],
    "avlastning lav sats, 3 timer hver mandag:\n2.11., 9.11. og 16.11.\nI alt 9 timer. Den 13. var det fri.": [
        *("care-hour-low 02.11 3", "care-hour-low 09.11 3", "care-hour-low 16.11 3"),
    ],
    "støttekontakt 2 timar kvar tysdag: 3.11., 10.11. og 17.11.": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 2"),
    ],
    "support contact, 2 hours every Tuesday:\n3.11, 10.11 and 17.11": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 2"),
    ],
    "støttekontakt 2 timer hver tirsdag:\n3.11. og 12.11.": [
        *("support-hour ?date ?quantity", "? 03.11 ?type", "? 12.11 ?type"),
    ],
    "support contact every Tuesday in October, that is 6 and 13 October, 2 hours each time": [
        *("support-hour 06.10 2", "support-hour 13.10 2"),
    ],
}

_DAY = dt.timedelta(days=1)
_LEADS_ON = {".": frozenset({"dvs"}), "\n": frozenset({":", "\n"})}
"""What stands before a point, or the end of a line, that goes on to the days."""
_THAT_IS = frozenset({",", ":", "(", "-", "altså", "dvs", "det", "vil", "si", "nemlig", "that", "is", "ie"})


def place_weekdays(analysis: Analysis) -> None:
    """Put the weekdays of the month in its place where they are as many as was said; ask where it has had fewer."""
    for told in analysis.mentions:
        if not isinstance(told, Duration) or told.weekday is None:
            continue
        months = [at for at, one in enumerate(analysis.dated) if one.when.shape == "month"]
        if len(months) == 1:
            at = months[0]
            analysis.dated[at] = _placed(analysis.dated[at], told, analysis.today)


def place_in_periods(analysis: Analysis) -> None:
    """Put `hver tirsdag` in the one period of the text: hver tirsdag 6.-27. oktober, hver tirsdag fra 6. til 27.10."""
    if "each" not in analysis.spots and "weekdays" not in analysis.spots:
        return
    dated = analysis.dated
    periods = [one for one in dated if one.end and not one.wide and one.trouble is None]
    if len(periods) != 1:
        return
    period = periods[0]
    every = [one for one in dated if one.trouble == "every" and one.when.days]
    if has(analysis.tokens, period.when.first - 1, "each") and period.when.days[0].weekday is not None:
        every.append(replace(period, when=replace(period.when, days=period.when.days[:1], rule="recurring")))
    if len(every) != 1:
        return
    weekdays = {day.weekday for day in every[0].when.days}
    steps = range((min(period.end or analysis.today, analysis.today) - period.days[0]).days + 1)
    days = tuple(day for step in steps if (day := period.days[0] + step * _DAY).weekday() in weekdays)
    if days:
        said = replace(every[0].when, shape="days", days=tuple(Day(weekday=day.weekday()) for day in days))
        told = Dated(when=said, days=days, assumptions=("every_week",))
        left = [one for one in dated if one is not period and one is not every[0]]
        analysis.dated = sorted((*left, told), key=lambda one: one.when.first)


def spell_out(analysis: Analysis) -> None:
    """Take `hver tirsdag` as no more than the days that are told right behind it: hver tirsdag, altså 6. og 13.10."""
    dated = analysis.dated
    _note_each(analysis, list(_heading_their_days(analysis)))
    for at, (every, told) in enumerate(pairwise(dated)):
        if every.when.rule != "recurring" or told.when.shape != "days" or told.trouble or told.wide:
            continue
        weekdays = {day.weekday for day in every.when.days}
        between = [token.text for token in analysis.tokens[every.when.last : told.when.first]]
        light = all(word in _THAT_IS or before in _LEADS_ON.get(word, ()) for before, word in pairwise(["", *between]))
        if light and all(day.weekday() in weekdays for day in told.days):
            said = replace(every.when, shape="days", days=told.when.days)
            analysis.dated = [*dated[:at], replace(told, when=said), *dated[at + 2 :]]
            _note_each(analysis, [every.when])
            return


def _heading_their_days(analysis: Analysis) -> Iterator[When]:
    """The days of `hver tirsdag: 3.11., 10.11. og 17.11.`, which are Tuesdays."""
    if "each" not in analysis.spots:
        return
    weekdays: dict[int, set[int]] = {}
    for told in analysis.dated:
        weekdays.setdefault(told.when.last, set()).update(day.weekday() for day in told.days)
    for one in analysis.mentions:
        if not isinstance(one, When) or len(one.days) < 2 or one.shape != "days":
            continue
        if has(analysis.tokens, one.first - 1, "each") and weekdays.get(one.last) == {one.days[0].weekday}:
            yield one


def _note_each(analysis: Analysis, every: Sequence[When]) -> None:
    """Note on the hours beside `hver tirsdag` that they are those of each day."""
    clause = analysis.layout.clause
    beside = {clause[one.first] for one in every}
    for one in analysis.mentions if every else ():
        if isinstance(one, Duration) and clause[one.first] in beside:
            one.each = True


def _placed(month: Dated, told: Duration, today: dt.date) -> Dated:
    """The month as its days of that weekday; as a month where it had more of them."""
    if month.end is None or told.times is None:
        return month
    steps = range((min(month.end, today) - month.days[0]).days + 1)
    days = tuple(day for step in steps if (day := month.days[0] + step * _DAY).weekday() == told.weekday)
    if len(days) > told.times:
        return month
    if len(days) < told.times:
        return Dated(when=month.when, trouble="which_day", choices=days)
    said = replace(month.when, shape="days", days=tuple(Day(weekday=told.weekday) for _ in days))
    return Dated(when=said, days=days, assumptions=("every_week",))
