"""What becomes of a button on a claim's card: one action a button, the same for every channel."""

from collections.abc import Callable

from bot.actions import (
    answering,
    comments,
    decisions,
    deleting,
    editing,
    keeping,
    moving,
    moving_files,
    repeating,
    submission,
)
from bot.desk import Desk
from bot.intake import ButtonAction, Outcome, Press
from claims.claim import Claim
from claims.errors import Refused
from claims.people import Person
from store import claims

Act = Callable[[Desk, Claim, Press], object]


def act(desk: Desk, press: Press) -> Outcome:
    """What became of the press; Refused when its claim, or what it would choose from, is not there."""
    if press.action == "choose":
        raise Refused("nothing_waits")  # else its dialog would have opened
    if press.action == "again" and not press.claim:
        repeating.again(desk, repeating.sent_last(desk, press.person), press)
        return "conversation", press.action
    claim = claims.get(desk.connection, press.claim, lock=True)
    if claim is None:
        raise Refused("no_such_claim")
    ACTIONS[press.action](desk, claim, press)
    return "conversation", press.action


def _by(action: Callable[[Desk, Claim, Person], object]) -> Act:
    return lambda desk, claim, press: action(desk, claim, press.person)


ACTIONS: dict[ButtonAction, Act] = {
    "submit": _by(submission.submit),
    "withdraw": _by(submission.withdraw),
    "delete": _by(deleting.remove),
    "restore": _by(deleting.restore),
    "later": _by(keeping.put_aside),
    "why": _by(keeping.explain),
    "again": repeating.again,
    "answer": answering.answer,
    "move": moving.move,
    "move_files": moving_files.move,
    "edit": editing.cannot_open,
    "add": editing.cannot_open,
    "line": editing.cannot_open,
    "split": editing.cannot_open,
    "shares": editing.cannot_open,
    "attach": editing.cannot_open,
    "comment": comments.refuse,
    "hand_on": comments.refuse,
    "attest": decisions.decide,
    "authorise": decisions.decide,
    "return": decisions.decide,
}
