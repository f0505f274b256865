"""Fees by role and base, and ceilings, agree with a second calculation on thousands of random claims."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import get_args

from claims.catalogue import Catalogue, ExpenseType
from claims.ceilings import Ceiling, CeilingUnit, Per
from claims.fees import Fee, Fees
from claims.lines import ExpenseLine, Line, MileageLine
from claims.money import to_ore
from claims.price import Price
from claims.rates import state_rates
from claims.rates.table import Rate
from claims.terms import Terms
from claims.worth import worth
from tests.claims import by_hand
from tests.claims.council_oracle import Kind, Said, Sums, fee, sums

MAYOR = [
    Rate(
        name="base.mayor",
        value=Decimal(value),
        source="council",
        confidence="own",
        valid_from=dt.date.fromisoformat(first),
        valid_to=dt.date.fromisoformat(last) if last else None,
    )
    for value, first, last in ((987_997, "2025-07-01", "2026-06-30"), (1_031_469, "2026-07-01", ""))
]
CATALOGUE = Catalogue(
    [
        *(ExpenseType(code=f"fee-{body}", name=body, unit="meeting") for body in ("council", "committee", "youth")),
        ExpenseType(code="lost-hour", name="lost", unit="hour", unit_price=Decimal("249.44")),
        ExpenseType(code="lost-bill", name="lost", unit="amount"),
        ExpenseType(code="care-low", name="low", unit="hour", unit_price=Decimal(95)),
        ExpenseType(code="care-high", name="high", unit="hour", unit_price=Decimal(120)),
        ExpenseType(code="outlay", name="outlay", unit="amount", tax="tax_free"),
    ],
    state_rates().replaced_by(MAYOR),
)


def per_cent(type: str, percent: str, leader: bool = False) -> Fee:
    return Fee(
        type=type,
        role="leader" if leader else None,
        base="mayor",
        percent=Decimal(percent),
        over=Decimal(12),
        rounding="krone",
        source="reglement",
    )


def ceiling(limit: int, unit: CeilingUnit, per: Per, types: str) -> Ceiling:
    return Ceiling(name=types, types=(types,), limit=Decimal(limit), unit=unit, per=per, source="reglement")


TERMS = Terms(
    catalogue=CATALOGUE,
    fees=Fees(
        [
            per_cent("fee-council", "2.5"),
            per_cent("fee-*", "1.5"),
            per_cent("fee-committee", "1.5"),
            per_cent("fee-committee", "2", leader=True),
            per_cent("fee-youth", "0.4"),
            Fee(type="fee-*", attendance="one_case", share=Decimal("0.5"), source="reglement"),
        ]
    ),
    ceilings=(
        ceiling(2, "meetings", "day", "fee-*"),
        ceiling(2493, "kr", "day", "lost-*"),
        ceiling(50, "hours", "month", "care-*"),
        ceiling(400, "kr", "month", "outlay"),
        ceiling(100, "km", "month", "mileage"),
    ),
)
MOST_AND_EDGE: dict[Kind, tuple[int, int]] = {
    "lost-hour": (16, 10),
    "lost-bill": (4000, 2493),
    "care-low": (16, 50),
    "care-high": (16, 50),
    "outlay": (600, 400),
    "drive": (90, 100),
}
FIRST = dt.date(2025, 11, 28)
EDGES = (dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1))


def random_claim(random: Random) -> list[Said]:
    """Lines close in time, so that ceilings are met, and on the days on which rates or bases change."""
    start = FIRST + dt.timedelta(days=random.randint(0, 330))
    near = [start + dt.timedelta(days=random.randint(0, 9)) for _ in range(3)]
    return [random_line(random, random.choice((*near, random.choice(EDGES)))) for _ in range(random.randint(1, 9))]


def random_line(random: Random, day: dt.date) -> Said:
    kind: Kind = random.choice(get_args(Kind))
    if kind in ("council", "committee", "youth"):
        roles = random.random() < 0.3, random.random() < 0.3
        return Said(kind, day, Fraction(random.choice((1, 1, 1, 2))), *roles)
    parts = 10 if kind == "drive" else 100  # of a kilometre: whole øre, whichever drive of a day is cut
    most, edge = MOST_AND_EDGE[kind]
    return Said(
        kind, day, Fraction(random.choice((edge * parts, edge * parts + 1, random.randint(1, most * parts))), parts)
    )


def as_line(said: Said) -> Line:
    count = Decimal(said.number.numerator) / said.number.denominator
    if said.kind == "drive":
        return MileageLine(date=said.day, distance_km=count)
    if said.kind in ("lost-bill", "outlay"):
        return ExpenseLine(type=said.kind, date=said.day, quantity=Decimal(1), amount=count)
    if said.kind in ("lost-hour", "care-low", "care-high"):
        return ExpenseLine(type=said.kind, date=said.day, quantity=count)
    return ExpenseLine(
        type=f"fee-{said.kind}",
        date=said.day,
        quantity=count,
        role="leader" if said.leader else None,
        attendance="one_case" if said.one_case else None,
    )


def by_claims(claim: list[Said]) -> Sums:
    found = [one for one in worth([as_line(said) for said in claim], TERMS) if isinstance(one, Price)]
    assert len(found) == len(claim)
    for one in found:
        by_hand.check(one)
    return Sums(sum(to_ore(one.taxable) for one in found), sum(to_ore(one.tax_free) for one in found))


def test_five_thousand_claims_are_worth_what_a_second_calculation_says() -> None:
    random = Random(2026)
    cut = 0
    for _ in range(5_000):
        claim = random_claim(random)
        assert by_claims(claim) == sums(claim), claim
        cut += sum(sums(claim)) < sum(sum(sums([said])) for said in claim)
    assert cut > 500  # claims whose lines are worth less together than alone


def test_the_second_calculation_gives_the_published_fees() -> None:
    day, none = dt.date(2026, 5, 4), Fraction(1)
    assert fee(Said("council", day, none)) == 205_800
    assert fee(Said("committee", day, none)) == 123_500
    assert fee(Said("committee", day, none, leader=True)) == 164_700
    assert fee(Said("youth", day, none)) == 32_900
    assert fee(Said("council", day, none, one_case=True)) == 102_900
