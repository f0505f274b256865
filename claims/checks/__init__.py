"""What a careful colleague would notice on a claim: one table of checks, pure, and what is done with their findings."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import get_args

from claims.checks.beside import by_day, neighbours
from claims.checks.case import Case, Check, Costs, Finding, Reach, Severity
from claims.checks.table import CHECKS
from claims.claim import Claim
from claims.history import History
from claims.lines import Line
from claims.questions import Question
from claims.terms import Terms

__all__ = [
    "CHECKS",
    "Check",
    "Costs",
    "Finding",
    "Severity",
    "blocking",
    "findings",
    "open_points",
    "to_correct",
    "warnings",
]

UNDOCUMENTED = "undocumented"
REACHES: tuple[Reach, ...] = get_args(Reach)
NO_HISTORY = History()


def findings(claim: Claim, terms: Terms, today: dt.date) -> Iterator[Finding]:
    """Every finding on the claim, in the order of lines and of the table."""
    if not claim.lines:
        return
    own = neighbours(claim)
    case = Case(claim=claim, terms=terms, today=today, own=own, by_day=by_day(own, terms.history))
    due = _due(frozenset(type(one.line) for one in claim.lines), _reach(claim, terms.history))
    found = [_finding(check, case, number, facts) for check in due for number, facts in check.finds(case)]
    yield from sorted(found, key=lambda one: one.line)


def _reach(claim: Claim, history: History) -> Reach:
    """How far there is anything to see from a line of the claim."""
    if history != NO_HISTORY:
        return "history"
    return "claim" if len(claim.lines) > 1 else "line"


@lru_cache(maxsize=64)
def _due(kinds: frozenset[type[Line]], reach: Reach) -> Sequence[Check]:
    """The checks that can find anything on lines of those kinds, of which so much can be seen."""
    far = REACHES.index(reach)
    return [one for one in CHECKS if not kinds.isdisjoint(one.about) and REACHES.index(one.reach) <= far]


def blocking(found: Iterable[Finding]) -> list[Finding]:
    """The findings that keep the claim from being sent."""
    return [one for one in found if one.severity in ("blocks", "holds")]


def to_correct(found: Iterable[Finding]) -> list[Finding]:
    """The blocking findings that are no question: something of the claim must be another."""
    return [one for one in found if one.severity == "blocks"]


def warnings(found: Iterable[Finding]) -> list[Finding]:
    """The findings that the claimant is told, and may send the claim with."""
    return [one for one in found if one.severity == "warns"]


def open_points(questions: Iterable[Question], found: Iterable[Finding]) -> tuple[Question, ...]:
    """The reader's questions and what the checks ask for as questions of the same form, each field of a line once."""
    asked = (_question(one) for one in found if one.severity in ("asks", "holds"))
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
    """What is asked because of the finding; one that holds the claim says what was read, which a yes confirms."""
    field = next(check.fields[0] for check in CHECKS if check.code == finding.code)
    if finding.severity == "holds":
        facts, choices = {**finding.facts, "reason": finding.code}, (finding.facts["read_as"],)
        return Question(line=finding.line, field=field, code="missing", choices=choices, facts=facts)
    return Question(
        line=finding.line, field=field, code="missing", facts={"reason": UNDOCUMENTED} if finding.costs else {}
    )
