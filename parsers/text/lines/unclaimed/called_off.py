"""Meetings that the clause below says were cancelled: `formannskapet 10.11. Møtet ble avlyst`."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import BY_PLACE, text_at
from parsers.text.words.tokens import Token, is_but

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
    "3.11 – formannskap – 24 km\n17.11 – formannskap – avlyst": ["expense", "mileage"],
    "formannskapet 3.11, 24 km\nformannskapet 17.11, sjuk": ["expense", "mileage"],
    "3.11 executive committee, 24 km\n17.11 executive committee, cancelled": ["expense", "mileage"],
    "17.11 formannskap - forfall. 10.11 formannskap 24 km": ["expense", "mileage"],
    "17.11 formannskap - utsatt\n10.11 formannskap": ["expense"],
    "17.11 formannskap, ikke avlyst": ["expense"],
    "17.11 formannskap – jeg var syk, men møtte likevel": ["expense"],
    "17.11 formannskap, befaringen avlyst": ["expense"],
    "17.11 formannskap, utsatt til kl 18": ["expense"],
    "17.11 formannskap, sykt barn hjemme": ["expense"],
    "17.11 formannskap\navlyst var planutvalget": ["expense"],
    "17.11 formannskap, 24 km, avlyst": ["expense", "mileage"],
}
_IT = frozenset({"møtet", "det", "som", "meeting", "it", "which"})
OFF = ("cancelled", "absence")
"""Senses of what was not, or of who was not there."""
_WHO = frozenset({"som", "who", "han", "hun", "ho", "he", "she", "de", "dei", "they"})
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
    return found | set(_rows_off(analysis, drafts, told, types))


def _rows_off(analysis: Analysis, drafts: Sequence[Draft], told: Set[int], types: TypeIndex) -> Iterator[int]:
    """The clauses of meetings right behind which stands no more than that they, or the writer, were off: `, avlyst`."""
    layout = analysis.layout
    dated = Counter(layout.line[one.first] for one in analysis.dated if len(one.days) == 1 and not one.wide)
    for at in sorted({at for sense in OFF for at in analysis.spots.get(sense, ())}):
        last = bisect_left(drafts, at, key=BY_PLACE)
        meeting = drafts[last - 1] if last else None
        if meeting is None or layout.clause[at] in told or not is_meeting(meeting, types):
            continue
        near = layout.line[meeting.first] == layout.line[at] and layout.clause[at] == meeting.clause + 1
        one_day = len(meeting.dates) == 1 or (not meeting.dates and dated[layout.line[at]] == 1)
        if near and one_day and not meeting.clocks and _says_only_off(analysis, at):
            yield meeting.clause


def _says_only_off(analysis: Analysis, at: int) -> bool:
    """True where the clause of that token has no other word than such ones."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    first, end = bisect_left(clause, clause[at]), bisect_right(clause, clause[at])
    goes_on = end < len(tokens) and is_but(tokens[end])  # jeg var syk, men møtte likevel
    return (
        not goes_on
        and end - first <= _BEFORE
        and all(
            is_light(token, *OFF) and not ("negation" in token.senses or _is_of_others(token))
            for token in tokens[first:end]
        )
    )


def _is_of_others(token: Token) -> bool:
    return token.text in _WHO or ("person" in token.senses and not token.writer)
