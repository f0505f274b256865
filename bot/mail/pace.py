"""How often one address is answered: two machines that answer each other stop here, whatever they call themselves."""

import datetime as dt

from bot.desk import Desk
from bot.notices import ANSWERS, Notice
from store import inbox

HOUR = dt.timedelta(hours=1)


def holds_back(desk: Desk, address: str, notice: Notice) -> bool:
    """True for one more answer to an address whose mails of the last hour have had as many as the settings allow.

    What tells of a claim's way through approval is no answer. Answers about a claim go to its claimant alone, so the
    limit holds for each claim too. Mails that anybody may have written are counted apart: they use up nobody's answers.
    """
    if notice.kind not in ANSWERS:
        return False
    came = inbox.find(desk.connection, desk.source)
    verified = came is not None and came.payload.get(inbox.VERIFIED, False)
    answered = inbox.answered_since(desk.connection, "mail", address.lower(), desk.now - HOUR, verified=verified)
    return answered >= desk.town.settings.limits.answers_an_hour
