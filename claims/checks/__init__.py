"""What a careful colleague would notice on a claim: one table of checks, pure, and what is done with their findings."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from claims.checks.beside import by_day
from claims.checks.case import Case, Check, Costs, Finding, Severity
from claims.checks.table import CHECKS
from claims.claim import Claim
from claims.questions import Question
from claims.terms import Terms

__all__ = ["CHECKS", "Check", "Costs", "Finding", "Severity", "blocking", "findings", "open_points", "warnings"]

UNDOCUMENTED = "undocumented"


def findings(claim: Claim, terms: Terms, today: dt.date) -> Iterator[Finding]:
    """Every finding on the claim, in the order of lines and of the table."""
    case = Case(claim=claim, terms=terms, today=today, by_day=by_day(claim, terms.history))
    found = [
        _finding(check, case, number, facts) for check in CHECKS if claim.lines for number, facts in check.finds(case)
    ]
    yield from sorted(found, key=lambda one: one.line)


def blocking(found: Iterable[Finding]) -> list[Finding]:
    """The findings that keep the claim from being sent."""
    return [one for one in found if one.severity == "blocks"]


def warnings(found: Iterable[Finding]) -> list[Finding]:
    """The findings that the claimant is told, and may send the claim with."""
    return [one for one in found if one.severity == "warns"]


def open_points(questions: Iterable[Question], found: Iterable[Finding]) -> tuple[Question, ...]:
    """The reader's questions and what the checks ask for as questions of the same form, each field of a line once."""
    asked = (_question(one) for one in found if one.severity == "asks")
    first: dict[tuple[int | None, str], Question] = {}
    for point in (*questions, *asked):
        first.setdefault((point.line, point.field), point)
    return tuple(first.values())


def _finding(check: Check, case: Case, number: int, facts: Mapping[str, str]) -> Finding:
    costs = check.costs if case.terms.undocumented == "taxable" and _is_free(case.claim, number) else None
    return Finding(number, check.code, check.severity, facts, costs)


def _is_free(claim: Claim, number: int) -> bool:
    """True when the line has a tax-free part to lose, or lost it when it was sent and has come back."""
    price = claim.lines[number].price
    return price is not None and (price.tax_free > 0 or any(step.kind == "undocumented" for step in price.steps))


def _question(finding: Finding) -> Question:
    field = next(check.fields[0] for check in CHECKS if check.code == finding.code)
    return Question(
        line=finding.line, field=field, code="missing", facts={"reason": UNDOCUMENTED} if finding.costs else {}
    )
