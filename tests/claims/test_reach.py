"""How far a trip went decides whether food is paid for: by what was said, else by asking where drives are short."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.claim import Claim, ClaimLine
from claims.lines import ExpenseLine, Line, Meals, MileageLine, PerDiemLine
from claims.price import Price
from claims.questions import Edit
from claims.reach import is_doubtful, is_near, one_way
from claims.worth import worth
from tests.claims.given import TERMS, claim


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment)


TRIP = PerDiemLine(start=at("2026-11-10T07:00"), end=at("2026-11-10T17:00"), meals=Meals(), purpose="Kurs")
DRIVE = MileageLine(date=dt.date(2026, 11, 10), distance_km=Decimal(30), route=("Haugen", "Voss", "Haugen"))


def driven(km: str, day: str = "2026-11-10") -> MileageLine:
    return replace(DRIVE, date=dt.date.fromisoformat(day), distance_km=Decimal(km))


def paid(*lines: Line) -> Decimal | None:
    """What the first line is paid."""
    found = worth(lines, TERMS)[0]
    return found.amount if isinstance(found, Price) else None


def asked(lines: Sequence[Line]) -> list[tuple[int | None, str, str]]:
    priced = drafting.priced([ClaimLine(line=line) for line in lines], TERMS)
    return [(one.line, one.field, one.facts["reason"]) for one in drafting.rate_questions(priced, TERMS)]


def draft(*lines: Line) -> Claim:
    return drafting.add(claim(title="", lines=()), [ClaimLine(line=line) for line in lines], [], TERMS)


@pytest.mark.parametrize(("km", "due"), [("15.0", 0), ("15.1", 397)])
def test_food_is_paid_for_beyond_15_km_as_said(km: str, due: int) -> None:
    assert paid(replace(TRIP, distance_km=Decimal(km))) == due
    assert paid(replace(TRIP, distance_km=Decimal(km)), driven("400")) == due


@pytest.mark.parametrize(("km", "due"), [("30.0", None), ("30.2", 397)])
def test_a_trip_whose_drives_reach_no_farther_is_not_paid_until_it_is_said_how_far_it_went(
    km: str, due: int | None
) -> None:
    assert paid(TRIP, driven(km)) == due
    assert asked([TRIP, driven(km)]) == ([(0, "distance_km", "near")] if due is None else [])


def test_the_drives_of_all_its_days_are_one_journey() -> None:
    trip = replace(TRIP, end=at("2026-11-11T17:00"), lodging="private")
    assert paid(trip, driven("15.0"), driven("15.0", "2026-11-11")) is None
    assert paid(trip, driven("15.0"), driven("15.1", "2026-11-11")) == 1012 + 397


@pytest.mark.parametrize(
    "other",
    [
        driven("10", "2026-11-09"),
        driven("10", "2026-11-11"),
        replace(driven("10"), end_date=dt.date(2026, 11, 30)),
        replace(driven("10"), distance_km=None),
        ExpenseLine(type="toll", date=dt.date(2026, 11, 10), quantity=Decimal(1), amount=Decimal(40)),
    ],
    ids=["day before", "day after", "a month's drives", "open", "no drive"],
)
def test_other_lines_make_no_trip_doubtful(other: Line) -> None:
    assert paid(TRIP, other) == 397
    assert asked([TRIP, other]) == []


def test_a_trip_abroad_or_too_short_to_be_paid_is_not_asked_about() -> None:
    assert asked([replace(TRIP, end=at("2026-11-10T12:59")), driven("10")]) == []
    assert [reason for *_, reason in asked([replace(TRIP, country="SE"), driven("10")])] == ["no_rate"]


def test_what_was_said_of_the_distance_goes_before_the_drives() -> None:
    assert one_way(replace(TRIP, distance_km=Decimal(12)), [driven("80")]) == 12
    assert one_way(TRIP, [driven("80")]) == 40


def test_nothing_tells_how_far_a_trip_went_that_has_no_days_or_whose_drives_have_none() -> None:
    assert one_way(replace(TRIP, start=None), [driven("80")]) is None
    assert one_way(TRIP, [replace(DRIVE, date=None)]) is None


@pytest.mark.parametrize(("trip", "near"), [(TRIP, True), (replace(TRIP, country="SE"), False), (PerDiemLine(), False)])
def test_a_trip_abroad_or_of_no_day_is_never_too_near(trip: PerDiemLine, near: bool) -> None:
    assert is_near(replace(trip, distance_km=Decimal(10)), TERMS.catalogue.rates) is near


def test_a_trip_abroad_with_short_drives_is_not_doubtful() -> None:
    assert is_doubtful(TRIP, [driven("10")], TERMS.catalogue.rates)
    assert not is_doubtful(replace(TRIP, country="SE"), [driven("10")], TERMS.catalogue.rates)
    assert not is_doubtful(replace(TRIP, distance_km=Decimal(5)), [driven("10")], TERMS.catalogue.rates)


def test_what_is_open_of_a_trip_is_asked_together() -> None:
    assert asked([replace(TRIP, meals=None), driven("10")]) == [(0, "distance_km", "near")]


def test_a_day_without_rates_is_asked_about_first() -> None:
    later = replace(TRIP, start=at("2027-01-05T07:00"), end=at("2027-01-05T17:00"))
    assert asked([later, driven("10", "2027-01-05")]) == [(0, "start", "no_rate"), (1, "date", "no_rate")]


@pytest.mark.parametrize(("km", "due"), [("15", 0), ("80", 397)])
def test_the_answer_decides_what_is_paid_and_closes_the_question(km: str, due: int) -> None:
    before = draft(TRIP, driven("10"))
    after = drafting.change(before, [Edit(line=0, field="distance_km", value=km)], "m2", TERMS)
    assert [(q.field, q.facts["reason"]) for q in before.questions] == [("distance_km", "near")]
    assert after.questions == ()
    assert after.lines[0].price is not None
    assert after.lines[0].price.amount == due


def test_without_the_short_drive_the_trip_is_doubtful_no_more() -> None:
    after = drafting.change(draft(TRIP, driven("10")), [Edit(line=1, field=None)], "m2", TERMS)
    assert after.questions == ()
    assert after.lines[0].price is not None
