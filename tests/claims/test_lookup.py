"""Own claims found again."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from claims.claim import ClaimLine, State
from claims.lines import MileageLine
from claims.lookup import Group, Query, matches
from tests.claims.given import CATALOGUE, claim, fee

OCTOBER = Query(first=dt.date(2026, 10, 1), last=dt.date(2026, 10, 31))
OF_OCTOBER = replace(fee(), date=dt.date(2026, 10, 8))
WAY = ("Haugen", "rådhuset")
DRIVE = MileageLine(date=dt.date(2026, 10, 8), distance_km=Decimal(10), route=WAY, purpose="Befaring")
CLAIMS = (
    claim(OF_OCTOBER, fee(), number="2026-00001"),
    claim(fee(), number="2026-00002", state="submitted"),
    claim(OF_OCTOBER, DRIVE, number="2026-00003", state="paid", title="Møte"),
    claim(OF_OCTOBER, number="2026-00004", state="deleted"),
    claim(MileageLine(), number="2026-00005"),
    claim(lines=(), number="2026-00006", title="Ennå tomt"),
    claim(replace(fee(), date=None, type="toll"), number="2026-00007"),
)


def found(query: Query) -> list[str]:
    return [match.claim.number[-1] for match in matches(CLAIMS, query, CATALOGUE)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query(), ["1", "2", "3", "5", "6", "7"]),
        (OCTOBER, ["1", "3"]),
        (Query(first=dt.date(2026, 11, 1)), ["1", "2"]),
        (Query(last=dt.date(2026, 10, 31)), ["1", "3"]),
        (Query(types=("fee-council",)), ["1", "2", "3"]),
        (Query(types=("toll",)), ["7"]),
        (Query(types=("care-hour",)), []),
        (Query(group="open"), ["1", "5", "6", "7"]),
        (Query(group="waiting"), ["2"]),
        (Query(group="done"), ["3"]),
        (Query(text="haugen BEFARING"), ["3"]),
        (Query(text="kommunestyret", group="done"), ["3"]),
        (Query(text="00002"), ["2"]),
        (Query(text="tomt"), ["6"]),
        (Query(text="ferje"), []),
    ],
)
def test_claims_are_found_by_days_types_state_and_words(query: Query, numbers: list[str]) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize(
    ("group", "states"),
    [
        ("open", {"draft", "returned", "withdrawn"}),
        ("waiting", {"submitted", "attested"}),
        ("done", {"authorised", "exported", "paid"}),
    ],
)
def test_a_claim_is_in_the_group_of_whoever_has_it(group: Group, states: set[State]) -> None:
    every = [claim(state=state) for state in get_args(State)]
    assert {match.claim.state for match in matches(every, Query(group=group), CATALOGUE)} == states


def test_a_type_that_the_catalogue_has_no_more_hides_no_claim() -> None:
    old = claim(lines=(ClaimLine(line=replace(fee(), type="gone")),))
    assert [match.claim for match in matches([old], Query(text="kommunestyremøte"), CATALOGUE)] == [old]


def test_what_the_wanted_lines_come_to_is_said_and_no_more() -> None:
    (first, *_) = matches(CLAIMS, OCTOBER, CATALOGUE)
    assert (first.amount, first.claim.total) == (Decimal("1650.00"), Decimal("3300.00"))
