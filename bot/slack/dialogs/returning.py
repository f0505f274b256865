"""Why a claim is returned, and which lines of several."""

from slack_sdk.models.blocks import Block

from bot.presentation import line_title
from bot.presentation.facts import REASON_LIMIT
from bot.presentation.plain import one_line
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.inputs import MOST_OPTIONS, several, text_input
from bot.slack.dialogs.state import State, Unfit
from claims import routing
from claims.workflow import WAITS_FOR


def may_open(opening: Opening) -> bool:
    """True when the person may return the claim now."""
    claim = opening.claim
    step = WAITS_FOR.get(claim.state) if claim else None
    if claim is None or step is None:
        return False
    return routing.may(claim, step, opening.person.id, opening.town.approvers, opening.today)


def blocks(opening: Opening) -> list[Block]:
    """`lines`, each by its number from 0, when there are several, and `reason`.

    A claim of more lines than a menu holds can be returned only as a whole.
    """
    claim, words = opening.claim, opening.words
    assert claim
    asked: list[Block] = []
    if 1 < len(claim.lines) <= MOST_OPTIONS:
        titles = [line_title(line.line, words, opening.town.catalogue) for line in claim.lines]
        choices = [(str(at), f"{at + 1}. {title}") for at, title in enumerate(titles)]
        label, hint, whole = (words.t(f"modal.return.lines{part}") for part in ("", ".hint", ".whole"))
        asked.append(several("lines", label, choices, hint=hint, placeholder=whole))
    claimant = one_line(opening.town.person(claim.claimant).name)
    hint = words.t("modal.return.hint", claimant=claimant)
    label = words.t("modal.return.reason")
    return [*asked, text_input("reason", label, hint=hint, multiline=True, most=REASON_LIMIT, focus=True)]


def read(state: State) -> Values:
    """`reason`, and the numbers of the `lines`; none is the whole claim. Unfit without a reason."""
    reason = state.text("reason")
    if not reason:
        raise Unfit({"reason": "refused.reason_missing"})
    lines = state.all_chosen("lines")
    if not all(map(str.isdecimal, lines)):
        raise Unfit({"lines": "refused.no_such_line"})
    return {"reason": reason, "lines": [int(line) for line in lines]}


RETURNING = Dialog(kind="return", opened_by=("return",), may_open=may_open, blocks=blocks, read=read)
