"""Above a ceiling over several claims is told, and never cut: what was sent before is not this claim's to judge."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.catalogue import Catalogue, ExpenseType
from claims.ceilings import Ceiling
from claims.checks import Finding, findings
from claims.claim import Claim, ClaimLine, State
from claims.fees import Fee, Fees
from claims.history import History, OtherLine
from claims.lines import ExpenseLine, Line, MileageLine
from claims.terms import Terms
from tests.claims.given import claim

DAY = dt.date(2026, 11, 10)
CATALOGUE = Catalogue(
    [
        ExpenseType(code="lost-bill", name="Legitimert", unit="amount", receipt="optional"),
        ExpenseType(code="care", name="Avlaster", unit="hour", unit_price=Decimal(100)),
        ExpenseType(code="minding", name="Barnepass", unit="amount", receipt="optional"),
        ExpenseType(code="fee", name="Kommunestyret", unit="meeting", unit_price=Decimal(1000)),
    ]
)
LOST = Ceiling(name="lost", types=("lost-*",), per="day", limit=Decimal(2493), unit="kr", source="KST 26/41")
HOURS = Ceiling(name="care", types=("care",), per="month", limit=Decimal(20), unit="hours", source="vedtak")
KM = Ceiling(name="km", types=("mileage",), per="month", limit=Decimal(100), unit="km", source="vedtak")
MINDING = Ceiling(name="minding", types=("minding",), per="meeting", limit=Decimal(750), unit="kr", source="KST 26/41")


def bill(type: str, kroner: str, day: dt.date = DAY) -> ExpenseLine:
    return ExpenseLine(type=type, date=day, quantity=Decimal(1), amount=Decimal(kroner), purpose="Møte")


def care(hours: str, day: dt.date = DAY) -> ExpenseLine:
    return ExpenseLine(type="care", date=day, quantity=Decimal(hours))


def drive(km: str, day: dt.date = DAY) -> MileageLine:
    return MileageLine(date=day, distance_km=Decimal(km), route=("Haugen", f"{km} km unna"), purpose="Besøk")


def earlier(*lines: Line, state: State = "submitted", amount: str = "0") -> History:
    found = (OtherLine(claim="2026-00007", state=state, line=line, amount=Decimal(amount)) for line in lines)
    return History(lines=tuple(found))


def found(*lines: Line, history: History, ceilings: tuple[Ceiling, ...], fees: tuple[Fee, ...] = ()) -> list[Finding]:
    terms = Terms(catalogue=CATALOGUE, ceilings=ceilings, fees=Fees(fees), history=history)
    priced = drafting.priced([ClaimLine(line=line) for line in lines], terms)
    return list(findings(replace(of(), lines=priced), terms, dt.date(2026, 11, 20)))


def of() -> Claim:
    return claim(title="", lines=())


@pytest.mark.parametrize(("before", "told"), [("1493.00", []), ("1493.01", ["above_ceiling"])])
def test_a_day_s_ceiling_holds_over_all_sent_claims(before: str, told: list[str]) -> None:
    sent = earlier(bill("lost-bill", before, DAY), amount=before)
    noticed = found(bill("lost-bill", "1000"), history=sent, ceilings=(LOST,))
    assert [one.code for one in noticed] == told
    if noticed:
        assert noticed[0].facts == {"limit": "2493", "unit": "kr", "per": "day", "sent": before}


def test_a_period_is_above_a_day_s_ceiling_with_what_was_sent_on_any_of_its_days() -> None:
    three = replace(bill("lost-bill", "6000"), end_date=DAY + dt.timedelta(days=2))
    for kroner, told in (("1400", 0), ("2000", 1)):
        sent = earlier(bill("lost-bill", kroner, DAY + dt.timedelta(days=1)), amount=kroner)
        noticed = found(three, history=sent, ceilings=(LOST,))
        assert [one.facts["sent"] for one in noticed] == [kroner] * told


def test_a_draft_or_another_day_is_not_counted() -> None:
    line = bill("lost-bill", "1000")
    for other in (
        earlier(bill("lost-bill", "2000"), amount="2000", state="draft"),
        earlier(bill("lost-bill", "2000", DAY - dt.timedelta(days=1)), amount="2000"),
    ):
        assert found(line, history=other, ceilings=(LOST,)) == []


def test_what_one_claim_has_above_is_cut_and_not_told() -> None:
    assert found(bill("lost-bill", "9000"), history=History(), ceilings=(LOST,)) == []


@pytest.mark.parametrize(("hours", "told"), [("8", []), ("8.5", ["above_ceiling"])])
def test_hours_of_a_month_count_over_its_days(hours: str, told: list[str]) -> None:
    sent = earlier(care("12", dt.date(2026, 11, 1)))
    assert [one.code for one in found(care(hours), history=sent, ceilings=(HOURS,))] == told
    october = earlier(care("12", dt.date(2026, 10, 31)))
    assert found(care(hours), history=october, ceilings=(HOURS,)) == []


def test_a_limit_that_began_within_the_month_counts_what_was_sent_since() -> None:
    began = replace(HOURS, valid_from=dt.date(2026, 11, 5))
    before, since = earlier(care("12", dt.date(2026, 11, 4))), earlier(care("12", dt.date(2026, 11, 5)))
    assert found(care("9"), history=before, ceilings=(began,)) == []
    assert [one.code for one in found(care("9"), history=since, ceilings=(began,))] == ["above_ceiling"]


@pytest.mark.parametrize(("hours", "told"), [("5", []), ("5.1", ["above_ceiling"])])
def test_periods_that_meet_share_the_limits_of_all_their_days(hours: str, told: list[str]) -> None:
    """Ten hours a day: 40 and 45 of the first nine days' 90 have been sent, wherever within their periods."""
    a_day = replace(HOURS, per="day", limit=Decimal(10))
    sent = earlier(
        replace(care("40", dt.date(2026, 11, 1)), end_date=dt.date(2026, 11, 5)),
        replace(care("45", dt.date(2026, 11, 5)), end_date=dt.date(2026, 11, 9)),
    )
    line = care(hours, dt.date(2026, 11, 1))
    assert [one.code for one in found(line, history=sent, ceilings=(a_day,))] == told


