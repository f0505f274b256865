"""The steps of a sum can be checked by hand, and say no more than there is to say."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from claims.catalogue import Catalogue
from claims.ceilings import Ceiling
from claims.lines import Line, Meals, MileageLine, Passenger, PerDiemLine, Vehicle
from claims.price import Price
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.worth import worth
from tests.claims import by_hand, test_price_laws
from tests.claims.given import TERMS

DAY = dt.date(2026, 5, 4)


@given(test_price_laws.lines)
def test_every_step_can_be_reckoned_again_and_together_they_are_the_sum(line: Line) -> None:
    by_hand.check(test_price_laws.worth(line))


@given(test_price_laws.drives)
def test_so_can_those_of_a_drive_that_a_ceiling_cut(line: MileageLine) -> None:
    kroner = Ceiling(name="m", types=("mileage",), per="month", limit=Decimal(250), unit="kr", source="KST 26/41")
    for row in (kroner, replace(kroner, limit=Decimal(40), unit="km")):
        (found,) = worth([line], replace(TERMS, ceilings=(row,)))
        assert isinstance(found, Price)
        by_hand.check(found)


@pytest.mark.parametrize(
    ("vehicle", "kinds"),
    [("car", ["distance", "tax_free", "taxable"]), ("boat", ["distance"]), ("bicycle", ["distance"])],
)
def test_a_drive_that_is_wholly_free_or_wholly_taxed_says_so_in_one_step(vehicle: Vehicle, kinds: list[str]) -> None:
    own = Rate(name="mileage.paid.bicycle", value=Decimal(3), source="KST 26/41", confidence="own")
    terms = Terms(catalogue=Catalogue([], state_rates().replaced_by([own])))
    found = price(MileageLine(date=DAY, distance_km=Decimal(42), vehicle=vehicle), terms)
    assert found
    assert [step.kind for step in found.steps] == kinds


def test_the_steps_of_supplements_stand_after_those_of_the_distance_in_one_order() -> None:
    line = MileageLine(
        date=DAY,
        distance_km=Decimal(42),
        passengers=(Passenger(name="Ola"),),
        trailer_km=Decimal(8),
        forest_road_km=Decimal(5),
        equipment_km=Decimal(2),
    )
    found = price(line, TERMS)
    assert found
    told = [(step.kind, str(step.quantity)) for step in found.steps if step.begins]
    supplements = [("passenger", "42"), ("trailer", "8"), ("forest_road", "5"), ("equipment", "2")]
    assert told == [("distance", "42"), *supplements]


@pytest.mark.parametrize(("rate", "amount", "above"), [("500", "1000.00", "96.00"), ("500.003", "1000.01", "96.01")])
def test_a_night_paid_above_its_limit_says_what_of_it_is_free_and_what_is_taxed(
    rate: str, amount: str, above: str
) -> None:
    own = Rate(name="per_diem.paid.night_allowance", value=Decimal(rate), source="KST 26/41", confidence="own")
    terms = Terms(catalogue=Catalogue([], state_rates().replaced_by([own])))
    start = dt.datetime.combine(DAY, dt.time(8))
    trip = PerDiemLine(start=start, end=start + dt.timedelta(days=2), meals=Meals(), lodging="private")
    found = price(replace(trip, night_allowances=2), terms)
    assert found
    told = [(step.kind, str(step.amount)) for step in found.steps[-3:]]
    assert told == [("night_allowance", amount), ("tax_free", "904.00"), ("taxable", above)]
    by_hand.check(found)
