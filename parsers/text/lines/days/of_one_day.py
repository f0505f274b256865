"""Days of a list that something else is told of: `3 timer begge dager, nei, fredag var det 2`."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.layout.one_day import is_apart
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 10.11 og 12.11, 3 timer begge dager, eller nei, den 12. var det bare 2": ["3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timar kvar gong, men den 12. vart det berre 2 timar": ["3", "2"],
    "support contact 10 and 12 November, 3 hours both days, no wait, the 12th was only 2 hours": ["3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer hver dag, bortsett fra 12.11 som var 2 timer": ["3", "2"],
    "støttekontakt 10.11 og 12.11 kl 17-20 begge dager, nei den 12. var det kl 17-19": ["3", "2"],
    "støttekontakt 10.11, 11.11 og 12.11 3 timer hver dag, 12.11 bare 1,5": ["3", "3", "1.5"],
    "støttekontakt hver tirsdag i oktober 3 timer. Den 13. var det 5 timer, vi var på kamp": ["3", "3", "3", "5"],
    "støttekontakt 3 timer hver gang 7., 14., 21. og 28. oktober. Den 21. ble det 4 timer.": ["3", "3", "3", "4"],
    "støttekontakt 3 timer hver gang 7., 14. og 21. oktober. Den 21. var det 4 timer til.": ["3", "3", "3", "4"],
    "støttekontakt tysdagar i oktober kl 17-20, den 13. kl 17-19": ["3", "3", "3", "2"],
    "support contact Tuesdays in October 5-8 pm, on the 13th 5-7 pm": ["3", "3", "3", "2"],
    "støttekontakt hver tirsdag i oktober kl 17-20, den 13. også kl 10-12": ["3", "3", "3", "3", "2"],
    "støttekontakt hver tirsdag i oktober kl 17-20, den 13. kl 10-12": ["3", "3", "3", "3", "2"],
    "støttekontakt hver tirsdag i oktober 3 timer, den 13. 2 timer til": ["3", "3", "3", "3", "2"],
    "støttekontakt 3., 10. og 12. november kl 17-20, unntatt den 10. som var 2 timer": ["3", "3", "2"],
    "støttekontakt 3., 10. og 12. november, 3 timar kvar gong utanom den 10. då det berre vart 1,5": [
        *("3", "3", "1.5"),
    ],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, og 12.11 2 timer til": ["3", "3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, siste gang 4 timer": ["3", "4"],
    "støttekontakt 10.11 og 12.11, 3 timar kvar gong, 12.11 4 timar": ["3", "4"],
    "support contact 10 and 12 November, 3 hours each time. The last time it was 4 hours": ["3", "4"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang, siste gang også 2 timer på kvelden": ["3", "3", "2"],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang, siste gang 4 timer på kino": ["3", "4"],
    "støttekontakt 3.11 og 10.11, 3 timar kvar gong, siste gong 4 timar med middag": ["3", "4"],
    "avlastning lav sats 3.11 og 10.11, 3 timer hver gang, siste gang 5 timer fordi mor var forsinket": ["3", "5"],
    "støttekontakt 3 timer hver gang 7., 14. og 21. oktober. Den 21. brukte vi 1 time på bading.": ["3", "3", "3", "1"],
    "støttekontakt 3 timer hver gang 7., 14. og 21. oktober. Den 21. var det veiledning 1 time": ["3", "3", "3", "1"],
    "støttekontakt 3 timer hver gang 7., 14. og 21. oktober, 2 timer på kino den 21.": ["3", "3", "3", "2"],
    "støttekontakt 3 timer hver gang 7., 14. og 21. oktober, men 2 timer den 21.": ["3", "3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer hver gang. 12.11: 2 timer": ["3", "2"],
}
"""Hours of each line."""

_MORE = frozenset(
    {"dessuten", "også", "òg", "ekstra", "tillegg", "pluss", "+", "also", "extra", "another", "plus", "too"}
)
"""Words before hours that come on top of the others."""
_ON_TOP = frozenset({"til", "ekstra", "i", "more", "extra", "too", "også", "òg", "in"})
"""The same behind them: `2 timer til`, `i tillegg`."""
_LIGHT = frozenset(
    {":", "den", "det", "bare", "berre", "men", "og", "ble", "blei", "vart", "var", "som", "da", "då", "hadde", "jeg"}
    | {"eg", "vi", "me", "kun", "the", "it", "on", "only", "just", "but", "and", "was", "were", "which", "we", "had"}
    | {"i"}
)
"""Words between a day and how long it was: `den 21. ble det bare 2 timer`."""
_FOR = frozenset({"på", "med", "til", "for", "hos", "on", "with", "at", "to"})
_BEFORE = 4


def off_days_told_anew(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Leave such a day out of the list of the nearest draft before, of the same kind and types and measured alike."""
    if len(drafts) < 2:
        return
    several: dict[object, list[Draft]] = {}
    for draft in drafts:
        like = several.setdefault((draft.kind, draft.codes, _measures(draft)), [])
        if draft.measured and _is_of_one_day(draft):
            while like and not _has_several(like[-1]):
                like.pop()
            other = like[-1] if like else None
            if other and (_is_told_apart(draft, analysis) or _is_one_of_every(draft, other, analysis)):
                other.dates = list(without_days(other.dates, draft.dates[0].days))
        if _has_several(draft):
            like.append(draft)


