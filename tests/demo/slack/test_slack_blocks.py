from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

Json = dict[str, Any]
Refusal = Callable[..., str]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**keys: object) -> Json:
    return {"type": "section", "text": mrkdwn("x"), **keys}


def button(**keys: object) -> Json:
    return {"type": "button", "text": plain("Send"), **keys}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int) -> list[Json]:
    return [{"text": plain(f"Valg {n}"), "value": str(n)} for n in range(count)]


def entry(element: Json) -> Json:
    return {"type": "input", "label": plain("Hvorfor?"), "element": element}


RIGHT = {
    "texts": [section(), {"type": "header", "text": plain("h" * 150)}, {"type": "divider"}],
    "fields only": [{"type": "section", "fields": [mrkdwn("a"), plain("b")]}],
    "a button beside a text": [section(accessory=button(action_id="go", value="v" * 2000))],
    "buttons and a menu": [
        actions(
            button(action_id="a", style="primary"),
            {"type": "static_select", "action_id": "b", "placeholder": plain("Velg"), "options": options(100)},
        )
    ],
    "an overflow menu": [actions({"type": "overflow", "options": options(5)})],
    "an input": [entry({"type": "plain_text_input", "multiline": True})],
    "a picture in a context": [
        {
            "type": "context",
            "elements": [
                mrkdwn("x"),
                {"type": "image", "alt_text": "kvittering", "image_url": "https://lauvdal.example/a.png"},
            ],
        }
    ],
    "a picture from Slack": [{"type": "image", "alt_text": "kvittering", "slack_file": {"id": "F1"}}],
    "a table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "Beløp"}]]}],
    "fifty blocks": [{"type": "divider"}] * 50,
}

