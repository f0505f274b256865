"""What holds of every price, whatever the line: whole øre, nothing negative, more is never worth less."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from hypothesis import assume, given
from hypothesis import strategies as st

from claims.catalogue import Catalogue
from claims.clock import OSLO
from claims.lines import ExpenseLine, Line, Lodging, MileageLine, Passenger, PerDiemLine, Vehicle
from claims.money import to_ore
from claims.price import Price
from claims.pricing import price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.travel import Travel
from claims.worth import worth as together
from tests.claims.given import TERMS
from tests.claims.strategies import meals

ORE = Decimal("0.01")
SWEDEN = Rate(name="abroad.country.SE", value=Decimal(907), source="test", confidence="own")
TRAVELLING = replace(
    TERMS,
    catalogue=Catalogue(TERMS.catalogue.rows, state_rates().replaced_by([SWEDEN])),
)
AT_WORK = Travel(mileage_tax="taxable", fixed_places=("rådhuset",), taxable_from_day=2)
FIRST, LAST = dt.datetime.fromisoformat("2022-01-01T00:00"), dt.datetime.fromisoformat("2026-12-20T23:59")
MINUTE = dt.timedelta(minutes=1)
LONGEST = 10 * 24 * 60

days = st.dates(FIRST.date(), LAST.date())
kilometres = st.decimals(0, 10_000, places=3)
tenths = st.decimals(0, 5000, places=1) | st.integers(0, 5000).map(Decimal)
rated: list[Vehicle] = ["car", "motorcycle", "moped", "boat", "snowmobile"]
passengers = st.lists(st.builds(Passenger, name=st.just("Ola"), distance_km=st.none() | kilometres), max_size=3)


def _within(line: MileageLine) -> MileageLine:
    """The drive with no part longer than itself."""
    assert line.distance_km is not None
    km = line.distance_km
    riders = tuple(
        rider if rider.distance_km is None else replace(rider, distance_km=min(km, rider.distance_km))
        for rider in line.passengers
    )
    return replace(
        line,
        passengers=riders,
        trailer_km=min(km, line.trailer_km),
        forest_road_km=min(km, line.forest_road_km),
        equipment_km=min(km, line.equipment_km),
    )


drives = st.builds(
    MileageLine,
    date=days,
    distance_km=kilometres,
    vehicle=st.sampled_from(rated),
    passengers=passengers.map(tuple),
    trailer_km=kilometres,
    forest_road_km=kilometres,
    equipment_km=kilometres,
    route=st.sampled_from([(), ("Haugen", "rådhuset")]),
).map(_within)
departures = st.integers(0, (LAST - FIRST) // MINUTE).map(lambda minutes: FIRST + minutes * MINUTE)
trips = st.builds(
    lambda start, minutes, eaten, lodging, country: PerDiemLine(
        start=start, end=start + minutes * MINUTE, meals=eaten, lodging=lodging, country=country
    ),
    departures,
    st.integers(0, LONGEST),
    meals,
    st.none() | st.sampled_from(get_args(Lodging)),
    st.none() | st.just("SE"),
)
counts = st.decimals("0.25", 1000, places=2)
sums = st.decimals(0, 100_000, places=2)
fees = st.builds(
    ExpenseLine, type=st.just("fee-council"), date=st.dates(dt.date(2025, 1, 1), LAST.date()), quantity=counts
)
hours = st.builds(ExpenseLine, type=st.just("care-hour"), date=days, quantity=counts)
outlays = st.builds(ExpenseLine, type=st.sampled_from(["toll", "ferry"]), date=days, quantity=counts, amount=sums)
lines: st.SearchStrategy[Line] = st.one_of(drives, trips, fees, hours, outlays)


def worth(line: Line) -> Price:
    """The price of a line on which nothing is open."""
    found = price(line, TRAVELLING)
    assume(found is not None)
    assert found
    return found


@given(lines)
def test_a_price_is_whole_ore_either_taxable_or_tax_free_and_no_part_is_negative(line: Line) -> None:
    found = worth(line)
    taxable = sum(to_ore(part.amount) for part in found.parts if part.taxable)
    tax_free = sum(to_ore(part.amount) for part in found.parts if not part.taxable)
    assert all(part.amount >= 0 for part in found.parts)
    assert (to_ore(found.taxable), to_ore(found.tax_free)) == (taxable, tax_free)
    assert to_ore(found.amount) == taxable + tax_free


@given(drives, kilometres)
def test_a_longer_drive_is_never_worth_less(line: MileageLine, further: Decimal) -> None:
    assert line.distance_km is not None
    short, long = worth(line), worth(replace(line, distance_km=line.distance_km + further))
    assert long.amount >= short.amount
    assert long.tax_free >= short.tax_free
    # The taxable part is the rest of two rounded sums: an øre may move to the tax-free part.
    assert long.taxable >= short.taxable - ORE


@given(drives, passengers.map(tuple), kilometres, kilometres)
def test_more_passengers_trailer_or_forest_road_add_tax_free_money_only(
    line: MileageLine, riding: tuple[Passenger, ...], trailer: Decimal, forest: Decimal
) -> None:
    more = _within(
        replace(
            line,
            passengers=line.passengers + riding,
            trailer_km=line.trailer_km + trailer,
            forest_road_km=line.forest_road_km + forest,
        )
    )
    assert worth(more).tax_free >= worth(line).tax_free
    assert worth(more).taxable == worth(line).taxable


@given(trips, st.integers(0, 9))
def test_each_night_without_a_bill_adds_tax_free_money_only(line: PerDiemLine, nights: int) -> None:
    assert line.start
    assert line.end
    nights = min(nights, (line.end.date() - line.start.date()).days)
    assert line.meals
    line = replace(line, meals=replace(line.meals, breakfast=0))  # one beside such a night may stay paid
    without, found = worth(line), worth(replace(line, night_allowances=nights))
    assert found.taxable == without.taxable
    assert found.tax_free - without.tax_free >= (nights * 435 if without.parts else 0)


@given(drives)
def test_a_drive_to_work_is_worth_the_same_and_wholly_taxed(line: MileageLine) -> None:
    terms = replace(TRAVELLING, travel=replace(AT_WORK, taxable_from_day=1))
    at_work = price(replace(line, route=("Haugen", "rådhuset")), terms)
    assert at_work
    assert at_work.amount == worth(line).amount == at_work.taxable


@given(trips, st.integers(0, LONGEST))
def test_a_later_return_is_never_worth_less(line: PerDiemLine, minutes: int) -> None:
    assert line.end
    later = line.end + minutes * MINUTE
    assume(_is_on_the_clock(line.end))
    assume(_is_on_the_clock(later))
    assume(later.year <= LAST.year)  # no rate is known beyond
    assert worth(replace(line, end=later)).amount >= worth(line).amount


def _is_on_the_clock(local: dt.datetime) -> bool:
    """False in the hour that the clocks skip in spring."""
    return local.replace(tzinfo=OSLO).astimezone(dt.UTC).astimezone(OSLO).replace(tzinfo=None) == local


@given(fees | hours, counts)
def test_more_meetings_or_hours_are_never_worth_less(line: ExpenseLine, more: Decimal) -> None:
    assert line.quantity is not None
    assert worth(replace(line, quantity=line.quantity + more)).amount >= worth(line).amount


@given(outlays, counts, sums)
def test_an_outlay_is_worth_its_stated_sum_whatever_the_count(line: ExpenseLine, count: Decimal, sum_: Decimal) -> None:
    assert worth(replace(line, quantity=count, amount=sum_)).amount == sum_


def apart(line: MileageLine, first: Decimal) -> tuple[Price, Price]:
    """The two drives of the same day, passengers and supplements in each for as far as it goes."""
    assert line.distance_km is not None
    one = replace(line, distance_km=first, trailer_km=first, forest_road_km=first)
    rest = line.distance_km - first
    return worth(one), worth(replace(line, distance_km=rest, trailer_km=rest, forest_road_km=rest))


def all_the_way(day: dt.date, km: Decimal, vehicle: Vehicle, riders: int) -> MileageLine:
    """A drive with passengers, trailer and forest road over its whole distance."""
    return MileageLine(
        date=day,
        distance_km=km,
        vehicle=vehicle,
        passengers=(Passenger(name="Ola"),) * riders,
        trailer_km=km,
        forest_road_km=km,
    )


def is_exact(found: Price) -> bool:
    """True when nothing was rounded: every rate times its kilometres is whole øre."""
    return all(part.quantity * part.rate == part.amount for part in found.parts)


@given(days, tenths, tenths, st.sampled_from(rated), st.integers(0, 3))
def test_a_split_into_drives_of_whole_ore_gives_exactly_the_same_sums(
    day: dt.date, first: Decimal, second: Decimal, vehicle: Vehicle, riders: int
) -> None:
    whole = all_the_way(day, first + second, vehicle, riders)
    one, two = apart(whole, first)
    assume(is_exact(one))
    assume(is_exact(two))
    assert one.amount + two.amount == worth(whole).amount
    assert one.tax_free + two.tax_free == worth(whole).tax_free
    assert one.taxable + two.taxable == worth(whole).taxable


@given(days, kilometres, kilometres, st.sampled_from(rated))
def test_any_other_split_moves_an_ore_at_most_and_the_taxable_part_two(
    day: dt.date, first: Decimal, second: Decimal, vehicle: Vehicle
) -> None:
    whole = MileageLine(date=day, distance_km=first + second, vehicle=vehicle)
    one, two = worth(replace(whole, distance_km=first)), worth(replace(whole, distance_km=second))
    # Three sums, each rounded by half an øre at most, differ by whole øre: so by one. The taxable part is of two such.
    assert abs(one.amount + two.amount - worth(whole).amount) <= ORE
    assert abs(one.tax_free + two.tax_free - worth(whole).tax_free) <= ORE
    assert abs(one.taxable + two.taxable - worth(whole).taxable) <= 2 * ORE


@given(st.lists(lines, min_size=1, max_size=5).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_lines_changes_no_sum(orders: tuple[list[Line], list[Line]]) -> None:
    terms = replace(TRAVELLING, travel=AT_WORK)
    as_said, otherwise = (zip(order, together(order, terms), strict=True) for order in orders)
    assert sorted(map(repr, as_said)) == sorted(map(repr, otherwise))


@given(drives.flatmap(lambda line: st.tuples(st.just(line), st.permutations(line.passengers))))
def test_the_order_of_passengers_changes_nothing(drive: tuple[MileageLine, list[Passenger]]) -> None:
    line, otherwise = drive
    assert worth(line) == worth(replace(line, passengers=tuple(otherwise)))
