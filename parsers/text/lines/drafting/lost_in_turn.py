"""Lost earnings told meeting by meeting: `ulegitimert tap: 4 timer 3.11 (planutvalget), 7 timer 12.11 (k-styret)`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, Clocks, Duration, Money, text_at
from parsers.text.spans.resolve import Dated

_FEES = ("fee-executive 10.11", "fee-council 12.11")
EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ulegitimert tap: 3,5 timer 10.11 (formannskapet) og 7,5 timer 12.11 (kommunestyret)": [
        *("lost-undocumented 10.11 3.5", "fee-executive 10.11", "lost-undocumented 12.11 7.5", "fee-council 12.11"),
    ],
    "Ulegitimert tapt arbeidsfortjeneste 3,5 timer for formannskapet 10.11 og 7,5 timer for kommunestyret 12.11": [
        *("lost-undocumented 10.11 3.5", "fee-executive 10.11", "lost-undocumented 12.11 7.5", "fee-council 12.11"),
    ],
    "Undocumented loss: 4 hours on 10 November (executive committee) and 7 hours on 12 November (town council)": [
        *("lost-undocumented 10.11 4", "fee-executive 10.11", "lost-undocumented 12.11 7", "fee-council 12.11"),
    ],
    "Eg vart trekt 3,5 timar i løn 10.11 då eg var i formannskapet, og 7,5 timar 12.11 i kommunestyret. Ulegitimert.": [
        *("lost-undocumented 10.11 3.5", "fee-executive 10.11", "lost-undocumented 12.11 7.5", "fee-council 12.11"),
    ],
    "Legitimert tap: kommunestyret 12.11 2100 kr, formannskapet 10.11 1050 kr": [
        *("fee-council 12.11", "lost-documented 12.11 2100", "fee-executive 10.11", "lost-documented 10.11 1050"),
    ],
    "Tapt arbeidsfortjeneste 12.11 kl 08-15.30 (kommunestyret), 10.11 kl 12-15.30 (formannskapet), ulegitimert": [
        *("lost-undocumented 12.11 7.5", "fee-council 12.11", "lost-undocumented 10.11 3.5", "fee-executive 10.11"),
    ],
    "Ulegitimert tap 3 t formannskapet 10.11 kl 9-12, 7 t kommunestyret 12.11 kl 9-16, parkering 40 kr 12.11": [
        *("lost-undocumented 10.11 3", "fee-executive 10.11", "lost-undocumented 12.11 7", "fee-council 12.11"),
        "parking 12.11 40",
    ],
    "Ulegitimert tap 3 timer hver gang i formannskapet 3. og 10.11, og 7 timer i kommunestyret 12.11.": [
        *("lost-undocumented 03.11 3", "lost-undocumented 10.11 3", "fee-executive 03.11", "fee-executive 10.11"),
        *("lost-undocumented 12.11 7", "fee-council 12.11"),
    ],
    "Formannskapet 10.11 og kommunestyret 12.11 kl 9-12, ulegitimert tap 3 timer 10.11 og 2 timer 12.11": [
        *(*_FEES, "lost-undocumented 10.11 3", "lost-undocumented 12.11 2"),
    ],
    "Ulegitimert tap 3 timer, formannskapet 10.11 og kommunestyret 12.11": ["lost-undocumented 3 ?date", *_FEES],
    "Kommunestyret 12.11 legitimert tap 2800 kr, formannskapet 10.11 bom 60 kr": [
        *("fee-council 12.11", "lost-documented 12.11 2800", "fee-executive 10.11", "toll 10.11 60"),
    ],
    "Town council 12.11, documented loss 2800 kr, executive committee 10.11, parking 60 kr": [
        *("fee-council 12.11", "lost-documented 12.11 2800", "fee-executive 10.11", "parking 10.11 60"),
    ],
    "Kommunestyret 12.11 ulegitimert tap 7 timer, planutvalget 13.11 støttekontakt 3 timer": [
        *("fee-council 12.11", "lost-undocumented 12.11 7", "fee-planning 13.11", "support-hour 13.11 3"),
    ],
    "Kommunestyret 12.11 kl 9-16 med ulegitimert tap, og formannskapet 10.11 kl 17-20": [
        *("fee-council 12.11", "lost-undocumented 12.11 ?quantity", "fee-executive 10.11"),
    ],
    "Kommunestyret 12.11 ulegitimert tap 7 timer, mens formannskapet 10.11 varte 2 timer på kvelden": [
        *("fee-council 12.11", "lost-undocumented 12.11 7", "fee-executive 10.11"),
    ],
    "Ulegitimert tap 4 t: formannskapet 10.11, kommunestyret 12.11": [
        *("lost-undocumented 10.11 ?quantity", "lost-undocumented 12.11 ?quantity", *_FEES),
    ],
}
_LASTED = frozenset({"varte", "varde", "vara", "varer", "varar", "lasted", "møte", "meeting"})
_EACH = 3
"""A value, a meeting and a day are told of each."""
_MOST = 30
"""Meetings of a sentence that are looked at: keeps long texts linear."""
_Value = Duration | Money | Clocks
_VALUES = (Duration, Money, Clocks)
_Told = _Value | Draft | Dated


def lost_in_turn(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts with one for what was lost at each of several meetings, which keep nothing but their day."""
    lost = [one for one in drafts if one.codes and {*one.codes} <= {*types.lost}]
    sentence = analysis.layout.sentence
    held = [one for one in drafts if lost and sentence[one.first] == sentence[lost[0].first]]
    meetings = [one for one in held if is_meeting(one, types)]
    if not 1 < len(meetings) <= _MOST:
        return drafts
    others = [one for one in lost if sentence[one.first] == sentence[lost[0].first]]
    head = min(others, key=lambda one: len(one.codes))
    own = {*map(id, others), *map(id, meetings)}
    rest = [one for one in held if id(one) not in own]
    if (rest and min(one.first for one in rest) < meetings[-1].first) or not all(
        {*head.codes} <= {*one.codes} for one in others
    ):
        return drafts
    taken = {value.first for one in rest for value in (*one.moneys, *one.durations, *one.clocks)}
    clocks = head.first < meetings[0].first
    values = _values(analysis, sentence[head.first], clocks=clocks)
    told: list[_Told] = sorted((*(one for one in values if one.first not in taken), *meetings), key=BY_PLACE)
    told = told[: _EACH * len(meetings)] if rest else told  # parkering 40 kr behind them
    parts = [_part(told[at : at + _EACH]) for at in range(0, len(told), _EACH)]
    if len(parts) != len(meetings) or not all(parts):
        _share_all_days(head, told, analysis)
        return drafts
    gone = {id(one) for one in others}
    new = [_lost(head, *part) for part in parts if part]
    return sorted((*(one for one in drafts if id(one) not in gone), *new), key=BY_PLACE)


