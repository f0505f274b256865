"""The lines of an earlier claim once more: the same things on days that have to be said anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.claim import Claim
from claims.lines import Line, PerDiemLine, day_of
from claims.questions import Edit, Question

DAYS = ("date", "end_date")


def again(claim: Claim) -> tuple[tuple[Line, ...], tuple[Question, ...]]:
    """The claim's lines without their days, and a question for each day that is now open.

    Clock times of a day stay, for a meeting begins when it always does; when a trip began and ended is asked.
    """
    lines = tuple(_undated(line.line) for line in claim.lines)
    return lines, tuple(_open_days(lines))


def fitting(edits: Iterable[Edit], claim: Claim) -> list[Edit]:
    """What the message changes in the repeated lines: a day that it names is theirs only if the claim had but one.

    A period says which claim is meant ("as in October"), not when it was this time.
    """
    named = list(edits)
    one_day = len({day_of(line.line) for line in claim.lines}) == 1
    says_when = one_day and not any(edit.field == "end_date" for edit in named)
    return [edit for edit in named if says_when or edit.field not in DAYS]


def meant(claims: Sequence[Claim], edits: Iterable[Edit]) -> Claim | None:
    """The newest of the claims, newest first, or the newest that lies in the period the message names; None if none."""
    named = {edit.field: str(edit.value) for edit in edits}
    if "end_date" in named:
        within = (claim for claim in claims if _meets(claim, named.get("date", ""), named["end_date"]))
        return next(within, None)
    return next(iter(claims), None)


def _meets(claim: Claim, first: str, last: str) -> bool:
    return claim.period is not None and claim.period[0].isoformat() <= last and first <= claim.period[1].isoformat()


def _undated(line: Line) -> Line:
    if isinstance(line, PerDiemLine):
        return replace(line, start=None, end=None)
    return replace(line, date=None, end_date=None)


def _open_days(lines: Iterable[Line]) -> Iterator[Question]:
    for number, line in enumerate(lines):
        for field in ("start", "end") if isinstance(line, PerDiemLine) else ("date",):
            yield Question(line=number, field=field, code="missing")
