"""What a button on a card carries: which claim, in which round; it means the same in every version of that."""

from bot.slack.shown import Shown
from claims.claim import Claim

NO_CLAIM = str(Shown())
"""The value of a button that is about no claim."""


def value(claim: Claim, about: str = "") -> str:
    """The string that Slack gives back when a button is pressed that is about the claim, or a part of it."""
    return str(Shown(claim.number, claim.round, about=about))
