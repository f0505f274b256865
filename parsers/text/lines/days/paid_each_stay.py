"""What was paid each time is paid once in each stay: `6.-8.11 2 døgn og 13.-15.11 2 døgn, 22 km begge gangene`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.repeated import Repeated
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import Count, Distance, Mention, Money, WayWord, has, indices
from parsers.text.spans.numbers import BOTH

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
MENDED: Mapping[str, Sequence[str]] = {
    "Avlastning over 10 år 6.-8.11 2 døgn. Støttekontakt 10.11 3 timer, 12 km hver gang": [
        *("care-day-over-10 06.11 2", "support-hour 10.11 3", "mileage 10.11 12"),
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn. Støttekontakt 10.11 3 timer, kino 140 kr hver gang": [
        *("care-day-over-10 06.11 2", "support-hour 10.11 3", "support-outlay 10.11 140"),
    ],
    "Formannskapet 3.11 kl 9-12 og planutvalget 10.11 kl 9-12, 24 km hver gang. Avlastning over 10 år 6.-8.11 2 døgn": [
        *("fee-executive 03.11", "fee-planning 10.11", "mileage 03.11 24", "mileage 10.11 24"),
        "care-day-over-10 06.11 2",
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. 22 km hver gang, totalt 44 km": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "mileage 44 ?date"),
    ],
    "Avlasting over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. Bom 54 kr kvar gong, i alt 4 gonger": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "toll 216 ?date"),
    ],
    "Avlastning over 10 år 6.-8.11 2 døgn og 13.-15.11 2 døgn. Bom 54 kr hver gang, 4 passeringer": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "toll 54 ?date"),
    ],
    "Respite over 10 years 6-8 November 2 days and 13-15 November 2 days. 2 x 22 km, toll 30 kr each time": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 2", "mileage ?date ?distance_km", "toll 30 ?date"),
    ],
}
"""What is of other stays or meetings, or was told with how many or how much it was in all."""
_SEVERAL = 2
_NIGHT_AND_DAY = 24
_TIMES = ("each_time", "weekend", "weekdays", "day_word")
_MOST = 40
"""Nobody tells of more stays; keeps long texts linear."""


def paid_each_stay(drafts: Sequence[Draft], analysis: Analysis, repeated: Repeated, types: TypeIndex) -> list[Draft]:
    """The drafts, with one in each stay for what was driven, or paid, each of these times."""
    told = [one for one in drafts if one.durations or one.clocks or is_meeting(one, types)]
    if not _SEVERAL <= len(told) <= _MOST or not any(one.dates and one.dates[0].end for one in told):
        return list(drafts)
    of_stays = {id(dated) for one in told for dated in one.dates}
    sentence = analysis.layout.sentence
    others = {sentence[one.when.first] for one in analysis.dated if id(one) not in of_stays and one.days}
    found: list[Draft] = []
    for one in drafts:
        stays = [] if one.sentence in others else _stays_of(one, told, types)
        if not stays or _is_counted(analysis, one, len(stays)):
            found.append(one)
        else:
            found.extend(_parted(one, stays, repeated))
    return found


def _stays_of(draft: Draft, told: Sequence[Draft], types: TypeIndex) -> Sequence[Draft]:
    """The stays that it may be of: those before it in its sentence, or else in the text, if they are of one type."""
    before = [one for one in told if one.first < draft.first]
    stays = [one for one in before if one.sentence == draft.sentence] or before
    known = all(_is_known(one) and one.codes == stays[0].codes and not is_meeting(one, types) for one in stays)
    return stays if known and any(one.dates[0].end for one in stays) else ()


def _is_counted(analysis: Analysis, draft: Draft, stays: int) -> bool:
    """True where its sentence says how many they were, or what it all came to: `totalt 44 km`, `4 passeringer`."""
    sentence = analysis.layout.sentence
    values = [*draft.distances, *draft.moneys]
    begin, end = bisect_left(sentence, draft.sentence), bisect_right(sentence, draft.sentence)
    said = [one for one in analysis.mentions if begin <= one.first < end]
    if len(values) != 1 or any(_is_whole(one, stays) for one in (*values, *said)):
        return True
    known = {*indices(said), *indices(analysis.named), *indices(one.when for one in analysis.dated)}
    bare = (at for at in range(max(begin, draft.first), end) if at not in known)
    return any(_is_number(analysis, at) or _is_both(analysis, at) for at in bare)


def _is_whole(one: Mention, stays: int) -> bool:
    """True for `2 x 22 km`, `= 44 km`, `totalt` and a count that is not of the stays."""
    if isinstance(one, Money):
        return one.times is not None or one.result is not None
    if isinstance(one, Distance):
        return one.times is not None or one.altogether is not None or one.disputed is not None
    if isinstance(one, Count):
        return one.of in ("piece", "trip") and one.amount != stays
    return isinstance(one, WayWord) and one.way == "total"


def _is_number(analysis: Analysis, at: int) -> bool:
    """True for `4 passeringer`, `fire bomturar`, not for `både` and `begge`."""
    token = analysis.tokens[at]
    return token.kind == "num" or ("number" in token.senses and token.text not in BOTH)


def _is_both(analysis: Analysis, at: int) -> bool:
    """True for `både henting og levering`, not for `begge gangene`, `both weekends`."""
    behind = (has(analysis.tokens, at + 1, sense) for sense in _TIMES)
    return analysis.tokens[at].text in BOTH and not any(behind)


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
