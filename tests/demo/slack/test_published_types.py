"""Blocks and views held against the types that Slack publishes."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from demo.slack.errors import Json
from demo.slack.published import KEYWORDS, block_problems, schema, view_problems

SECTION: Json = {
    "type": "section",
    "text": {"type": "mrkdwn", "text": "*Hei*", "verbatim": True},
    "accessory": {
        "type": "static_select",
        "action_id": "pick",
        "options": [{"text": {"type": "plain_text", "text": "Bil"}, "value": "car"}],
    },
}
BUTTON: Json = {"type": "button", "text": {"type": "plain_text", "text": "Send"}, "style": "primary"}
MODAL: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Retur"},
    "blocks": [{"type": "actions", "elements": [BUTTON]}],
}


def changed(value: Json, path: str, new: object) -> Json:
    """The value with something else at the path, whose steps are separated by slashes."""
    value = copy.deepcopy(value)
    *steps, last = path.split("/")
    inner: Any = value
    for step in steps:
        inner = inner[int(step) if step.isdecimal() else step]
    inner[last] = new
    return value


def rules(rule: Json) -> Iterator[Json]:
    yield rule
    inner = [
        *rule.get("properties", {}).values(),
        *rule.get("anyOf", []),
        *([rule["items"]] if "items" in rule else []),
    ]
    for each in inner:
        yield from rules(each)


def test_right_ones_have_no_problems() -> None:
    assert block_problems([SECTION, {"type": "actions", "elements": [BUTTON]}, {"type": "divider"}], "/blocks") == []
    assert view_problems(MODAL, "/view") == []
    assert view_problems({"type": "home", "blocks": [SECTION]}, "/view") == []


@pytest.mark.parametrize(
    ("path", "new", "pointer", "message"),
    [
        ("colour", "red", "/blocks/0/colour", "additional properties are not allowed: colour"),
        ("block_id", 7, "/blocks/0/block_id", "must be: string"),
        (
            "accessory/options/0/text/type",
            "mrkdwn",
            "/blocks/0/accessory/options/0/text/type",
            "must be one of: plain_text",
        ),
        ("accessory/options/0/value", None, "/blocks/0/accessory/options/0/value", "must be: string"),
    ],
)
def test_what_the_types_do_not_know_is_told_with_its_place(path: str, new: object, pointer: str, message: str) -> None:
    told = [(each.pointer, each.message) for each in block_problems([changed(SECTION, path, new)], "/blocks")]
    assert (pointer, message) in told


def test_a_missing_key_a_wrong_style_and_an_unknown_kind_are_told() -> None:
    assert block_problems([{"type": "section", "text": {"type": "mrkdwn"}}], "/blocks")
    assert block_problems([{"type": "actions", "elements": [{**BUTTON, "style": "loud"}]}], "/blocks")
    assert block_problems([{"type": "poster"}], "/blocks")
    assert block_problems("no blocks", "/blocks")
    assert view_problems({**MODAL, "title": "Retur"}, "/view")


def test_the_file_uses_what_the_checks_know_and_names_its_source() -> None:
    used = {key for rule in schema()["definitions"].values() for each in rules(rule) for key in each}
    assert used <= KEYWORDS
    assert "@slack/types@" in schema()["$comment"]
