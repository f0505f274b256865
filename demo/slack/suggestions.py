"""Menus whose options the bot brings while one types: what it brought, and which of them is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.slack.blocks import SUGGESTIONS
from demo.slack.errors import BadAcknowledgementError, Json, NotShownError
from demo.slack.inputs import Answer
from demo.slack.model import View
from demo.slack.render import state
from demo.slack.screen import find


def brought(answer: Json | None) -> list[Json]:
    """The options of the bot's acknowledgement; BadAcknowledgementError for what Slack does not show."""
    if problems := [str(problem) for problem in SUGGESTIONS(answer, "")]:
        raise BadAcknowledgementError(f"Slack does not show the options: {problems}")
    options: list[Json] = (answer or {})["options"]
    return options


def with_options(
    view: View, values: Mapping[str, Answer], suggest: Callable[[str, str], list[Json]]
) -> dict[str, Answer]:
    """The answers, with the bot's own option for what is typed in such a menu: all of its text, or enough of it.

    `suggest` gives what the bot brings for an element's name and what was typed; NotShownError when several fit.
    """
    found = dict(values)
    for name, answer in values.items():
        texts = [answer] if isinstance(answer, str) else [text for text in answer if isinstance(text, str)]
        block, element = find(view, name)
        if element["type"] != "external_select" or not any(texts):
            continue
        (text,) = texts
        held = state(view)[block["block_id"]][element["action_id"]]["selected_option"]
        found[name] = [held if held and held["text"]["text"] == text else _meant(text, suggest(name, text))]
    return found


def _meant(text: str, options: list[Json]) -> Json:
    fitting = [option for option in options if option["text"]["text"] == text] or options
    if len(fitting) != 1:
        raise NotShownError(f"{text!r} finds {[option['text']['text'] for option in options]}.")
    return fitting[0]
