"""A table of rates from its YAML text: every row dated, sourced, and following upon the one before it."""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, Literal

import yaml

from claims.validity import Valid

Confidence = Literal["A", "B", "C", "own"]
CONFIDENCES: dict[str, Confidence] = {"A": "A", "B": "B", "C": "C", "own": "own"}
_KEYS = {"from", "to", "value", "none", "source", "confidence"}
_BEYOND, _DECIMALS = 10_000_000, 4
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Valid):
    """One value in its period; both ends are inclusive, None is open.

    `absent`: there is known to be no such rate, and `source` says why. `confidence` is that of the source: A official,
    B professional secondary, C one third-party text, own the municipality's decision.
    """

    name: str
    value: Decimal
    source: str
    confidence: Confidence
    absent: bool = False

    @property
    def field(self) -> str | None:
        """The field of a line that has to change where there is no rate: the vehicle, else that of the day."""
        return "vehicle" if self.name.startswith(("mileage.paid.", "mileage.tax_free.")) else None


class _Once(yaml.SafeLoader):
    """Refuses a name that stands twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; an error for a name that is there already."""
        names = [key.value for key, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"{twice} stands twice")
        return super().construct_mapping(node, deep=deep)


def read(text: str, kind: str) -> tuple[list[Rate], list[str]]:
    """The rows of one kind's table, and what is wrong with it in words that name the row.

    A row is `{from, to, value, source, confidence}`; `to` may be left out, and `none: reason` stands where a value
    is known not to exist, so that only a gap nobody explains is a fault.
    """
    try:
        table = yaml.load(text, Loader=_Once)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return [], [f"the file is not YAML ({str(error).splitlines()[0] if str(error) else type(error).__name__})"]
    if not isinstance(table, dict) or not all(isinstance(rows, list) for rows in table.values()):
        return [], ["the file must hold names, each with a list of dated rows"]
    rates: list[Rate] = []
    faults: list[str] = []
    for name, rows in table.items():
        found = [_row(f"{kind}.{name}", row) for row in rows]
        good = [row for row in found if isinstance(row, Rate)]
        faults += [fault for fault in found if isinstance(fault, str)]
        faults += _between(good)
        rates += good
    return rates, faults


def _row(name: str, row: object) -> Rate | str:
    """The rate of one row, or what is wrong with it."""
    if not isinstance(row, dict) or type(row.get("from")) is not dt.date:
        return f"{name}: a row needs a day as `from: 2026-01-01`"
    place = f"{name} from {row['from']}"
    if extra := set(map(str, row)) - _KEYS:
        return f"{place}: {', '.join(sorted(extra))} is not known; a row has {', '.join(sorted(_KEYS))}"
    end = row.get("to")
    if end is not None and (type(end) is not dt.date or end < row["from"]):
        return f"{place}: `to` must be a day on or after `from`"
    none = row.get("none")
    source, confidence = none or row.get("source"), CONFIDENCES.get(str(row.get("confidence", "own")))
    if not isinstance(source, str) or not source.strip():
        return f"{place}: `source` is missing; say where the value stands"
    if confidence is None:
        return f"{place}: confidence must be one of {', '.join(CONFIDENCES)}"
    value = Decimal(0) if none else _number(row.get("value"))
    if value is None:
        return f'{place}: `value` must be a number in quotation marks, as "5.30"'
    return Rate(
        name=name,
        valid_from=row["from"],
        valid_to=end,
        value=value,
        source=source,
        confidence=confidence,
        absent=bool(none),
    )


def _number(value: object) -> Decimal | None:
    """The value written as text; a bare number has been through binary fractions and is refused."""
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or not 0 <= number < _BEYOND:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -_DECIMALS else None


def _between(rows: Sequence[Rate]) -> Iterator[str]:
    for earlier, later in pairwise(rows):
        assert later.valid_from is not None
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            yield f"{later.name} from {later.valid_from} overlaps the row before it; let that one end the day before"
        elif earlier.valid_to + _DAY != later.valid_from:
            remedy = "add the days between, or `none` with the reason"
            yield f"{later.name} from {later.valid_from} does not follow upon {earlier.valid_to}; {remedy}"
