"""Days on which something was not as it was the other times: 24 km hver gang, men 12.11 bare 12 km, utenom 17.11."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.layout.clauses import THEN
from parsers.text.layout.one_day import is_apart
from parsers.text.lines.days.otherwise import behind_walks, days_otherwise
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import MEASURED, TIMED, Clocks, has, text_at
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 3., 10. og 17. november, 22 km hver gang utenom den 10.": ["03", "17"],
    "formannskapet 3., 10. og 17. november, køyrde 22 km kvar gong utanom den 10. då eg gjekk": ["03", "17"],
    "executive committee 3, 10 and 17 November, 22 km each time except the 10th": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 24 km t/r til alle tre unntatt den 10.": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11. Køyrde 24 km til alle unnateke den 10.": ["03", "17"],
    "executive committee 3.11, 10.11 and 17.11. I drove 24 km to all three except on the 10th": ["03", "17"],
    "formannskapet 3.11, planutvalget 10.11 og kommunestyret 17.11. Kjørte 22 km hver gang, men ikke den 10.": [
        *("03", "17"),
    ],
    "formannskapet 3., 10. og 17. november. Gikk til alle møtene bortsett fra den 10., da kjørte jeg 22 km": ["10"],
    "formannskapet 3., 10. og 17. november. Eg gjekk alle gongene unnateke den 10. Då køyrde eg 22 km": ["10"],
    "executive committee 3, 10 and 17 November. I walked each time except on the 10th, when I drove 22 km": ["10"],
    "støttekontakt mandagene 2., 9. og 16. november, alltid kl 16-18. Kjøring 15 km t/r alle mandagene utenom 9.11": [
        "02",
        "16",
    ],
    "formannskapet 3., 10. og 17. november. 24 km hver gang, siste gang 30 km": ["03", "10", "17"],
    "formannskapet 3., 10. og 17. november. 24 km kvar gong, den 17. 30 km": ["03", "10", "17"],
    "formannskapet 3., 10. og 17. november. 24 km hver gang, bom 30 kr hver gang unntatt den 10.": ["03", "10", "17"],
    "formannskapet 3., 10. og 17. november. 24 km og bom 30 kr hver gang unntatt den 10.": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11. 24 km hver gang. Kari Lie satt på alle gangene unntatt 10.11": [
        "03",
        "10",
        "17",
    ],
    "formannskapet 3.11, 10.11 og 17.11. 24 km hver gang, Kari Lie satt på de to siste gangene": ["03", "10", "17"],
    "støttekontakt i november, 3 timer hver gang: 5.11 og 12.11\nKjøring 21 km i alt hver av dagene": ["05", "12"],
}
"""The days that are driven on."""

BESIDES: Mapping[str, Sequence[str]] = {
    "planutvalget 3., 10. og 17. november. Bom 30 kr hver gang unntatt den 10.": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11", "toll 03.11 30", "toll 17.11 30"),
    ],
    "planutvalet 3.11, 10.11 og 17.11, parkering 40 kr kvar gong bortsett frå 10.11": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11", "parking 03.11 40", "parking 17.11 40"),
    ],
    "planning committee 3 and 10 November. Toll 30 kr each time except the 10th": [
        *("fee-planning 03.11", "fee-planning 10.11", "toll 03.11 30"),
    ],
    "planutvalget 3.11 og formannskapet 10.11. Ulegitimert tap 3 timer hver gang, men ikke 10.11": [
        *("fee-planning 03.11", "fee-executive 10.11", "lost-undocumented 03.11 3"),
    ],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang. Kino 150 kr begge dager unntatt 10.11": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "support-outlay 03.11 150"),
    ],
    "støttekontakt 3.11 og 10.11, 3 timer og 12 km hver gang, unntatt 10.11": [
        *("support-hour 03.11 3", "mileage 03.11 12"),
    ],
}
"""The lines, where something else is paid besides what was done on all of the days."""

_VALUES = (Clocks, *MEASURED)
_NOT_ON = frozenset({"except", "negation"})
_APART = frozenset({",", "men", "but"})
_LEADING = frozenset({"den", "the", "on", "på", "fra", "frå", "for", "from", "til", "to", "møtet"})


def off_excepted_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Leave the days after `utenom` out of the drafts, but for meetings: it is said of what was done at them."""
    _pay_on_days_not_walked(drafts, analysis)
    gone = {one.when.first for one in _left_out(analysis)}
    for draft in drafts if gone else ():
        if not _is_of(draft, gone):
            draft.dates = [one for one in draft.dates if one.when.first not in gone]


