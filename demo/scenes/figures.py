"""Figures of a claim against what they must be; each difference is named."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from claims.claim import Claim, State
from claims.clock import OSLO
from demo.stage import Stage, expect


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    """A moment in Norway."""
    return datetime(year, month, day, hour, tzinfo=OSLO)


def expect_sums(claim: Claim, *, lines: Sequence[str], total: str, taxable: str, tax_free: str) -> None:
    """Nothing, when the claim holds exactly these kroner."""
    name = f"claim {claim.number}"
    amounts = [line.price and line.price.amount for line in claim.lines]
    expect(f"{name}: lines", [Decimal(amount) for amount in lines], amounts)
    expect(f"{name}: total", Decimal(total), claim.total)
    expect(f"{name}: taxable", Decimal(taxable), claim.taxable)
    expect(f"{name}: tax-free", Decimal(tax_free), claim.tax_free)


def expect_state(stage: Stage, name: str, state: State) -> None:
    """Nothing, when the claim that the person touched last is in that state once the bot is done."""
    stage.settle()
    claim = stage.claim_of(name)
    expect(f"claim {claim.number}: state", state, claim.state)