WRONG = [
    ([section(text=mrkdwn("x" * 3001))], "/blocks/0/text/text", "must be less than 3001 characters"),
    ([section(text=mrkdwn(""))], "/blocks/0/text/text", "must be more than 0 characters"),
    ([section(fields=[mrkdwn("x" * 2001)])], "/blocks/0/fields/0/text", "must be less than 2001 characters"),
    ([section(fields=[mrkdwn("x")] * 11)], "/blocks/0/fields", "no more than 10 items allowed"),
    ([{"type": "section"}], "/blocks/0", "must define one of: text, fields"),
    ([{"type": "header", "text": plain("x" * 151)}], "/blocks/0/text/text", "must be less than 151 characters"),
    ([{"type": "header", "text": mrkdwn("x")}], "/blocks/0/text/type", "unsupported type: mrkdwn"),
    ([actions(button(text=plain("x" * 76)))], "/blocks/0/elements/0/text/text", "must be less than 76"),
    ([actions(button(text=mrkdwn("x")))], "/blocks/0/elements/0/text/type", "unsupported type: mrkdwn"),
    ([actions(button(value="x" * 2001))], "/blocks/0/elements/0/value", "must be less than 2001"),
    ([actions(button(style="green"))], "/blocks/0/elements/0/style", "must be one of: primary, danger"),
    ([actions(button(action_id="x" * 256))], "/blocks/0/elements/0/action_id", "must be less than 256"),
    ([actions(*[button() for _ in range(26)])], "/blocks/0/elements", "no more than 25 items allowed"),
    ([actions()], "/blocks/0/elements", "no fewer than 1 items allowed"),
    ([actions(mrkdwn("x"))], "/blocks/0/elements/0/type", "unsupported type: mrkdwn"),
    (
        [actions({"type": "static_select", "options": options(101)})],
        "/blocks/0/elements/0/options",
        "no more than 100 items allowed",
    ),
    (
        [actions({"type": "static_select", "options": [{"text": plain("x" * 76), "value": "1"}]})],
        "/blocks/0/elements/0/options/0/text/text",
        "must be less than 76 characters",
    ),
    (
        [actions({"type": "static_select", "options": [{"text": plain("x"), "value": "1" * 151}]})],
        "/blocks/0/elements/0/options/0/value",
        "must be less than 151 characters",
    ),
    ([actions({"type": "static_select"})], "/blocks/0/elements/0", "must define exactly one of"),
    ([actions({"type": "overflow", "options": options(6)})], "/blocks/0/elements/0/options", "no more than 5"),
    (
        [actions({"type": "datepicker", "initial_date": "1.2.2026"})],
        "/blocks/0/elements/0/initial_date",
        "must be a date",
    ),
    ([entry(button())], "/blocks/0/element/type", "unsupported type: button"),
    ([entry({"type": "number_input"})], "/blocks/0/element", "missing required field: is_decimal_allowed"),
    ([section(colour="red")], "/blocks/0/colour", "additional properties are not allowed: colour"),
    ([{"type": "carousel"}], "/blocks/0/type", "unsupported type: carousel"),
    ([{"text": "x"}], "/blocks/0", "missing required field: type"),
    ([{"type": "image", "alt_text": "x"}], "/blocks/0", "must define exactly one of: image_url, slack_file"),
    ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "/blocks/0/elements", "no more than 10"),
    ([{"type": "divider"}] * 51, "/blocks", "no more than 50 items allowed"),
    (
        [actions(button(action_id="go")), section(accessory=button(action_id="go"))],
        "/blocks/1/accessory/action_id",
        "`action_id` already exists: go",
    ),
    (
        [{"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}],
        "/blocks/1/block_id",
        "`block_id` already exists: b",
    ),
    (
        [actions(button(confirm={"title": plain("Sikker?"), "text": plain("x"), "confirm": plain("Ja")}))],
        "/blocks/0/elements/0/confirm",
        "missing required field: deny",
    ),
]


@pytest.mark.parametrize("blocks", RIGHT.values(), ids=RIGHT.keys())
def test_right_blocks_are_posted(client: WebClient, dm: str, blocks: list[Json]) -> None:
    posted = client.chat_postMessage(channel=dm, text="Krav", blocks=blocks)["message"]["blocks"]
    assert [block["type"] for block in posted] == [block["type"] for block in blocks]
    assert all(block["block_id"] for block in posted)
    assert client.blocks_validate(blocks=blocks)["ok"]


@pytest.mark.parametrize(("blocks", "pointer", "message"), WRONG, ids=[row[1] + " " + row[2] for row in WRONG])
def test_wrong_blocks_are_refused_with_the_place(
    client: WebClient, dm: str, blocks: list[Json], pointer: str, message: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=dm, text="Krav", blocks=blocks)
    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    (line,) = answer["errors"]
    assert line.startswith(message)
    assert line.endswith(f"[json-pointer:{pointer}]")
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {line}"]


def test_texts_of_more_than_13000_characters_together_are_refused(client: WebClient, dm: str, refusal: Refusal) -> None:
    def blocks(last: int) -> list[Json]:
        return [section(text=mrkdwn("x" * 3000))] * 4 + [section(text=mrkdwn("x" * last))]

    client.chat_postMessage(channel=dm, text="Krav", blocks=blocks(1000))
    refused = refusal(client.chat_postMessage, channel=dm, text="Krav", blocks=blocks(1001))
    assert refused == "msg_blocks_too_long"


def test_blocks_that_are_no_json_are_refused(client: WebClient, dm: str, refusal: Refusal) -> None:
    assert refusal(client.chat_postMessage, channel=dm, text="x", blocks="[") == "invalid_blocks_format"


def test_validation_alone_tells_kind_and_pointer_and_posts_nothing(client: WebClient, refusal: Refusal) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.blocks_validate(blocks=[section(text=mrkdwn(""))])
    (error,) = refused.value.response["errors"]
    assert (error["pointer"], error["code"]) == ("/0/text/text", "failed_constraint")
    assert refusal(client.blocks_validate, message={"blocks": [{"type": "x"}]}) == "invalid_message"
    assert refusal(client.blocks_validate, view={"type": "modal"}) == "invalid_view"
    assert refusal(client.blocks_validate) == "invalid_arguments"
