"""A check is left out where it could find nothing, and nowhere else."""

import datetime as dt
from itertools import product

import pytest

from claims.checks import CHECKS, findings
from claims.checks.beside import by_day, neighbours
from claims.checks.case import Case, Check
from claims.claim import Claim, ClaimLine, Receipt
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine
from tests.corpus.cases import cases, reading, terms

TODAY = dt.date(2026, 11, 20)
LEFT = dt.datetime.combine(TODAY - dt.timedelta(days=1), dt.time(7))
TERMS = terms()
LINES: tuple[Line, ...] = (
    ExpenseLine(type="fee-council", date=TODAY, currency="EUR"),
    MileageLine(date=TODAY),
    PerDiemLine(start=LEFT, end=LEFT + dt.timedelta(days=1), lodging="hotel"),
)


def found_by(check: Check, claim: Claim) -> list[int]:
    own = neighbours(claim)
    case = Case(claim=claim, terms=TERMS, today=TODAY, own=own, by_day=by_day(own, TERMS.history))
    return [number for number, _ in check.finds(case)]


def claim_of(*lines: Line) -> Claim:
    file = Receipt(sha256="1", name="", media_type="", size=0)
    return Claim(
        number="",
        claimant="",
        channel="",
        title="",
        lines=tuple(ClaimLine(line=one) for one in lines),
        receipts=(file,),
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_finds_nothing_on_lines_that_it_is_not_about(check: Check) -> None:
    others = [line for line in LINES if type(line) not in check.about]
    for pair in product(others, repeat=2):
        assert not found_by(check, claim_of(*pair))


@pytest.mark.parametrize("check", [one for one in CHECKS if one.reach != "line"], ids=lambda check: check.code)
def test_a_check_that_looks_beside_a_line_finds_nothing_on_a_lone_one(check: Check) -> None:
    for line in LINES:
        assert not found_by(check, claim_of(line))


@pytest.mark.parametrize("check", [one for one in CHECKS if one.reach == "history"], ids=lambda check: check.code)
def test_a_check_that_looks_at_other_claims_finds_nothing_without_them(check: Check) -> None:
    for pair in product(LINES, repeat=2):
        assert not found_by(check, claim_of(*pair))


def test_all_checks_together_find_what_each_finds_alone() -> None:
    for case in cases()[::10]:
        lines = [found.line for found in reading(case).lines]
        if lines:
            claim = claim_of(*lines)
            alone = {(check.code, number) for check in CHECKS for number in found_by(check, claim)}
            assert {(one.code, one.line) for one in findings(claim, TERMS, TODAY)} == alone
