"""Hours of one day among several, told before that day: `hver onsdag i oktober 3 timer, men 4 timer den 21.`"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft, told_at
from parsers.text.spans.mentions import DAY_LEADS, Duration, text_at
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt hver onsdag i oktober, 3 timer, men 4 timer den 21.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 28.10 3", "support-hour 21.10 4"),
    ],
    "støttekontakt 7., 14. og 21. oktober, 3 timar kvar gong, men berre 2 timar den 21.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 21.10 2"),
    ],
    "Support contact every Wednesday in October, 3 hours, but 4 hours on the 21st.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 28.10 3", "support-hour 21.10 4"),
    ],
    "støttekontakt 7., 14. og 21. oktober, 3 timer hver gang, 4 timer den 21.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 21.10 4"),
    ],
    "ulegitimert tap 3.11, 10.11 og 17.11, 3 timer hver gang, men 4 timer 17.11": [
        *("lost-undocumented 03.11 3", "lost-undocumented 10.11 3", "lost-undocumented 17.11 4"),
    ],
    "støttekontakt 7., 14. og 21. oktober, 3 timer hver gang og 2 timer til den 21.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 21.10 3", "support-hour 21.10 2"),
    ],
    "støttekontakt 7., 14. og 21. oktober, 3 timer, 4 timer og 2 timer": [
        *("support-hour 07.10 3", "support-hour 14.10 4", "support-hour 21.10 2"),
    ],
    "støttekontakt 7. og 14. oktober 3 timer hver gang, 4 timer den 28.": [
        *("support-hour 07.10 3", "support-hour 14.10 3", "support-hour 28.10 4"),
    ],
}
_BETWEEN = DAY_LEADS | {"til", "ekstra", "more"}


def one_among(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """The drafts, with one more for the hours of each such day; whether the others have that day too is seen later."""
    return [part for draft in drafts for part in _parted(draft, analysis)]


def _parted(draft: Draft, analysis: Analysis) -> Iterator[Draft]:
    pairs = list(zip(draft.durations[1:], draft.dates[1:], strict=False))
    listed = bool(pairs) and len(draft.dates[0].days) > 1 and not draft.dates[0].end
    fits = listed and len(draft.durations) == len(draft.dates) and not (draft.clocks or draft.counts)
    if not fits or not all(_is_behind(hours, day, analysis) for hours, day in pairs):
        yield draft
        return
    yield replace(draft, durations=draft.durations[:1], dates=draft.dates[:1])
    for hours, day in pairs:
        yield replace(told_at(draft, hours, analysis.layout), durations=[hours], dates=[day])


def _is_behind(hours: Duration, day: Dated, analysis: Analysis) -> bool:
    """True for `4 timer den 21.`, with nothing but small words between."""
    between = range(hours.last, day.first)
    single = len(day.days) == 1 and day.end is None and day.when.rule != "occasion"
    near = single and hours.last <= day.first <= hours.last + len(DAY_LEADS)
    return near and all(text_at(analysis.tokens, at) in _BETWEEN for at in between)
