"""response_url: up to five answers to one click or command, for thirty minutes at Slack."""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass, replace

from demo.slack.errors import Json, RefusedError
from demo.slack.model import Message
from demo.slack.validate import accepted_blocks
from demo.slack.workspace import Workspace

MOST_ANSWERS = 5


@dataclass
class _Address:
    channel: str
    message: Message | None
    left: int = MOST_ANSWERS


class ResponseUrls:
    """Addresses given out with clicks and commands, by path."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._addresses: dict[str, _Address] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def new(self, channel: str, message: Message | None) -> str:
        """The path of a fresh address for a channel, and the message clicked in if any."""
        with self._lock:
            path = f"/response/{self._workspace.team_id}/{next(self._numbers)}"
            self._addresses[path] = _Address(channel, message)
        return path

    def answer(self, path: str, body: Json) -> None:
        """Shows the answer, in place of the clicked message if it says so; refuses as chat.postMessage does."""
        with self._lock:
            address = self._addresses.get(path)
            if address is None or address.left == 0:
                raise RefusedError("expired_url" if address is None else "used_url")
            address.left -= 1
        message = address.message
        if body.get("delete_original") and message:
            self._workspace.delete(message)
            return
        blocks = accepted_blocks(body.get("blocks") or [])
        text = str(body.get("text") or "")
        if not text and not blocks:
            raise RefusedError("no_text")
        if body.get("replace_original") and message:
            edited = None if message.ephemeral else self._workspace.new_ts()
            self._workspace.put(replace(message, text=text, blocks=blocks, edited_ts=edited, chosen={}))
            return
        self._workspace.put(
            Message(
                channel=address.channel,
                ts=self._workspace.new_ts(),
                user=self._workspace.bot.id,
                text=text,
                blocks=blocks,
                ephemeral=body.get("response_type") != "in_channel",
                from_bot=True,
            )
        )
