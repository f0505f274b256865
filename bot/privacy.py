"""Identity numbers go no further than to whoever wrote them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.intake import Form, LeftOut, Message, Press
from claims.claim import Receipt
from parsers.identity_numbers import is_struck_out, struck_out

_File = TypeVar("_File", Receipt, LeftOut)


def discreet(said: Message | Press | Form) -> tuple[Message | Press | Form, bool]:
    """The same without identity numbers in words and file names, and whether there have been any.

    What stands in the files themselves is left alone: payroll may need a form as it is.
    """
    if isinstance(said, Press):
        return said, False
    files = tuple(_discreet(file) for file in said.files)
    left_out = tuple(_discreet(file) for file in said.left_out)
    names = [*(file.name for file in files), *(file.name for file in left_out)]
    if isinstance(said, Form):
        values = struck_out_of(said.values)
        typed = json.dumps(values, ensure_ascii=False)
        form = replace(said, values=values, files=files, left_out=left_out)
        return form, any(map(is_struck_out, (typed, *names)))
    message = replace(
        said,
        text=struck_out(said.text),
        subject=said.subject and struck_out(said.subject),
        files=files,
        left_out=left_out,
    )
    words = (message.text, message.subject or "", *names)
    return message, any(is_struck_out(text) for text in words)


def struck_out_of(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The JSON value without identity numbers in any of its texts."""
    if isinstance(value, str):
        return struck_out(value)
    if isinstance(value, Mapping):
        return {name: struck_out_of(inner) for name, inner in value.items()}
    return [struck_out_of(inner) for inner in value] if isinstance(value, list) else value


def _discreet(file: _File) -> _File:
    return replace(file, name=struck_out(file.name))
