"""The parts of a message, flattened: what is text to read, and what is a file to keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from parsers.mail import headers
from parsers.mail.tnef import unpacked

MAX_DEPTH = 20
MAX_FORWARDS = 5
MAX_PARTS = 300


@dataclass(frozen=True)
class Leaf:
    """One part without parts of its own, or, where `opened` is False, one too deep to be opened.

    `forwarded` is how many attached messages it lies inside.
    """

    part: Message
    forwarded: int
    is_text: bool
    opened: bool = True


def leaves(message: Message) -> list[Leaf]:
    """Every leaf in order; of alternatives only one carries the text, the plain one where it says anything."""
    return list(_walk(message, depth=0, forwarded=0))


def media_type(part: Message) -> str:
    """The declared media type; what claims to hold parts or a message but holds none is plain text."""
    declared = part.get_content_type()
    return "text/plain" if declared.startswith(("multipart/", "message/")) else declared


def _walk(part: Message, depth: int, forwarded: int) -> Iterator[Leaf]:
    if depth > MAX_DEPTH or forwarded > MAX_FORWARDS:
        yield Leaf(part, forwarded, is_text=False, opened=False)
        return
    part = unpacked(part, with_text=depth == 0) or part
    if not part.is_multipart():
        yield Leaf(part, forwarded, is_text=_reads_as_text(part))
        return
    forwarded += part.get_content_maintype() == "message"
    walked = [leaf for inside in headers.parts(part) for leaf in _walk(inside, depth + 1, forwarded)]
    yield from _one_reading(walked) if part.get_content_type() == "multipart/alternative" else walked


def _one_reading(alternatives: list[Leaf]) -> Iterator[Leaf]:
    plain_speaks = any(
        leaf.is_text and media_type(leaf.part) == "text/plain" and _is_filled(leaf) for leaf in alternatives
    )
    unread = "text/html" if plain_speaks else "text/plain"
    return (leaf for leaf in alternatives if not (leaf.is_text and media_type(leaf.part) == unread))


def _is_filled(leaf: Leaf) -> bool:
    payload = leaf.part.get_payload(decode=True)
    return isinstance(payload, bytes) and bool(payload.strip())


def _reads_as_text(part: Message) -> bool:
    if media_type(part) not in {"text/plain", "text/html"}:
        return False
    return headers.disposition(part) != "attachment" and not part.get_filename()
