"""Lines survive JSON, and nonsense does not become a line."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from claims import codec
from claims.lines import ExpenseLine, Line, Meals, MileageLine, PerDiemLine
from tests.claims.strategies import lines


@given(lines)
def test_a_line_comes_back_from_json_as_it_was(line: Line) -> None:
    assert codec.from_json(json.loads(json.dumps(codec.to_json(line)))) == line


def test_decimals_are_strings_with_a_point_and_dates_iso() -> None:
    line = MileageLine(date=dt.date(2023, 10, 12), distance_km=Decimal("42.5"))
    values = codec.to_json(line)
    assert next(iter(values)) == "kind"
    assert (values["kind"], values["date"], values["distance_km"]) == ("mileage", "2023-10-12", "42.5")


@pytest.mark.parametrize(
    ("line", "field", "value", "expected"),
    [
        (ExpenseLine(), "date", "2024-02-29", dt.date(2024, 2, 29)),
        (ExpenseLine(), "quantity", "1.75", Decimal("1.75")),
        (ExpenseLine(amount=Decimal(5)), "amount", None, None),
        (MileageLine(), "vehicle", "boat", "boat"),
        (MileageLine(), "route", ["Haugen", "rådhuset"], ("Haugen", "rådhuset")),
        (PerDiemLine(), "start", "2026-11-05T07:00", dt.datetime.fromisoformat("2026-11-05T07:00")),
        (PerDiemLine(), "meals", {"breakfast": 1}, Meals(breakfast=1)),
    ],
)
def test_one_field_is_set_and_the_others_stay(line: Line, field: str, value: object, expected: object) -> None:
    changed = codec.with_field(line, field, value)
    assert getattr(changed, field) == expected
    assert {**codec.to_json(changed), field: 0} == {**codec.to_json(line), field: 0}


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        (ExpenseLine(), "date", "2026-02-30"),
        (ExpenseLine(), "date", "i går"),
        (ExpenseLine(), "start_time", "25:00"),
        (ExpenseLine(), "quantity", "NaN"),
        (ExpenseLine(), "quantity", "Infinity"),
        (ExpenseLine(), "quantity", "mange"),
        (ExpenseLine(), "amount", []),
        (ExpenseLine(), "currency", None),
        (ExpenseLine(), "cost_bearer", "10000"),
        (MileageLine(), "vehicle", "tank"),
        (MileageLine(), "route", "Haugen"),
        (MileageLine(), "passengers", ["Ola"]),
        (MileageLine(), "trailer_km", None),
        (PerDiemLine(), "lodging", "tent"),
        (PerDiemLine(), "start", "2026-11-05T07:00Z"),
        (PerDiemLine(), "start", "2026-11-05T07:00+05:00"),
        (PerDiemLine(), "meals", {"breakfast": "all"}),
    ],
)
def test_a_value_that_does_not_fit_is_refused(line: Line, field: str, value: object) -> None:
    with pytest.raises(ValueError):
        codec.with_field(line, field, value)


@pytest.mark.parametrize("field", ["kind", "distance_km", "__class__", ""])
def test_a_field_that_the_line_does_not_have_is_refused(field: str) -> None:
    with pytest.raises(KeyError):
        codec.with_field(ExpenseLine(), field, "1")


@pytest.mark.parametrize("values", [{}, {"kind": None}, {"kind": "gift"}, {"date": "2026-01-01"}])
def test_json_of_no_kind_is_no_line(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="kind"):
        codec.from_json(values)
