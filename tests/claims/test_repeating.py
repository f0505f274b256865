"""The same once more, on other days."""

import datetime as dt

import pytest

from claims.lines import Line, MileageLine, PerDiemLine
from claims.questions import Edit
from claims.repeating import again, fitting, meant
from tests.claims.given import TODAY, claim, fee

WHEN = Edit(line=None, field="date", value="2026-11-26")
OCTOBER = [Edit(line=None, field="date", value="2026-10-01"), Edit(line=None, field="end_date", value="2026-10-31")]


def test_everything_but_the_days_is_the_same_and_the_days_are_asked() -> None:
    drive = MileageLine(date=TODAY, end_date=TODAY, route=("Haugen", "rådhuset"))
    trip = PerDiemLine(start=dt.datetime(2026, 11, 5, 7), end=dt.datetime(2026, 11, 6, 17), lodging="hotel")  # noqa: DTZ001
    lines, questions = again(claim(fee(), drive, trip))
    assert [type(line) for line in lines] == [type(fee()), MileageLine, PerDiemLine]
    assert isinstance(lines[1], MileageLine)
    assert isinstance(lines[2], PerDiemLine)
    assert (lines[1].date, lines[1].end_date, lines[1].route) == (None, None, ("Haugen", "rådhuset"))
    assert (lines[2].start, lines[2].end, lines[2].lodging) == (None, None, "hotel")
    assert {q.code for q in questions} == {"missing"}
    assert [(q.line, q.field) for q in questions] == [(0, "date"), (1, "date"), (2, "start"), (2, "end")]


@pytest.mark.parametrize(
    ("lines", "edits", "kept"),
    [
        ([fee(), fee()], [WHEN], [WHEN]),
        ([fee(), MileageLine(date=TODAY)], [WHEN], []),
        ([fee()], OCTOBER, []),
        ([fee(), MileageLine(date=TODAY)], [WHEN, Edit(line=0, field="purpose", value="Budsjett")], ["purpose"]),
        ([fee()], [*OCTOBER, Edit(line=0, field="purpose", value="Budsjett")], ["purpose"]),
    ],
)
def test_a_day_is_that_of_lines_that_were_of_one_day(lines: list[Line], edits: list[Edit], kept: list[object]) -> None:
    assert [e if e.field == "date" else e.field for e in fitting(edits, claim(*lines))] == kept


def test_a_period_names_the_claim_that_is_meant() -> None:
    newest, october = claim(fee()), claim(MileageLine(date=dt.date(2026, 10, 8)))
    assert meant([newest, october], []) is newest
    assert meant([newest, october], OCTOBER) is october
    assert meant([newest], OCTOBER) is None
    assert meant([], []) is None


@pytest.mark.parametrize(("day", "meets"), [("09-30", False), ("10-01", True), ("10-31", True), ("11-01", False)])
def test_both_ends_of_a_period_are_in_it(day: str, meets: bool) -> None:
    known = claim(MileageLine(date=dt.date.fromisoformat(f"2026-{day}")))
    assert meant([known], OCTOBER) is (known if meets else None)


def test_a_claim_without_days_lies_in_no_period() -> None:
    assert meant([claim(MileageLine())], OCTOBER) is None
