"""The code by which somebody whom we do not know yet says who they are, typed in a dialog."""

import re
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.views import View

from bot.slack.dialogs.inputs import plain, text_input
from bot.slack.dialogs.state import State, Unfit
from bot.words import Words

OPENS, KIND = "code", "code"
_CODE = re.compile(r"\d{3}\s?\d{3}", re.ASCII)
_MOST = 20


def offer(words: Words) -> ActionsBlock:
    """The button that opens the dialog."""
    return ActionsBlock(elements=[ButtonElement(text=plain(words.t("card.code")), action_id=OPENS)])


def view(words: Words) -> dict[str, Any]:
    """The view for views.open: `code`."""
    asked = text_input("code", words.t("modal.code.code"), hint=words.t("modal.code.hint"), most=_MOST, focus=True)
    return View(
        type="modal",
        callback_id=KIND,
        title=plain(words.t("modal.code.title")),
        submit=plain(words.t("modal.code.submit")),
        close=plain(words.t("modal.close")),
        blocks=[asked],
    ).to_dict()


def read(state: State) -> str:
    """What was typed; Unfit for what is no code at all."""
    if not _CODE.fullmatch(typed := state.text("code")):
        raise Unfit({"code": "modal.wrong.code"})
    return typed
