"""What is kept of a message that Slack brings."""

import re
from collections.abc import Mapping
from typing import Any

from parsers.identity_numbers import struck_out


def said(message: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """What of a message is kept: words without identity numbers, and where its files are."""
    thread = message.get("thread_ts")
    return {
        "user": message["user"],
        "channel": channel,
        "ts": message["ts"],
        "thread": thread if thread != message["ts"] else None,
        "text": struck_out(plain_text(message.get("text") or "")),
        "files": [file_of(file) for file in message.get("files", ())],
    }


_EMOJI = re.compile(r"(?<!\S)(?::[\w+'-]+:)+(?!\S)")
"""Emoji as Slack writes them, `:+1::skin-tone-2:`, which are no words and no numbers."""


def plain_text(text: str) -> str:
    """What the person typed: Slack's escapes undone, links and addresses shown as they were written, no emoji."""
    shown = re.sub(r"<(?:[^|<>]*\|)?([^<>]*)>", r"\1", _EMOJI.sub("", text))
    return without_nul(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def without_nul(text: str) -> str:
    """The text without NUL and halves of characters, which PostgreSQL cannot keep."""
    return re.sub("[\0\ud800-\udfff]", "", text)


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a mapping; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def file_of(file: Mapping[str, Any]) -> dict[str, Any]:
    """What of a file is kept: what it is, and where it is had."""
    names = ("id", "mimetype", "size", "url_private_download", "url_private", "name")
    kept = {name: file.get(name) for name in names if isinstance(file.get(name), str | int)}
    return {**kept, "name": struck_out(without_nul(str(kept.get("name", ""))))}
