"""What people see, as plain text: chat messages with their buttons, and the readable part of mails."""

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from typing import Any

from demo.slack import Message

Json = dict[str, Any]

BOLD = re.compile(r"\*([^*\n]+)\*")
"""Bold in Slack's wire text; the words are the first group."""
_LINK = re.compile(r"<(?:[^|<>]*\|)?([^<>]*)>")


def chat_text(message: Message) -> str:
    """A message line by line, buttons as `[label]`; a message without blocks is its text."""
    if message.from_bot and message.blocks:
        lines = [line for block in message.blocks for line in _block_lines(block)]
    else:
        lines = plain(message.text).splitlines()
    return "\n".join([*lines, *(f"📎 {file.title or file.name}" for file in message.files)])


def plain(text: str) -> str:
    """Slack's wire text as it looks: escapes undone, links by their words, no bold, ordinary blanks."""
    return BOLD.sub(r"\1", unescaped(text)).replace("\u00a0", " ")


def unescaped(text: str) -> str:
    """Slack's wire text with its escapes undone, and links by their words."""
    return _LINK.sub(r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mail_of(raw: bytes) -> EmailMessage:
    """The mail, with headers and parts decoded."""
    return email.message_from_bytes(raw, policy=default)


def mail_text(mail: EmailMessage) -> str:
    """The plain text of a mail, with ordinary blanks."""
    body = mail.get_body(("plain",))
    return str(body.get_content()).replace("\u00a0", " ").strip() if body else ""


def _block_lines(block: Json) -> Iterator[str]:
    if block["type"] == "actions":
        yield " ".join(f"[{_label(element)}]" for element in block["elements"])
    elif block["type"] == "divider":
        yield "—"
    else:
        for text in _texts(block):
            yield from plain(text).splitlines()
        if "accessory" in block:
            yield f"[{_label(block['accessory'])}]"


def _label(element: Json) -> str:
    """What a button, menu or date picker says before it is used."""
    shown = element.get("text") or element.get("placeholder") or {}
    return str(shown.get("text") or element.get("initial_date") or "…")


def _texts(block: Json) -> Iterator[str]:
    """The words of a header, section or context block, in reading order."""
    for part in (block.get("text"), *block.get("fields", ()), *block.get("elements", ())):
        if part and "text" in part:
            yield part["text"] if isinstance(part["text"], str) else part["text"]["text"]
