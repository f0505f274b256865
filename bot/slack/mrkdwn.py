"""Text that Slack shows as it was written."""

import re

from slack_sdk.models.blocks import MarkdownTextObject


def escape(text: str) -> str:
    """The text with the three characters that Slack gives a meaning (mentions, links) made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_within(text: str, limit: int) -> str:
    """The escaped text in at most `limit` characters, cut with `…` and never inside an entity."""
    escaped = escape(text)
    return escaped if len(escaped) <= limit else re.sub("&[a-z]*$", "", escaped[: limit - 1]).rstrip() + "…"


def verbatim(escaped: str) -> MarkdownTextObject:
    """Marked-up text in which Slack makes no links or mentions of its own; free text in it is escaped already."""
    return MarkdownTextObject(text=escaped, verbatim=True)
