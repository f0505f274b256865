"""Rows of one table that hold for the same at the same time."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from bot.config.cells import PeriodRow
from bot.config.problems import Problem
from bot.config.tables import Entry

R = TypeVar("R", bound=PeriodRow)


def twice(file: str, entries: Sequence[Entry[R]], same: Sequence[str]) -> Iterator[Problem]:
    """A problem for each row that agrees with an earlier one in the columns `same`, on some day."""
    for earlier, later in combinations(entries, 2):
        alike = all(getattr(earlier.values, column) == getattr(later.values, column) for column in same)
        if alike and earlier.values.overlaps(later.values):
            what = f"the row is for the same as row {earlier.row}, and their periods overlap"
            remedy = "let one end before the other"
            yield Problem(file=file, row=later.row, column="valid_from", what=what, remedy=remedy)
