"""A person's mailbox as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from demo.screen_text import mail_of, mail_text


@dataclass(frozen=True, slots=True)
class MailView:
    """One mail: `number` counts from 0 in order of arrival."""

    number: int
    sender: str
    subject: str
    date: datetime | None
    answerable: bool


def mail_views(raws: Sequence[bytes]) -> list[MailView]:
    """The mails in order of arrival."""
    return [_view(number, mail_of(raw)) for number, raw in enumerate(raws)]


def shown_body(mail: EmailMessage) -> tuple[str, str]:
    """The part of the mail to show and its media type: HTML where there is some."""
    html = mail.get_body(("html",))
    if html:
        return str(html.get_content()), "text/html"
    return mail_text(mail), "text/plain"


def _view(number: int, mail: EmailMessage) -> MailView:
    name, address = parseaddr(str(mail["From"]))
    date = getattr(mail["Date"], "datetime", None)
    return MailView(number, name or address, str(mail["Subject"]), date, "Reply-To" in mail)
