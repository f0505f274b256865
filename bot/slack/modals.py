"""The dialogs that Slack opens over a card."""

from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.presentation import line_title
from bot.presentation.plain import clip, one_line
from bot.texts import REASON_LIMIT
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.people import Person

_HINT_LIMIT = 150
_OPTION_LIMIT = 75
_MOST_OPTIONS = 100
"""Slack's limits for a hint, for an option's text, and for how many a menu may have."""


def return_modal(
    claim: Claim, claimant: Person, words: Words, catalogue: Catalogue, private_metadata: str
) -> dict[str, Any]:
    """The view that asks why a claim is returned (`reason` / `reason`), and which lines of several (`lines` / `lines`).

    The value of a line is its number from 0. A claim of more lines than a menu holds can be returned only as a whole.
    """
    several = 1 < len(claim.lines) <= _MOST_OPTIONS
    view = View(
        type="modal",
        callback_id="return_reason",
        private_metadata=private_metadata,
        title=_plain(words.t("modal.return.title")),
        submit=_plain(words.t("modal.return.submit")),
        close=_plain(words.t("modal.return.close")),
        blocks=[*([_lines(claim, words, catalogue)] if several else []), _reason(claimant, words)],
    )
    return view.to_dict()


def _lines(claim: Claim, words: Words, catalogue: Catalogue) -> InputBlock:
    titles = [f"{number}. {line_title(line.line, words, catalogue)}" for number, line in enumerate(claim.lines, 1)]
    return InputBlock(
        block_id="lines",
        label=_plain(words.t("modal.return.lines")),
        hint=_plain(words.t("modal.return.lines.hint")),
        element=StaticMultiSelectElement(
            action_id="lines",
            placeholder=_plain(words.t("modal.return.whole")),
            options=[
                Option(value=str(at), text=_plain(clip(one_line(title), _OPTION_LIMIT)))
                for at, title in enumerate(titles)
            ],
        ),
        optional=True,
    )


def _reason(claimant: Person, words: Words) -> InputBlock:
    return InputBlock(
        block_id="reason",
        label=_plain(words.t("modal.return.reason")),
        hint=_plain(clip(words.t("modal.return.hint", claimant=one_line(claimant.name)), _HINT_LIMIT)),
        element=PlainTextInputElement(
            action_id="reason", multiline=True, min_length=1, max_length=REASON_LIMIT, focus_on_load=True
        ),
        optional=False,
    )


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
