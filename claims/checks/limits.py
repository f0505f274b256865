"""What the municipality's own tables leave open: ceilings over several claims, attendance without a price."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from claims import expenses
from claims.ceilings import Ceiling, Key, ceilings_of
from claims.checks.case import Case, each
from claims.claim import ClaimLine
from claims.lines import ExpenseLine, day_of, last_day_of


@each
def has_attendance_without_price(line: ClaimLine, case: Case) -> bool:
    """A part of a meeting that no row of fees.csv is about, and that is paid as the whole."""
    return isinstance(line.line, ExpenseLine) and expenses.attendance_has_no_price(line.line, case.terms)


def above_ceiling(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The first line of each day, month or year that is above a ceiling with what was sent on other claims."""
    told: set[Key] = set()
    for number, line in enumerate(case.claim.lines):
        day = day_of(line.line)
        if day is None or line.price is None:
            continue
        for ceiling in ceilings_of(case.terms.ceilings, case.terms.claimant, day):
            key = ceiling.key(day)
            if key not in told and _counted(ceiling, line, case) and (sent := _above(ceiling, day, case)):
                told.add(key)
                facts = {"limit": str(ceiling.limit), "unit": ceiling.unit, "per": ceiling.per, "sent": str(sent)}
                yield number, facts


def _above(ceiling: Ceiling, day: dt.date, case: Case) -> Decimal:
    """What was sent on other claims, when this claim comes above the ceiling with it; 0 otherwise.

    What one claim has above a ceiling is cut from it already: `claims.worth`.
    """
    key, history = ceiling.key(day), case.terms.history.lines
    sent = sum(
        (
            ceiling.counts(one.line, one.amount or Decimal(0), case.terms.catalogue)
            for one in history
            if one.is_sent and (its := day_of(one.line)) and ceiling.covers(its) and ceiling.key(its) == key
        ),
        Decimal(0),
    )
    here = [line for line in case.claim.lines if (its := day_of(line.line)) and ceiling.key(its) == key]
    limit = ceiling.limit * max(_times(ceiling, line, case) for line in here)
    claimed = min(limit, sum((_counted(ceiling, line, case) for line in here), Decimal(0)))
    return sent if sent + claimed > limit else Decimal(0)


def _counted(ceiling: Ceiling, line: ClaimLine, case: Case) -> Decimal:
    return ceiling.counts(line.line, line.price.amount, case.terms.catalogue) if line.price else Decimal(0)


def _times(ceiling: Ceiling, line: ClaimLine, case: Case) -> Decimal:
    """How often the limit is there for the line: for each of its days, or each meeting of its day."""
    first, last = day_of(line.line), last_day_of(line.line)
    assert first is not None  # it has a key
    if ceiling.per == "day":
        return Decimal(((last or first) - first).days + 1)
    if ceiling.per == "meeting":
        return max(Decimal(1), sum((_meetings(one.line, case) for one in case.by_day[first]), Decimal(0)))
    return Decimal(1)


def _meetings(line: object, case: Case) -> Decimal:
    if not isinstance(line, ExpenseLine) or line.type is None or line.date is None:
        return Decimal(0)
    kind = case.terms.catalogue.on(line.type, line.date)
    return line.quantity or Decimal(0) if kind is not None and kind.unit == "meeting" else Decimal(0)
