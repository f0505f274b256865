"""Lost earnings that head meetings, each with its day and hours: `ulegitimert tap: formannskapet 10.11 (8-12), …`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Tapt arbeidsfortjeneste ulegitimert: formannskapet 10.11 (8-12), planutvalget 12.11 (8-10)": [
        *("fee-executive 10.11", "lost-undocumented 10.11 4", "fee-planning 12.11", "lost-undocumented 12.11 2"),
    ],
    "Ulegitimert tapt arbeidsforteneste:\nformannskapet 10.11 8-12\nplanutvalet 12.11 8-10": [
        *("fee-executive 10.11", "lost-undocumented 10.11 4", "fee-planning 12.11", "lost-undocumented 12.11 2"),
    ],
    "Undocumented lost earnings: executive committee 10 November 4 hours, planning committee 12 November 2 hours": [
        *("fee-executive 10.11", "lost-undocumented 10.11 4", "fee-planning 12.11", "lost-undocumented 12.11 2"),
    ],
    "Ulegitimert tapt arbeidsfortjeneste: formannskapet 10.11 (8-12)": [
        *("fee-executive 10.11", "lost-undocumented 10.11 4"),
    ],
    "Ulegitimert tapt arbeidsfortjeneste: 10.11 8-12, 12.11 8-10": [
        *("lost-undocumented 10.11 4", "lost-undocumented 12.11 2"),
    ],
    "Formannskapet 10.11 kl 8-12. Ulegitimert tapt arbeidsfortjeneste: 4 timer": [
        *("fee-executive 10.11", "lost-undocumented 10.11 4"),
    ],
    "Ulegitimert tapt arbeidsfortjeneste 4 timer: formannskapet 10.11 kl 8-12": [
        *("lost-undocumented 10.11 4", "fee-executive 10.11"),
    ],
    "På grunn av formannskapet 10.11 tapte jeg 3 timer ulegitimert.\nMøtet varte fra kl 8 til 13": [
        *("fee-executive 10.11", "lost-undocumented 10.11 3"),
    ],
    "Ulegitimert tap: formannskapet 10.11 (8-12), parkering 40 kr, planutvalget 12.11 (8-10)": [
        *("lost-undocumented 10.11 ?quantity", "fee-executive 10.11", "parking 10.11 40", "fee-planning 12.11"),
    ],
}


def lost_at_meetings(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, with lost earnings for each of the meetings below such a heading, which keep no hours of theirs."""
    lost = [at for at, one in enumerate(drafts) if one.codes and {*one.codes} <= {*types.lost}]
    if not lost or ":" not in analysis.said:
        return drafts
    head = drafts[lost[0]]
    held = [drafts[at] for at in lost]
    behind = drafts[lost[-1] + 1 :]
    meetings = list(takewhile(lambda one: is_meeting(one, types), behind))
    if any(is_meeting(one, types) for one in behind[len(meetings) :]):
        return drafts  # whose hours the later ones keep is not sure
    if text_at(analysis.tokens, head.last) != ":" or lost[-1] - lost[0] + 1 != len(lost) or not meetings:
        return drafts
    parts = list(_parts(head, held, meetings))
    if len(parts) != len(meetings) or not _are_apart(held, meetings):
        return drafts
    for one in meetings:
        one.clocks = []
    left = [one for one in drafts if not any(one is other for other in held)]
    return sorted((*left, *parts), key=BY_PLACE)


def _are_apart(held: Sequence[Draft], meetings: Sequence[Draft]) -> bool:
    """True where nothing is told of lost earnings but what was told behind the meetings."""
    values = [*(one for draft in held for one in (*draft.durations, *draft.clocks, *draft.moneys))]
    return all(one.first > meetings[0].first for one in values) and not any(draft.moneys for draft in held)


def _parts(head: Draft, held: Sequence[Draft], meetings: Sequence[Draft]) -> Iterator[Draft]:
    """The lost earnings of each meeting that has a day and either times of its own or one number of hours behind it."""
    hours = [one for draft in held for one in draft.durations]
    ends = [*(one.first for one in meetings[1:]), None]
    for meeting, end in zip(meetings, ends, strict=True):
        own = [one for one in hours if meeting.first < one.first and (end is None or one.first < end)]
        timed = [one for one in meeting.clocks if one.end]
        if len(meeting.dates) != 1 or len(own) + len(timed) != 1:
            return
        yield replace(
            head,
            first=meeting.first,
            last=meeting.first,
            clause=meeting.clause,
            sentence=meeting.sentence,
            type_spans=[*head.type_spans],
            dates=[*meeting.dates],
            durations=own,
            clocks=timed,
        )
