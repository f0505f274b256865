"""What a careful colleague would notice: each check just inside and just outside."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims.catalogue import Catalogue
from claims.checks import CHECKS, Finding, findings, open_points
from claims.claim import ClaimLine, Receipt
from claims.errors import NoRate
from claims.lines import CostBearer, Evidence, ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from claims.people import Position
from claims.pricing import price
from claims.terms import Terms
from claims.validity import Valid
from tests.claims.given import CATALOGUE, FERRY, TODAY, claim, fee

TERMS = Terms(catalogue=CATALOGUE)
FILE = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)
OFFICE = Position(title="Medlem", unit="", cost_bearer=CostBearer(ansvar="10000"), valid_from=dt.date(2023, 10, 1))
DRIVE = MileageLine(date=TODAY, distance_km=Decimal(42), route=("Haugen", "rådhuset"), purpose="Møte")
TRIP = PerDiemLine(
    start=dt.datetime.fromisoformat("2026-11-05T07:00"),
    end=dt.datetime.fromisoformat("2026-11-06T17:00"),
    meals=Meals(),
    lodging="hotel",
    lodging_name="Fjordgløtt hotell",
    distance_km=Decimal(80),
    purpose="Kurs",
)
HOURS = ExpenseLine(type="care-hour", date=TODAY, quantity=Decimal(2))
TOLL_LINE = ExpenseLine(type="toll", date=TODAY, quantity=Decimal(1), amount=Decimal(27), purpose="Møte")
TICKET = ExpenseLine(type="ferry", date=TODAY, quantity=Decimal(1), amount=Decimal(142), purpose="Møte")


def found(*lines: Line, terms: Terms = TERMS, today: dt.date = TODAY, **values: Any) -> list[Finding]:
    """What the checks notice on a claim with these lines as they are priced."""
    priced = tuple(map(_priced, lines))
    return list(findings(claim(lines=priced, **{"title": "", **values}), terms, today))


def _priced(line: Line) -> ClaimLine:
    try:
        return ClaimLine(line=line, price=price(line, TERMS))
    except NoRate:
        return ClaimLine(line=line)


def codes(*lines: Line, **values: Any) -> list[str]:
    return [finding.code for finding in found(*lines, **values)]


def test_a_purpose_is_asked_of_outlays_and_not_of_what_its_type_explains() -> None:
    assert codes(replace(TICKET, purpose=None), receipts=(FILE,)) == ["needs_purpose"]
    assert codes(replace(fee(), purpose=None)) == []


def test_a_careful_line_has_no_finding() -> None:
    assert [*codes(fee()), *codes(DRIVE), *codes(TRIP)] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(DRIVE, route=()), "needs_route"),
        (replace(DRIVE, route=("Haugen",)), "needs_route"),
        (replace(DRIVE, passengers=(Passenger(name="Ola"), Passenger(name=None))), "needs_passenger_name"),
        (replace(DRIVE, passengers=(Passenger(name=""),)), "needs_passenger_name"),
        (replace(DRIVE, purpose=None), "needs_purpose"),
        (replace(TRIP, purpose=""), "needs_purpose"),
        (replace(TRIP, lodging_name=None), "needs_lodging_name"),
        (replace(TRIP, lodging_name=None, lodging="boarding"), "needs_lodging_name"),
        (TICKET, "needs_receipt"),
        (replace(TICKET, date=None), "needs_receipt"),
        (replace(fee(), currency="SEK"), "needs_exchange_rate"),
    ],
)
def test_what_is_missing_is_asked(line: Line, code: str) -> None:
    assert [(one.line, one.code, one.severity) for one in found(line)] == [(0, code, "asks")]


@pytest.mark.parametrize(
    "line",
    [
        replace(DRIVE, passengers=(Passenger(name="Ola Nordmann"),)),
        replace(TRIP, lodging_name=None, lodging="private"),
        replace(TRIP, end=dt.datetime.fromisoformat("2026-11-05T17:00"), lodging=None, lodging_name=None),
        replace(TICKET, type="toll"),
        replace(TICKET, type=None),
        replace(TICKET, type="fee-moon"),
    ],
)
def test_what_is_not_needed_is_not_asked(line: Line) -> None:
    assert codes(line) == []


def test_a_file_that_came_along_is_the_receipt() -> None:
    assert codes(TICKET, receipts=(FILE,)) == []


def test_a_file_that_does_not_open_is_none() -> None:
    broken = replace(FILE, pages=0)
    assert codes(TICKET, receipts=(broken,)) == ["needs_receipt"]
    assert codes(TICKET, TICKET, receipts=(FILE, replace(broken, sha256="b" * 64))).count("receipt_missing") == 1


def test_the_receipt_rule_is_that_of_the_line_s_day() -> None:
    old = replace(FERRY, receipt="optional", valid_to=dt.date(2026, 10, 31))
    new = replace(FERRY, valid_from=dt.date(2026, 11, 1))
    terms = Terms(catalogue=Catalogue([old, new]))
    assert codes(replace(TICKET, date=dt.date(2026, 10, 31)), terms=terms) == []
    assert codes(replace(TICKET, date=dt.date(2026, 11, 1)), terms=terms) == ["needs_receipt"]


def test_where_the_claimant_s_word_is_enough_the_claim_is_a_declaration() -> None:
    terms = Terms(catalogue=Catalogue([replace(FERRY, receipt="declaration")]))
    assert codes(TICKET, terms=terms) == ["declaration"]
    assert codes(TICKET, terms=terms, receipts=(FILE,)) == []


@pytest.mark.parametrize(("files", "told"), [(0, []), (1, ["receipt_missing"]), (2, [])])
def test_the_approver_is_told_of_fewer_files_than_outlays(files: int, told: list[str]) -> None:
    lines = (TOLL_LINE, TICKET, replace(TICKET, amount=Decimal(98)))
    receipts = tuple(replace(FILE, sha256=str(number)) for number in range(files))
    wanted = [one for one in found(*lines, receipts=receipts) if one.code == "receipt_missing"]
    assert [(one.code, one.line, one.severity) for one in wanted] == [(code, 1, "tells") for code in told]


@pytest.mark.parametrize(
    ("day", "severities"),
    [
        ("2026-08-20", []),
        ("2026-08-19", [("late", "warns")]),
        ("2025-11-20", [("late", "warns")]),
        ("2025-11-19", [("too_old", "blocks")]),
        ("2026-11-20", []),
        ("2026-11-21", [("future", "blocks")]),
    ],
)
def test_what_is_older_than_the_limits_or_still_to_come_is_told_or_held_back(
    day: str, severities: list[tuple[str, str]]
) -> None:
    terms = replace(TERMS, refused_after_months=12)
    line = replace(HOURS, date=dt.date.fromisoformat(day))
    assert [(one.code, one.severity) for one in found(line, terms=terms)] == severities


def test_without_a_limit_no_line_is_too_old() -> None:
    assert codes(replace(HOURS, date=dt.date(2022, 1, 3))) == ["late"]


def test_a_month_before_the_last_of_a_short_month_ends_with_it() -> None:
    today = dt.date(2024, 5, 31)  # three months earlier: 29 February
    assert codes(replace(HOURS, date=dt.date(2024, 2, 29)), today=today) == []
    assert codes(replace(HOURS, date=dt.date(2024, 2, 28)), today=today) == ["late"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-13", []),
        ("2026-11-14", ["weekend"]),
        ("2026-11-15", ["weekend"]),
        ("2026-11-16", []),
        ("2025-12-26", ["weekend"]),  # second Christmas day, a Friday
        ("2025-12-29", []),
    ],
)
def test_a_meeting_on_a_day_off_may_be_a_slip(day: str, told: list[str]) -> None:
    terms = replace(TERMS, late_after_months=24)
    assert codes(replace(fee(), date=dt.date.fromisoformat(day)), terms=terms) == told


def test_carers_work_on_any_day() -> None:
    assert codes(replace(HOURS, date=dt.date(2026, 11, 15))) == []


@pytest.mark.parametrize(("day", "told"), [("2023-09-30", ["late", "before_term"]), ("2023-10-01", ["late"])])
def test_nothing_is_due_before_the_first_office_began(day: str, told: list[str]) -> None:
    terms = replace(TERMS, positions=(OFFICE,))
    assert codes(replace(HOURS, date=dt.date.fromisoformat(day)), terms=terms, position="Medlem") == told


def test_who_has_an_office_without_a_beginning_has_always_had_it() -> None:
    terms = replace(TERMS, positions=(OFFICE, replace(OFFICE, title="Avlaster", valid_from=None)))
    assert codes(replace(HOURS, date=dt.date(2023, 9, 30)), terms=terms, position="Avlaster") == ["late"]


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-10-31", []), ("2026-11-01", ["position_not_valid"]), ("2026-09-30", ["position_not_valid"])],
)
def test_the_approver_is_told_when_the_position_does_not_hold_that_day(day: str, told: list[str]) -> None:
    october = replace(OFFICE, title="Vara", valid_from=dt.date(2026, 10, 1), valid_to=dt.date(2026, 10, 31))
    terms = replace(TERMS, positions=(OFFICE, october))
    line = replace(HOURS, date=dt.date.fromisoformat(day))
    assert codes(line, terms=terms, position="Vara") == told
    assert codes(line, terms=terms, position="Medlem") == []


def test_a_position_or_an_ansvar_that_ends_within_a_line_is_told() -> None:
    """A trip on which the Ansvar was closed, and a month in which the office ended."""
    ended = replace(OFFICE, valid_to=dt.date(2026, 11, 5))
    terms = replace(TERMS, positions=(ended,), ansvar={"10000": (ended,)})
    told = [("position_not_valid", "cost_bearer_not_valid"), ()]
    for last, expected in zip((dt.date(2026, 11, 6), dt.date(2026, 11, 5)), told, strict=True):
        trip = replace(TRIP, end=dt.datetime.combine(last, dt.time(17)), cost_bearer=CostBearer(ansvar="10000"))
        trip = trip if last.day == 6 else replace(trip, lodging=None, lodging_name=None)
        month = replace(HOURS, date=dt.date(2026, 11, 1), end_date=last, cost_bearer=CostBearer(ansvar="10000"))
        for line in (trip, month):
            assert codes(line, terms=terms, position="Medlem") == list(expected)


@pytest.mark.parametrize(("end", "told"), [("2026-11-20T17:00", []), ("2026-11-21T17:00", ["future"])])
def test_a_trip_is_over_when_one_is_back(end: str, told: list[str]) -> None:
    start, back = dt.datetime.fromisoformat("2026-11-19T07:00"), dt.datetime.fromisoformat(end)
    assert codes(replace(TRIP, start=start, end=back)) == told


@pytest.mark.parametrize(
    ("ansvar", "day", "told"),
    [
        ("10000", "2026-11-19", []),
        ("10000", "2026-11-18", ["cost_bearer_not_valid"]),
        ("77700", "2026-11-19", ["cost_bearer_not_valid"]),
        ("", "2026-11-19", []),
    ],
)
def test_an_ansvar_that_nothing_uses_that_day_is_told(ansvar: str, day: str, told: list[str]) -> None:
    terms = replace(TERMS, ansvar={"10000": (Valid(valid_from=dt.date(2026, 11, 19)),)})
    line = replace(HOURS, date=dt.date.fromisoformat(day), cost_bearer=CostBearer(ansvar=ansvar))
    assert codes(line, terms=terms) == told
    assert codes(line) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kommunestyremøte 12.10.2025", ["title_year"]),
        ("Kommunestyremøte 19.11.2026", []),
        ("Budsjett 2027", []),
        ("Regnskap 2025, møte i november 2026", []),
        ("Sak 120251", []),
        ("Møte", []),
    ],
)
def test_a_title_of_another_year_is_told(title: str, told: list[str]) -> None:
    assert codes(fee(), HOURS, title=title) == told


def test_findings_name_their_line() -> None:
    noticed = [(finding.line, finding.code) for finding in found(fee(), replace(DRIVE, route=(), purpose=None))]
    assert noticed == [(1, "needs_route"), (1, "needs_purpose")]


@pytest.mark.parametrize(
    ("line", "costs"),
    [
        (replace(DRIVE, route=()), "line"),
        (replace(DRIVE, passengers=(Passenger(name=None),)), "passengers"),
        (replace(TICKET, purpose=None), "line"),
        (replace(TRIP, lodging_name=None), "lodging"),
        (replace(DRIVE, route=(), distance_km=None), None),
    ],
)
def test_what_lacks_documentation_costs_its_freedom_from_tax(line: Line, costs: str | None) -> None:
    assert found(line)[0].costs == costs
    assert found(line, terms=replace(TERMS, undocumented="warn"))[0].costs is None


@pytest.mark.parametrize(
    ("ahead", "assumed", "held"),
    [(1, "year_assumed", True), (31, "year_assumed", True), (32, "year_assumed", False), (0, "year_assumed", False),
     (7, "date_shared", False)],
)  # fmt: skip
def test_a_day_without_a_year_is_asked_about_when_the_next_one_is_near(ahead: int, assumed: str, held: bool) -> None:
    day = (TODAY + dt.timedelta(days=ahead)).replace(year=TODAY.year - 1)
    line = ClaimLine(line=replace(DRIVE, date=day), evidence=Evidence(assumed={"date": [assumed]}))
    draft = claim(lines=(line,), title="")
    noticed = [one for one in findings(draft, TERMS, TODAY) if one.code == "year_assumed"]
    assert bool(noticed) is held
    assert [(point.field, point.choices) for point in open_points((), noticed)] == [("date", (day.isoformat(),))] * held
    assert "year_assumed" not in [one.code for one in findings(replace(draft, state="submitted"), TERMS, TODAY)]


def test_a_question_says_what_silence_costs() -> None:
    (point,) = open_points((), found(replace(DRIVE, route=())))
    assert (point.field, point.facts) == ("route", {"reason": "undocumented"})
    (point,) = open_points((), found(replace(DRIVE, route=()), terms=replace(TERMS, undocumented="warn")))
    assert (point.field, point.facts) == ("route", {})


def test_every_check_has_its_own_code_and_a_source() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert all(check.source and check.fields for check in CHECKS)


def test_the_documented_table_is_the_one_that_is_checked() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    rows = [
        f"| `{check.code}` | {check.severity} | {', '.join(f'`{field}`' for field in check.fields)}"
        f" | {check.costs or ''} | {check.source} |"
        for check in CHECKS
    ]
    assert [row for row in page.splitlines() if row.startswith("| `")] == rows
