"""Claims that wait, of which some are ticked to be decided together; what that comes to is read back."""

from slack_sdk.models.blocks import Block, SectionBlock

from bot.actions.rulings import MOST
from bot.presentation.facts import REASON_LIMIT
from bot.presentation.plain import one_line
from bot.slack.dialogs.dialog import Dialog, Opening, Values, Waiting
from bot.slack.dialogs.inputs import menu, plain, text_input, ticks
from bot.slack.dialogs.state import State, Unfit
from bot.words import Words

_A_BLOCK = 10
"""Boxes that Slack has room for in one input."""
_NAME_LIMIT = 30


def may_open(opening: Opening) -> bool:
    """True when something waits for the person."""
    return bool(opening.waiting)


def blocks(opening: Opening) -> list[Block]:
    """`claims_0` and so on, those without findings ticked; `action`, and for a return the `reason`."""
    words, asked = opening.words, list[Block]()
    shown = opening.waiting[:MOST]
    for at in range(0, len(shown), _A_BLOCK):
        some = shown[at : at + _A_BLOCK]
        choices = [(one.claim.number, _label(place, one, opening)) for place, one in enumerate(some, at + 1)]
        label = words.n("modal.choose.claims", len(some), first=str(at + 1), last=str(at + len(some)))
        clean = [one.claim.number for one in some if not one.findings]
        hint = "" if at else words.t("modal.choose.hint")
        asked.append(ticks(f"claims_{at // _A_BLOCK}", label, choices, hint=hint, chosen=clean))
    if len(opening.waiting) > MOST:
        asked.append(SectionBlock(text=plain(words.t("modal.choose.more", most=str(MOST)))))
    actions = [(action, words.t(f"modal.choose.{action}")) for action in ("approve", "return")]
    asked.append(menu("action", words.t("modal.choose.action"), actions, chosen="approve"))
    asked.append(text_input("reason", words.t("modal.choose.reason"), multiline=True, most=REASON_LIMIT, optional=True))
    return asked


def _label(place: int, one: Waiting, opening: Opening) -> str:
    words: Words = opening.words
    name = one_line(opening.town.person(one.claim.claimant).name, _NAME_LIMIT)
    found = words.n("proposal.findings", one.findings) if one.findings else words.t("proposal.no_findings")
    return f"{place}. {name} · {words.kroner(one.claim.total)} · {found}"


def read(state: State) -> Values:
    """The numbers of the `claims`, the `action` and the `reason`.

    Unfit without a claim, for a return without a reason, and for a reason without a return.
    """
    chosen = [number for at in range(-(-MOST // _A_BLOCK)) for number in state.all_chosen(f"claims_{at}")]
    if not chosen:
        raise Unfit({"claims_0": "modal.choose.none"})
    action, reason = state.chosen("action"), state.text("reason")
    if action not in ("approve", "return"):
        raise Unfit({"action": "modal.choose.action"})
    if action == "return" and not reason:
        raise Unfit({"reason": "refused.reason_missing"})
    if action == "approve" and reason:
        # The menu stands on approval at first: whoever writes what is wrong has passed it by.
        raise Unfit({"action": "modal.choose.reason_unused"})
    return {"claims": chosen[:MOST], "action": action, "reason": reason}


CHOOSING = Dialog(kind="choose", opened_by=("choose",), may_open=may_open, blocks=blocks, read=read, of_waiting=True)
