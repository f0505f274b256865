"""What a dialog is: who may open it, how it looks, and how what was filled in is read."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from bot.config.municipality import Municipality
from bot.intake import FormKind
from bot.presentation.plain import clip
from bot.slack.dialogs.inputs import Choice, SearchedMenu, plain
from bot.words import Words
from claims.claim import Claim
from claims.people import Person

METADATA_LIMIT, TITLE_LIMIT = 3_000, 24
Values = Mapping[str, Any]
"""What was filled in, by field, as JSON values."""

_METADATA = re.compile(r"(\d{4}-\d{5,})?/(\d+)/(\d+)/(.*)", re.DOTALL)


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


class Shown(NamedTuple):
    """The claim that a dialog is about, in which round and version it was shown, and which part of it is meant.

    A dialog about no claim has an empty number.
    """

    claim: str = ""
    round: int = 0
    version: int = 0
    about: str = ""

    def __str__(self) -> str:
        return f"{self.claim}/{self.round}/{self.version}/{self.about}"


def shown(private_metadata: str) -> Shown | None:
    """What the dialog that carries the metadata was about; None for anything else."""
    found = _METADATA.fullmatch(private_metadata)
    return Shown(found[1] or "", int(found[2]), int(found[3]), found[4]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who opens a dialog, and the claim that it is about as it is now, if any; `about` names a part of it."""

    town: Municipality
    today: dt.date
    person: Person
    claim: Claim | None = None
    about: str = ""

    @property
    def words(self) -> Words:
        """The words of whoever opens it."""
        return Words(self.person.language)

    @property
    def shown(self) -> Shown:
        """What the dialog carries until it is sent."""
        if self.claim is None:
            return Shown(about=self.about)
        return Shown(self.claim.number, self.claim.round, self.claim.version, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """One row of the table: the buttons `opened_by` (action ids) open it for whoever it `may_open` to.

    `blocks` are what it shows, each input with a block_id that is its action_id too; `read` makes plain values of what
    was filled in, Unfit when they are none. Its words are `modal.<kind>.submit`, and `.title` where it is not `titled`
    by what it is about. A dialog `then` another one turns into that, which is about what was chosen (`about` in its
    values).
    """

    kind: FormKind
    opened_by: tuple[str, ...]
    may_open: Callable[[Opening], bool]
    blocks: Callable[[Opening], list[Block]]
    read: Callable[["State"], Values]
    then: FormKind | None = None
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
            blocks=self.blocks(opening),
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

    def __init__(self, values: Mapping[str, Any], blocks: Iterable[Mapping[str, Any]] = ()) -> None:
        self._values = values
        self._opened = {block["block_id"]: _held(block["element"]) for block in blocks if block["type"] == "input"}

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
        """What was typed, without blanks around it; empty when nothing was."""
        return _typed(self._of(block))

    def chosen(self, block: str) -> str:
        """The value of the option or day that was picked; empty when none was."""
        return _picked(self._of(block))

    def all_chosen(self, block: str) -> list[str]:
        """The values of the options that were picked."""
        return [str(option["value"]) for option in self._of(block).get("selected_options") or []]

    @property
    def files(self) -> list[dict[str, Any]]:
        """The files of every file input, as Slack describes them."""
        held = (self._of(block) for block in self._values)
        return [file for each in held if each.get("type") == "file_input" for file in each.get("files") or []]

    def _of(self, block: str) -> Mapping[str, Any]:
        held: Mapping[str, Any] = self._values.get(block, {}).get(block, {})
        return held


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
    return str(held.get("value") or "").replace("\0", "").strip()


def _picked(held: Mapping[str, Any]) -> str:
    option = held.get("selected_option") or {}
    return str(option.get("value") or held.get("selected_date") or held.get("selected_time") or "")
