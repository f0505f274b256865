"""Mails as people's own mail programs write them."""

import mimetypes
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from demo.town import BOT_ADDRESS

Attachment = tuple[str, bytes]


def letter(
    sender: str,
    subject: str,
    text: str,
    *,
    when: datetime,
    files: Sequence[Attachment] = (),
    answers: EmailMessage | None = None,
) -> bytes:
    """The raw mail to the bot; an answer goes where the mail that it `answers` wants it."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = sender, subject, format_datetime(when)
    mail["Message-ID"] = make_msgid(domain="lauvdal.example")
    if answers is None:
        mail["To"] = BOT_ADDRESS
    else:
        mail["To"] = answers["Reply-To"] or answers["From"]
        mail["In-Reply-To"] = mail["References"] = str(answers["Message-ID"]).strip()
    mail.set_content(text)
    for name, data in files:
        kind, _, detail = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        mail.add_attachment(data, maintype=kind, subtype=detail, filename=name)
    return mail.as_bytes()
