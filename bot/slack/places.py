"""Where in the conversation somebody pressed something: kept with the press, carried by the dialog that it opened."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.slack.dialogs.dialog import METADATA_LIMIT
from bot.slack.received import mapping

_CARRIED = re.compile(r"(?:(D\w{1,30}):(\d{1,20}\.\d{1,9}):(\d{1,20}\.\d{1,9})?@)?(.*)", re.DOTALL | re.ASCII)


class Place(NamedTuple):
    """The message, by Slack's names, and the thread that it stands in, None outside all of them; empty for no message.

    The names are those under which a message that somebody writes is kept.
    """

    channel: str = ""
    ts: str = ""
    thread: str | None = None


def of_press(body: Mapping[str, Any]) -> Place:
    """Where what was pressed stands; a page or a dialog is no place in the conversation."""
    container = mapping(body.get("container"))
    channel, ts, thread = (container.get(name) or "" for name in ("channel_id", "message_ts", "thread_ts"))
    # A message that has replies bears its own ts as its thread's.
    return _split(f"{channel}:{ts}:{thread if thread != ts else ''}@")[0]


def carrying(view: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """The view, which carries the place too until it is sent, where there is room for it."""
    about = str(view.get("private_metadata") or "")
    carried = f"{place.channel}:{place.ts}:{place.thread or ''}@{about}"
    return {**view, "private_metadata": carried} if place.ts and len(carried) <= METADATA_LIMIT else dict(view)


def carried(view: Mapping[str, Any]) -> tuple[Place, str]:
    """The place that the view carries, and what it is about."""
    return _split(str(view.get("private_metadata") or ""))


def _split(text: str) -> tuple[Place, str]:
    found = _CARRIED.fullmatch(text)
    assert found  # all of it may be what the dialog is about
    return Place(found[1] or "", found[2] or "", found[3]), found[4]
