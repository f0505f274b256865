"""How near a reading comes to a careful human's: per message, line, field and question."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.catalogue import Catalogue

Fields = Mapping[str, Any]

_MEASURED = {
    "expense": ("type", "date", "end_date", "start_time", "end_time", "quantity", "amount", "currency"),
    "mileage": (
        *("date", "end_date", "distance_km", "vehicle", "route", "passengers"),
        *("trailer_km", "forest_road_km"),
    ),
    "per_diem": ("start", "end", "meals", "lodging"),
}
_IF_EXPECTED = ("unit_price", "lodging_name")
_DEFAULTS = {"quantity": "1", "currency": "NOK", "vehicle": "car"}
_SECONDS = re.compile(r"(?<=\d\d:\d\d):00$")
_KEY = 3
"""The words of a question that always count: line, field, code; its choices count where the corpus names them."""


@dataclass(slots=True, kw_only=True)
class Verdict:
    """One message's reading against the expected one; `faults` say what differs, in words.

    A line is silently wrong when a value differs, or a line is missing or too many, and nothing is asked about it.
    """

    lines: int = 0
    lines_right: int = 0
    fields: int = 0
    fields_right: int = 0
    missed: int = 0
    needless: int = 0
    silent: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """True when nothing differs."""
        return not self.faults


def judge(expected: Mapping[str, Any], got: Mapping[str, Any], catalogue: Catalogue) -> Verdict:
    """What differs between two outcomes as `tests.corpus.cases.outcome` gives them."""
    verdict = Verdict()
    if expected["intent"] != got["intent"]:
        verdict.faults.append(f"intent {got['intent']}, not {expected['intent']}")
    wanted, found = ([_canonical(line, catalogue) for line in side["lines"]] for side in (expected, got))
    pairs = _align(wanted, found)
    places = {right: left for left, right in pairs.items()}
    asked = {_placed(question, places) for question in got["questions"]}
    _judge_lines(verdict, wanted, found, pairs, {" ".join(question.split(" ")[:2]) for question in asked})
    if len(found) > len(pairs):
        _judge_extra(verdict, found, set(places), asked)
    if len(wanted) > len(pairs):
        missing = [number for number in range(len(wanted)) if number not in pairs]
        verdict.faults += [f"line {number} not read" for number in missing]
        verdict.silent += 0 if got["intent"] == "question" else len(missing)
    _judge_questions(verdict, expected["questions"], asked)
    if expected["edits"] and expected["edits"] != got["edits"]:
        verdict.faults.append(f"edits {got['edits']}, not {expected['edits']}")
    return verdict


def _judge_lines(
    verdict: Verdict, wanted: Sequence[Fields], found: Sequence[Fields], pairs: Mapping[int, int], asked: set[str]
) -> None:
    verdict.lines += len(wanted)
    for number, line in enumerate(wanted):
        verdict.fields += len(line)
        if number not in pairs:
            continue
        other = found[pairs[number]]
        wrong = list(_differences(line, other))
        verdict.fields_right += len(line) - sum(name in line for name in wrong)
        verdict.lines_right += not wrong
        verdict.silent += any(f"{number} {name}" not in asked for name in wrong)
        verdict.faults += [f"line {number} {name}: {other.get(name)}, not {line.get(name)}" for name in wrong]


def _judge_extra(verdict: Verdict, found: Sequence[Fields], placed: set[int], asked: set[str]) -> None:
    for number, line in enumerate(found):
        if number not in placed:
            verdict.faults.append(f"line too many: {dict(line)}")
            verdict.silent += not any(question.startswith(f"+{number} ") for question in asked)


def _judge_questions(verdict: Verdict, expected: Sequence[str], asked: set[str]) -> None:
    """Questions are the same when line, field and code are, and the choices where the corpus names them."""
    open_fields = {" ".join(question.split(" ")[:2]) for question in expected}
    asked_fields = {" ".join(question.split(" ")[:2]) for question in asked}
    verdict.missed += len(open_fields - asked_fields)
    verdict.needless += len(asked_fields - open_fields)
    verdict.faults += [f"not asked: {name}" for name in sorted(open_fields - asked_fields)]
    verdict.faults += [f"asked needlessly: {name}" for name in sorted(asked_fields - open_fields)]
    for question in expected:
        length = max(_KEY, len(question.split(" ")))
        same = [other for other in asked if other.split(" ")[:2] == question.split(" ")[:2]]
        if same and not any(other.split(" ")[:length] == question.split(" ") for other in same):
            verdict.faults.append(f"asked {same[0]}, not {question}")


def _placed(question: str, places: Mapping[int, int]) -> str:
    """The question with the number of the expected line; `+3` is a line that nobody expects."""
    line, rest = question.split(" ", 1)
    return question if line == "null" else f"{places.get(int(line), '+' + line)} {rest}"


def _align(wanted: Sequence[Fields], found: Sequence[Fields]) -> dict[int, int]:
    """Each expected line with the line read that differs least, of the same kind; equal ones first, in order."""
    distances = [
        (len(list(_differences(line, other))), abs(left - right), left, right)
        for left, line in enumerate(wanted)
        for right, other in enumerate(found)
        if line["kind"] == other["kind"]
    ]
    pairs: dict[int, int] = {}
    for _, _, left, right in sorted(distances):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def _differences(line: Fields, other: Fields) -> Iterator[str]:
    """The names of the fields that differ; a whole month may or may not carry its last day."""
    for name in (*_MEASURED[line["kind"]], *(name for name in _IF_EXPECTED if name in line)):
        if line.get(name) == other.get(name):
            continue
        if name == "end_date" and _is_same_month(line, other):
            continue
        yield name


def _is_same_month(line: Fields, other: Fields) -> bool:
    """True when both are of the same whole month, and only one says its last day."""
    ends = {line.get("end_date"), other.get("end_date")} - {None}
    first = dt.date.fromisoformat(line.get("date") or other.get("date") or "0001-01-02")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return line.get("date") == other.get("date") and first.day == 1 and ends == {last.isoformat()}


def _canonical(line: Fields, catalogue: Catalogue) -> dict[str, Any]:
    """The line's measured fields with one spelling for equal values, without those that hold their default."""
    kind = line["kind"]
    names = [name for name in (*_MEASURED[kind], *_IF_EXPECTED) if name in line]
    values = {name: _value(line[name]) for name in names}
    values = {name: value for name, value in values.items() if value not in (_DEFAULTS.get(name), "0", [], None)}
    if kind == "mileage" and "passengers" in line:
        whole = values.get("distance_km")
        values["passengers"] = sorted(_passenger(one, whole) for one in line["passengers"])
    if kind == "expense" and _priced(line.get("type"), catalogue):
        values.pop("amount", None)
    return {"kind": kind, **values}


def _passenger(one: Fields, whole: str | None) -> tuple[str, str]:
    own = one.get("distance_km", "null")
    return one.get("name", "null").lower(), str(whole if own == "null" else _value(own))


def _priced(code: str | None, catalogue: Catalogue) -> bool:
    """True for types with a configured price: their amount follows from the rest."""
    return code is not None and catalogue.latest(code).unit != "amount"


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(part) for part in value]
    if not isinstance(value, str):
        return {name: _value(part) for name, part in value.items()} if isinstance(value, dict) else value
    try:
        number = f"{Decimal(value):f}"
    except InvalidOperation:
        return _SECONDS.sub("", value.lower())
    return number.rstrip("0").rstrip(".") if "." in number else number
