"""Trips abroad: the country's own rate, half a short døgn, less from the 29th; nothing is priced by home rates."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.catalogue import Catalogue
from claims.claim import ClaimLine
from claims.drafting import rate_questions
from claims.errors import NoRate
from claims.lines import OPEN_COUNTRY, Lodging, Meals, PerDiemLine
from claims.per_diem import price
from claims.price import Price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.travel import Travel
from tests.claims.given import TERMS


def row(name: str, value: int) -> Rate:
    """A municipality's own row, open in the end."""
    return Rate(name=name, valid_from=dt.date(2022, 1, 1), value=Decimal(value), source="vedtak 26/1", confidence="own")


RATES = state_rates().replaced_by([row("abroad.country.SE", 900), row("abroad.city.SE.stockholm", 1000)])
WITH_SWEDEN = Terms(catalogue=Catalogue([], RATES))


def trip(start: str, end: str, lodging: Lodging | None = None, city: str | None = None) -> PerDiemLine:
    """A trip to Sweden."""
    first, last = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    return PerDiemLine(start=first, end=last, meals=Meals(), lodging=lodging, country="SE", city=city)


def sums(line: PerDiemLine, terms: Terms = WITH_SWEDEN) -> tuple[str, str, str]:
    """Amount, tax-free and taxable."""
    found = price(line, terms)
    assert found
    return str(found.amount), str(found.tax_free), str(found.taxable)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-06-01T13:59", ("0.00", "0.00", "0.00")),
        ("2026-06-01T14:00", ("450.00", "200.00", "250.00")),
        ("2026-06-01T19:59", ("450.00", "200.00", "250.00")),
        ("2026-06-01T20:00", ("900.00", "200.00", "700.00")),  # the limit is that of 6–12 hours at home
        ("2026-06-01T20:01", ("900.00", "400.00", "500.00")),
    ],
)
def test_a_short_day_pays_half_and_a_long_one_the_whole(end: str, expected: tuple[str, str, str]) -> None:
    assert sums(trip("2026-06-01T08:00", end)) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-06-02T08:00", ("900.00", "693.00", "207.00")),
        ("2026-06-02T13:59", ("900.00", "693.00", "207.00")),
        ("2026-06-02T14:00", ("1350.00", "1143.00", "207.00")),
        ("2026-06-02T20:00", ("1800.00", "1386.00", "414.00")),
    ],
)
def test_hours_beyond_whole_dogn_are_halved_too(end: str, expected: tuple[str, str, str]) -> None:
    assert sums(trip("2026-06-01T08:00", end, "hotel")) == expected


def test_a_city_goes_before_its_country_and_one_without_a_row_is_paid_as_the_country() -> None:
    assert sums(trip("2026-06-01T08:00", "2026-06-02T08:00", "hotel", "Stockholm"))[0] == "1000.00"
    assert sums(trip("2026-06-01T08:00", "2026-06-02T08:00", "hotel", "Malmö"))[0] == "900.00"


def test_the_twenty_ninth_dogn_pays_a_quarter_less() -> None:
    assert sums(trip("2026-05-01T08:00", "2026-05-29T08:00", "hotel"))[0] == "25200.00"  # 28 × 900
    assert sums(trip("2026-05-01T08:00", "2026-05-30T08:00", "hotel"))[0] == "25875.00"
    assert sums(trip("2026-05-01T08:00", "2026-05-29T15:00", "hotel"))[0] == "25537.50"  # half, less a quarter


@pytest.mark.parametrize("country", ["DK", "se", "XX"])
def test_a_country_without_a_row_has_no_price_and_is_asked_about(country: str) -> None:
    line = replace(trip("2026-06-01T08:00", "2026-06-02T08:00", "hotel"), country=country)
    with pytest.raises(NoRate) as refused:
        price(line, WITH_SWEDEN)
    assert refused.value.field == "country"
    asked = [(q.field, q.facts["reason"]) for q in rate_questions([ClaimLine(line=line)], WITH_SWEDEN)]
    assert asked == [("country", "no_rate")]


def test_an_open_country_has_no_price() -> None:
    line = replace(trip("2026-06-01T08:00", "2026-06-02T08:00", "hotel"), country=OPEN_COUNTRY)
    assert price(line, WITH_SWEDEN) is None


def test_norway_named_is_home() -> None:
    line = replace(trip("2026-06-01T08:00", "2026-06-02T08:00", "hotel"), country="NO")
    assert price(line, TERMS) == price(replace(line, country=None), TERMS)


def test_no_country_of_today_is_in_the_state_s_table() -> None:
    assert not [name for name in state_rates().names if name.startswith(("abroad.country", "abroad.city"))]


@pytest.mark.parametrize(("year", "two"), [(2022, 2 * 563), (2023, 2 * 584)])
def test_compensation_is_paid_by_choice_for_dogn_over_twelve_hours_and_taxed(year: int, two: int) -> None:
    line = trip(f"{year}-06-01T08:00", f"{year}-06-02T20:01", "hotel")
    terms = replace(WITH_SWEDEN, travel=Travel(compensation_abroad=True))
    found, without = price(line, terms), price(line, WITH_SWEDEN)
    assert isinstance(found, Price)
    assert isinstance(without, Price)
    assert found.taxable - without.taxable == two
    assert found.tax_free == without.tax_free
    with pytest.raises(NoRate, match="compensation"):
        price(trip("2024-06-01T08:00", "2024-06-02T20:01", "hotel"), terms)