def _is_of_one_day(draft: Draft) -> bool:
    return len(draft.dates) == 1 and len(draft.dates[0].days) == 1 and not draft.dates[0].end


def _is_told_apart(draft: Draft, analysis: Analysis) -> bool:
    """True for what `nei`, `men` or `bare` tells apart."""
    first, last = _place(draft)
    return last > 0 and is_apart(analysis.tokens, first, last)


def _is_one_of_every(draft: Draft, other: Draft, analysis: Analysis) -> bool:
    """True for one of `hver tirsdag i oktober` with hours of its own, unless they are some more: `også kl 10-12`.

    So is one of the days behind `3 timer hver gang`.
    """
    each = bool(other.durations) and _is_each_time(other.durations[0].last, analysis)
    every = [one for one in other.dates if each or "every_week" in one.assumptions]
    if not every or not any(draft.dates[0].days[0] in one.days for one in every):
        return False
    first, last = _place(draft)
    near = analysis.tokens[max(0, first - _BEFORE) : last]
    if last == 0 or any(token.text in _MORE for token in near) or text_at(analysis.tokens, last) in _ON_TOP:
        return False
    if each and draft.durations and not _is_told_instead(draft, analysis):
        return False
    if draft.durations or not (draft.clocks and other.clocks):
        return bool(draft.durations)
    begin, end, usual = draft.clocks[0], draft.clocks[-1], other.clocks[0]
    return begin.start < (usual.end or usual.start) and usual.start < (end.end or end.start)


def _is_told_instead(draft: Draft, analysis: Analysis) -> bool:
    """True for `den 21. ble det 4 timer`, `12.11 4 timer`, `4 timer den 21.`, and for the hours of `siste gang`.

    `Brukte vi 1 time på bading` and `kino 21.10, 2 timer` tell of a part of the visit, or of something besides.
    """
    tokens, when = analysis.tokens, draft.dates[0].when
    hours = [*draft.durations, *draft.clocks]
    begin, end = min(one.first for one in hours), max(one.last for one in hours)
    if any("each_time" in token.senses for token in tokens[when.first : when.last]):
        return True
    if end <= when.first:
        return _opens(tokens, begin) and all(token.text in _LIGHT for token in tokens[end : when.first])
    plain = all(token.text in _LIGHT for token in tokens[when.last : begin])
    beside = text_at(tokens, end) in _FOR and text_at(tokens, end + 1) != "grunn"
    return plain and _opens(tokens, when.first) and not beside


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """True where nothing but light words stands between the token and the mark before it."""
    while at and tokens[at - 1].text in _LIGHT:
        at -= 1
    return at == 0 or tokens[at - 1].kind in ("sym", "nl")


def _is_each_time(at: int, analysis: Analysis) -> bool:
    """True where `hver gang` stands at the token."""
    return has(analysis.tokens, at, "each") and has(analysis.tokens, at + 1, "each_time")


def _place(draft: Draft) -> tuple[int, int]:
    """From the day, or from what was measured on it, to the end of that; nowhere without a measure."""
    measures = (*draft.durations, *draft.clocks, *draft.distances)
    if not measures:
        return 0, 0
    return min(draft.dates[0].when.first, *(one.first for one in measures)), max(one.last for one in measures)


def _has_several(draft: Draft) -> bool:
    return sum(len(one.days) for one in draft.dates) > 1


def _measures(draft: Draft) -> tuple[bool, ...]:
    return bool(draft.durations or draft.clocks), bool(draft.distances)


def without_days(dates: Sequence[Dated], gone: Collection[dt.date]) -> Iterator[Dated]:
    """The days one by one but for those; a period stays as it is."""
    for one in dates:
        kept = [place for place, day in enumerate(one.days) if one.end or day not in gone]
        if len(kept) == len(one.days):
            yield one
        elif kept:
            when = replace(one.when, days=tuple(one.when.days[place] for place in kept))
            yield replace(one, when=when, days=tuple(one.days[place] for place in kept))
