"""What is no talk with a person we serve: pages opened, machines, strangers, and what cannot be read."""

from bot.actions import linking
from bot.channel import HasHome
from bot.desk import Desk
from bot.intake import (
    Automatic,
    Bounced,
    Ignored,
    Look,
    Lost,
    Newcomer,
    Outcome,
    Quarantined,
    Stranger,
    Unopened,
    Visit,
)
from bot.notices import Notice
from bot.undelivered import come_back
from store import quarantine


def receive(
    desk: Desk,
    intake: Look | Unopened | Lost | Stranger | Newcomer | Visit | Automatic | Bounced | Quarantined | Ignored,
) -> Outcome:
    """What became of the intake; it never becomes a claim."""
    if isinstance(intake, Look):
        return _show_home(desk, intake)
    if isinstance(intake, Lost):
        desk.answer(intake, Notice(kind="help", claimant=intake.person))
        return "conversation", "help"
    if isinstance(intake, Unopened):
        desk.answer(intake, Notice(kind="dialog_not_opened", claimant=intake.person, facts={"dialog": intake.dialog}))
        return "conversation", "dialog_not_opened"
    if isinstance(intake, Stranger):
        return _turn_away(desk, intake)
    if isinstance(intake, Newcomer):
        return linking.heard(desk, intake)
    if isinstance(intake, Visit):
        return _show_welcome(desk, intake)
    if isinstance(intake, Automatic):
        return _overhear(desk, intake)
    if isinstance(intake, Bounced):
        return come_back(desk, intake)
    if isinstance(intake, Quarantined):
        return _set_apart(desk, intake)
    return "ignored", intake.reason


def _show_home(desk: Desk, look: Look) -> Outcome:
    channel = desk.channels[look.channel]
    assert isinstance(channel, HasHome)  # only such a channel has a page to open
    channel.show_home(desk, look.person)
    return "ignored", "home"


def _show_welcome(desk: Desk, visit: Visit) -> Outcome:
    """A page is not a message, and no answer either: it says how its reader comes to be known, if they can."""
    channel = desk.channels[visit.channel]
    assert isinstance(channel, HasHome)  # only such a channel has a page to open
    channel.show_welcome(desk, visit.address, linking.needed(desk) if visit.welcome else "not_welcome")
    return "ignored", "home_of_a_stranger"


def _turn_away(desk: Desk, stranger: Stranger) -> Outcome:
    """One polite answer a day to an address, no more: whoever writes in a loop is not answered in one."""
    desk.channels[stranger.channel].tell(desk, stranger.address, Notice(kind=stranger.kind))
    return "refused", stranger.kind


def _overhear(desk: Desk, automatic: Automatic) -> Outcome:
    """Nobody is answered; administrators hear of an approver who is away, for claims wait for approvers."""
    if automatic.claim:
        desk.note("automatic_mail", "system", automatic.claim, reason=automatic.reason)
    person = automatic.person
    if person and person.approves and automatic.reason == "auto_reply":
        desk.tell_administrators(Notice(kind="admin_approver_away", facts={"recipient": person.name}))
    return "ignored", automatic.reason


def _set_apart(desk: Desk, quarantined: Quarantined) -> Outcome:
    """Administrators hear of the first one a day, with how many there are then, this one counted."""
    count = quarantine.count(desk.connection) + 1
    desk.tell_administrators(Notice(kind="admin_quarantined", facts={"count": str(count)}))
    if quarantined.person:
        desk.channels[quarantined.channel].tell(
            desk, quarantined.person, Notice(kind="too_long" if quarantined.reason == "long_text" else "not_readable")
        )
    return "quarantined", quarantined.reason
