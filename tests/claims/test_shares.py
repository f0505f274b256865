"""A line's money on several cost bearers: to the øre, and decided by those who may decide all of it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import codec, routing
from claims.claim import Claim, ClaimLine
from claims.lines import CostBearer, ExpenseLine, Share
from claims.people import Approver
from claims.price import Part, Price
from claims.shares import by_share, divided

DAY = dt.date(2024, 1, 8)
COUNCIL, CARE, YOUTH = (CostBearer(ansvar=code) for code in ("10000", "46500", "10500"))

amounts = st.decimals(0, 1_000_000, places=2)


@st.composite
def splits(draw: st.DrawFn) -> tuple[Share, ...]:
    cuts = sorted(draw(st.sets(st.integers(1, 9_999), min_size=1, max_size=5)))
    edges = [0, *cuts, 10_000]
    parts = [Decimal(after - before) / 100 for before, after in pairwise(edges)]
    return tuple(Share(percent=part, cost_bearer=CostBearer(ansvar=str(at))) for at, part in enumerate(parts))


def share(percent: str, bearer: CostBearer) -> Share:
    return Share(percent=Decimal(percent), cost_bearer=bearer)


def split_line(*shares: Share) -> ExpenseLine:
    return replace(ExpenseLine(type="ferry", date=DAY, quantity=Decimal(1)), split=shares)


@given(amounts, splits())
def test_shares_add_up_to_the_sum_and_none_is_a_whole_ore_off(amount: Decimal, split: tuple[Share, ...]) -> None:
    parts = divided(amount, split)
    assert sum(parts) == amount
    for part, one in zip(parts, split, strict=True):
        assert part >= 0
        assert part == part.quantize(Decimal("0.01"))
        assert abs(part - amount * one.percent / 100) < Decimal("0.011")


def test_the_whole_is_one_share() -> None:
    assert divided(Decimal("142.00"), [share("100", COUNCIL)]) == (Decimal("142.00"),)


def test_a_third_each_loses_no_ore() -> None:
    thirds = [share("33.33", COUNCIL), share("33.33", CARE), share("33.34", YOUTH)]
    assert divided(Decimal("100.00"), thirds) == (Decimal("33.33"), Decimal("33.33"), Decimal("33.34"))
    assert divided(Decimal("0.01"), thirds) == (Decimal("0.00"), Decimal("0.01"), Decimal("0.00"))


def test_a_share_of_the_whole_is_that_of_its_parts_as_they_are_booked() -> None:
    kroner = (Decimal("100.01"), Decimal("50.01"))
    parts = [
        Part(kind="expense", quantity=Decimal(1), rate=one, amount=one, taxable=True, source="types.csv")
        for one in kroner
    ]
    halves = [share("50", COUNCIL), share("50", CARE)]
    booked = [divided(part.amount, halves) for part in parts]
    assert by_share(Price(parts=tuple(parts)), halves) == tuple(sum(of_one) for of_one in zip(*booked, strict=True))


@pytest.mark.parametrize(
    "shares",
    [
        [share("100", COUNCIL)],
        [share("60", COUNCIL), share("41", CARE)],
        [share("60", COUNCIL), share("40", COUNCIL)],
        [share("120", COUNCIL), share("-20", CARE)],
        [share("100", COUNCIL), share("0", CARE)],
    ],
)
def test_what_is_no_split_does_not_fit(shares: list[Share]) -> None:
    values = codec.to_json(split_line(*shares))
    with pytest.raises(ValueError, match="split"):
        codec.from_json(values)


def test_a_split_line_is_kept_as_it_was_said() -> None:
    line = split_line(share("62.5", COUNCIL), share("37.5", CARE))
    assert codec.from_json(codec.to_json(line)) == line
    assert codec.with_field(line, "split", []) == split_line()


def test_whoever_decides_a_split_line_may_decide_every_part_of_it() -> None:
    line = ClaimLine(line=split_line(share("60", COUNCIL), share("40", CARE)))
    claim = Claim(number="2024-00001", claimant="1", channel="slack", title="", state="submitted", lines=(line,))
    assert claim.ansvar == {"10000", "46500"}
    half = Approver(person="2", step="attest", ansvar="10*")
    both = (Approver(person="3", step="attest", ansvar="10*"), Approver(person="3", step="attest", ansvar="46500"))
    assert routing.candidates(claim, (half, *both), DAY) == ["3"]
    assert routing.dead_end(claim, (half,), DAY) == "attest"


def test_a_line_that_is_not_split_is_booked_whole_in_one_place() -> None:
    line = ClaimLine(line=replace(split_line(), cost_bearer=CARE))
    claim = Claim(number="2024-00001", claimant="1", channel="slack", title="", lines=(line,), cost_bearer=COUNCIL)
    assert claim.shares_of(line) == (share("100", CARE),)
