"""Single lines are returned, or set apart, as a claim of their own, and nothing is lost between the two."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.ceilings import Ceiling
from claims.claim import Claim, Decision
from claims.drafting import priced
from claims.lines import ExpenseLine, MileageLine
from claims.people import Step
from claims.questions import Question
from claims.splitting import are_worth_apart, return_lines, separate
from claims.workflow import decide, move
from tests.claims.given import NOON, TERMS, TODAY, claim, fee

DRIVE = MileageLine(date=TODAY, distance_km=Decimal(42))


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


def test_a_part_that_has_become_dearer_than_what_was_attested_of_it_is_attested_anew() -> None:
    attested = decide(three(), made("attest", "anne"))
    _, part = return_lines(attested, [0], made("authorise", "per", returned=True), "2026-00002")
    (one,) = part.lines
    assert one.price
    (fee_part,) = one.price.parts
    forty = replace(one.price, parts=(replace(fee_part, amount=fee_part.amount * 40),))
    assert move(replace(part, lines=(replace(one, price=forty),)), "submit", "kari").state == "submitted"
    assert move(part, "submit", "kari").state == "attested"


def test_the_rest_counts_as_attested_for_its_own_lines_alone() -> None:
    attested = decide(three(), made("attest", "anne"))
    rest, part = return_lines(attested, [1], made("authorise", "per", returned=True), "2026-00002")
    assert [(d.lines, d.ansvar, d.amounts) for d in rest.decisions] == [(2, ("10000", "10100"), rest.amounts)]
    assert [(d.lines, d.ansvar, d.amounts) for d in part.decisions] == [(1, ("10000",), part.amounts)] * 2


def test_lines_of_a_part_returned_again_still_name_the_first_claim() -> None:
    _, part = return_lines(three(), [0, 1], made("attest", "anne", returned=True), "2026-00002")
    again = move(part, "submit", "kari")
    _, third = return_lines(again, [0], replace(made("attest", "anne", returned=True), round=2), "2026-00003")
    assert third.split_from == "2026-00001"


def test_lines_that_a_ceiling_cut_together_are_not_worth_the_same_apart() -> None:
    day = ExpenseLine(type="care-hour", date=TODAY, quantity=Decimal(8))
    before = claim(day, replace(day, quantity=Decimal(6)), replace(day, date=TODAY.replace(day=2)))
    limit = Ceiling(name="10", limit=Decimal(10), unit="hours", per="day", types=("care-*",), source="KST 26/41")
    under = replace(TERMS, ceilings=(limit,))
    assert priced(before.lines, under) != priced(before.lines, TERMS)
    assert are_worth_apart(before, [1], TERMS)
    assert not are_worth_apart(before, [1], under)
    assert are_worth_apart(before, [2], under)
    assert are_worth_apart(before, [0, 1], under)


@pytest.mark.parametrize("lines", [[], [0, 1, 2], [3], [0, 7]])
def test_no_lines_all_of_them_or_others_are_no_part(lines: list[int]) -> None:
    with pytest.raises(ValueError, match="no part"):
        return_lines(three(), lines, made("attest", "anne", returned=True), "2026-00002")


def test_what_was_put_together_is_taken_apart_with_its_questions() -> None:
    asked = tuple(Question(line=line, field="route", code="missing") for line in (0, 1, 2))
    whole = claim(
        fee(), DRIVE, MileageLine(date=TODAY), questions=(*asked, Question(line=None, field="x", code="missing"))
    )
    rest, part = separate(whole, (0, 2), "2026-00009")
    assert rest.lines == whole.lines[1:2]
    assert part.lines == (whole.lines[0], whole.lines[2])
    assert [q.line for q in rest.questions] == [None, 0]
    assert [q.line for q in part.questions] == [0, 1]
    assert (part.number, part.state, part.version, rest.version) == ("2026-00009", "draft", 0, whole.version + 1)


@pytest.mark.parametrize("lines", [(), (0, 1, 2), (2, 3)])
def test_nothing_is_taken_apart_that_would_leave_nothing(lines: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no part"):
        separate(claim(fee(), DRIVE, DRIVE), lines, "2026-00009")
