"""reactions.*"""

from __future__ import annotations

import re
from dataclasses import replace

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError
from demo.slack.model import Message

_NAME = re.compile(r"[a-z0-9_+'-]{1,100}")


@method("reactions.add", scope="reactions:write", required="channel timestamp name")
def reactions_add(call: Call) -> Json:
    """Puts the bot's emoji below a message, once."""
    with call.workspace.changed:
        message, mine = _meant(call)
        if mine in message.reactions:
            raise RefusedError("already_reacted")
        call.workspace.put(replace(message, reactions=(*message.reactions, mine)))
    return {}


@method("reactions.remove", scope="reactions:write", required="channel timestamp name")
def reactions_remove(call: Call) -> Json:
    """Takes the bot's emoji away."""
    with call.workspace.changed:
        message, mine = _meant(call)
        if mine not in message.reactions:
            raise RefusedError("no_reaction")
        left = tuple(each for each in message.reactions if each != mine)
        call.workspace.put(replace(message, reactions=left))
    return {}


def _meant(call: Call) -> tuple[Message, tuple[str, str]]:
    """The message, and the emoji as the bot's."""
    name = call.required("name")
    if not _NAME.fullmatch(name):  # Slack's names go without colons
        raise RefusedError("invalid_name")
    if not re.fullmatch(r"\d+\.\d+", call.required("timestamp")):
        raise RefusedError("bad_timestamp")
    return call.workspace.message(call.required("channel"), call.required("timestamp")), (name, call.workspace.bot.id)
