"""A mail of ours, ready to be sent."""

import re
from collections.abc import Sequence
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy

from bot.channel import DeliveryFailed
from parsers.mail.automatic import OWN_HEADER
from parsers.mail.headers import MAX_IDENTIFIER
from parsers.plain import one_line

# A thread of years names hundreds; RFC 5322 §3.6.4 lets the oldest go.
MAX_REFERENCES = 20

_IDENTIFIER = re.compile(r"<[!-;=?-~]+>")
_WIDE = SMTP.clone(max_line_length=MAX_IDENTIFIER)
_UNBROKEN = {"message-id", "in-reply-to", "references", OWN_HEADER.lower()}


class _Policy(EmailPolicy):
    """SMTP's, but it leaves identifiers whole: the stdlib's turns those above 78 characters into encoded words."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in _UNBROKEN:
            return _WIDE.fold_binary(name, value)
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep=SMTP.linesep)


def compose(
    *,
    key: str,
    message_id: str,
    date: datetime,
    sender: str,
    sender_name: str,
    to: str,
    subject: str,
    text: str,
    html: str | None = None,
    reply_to: str | None = None,
    references: Sequence[str] = (),
) -> EmailMessage:
    """The mail under the outbox key `key`, marked as automatic so that machines do not answer it (RFC 3834).

    `references` are the identifiers of the mails it answers, oldest first; malformed ones are left out. Line breaks in
    subject and names become blanks. Raises DeliveryFailed where an address cannot be written to.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(sender, sender_name)
    message["To"] = _address(to)
    if reply_to is not None:
        message["Reply-To"] = _address(reply_to)
    message["Subject"] = one_line(subject)
    message["Date"] = date
    message["Message-ID"] = message_id
    message[OWN_HEADER] = key
    message["X-Auto-Response-Suppress"] = "All"
    answered = [i for i in references if len(i) <= MAX_IDENTIFIER - len("In-Reply-To: ") and _IDENTIFIER.fullmatch(i)]
    if answered:
        message["In-Reply-To"] = answered[-1]
        message["References"] = " ".join(answered[-MAX_REFERENCES:])
    message["Auto-Submitted"] = "auto-replied" if answered else "auto-generated"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def _address(spec: str, name: str = "") -> Address:
    try:
        address = Address(display_name=one_line(name), addr_spec=spec)
    except (ValueError, IndexError, MessageError) as error:
        raise _unwritable() from error
    if not spec.isascii() or not address.domain:
        raise _unwritable()
    return address


def _unwritable() -> DeliveryFailed:
    return DeliveryFailed("the address of this mail is malformed; correct it where it is configured", permanent=True)
