"""Who can decide: rights by Ansvar, amount and date; never an own claim, never both steps."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from claims.claim import Claim, Decision, State
from claims.errors import Refused
from claims.lines import CostBearer, MileageLine
from claims.people import Approver, Deputy, Step, with_deputies
from claims.routing import candidates, dead_end, holders_of, others, require, rights_used
from tests.claims.given import NOON, TODAY, claim, fee


def right(person: str = "anne", step: Step = "attest", ansvar: str = "10000", **values: Any) -> Approver:
    return Approver(person=person, step=step, ansvar=ansvar, **values)


def may_take(*given: Any) -> bool:
    return rights_used(*given) is not None


def waiting(*ansvar: str, **values: Any) -> Claim:
    """A submitted claim with a fee for each Ansvar."""
    return claim(*(fee(code) for code in ansvar or ("10000",)), **{"state": "submitted", "round": 1, **values})


def test_who_holds_the_right_can_take_the_step_in_the_file_s_order() -> None:
    rights = (right("anne"), right("per"), right("anne", "authorise"), right("ola", "authorise"))
    assert candidates(waiting(), rights, TODAY) == ["anne", "per"]
    assert candidates(waiting(state="attested"), rights, TODAY) == ["anne", "ola"]


def test_nobody_can_take_it_when_nobody_holds_the_right() -> None:
    assert candidates(waiting(), (), TODAY) == []
    assert candidates(waiting(), (right(ansvar="20000"), right("ola", "authorise")), TODAY) == []


def test_the_claimant_never_decides_an_own_claim() -> None:
    assert candidates(waiting(), (right("kari"), right("anne")), TODAY) == ["anne"]


def test_who_attested_does_not_authorise() -> None:
    made = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
    attested = waiting(state="attested", decisions=(made,))
    assert candidates(attested, (right("anne", "authorise"), right("ola", "authorise")), TODAY) == ["ola"]


@pytest.mark.parametrize(
    ("ansvar", "holds"),
    [("10000", True), ("10*", True), ("*", True), ("1000", False), ("11*", False), ("100000", False)],
)
def test_a_code_means_itself_and_a_star_all_that_begin_so(ansvar: str, holds: bool) -> None:
    assert may_take(waiting(), "attest", "anne", [right(ansvar=ansvar)], TODAY) is holds


def test_a_claim_without_ansvar_needs_a_right_to_all() -> None:
    assert candidates(waiting(""), (right("anne", ansvar="10*"), right("per", ansvar="*")), TODAY) == ["per"]


@pytest.mark.parametrize(("limit", "holds"), [("1649.99", False), ("1650.00", True), ("1650.01", True), (None, True)])
def test_the_limit_is_the_largest_total_that_may_be_decided(limit: str | None, holds: bool) -> None:
    rights = [right(limit=Decimal(limit) if limit else None)]
    assert may_take(waiting(), "attest", "anne", rights, TODAY) is holds


def test_the_limit_counts_tax_free_money_too() -> None:
    drive = MileageLine(date=TODAY, distance_km=Decimal(42), cost_bearer=CostBearer(ansvar="10000"))
    rights = [right(limit=Decimal("222.59"))]
    assert not may_take(claim(drive, state="submitted"), "attest", "anne", rights, TODAY)


def test_the_limit_counts_for_the_whole_claim_whatever_its_ansvar() -> None:
    rights = (right(ansvar="10000", limit=Decimal(2000)), right(ansvar="20000", limit=Decimal(2000)))
    assert candidates(waiting("10000", "20000"), rights, TODAY) == []


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (TODAY, TODAY, True),
        (None, TODAY - dt.timedelta(days=1), False),
        (TODAY + dt.timedelta(days=1), None, False),
        (None, None, True),
    ],
)
def test_a_right_holds_from_its_first_to_its_last_day(
    valid_from: dt.date | None, valid_to: dt.date | None, holds: bool
) -> None:
    rights = [right(valid_from=valid_from, valid_to=valid_to)]
    assert may_take(waiting(), "attest", "anne", rights, TODAY) is holds


def test_two_ansvar_need_rights_for_both() -> None:
    rights = (right("anne"), right("per"), right("per", ansvar="20*"))
    assert candidates(waiting("10000", "20000"), rights, TODAY) == ["per"]


@pytest.mark.parametrize(
    ("state", "person", "code"),
    [
        ("submitted", "kari", "own_claim"),
        ("submitted", "ola", "not_your_step"),
        ("authorised", "anne", "wrong_state"),
    ],
)
def test_who_may_not_take_the_step_is_told_the_rule(state: State, person: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        require(waiting(state=state), "attest", person, [right("anne"), right("kari")], TODAY)
    assert caught.value.code == code


def test_who_may_take_the_step_is_not_refused() -> None:
    require(waiting(), "attest", "anne", [right("anne")], TODAY)


OPEN_ROAD = (right("anne"), right("ola", "authorise"))


@pytest.mark.parametrize(
    ("rights", "blocked"),
    [
        (OPEN_ROAD, None),
        ((), "attest"),
        (OPEN_ROAD[1:], "attest"),
        (OPEN_ROAD[:1], "authorise"),
        ((right("anne"), right("anne", "authorise")), "authorise"),
        ((right("anne"), right("per"), right("anne", "authorise")), None),
        ((right("anne"), right("ola", "authorise", limit=Decimal(100))), "authorise"),
        ((right("anne"), right("kari", "authorise")), "authorise"),
    ],
    ids=["open", "nobody", "no attestor", "no authoriser", "one for both", "another attestor", "limit", "own claim"],
)
def test_a_dead_end_is_seen_a_step_ahead(rights: tuple[Approver, ...], blocked: Step | None) -> None:
    assert dead_end(waiting(), rights, TODAY) == blocked


def test_an_attested_claim_looks_for_who_may_authorise_it() -> None:
    made = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
    attested = waiting(state="attested", decisions=(made,))
    assert dead_end(attested, OPEN_ROAD, TODAY) is None
    assert dead_end(attested, (right("anne", "authorise"),), TODAY) == "authorise"


def test_the_right_to_one_step_is_none_to_the_other() -> None:
    assert not may_take(waiting(), "attest", "anne", [right(step="authorise")], TODAY)


AWAY = Deputy(person="anne", deputy="per", valid_from=TODAY, valid_to=TODAY + dt.timedelta(days=6))


def test_a_deputy_may_decide_beside_the_approver_in_the_period_only() -> None:
    rights = with_deputies([right("anne")], [AWAY])
    assert candidates(waiting(), rights, TODAY) == ["anne", "per"]
    assert candidates(waiting(), rights, TODAY - dt.timedelta(days=1)) == ["anne"]
    assert candidates(waiting(), rights, TODAY + dt.timedelta(days=7)) == ["anne"]


def test_a_deputy_s_limits_and_days_are_those_of_the_right() -> None:
    ended = right("anne", limit=Decimal(1000), valid_to=TODAY + dt.timedelta(days=2))
    (_, lent) = with_deputies([ended], [AWAY])
    assert (lent.limit, lent.valid_from, lent.valid_to) == (Decimal(1000), TODAY, TODAY + dt.timedelta(days=2))
    assert with_deputies([right(valid_to=TODAY - dt.timedelta(days=1))], [AWAY])[1:] == ()


def test_a_deputy_s_deputy_has_no_rights() -> None:
    further = Deputy(person="per", deputy="ola", valid_from=TODAY, valid_to=TODAY)
    back = Deputy(person="per", deputy="anne", valid_from=TODAY, valid_to=TODAY)
    assert candidates(waiting(), with_deputies([right("anne")], [AWAY, further, back]), TODAY) == ["anne", "per"]


def test_nobody_s_own_claim_is_decided_in_their_place() -> None:
    rights = with_deputies([right("anne")], [AWAY])
    assert candidates(waiting(claimant="anne"), rights, TODAY) == []
    assert candidates(waiting(claimant="per"), rights, TODAY) == ["anne"]


def test_one_person_s_rights_never_carry_both_steps() -> None:
    rights = with_deputies([right("anne"), right("anne", "authorise"), right("ola", "authorise")], [AWAY])
    in_annes_place = Decision(step="attest", person="per", outcome="approved", round=1, at=NOON, acting_for=("anne",))
    by_anne = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
    for made in (in_annes_place, by_anne):
        assert candidates(waiting(state="attested", decisions=(made,)), rights, TODAY) == ["ola"]
    assert dead_end(waiting(), with_deputies([right("anne"), right("anne", "authorise")], [AWAY]), TODAY) == "authorise"


def test_a_deputy_may_attest_anew_what_the_approver_attested_before_it_came_back() -> None:
    before = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
    rights = with_deputies([right("anne")], [AWAY])
    assert candidates(waiting(round=2, decisions=(before,)), rights, TODAY) == ["anne", "per"]


def test_who_only_returned_a_claim_may_take_the_other_step_and_so_may_their_deputy() -> None:
    returned = Decision(step="attest", person="anne", outcome="returned", round=1, at=NOON, reason="Feil dato")
    approved = Decision(step="attest", person="ola", outcome="approved", round=2, at=NOON)
    attested = waiting(state="attested", round=2, decisions=(returned, approved))
    assert candidates(attested, with_deputies([right("anne", "authorise")], [AWAY]), TODAY) == ["anne", "per"]


def test_a_claim_can_be_handed_to_the_others_who_may_decide_it() -> None:
    rights = (right("anne"), right("per"), right("ola", "authorise"))
    assert others(waiting(), "anne", rights, TODAY) == ["per"]
    assert others(waiting(), "ola", rights, TODAY) == ["anne", "per"]


def test_a_right_of_one_s_own_goes_before_a_deputy_s() -> None:
    lent_only = with_deputies([right("anne")], [AWAY])
    assert holders_of(require(waiting(), "attest", "per", lent_only, TODAY)) == ("anne",)
    both = with_deputies([right("anne"), right("per")], [AWAY])
    assert holders_of(require(waiting(), "attest", "per", both, TODAY)) == ()


def test_lending_twice_or_what_is_lent_changes_nothing() -> None:
    lent = with_deputies((right("anne"),), [Deputy(person="anne", deputy="per", valid_to=TODAY)])
    again = [Deputy(person="anne", deputy="per", valid_to=TODAY), Deputy(person="per", deputy="ola", valid_to=TODAY)]
    assert with_deputies(lent, again) == lent
