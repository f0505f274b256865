"""How fast lines are priced, against a bare Decimal multiplication a line in the same run."""

import datetime as dt
import time
from collections.abc import Callable
from decimal import Decimal

from claims.catalogue import Catalogue, ExpenseType
from claims.lines import ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from claims.pricing import price
from claims.terms import Terms

ROUNDS = 20
REPEATED = 500
DAY = dt.date(2026, 11, 5)
MORNING = dt.datetime.combine(DAY, dt.time(7))
CATALOGUE = Catalogue(
    [
        *(
            ExpenseType(
                code="fee",
                name="Kommunestyret",
                unit="meeting",
                unit_price=Decimal("1650.00"),
                valid_from=dt.date(year, 1, 1),
                valid_to=dt.date(year, 12, 31),
            )
            for year in range(2022, 2027)
        ),
        ExpenseType(code="lost", name="Tapt arbeidsfortjeneste", unit="hour", unit_price=Decimal("249.44")),
        ExpenseType(code="toll", name="Bompenger", unit="amount", tax="tax_free"),
    ]
)
TERMS = Terms(catalogue=CATALOGUE)
RIDERS = (Passenger(name="Ola Li"), Passenger(name="Anne Vik", distance_km=Decimal(18)))
LINES: tuple[Line, ...] = (
    ExpenseLine(type="fee", date=DAY, quantity=Decimal(1)),
    ExpenseLine(type="lost", date=DAY, quantity=Decimal("3.5")),
    ExpenseLine(type="toll", date=DAY, quantity=Decimal(3), amount=Decimal("81.00")),
    ExpenseLine(type="toll", date=DAY, quantity=Decimal(3), amount=Decimal("100.00")),
    MileageLine(date=DAY, distance_km=Decimal(42)),
    MileageLine(date=DAY, distance_km=Decimal("36.5"), passengers=RIDERS, forest_road_km=Decimal(18)),
    MileageLine(date=DAY, distance_km=Decimal(125), vehicle="motorcycle"),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(hours=9.5), meals=Meals(lunch=1)),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(hours=34.5), meals=Meals(breakfast=1), lodging="hotel"),
    PerDiemLine(start=MORNING, end=MORNING + dt.timedelta(days=5), meals=Meals(), lodging="private"),
)
KILOMETRES, RATE = Decimal(42), Decimal("5.30")


def main() -> None:
    """Lines a second of CPU time on one core, the slowest kind, and how many bare multiplications one line costs."""
    _best(_priced, LINES)  # read the rates
    each, bare = (_best(action, LINES) / len(LINES) for action in (_priced, _multiplied))
    slowest = max(LINES, key=lambda line: _best(_priced, (line,)))
    print(f"lines               {len(LINES)} kinds of line, {len(LINES) * REPEATED} a round")
    print(f"lines per second    {1 / each:,.0f}")
    print(f"slowest line        {_best(_priced, (slowest,)) * 1e6:,.0f} µs, {type(slowest).__name__}")
    print(f"Decimal             one line costs {each / bare:,.0f} bare multiplications")


def _priced(line: Line) -> object:
    return price(line, TERMS)


def _multiplied(_: Line) -> object:
    return KILOMETRES * RATE


def _best(action: Callable[[Line], object], lines: tuple[Line, ...]) -> float:
    """CPU seconds for all lines once, in the best round: other processes on the machine do not count."""
    return min(_seconds(action, lines * REPEATED) for _ in range(ROUNDS)) / REPEATED


def _seconds(action: Callable[[Line], object], lines: tuple[Line, ...]) -> float:
    start = time.process_time()
    for line in lines:
        action(line)
    return time.process_time() - start


if __name__ == "__main__":
    main()
