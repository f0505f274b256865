"""What an approver says of a claim, or asks another to decide; the claimant answers in words."""

from slack_sdk.models.blocks import Block

from bot.presentation.facts import REASON_LIMIT
from bot.presentation.plain import one_line
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.inputs import MOST_OPTIONS, menu, text_input
from bot.slack.dialogs.returning import may_open
from bot.slack.dialogs.state import State, Unfit
from claims import routing


def others(opening: Opening) -> list[str]:
    """Whoever else may decide the claim now."""
    assert opening.claim
    return routing.others(opening.claim, opening.person.id, opening.town.approvers, opening.today)


def may_hand_on(opening: Opening) -> bool:
    """True when the person may decide the claim now, and somebody else may too."""
    return may_open(opening) and bool(others(opening))


def comment_blocks(opening: Opening) -> list[Block]:
    """`text`."""
    claim, words = opening.claim, opening.words
    assert claim
    hint = words.t("modal.comment.hint", claimant=one_line(opening.town.person(claim.claimant).name))
    return [text_input("text", words.t("modal.comment.text"), hint=hint, multiline=True, most=REASON_LIMIT, focus=True)]


def hand_on_blocks(opening: Opening) -> list[Block]:
    """`to`, somebody who may decide the claim, and `text`."""
    words = opening.words
    people = [(one, opening.town.person(one).name) for one in others(opening)[:MOST_OPTIONS]]
    return [
        menu("to", words.t("modal.hand_on.to"), people, hint=words.t("modal.hand_on.hint")),
        text_input("text", words.t("modal.hand_on.text"), multiline=True, most=REASON_LIMIT, optional=True),
    ]


def read_comment(state: State) -> Values:
    """`text`; Unfit without any."""
    if not (text := state.text("text")):
        raise Unfit({"text": "refused.comment_missing"})
    return {"text": text}


def read_hand_on(state: State) -> Values:
    """`to` and `text`; Unfit without somebody."""
    if not (to := state.chosen("to")):
        raise Unfit({"to": "refused.cannot_take"})
    return {"to": to, "text": state.text("text")}


COMMENT = Dialog(kind="comment", opened_by=("comment",), may_open=may_open, blocks=comment_blocks, read=read_comment)
HAND_ON = Dialog(kind="hand_on", opened_by=("hand_on",), may_open=may_hand_on, blocks=hand_on_blocks, read=read_hand_on)
