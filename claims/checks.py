"""What a careful colleague would notice on a claim; no finding stops the claim on its own."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta

from claims import per_diem
from claims.catalogue import Catalogue
from claims.lines import NOK, ExpenseLine, Line, MileageLine, PerDiemLine, day_of
from claims.questions import Question

Severity = Literal["asks", "warns"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A check's result on one line (from 0): `asks` wants an answer from the claimant, `warns` only tells."""

    line: int
    code: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Setting:
    """What checks may look at beside the line: the catalogue, today, the late limit, and whether files came along."""

    catalogue: Catalogue
    today: dt.date
    late_after_months: int
    has_receipt: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One row: the finding's code and severity, the rule's source, and the test that finds it."""

    code: str
    severity: Severity
    source: str
    finds: Callable[[Line, Setting], bool]


def findings(lines: list[Line], setting: Setting) -> Iterator[Finding]:
    """Every finding on the lines, in the order of lines and of the table."""
    for number, line in enumerate(lines):
        for check in CHECKS:
            if check.finds(line, setting):
                yield Finding(number, check.code, check.severity)


def open_points(questions: Iterable[Question], found: Iterable[Finding]) -> tuple[Question, ...]:
    """The reader's questions and what the checks ask for as questions of the same form, each field of a line once."""
    asked = (Question(line=one.line, field=_field(one), code="missing") for one in found if one.severity == "asks")
    first: dict[tuple[int | None, str], Question] = {}
    for point in (*questions, *asked):
        first.setdefault((point.line, point.field), point)
    return tuple(first.values())


def _field(finding: Finding) -> str:
    return {"needs_passenger_name": "passengers"}.get(finding.code, finding.code.removeprefix("needs_"))


def _needs_route(line: Line, _: Setting) -> bool:
    return isinstance(line, MileageLine) and len(line.route) < 2


def _needs_passenger_name(line: Line, _: Setting) -> bool:
    return isinstance(line, MileageLine) and any(not passenger.name for passenger in line.passengers)


def _needs_purpose(line: Line, setting: Setting) -> bool:
    """Travel and outlays need one; what is paid by the meeting, hour or døgn says by its type what it was for."""
    if isinstance(line, ExpenseLine):
        periods = setting.catalogue.periods(line.type) if line.type else ()
        return not line.purpose and any(row.unit == "amount" for row in periods)
    return not line.purpose


def _needs_lodging_name(line: Line, _: Setting) -> bool:
    return isinstance(line, PerDiemLine) and line.lodging in ("hotel", "boarding") and not line.lodging_name


def _too_short(line: Line, _: Setting) -> bool:
    if not isinstance(line, PerDiemLine) or line.start is None or line.end is None:
        return False
    return per_diem.elapsed(line.start, line.end) < per_diem.SIX


def _needs_receipt(line: Line, setting: Setting) -> bool:
    if not isinstance(line, ExpenseLine) or line.type is None or setting.has_receipt:
        return False
    periods = setting.catalogue.periods(line.type)
    return any(row.receipt == "required" for row in periods if line.date is None or row.covers(line.date))


def _needs_exchange_rate(line: Line, _: Setting) -> bool:
    return isinstance(line, ExpenseLine) and line.currency != NOK


def _late(line: Line, setting: Setting) -> bool:
    day = day_of(line)
    return day is not None and day < setting.today - relativedelta(months=setting.late_after_months)


def _future(line: Line, setting: Setting) -> bool:
    day = day_of(line)
    return day is not None and day > setting.today


CHECKS: tuple[Check, ...] = (
    Check("needs_route", "asks", "skattebetalingsforskriften § 5-6-12: route with start and end", _needs_route),
    Check(
        "needs_passenger_name",
        "asks",
        "skattebetalingsforskriften § 5-6-12: names of passengers",
        _needs_passenger_name,
    ),
    Check("needs_purpose", "asks", "skattebetalingsforskriften §§ 5-6-11, 5-6-12: purpose", _needs_purpose),
    Check(
        "needs_lodging_name",
        "asks",
        "skattebetalingsforskriften § 5-6-12 (3): the place's name",
        _needs_lodging_name,
    ),
    Check(
        "needs_receipt",
        "asks",
        "skattebetalingsforskriften § 5-6-11: receipt; types.csv, receipt",
        _needs_receipt,
    ),
    Check(
        "needs_exchange_rate",
        "asks",
        "facts/norwegian-rules.md §8.3: never converted silently",
        _needs_exchange_rate,
    ),
    Check("too_short", "warns", "særavtalen: food allowance from 6 hours", _too_short),
    Check("late", "warns", "the municipality's late_after_months", _late),
    Check("future", "warns", "claims are about the past", _future),
)
