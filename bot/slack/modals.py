"""The dialogs that Slack opens over a card."""

from typing import Any

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement, PlainTextObject
from slack_sdk.models.views import View

from bot.presentation.plain import clip, one_line
from bot.texts import REASON_LIMIT
from bot.words import Words
from claims.people import Person

_HINT_LIMIT = 150


def return_modal(claimant: Person, words: Words, private_metadata: str) -> dict[str, Any]:
    """The view that asks why a claim is returned: one required answer, at `reason` / `reason`."""
    view = View(
        type="modal",
        callback_id="return_reason",
        private_metadata=private_metadata,
        title=_plain(words.t("modal.return.title")),
        submit=_plain(words.t("modal.return.submit")),
        close=_plain(words.t("modal.return.close")),
        blocks=[
            InputBlock(
                block_id="reason",
                label=_plain(words.t("modal.return.reason")),
                hint=_plain(clip(words.t("modal.return.hint", claimant=one_line(claimant.name)), _HINT_LIMIT)),
                element=PlainTextInputElement(
                    action_id="reason", multiline=True, min_length=1, max_length=REASON_LIMIT, focus_on_load=True
                ),
                optional=False,
            )
        ],
    )
    return view.to_dict()


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
