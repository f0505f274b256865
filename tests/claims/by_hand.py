"""What a person with a pencil does: each step of a price is reckoned again, and the sums are held against the parts."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from claims.money import rounded
from claims.price import Price, Reckoned

ORE, KRONE = Decimal("0.01"), Decimal(1)
PRODUCTS = {
    "expense",
    "stated",
    "distance",
    "passenger",
    "trailer",
    "forest_road",
    "equipment",
    "night_allowance",
    "exchanged",
}
AS_IT_STANDS = {"by_hours", "day_6_12", "day_over_12", "night", "abroad", "compensation", "undocumented"}
SPLIT = {"distance", "tax_free", "taxable", *AS_IT_STANDS}


def check(price: Price) -> None:
    """Nothing when every step is right, and the steps together are what is paid and what of it is taxed."""
    paid, taxed = Decimal(0), Decimal(0)
    for first, *more in _sums(price.steps):
        if first.kind == "ceiling":
            assert first.quantity is not None
            assert first.quantity > 0
            assert first.amount == paid - first.quantity
            paid = first.amount
            taxed = more[0].amount if more else taxed
        else:
            kroner, of_them = _sum([first, *more])
            paid, taxed = paid + kroner, taxed + of_them
    assert paid == price.amount
    if price.parts and {step.kind for step in price.steps} <= SPLIT:
        assert taxed == (price.taxable if price.tax_free or taxed else 0)


def _sums(steps: Sequence[Reckoned]) -> Iterator[Sequence[Reckoned]]:
    starts = [number for number, step in enumerate(steps) if step.begins]
    assert not steps or starts[0] == 0
    for start, end in pairwise([*starts, len(steps)]):
        yield steps[start:end]


def _sum(steps: list[Reckoned]) -> tuple[Decimal, Decimal]:
    """Kroner paid by one sentence, and how many of them it says are taxed."""
    first, *more = steps
    paid, free, taxed, rate = _begins(first), None, Decimal(0), first.rate
    for step in more:
        if step.kind == "percent_of":
            assert step.rate is not None
            assert step.quantity is not None
            assert rate == step.amount
            each = step.rate * step.quantity / (100 * (step.over or 1))
            assert step.amount == rounded(each, step.rounding or "ore")
            rate = step.rate
        elif step.kind in ("share", "meals"):
            paid = _less(step, paid)
        elif step.kind in ("tax_free", "tax_free_meals"):
            free = _free(step, paid)
        elif step.kind == "taxable":
            assert free is None or step.amount == paid - free
            taxed = step.amount
        else:
            assert step.kind in ("window", "fixed_place", "ceiling")
    return paid, taxed


def _begins(step: Reckoned) -> Decimal:
    if step.kind in PRODUCTS:
        assert step.quantity is not None
        assert step.rate is not None
        assert step.amount == _ore(step.quantity * step.rate / (step.over or 1))
    elif step.kind in ("day_6_12", "day_over_12", "night", "abroad"):
        assert step.amount == step.rate
    else:
        assert step.kind in AS_IT_STANDS
    return step.amount


def _less(step: Reckoned, paid: Decimal) -> Decimal:
    """A share of what was reckoned so far, or meals taken off it."""
    assert step.quantity is not None
    left = paid * step.quantity if step.kind == "share" else paid - (step.rate or Decimal(0)) * step.quantity
    assert step.amount == _ore(max(Decimal(0), left))
    return step.amount


def _free(step: Reckoned, paid: Decimal) -> Decimal:
    if step.rate is None:
        return step.amount
    limit = step.rate * (1 if step.quantity is None else step.quantity)
    limit = limit.quantize(KRONE, ROUND_HALF_UP) if step.kind == "tax_free_meals" else _ore(limit)
    assert step.amount == min(paid, limit)
    return step.amount


def _ore(kroner: Decimal) -> Decimal:
    return kroner.quantize(ORE, ROUND_HALF_UP)
