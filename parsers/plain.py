"""Text from outside on one visible line."""

import unicodedata


def one_line(text: str) -> str:
    """`text` in NFC, without control and direction characters, runs of white space as one blank."""
    visible = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", " ".join("".join(visible).split()))
