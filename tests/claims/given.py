"""A small municipality for the tests of the rules: two types, two periods, one ready claim."""

import datetime as dt
from decimal import Decimal
from typing import Any

from claims.catalogue import Catalogue, ExpenseType
from claims.claim import Claim, ClaimLine
from claims.lines import CostBearer, ExpenseLine, Line
from claims.pricing import price
from claims.rates.table import Rate
from claims.terms import Terms

TODAY = dt.date(2026, 11, 20)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)

FEE_2025 = ExpenseType(
    code="fee-council",
    name="Kommunestyret",
    unit="meeting",
    unit_price=Decimal("1600.00"),
    valid_from=dt.date(2025, 1, 1),
    valid_to=dt.date(2025, 12, 31),
)
FEE_2026 = ExpenseType(
    code="fee-council",
    name="Kommunestyret",
    unit="meeting",
    unit_price=Decimal("1650.00"),
    valid_from=dt.date(2026, 1, 1),
    valid_to=dt.date(2026, 12, 31),
)
HOUR = ExpenseType(code="care-hour", name="Avlaster", unit="hour", unit_price=Decimal("95.00"))
TOLL = ExpenseType(code="toll", name="Bompenger", unit="amount", receipt="optional", tax="tax_free")
FERRY = ExpenseType(code="ferry", name="Ferje", unit="amount", receipt="required", tax="tax_free")
CATALOGUE = Catalogue([FEE_2025, FEE_2026, HOUR, TOLL, FERRY])
TERMS = Terms(catalogue=CATALOGUE)


def fee(ansvar: str = "10000") -> ExpenseLine:
    """One council meeting, booked on the Ansvar."""
    return ExpenseLine(
        type="fee-council",
        date=dt.date(2026, 11, 19),
        quantity=Decimal(1),
        purpose="Kommunestyremøte",
        cost_bearer=CostBearer(ansvar=ansvar),
    )


def claim(*lines: Line, **values: Any) -> Claim:
    """Kari's claim with the priced lines, or with one fee."""
    priced = tuple(ClaimLine(line=line, price=price(line, TERMS)) for line in lines or (fee(),))
    given: dict[str, Any] = {
        "number": "2026-00001",
        "claimant": "kari",
        "channel": "mail",
        "title": "Møte",
        "lines": priced,
    }
    return Claim(**{**given, **values})


def own_rate(name: str, value: str) -> Rate:
    """The municipality's own rate from 2026 on."""
    return Rate(
        name=name,
        value=Decimal(value),
        valid_from=dt.date(2026, 1, 1),
        source="kommunestyret 26/41",
        confidence="own",
    )
