"""The words of a message as one plain text."""

from email.message import Message

from parsers.mail.charset import decode
from parsers.mail.html import text_of_html
from parsers.mail.structure import Leaf, media_type


def text_of(leaves: list[Leaf]) -> str:
    """All text leaves in order, a blank line between them."""
    found = (_leaf_text(leaf.part).strip() for leaf in leaves if leaf.is_text)
    return "\n\n".join(text for text in found if text)


def data_of(part: Message) -> bytes:
    """The part's bytes with its transfer encoding undone, or as they came where that is malformed."""
    try:
        data = part.get_payload(decode=True)
    except Exception:
        # Several kinds of errors leave the stdlib's decoders; the undecoded form loses nothing.
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def _leaf_text(part: Message) -> str:
    text = decode(data_of(part), part.get_content_charset())
    if media_type(part) == "text/html":
        return text_of_html(text)
    if _parameter(part, "format") == "flowed":
        return _unflow(text, delete_space=_parameter(part, "delsp") == "yes")
    return text


def _parameter(part: Message, name: str) -> str:
    return str(part.get_param(name, "")).lower()


def _unflow(text: str, delete_space: bool) -> str:
    """`text` with the soft line breaks of RFC 3676 undone, so that a sentence is one line again."""
    paragraphs: list[list[str]] = []
    open_marks: str | None = None
    for line in text.split("\n"):
        content = line.lstrip(">")
        marks = line[: len(line) - len(content)]
        content = content.removeprefix(" ")
        is_soft = content.endswith(" ") and content != "-- "
        shown = content[:-1] if is_soft and delete_space else content
        if marks == open_marks:
            paragraphs[-1].append(shown)
        else:
            paragraphs.append([f"{marks} {shown}" if marks else shown])
        open_marks = marks if is_soft else None
    return "\n".join("".join(pieces) for pieces in paragraphs)