def _values(analysis: Analysis, sentence: int, *, clocks: bool) -> Iterator[_Value | Dated]:
    """The days, sums and hours of the sentence, but for how long a meeting lasted.

    `clocks` lets clock times count where there are none of those; else they are those of meetings.
    """
    number = analysis.layout.sentence
    beside = [one for one in analysis.mentions if isinstance(one, _VALUES) and number[one.first] == sentence]
    beside = [one for one in beside if text_at(analysis.tokens, one.first - 1) not in _LASTED]
    counted = not clocks or any(not isinstance(one, Clocks) for one in beside)
    yield from (one for one in beside if not (counted and isinstance(one, Clocks)))
    yield from (one for one in analysis.dated if number[one.first] == sentence and not one.wide)


def _part(group: Sequence[_Told]) -> tuple[_Value, Draft, Dated] | None:
    """The value, the meeting and the day of three that are one of each."""
    values = [one for one in group if isinstance(one, _VALUES)]
    meetings = [one for one in group if isinstance(one, Draft)]
    days = [one for one in group if isinstance(one, Dated) and one.days and one.end is None]
    if not len(values) == len(meetings) == len(days) == 1:
        return None
    fits = _is_plain(values[0]) if len(days[0].days) == 1 else _is_each(values[0])
    return (values[0], meetings[0], days[0]) if fits else None


def _lost(head: Draft, value: _Value, meeting: Draft, day: Dated) -> Draft:
    """What was lost at the meeting, which has the same day."""
    meeting.dates, meeting.durations, meeting.moneys = [day], [], []
    meeting.clocks = [] if isinstance(value, Clocks) else meeting.clocks
    return replace(
        head,
        first=value.first,
        last=value.last,
        clause=meeting.clause,
        type_spans=[*head.type_spans],
        dates=[day],
        durations=[replace(value, pause=False)] if isinstance(value, Duration) else [],
        moneys=[value] if isinstance(value, Money) else [],
        clocks=[value] if isinstance(value, Clocks) else [],
    )


def _is_each(value: _Value) -> bool:
    """True for hours that were lost on each of several days: `3 timer hver gang i formannskapet 3. og 10.11`."""
    return isinstance(value, Duration) and value.each


def _is_plain(value: _Value) -> bool:
    """True for hours, a sum or a shift of one time."""
    if isinstance(value, Duration):
        return not (value.weekly or value.each or value.compared or value.whole)
    return value.end is not None if isinstance(value, Clocks) else value.marked and not value.rate


def _share_all_days(head: Draft, told: Sequence[_Told], analysis: Analysis) -> None:
    """Give what was lost the days of all the meetings that are told with it: how much it was on each is asked.

    `Ulegitimert tap 4 t: formannskapet 3.11, kommunestyret 12.11`, `tapte en halv dag 3.11 (formannskapet) og …`.
    """
    heads = isinstance(told[0], (Duration, Money)) and text_at(analysis.tokens, told[0].last) == ":"
    rest = told[1:] if heads else told
    days = [one for one in rest if isinstance(one, Dated)]
    in_turn = [isinstance(one, Draft) for one in rest] == [heads, not heads] * len(days)
    denied = any(told[0].first < at < told[-1].last for at in analysis.spots.get("negation", ()))
    if in_turn and not denied and len(head.dates) == (not heads):
        head.dates = days
