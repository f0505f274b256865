"""Identity numbers go no further than to whoever wrote them."""

from dataclasses import replace

from bot.intake import Message, Press
from claims.claim import Receipt
from parsers.identity_numbers import is_struck_out, struck_out


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
        left_out=tuple(struck_out(name) for name in said.left_out),
    )
    words = (message.text, message.subject or "", *(file.name for file in message.files), *message.left_out)
    return message, any(is_struck_out(text) for text in words)


def _discreet(file: Receipt) -> Receipt:
    return replace(file, name=struck_out(file.name))