def _pay_on_days_not_walked(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give what is paid behind `gikk hver gang bortsett fra den 24.`, or behind `da`, the day that is left."""
    sentence, walks = analysis.layout.sentence, behind_walks(analysis)
    days = [one for one in excepted(analysis) if one.when.first in walks]
    for draft in drafts if days else ():
        values = [*draft.distances, *draft.moneys]
        before = bisect_left(days, values[0].first, key=lambda one: one.when.first) if values else 0
        for one in days[max(0, before - 1) : before]:
            number = sentence[one.when.first]
            beside = sentence[values[0].first] == number
            if beside or (draft.sentence == number + 1 and _opens_then(analysis, number + 1)):
                draft.dates = [one]


def _opens_then(analysis: Analysis, number: int) -> bool:
    first = bisect_left(analysis.layout.sentence, number)
    return text_at(analysis.tokens, first) in THEN


def without_excepted(dated: Sequence[Dated], analysis: Analysis) -> list[Dated]:
    """The days but for those after `utenom`, which are nobody's to share."""
    gone = {one.when.first for one in _left_out(analysis)}
    return [one for one in dated if one.when.first not in gone]


def _is_of(draft: Draft, gone: Collection[int]) -> bool:
    """True for what is told of such a day: `bortsett fra 12.11 som var 2 timer`."""
    days = [one.when.first for one in draft.dates]
    measures = [one.first for one in (*draft.durations, *draft.clocks, *draft.distances)]
    return len(days) == 1 and days[0] in gone and bool(measures) and min(measures) > days[0]


def _left_out(analysis: Analysis) -> Iterator[Dated]:
    """The days right after `utenom`, `unntatt`, `bortsett fra`, `men ikke`, `except`.

    Behind `gikk hver gang` they are those on which something was paid. Those with hours of their own had only others.
    """
    walks = behind_walks(analysis)
    return (one for one in excepted(analysis) if one.when.first not in walks and not _is_timed(analysis, one))


def _is_timed(analysis: Analysis, one: Dated) -> bool:
    """True for `unntatt den 9. som var 1,5 timer`, `utenom den 13. (kl 17-19)`."""
    at = bisect_left(analysis.mentions, one.when.last, key=lambda other: other.first)
    behind = analysis.mentions[at : at + 1]
    sentence = analysis.layout.sentence
    return any(isinstance(told, TIMED) and sentence[told.first] == sentence[one.when.first] for told in behind)


def excepted(analysis: Analysis) -> Iterator[Dated]:
    """The days right after `utenom`, `unntatt`, `bortsett fra`, `men ikke`, `except`, whatever is told of them."""
    tokens = analysis.tokens
    for one in () if analysis.spots.keys().isdisjoint(_NOT_ON) else analysis.dated:
        before = one.when.first - 1
        while text_at(tokens, before) in _LEADING:
            before -= 1
        denied = has(tokens, before, "negation") and text_at(tokens, before - 1) in _APART
        if denied or has(tokens, before, "except"):
            yield one


def days_left_out(draft: Draft, analysis: Analysis) -> frozenset[dt.date]:
    """The days after `utenom` that are said of the draft, and for a drive those on which one came another way."""
    drives = draft.kind == "mileage"
    told = [one for one in _left_out(analysis) if _is_said_of(one, draft, analysis)]
    otherwise = days_otherwise(analysis) if drives else ()
    return frozenset((*otherwise, *(day for one in told for day in one.days)))


def _is_said_of(one: Dated, draft: Draft, analysis: Analysis) -> bool:
    """True for values right before the exception, up to those that were told with an each time of their own.

    Where its sentence has no value, it is said of all drives.
    """
    begin, place = bisect_left(analysis.layout.sentence, analysis.layout.sentence[one.when.first]), one.when.first
    values = [value.first for value in analysis.mentions if isinstance(value, _VALUES) and begin <= value.first < place]
    if not values:
        ridden = {analysis.layout.sentence[rider.first] for rider in analysis.riders.all}
        return draft.kind == "mileage" and analysis.layout.sentence[place] not in ridden
    since = max((at for at in analysis.spots.get("each_time", ()) if begin <= at < values[-1]), default=begin)
    own = [value.first for value in (*draft.distances, *draft.moneys, *draft.durations, *draft.clocks)]
    return any(since <= at < place for at in own)


def days_told_apart(drafts: Sequence[Draft], analysis: Analysis) -> frozenset[dt.date]:
    """The days of drives that a `men` stands right before, told apart from every time."""
    if "each_time" not in analysis.spots:
        return frozenset()
    found: set[dt.date] = set()
    for draft in drafts:
        if draft.kind == "mileage" and draft.distances and draft.dates:
            first = min(draft.first, *(one.when.first for one in draft.dates))
            last = max(draft.distances[-1].last, *(one.when.last for one in draft.dates))
            if is_apart(analysis.tokens, first, last):
                found.update(day for one in draft.dates for day in one.days)
    return frozenset(found)
