"""What a claim says about itself: sums, days and where its money is booked."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from claims.claim import Claim, ClaimLine, Comment
from claims.lines import CostBearer, ExpenseLine, MileageLine, PerDiemLine
from tests.claims import strategies
from tests.claims.given import NOON, claim, fee


def test_the_sums_are_those_of_the_priced_lines() -> None:
    both = claim(fee(), MileageLine(date=dt.date(2026, 11, 19), distance_km=Decimal(42)), MileageLine())
    assert (str(both.total), str(both.taxable), str(both.tax_free)) == ("1872.60", "1725.60", "147.00")


def test_what_each_type_comes_to_is_that_of_its_priced_lines() -> None:
    drive = MileageLine(date=dt.date(2026, 11, 19), distance_km=Decimal(42))
    several = claim(fee(), fee(), drive, MileageLine(), ExpenseLine())
    assert several.amounts == {"fee-council": Decimal("3300.00"), "mileage": Decimal("222.60"), "": Decimal(0)}


def test_a_new_claim_has_been_sent_in_no_round_and_is_nobody_s_version() -> None:
    assert (claim().round, claim().version, claim().state) == (0, 0, "draft")


@given(strategies.claims)
def test_taxable_and_tax_free_are_the_whole(any_claim: Claim) -> None:
    assert any_claim.taxable + any_claim.tax_free == any_claim.total


def test_the_period_reaches_from_the_first_day_to_the_last_return() -> None:
    month = ExpenseLine(date=dt.date(2026, 11, 1), end_date=dt.date(2026, 11, 4))
    trip = PerDiemLine(
        start=dt.datetime.fromisoformat("2026-11-03T07:00"), end=dt.datetime.fromisoformat("2026-11-06T17:00")
    )
    assert claim(month).period == (dt.date(2026, 11, 1), dt.date(2026, 11, 4))
    assert claim(trip).period == (dt.date(2026, 11, 3), dt.date(2026, 11, 6))
    assert claim(month, trip, MileageLine()).period == (dt.date(2026, 11, 1), dt.date(2026, 11, 6))


def test_a_claim_without_dates_has_no_period() -> None:
    assert claim(MileageLine(), PerDiemLine()).period is None


def test_a_line_is_booked_as_said_or_as_its_type_or_as_the_claim() -> None:
    type_s = CostBearer(ansvar="30000")
    own = ClaimLine(line=fee("20000"), cost_bearer=type_s)
    plain = ClaimLine(line=MileageLine())
    both = claim(cost_bearer=CostBearer(ansvar="10000"), lines=(own, plain))
    assert both.ansvar == {"10000", "20000"}
    assert both.bearer_of(ClaimLine(line=MileageLine(), cost_bearer=type_s)) == type_s
    assert both.bearer_of(plain).ansvar == "10000"


def test_a_claim_is_handed_on_until_it_comes_back_or_is_sent_again() -> None:
    def said(person: str, to: str = "", round: int = 1) -> Comment:
        return Comment(person=person, at=NOON, round=round, to=to)

    handed = replace(claim(fee()), round=1, comments=(said("anne", "per"), said("anne"), said("kari")))
    assert [handed.handed_on_to(person) for person in ("anne", "per", "kari")] == ["per", "", ""]
    back = replace(handed, comments=(*handed.comments, said("per", "anne")))
    assert [back.handed_on_to(person) for person in ("anne", "per")] == ["", "anne"]
    assert replace(handed, round=2).handed_on_to("anne") == ""
