"""What the municipality's own tables leave open: ceilings over several claims, attendance without a price."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from claims import unit_prices
from claims.ceilings import Ceiling, Days, Use, ceilings_about, meetings_on
from claims.checks.case import Case, each
from claims.claim import ClaimLine
from claims.errors import NoRate
from claims.lines import ExpenseLine, Line, day_of

ZERO = Decimal(0)


@dataclass(slots=True)
class _Used:
    """What has been used of one ceiling: on this claim, by line, and on the claims that were sent."""

    sent: list[Use]
    own: list[Use] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def first(self, days: Days) -> int:
        """The first line of this claim on any of the days."""
        return next(n for n, use in zip(self.numbers, self.own, strict=True) if use.meets(days))


@each
def has_attendance_without_price(line: ClaimLine, case: Case) -> bool:
    """A part of a meeting that no row of fees.csv is about, and that is paid as the whole."""
    return isinstance(line.line, ExpenseLine) and unit_prices.attendance_has_no_price(line.line, case.terms)


def above_ceiling(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The first line of the day, month or year in which the claim is above a ceiling with what was sent on others.

    What one claim has above a ceiling is cut from it already: `claims.worth`.
    """
    used: dict[Ceiling, _Used] = {}
    told: defaultdict[Ceiling, set[int]] = defaultdict(set)
    for number, line in enumerate(case.claim.lines):
        for ceiling in _about(line, case):
            its = used.setdefault(ceiling, _Used(_sent(ceiling, case)))
            days = ceiling.days(line.line)
            meetings = meetings_on(days[0], (one.line for one in case.by_day.get(days[0], ())), case.terms.catalogue)
            claimed = min(_counted(ceiling, line, case), ceiling.left(days, its.own, meetings))
            is_above = claimed > ceiling.left(days, (*its.sent, *its.own), meetings)
            its.own.append(Use(days, claimed))
            its.numbers.append(number)
            if is_above and (first := its.first(days)) not in told[ceiling]:
                told[ceiling].add(first)
                sent = sum((use.counted for use in its.sent if use.meets(days)), ZERO)
                yield first, {"limit": str(ceiling.limit), "unit": ceiling.unit, "per": ceiling.per, "sent": str(sent)}


def _about(line: ClaimLine, case: Case) -> list[Ceiling]:
    if line.price is None:
        return []
    try:
        return ceilings_about(
            case.terms.ceilings, case.terms.claimant, line.line, line.price.amount, case.terms.catalogue
        )
    except NoRate:
        return []


def _counted(ceiling: Ceiling, line: ClaimLine, case: Case) -> Decimal:
    return ceiling.counts(line.line, line.price.amount, case.terms.catalogue) if line.price else ZERO


def _sent(ceiling: Ceiling, case: Case) -> list[Use]:
    """What the claims that were sent have used."""
    lines = ((one.line, one.amount or ZERO) for one in case.terms.history.lines if one.is_sent)
    counted = ((line, ceiling.counts(line, amount, case.terms.catalogue)) for line, amount in lines)
    return [Use(ceiling.days(line), count) for line, count in counted if count and _is_under(ceiling, line)]


def _is_under(ceiling: Ceiling, line: Line) -> bool:
    day = day_of(line)
    return day is not None and ceiling.covers(day)
