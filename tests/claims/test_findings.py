"""What is done with findings: which block, which warn, and what they cost."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.catalogue import Catalogue
from claims.checks import Costs, Finding, blocking, findings, to_correct, warnings
from claims.claim import ClaimLine, Receipt
from claims.history import History
from claims.lines import MileageLine, Vehicle
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from tests.claims.given import TERMS, TODAY, claim

FILE = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)


def test_what_blocks_and_what_warns_are_told_apart_from_what_is_asked_or_told() -> None:
    many = [
        Finding(0, "future", "blocks"),
        Finding(0, "year_assumed", "holds"),
        Finding(0, "late", "warns"),
        Finding(0, "needs_route", "asks"),
        Finding(0, "tenth_attendance", "tells"),
    ]
    assert [one.code for one in blocking(many)] == ["future", "year_assumed"]
    assert [one.code for one in to_correct(many)] == ["future"]
    assert [one.code for one in warnings(many)] == ["late"]


@pytest.mark.parametrize(("vehicle", "costs"), [("car", "line"), ("bicycle", None)])
def test_only_what_is_free_of_tax_has_freedom_to_lose(vehicle: Vehicle, costs: Costs | None) -> None:
    """A drive without a purpose costs it; a bicycle's, which is taxed whatever it says, costs nothing more."""
    own = Rate(name="mileage.paid.bicycle", value=Decimal(3), source="KST 26/41", confidence="own")
    terms = Terms(catalogue=Catalogue([], state_rates().replaced_by([own])))
    line = MileageLine(date=TODAY, distance_km=Decimal(7), vehicle=vehicle, route=("Haugen", "rådhuset"))
    priced = ClaimLine(line=line, price=price(line, terms))
    told = findings(claim(lines=(priced,)), terms, TODAY)
    assert [(one.code, one.costs) for one in told] == [("needs_purpose", costs)]


def test_a_claim_without_lines_has_nothing_to_find() -> None:
    empty = claim(lines=(), receipts=(FILE,), title="Møte i 2019")
    terms = replace(TERMS, history=History(receipts={FILE.sha256: "2026-00007"}))
    assert list(findings(empty, terms, TODAY)) == []
