"""Prices agree with a second calculation from the published figures alone, and that one with worked examples."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest

from claims.catalogue import Catalogue, ExpenseType
from claims.currency import ExchangeRate, ExchangeRates
from claims.errors import NoRate
from claims.lines import Line, Lodging, Meals, MileageLine, Passenger, PerDiemLine
from claims.money import to_ore
from claims.price import Price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.travel import Travel
from claims.worth import worth
from tests.claims import by_hand, oracle
from tests.claims.oracle import NO_FIGURE, Worth
from tests.claims.random_claims import ABROAD, KINDS, MONEY, TOWN, TOWN_HALL, random_claims

CATALOGUE = Catalogue(
    ExpenseType(
        code=kind.code,
        name=kind.code,
        unit="amount" if kind.price is None else "hour",
        unit_price=None if kind.price is None else Decimal(kind.price).scaleb(-2),
        valid_from=kind.first,
        valid_to=kind.last,
        tax="taxable" if kind.taxable else "tax_free",
    )
    for kind in KINDS
)
OWN = [
    Rate(
        name=f"abroad.{'city' if ' ' in place else 'country'}.{place.replace(' ', '.')}",
        valid_from=dt.date(2020, 1, 1),
        value=Decimal(kroner),
        source="test",
        confidence="own",
    )
    for place, kroner in ABROAD.items()
]
EXCHANGE = ExchangeRates(
    ExchangeRate(
        currency=currency,
        day=day,
        kroner=Decimal(rate.numerator) / rate.denominator,
        units=units,
        source="test",
    )
    for currency, (units, rates) in MONEY.items()
    for day, rate in rates.items()
)
TERMS = Terms(
    catalogue=Catalogue(CATALOGUE.rows, state_rates().replaced_by(OWN)),
    exchange=EXCHANGE,
    travel=Travel(mileage_tax="taxable", fixed_places=(TOWN_HALL,), taxable_from_day=TOWN.taxable_from),
)


def by_claims(lines: Sequence[Line]) -> list[Worth | str | None]:
    """What the rules say of each line of one claim, in whole øre."""
    return [_in_ore(found) for found in worth(lines, TERMS)]


def _in_ore(found: Price | NoRate | None) -> Worth | str | None:
    if isinstance(found, NoRate):
        return NO_FIGURE
    if found:
        by_hand.check(found)
    return Worth(to_ore(found.tax_free), to_ore(found.taxable)) if found else None


def test_ten_thousand_claims_are_worth_what_a_second_calculation_says() -> None:
    outcomes: Counter[str] = Counter()
    for lines in random_claims(10_000, seed=2026):
        for line, found, expected in zip(lines, by_claims(lines), oracle.worths(lines, TOWN), strict=True):
            assert found == expected, line
            outcomes[f"{type(line).__name__} {'priced' if isinstance(found, Worth) else found}"] += 1
            outcomes.update(_special(line, found))
    kinds = ("ExpenseLine", "MileageLine", "PerDiemLine")
    ordinary = [f"{kind} {end}" for kind in kinds for end in ("priced", NO_FIGURE, "None")]
    rare = [name for name in (*ordinary, *SPECIAL) if outcomes[name] < 100]
    assert rare == []


SPECIAL = ("abroad", "long abroad", "other money", "to work", "elsewhere", "nights", "near", "doubtful")


def _special(line: Line, found: Worth | str | None) -> list[str]:
    """Which of the rarer rules the price went by, or why there is none."""
    if found is None and isinstance(line, PerDiemLine) and oracle.worth(line, TOWN):
        return ["doubtful"]
    if not isinstance(found, Worth):
        return []
    if isinstance(line, MileageLine):
        taxed = found.taxable and not found.tax_free
        return ["to work"] if taxed and line.route else ["elsewhere"] if line.route else []
    if isinstance(line, PerDiemLine):
        assert line.start
        assert line.end
        away = line.country and sum(found)
        long = away and line.end - line.start > dt.timedelta(days=28)
        near = line.distance_km == Decimal(15) and not sum(found)
        names = {"abroad": away, "long abroad": long, "nights": line.night_allowances and sum(found), "near": near}
        return [name for name, is_so in names.items() if is_so]
    return ["other money"] if line.currency != "NOK" else []


def drive(km: str, day: str, *passengers: Passenger) -> MileageLine:
    """A drive by car."""
    return MileageLine(date=dt.date.fromisoformat(day), distance_km=Decimal(km), passengers=passengers)


def trip(start: str, end: str, lodging: Lodging | None = None, eaten: Meals | None = None) -> PerDiemLine:
    """A trip between two local clock times."""
    return PerDiemLine(
        start=dt.datetime.fromisoformat(start),
        end=dt.datetime.fromisoformat(end),
        meals=eaten or Meals(),
        lodging=lodging,
        lodging_name="Fjellstua, Storgata 1, Lauvdal" if lodging else None,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (drive("120", "2026-05-04", Passenger(name="Ola")), Worth(54000, 21600)),
        (trip("2024-05-06T08:00", "2024-05-07T08:00", "hotel"), Worth(65800, 28200)),
        (trip("2026-11-05T07:00", "2026-11-06T17:30", "hotel"), Worth(109000, 31900)),
        (trip("2026-10-14T08:10", "2026-10-14T17:40"), Worth(20000, 19700)),
        (drive("64", "2023-10-12"), Worth(22400, 6272)),
    ],
)
def test_the_second_calculation_gives_the_worked_examples(line: Line, expected: Worth) -> None:
    assert oracle.worth(line) == expected


SPLIT = {
    2022: (124, 203, 208, 166.00, 653, 730),
    2023: (142, 237, 238, 190.60, 695, 774),
    2024: (169, 286, 282, 226.00, 540, 838),
    2025: (184, 313, 299, 239.60, 577, 872),
    2026: (197, 336, 319, 255.60, 612, 905),
}


@pytest.mark.parametrize("year", SPLIT)
def test_the_second_calculation_gives_the_taxable_part_of_every_kind_and_year(year: int) -> None:
    morning, next_morning = f"{year}-06-01T08:00", f"{year}-06-02T08:00"
    lines = (
        trip(morning, f"{year}-06-01T16:00"),
        trip(morning, f"{year}-06-01T21:00"),
        trip(morning, next_morning, "hotel"),
        trip(morning, next_morning, "hotel", Meals(breakfast=1)),
        trip(morning, next_morning, "boarding"),
        trip(morning, next_morning, "private"),
    )
    found = [oracle.worth(line) for line in lines]
    assert [worth and worth.taxable / 100 for worth in found] == list(SPLIT[year])
