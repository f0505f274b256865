"""The tables of rates: without gaps and overlaps, each value with its source."""

import datetime as dt
from itertools import pairwise

import pytest

from claims.errors import NoRate
from claims.rates import Rate, rate, table

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2026, 12, 31)
NAMES = [(kind, name) for kind in ("mileage", "per_diem") for name in table(kind)]


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_a_rate_holds_without_gap_or_overlap(kind: str, name: str) -> None:
    periods = table(kind)[name]
    assert (periods[0].valid_from, periods[-1].valid_to) == (FIRST, LAST)
    for period in periods:
        assert period.valid_from <= period.valid_to
    for earlier, later in pairwise(periods):
        assert later.valid_from - earlier.valid_to == dt.timedelta(days=1)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_value_has_its_source_and_confidence(kind: str, name: str) -> None:
    for period in table(kind)[name]:
        assert period.value > 0
        assert len(period.source) > 5
        assert period.confidence in ("A", "B", "C")


def test_the_figures_of_a_year_stand_in_that_year_s_regulation() -> None:
    for name in ("tax_free.hotel", "tax_free.boarding", "tax_free.private"):
        assert [str(period.value) for period in table("per_diem")[name]] == FACTS[name]


FACTS = {
    "tax_free.hotel": ["617.00", "634.00", "658.00", "678.00", "693.00"],
    "tax_free.boarding": ["172.00", "177.00", "400.00", "400.00", "400.00"],
    "tax_free.private": ["95.00", "98.00", "102.00", "105.00", "107.00"],
}


@pytest.mark.parametrize("day", [FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)])
def test_a_day_outside_has_no_rate_and_the_message_names_the_file_to_mend(day: dt.date) -> None:
    with pytest.raises(NoRate, match=r"claims/rates/mileage\.yaml"):
        rate("mileage", "paid.car", day)


def test_a_name_that_is_not_in_the_table_has_no_rate() -> None:
    with pytest.raises(NoRate):
        rate("mileage", "paid.bicycle", FIRST)


def test_a_rate_names_itself_with_its_table() -> None:
    found: Rate = rate("mileage", "paid.car", LAST)
    assert (found.name, str(found.value)) == ("mileage.paid.car", "5.30")
