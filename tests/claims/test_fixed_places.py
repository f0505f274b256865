"""Drives to a fixed meeting place: split for nine days of a year, ordinary taxable pay from the tenth."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.history import History, OtherLine
from claims.lines import MileageLine, Passenger
from claims.price import Price
from claims.travel import Travel
from claims.worth import worth
from tests.claims.given import TERMS

TAXABLE = Travel(mileage_tax="taxable", fixed_places=("Rådhuset", "Lauvdal rådhus"))
THERE = replace(TERMS, travel=TAXABLE)
FIRST = dt.date(2026, 9, 1)


def drive(number: int, *route: str) -> MileageLine:
    """A drive on the day of that number, counted from 1; to the town hall and back unless said otherwise."""
    return MileageLine(
        date=FIRST + dt.timedelta(days=number - 1), distance_km=Decimal(42), route=route or ("Haugen", "rådhuset")
    )


def taxable(lines: Sequence[MileageLine], days_before: int = 0, travel: Travel = TAXABLE) -> list[str]:
    """The taxable kroner of each line, after claims sent for so many days."""
    sent = [OtherLine(claim="2026-00001", state="paid", line=drive(-n), amount=None) for n in range(days_before)]
    terms = replace(TERMS, travel=travel, history=History(lines=tuple(sent)))
    return [str(one.taxable) if isinstance(one, Price) else str(one) for one in worth(lines, terms)]


def test_the_ninth_day_is_split_and_the_tenth_is_taxable() -> None:
    assert taxable([drive(1)], days_before=8) == ["75.60"]
    assert taxable([drive(1)], days_before=9) == ["222.60"]
    assert taxable([drive(1), drive(2), drive(3)], days_before=8) == ["75.60", "222.60", "222.60"]


def test_two_drives_of_one_day_are_one_day_there() -> None:
    assert taxable([drive(1), drive(1), drive(2)], days_before=7) == ["75.60", "75.60", "75.60"]


def test_the_order_of_lines_changes_nothing() -> None:
    lines = [drive(number) for number in range(1, 13)]
    assert taxable(lines[::-1]) == taxable(lines)[::-1]
    assert taxable(lines) == ["75.60"] * 9 + ["222.60"] * 3


def test_a_new_year_counts_from_one() -> None:
    december = replace(drive(1), date=dt.date(2026, 12, 31))
    january = replace(drive(1), date=dt.date(2026, 1, 1))
    sent = (
        OtherLine(claim="1", state="paid", line=replace(january, date=dt.date(2025, 12, d + 1)), amount=None)
        for d in range(9)
    )
    terms = replace(THERE, history=History(lines=tuple(sent)))
    found = [one for one in worth([january, december], terms) if isinstance(one, Price)]
    assert [str(one.taxable) for one in found] == ["75.60", "75.60"]


def test_a_draft_elsewhere_is_not_yet_a_day() -> None:
    drafts = (OtherLine(claim="1", state="draft", line=drive(-n), amount=None) for n in range(9))
    found = worth([drive(1)], replace(THERE, history=History(lines=tuple(drafts))))[0]
    assert isinstance(found, Price)
    assert str(found.taxable) == "75.60"


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("Haugen", "rådhuset", "Haugen"), "222.60"),
        (("Haugen", "RÅDHUSET"), "222.60"),
        (("Haugen", "Lauvdal  rådhus"), "222.60"),
        (("Haugen", "rådhuset", "Hamar"), "75.60"),  # on to a course: a journey
        (("rådhuset", "Hamar"), "75.60"),
        (("rådhuset", "Haugen"), "75.60"),  # nobody drove there that day
        (("Haugen", "Hamar rådhus"), "75.60"),
        (("Haugen", "Haugen"), "75.60"),
        (("Haugen",), "75.60"),
    ],
)
def test_only_a_drive_to_fixed_places_alone_is_one_to_work(route: tuple[str, ...], expected: str) -> None:
    assert taxable([drive(1, *route)], days_before=9) == [expected]


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        (("rådhuset", "Haugen"), "222.60"),
        (("Lauvdal rådhus", " haugen"), "222.60"),
        (("rådhuset", "Lauvdal rådhus", "Haugen"), "222.60"),
        (("rådhuset", "Hamar"), "75.60"),  # on to a course
        (("rådhuset", "Hamar", "Haugen"), "75.60"),
        (("Hamar", "Haugen"), "75.60"),
    ],
)
def test_the_way_home_of_the_day_is_taxed_as_the_way_there(back: tuple[str, ...], expected: str) -> None:
    assert taxable([drive(1), drive(1, *back)], days_before=9) == ["222.60", expected]
    assert taxable([drive(1, *back), drive(1)], days_before=9) == [expected, "222.60"]
    assert taxable([drive(1), drive(2, *back)], days_before=9) == ["222.60", "75.60"]


def test_the_way_home_is_no_day_of_its_own() -> None:
    legs = [drive(1), drive(1, "rådhuset", "Haugen"), drive(2)]
    assert taxable(legs, days_before=7) == ["75.60", "75.60", "75.60"]


def test_the_way_home_may_be_on_a_claim_of_its_own() -> None:
    sent = (OtherLine(claim="1", state="paid", line=drive(1), amount=None),)
    terms = replace(THERE, travel=replace(TAXABLE, taxable_from_day=1), history=History(lines=sent))
    found = worth([drive(1, "rådhuset", "Haugen")], terms)[0]
    assert isinstance(found, Price)
    assert str(found.taxable) == "222.60"


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("days_before", [8, 9])
def test_cutting_a_drive_there_and_back_in_two_changes_no_tax(cut: int, days_before: int) -> None:
    stops = ("Haugen", "rådhuset", "Lauvdal rådhus", "Haugen")
    whole = taxable([drive(1, *stops)], days_before=days_before)
    parts = taxable([drive(1, *stops[: cut + 1]), drive(1, *stops[cut:])], days_before=days_before)
    assert parts == whole * 2  # each leg is as long as the whole


def test_without_the_setting_every_drive_is_split() -> None:
    assert taxable([drive(1)], days_before=20, travel=Travel(fixed_places=("rådhuset",))) == ["75.60"]


def test_a_municipality_may_tax_every_drive_there() -> None:
    assert taxable([drive(1)], travel=replace(TAXABLE, taxable_from_day=1)) == ["222.60"]


def test_supplements_of_a_drive_to_work_are_pay_too_and_the_step_says_so() -> None:
    line = replace(drive(1), passengers=(Passenger(name="Ola Haug"),), trailer_km=Decimal(10))
    found = worth([line], replace(THERE, travel=replace(TAXABLE, taxable_from_day=1)))[0]
    assert isinstance(found, Price)
    assert (str(found.amount), str(found.tax_free)) == ("274.60", "0.00")
    assert {part.kind for part in found.parts} == {"mileage_taxable"}
    assert found.steps[-1].kind == "fixed_place"
    assert found.steps[-1].quantity == 1
