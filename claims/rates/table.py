"""A table of rates from its YAML text: every row dated, sourced, and following upon the one before it."""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import yaml

from claims.bounds import is_beyond
from claims.validity import Valid

Confidence = Literal["A", "B", "C", "own"]
CONFIDENCES: dict[str, Confidence] = {"A": "A", "B": "B", "C": "C", "own": "own"}
_KEYS = {"from", "to", "value", "none", "source", "confidence"}
_DECIMALS = 4
_DAY = dt.timedelta(days=1)
SHARES = ("per_diem.meal.", "abroad.share.")
"""Names whose values are shares of a rate, and no kroner."""


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


class Fault(NamedTuple):
    """What is wrong with a table, in words that name the row, and what to do about it."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}; {self.remedy}"


class _Loader(yaml.SafeLoader):
    """Refuses a name that stands twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; an error for a name that is there already."""
        names = [key.value for key, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"{twice} stands twice")
        return super().construct_mapping(node, deep=deep)


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    """The day; its text where no calendar has it, so that its row is told."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


def read(text: str, kind: str) -> tuple[list[Rate], list[Fault]]:
    """The rows of one kind's table, and what is wrong with it.

    A row is `{from, to, value, source, confidence}`; `to` may be left out, and `none: reason` stands where a value
    is known not to exist, so that only a gap nobody explains is a fault.
    """
    try:
        table = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return [], [Fault(f"the file is not YAML ({_where(error)})", "look at the line, and at the one before it")]
    if not isinstance(table, dict):
        return [], [Fault("the file holds no names", "write a name, and under it its dated rows")]
    rates: list[Rate] = []
    faults: list[Fault] = []
    for name, rows in table.items():
        if not isinstance(rows, list):
            faults.append(Fault(f"{kind}.{name} has no list of dated rows", "begin each row with a hyphen"))
            continue
        found = [_row(f"{kind}.{name}", row) for row in rows]
        good = [row for row in found if isinstance(row, Rate)]
        faults += [fault for fault in found if isinstance(fault, Fault)]
        faults += _between(good)
        rates += good
    return rates, faults


def _where(error: Exception) -> str:
    """What the reader of YAML did not like, and in which line."""
    what = getattr(error, "problem", None) or str(error) or type(error).__name__
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}: {what}" if mark else what.splitlines()[0]


def _row(name: str, row: object) -> Rate | Fault:
    """The rate of one row, or what is wrong with it."""
    if not isinstance(row, dict) or type(row.get("from")) is not dt.date:
        return Fault(f"{name}: a row has no first day", "write one that the calendar has, as `from: 2026-01-01`")
    place = f"{name} from {row['from']}"
    if extra := set(map(str, row)) - _KEYS:
        return Fault(f"{place}: {', '.join(sorted(extra))} is not known", f"a row has {', '.join(sorted(_KEYS))}")
    end = row.get("to")
    if end is not None and (type(end) is not dt.date or end < row["from"]):
        return Fault(f"{place}: `to` is no day on or after `from`", "write the last day, or leave it out")
    none = row.get("none")
    source, confidence = none or row.get("source"), CONFIDENCES.get(str(row.get("confidence", "own")))
    if not isinstance(source, str) or not source.strip():
        return Fault(f"{place}: `source` is missing", "say where the value stands")
    if confidence is None:
        return Fault(f"{place}: confidence is unknown", f"use one of {', '.join(CONFIDENCES)}, or leave it out")
    value = Decimal(0) if none else _number(row.get("value"))
    if value is None:
        return Fault(f"{place}: `value` is no number from 0 up", 'write it with a point in quotation marks, as "5.30"')
    if name.startswith(SHARES) and value > 1:
        return Fault(f"{place}: {value} is no share", 'write a share of the rate, as "0.50" for half of it')
    return Rate(
        name=name,
        value=value,
        valid_from=row["from"],
        valid_to=end,
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
    if number is None or is_beyond(number):
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -_DECIMALS else None


def _between(rows: Sequence[Rate]) -> Iterator[Fault]:
    for earlier, later in pairwise(rows):
        assert later.valid_from is not None
        place = f"{later.name} from {later.valid_from}"
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            yield Fault(f"{place} overlaps the row before it", "let that one end the day before, or leave one out")
        elif earlier.valid_to + _DAY != later.valid_from:
            remedy = "add the days between, or `none` with the reason"
            yield Fault(f"{place} does not follow upon {earlier.valid_to}", remedy)
