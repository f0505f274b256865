"""What was filled in on the page, as answers for Slack's elements."""

from datetime import datetime

from flask import request
from werkzeug.datastructures import MultiDict

from claims.clock import OSLO
from demo.letters import Attachment
from demo.slack import Message, View
from demo.slack.errors import Json
from demo.slack.inputs import is_empty
from demo.slack.render import state
from demo.slack.validate import elements

Answers = dict[str, list[str]]


def answers(shown: Message | View, form: MultiDict[str, str]) -> Answers:
    """The answers by action_id for everything that can be filled in, but for files; none is an empty list."""
    fields = {element["action_id"]: element for _, _, element in elements(shown.blocks)}
    held = {action for block in state(shown).values() for action in block}
    return {name: answer(fields[name], form) for name in fields if name in held and name not in file_inputs(shown)}


def file_inputs(shown: Message | View) -> list[str]:
    """The action_ids of what takes files."""
    return [element["action_id"] for _, _, element in elements(shown.blocks) if element["type"] == "file_input"]


def files_of(field: str) -> list[Attachment]:
    """The files that came with the request under that name."""
    return [(file.filename, file.read()) for file in request.files.getlist(field) if file.filename]


def answer(element: Json, form: MultiDict[str, str]) -> list[str]:
    """What the form says for one element, without empty values."""
    given = [value for value in form.getlist(element["action_id"]) if value]
    return [_seconds(value) for value in given] if element["type"] == "datetimepicker" else given


def _seconds(local: str) -> str:
    """A day and clock time in Norway as seconds since 1970."""
    return str(int(datetime.fromisoformat(local).replace(tzinfo=OSLO).timestamp()))


def missing_in(view: View) -> list[str]:
    """The labels of what must be filled in and is not."""
    held = state(view)
    inputs = [block for block in view.blocks if block["type"] == "input" and not block.get("optional")]
    return [
        block["label"]["text"] for block in inputs if is_empty(held[block["block_id"]][block["element"]["action_id"]])
    ]
