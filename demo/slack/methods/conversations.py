"""conversations.*: direct messages between one person and the bot."""

from __future__ import annotations

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError
from demo.slack.model import Message

_PAGE = "cursor inclusive include_all_metadata latest limit oldest"


@method("conversations.open", scope="im:write", optional="channel users return_im")
def conversations_open(call: Call) -> Json:
    """The direct message channel with one person, opened if need be."""
    if channel := call.text("channel"):
        if channel not in call.workspace.channels:
            raise RefusedError("channel_not_found")
    elif not (users := call.text("users")):
        raise RefusedError("users_list_not_supplied")
    elif "," in users:
        raise RefusedError("method_not_supported_for_channel_type")
    else:
        channel = call.workspace.dm_channel(call.workspace.user(users).id)
    return {"channel": {"id": channel, "is_im": True, "user": call.workspace.channels[channel]}}


@method("conversations.history", scope="im:history", required="channel", optional=_PAGE)
def conversations_history(call: Call) -> Json:
    """The newest messages outside threads, newest first."""
    shown = [m for m in _posted(call) if m.thread_ts in (None, m.ts)]
    return _page(call, sorted(shown, key=lambda m: m.ts, reverse=True))


@method("conversations.replies", scope="im:history", required="channel ts", optional=_PAGE)
def conversations_replies(call: Call) -> Json:
    """A message and the replies in its thread, oldest first."""
    parent = call.required("ts")
    shown = [m for m in _posted(call) if parent in (m.ts, m.thread_ts)]
    if not shown:
        raise RefusedError("thread_not_found")
    return _page(call, sorted(shown, key=lambda m: m.ts))


def _posted(call: Call) -> list[Message]:
    channel = call.required("channel")
    if channel not in call.workspace.channels:
        raise RefusedError("channel_not_found")
    oldest, latest = float(call.text("oldest") or 0), float(call.text("latest") or "inf")
    messages = [m for m in call.workspace.in_channel(channel) if not m.ephemeral]
    if call.flag("inclusive"):
        return [m for m in messages if oldest <= float(m.ts) <= latest]
    return [m for m in messages if oldest < float(m.ts) < latest]


def _page(call: Call, messages: list[Message]) -> Json:
    start, limit = call.number("cursor", 0), call.number("limit", 100)
    end = start + limit
    more = end < len(messages)
    with_metadata = call.flag("include_all_metadata")
    return {
        "messages": [call.render.message(m, with_metadata=with_metadata) for m in messages[start:end]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }
