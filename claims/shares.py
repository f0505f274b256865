"""A line's money divided over several cost bearers, in per cent, to the øre."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from claims.lines import Share
from claims.money import round_to_ore
from claims.price import Price

WHOLE = Decimal(100)


def divided(amount: Decimal, shares: Sequence[Share]) -> tuple[Decimal, ...]:
    """Kroner for each share, in whole øre, which add up to the amount.

    Each is what the shares up to it come to less what those before it do, so that none is a whole øre off.
    """
    up_to = [round_to_ore(amount * percent / WHOLE) for percent in accumulate(share.percent for share in shares)]
    return tuple(after - before for before, after in pairwise([Decimal("0.00"), *up_to]))


def by_share(price: Price, shares: Sequence[Share]) -> tuple[Decimal, ...]:
    """Kroner of the whole price for each share: each part divided by itself, as payroll books it."""
    parts = [divided(part.amount, shares) for part in price.parts]
    return tuple(sum(of_share, Decimal("0.00")) for of_share in zip(*parts, strict=True))
