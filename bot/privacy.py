"""Identity numbers go no further than to whoever wrote them."""

from dataclasses import replace
from typing import TypeVar

from bot.intake import LeftOut, Message, Press
from claims.claim import Receipt
from parsers.identity_numbers import is_struck_out, struck_out

_File = TypeVar("_File", Receipt, LeftOut)


def discreet(said: Message | Press) -> tuple[Message | Press, bool]:
    """The same without identity numbers in words and file names, and whether there have been any.

    What stands in the files themselves is left alone: payroll may need a form as it is.
    """
    if isinstance(said, Press):
        return replace(said, reason=struck_out(said.reason)), is_struck_out(struck_out(said.reason))
    message = replace(
        said,
        text=struck_out(said.text),
        subject=said.subject and struck_out(said.subject),
        files=tuple(_discreet(file) for file in said.files),
        left_out=tuple(_discreet(file) for file in said.left_out),
    )
    names = [file.name for file in message.files] + [file.name for file in message.left_out]
    words = (message.text, message.subject or "", *names)
    return message, any(is_struck_out(text) for text in words)


def _discreet(file: _File) -> _File:
    return replace(file, name=struck_out(file.name))
