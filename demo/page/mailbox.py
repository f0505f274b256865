"""A person's mails with the bot as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from demo.mail import MailServer
from demo.screen_text import mail_of, mail_text
from demo.town import BOT_ADDRESS

_NO_WORDS = ("##-", ">")
"""How the line above which one answers begins, and how what is answered."""


@dataclass(frozen=True, slots=True)
class MailView:
    """One mail: `number` counts from 0 in order of arrival; an `own` one was written by the person.

    `preview` is its first line of words, `quote` its plain text as an answer repeats it.
    """

    number: int
    own: bool
    sender: str
    subject: str
    date: datetime | None
    answerable: bool
    has_html: bool
    preview: str
    quote: str
    files: tuple[str, ...]


def correspondence(server: MailServer, address: str) -> list[EmailMessage]:
    """Every mail that the person got, and every one that they sent to the bot, in order of arrival."""
    mails = ((to, mail_of(raw)) for to, raw in server.delivered())
    return [mail for to, mail in mails if to == address or (to == BOT_ADDRESS and _sender(mail)[1] == address)]


def mail_views(mails: Sequence[EmailMessage], address: str) -> list[MailView]:
    """The person's mails in order of arrival."""
    return [_view(number, mail, address) for number, mail in enumerate(mails)]


def shown_body(mail: EmailMessage, *, plain: bool) -> tuple[str, str]:
    """The part of the mail to show and its media type: HTML where there is some, unless the plain part is wanted."""
    html = None if plain else mail.get_body(("html",))
    if html:
        return str(html.get_content()), "text/html"
    return mail_text(mail), "text/plain"


def _view(number: int, mail: EmailMessage, address: str) -> MailView:
    name, sender = _sender(mail)
    lines = mail_text(mail).splitlines()
    return MailView(
        number=number,
        own=sender == address,
        sender=name or sender,
        subject=str(mail["Subject"] or ""),
        date=getattr(mail["Date"], "datetime", None),
        answerable="Reply-To" in mail,
        has_html=mail.get_body(("html",)) is not None,
        preview=next((line for line in lines if line.strip() and not line.startswith(_NO_WORDS)), ""),
        quote="".join(f"> {line}\n" for line in lines),
        files=tuple(part.get_filename() or "" for part in mail.iter_attachments()),
    )


def _sender(mail: EmailMessage) -> tuple[str, str]:
    return parseaddr(str(mail["From"]))
