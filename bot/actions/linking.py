"""Whose an account is that the channel's address does not tell: proved by a code mailed to the registered address.

Whoever asks hears the same whether the person they name is registered or not.
"""

import datetime as dt
import re

from bot.channel import MailsCodes
from bot.desk import Desk
from bot.intake import Newcomer, Outcome
from bot.notices import Notice, NoticeKind
from claims.people import Person
from store import accounts, link_codes

MOST_A_DAY = 5
"""Codes that an account may ask for in a day, and that a person is mailed, whoever asks."""

_DAY = dt.timedelta(days=1)
_LONGEST = 320
"""Characters of an answer that may hold an address (RFC 3696 errata 1690); searching more would take its time."""
_CODE = re.compile(r"(\d{3})\s?(\d{3})", re.ASCII)
_ADDRESS = re.compile(r"[^\s<>@,;:()]+@[^\s<>@,;:()]+\w")
_NUMBER = re.compile(r"\S{0,49}\d\S{0,49}")


def heard(desk: Desk, newcomer: Newcomer) -> Outcome:
    """What became of the words of somebody whom the channel vouches for, but does not name."""
    mailer = _mailer(desk)
    if mailer is None:
        return _refuse(desk, newcomer, needed(desk))
    said = newcomer.text.strip()
    # Six digits may be an employee number too.
    if (code := _CODE.fullmatch(said)) and _is_code_awaited(desk, newcomer):
        return _redeem(desk, newcomer, code[1] + code[2], mailer)
    if len(said) > _LONGEST:
        return _refuse(desk, newcomer, "link_offered")
    if address := _ADDRESS.search(said):
        return _ask(desk, newcomer, desk.town.people.by_email(address[0]), mailer)
    if _NUMBER.fullmatch(said):
        return _ask(desk, newcomer, desk.town.people.by_id(said), mailer)
    return _refuse(desk, newcomer, "link_offered")


def needed(desk: Desk) -> NoticeKind:
    """What tells somebody whom we do not know how they come to be known: by a code, where one can be mailed."""
    return "link_offered" if _mailer(desk) else "unknown_sender"


def _mailer(desk: Desk) -> MailsCodes | None:
    return next((channel for channel in desk.channels.values() if isinstance(channel, MailsCodes)), None)


def _ask(desk: Desk, newcomer: Newcomer, person: Person | None, mailer: MailsCodes) -> Outcome:
    """A code is on its way to the person, if there is one who can be written to and has not had too many."""
    if _asked(desk, newcomer) >= MOST_A_DAY:
        return _refuse(desk, newcomer, "link_limit")
    may_be_mailed = (
        person is not None
        and person.email
        and link_codes.asked_for(desk.connection, person.id, desk.now - _DAY) < MOST_A_DAY
    )
    meant = person.id if person and may_be_mailed else ""
    request = link_codes.ask(desk.connection, newcomer.channel, newcomer.address, meant, desk.now)
    desk.note("link_asked", "system", account=newcomer.address, person=meant)
    if person and may_be_mailed:
        mailer.mail_code(desk, person, request)
    _tell(desk, newcomer, "link_asked")
    return "conversation", "link_asked"


def _redeem(desk: Desk, newcomer: Newcomer, code: str, mailer: MailsCodes) -> Outcome:
    number = link_codes.redeem(desk.connection, newcomer.channel, newcomer.address, code, desk.now)
    person = desk.town.people.by_id(number) if number else None
    if person is None:
        return _refuse(desk, newcomer, "link_refused")
    accounts.link(desk.connection, newcomer.channel, newcomer.address, person.id, desk.now)
    desk.note("account_linked", person.id, channel=newcomer.channel, account=newcomer.address)
    for channel in (desk.channels[newcomer.channel], mailer):
        channel.tell(desk, person, Notice(kind="linked", claimant=person, facts={"person": person.name}))
    return "conversation", "linked"


def _is_code_awaited(desk: Desk, newcomer: Newcomer) -> bool:
    return link_codes.is_awaited(desk.connection, newcomer.channel, newcomer.address, desk.now)


def _asked(desk: Desk, newcomer: Newcomer) -> int:
    return link_codes.asked_by(desk.connection, newcomer.channel, newcomer.address, desk.now - _DAY)


def _refuse(desk: Desk, newcomer: Newcomer, kind: NoticeKind) -> Outcome:
    _tell(desk, newcomer, kind)
    return "refused", kind


def _tell(desk: Desk, newcomer: Newcomer, kind: NoticeKind) -> None:
    desk.channels[newcomer.channel].tell(desk, newcomer.address, Notice(kind=kind))
