"""How far a month's work has come, said each time something is added to it."""

from collections import defaultdict
from decimal import Decimal

from bot.presentation.line import type_of
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import ExpenseLine, day_of, last_day_of


def so_far(claim: Claim, words: Words, catalogue: Catalogue) -> str | None:
    """`Januar 2024 så langt: 8 timer og 2 døgn, 1 340,00 kr`; None for what is no month's hours or døgn."""
    counts: dict[str, Decimal] = defaultdict(Decimal)
    for line in claim.lines:
        kind = type_of(line.line, catalogue)
        if not isinstance(line.line, ExpenseLine) or kind is None or kind.unit not in ("hour", "day"):
            return None
        counts[kind.unit] += line.line.quantity or 0
    days = [day for line in claim.lines for day in (day_of(line.line), last_day_of(line.line))]
    known = [day for day in days if day]
    if len(known) < len(days) or len({(day.year, day.month) for day in known}) != 1:
        return None
    done = words.join(words.n(f"unit.{unit}", count) for unit, count in counts.items())
    return words.t("change.so_far", month=words.month(known[0]), done=done, amount=words.kroner(claim.total))
