"""Lines to and from plain JSON values: decimals as strings with a point, dates in ISO form."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from claims.lines import KINDS, Line, kind_of

_ADAPTERS: dict[str, TypeAdapter[Line]] = {kind: TypeAdapter(cls) for kind, cls in KINDS.items()}


def to_json(line: Line) -> dict[str, Any]:
    """The line as JSON values with its `kind` first."""
    kind = kind_of(line)
    values: dict[str, Any] = _ADAPTERS[kind].dump_python(line, mode="json")
    return {"kind": kind, **values}


def from_json(values: dict[str, Any]) -> Line:
    """The line that `to_json` gave; ValueError when a value does not fit its field."""
    fields = {name: value for name, value in values.items() if name != "kind"}
    kind = values.get("kind")
    if kind not in KINDS:
        raise ValueError("not a line of any kind")
    try:
        return _ADAPTERS[kind].validate_python(fields)
    except ValidationError as error:
        raise ValueError(f"not a {kind} line: {error.errors()[0]['loc']}") from error


def with_field(line: Line, name: str, value: object) -> Line:
    """The line with one field set from its JSON value; ValueError when it does not fit, KeyError for no such field."""
    values = to_json(line)
    if name not in values or name == "kind":
        raise KeyError(name)
    return from_json({**values, name: value})
