"""What was filled in in a dialog, as far as it can be believed, and how it is said that it cannot be used."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from bot.slack.picks import VALUE_LIMIT
from bot.slack.received import mapping, without_nul
from bot.words import Words

LONGEST = 3_000
"""Characters that a field of Slack's holds."""


class Wrong(Exception):
    """What stands in one block cannot be used: `text` is the id of the text that says why."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Unfit(Exception):
    """What was filled in cannot be used: the ids of the texts that say why, by the block where each is shown.

    `numbers` are those that the texts mention.
    """

    def __init__(self, problems: Mapping[str, str], **numbers: Decimal) -> None:
        super().__init__(problems)
        self.problems = problems
        self.numbers = numbers

    def told(self, words: Words) -> dict[str, str]:
        """What is wrong in words, by block."""
        numbers = {name: words.number(number) for name, number in self.numbers.items()}
        return {block: words.t(id, **numbers) for block, id in self.problems.items()}


class State:
    """What was filled in, by block, as Slack tells it; whatever is missing or of another form counts as empty.

    `blocks` are those with which the dialog opened, where only what was filled in otherwise counts.
    """

    def __init__(self, values: object, blocks: object = ()) -> None:
        self._values = mapping(values)
        inputs = [block for block in map(mapping, _list(blocks)) if block.get("type") == "input"]
        self._opened = {str(block.get("block_id")): _held(mapping(block.get("element"))) for block in inputs}

    def has(self, block: str) -> bool:
        """True for a block that the dialog has."""
        return block in self._values

    def touched(self, block: str) -> bool:
        """True for a block that the dialog has, unless it still holds what it opened with."""
        if not self.has(block):
            return False
        opened = self._opened.get(block)
        return opened is None or _said(self._of(block)) != _said(opened)

    def text(self, block: str) -> str:
        """What was typed, without blanks around it; empty when nothing was, Unfit when no field holds as much."""
        typed = _typed(self._of(block))
        if len(typed) > LONGEST:
            raise Unfit({block: "modal.wrong.long"})
        return typed

    def chosen(self, block: str) -> str:
        """The value of the option or day that was picked; empty when none was."""
        return _picked(self._of(block))

    def day(self, block: str) -> str:
        """The day that was picked, in ISO form; empty when none was."""
        with suppress(ValueError):
            return dt.date.fromisoformat(self.chosen(block)).isoformat()
        return ""

    def all_chosen(self, block: str) -> list[str]:
        """The values of the options that were picked."""
        return [_value(option) for option in _list(self._of(block).get("selected_options"))]

    @property
    def files(self) -> list[Mapping[str, Any]]:
        """The files of every file input, as Slack describes them."""
        held = [self._of(block) for block in self._values]
        return [mapping(file) for each in held if each.get("type") == "file_input" for file in _list(each.get("files"))]

    def _of(self, block: str) -> Mapping[str, Any]:
        return mapping(mapping(self._values.get(block)).get(block))


_OPENED_WITH = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_date": "selected_date",
    "initial_time": "selected_time",
}


def _held(element: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the element opened with, as Slack tells what was filled in."""
    return {held: element.get(initial) for initial, held in _OPENED_WITH.items()}


def _said(held: Mapping[str, Any]) -> tuple[str, str]:
    return _typed(held), _picked(held)


def _typed(held: Mapping[str, Any]) -> str:
    return _text(held.get("value")).strip()


def _picked(held: Mapping[str, Any]) -> str:
    picked = (_value(held.get("selected_option")), held.get("selected_date"), held.get("selected_time"))
    return next(filter(None, map(_option, picked)), "")


def _value(option: object) -> str:
    return _option(mapping(option).get("value"))


def _option(value: object) -> str:
    """The value, if it can be one of an option of ours."""
    text = _text(value)
    return text if len(text) <= VALUE_LIMIT else ""


def _text(value: object) -> str:
    return without_nul(value) if isinstance(value, str) else ""


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
