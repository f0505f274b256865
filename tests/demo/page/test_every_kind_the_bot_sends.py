"""The page knows every kind of block and element that the bot can send, and says of any other that it does not."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from slack_sdk.models.blocks import Block, BlockElement

import bot.slack
from demo.page.app import page_app
from demo.stage import Stage
from tests.demo.page.everything import INPUTS, MESSAGE, button, plain


def used() -> set[str]:
    """The type of every block and element whose class a module of the bot's Slack channel knows."""
    names = [each.name for each in pkgutil.walk_packages(bot.slack.__path__, "bot.slack.")]
    known = (value for name in names for _, value in inspect.getmembers(importlib.import_module(name), inspect.isclass))
    return {
        str(vars(each)["type"]) for each in known if issubclass(each, (Block, BlockElement)) and "type" in vars(each)
    }


def types(content: object) -> Iterator[str]:
    """Every type that is named anywhere in the blocks."""
    if isinstance(content, dict):
        yield from [content["type"]] if "type" in content else []
        yield from (found for value in content.values() for found in types(value))
    elif isinstance(content, list):
        yield from (found for value in content for found in types(value))


def test_whatever_the_bot_can_send_is_worked_by_hand_on_the_page() -> None:
    sent = used()
    assert {"section", "actions", "input", "button", "static_select", "external_select", "file_input"} <= sent
    assert sent <= set(types([*MESSAGE, *INPUTS]))


@pytest.fixture
def drawn(stage: Stage) -> Iterator[FlaskClient]:
    """A request to the page, within which its templates can be drawn."""
    app = page_app(stage.town, stage.office)
    with app.test_request_context("/1001/now"), app.test_client() as client:
        yield client


def test_what_the_page_cannot_draw_is_named_and_breaks_nothing_beside(drawn: FlaskClient) -> None:
    macro = drawn.application.jinja_env.get_template("blocks.html").module.block  # type: ignore[attr-defined]
    assert "video" in macro({"type": "video", "block_id": "b"}, {}, "m1")
    odd = {"type": "channels_select", "action_id": "c", "placeholder": plain("Velg kanal")}
    row = macro({"type": "actions", "block_id": "b", "elements": [odd, button("Send", "send")]}, {}, "m1")
    assert "channels_select" in row
    assert "Send" in row
