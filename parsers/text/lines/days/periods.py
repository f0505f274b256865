"""Weeks and months that serve what has no day of its own: the one that is told, or the only day below it."""

from collections.abc import Mapping, Sequence

from parsers.text.lines.days.combined import NO_DAYS, Days, combine
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\nuke 45: 9 timer, 41 km til sammen\nuke 46: 7 timer, 36 km": [
        *("support-hour 02.11 9", "mileage 02.11 41", "support-hour 09.11 7", "mileage 09.11 36"),
    ],
    "Støttekontakt\nseptember: 12 timar, 84 km\noktober: 10 timar, 60 km": [
        *("support-hour 01.09 12", "mileage 01.09 84", "support-hour 01.10 10", "mileage 01.10 60"),
    ],
    "støttekontakt september 12 timer, oktober 10 timer, 84 km": [
        *("support-hour 01.09 12", "support-hour 01.10 10", "mileage 84 ?date"),
    ],
    "Støttekontakt i september 12 timar 84 km, oktober 10 timar 60 km": [
        *("support-hour 01.09 12", "mileage 01.09 84", "support-hour 01.10 10", "mileage 01.10 60"),
    ],
    "Support contact week 45 9 hours and week 46 7 hours, drove 77 km": [
        *("support-hour 02.11 9", "support-hour 09.11 7", "mileage 77 ?date"),
    ],
    "Reiseregning november\nFormannskapet 10.11\nKjørte 44 km til sammen": ["fee-executive 10.11", "mileage 10.11 44"],
    "November:\nFormannskapet 10.11 og 17.11\n44 km til sammen": [
        *("fee-executive 10.11", "fee-executive 17.11", "mileage 01.11 44"),
    ],
    "Støttekontakt november\n12 timer\nKino 10.11 145 kr\n60 km til sammen": [
        *("support-hour 01.11 12", "support-outlay 10.11 145", "mileage 01.11 60"),
    ],
    "Møte i november:\nPlanutvalget 4. november kl 9-11. Køyrde 33 km i alt. Parkering 45 kr.": [
        *("fee-planning 04.11", "mileage 04.11 33", "parking 04.11 45"),
    ],
}


def below_month(dated: Sequence[Dated], month: Days, drafts: Sequence[Draft]) -> Days:
    """The only day of a text below the month it is headed by; none where hours may be of the whole month."""
    wide = [one for one in dated if one.wide]
    days = [one for one in dated if not one.wide]
    headed = bool(wide and days) and max(map(_place, wide)) < min(map(_place, days))
    if not headed or any(draft.durations and all(one.wide for one in draft.dates) for draft in drafts):
        return NO_DAYS
    only = combine(days)
    return only if only.is_one_day and _holds(month, only) else NO_DAYS


def told_periods(drafts: Sequence[Draft]) -> Days:
    """The weeks and months that lines have, to be chosen from where there are several; none else."""
    told = sorted({one.days[0] for draft in drafts for one in draft.dates if one.wide and one.days})
    return Days(trouble="two_periods", choices=tuple(told)) if len(told) > 1 else NO_DAYS


def _holds(month: Days, only: Days) -> bool:
    return month.end is not None and month.days[0] <= only.days[0] <= month.end


def _place(dated: Dated) -> int:
    return dated.when.first
