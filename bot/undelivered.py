"""Messages that did not arrive: whoever can do something about it hears of it, by a channel that works."""

from bot.desk import Desk
from bot.intake import Bounced
from bot.notices import Notice
from store import claims, outbox
from store.outbox import Outgoing

_NOT_TOLD = ("admin_", "not_delivered:", "not_welcome:", "welcome:", "sign:", "sign_off:")
"""Keys of messages that say that something went wrong, of those to strangers, and of signs that somebody is heard: that
they did not arrive is not told in its turn."""


def come_back(desk: Desk, bounced: Bounced) -> tuple[str, str]:
    """What became of the report: the mail counts as given up, once, however many servers report it."""
    item = bounced.item
    error = f"the recipient's mail server sent it back ({bounced.status}); check the address"
    if outbox.came_back(desk.connection, item, desk.now, error):
        tell_undelivered(desk, item, error, for_good=True)
    return "ignored", "bounce"


def tell_undelivered(desk: Desk, item: Outgoing, error: str, *, for_good: bool) -> None:
    """Administrators hear of it by another channel if there is one; what is lost for good its claimant hears too."""
    desk.note("not_delivered", "system", item.claim, recipient=item.recipient, error=error)
    if item.key.startswith(_NOT_TOLD):
        return
    facts = {"recipient": item.recipient, "error": error}
    desk.tell_administrators(Notice(kind="admin_not_delivered", facts=facts), not_by=item.channel)
    if for_good:
        _tell_claimant(desk, item)


def _tell_claimant(desk: Desk, item: Outgoing) -> None:
    person = desk.town.people.by_email(item.recipient) if item.channel == "mail" else None
    claim = claims.get(desk.connection, item.claim) if item.claim else None
    if person is None or claim is None or claim.claimant != person.id:
        return
    for channel in desk.channels.values():
        if channel.name != item.channel:
            channel.tell(desk, person, Notice(kind="not_delivered", claim=claim, claimant=person))
