"""Figures of a claim against what they must be; each difference is named.

The figures of the scenes are reckoned by hand from the rows of 2026 in examples/lauvdal/types.csv (fees, care) and in
claims/rates/mileage.yaml (5.30 kr a kilometre, 3.50 of them tax-free, and 1.00 for a passenger).
"""

from collections.abc import Sequence
from decimal import Decimal

from bot.words import Words
from claims.claim import Claim, State
from demo.stage import Stage, expect


def kroner(amount: str) -> str:
    """The amount as people are shown it."""
    return Words("nb").kroner(Decimal(amount)).replace("\N{NO-BREAK SPACE}", " ")


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
