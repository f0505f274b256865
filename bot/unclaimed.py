"""Drafts of what was not, or is still to come: whether they are to be deleted is asked, never guessed."""

from bot.actions import choosing
from bot.desk import Desk
from bot.intake import Message, Outcome
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.lines import day_of
from parsers.text.intents.absent import was_absent
from parsers.text.intents.assent import assent


def told(desk: Desk, message: Message, claim: Claim | None) -> Outcome | None:
    """What became of words that say that the writer was not there, or a no to the day that a draft was read as.

    The person is asked whether the draft is to be deleted; nothing is before they have answered. Refused where the
    draft has several days, so that it is a line that must go.
    """
    if claim is None or claim.state not in OPEN or not message.verified or message.files:
        return None
    if not (was_absent(message.text) or (assent(message.text) == "no" and _is_held(desk, claim))):
        return None
    if len({day_of(line.line) for line in claim.lines}) > 1:
        raise Refused("which_line_out")
    choosing.ask(desk, message, "delete", [claim])
    return "conversation", "which_delete"


def _is_held(desk: Desk, claim: Claim) -> bool:
    return any(found.severity == "holds" for found in desk.findings(claim))
