"""What was paid each time is paid once in each stay: `6.-8.11 2 døgn og 13.-15.11 2 døgn, 22 km begge gangene`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.lines.days.repeated import Repeated
from parsers.text.lines.drafts import Draft

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastning lav sats: fredag 6. nov kl 16 til søndag 8. nov kl 18, og tirsdag 10. nov 4 timer. "
    "Kjørte 22 km begge gangene": [
        *("care-hour-low 06.11 50", "care-hour-low 10.11 4", "mileage 06.11 22", "mileage 10.11 22"),
    ],
    "Avlasting over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. Køyrde 22 km begge helgene": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "mileage 06.11 22", "mileage 13.11 22"),
    ],
    "Respite over 10 years 6-8 November 2 days and 13-15 November 2 days. Drove 22 km each time": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "mileage 06.11 22", "mileage 13.11 22"),
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. Bom 54 kr begge gangene": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "toll 06.11 54", "toll 13.11 54"),
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. Kjørte 22 km begge dager": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "mileage ?date ?distance_km"),
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn, 10.11 1 døgn og 13.-15.11 2 døgn. Kjørte 22 km begge gangene": [
        *("care-day-over-10 06.11 2", "care-day-over-10 10.11", "care-day-over-10 13.11 2"),
        "mileage 22 ?date",
    ],
    "Avlastning over 10 år 9.-11.10 2 døgn og 6.-8.11 2 døgn. Hentet henne begge fredagene, 22 km hver gang": [
        *("care-day-over-10 09.10 2", "care-day-over-10 06.11 2", "mileage 09.10 22", "mileage 06.11 22"),
    ],
    "Avlastning lav sats 9.-13.11 kl 14-17 hver dag og 16.11 kl 14-17. Kjørte 12 km hver gang": [
        *("care-hour-low 09.11 15", "care-hour-low 16.11 3", "mileage 12 ?date"),
    ],
    "Avlastning over 10 år 6.-8.11, 2 døgn, kjørte 22 km begge dager": [
        *("care-day-over-10 06.11 2", "mileage 06.11 ?distance_km"),
    ],
}
_SEVERAL = 2
_NIGHT_AND_DAY = 24
_MOST = 40
"""Nobody tells of more stays; keeps long texts linear."""


def paid_each_stay(drafts: Sequence[Draft], analysis: Analysis, repeated: Repeated) -> list[Draft]:
    """The drafts, with one in each stay for what was driven, or paid, each of these times."""
    stays = [one for one in drafts if one.durations or one.clocks]
    if not _SEVERAL <= len(stays) <= _MOST or not any(one.dates and one.dates[0].end for one in stays):
        return list(drafts)
    if not all(_is_known(one) for one in stays):
        return list(drafts)
    of_stays = {id(one.dates[0]) for one in stays}
    others = (one for one in analysis.dated if id(one) not in of_stays and one.days)
    dated = {analysis.layout.sentence[one.when.first] for one in others}
    return [part for one in drafts for part in ([one] if one.sentence in dated else _parted(one, stays, repeated))]


def _parted(draft: Draft, stays: Sequence[Draft], repeated: Repeated) -> Iterator[Draft]:
    weekends = bool(draft.dates) and all(one.when.rule == "weekend" and not one.days for one in draft.dates)
    paid = (draft.distances or draft.moneys) and not (draft.durations or draft.clocks or repeated.is_apart(draft))
    each = draft.sentence in repeated.each_time and draft.sentence not in repeated.daily
    fitting = [one for one in stays if one.dates[0].end] if weekends else stays
    as_many = repeated.counted.get(draft.sentence) in (None, len(fitting))
    if not (paid and each and as_many) or (draft.dates and not weekends) or len(fitting) < _SEVERAL:
        yield draft
        return
    for stay in fitting:
        yield replace(draft, dates=stay.dates, once=True, type_spans=[*draft.type_spans])


def _is_known(stay: Draft) -> bool:
    """True for one day or period."""
    if len(stay.dates) != 1:
        return False
    dated = stay.dates[0]
    if not dated.days or dated.wide or dated.trouble:
        return False
    return len(dated.days) == 1 if dated.end is None else _lasted(stay)


def _lasted(stay: Draft) -> bool:
    """True for nights, not for hours of each of its days: `9.-13.11 kl 14-17 hver dag`."""
    long = any(one.unit == "day" or one.amount >= _NIGHT_AND_DAY for one in stay.durations)
    return long or any(one.rule != "clocks" for one in stay.clocks)
