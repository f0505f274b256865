"""Whether Slack takes a message's blocks or a view, and the ids it fills in for those it takes."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from demo.slack import published
from demo.slack.blocks import MESSAGE_BLOCKS, VIEW
from demo.slack.errors import Json, RefusedError, invalid_arguments
from demo.slack.schema import Problem

MESSAGE_CHARACTERS = 13_000


def elements(blocks: Iterable[Json]) -> Iterator[tuple[str, Json, Json]]:
    """Every element one can act on, as (pointer below the blocks, its block, the element)."""
    for number, block in enumerate(blocks):
        for key in ("accessory", "element"):
            if isinstance(block.get(key), dict) and block[key].get("type") != "image":
                yield f"/{number}/{key}", block, block[key]
        if block.get("type") == "actions":
            for index, element in enumerate(block["elements"]):
                yield f"/{number}/elements/{index}", block, element


def block_problems(blocks: object, pointer: str = "/blocks") -> list[Problem]:
    """Everything that is wrong with the blocks of a message; empty when Slack would take them."""
    return (
        list(MESSAGE_BLOCKS(blocks, pointer))
        or list(_repeated_ids(blocks, pointer))
        or published.block_problems(blocks, pointer)
    )


def view_problems(view: object, pointer: str = "/view") -> list[Problem]:
    """Everything that is wrong with a view; empty when Slack would take it."""
    problems = list(VIEW(view, pointer))
    if problems or not isinstance(view, dict):
        return problems
    problems = list(_repeated_ids(view["blocks"], f"{pointer}/blocks"))
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and "submit" not in view:
        problems.append(Problem(pointer, "missing required field: submit"))
    return problems or published.view_problems(view, pointer)


def accepted_blocks(blocks: object) -> list[Json]:
    """A message's blocks with every id filled in; refuses as chat.postMessage does."""
    problems = block_problems(blocks)
    if problems or not isinstance(blocks, list):
        words = [str(problem) for problem in problems]
        details = {"messages": [f"[ERROR] {line}" for line in words]}
        raise RefusedError("invalid_blocks", errors=words, response_metadata=details)
    if sum(_text_lengths(blocks)) > MESSAGE_CHARACTERS:
        raise RefusedError("msg_blocks_too_long")
    return with_ids(blocks)


def accepted_view(view: object) -> Json:
    """A view with every id filled in; refuses as views.open does."""
    problems = view_problems(view)
    if problems or not isinstance(view, dict):
        raise invalid_arguments(*map(str, problems))
    return {**view, "blocks": with_ids(view["blocks"])}


def with_ids(blocks: list[Json]) -> list[Json]:
    """A copy in which each block has a block_id and each element an action_id, as Slack stores it."""
    blocks = copy.deepcopy(blocks)
    for number, block in enumerate(blocks):
        block.setdefault("block_id", f"b{number:04d}")
    for pointer, _, element in elements(blocks):
        element.setdefault("action_id", f"a{pointer.replace('/', '.')}")
    return blocks


def _repeated_ids(blocks: object, pointer: str) -> Iterator[Problem]:
    """Ids used twice. Slack asks for one action_id per block; here once per message, so that a log is clear."""
    if not isinstance(blocks, list):
        return
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if (block_id := block.get("block_id")) in seen:
            yield Problem(f"{pointer}/{number}/block_id", f"`block_id` already exists: {block_id}")
        elif block_id:
            seen.add(block_id)
    seen = set()
    for place, _, element in elements(blocks):
        if (action_id := element.get("action_id")) in seen:
            yield Problem(f"{pointer}{place}/action_id", f"`action_id` already exists: {action_id}")
        elif action_id:
            seen.add(action_id)


def _text_lengths(value: object) -> Iterator[int]:
    """The lengths of all texts that people see, wherever they stand in the blocks."""
    if isinstance(value, list):
        for item in value:
            yield from _text_lengths(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "text" and isinstance(item, str):
                yield len(item)
            else:
                yield from _text_lengths(item)
