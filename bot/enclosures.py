"""Files that come with words: on the claim that they are for, or told not to be."""

from dataclasses import replace
from typing import TypeVar

from bot.actions import drafts
from bot.desk import Desk
from bot.intake import Form, LeftOut, Message
from bot.notices import Notice
from claims.claim import OPEN, Claim

MaybeClaim = TypeVar("MaybeClaim", Claim, Claim | None)


def with_files(desk: Desk, message: Message, claim: MaybeClaim) -> MaybeClaim:
    """The claim with the message's files; where it is no longer its claimant's to change, they hear so instead.

    Files of a message that nobody vouches for wait for its confirmation.
    """
    if not (message.files and message.verified):
        return claim
    if claim and claim.state in OPEN:
        return drafts.attach(desk, claim, message)
    tell_not_taken(desk, message)
    return claim


def tell_not_taken(desk: Desk, message: Message) -> None:
    """Whoever sent files to where none can be put hears which they are."""
    names = tuple(LeftOut(file.name, "no_open_claim") for file in message.files)
    tell_left_out(desk, replace(message, left_out=names))


def tell_left_out(desk: Desk, intake: Message | Form) -> None:
    """Whoever sent files of which some were not taken hears which, and why."""
    if not intake.left_out:
        return
    facts = {"limit": str(desk.town.settings.limits.attachment_mb)}
    for file in intake.left_out:
        name = file.name.replace("; ", ", ")
        facts[file.reason] = f"{facts[file.reason]}; {name}" if file.reason in facts else name
    desk.answer(intake, Notice(kind="files_left_out", claimant=intake.person, facts=facts))
    if "withheld" in facts:
        desk.tell_administrators(Notice(kind="admin_files_withheld"))
