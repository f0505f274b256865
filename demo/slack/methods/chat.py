"""chat.* and blocks.validate."""

from __future__ import annotations

from dataclasses import replace

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError, invalid_arguments
from demo.slack.model import Message
from demo.slack.schema import Problem
from demo.slack.validate import accepted_blocks, block_problems, view_problems

POST_CHARACTERS = 40_000
UPDATE_CHARACTERS = 4_000
_CONTENT = "text blocks metadata link_names parse as_user"


@method(
    "chat.postMessage",
    scope="chat:write",
    required="channel",
    optional=f"{_CONTENT} thread_ts reply_broadcast unfurl_links unfurl_media mrkdwn",
)
def chat_post_message(call: Call) -> Json:
    """Posts to a direct message channel, or to a person's by user id."""
    message = call.workspace.put(
        Message(
            channel=_channel(call),
            ts=call.workspace.new_ts(),
            user=call.workspace.bot.id,
            text=_text(call, POST_CHARACTERS),
            blocks=_blocks(call),
            thread_ts=call.text("thread_ts"),
            metadata=_metadata(call),
            from_bot=True,
        )
    )
    shown = call.render.message(message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}


@method("chat.update", scope="chat:write", required="channel ts", optional=_CONTENT)
def chat_update(call: Call) -> Json:
    """Changes one of the bot's own messages; without `blocks` the old ones go, without `text` the old stays."""
    with call.workspace.changed:
        old = _own(call, "cant_update_message")
        text = _text(call, UPDATE_CHARACTERS)
        keeps_text = "text" not in call.arguments
        message = call.workspace.put(
            replace(
                old,
                text=old.text if keeps_text else text,
                blocks=_blocks(call),
                metadata=_metadata(call) if "metadata" in call.arguments else old.metadata,
                edited_ts=call.workspace.new_ts(),
                chosen={},
            )
        )
    shown = call.render.message(message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


@method(
    "chat.postEphemeral",
    scope="chat:write",
    required="channel user",
    optional="text blocks thread_ts link_names parse as_user",
)
def chat_post_ephemeral(call: Call) -> Json:
    """Shows a message to one member of the channel; it cannot be updated or read back."""
    channel = _channel(call)
    if call.workspace.channels[channel] != call.required("user"):
        raise RefusedError("user_not_in_channel")
    message = call.workspace.put(
        Message(
            channel=channel,
            ts=call.workspace.new_ts(),
            user=call.workspace.bot.id,
            text=_text(call, POST_CHARACTERS),
            blocks=_blocks(call),
            thread_ts=call.text("thread_ts"),
            ephemeral=True,
            from_bot=True,
        )
    )
    return {"message_ts": message.ts}


@method("chat.delete", scope="chat:write", required="channel ts", optional="as_user")
def chat_delete(call: Call) -> Json:
    """Takes away one of the bot's own messages."""
    with call.workspace.changed:
        message = _own(call, "cant_delete_message")
        call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.getPermalink", required="channel message_ts")
def chat_get_permalink(call: Call) -> Json:
    """The address of a message."""
    message = call.workspace.message(call.required("channel"), call.required("message_ts"))
    address = f"{call.render.base_url}/archives/{message.channel}/p{message.ts.replace('.', '')}"
    return {"channel": message.channel, "permalink": address}


@method("blocks.validate", optional="blocks message view")
def blocks_validate(call: Call) -> Json:
    """Answers ok for right blocks, message or view; else `invalid_…` with every problem in `errors`."""
    if len(call.arguments) != 1:
        raise invalid_arguments("must provide exactly one of: blocks, message, view")
    (kind,) = call.arguments
    content = call.json(kind)
    if kind == "view":
        problems = view_problems(content, "")
    elif kind == "blocks":
        problems = block_problems(content, "")
    elif isinstance(content, dict):
        problems = block_problems(content.get("blocks"))
    else:
        problems = [Problem("", "must be an object")]
    if problems:
        errors = [{"pointer": p.pointer, "code": "failed_constraint", "message": p.message} for p in problems]
        raise RefusedError(f"invalid_{kind}", errors=errors)
    return {}


def _channel(call: Call) -> str:
    wanted = call.required("channel")
    if wanted in call.workspace.users:
        return call.workspace.dm_channel(wanted)
    if wanted not in call.workspace.channels:
        raise RefusedError("channel_not_found")
    return wanted


def _own(call: Call, otherwise: str) -> Message:
    message = call.workspace.message(call.required("channel"), call.required("ts"))
    if not message.from_bot:
        raise RefusedError(otherwise)
    return message


def _text(call: Call, most: int) -> str:
    text = call.text("text") or ""
    if not text.strip() and not call.json("blocks", "invalid_blocks_format"):
        raise RefusedError("no_text")
    if len(text) > most:
        raise RefusedError("msg_too_long")
    return text


def _blocks(call: Call) -> list[Json]:
    blocks = call.json("blocks", "invalid_blocks_format")
    return [] if blocks is None else accepted_blocks(blocks)


def _metadata(call: Call) -> Json | None:
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    kind = metadata.get("event_type") if isinstance(metadata, dict) else None
    payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
    if not isinstance(kind, str) or not isinstance(payload, dict):
        raise RefusedError("invalid_metadata_format")
    return {"event_type": kind, "event_payload": payload}
