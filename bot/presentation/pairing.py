"""Which line became which, where several were changed, added and removed at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from claims.claim import ClaimLine
from claims.lines import Line

Pair = tuple[int | None, int | None]
"""Places (from 0) of one line before and now; None where it was not there, or is gone."""

_MOST = 10_000
"""Pairs of lines that are held against each other; of more, each is taken for the one in its place."""


def paired(before: Sequence[ClaimLine], after: Sequence[ClaimLine]) -> list[Pair]:
    """Each line beside the one that it became, in their order and as much alike as can be; the others alone."""
    if len(before) * len(after) > _MOST:
        return list(_by_place(len(before), len(after)))
    likeness = [[_likeness(was.line, now.line) for now in after] for was in before]
    return list(_most_alike(len(before), len(after), lambda was, now: likeness[was][now]))


def _likeness(was: Line, now: Line) -> int:
    """How many fields say the same, and one for the kind; 0 for lines of two kinds."""
    if type(was) is not type(now):
        return 0
    return 1 + sum(bool(getattr(was, one.name) == getattr(now, one.name)) for one in fields(was))


def _most_alike(before: int, after: int, likeness: Callable[[int, int], int]) -> Iterator[Pair]:
    """The pairs whose likeness is greatest in all, none of them crossing another."""
    best = [[0] * (after + 1) for _ in range(before + 1)]
    for was in reversed(range(before)):
        for now in reversed(range(after)):
            together = best[was + 1][now + 1] + likeness(was, now)
            best[was][now] = max(together, best[was + 1][now], best[was][now + 1])
    was = now = 0
    while was < before and now < after:
        alike = likeness(was, now)
        if alike and best[was][now] == best[was + 1][now + 1] + alike:
            yield was, now
            was, now = was + 1, now + 1
        elif best[was][now] == best[was + 1][now]:
            yield was, None
            was += 1
        else:
            yield None, now
            now += 1
    yield from ((at, None) for at in range(was, before))
    yield from ((None, at) for at in range(now, after))


def _by_place(before: int, after: int) -> Iterator[Pair]:
    for at in range(max(before, after)):
        yield (at if at < before else None), (at if at < after else None)
