"""Tables of rates: without unexplained gaps and overlaps, each value with its source; a municipality's own go first."""

import datetime as dt
from decimal import Decimal

import pytest

from claims.errors import NoRate
from claims.rates import KINDS, Rates, state_rates
from claims.rates.table import Rate, read

LAST = dt.date(2026, 12, 31)
YEARS = [dt.date(year, 6, 15) for year in range(2022, 2027)]
FACTS = {
    "mileage.paid.car": ["4.03", "4.48", "4.90", "5.00", "5.30"],
    "mileage.tax_free.car": ["3.50", "3.50", "3.50", "3.50", "3.50"],
    "per_diem.paid.day_6_12": ["324", "342", "369", "384", "397"],
    "per_diem.paid.day_over_12": ["603", "637", "686", "713", "736"],
    "per_diem.paid.night": ["825", "872", "940", "977", "1012"],
    "per_diem.tax_free.hotel": ["617", "634", "658", "678", "693"],
    "per_diem.tax_free.boarding": ["172", "177", "400", "400", "400"],
    "per_diem.tax_free.private": ["95", "98", "102", "105", "107"],
    "per_diem.tax_free.day_6_12": ["200"] * 5,
    "per_diem.tax_free.day_over_12": ["400"] * 5,
}


@pytest.mark.parametrize("name", FACTS)
def test_the_figures_are_those_of_the_agreement_and_the_regulation_of_each_year(name: str) -> None:
    assert [state_rates().on(name, day).value for day in YEARS] == [Decimal(value) for value in FACTS[name]]


def test_every_value_in_force_has_a_source_that_says_something() -> None:
    rows = [row for day in YEARS for row in state_rates().in_force(day)]
    assert len(rows) > 5 * 20
    assert all(len(row.source) > 5 for row in rows)


@pytest.mark.parametrize("day", [dt.date(2021, 12, 31), dt.date(2027, 1, 1)])
def test_a_day_outside_has_no_rate_and_the_message_names_the_file_to_mend(day: dt.date) -> None:
    with pytest.raises(NoRate, match=r"rates/mileage\.yaml"):
        state_rates().on("mileage.paid.car", day)


def test_what_is_known_not_to_exist_says_why() -> None:
    with pytest.raises(NoRate, match="since 2016") as caught:
        state_rates().on("mileage.paid.bicycle", LAST)
    assert caught.value.field == "vehicle"


def _rate(name: str, value: str, first: dt.date, last: dt.date | None = None) -> Rate:
    return Rate(
        name=name, value=Decimal(value), valid_from=first, valid_to=last, source="council 26/41", confidence="own"
    )


def test_a_municipality_s_own_rate_goes_before_the_state_s_on_its_days_only() -> None:
    own = _rate("mileage.paid.car", "6.00", dt.date(2026, 7, 1))
    rates = state_rates().replaced_by([own])
    assert rates.on("mileage.paid.car", dt.date(2026, 6, 30)).value == Decimal("5.30")
    assert rates.on("mileage.paid.car", dt.date(2026, 7, 1)) == own
    assert [row for row in rates.in_force(LAST) if row.name == "mileage.paid.car"] == [own]


def test_a_municipality_may_add_a_rate_that_the_state_lacks() -> None:
    rates = state_rates().replaced_by([_rate("mileage.paid.bicycle", "4.48", dt.date(2023, 1, 1))])
    assert rates.on("mileage.paid.bicycle", LAST).value == Decimal("4.48")


def test_no_row_covers_two_days_apart() -> None:
    table = Rates([_rate("x.y", "1", dt.date(2026, 1, 1), dt.date(2026, 1, 31))])
    with pytest.raises(NoRate):
        table.on("x.y", dt.date(2026, 2, 1))


GOOD = "{from: 2026-01-01, to: 2026-06-30, value: '1.00', source: agreement, confidence: A}"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (f"[{GOOD}, {{from: 2026-06-30, value: '2.00', source: s}}]", "overlaps"),
        (f"[{GOOD}, {{from: 2026-07-02, value: '2.00', source: s}}]", "does not follow"),
        ("[{from: 2026-01-01, value: '1.00', source: s}, {from: 2027-01-01, value: '2', source: s}]", "overlaps"),
        ("[{from: 2026-01-01, value: '1.00'}]", "source"),
        ("[{from: 2026-01-01, value: 1.5, source: s}]", "quotation marks"),
        ("[{from: 2026-01-01, value: 'NaN', source: s}]", "number"),
        ("[{from: 2026-01-01, value: '-1', source: s}]", "number"),
        ("[{value: '1.00', source: s}]", "from"),
        ("[{from: 2026-02-01, to: 2026-01-01, value: '1.00', source: s}]", "on or after"),
        ("[{from: 2026-02-30, value: '1.00', source: s}]", "the calendar has"),
        ("[{from: 2026-01-01, to: 2026-02-30, value: '1.00', source: s}]", "on or after"),
        ("[{from: 2026-01-01, value: '5,30', source: s}]", "with a point"),
        ("[{from: 2026-01-01, value: fem, source: s}]", "with a point"),
        (f"[{GOOD}, {GOOD}]", "leave one out"),
        ("[{from: 2026-01-01, value: '1.00', source: s, confidence: D}]", "confidence"),
        ("[{from: 2026-01-01, value: '1.00', source: s, valid: x}]", "valid is not known"),
        ("[{from: 2026-01-01, value: '1E+30', source: s}]", "number"),
        ("[{from: 2026-01-01, value: '1.00001', source: s}]", "number"),
        ("[{from: 2026-01-01 10:00:00, value: '1.00', source: s}]", "from"),
        ("[{from: 2026-01-01, value: '1.00', source: s}]\npaid.car: []", "stands twice"),
        ("soon", "hyphen"),
    ],
)
def test_a_table_with_a_fault_is_refused_in_words_that_name_it(rows: str, fault: str) -> None:
    _, faults = read(f"paid.car: {rows}", "mileage")
    assert len(faults) == 1
    assert fault in str(faults[0])


def test_a_gap_with_its_reason_is_no_fault() -> None:
    reason, later = (
        "{from: 2026-07-01, to: 2026-07-31, none: no agreement}",
        "{from: 2026-08-01, value: '2', source: s}",
    )
    found, faults = read(f"paid.car: [{GOOD}, {reason}, {later}]", "mileage")
    assert faults == []
    assert [row.absent for row in found] == [False, True, False]


@pytest.mark.parametrize("text", ["a: [", "- 1", "", "a: b", "a: {b: c}"])
def test_what_is_no_table_is_refused(text: str) -> None:
    assert read(text, KINDS[0])[1]
