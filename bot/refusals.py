"""Whoever did what cannot be done is told why not."""

from dataclasses import replace

from bot.desk import Desk
from bot.intake import Form, Message, OtherPress, Press
from bot.notices import Notice
from claims.checks import blocking
from claims.claim import Claim
from claims.errors import Refused


def tell(
    desk: Desk, intake: Message | Press | Form | OtherPress, refused: Refused, claim: Claim | None, asks: int = 0
) -> None:
    """The reason, with the claim that was meant where it is the person's own, so that a reply can go on with it.

    `asks` is the number of the proposal that still waits for an answer to this.
    """
    own = replace(claim, channel=intake.channel) if claim and claim.claimant == intake.person.id else None
    facts = {**refused.facts, "code": refused.code}
    found = tuple(blocking(desk.findings(own))) if own and refused.code == "blocked" else ()
    desk.answer(
        intake, Notice(kind="refused", claim=own, claimant=intake.person, findings=found, facts=facts, asks=asks)
    )
