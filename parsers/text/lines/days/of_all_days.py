"""What is told of all days has none of its own: `i går 17-19 og lørdag 12-15 kjørte 9 km begge dager`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Stretch, has, text_at
from parsers.text.spans.numbers import ALL_OF

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 17 til 19 og 10.11 12 til 15 kjørte 9 km t/r begge dager": [
        *("support-hour 09.11 2", "support-hour 10.11 3", "mileage 09.11 9", "mileage 10.11 9"),
    ],
    "støttekontakt 9.11 17-19 og 10.11 12-15 bom 27 kr kvar dag": [
        *("support-hour 09.11 2", "support-hour 10.11 3", "toll 09.11 27", "toll 10.11 27"),
    ],
    "support contact 9 November 17-19 and 10 November 12-15 drove 9 km both days": [
        *("support-hour 09.11 2", "support-hour 10.11 3", "mileage 09.11 9", "mileage 10.11 9"),
    ],
    "støttekontakt 9.11 17-19 og 10.11 12-15 kjørte 9 km": [
        *("support-hour 09.11 2", "support-hour 10.11 3", "mileage 10.11 9"),
    ],
    "bompenger 9.11 32 kr, 10.11 32 kr (formannskap begge dager)": [
        *("toll 09.11 32", "toll 10.11 32", "fee-executive 09.11", "fee-executive 10.11"),
    ],
    "bompenger 9.11 32 kr, 10.11 32 kr (formannskap)": ["toll 09.11 32", "toll 10.11 32", "fee-executive 10.11"],
    "kjørte 9 km begge veier 10.11, formannskapet 9.11": ["mileage 10.11 9", "fee-executive 09.11"],
}
_WAYS = ("way", "way_noun", "both_ways")
_MOST = 3
"""Tokens of the way behind a distance: tur retur, t/r."""


def off_own_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Take the one day from what says `begge dager` or `hver dag` behind its value, or its name where it has none."""
    if analysis.said.isdisjoint(ALL_OF) and "each" not in analysis.spots:
        return
    for draft in drafts:
        values: list[Stretch] = [*draft.distances, *draft.moneys]
        if not (values or draft.measured):
            values = [draft]
        if len(draft.dates) == 1 and len(values) == 1 and not (draft.durations or draft.clocks):
            draft.dates = [] if _is_of_all(analysis, values[0].last, values[0].first, draft) else draft.dates


def _is_of_all(analysis: Analysis, behind: int, value: int, draft: Draft) -> bool:
    """True for `begge dager` there, where the draft's day stands before the value."""
    tokens = analysis.tokens
    if draft.dates[0].when.first > value:
        return False
    at = behind
    while at < behind + _MOST and any(has(tokens, at, sense) for sense in _WAYS):
        at += 1
    return (text_at(tokens, at) in ALL_OF or has(tokens, at, "each")) and has(tokens, at + 1, "day_word")
