"""What keeps somebody from a step, and why nobody can take it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.claim import Decision
from claims.hindrances import Hindrance, hindrance, hindrances
from claims.people import Approver, Deputy, with_deputies
from claims.routing import may
from tests.claims.given import NOON, TODAY
from tests.claims.test_routing import right, waiting

YESTERDAY = TODAY - dt.timedelta(days=1)
BY_ANNE = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
ATTESTED = waiting(state="attested", decisions=(BY_ANNE,))
AWAY = Deputy(person="anne", deputy="per", valid_from=TODAY, valid_to=TODAY)


@pytest.mark.parametrize(
    ("person", "rights", "expected"),
    [
        ("anne", (right("anne"),), None),
        ("ola", (right("anne"),), "no_right"),
        ("anne", (right("anne", "authorise"),), "no_right"),
        ("anne", (right("anne", ansvar="20000"),), "no_right"),
        ("anne", (right("anne", limit=Decimal(100)),), "over_limit"),
        ("anne", (right("anne", valid_to=YESTERDAY),), "not_valid"),
        ("anne", (right("anne", valid_to=YESTERDAY), right("anne", limit=Decimal(100))), "over_limit"),
        ("kari", (right("kari"),), "own_claim"),
        ("per", with_deputies([right("kari")], [replace(AWAY, person="kari")]), "own_claim"),
        ("per", with_deputies([right("anne")], [AWAY]), None),
        ("per", with_deputies([right("anne", limit=Decimal(100))], [AWAY]), "over_limit"),
    ],
)
def test_what_keeps_a_person_from_attesting(
    person: str, rights: tuple[Approver, ...], expected: Hindrance | None
) -> None:
    assert hindrance(waiting(), "attest", person, rights, TODAY) == expected
    assert may(waiting(), "attest", person, rights, TODAY) is (expected is None)


@pytest.mark.parametrize("person", ["anne", "per"])
def test_both_steps_are_closed_to_one_person_and_to_their_deputy(person: str) -> None:
    rights = with_deputies([right("anne", "authorise")], [AWAY])
    assert hindrance(ATTESTED, "authorise", person, rights, TODAY) == "both_steps"


def test_whoever_attested_cannot_authorise_as_a_deputy_of_another() -> None:
    rights = with_deputies([right("per", "authorise")], [Deputy(person="per", deputy="anne")])
    assert hindrance(ATTESTED, "authorise", "anne", rights, TODAY) == "both_steps"


def test_that_nobody_can_is_told_by_reason_of_those_who_come_near() -> None:
    rights = (
        right("anne", limit=Decimal(100)),
        right("per", valid_to=YESTERDAY),
        right("ola", ansvar="20000"),
        right("kari"),
    )
    assert hindrances(waiting(), "attest", with_deputies(rights, [AWAY]), TODAY) == {
        "over_limit": ["anne"],
        "not_valid": ["per"],
        "own_claim": ["kari"],
    }


@pytest.mark.parametrize("rights", [(), (right("ola", ansvar="20000"),), (right("ola", "authorise"),)])
def test_without_anybody_near_there_is_no_right(rights: tuple[Approver, ...]) -> None:
    assert hindrances(waiting(), "attest", rights, TODAY) == {"no_right": []}


def test_rights_for_parts_of_the_claim_are_none_for_the_whole() -> None:
    rights = (right("anne"), right("ola", ansvar="20000"))
    assert hindrances(waiting("10000", "20000"), "attest", rights, TODAY) == {"no_right": []}


def test_why_nobody_could_authorise_is_known_before_the_attestation() -> None:
    rights = (right("anne"), right("anne", "authorise"), right("ola", "authorise", limit=Decimal(100)))
    assert hindrances(waiting(), "authorise", rights, TODAY) == {"both_steps": ["anne"], "over_limit": ["ola"]}
