"""What a dialog is: who may open it, how it looks, and who reads what was filled in."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from bot.config.municipality import Municipality
from bot.intake import FormKind
from bot.presentation.plain import clip
from bot.slack import shown
from bot.slack.dialogs.inputs import Choice, SearchedMenu, plain, with_prompts
from bot.slack.dialogs.state import State
from bot.slack.shown import Shown
from bot.words import Words
from claims.claim import Claim
from claims.people import Person

METADATA_LIMIT, TITLE_LIMIT = 3_000, 24

Values = Mapping[str, Any]
"""What was filled in, by field, as JSON values."""


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
    read: Callable[[State], Values]
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
