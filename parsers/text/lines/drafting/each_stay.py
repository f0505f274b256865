"""Døgn of each time have the periods told before them: `6.-8.11 og helgen 13.-15.11. Det er 2 døgn hver gang`."""

from collections.abc import Mapping, Sequence

from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "I november hadde vi Nora to ganger: helgen 6.-8. november og helgen 13.-15. november. Det er 2 døgn hver gang.": [
        *("? 06.11 2 ?type", "? 13.11 2 ?type"),
    ],
    "Vi hadde Nora 6.-8.11 og 13.-15.11. Det er 2 døgn hver gang, altså 4 døgn til sammen. Godtgjøring over 10 år.": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2"),
    ],
    "Vi hadde Nora 6.-8.11 og 13.-15.11, 2 døgn kvar gong. Køyrde henne heim 8.11 og 15.11, 33 km kvar gong": [
        *("? 06.11 2 ?type", "? 13.11 2 ?type", "mileage 08.11 33", "mileage 15.11 33"),
    ],
    "November ble to helger med Nora på avlastning: 6.-8. november og 13.-15. november, to døgn hver gang": [
        *("? 06.11 2 ?type", "? 13.11 2 ?type"),
    ],
    "Avlasting over 10 år annakvar helg i november, dvs. 6.-8.11 og 20.-22.11, 2 døgn pr. helg": [
        *("care-day-over-10 06.11 2", "care-day-over-10 20.11 2"),
    ],
    "Avlastning over 10 år annenhver helg i oktober, 2 døgn per helg": ["care-day-over-10 ?date ?quantity"],
}
_SEVERAL = 2
_MOST = 20
"""Nobody tells more stays of each time in one message; keeps long texts linear."""


def lend_periods(drafts: Sequence[Draft], dated: Sequence[Dated]) -> None:
    """Give such døgn all periods before them, where no other draft has any of these."""
    stays = [one for one in drafts if len(one.durations) == 1 and not one.clocks and one.durations[0].unit == "day"]
    for draft in [one for one in stays if one.durations[0].each][:_MOST]:
        before = [one for one in dated if not _is_around(one) and one.when.first < draft.durations[0].first]
        if len(before) < _SEVERAL or not all(one.end and not one.trouble for one in before):
            continue
        others = {id(one) for other in drafts if other is not draft for one in other.dates}
        own = {id(one) for one in draft.dates if not _is_around(one)}
        if others.isdisjoint(map(id, before)) and own <= {*map(id, before)}:
            draft.dates = before


def _is_around(one: Dated) -> bool:
    """True for the month that the stays were in, and for the weekends of `annenhver helg`, `2 døgn per helg`."""
    return one.wide or (one.when.rule == "weekend" and one.trouble == "vague")
