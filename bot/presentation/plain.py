"""Free text from people, made safe to stand on one line of anything."""

from parsers import plain

MAX_FREE_TEXT = 300


def one_line(text: str, limit: int = MAX_FREE_TEXT) -> str:
    """The text without line ends, control and invisible formatting characters, cut with `…` at the limit."""
    return clip(plain.one_line(text), limit)


def clip(text: str, limit: int) -> str:
    """The text in at most `limit` characters, cut with `…`."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
