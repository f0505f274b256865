"""A day that can only be a slip is asked about: it neither has a price nor stops the checks."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.ceilings import Ceiling
from claims.checks import findings
from claims.claim import ClaimLine
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, Meals, MileageLine, PerDiemLine
from claims.pricing import price
from claims.travel import Travel
from tests.claims.given import TERMS, TODAY, claim

DAY = dt.date(2026, 11, 10)
YESTERDAY, LATER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=367)
HOURS = ExpenseLine(type="care-hour", date=DAY, quantity=Decimal(30))
DRIVE = MileageLine(date=DAY, distance_km=Decimal(30), route=("Haugen", "rådhuset"))
NOON = dt.datetime.combine(DAY, dt.time(12))
LAST = dt.datetime.combine(dt.date.max, dt.time(23))
TRIP = PerDiemLine(start=NOON, end=NOON + dt.timedelta(hours=7), meals=Meals(), distance_km=Decimal(80))
CEILINGS = tuple(
    Ceiling(name=per, types=("care-*", "mileage"), per=per, limit=Decimal(10), unit="kr", source="KST 26/41")
    for per in ("meeting", "day", "month", "year")
)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (replace(HOURS, end_date=YESTERDAY), "end_date"),
        (replace(HOURS, end_date=LATER), "end_date"),
        (replace(HOURS, end_date=dt.date.max), "end_date"),
        (replace(HOURS, date=dt.date.min), "date"),
        (replace(HOURS, date=dt.date.max), "date"),
        (replace(DRIVE, end_date=YESTERDAY), "end_date"),
        (replace(DRIVE, date=dt.date.min, end_date=dt.date.max), "date"),
        (replace(TRIP, end=NOON - dt.timedelta(hours=1)), "end"),
        (replace(TRIP, end=NOON - dt.timedelta(days=40)), "end"),
        (replace(TRIP, end=NOON.replace(year=2029)), "end"),
        (replace(TRIP, start=dt.datetime.combine(dt.date.min, dt.time())), "start"),
        (replace(TRIP, start=LAST - dt.timedelta(hours=25), end=LAST), "start"),
    ],
)
def test_a_day_that_is_a_slip_is_asked_about_and_stops_nothing(line: Line, field: str) -> None:
    with pytest.raises(NoRate) as caught:
        price(line, TERMS)
    assert caught.value.field == field
    terms = replace(TERMS, ceilings=CEILINGS, travel=Travel(mileage_tax="taxable", fixed_places=("rådhuset",)))
    assert [question.field for question in drafting.rate_questions([ClaimLine(line=line)], terms)] == [field]
    lines = drafting.priced([ClaimLine(line=one) for one in (line, HOURS, DRIVE, TRIP)], terms)
    assert [one.price is None for one in lines] == [True, False, False, False]
    assert {one.line for one in findings(replace(claim(), lines=lines), terms, TODAY)} - {0}
