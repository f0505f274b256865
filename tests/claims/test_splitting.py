"""Single lines are returned as a claim of their own, and nothing is lost between the two."""

from dataclasses import replace

import pytest

from claims.claim import Claim, Decision
from claims.people import Step
from claims.splitting import return_lines
from claims.workflow import decide, move
from tests.claims.given import NOON, claim, fee


def made(step: Step, person: str, *, returned: bool = False) -> Decision:
    if returned:
        return Decision(step=step, person=person, outcome="returned", round=1, at=NOON, reason="Feil dato")
    return Decision(step=step, person=person, outcome="approved", round=1, at=NOON)


def three(*ansvar: str) -> Claim:
    """A submitted claim of three fees."""
    return move(claim(*(fee(code) for code in ansvar or ("10000", "10000", "10100"))), "submit", "kari")


def test_the_lines_sums_and_files_of_both_are_those_of_the_claim() -> None:
    before = three()
    rest, part = return_lines(before, [1], made("attest", "anne", returned=True), "2026-00002")
    assert rest.lines + part.lines == (before.lines[0], before.lines[2], before.lines[1])
    assert rest.total + part.total == before.total
    assert (rest.state, part.state, part.number, part.split_from) == (
        "submitted",
        "returned",
        "2026-00002",
        rest.number,
    )
    assert part.receipts == rest.receipts == before.receipts
    assert (rest.decisions, part.decisions[-1].reason) == ((), "Feil dato")
    assert rest.version == before.version + 1


def test_corrected_lines_resume_at_the_step_that_returned_them() -> None:
    attested = decide(three(), made("attest", "anne"))
    rest, part = return_lines(attested, [0], made("authorise", "per", returned=True), "2026-00002")
    assert rest.state == "attested"
    assert [d.step for d in part.decisions] == ["attest", "authorise"]
    assert move(part, "submit", "kari").state == "attested"


def test_a_part_that_has_grown_beyond_what_was_attested_of_it_is_attested_anew() -> None:
    attested = decide(three(), made("attest", "anne"))
    _, part = return_lines(attested, [0], made("authorise", "per", returned=True), "2026-00002")
    assert move(replace(part, lines=part.lines * 2), "submit", "kari").state == "submitted"
    assert move(replace(part, lines=attested.lines[2:]), "submit", "kari").state == "submitted"


@pytest.mark.parametrize("lines", [[], [0, 1, 2], [3], [0, 7]])
def test_no_lines_all_of_them_or_others_are_no_part(lines: list[int]) -> None:
    with pytest.raises(ValueError, match="no part"):
        return_lines(three(), lines, made("attest", "anne", returned=True), "2026-00002")
