"""Messages that were corrected or deleted after they were sent."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Body = Mapping[str, Any]


class Revision(NamedTuple):
    """What became of the message sent at `ts`: as it is now, or None when it is gone; `at` is when that was."""

    ts: str
    at: str
    user: str
    message: Body | None


def revision(event: Body) -> Revision | None:
    """What a person did to an own message; None for links that were unfolded, and for what machines write."""
    before = event.get("previous_message") or {}
    now = event.get("message") or {}
    at = event.get("event_ts") or event.get("ts") or ""
    said = now or before
    if said.get("bot_id") or before.get("bot_id") or not (said.get("user") or before.get("user")):
        return None
    # A deleted message that has answers below it stays as a tombstone.
    if event.get("subtype") == "message_deleted" or now.get("subtype") == "tombstone":
        return Revision(str(before["ts"]), at, before["user"], None) if before.get("user") else None
    if now.get("text") == before.get("text"):
        return None
    return Revision(str(now["ts"]), at, now["user"], now)
