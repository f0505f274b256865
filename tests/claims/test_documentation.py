"""A line that is sent without what freedom from tax depends on is paid in full, and taxed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import documentation, drafting
from claims.ceilings import Ceiling
from claims.checks import findings
from claims.claim import Claim, ClaimLine
from claims.lines import ExpenseLine, Line, Lodging, Meals, MileageLine, Passenger, PerDiemLine
from claims.price import Part, Price
from claims.terms import Terms
from tests.claims.given import CATALOGUE, claim

DAY = dt.date(2026, 11, 10)
TERMS = Terms(catalogue=CATALOGUE)
DRIVE = MileageLine(date=DAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"), purpose="Møte")
TICKET = ExpenseLine(type="ferry", date=DAY, quantity=Decimal(1), amount=Decimal(142), purpose="Møte")
TRIP = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-10T07:00"),
    end=dt.datetime.fromisoformat("2026-11-10T17:00"),
    meals=Meals(),
    distance_km=Decimal(80),
    purpose="Kurs",
)


def sent(*lines: Line, terms: Terms = TERMS) -> Claim:
    """The claim with these lines as it is sent."""
    draft = claim(*lines, title="")
    return documentation.as_sent(draft, findings(draft, terms, dt.date(2026, 11, 20)), terms)


def price(*lines: Line) -> Price:
    found = sent(*lines).lines[0].price
    assert found
    return found


def shown(parts: tuple[Part, ...]) -> list[tuple[str, Decimal, Decimal, bool]]:
    return [(part.kind, part.quantity, part.amount, part.taxable) for part in parts]


@pytest.mark.parametrize(
    ("line", "newly", "amount"),
    [
        (replace(DRIVE, route=()), "147.00", "222.60"),
        (replace(DRIVE, purpose=None), "147.00", "222.60"),
        (replace(DRIVE, route=(), purpose="", trailer_km=Decimal(10)), "157.00", "232.60"),
        (TICKET, "142.00", "142.00"),
        (replace(TRIP, purpose=None), "200.00", "397.00"),
    ],
)
def test_the_whole_line_becomes_taxable_and_says_so(line: Line, newly: str, amount: str) -> None:
    worth = price(line)
    assert (worth.amount, worth.taxable, worth.tax_free) == (Decimal(amount), Decimal(amount), Decimal(0))
    last = worth.steps[-1]
    assert (last.kind, last.amount) == ("undocumented", Decimal(newly))


@pytest.mark.parametrize("line", [DRIVE, TRIP, replace(DRIVE, vehicle="motorcycle"), replace(TICKET, type="toll")])
def test_a_documented_line_is_sent_as_it_was_shown(line: Line) -> None:
    assert sent(line).lines == claim(line).lines


def test_where_the_municipality_only_warns_nothing_changes() -> None:
    line = replace(DRIVE, route=())
    assert sent(line, terms=replace(TERMS, undocumented="warn")).lines == claim(line).lines


def test_a_nameless_passenger_costs_the_own_supplement_alone() -> None:
    riders = (Passenger(name="Ola Nordmann"), Passenger(name=None, distance_km=Decimal(20)))
    worth = price(replace(DRIVE, passengers=riders))
    assert shown(worth.parts[2:]) == [
        ("passenger", Decimal(42), Decimal("42.00"), False),
        ("mileage_taxable", Decimal(20), Decimal("20.00"), True),
    ]
    assert worth.taxable == Decimal("95.60")


def test_the_kilometres_of_the_nameless_are_those_they_rode_also_under_a_ceiling() -> None:
    riders = tuple(Passenger(name=name, distance_km=Decimal(km)) for name, km in (("Ola", 20), ("Per", 12), (None, 10)))
    worth = price(replace(DRIVE, passengers=riders))
    assert [str(part.quantity) for part in worth.parts[2:]] == ["32", "10"]
    rows = (Ceiling(name="km", types=("mileage",), per="day", limit=Decimal(15), unit="km", source="KST 26/41"),)
    terms = replace(TERMS, ceilings=rows)
    draft = replace(claim(), lines=drafting.priced([ClaimLine(line=replace(DRIVE, passengers=riders))], terms))
    cut = documentation.as_sent(draft, findings(draft, terms, DAY), terms).lines[0].price
    assert cut
    assert [str(part.quantity) for part in cut.parts[2:]] == ["27", "10"]


def test_a_drive_with_nobody_but_the_nameless_has_no_free_supplement() -> None:
    worth = price(replace(DRIVE, passengers=(Passenger(name=None),)))
    assert [part.kind for part in worth.parts] == ["mileage_tax_free", "mileage_taxable", "mileage_taxable"]


@pytest.mark.parametrize(("lodging", "free"), [("hotel", "107.00"), ("boarding", "107.00"), ("private", "107.00")])
def test_a_night_at_a_place_without_a_name_is_taxed_as_one_in_private_lodging(lodging: Lodging, free: str) -> None:
    night = replace(TRIP, end=dt.datetime.fromisoformat("2026-11-11T07:00"), lodging=lodging, distance_km=Decimal(80))
    worth = price(night)
    assert (worth.amount, worth.tax_free) == (Decimal("1012.00"), Decimal(free))
    assert (worth.steps[-1].kind == "undocumented") is (lodging != "private")
    named = replace(night, lodging_name="Fjordgløtt, Kaia 1")
    assert sent(named).lines == claim(named).lines
    assert price(replace(night, purpose=None)).tax_free == 0


def test_what_is_taxed_is_booked_as_payroll_books_taxed_pay() -> None:
    assert {part.kind for part in price(replace(DRIVE, route=())).parts} == {"mileage_taxable"}
    assert {part.kind for part in price(replace(TRIP, purpose=None)).parts} == {"per_diem_taxable"}
    assert {part.kind for part in price(TICKET).parts} == {"outlay_taxable"}


kilometres = st.decimals("0.1", 500, places=1)


@given(km=kilometres, first=kilometres, second=kilometres, name=st.sampled_from(["Ola", None]))
def test_documentation_never_changes_what_is_paid(
    km: Decimal, first: Decimal, second: Decimal, name: str | None
) -> None:
    riders = (Passenger(name="Per", distance_km=min(first, km)), Passenger(name=name, distance_km=min(second, km)))
    line = replace(DRIVE, distance_km=km, passengers=riders)
    before, after = claim(line), sent(line)
    assert after.total == before.total
    assert after.taxable - before.taxable == (0 if name else min(second, km))
    assert all(part.amount >= 0 for line in after.lines if line.price for part in line.price.parts)


def test_a_claim_that_comes_back_and_is_answered_is_free_of_tax_again() -> None:
    returned = sent(replace(DRIVE, route=()))
    assert drafting.repriced(returned, TERMS).taxable == Decimal("75.60")
