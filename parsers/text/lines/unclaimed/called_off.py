"""Meetings that the clause below says were cancelled: `formannskapet 10.11. Møtet ble avlyst`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet i går. Møtet ble avlyst": [],
    "formannskapet i går, men møtet ble avlyst": [],
    "formannskapet i går, men det vart avlyst": [],
    "formannskapet i går, som ble avlyst": [],
    "executive committee yesterday. The meeting was cancelled": [],
    "formannskapet i går. Møtet ble avlyst, men jeg kjørte 24 km": ["mileage"],
    "formannskapet i går, 24 km. En sak ble utsatt": ["expense", "mileage"],
    "formannskapet i går. Møtet ble utsatt en halvtime": ["expense"],
    "formannskapet 10.11. Møtet 12.11 ble avlyst": ["expense"],
    "formannskapet 10.11 og planutvalget 11.11. Befaringen ble avlyst": ["expense", "expense"],
    "parkering 60 kr i går. Møtet ble avlyst": ["expense"],
}
_IT = frozenset({"møtet", "det", "som", "meeting", "it", "which"})
_BEFORE = 8
_NEAR = 4
"""Tokens from the subject to its verb, `møtet ble dessverre avlyst`."""


def called_off(analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex) -> set[int]:
    """The clauses of such meetings: each of one day, named last before, and nothing timed or dated said between."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    told = {clause[one.first] for one in (*analysis.mentions, *analysis.named)}
    found: set[int] = set()
    for at in analysis.spots.get("cancelled", ()):
        near = range(max(0, at - _NEAR), at)
        if clause[at] in told or not any(text_at(tokens, by) in _IT and clause[by] == clause[at] for by in near):
            continue
        last = bisect_left(drafts, at, key=BY_PLACE)
        before = (one for one in reversed(drafts[max(0, last - _BEFORE) : last]) if sentence[at] - one.sentence <= 1)
        meeting = next((draft for draft in before if is_meeting(draft, types)), None)
        if meeting is not None and len(meeting.dates) == 1 and not meeting.clocks:
            found.add(meeting.clause)
    return found