def test_one_month_is_told_once_on_its_first_line() -> None:
    lines = (care("4", dt.date(2026, 11, 2)), care("5", dt.date(2026, 11, 3)))
    noticed = found(*lines, history=earlier(care("12", dt.date(2026, 11, 1))), ceilings=(HOURS,))
    assert [(one.line, one.code) for one in noticed] == [(0, "above_ceiling")]


@pytest.mark.parametrize(("km", "told"), [("40", []), ("40.1", ["above_ceiling"])])
def test_kilometres_of_a_month_count_over_its_claims(km: str, told: list[str]) -> None:
    sent = earlier(drive("60", dt.date(2026, 11, 1)))
    assert [one.code for one in found(drive(km), history=sent, ceilings=(KM,))] == told


def test_a_limit_per_meeting_is_there_for_each_meeting_of_the_day() -> None:
    meeting = ExpenseLine(type="fee", date=DAY, quantity=Decimal(1))
    sent = earlier(bill("minding", "700"), amount="700")
    assert [one.code for one in found(bill("minding", "100"), history=sent, ceilings=(MINDING,))] == ["above_ceiling"]
    two = replace(meeting, quantity=Decimal(2))
    assert found(bill("minding", "100"), two, history=sent, ceilings=(MINDING,)) == []


def test_the_approver_is_told_of_a_part_of_a_meeting_without_a_rate() -> None:
    part = ExpenseLine(type="fee", date=DAY, quantity=Decimal(1), attendance="part")
    noticed = found(part, history=History(), ceilings=())
    assert [(one.code, one.severity) for one in noticed] == [("attendance_without_price", "tells")]
    half = Fee(type="fee", attendance="part", share=Decimal("0.5"), source="KST 26/41")
    assert found(part, history=History(), ceilings=(), fees=(half,)) == []
    assert found(replace(part, attendance=None), history=History(), ceilings=()) == []


def test_a_period_priced_before_its_limit_changed_is_judged_without_that_limit() -> None:
    """What was sent keeps its price; which of the limits it is under is no longer one question."""
    period = replace(care("30", dt.date(2026, 10, 25)), end_date=dt.date(2026, 11, 5))
    priced = drafting.priced([ClaimLine(line=period)], Terms(catalogue=CATALOGUE))
    terms = Terms(catalogue=CATALOGUE, ceilings=(HOURS,), late_after_months=12)
    assert priced[0].price
    assert list(findings(replace(of(), lines=priced), terms, dt.date(2026, 11, 20))) == []
