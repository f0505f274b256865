"""What people do and see: mails written and read, cards found and pressed."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import count

from demo.receipt import pdf, photo
from demo.slack import Message
from demo.town import BOT_ADDRESS, Town

File = tuple[str, bytes]
# Large enough for a file of its own in the store.
PHOTO: File = ("billett.jpg", photo("FERJE 142,00") + bytes(20_000))
TIMESHEET: File = ("timeliste.pdf", pdf("48 timer") + b"% timer\n" * 2_000)

# The road of a carer, and that of a politician, with the figures that payroll must see.
CARER_SUBJECT = "Januar 2024"
CARER_WORDS = "Avlaster lav sats (95kr) x 48 01.01-24-02.01-24, godtgjøring over 10 år 2 døgn"
POLITICIAN_WORDS = "Kommunestyret den 12.10.2023. Ferje t/r 2x142,-, kvittering vedlagt. 64 km Haugen–rådhuset"

_numbers = count(1)


def moment(text: str) -> dt.datetime:
    """An aware moment from `2024-01-08` or `2024-01-08T09:00`, in UTC; a day alone means its morning."""
    return dt.datetime.fromisoformat(text if "T" in text else f"{text}T08:00").replace(tzinfo=dt.UTC)


def letter(
    sender: str,
    text: str,
    *,
    subject: str = "",
    to: str = BOT_ADDRESS,
    files: Sequence[File] = (),
    answers: EmailMessage | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """The raw mail as a person's mail program writes it; `answers` is the mail it replies to."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = f"<{next(_numbers)}@post.lauvdal.example>"
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = str(answers["Message-ID"])
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    for name, data in files:
        maintype, subtype = ("image", "jpeg") if name.endswith(".jpg") else ("application", "pdf")
        mail.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    return mail.as_bytes()


@dataclass
class Post:
    """One person's mail program; `deliver` puts raw mail into the bot's mailbox."""

    town: Town
    address: str
    deliver: Callable[[bytes, dt.datetime | None], None]
    _read: set[bytes] = field(default_factory=set)

    def write(self, text: str, *, subject: str = "", at: str | None = None, files: Sequence[File] = ()) -> bytes:
        """The raw mail that has been sent to the bot."""
        return self._send(letter(self.address, text, subject=subject, files=files), at)

    def reply(self, mail: EmailMessage, text: str, *, at: str | None = None, files: Sequence[File] = ()) -> bytes:
        """The raw answer, sent where the mail wants answers to go."""
        subject = f"SV: {mail['Subject']}"
        to = str(mail["Reply-To"] or mail["From"])
        return self._send(letter(self.address, text, subject=subject, to=to, files=files, answers=mail), at)

    def _send(self, raw: bytes, at: str | None) -> bytes:
        self.deliver(raw, moment(at) if at else None)
        return raw

    def wait(self, *parts: str) -> EmailMessage:
        """The first mail to the person, not read so far, whose subject and text hold all of the parts."""

        def fits(raw: bytes) -> bool:
            return raw not in self._read and all(part in words(opened(raw)) for part in parts)

        raw = self.town.mail.wait_for_mail(self.address, fits)
        self._read.add(raw)
        return opened(raw)


def opened(raw: bytes) -> EmailMessage:
    """The mail as the person's program shows it."""
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def words(mail: EmailMessage) -> str:
    """Subject and plain text, as one line with ordinary blanks."""
    body = mail.get_body(("plain",))
    return " ".join(f"{mail['Subject']} {body.get_content() if body else ''}".split())


def shown(message: Message) -> str:
    """All that a chat message says, with ordinary blanks."""
    return "\n".join([message.text, *_texts(message.blocks)]).replace("\u00a0", " ")


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for part in value.values() for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def buttons(message: Message) -> list[str]:
    """The action ids of the message's buttons."""
    return [e["action_id"] for block in message.blocks if block["type"] == "actions" for e in block["elements"]]


def said(*parts: str, offers: str | None = None) -> Callable[[Message], bool]:
    """Whether a message of the bot's holds all of the parts, and offers the button."""

    def fits(message: Message) -> bool:
        text = shown(message)
        return message.from_bot and all(part in text for part in parts) and (not offers or offers in buttons(message))

    return fits
