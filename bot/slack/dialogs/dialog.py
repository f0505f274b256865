"""What a dialog is: who may open it, how it looks, and how what was filled in is read."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from bot.config.municipality import Municipality
from bot.intake import FormKind
from bot.presentation.plain import clip
from bot.slack import shown
from bot.slack.dialogs.inputs import Choice, SearchedMenu, plain, with_prompts
from bot.slack.picks import VALUE_LIMIT
from bot.slack.shown import Shown
from bot.words import Words
from claims.claim import Claim
from claims.people import Person

METADATA_LIMIT, TITLE_LIMIT = 3_000, 24
LONGEST = 3_000
"""Characters that a field of Slack's holds."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
"""NUL and halves of characters, which PostgreSQL cannot keep."""

Values = Mapping[str, Any]
"""What was filled in, by field, as JSON values."""


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


class Waiting(NamedTuple):
    """A claim that waits, and how much the checks notice on it."""

    claim: Claim
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who opens a dialog, and the claim that it is about as it is now, if any; `about` names a part of it.

    `waiting` are the claims that wait for the person's decision, for a dialog about those.
    """

    town: Municipality
    today: dt.date
    person: Person
    claim: Claim | None = None
    about: str = ""
    waiting: Sequence[Waiting] = ()

    @property
    def words(self) -> Words:
        """The words of whoever opens it."""
        return Words(self.person.language)

    @property
    def shown(self) -> Shown:
        """What the dialog carries until it is sent."""
        if self.claim is None:
            return Shown(about=self.about)
        return shown.shown(self.claim, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """One row of the table: the buttons `opened_by` (action ids) open it for whoever it `may_open` to.

    `blocks` are what it shows, each input with a block_id that is its action_id too; `read` makes plain values of what
    was filled in, Unfit when they are none. Its words are `modal.<kind>.submit`, and `.title` where it is not `titled`
    by what it is about. A dialog `then` another one turns into that, which is about what was chosen (`about` in its
    values). One that is `of_waiting` is opened with the claims that wait.
    """

    kind: FormKind
    opened_by: tuple[str, ...]
    may_open: Callable[[Opening], bool]
    blocks: Callable[[Opening], list[Block]]
    read: Callable[["State"], Values]
    then: FormKind | None = None
    of_waiting: bool = False
    titled: Callable[[Opening], str] | None = None

    def view(self, opening: Opening) -> dict[str, Any]:
        """The view for views.open; the same for the same opening."""
        words = opening.words
        metadata = str(opening.shown)
        assert len(metadata) <= METADATA_LIMIT
        title = self.titled(opening) if self.titled else words.t(f"modal.{self.kind}.title")
        view = View(
            type="modal",
            callback_id=self.kind,
            private_metadata=metadata,
            title=plain(clip(title, TITLE_LIMIT)),
            submit=plain(words.t(f"modal.{self.kind}.submit")),
            close=plain(words.t("modal.close")),
            blocks=with_prompts(self.blocks(opening), words),
        )
        return view.to_dict()

    def found(self, opening: Opening, block: str, typed: str) -> list[Choice]:
        """The choices of the menu in that block that fit what was typed; none where there is no such menu."""
        elements = (each.element for each in self.blocks(opening) if isinstance(each, InputBlock))
        menus = (each for each in elements if isinstance(each, SearchedMenu) and each.action_id == block)
        return next((menu.found(typed) for menu in menus), [])


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
    return _UNKEEPABLE.sub("", value) if isinstance(value, str) else ""


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a mapping; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
