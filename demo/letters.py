"""Mails as people's own mail programs write them."""

import mimetypes
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from demo.town import BOT_ADDRESS

Attachment = tuple[str, bytes]

ABSENT = "Jeg er på ferie og leser ikke e-post før mandag."
BOUNCE = """\
Return-Path: <>
From: Mail Delivery System <mailer-daemon@post.example>
To: {bot}
Date: {when}
Message-ID: {number}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="report"

--report
Content-Type: text/plain

<{recipient}>: Recipient address rejected: User unknown

--report
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; {recipient}
Action: failed
Status: 5.1.1

--report
Content-Type: text/rfc822-headers

Message-ID: {returned}

--report--
"""


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


def absence(sender: str, answers: EmailMessage, when: datetime) -> bytes:
    """What a mail program answers by itself while its person is away (RFC 3834)."""
    raw = letter(sender, f"Automatisk svar: {answers['Subject']}", ABSENT, when=when, answers=answers)
    return b"Auto-Submitted: auto-replied\n" + raw


def bounce(recipient: str, returned: EmailMessage, when: datetime) -> bytes:
    """What a mail server sends back when there is no such mailbox (RFC 3464)."""
    sent = BOUNCE.format(
        bot=BOT_ADDRESS,
        recipient=recipient,
        when=format_datetime(when),
        number=make_msgid(domain="post.example"),
        returned=str(returned["Message-ID"]).strip(),
    )
    return sent.replace("\n", "\r\n").encode()
