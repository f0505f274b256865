"""Free text from people, made safe to stand on one line of anything."""

import unicodedata

MAX_FREE_TEXT = 300


def one_line(text: str, limit: int = MAX_FREE_TEXT) -> str:
    """The text without line ends, control and invisible formatting characters, cut with `…` at the limit."""
    spaced = "".join(" " if char.isspace() else char for char in text)
    visible = "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs"))
    return clip(" ".join(visible.split()), limit)


def clip(text: str, limit: int) -> str:
    """The text in at most `limit` characters, cut with `…`."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
