"""What is on the screen: finding an element in a message or view, and filling it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from demo.slack.errors import Json, NotShownError
from demo.slack.inputs import Answer, choice, emptied, is_empty
from demo.slack.model import Message, View
from demo.slack.render import state
from demo.slack.validate import elements

Shown = TypeVar("Shown", Message, View)


def find(shown: Message | View, name: str) -> tuple[Json, Json]:
    """The block and element with this action_id or, for an input, block_id; NotShownError lists what there is."""
    there = []
    for _, block, element in elements(shown.blocks):
        if name == element["action_id"] or (block["type"] == "input" and name == block["block_id"]):
            return block, element
        there.append(element["action_id"])
    raise NotShownError(f"There is no {name!r} to use; there is {there}.")


def with_choice(shown: Shown, block: Json, element: Json, chosen: Json) -> Shown:
    """The same message or view with the element filled in."""
    in_block = {**shown.chosen.get(block["block_id"], {}), element["action_id"]: chosen}
    return replace(shown, chosen={**shown.chosen, block["block_id"]: in_block})


def press(shown: Shown, name: str, *, value: str | None, option: Answer | None) -> tuple[Shown, Json]:
    """The screen after using an element, and the `actions` entry that tells the bot."""
    block, element = find(shown, name)
    action = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    if element["type"] == "button":
        if value is not None and element.get("value") != value:
            raise NotShownError(f"The button {name} carries {element.get('value')!r}, not {value!r}.")
        return shown, {**action, **{k: element[k] for k in ("text", "value", "style") if k in element}}
    answer = value if option is None else option
    if answer is None:
        raise NotShownError(f"{name} is a {element['type']}: say which option.")
    chosen = _chosen(element, answer)
    remembered = shown if element["type"] == "overflow" else with_choice(shown, block, element, chosen)
    return remembered, {**action, **chosen}


def fill_in(view: View, values: Mapping[str, Answer]) -> View:
    """The form with the answers filled in, by action_id or block_id; raises while a required one is empty."""
    view = filled(view, values)
    held = state(view)
    for _, block, element in elements(view.blocks):
        required = block["type"] == "input" and not block.get("optional", False)
        if required and is_empty(held[block["block_id"]][element["action_id"]]):
            raise NotShownError(f"Slack does not send the form while {element['action_id']!r} is empty.")
    return view


def filled(view: View, values: Mapping[str, Answer]) -> View:
    """The form with the answers filled in so far; an empty answer clears its element."""
    for name, answer in values.items():
        block, element = find(view, name)
        view = with_choice(view, block, element, _chosen(element, answer))
    return view


def _chosen(element: Json, answer: Answer) -> Json:
    return choice(element, answer) if any(answer) else emptied(element)
