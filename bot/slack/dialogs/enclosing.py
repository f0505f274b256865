"""Documents and a comment that belong to one's own claim."""

from slack_sdk.models.blocks import Block

from bot.actions.editing import may_edit
from bot.presentation.facts import REASON_LIMIT
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.inputs import file_input, text_input
from bot.slack.dialogs.state import State, Unfit


def may_open(opening: Opening) -> bool:
    """True while the claim is the person's to change."""
    return opening.claim is not None and may_edit(opening.claim, opening.person)


def blocks(opening: Opening) -> list[Block]:
    """`files` and `text`."""
    words = opening.words
    hint = words.t("modal.attach.text.hint")
    return [
        file_input("files", words.t("modal.attach.files")),
        text_input("text", words.t("modal.attach.text"), hint=hint, multiline=True, most=REASON_LIMIT, optional=True),
    ]


def read(state: State) -> Values:
    """`text`; the files come by themselves. Unfit where there is neither."""
    text = state.text("text")
    if not text and not state.files:
        raise Unfit({"files": "modal.attach.nothing"})
    return {"text": text}


ENCLOSE = Dialog(kind="attach", opened_by=("attach",), may_open=may_open, blocks=blocks, read=read)
