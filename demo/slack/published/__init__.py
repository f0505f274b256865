"""What Slack's own published types say of blocks and views, as checks like those of `demo/slack/schema.py`.

`block_kit.json` is made from them by `python -m demo.slack.published`; it knows every key and kind, but no lengths.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources

from demo.slack.errors import Json
from demo.slack.schema import Problem

FILE = "block_kit.json"
KEYWORDS = frozenset(
    {"$ref", "additionalProperties", "anyOf", "const", "enum", "items", "properties", "required", "type"}
)
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "number": (int, float),
}


@cache
def schema() -> Json:
    """The schema, with `$comment` naming the versions that it is made from."""
    content: Json = json.loads(resources.files(__name__).joinpath(FILE).read_text("utf-8"))
    return content


def block_problems(blocks: object, pointer: str) -> list[Problem]:
    """What Slack's types do not know of in the blocks of a message."""
    return list(_problems({"$ref": "#/definitions/Blocks"}, blocks, pointer))


def view_problems(view: object, pointer: str) -> list[Problem]:
    """What Slack's types do not know of in a modal or home view."""
    return list(_problems({"$ref": "#/definitions/View"}, view, pointer))


def _problems(rule: Json, value: object, pointer: str) -> Iterator[Problem]:
    """The problems by the part of JSON Schema that is used here."""
    if "$ref" in rule:
        yield from _problems(schema()["definitions"][rule["$ref"].rpartition("/")[2]], value, pointer)
    elif "anyOf" in rule:
        yield from _closest(rule["anyOf"], value, pointer)
    elif value not in rule.get("enum", [rule.get("const", value)]):
        yield Problem(pointer, f"must be one of: {', '.join(map(str, rule.get('enum', [rule.get('const')])))}")
    elif not isinstance(value, _TYPES[rule["type"]]) or (rule["type"] == "number" and isinstance(value, bool)):
        yield Problem(pointer, f"must be: {rule['type']}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _problems(rule["items"], item, f"{pointer}/{number}")
    elif isinstance(value, dict):
        yield from _record_problems(rule, value, pointer)


def _record_problems(rule: Json, value: Json, pointer: str) -> Iterator[Problem]:
    known = rule.get("properties", {})
    for key in rule.get("required", []):
        if key not in value:
            yield Problem(pointer, f"missing required field: {key}")
    for key, content in value.items():
        if key in known:
            yield from _problems(known[key], content, f"{pointer}/{key}")
        elif rule.get("additionalProperties") is False:
            yield Problem(f"{pointer}/{key}", f"additional properties are not allowed: {key}")


def _closest(alternatives: list[Json], value: object, pointer: str) -> list[Problem]:
    """No problems if one alternative has none, else those of the one that was meant: nothing is wrong with its kind."""
    kind = f"{pointer}/type"
    likely = (list(_problems(each, value, pointer)) for each in alternatives if _is_of_kind(each, value))
    meant = [problems for problems in likely if kind not in {problem.pointer for problem in problems}]
    return min(meant or [list(_problems(each, value, pointer)) for each in alternatives], key=len)


def _is_of_kind(rule: Json, value: object) -> bool:
    """False where the rule is for records of another kind: it need not be looked at further."""
    rule = schema()["definitions"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
    kind = rule.get("properties", {}).get("type", {}).get("const")
    return kind is None or not isinstance(value, dict) or value.get("type", kind) == kind
