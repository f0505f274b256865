"""A day written in words of the claimant's that follows when the line is moved to another day."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from claims.claim import Claim
from claims.lines import day_of
from claims.questions import Edit
from parsers.text.redating import redated

Moves = dict[dt.date, dt.date]


def moves(claim: Claim, edits: Sequence[Edit]) -> Moves:
    """The days that the edits move lines away from, each with where to; none for a day that goes to several."""
    found: dict[dt.date, set[dt.date]] = {}
    for edit in edits:
        new = _day(edit.value) if edit.field == "date" else None
        lines = claim.lines if edit.line is None else claim.lines[edit.line : edit.line + 1]
        for each in lines:
            if (old := day_of(each.line)) and new and new != old:
                found.setdefault(old, set()).add(new)
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def purposes(claim: Claim, edits: Sequence[Edit], meetings: Collection[int]) -> Iterator[Edit]:
    """The edits by which the purposes of the moved lines name the new day, and all that were for a moved meeting.

    `meetings` are the numbers of the lines that are one, from 0.
    """
    own = list(_own_purposes(claim, edits))
    yield from own
    names = renamed(claim, own, meetings)
    told = {edit.line for edit in (*own, *edits) if edit.field == "purpose"}
    for at, each in enumerate(claim.lines):
        if at not in told and None not in told and each.line.purpose in names:
            yield Edit(line=at, field="purpose", value=names[each.line.purpose])


def renamed(claim: Claim, own: Sequence[Edit], meetings: Collection[int]) -> dict[str, str]:
    """What the moved meetings are called, by what they were called."""
    moved = [(edit.line, str(edit.value)) for edit in own if edit.line in meetings]
    return {claim.lines[at].line.purpose or "": new for at, new in moved if at is not None}


def _own_purposes(claim: Claim, edits: Sequence[Edit]) -> Iterator[Edit]:
    known = moves(claim, edits)
    said = {edit.line for edit in edits if edit.field == "purpose"}
    moved = {edit.line for edit in edits if edit.field == "date"}
    for at, each in enumerate(claim.lines):
        old = day_of(each.line)
        if each.line.purpose and old in known and {at, None} & moved and not {at, None} & said:
            new = redated(each.line.purpose, old, known[old])
            if new != each.line.purpose:
                yield Edit(line=at, field="purpose", value=new)


def title(claim: Claim, known: Moves, renamed: Mapping[str, str]) -> str:
    """The claim's title as what it was called after is called, or with each day that no line has as the new one."""
    if claim.title in renamed:
        return renamed[claim.title]
    left = {day_of(each.line) for each in claim.lines}
    said = claim.title
    for old, new in known.items():
        said = said if old in left else redated(said, old, new)
    return said


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None
