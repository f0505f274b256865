"""Days that something was moved from, and meetings on the day that they were moved to."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.beside.passing import is_moved_to
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.coming import is_soon
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 12.11 ble flyttet til 13.11": ["2026-11-13"],
    "kommunestyret 24.11 er flyttet til 1. desember": [],
    "kommunestyret 24. november er visst flytta til 1. desember. Buss 12.11 42 kr": ["2026-11-12"],
    "kommunestyret 12.11 ble utsatt til 13.11, og da var jeg der. Buss 42 kr": ["2026-11-13", "2026-11-13"],
    "kommunestyret 12.11 vart utsett til 13.11. Buss 42 kr": ["2026-11-13", "2026-11-13"],
    "council meeting 12 November was postponed to 13 November. Bus 42 kr": ["2026-11-13", "2026-11-13"],
    "kommunestyret 12.11, 24 km t/r. Nei, det ble flyttet til 13.11": ["2026-11-13", "2026-11-13"],
    "kommunestyret 12.11. Kjørte 24 km 12.11. Møtet vart flytta til 13.11": ["2026-11-13", "2026-11-12"],
    "kommunestyret 12.11, 24 km. Neste møte er flyttet til 18.11": ["2026-11-12", "2026-11-12"],
    "kommunestyret 12.11, 24 km. Saken vart utsett til 19.11": ["2026-11-12", "2026-11-12"],
    "kommunestyret 12.11, 24 km. Samlingen ble flyttet til 13.11": ["2026-11-13", "2026-11-13"],
    "council meeting 12 November, 24 km. It was moved to 13 November": ["2026-11-13", "2026-11-13"],
    "kommunestyret 12.11 ble flyttet til 13.11. Ulegitimert tap 5 timer": ["2026-11-13", "2026-11-13"],
    "støttekontakt: timene 4.11 ble flyttet til 6.11 (2 timer), 3 timer 13.11": [
        "2026-11-06",
        "2026-11-13",
    ],
    "støttekontakt 2 timar 4.11 vart flytta til 6.11": ["2026-11-06"],
    "support contact 2 hours 4 November was moved to 6 November": ["2026-11-06"],
}
_MATTERS, _DEADLINES = frozenset({"next", "topic", "grant"}), frozenset({"frist", "fristen", "deadline"})
_FORWARD = dt.timedelta(days=120)
"""How much earlier than planned something may be held."""


def moved_from(analysis: Analysis) -> dict[int, Dated]:
    """The first tokens of the days that something was moved from, each with the day that it was moved to."""
    if "moved" not in analysis.spots:
        return {}
    found = {}
    sentence = analysis.layout.sentence
    for before, new in zip(analysis.dated, analysis.dated[1:], strict=False):
        same = sentence[before.when.first] == sentence[new.when.first]
        if same and is_moved_to(new, analysis.tokens) and before.days and new.days:
            found[before.when.first] = new
    return found


def off_moved_days(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Leave a moved day out of all but meetings, which are claimed on the day that holds."""
    gone = moved_from(analysis)
    for draft in drafts if gone else ():
        if not is_meeting(draft, types):
            draft.dates = [one for one in draft.dates if one.when.first not in gone]


def moved(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> Iterator[tuple[int, bool]]:
    """The places of meetings that were moved, now on their new day; False where that is yet to come."""
    sentence = analysis.layout.sentence
    pairs = zip(analysis.dated, analysis.dated[1:], strict=False)
    planned = {id(new): old for old, new in pairs if sentence[old.when.first] == sentence[new.when.first]}
    for new in analysis.dated:
        if not is_moved_to(new, analysis.tokens) or _is_of_another(new, analysis):
            continue
        first = new.when.first
        place = max((at for at, one in enumerate(drafts) if one.first < first and is_meeting(one, types)), default=None)
        known = [day for one in drafts[place].dates if one is not new for day in one.days] if place is not None else []
        former = planned.get(id(new))
        if place is not None and known and new.days and (former is None or set(known) & set(former.days)):
            drafts[place].dates = [new]
            told = min(known) - new.days[0] < _FORWARD  # a day to come was read as last year's
            held = told and not is_soon(new, analysis.today)
            if held and former is None and not any(_is_elsewhere(one, known, types) for one in drafts[:place]):
                _move_along(drafts, place, first)
            yield place, held


def _is_of_another(new: Dated, analysis: Analysis) -> bool:
    """True for `neste møte er flyttet til 18.11` and `saken ble utsatt til 19.11`: not the meeting told before."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    begin = bisect_left(sentence, sentence[new.when.first])
    opening = tokens[begin : min(begin + 2, new.when.first)]
    return any(token.text in _DEADLINES or not _MATTERS.isdisjoint(token.senses) for token in opening)


def _is_elsewhere(draft: Draft, days: Sequence[dt.date], types: TypeIndex) -> bool:
    """True for a meeting on other days, which what follows it may be of as well."""
    return is_meeting(draft, types) and any(day not in days for one in draft.dates for day in one.days)


def _move_along(drafts: Sequence[Draft], place: int, first: int) -> None:
    """Give what was told of the meeting at `place`, up to the sentence that moves it, its new day."""
    for one in drafts[place + 1 :]:
        if one.dates or one.first > first:
            return
        one.dates = list(drafts[place].dates)
