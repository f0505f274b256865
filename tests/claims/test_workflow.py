"""Who may do what next: single moves by hand, and long lives of claims at random."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claims.claim import OPEN, Claim, Decision, Outcome, State
from claims.errors import Refused
from claims.lines import ExpenseLine, Line, MileageLine
from claims.people import Step
from claims.questions import Question
from claims.workflow import WAITS_FOR, Action, decide, move
from tests.claims.given import NOON, claim, fee

PEOPLE = ("kari", "anne", "per", "ola")


def decision(step: Step, person: str, outcome: Outcome = "approved", round: int = 1) -> Decision:
    return Decision(step=step, person=person, outcome=outcome, round=round, at=NOON)


def refusal(of: Claim, action: Action, actor: str) -> str:
    """The code with which the move is refused."""
    with pytest.raises(Refused) as caught:
        move(of, action, actor)
    return caught.value.code


def submitted() -> Claim:
    return move(claim(), "submit", "kari")


def attested() -> Claim:
    return decide(submitted(), decision("attest", "anne"))


def test_a_claim_goes_from_draft_to_paid() -> None:
    authorised = decide(attested(), decision("authorise", "per"))
    paid = move(move(authorised, "export", "system"), "pay", "system")
    assert (paid.state, paid.round, paid.version) == ("paid", 1, 5)
    assert [(made.step, made.person) for made in paid.decisions] == [("attest", "anne"), ("authorise", "per")]


def test_what_has_been_paid_is_paid_once_and_nothing_is_paid_before_its_export() -> None:
    authorised = decide(attested(), decision("authorise", "per"))
    assert refusal(authorised, "pay", "system") == "wrong_state"
    assert refusal(replace(authorised, state="paid"), "pay", "system") == "wrong_state"


def test_nobody_decides_an_own_claim() -> None:
    assert refusal(submitted(), "attest", "kari") == "own_claim"
    assert refusal(submitted(), "return", "kari") == "own_claim"
    assert refusal(attested(), "authorise", "kari") == "own_claim"
    assert refusal(attested(), "return", "kari") == "own_claim"


def test_nobody_takes_both_steps() -> None:
    assert refusal(attested(), "authorise", "anne") == "both_steps"
    assert refusal(attested(), "return", "anne") == "both_steps"


def test_who_returned_a_claim_may_decide_it_when_it_comes_again() -> None:
    again = move(decide(submitted(), decision("attest", "anne", "returned")), "submit", "kari")
    assert decide(again, decision("attest", "anne", round=2)).state == "attested"


def test_only_the_claimant_submits_withdraws_and_deletes() -> None:
    assert refusal(claim(), "submit", "anne") == "not_yours"
    assert refusal(claim(), "delete", "anne") == "not_yours"
    assert refusal(submitted(), "withdraw", "anne") == "not_yours"


def test_a_claim_with_open_points_is_not_sent() -> None:
    question = Question(line=0, field="date", code="missing")
    assert refusal(claim(lines=()), "submit", "kari") == "no_lines"
    assert refusal(claim(questions=(question,)), "submit", "kari") == "open_questions"
    with pytest.raises(Refused) as caught:
        move(replace(claim(), lines=(*claim().lines, *claim(MileageLine()).lines)), "submit", "kari")
    assert (caught.value.code, caught.value.facts) == ("unpriced", {"lines": "2"})


@pytest.mark.parametrize("state", [state for state in get_args(State) if state not in OPEN])
def test_only_an_open_claim_can_be_sent_or_deleted(state: State) -> None:
    assert refusal(claim(state=state), "submit", "kari") == "wrong_state"
    assert refusal(claim(state=state), "delete", "kari") == "wrong_state"


def test_a_deleted_claim_is_had_back_as_it_was_by_its_claimant_alone() -> None:
    withdrawn = move(submitted(), "withdraw", "kari")
    returned = decide(submitted(), decision("attest", "anne", "returned"))
    for before in (claim(), withdrawn, returned, move(move(returned, "submit", "kari"), "withdraw", "kari")):
        deleted = move(before, "delete", "kari")
        assert move(deleted, "restore", "kari") == replace(before, version=before.version + 2)
        assert refusal(deleted, "restore", "anne") == "not_yours"
    assert refusal(claim(), "restore", "kari") == "wrong_state"
    assert refusal(claim(lines=(), state="deleted"), "restore", "kari") == "nothing_to_restore"


def test_a_withdrawn_claim_starts_at_attestation_again() -> None:
    withdrawn = move(submitted(), "withdraw", "kari")
    assert withdrawn.state == "withdrawn"
    assert move(withdrawn, "submit", "kari").state == "submitted"


def test_a_returned_claim_resumes_at_the_step_that_returned_it() -> None:
    by_attestor = decide(submitted(), decision("attest", "anne", "returned"))
    by_authoriser = decide(attested(), decision("authorise", "per", "returned"))
    assert move(by_attestor, "submit", "kari").state == "submitted"
    assert move(by_authoriser, "submit", "kari").state == "attested"


def returned_by_authoriser() -> Claim:
    return decide(attested(), decision("authorise", "per", "returned"))


@pytest.mark.parametrize(
    ("lines", "step"),
    [
        ((fee(),), "attested"),
        ((replace(fee(), quantity=Decimal("0.5")),), "attested"),
        ((replace(fee(), quantity=Decimal(3)),), "submitted"),
        ((fee(), fee()), "submitted"),
        ((fee("20000"),), "submitted"),
    ],
    ids=["as it was", "corrected", "dearer", "a line more", "another Ansvar"],
)
def test_what_no_attestor_has_seen_is_attested_anew(lines: tuple[Line, ...], step: State) -> None:
    changed = replace(returned_by_authoriser(), lines=claim(*lines).lines)
    assert move(changed, "submit", "kari").state == step


HOURS = ExpenseLine(type="care-hour", date=dt.date(2026, 11, 19), quantity=Decimal(3))
DRIVE = MileageLine(date=dt.date(2026, 11, 19), distance_km=Decimal(42))


@pytest.mark.parametrize(
    ("lines", "step"),
    [
        ((fee(), DRIVE), "attested"),
        ((replace(fee(), date=dt.date(2026, 11, 18)), DRIVE), "attested"),
        ((replace(fee(), quantity=Decimal("0.1")), DRIVE), "attested"),
        ((fee(), HOURS), "submitted"),
        ((HOURS, DRIVE), "submitted"),
        ((replace(fee(), quantity=Decimal("0.1")), replace(DRIVE, distance_km=Decimal(43))), "submitted"),
    ],
    ids=["as it was", "another day", "less of one", "another type", "a cheaper type", "less of one, more of the other"],
)
def test_a_line_changed_for_a_cheaper_one_is_attested_anew(lines: tuple[Line, ...], step: State) -> None:
    both = decide(move(claim(fee(), DRIVE), "submit", "kari"), decision("attest", "anne"))
    returned = decide(both, decision("authorise", "per", "returned"))
    assert move(replace(returned, lines=claim(*lines).lines), "submit", "kari").state == step


def test_what_was_attested_before_amounts_were_kept_is_attested_anew() -> None:
    returned = returned_by_authoriser()
    old = replace(returned, decisions=tuple(replace(made, amounts=None) for made in returned.decisions))
    assert move(old, "submit", "kari").state == "submitted"


def test_a_claim_that_shrank_goes_straight_back() -> None:
    two = decide(move(claim(fee("1"), fee("2")), "submit", "kari"), decision("attest", "anne"))
    returned = decide(two, decision("authorise", "per", "returned"))
    assert move(replace(returned, lines=returned.lines[:1]), "submit", "kari").state == "attested"


def test_what_was_attested_last_counts() -> None:
    """A claim that grew and was attested anew is compared with what was attested then."""
    grown = replace(returned_by_authoriser(), lines=claim(fee(), fee()).lines)
    attested_anew = decide(move(grown, "submit", "kari"), decision("attest", "anne", round=2))
    again = decide(attested_anew, decision("authorise", "per", "returned", round=2))
    assert move(again, "submit", "kari").state == "attested"


def test_a_decision_keeps_how_many_lines_and_which_ansvar_it_was_about() -> None:
    sent = move(claim(fee("20000"), fee("10000"), fee("20000")), "submit", "kari")
    (made,) = decide(sent, decision("attest", "anne")).decisions
    assert (made.lines, made.ansvar) == (3, ("10000", "20000"))


def test_a_return_in_the_name_of_the_other_step_cannot_skip_attestation() -> None:
    with pytest.raises(Refused) as caught:
        decide(submitted(), decision("authorise", "per", "returned"))
    assert caught.value.code == "wrong_state"


class LifeOfAClaim(RuleBasedStateMachine):
    """Anybody tries anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.claim = claim()

    @rule(actor=st.sampled_from(PEOPLE), action=st.sampled_from(["submit", "withdraw", "delete", "export"]))
    def acts(self, actor: str, action: Action) -> None:
        before = self.claim
        try:
            self.claim = move(before, action, actor)
        except Refused:
            return
        assert before.state != "deleted"
        assert action == "export" or actor == before.claimant
        if action == "submit" and before.state == "returned":
            assert WAITS_FOR[self.claim.state] == before.decisions[-1].step
        self._only_moved(before)

    @rule(
        person=st.sampled_from(PEOPLE),
        step=st.sampled_from(get_args(Step)),
        outcome=st.sampled_from(get_args(Outcome)),
    )
    def decides(self, person: str, step: Step, outcome: Outcome) -> None:
        before = self.claim
        try:
            self.claim = decide(before, decision(step, person, outcome, before.round))
        except Refused:
            return
        assert WAITS_FOR[before.state] == step
        assert self.claim.decisions[:-1] == before.decisions
        self._only_moved(before)

    def _only_moved(self, before: Claim) -> None:
        assert self.claim.version == before.version + 1
        assert (self.claim.lines, self.claim.total, self.claim.taxable) == (before.lines, before.total, before.taxable)

    @invariant()
    def nobody_decided_an_own_claim(self) -> None:
        assert all(made.person != self.claim.claimant for made in self.claim.decisions)

    @invariant()
    def nobody_took_both_steps(self) -> None:
        approvals = {(made.step, made.person) for made in self.claim.decisions if made.outcome == "approved"}
        assert len({person for _, person in approvals}) == len(approvals)

    @invariant()
    def each_step_is_decided_once_a_round(self) -> None:
        decided = [(made.round, made.step) for made in self.claim.decisions]
        assert len(set(decided)) == len(decided)

    @invariant()
    def what_is_paid_was_attested_and_authorised(self) -> None:
        if self.claim.state in ("authorised", "exported"):
            approved = [made.step for made in self.claim.decisions if made.outcome == "approved"]
            assert set(approved) == {"attest", "authorise"}


LifeOfAClaim.TestCase.settings = settings(max_examples=100, stateful_step_count=30)
TestLifeOfAClaim = LifeOfAClaim.TestCase
