"""Mail as a channel: arrivals read, notices written, outbox rows sent."""

import hashlib

from bot.channel import DeliveryFailed
from bot.config.municipality import Municipality
from bot.config.settings import MailSettings
from bot.desk import Desk
from bot.intake import Ignored, Intake, Message, Stranger
from bot.mail import addresses, smtp
from bot.mail.compose import compose
from bot.mail.render import render
from bot.mail.server import Server
from bot.notices import Notice
from bot.words import Words
from claims.claim import Claim, Receipt
from claims.people import Person
from parsers.files import may_be_receipt
from parsers.mail import Attachment, Mail, read
from store import claims, inbox
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing

SMALLEST_PICTURE = 10_000
"""Bytes; pictures set into the text that are smaller are logos and smileys, not photos of paper."""


class MailChannel:
    """The municipality's mailbox."""

    name = "mail"

    def __init__(self, database: Database, town: Municipality, settings: MailSettings, server: Server) -> None:
        self._database = database
        self._town = town
        self._settings = settings
        self._smtp = server

    def prepare(self, arrival: Arrival) -> Intake:
        """What the mail says and who sent it; its attachments are kept by their hash."""
        assert arrival.raw
        mail = read(self._database.files.get(arrival.raw))
        if mail.automatic:
            return Ignored(reason=mail.automatic)
        if mail.sender is None:
            return Ignored(reason="sender_unclear", outcome="quarantined")
        person = self._town.people.by_email(mail.sender)
        if person is None:
            return Stranger(channel=self.name, address=mail.sender, kind="unknown_sender")
        if arrival.kind == "mail_too_big":
            return self._nothing_but(mail, arrival, person)
        if mail.damage and not mail.reply_text and not mail.attachments:
            return Ignored(reason=mail.damage, outcome="quarantined")
        return self._message(arrival, mail, person)

    def _nothing_but(self, mail: Mail, arrival: Arrival, person: Person) -> Message:
        """The mail above the limit, of which only the header block was fetched: all in it is left out."""
        return Message(
            person=person, channel=self.name, text="", received=arrival.received_at, left_out=(mail.subject or "–",)
        )

    def _message(self, arrival: Arrival, mail: Mail, person: Person) -> Message:
        files = [file for file in mail.attachments if not _is_decoration(file)]
        taken = [file for file in files if self._takes(file)]
        claim = self._claim_answered(mail, person)
        return Message(
            person=person,
            channel=self.name,
            text=mail.reply_text,
            subject=mail.subject if claim is None else None,
            received=arrival.received_at,
            files=tuple(self._keep(file) for file in taken),
            left_out=tuple(file.name for file in files if file not in taken),
            claim=claim,
            # The From of a mail proves nothing; knowing the secret of an own claim does.
            verified=claim is not None,
        )

    def _claim_answered(self, mail: Mail, person: Person) -> str | None:
        """The person's own claim whose secret the mail carries."""
        with self._database.read() as connection:
            for token in addresses.tokens((*mail.recipients, *mail.references)):
                number = claims.by_token(connection, token)
                claim = claims.get(connection, number) if number else None
                if claim and claim.claimant == person.id:
                    return claim.number
        return None

    def _takes(self, file: Attachment) -> bool:
        limit = self._town.settings.limits.attachment_mb * 1_000_000
        return may_be_receipt(file.media_type) and len(file.data) <= limit

    def _keep(self, file: Attachment) -> Receipt:
        sha256 = self._database.files.put(file.data)
        return Receipt(sha256=sha256, name=file.name, media_type=file.media_type, size=len(file.data))

    def address_of(self, arrival: Arrival) -> str | None:
        """The sender's address; None for a mail without a usable one."""
        return arrival.sender if "@" in arrival.sender else None

    def tell(self, desk: Desk, recipient: Person | str, notice: Notice) -> bool:
        """The notice as a mail in the outbox, in the thread of the mail it answers or of its claim."""
        address = recipient if isinstance(recipient, str) else recipient.email
        language = self._town.settings.municipality.language if isinstance(recipient, str) else recipient.language
        town = self._town.settings.municipality.name
        rendered = render(notice, Words(language), self._town.catalogue, town)
        token = claims.token_of(desk.connection, notice.claim.number) if notice.claim else None
        payload = {
            "subject": rendered.subject,
            "text": rendered.text,
            "html": rendered.html,
            # The secret goes to the claimant alone: whoever has it may send the claim.
            "token": token if notice.claim and _is_claimant(recipient, notice.claim) else None,
            "thread": self._thread(desk),
        }
        return desk.queue(
            key=desk.key(notice, address),
            channel=self.name,
            recipient=address,
            kind="mail",
            payload=payload,
            claim=notice.claim.number if notice.claim else None,
        )

    def _thread(self, desk: Desk) -> list[str]:
        came = inbox.payload_of(desk.connection, desk.source)
        return list(came.get("identifiers", ())) if came else []

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Nothing: a mail that has been sent stays as it was."""

    def deliver(self, item: Outgoing) -> str:
        """The Message-ID under which the mail went out; the same at every attempt, so that doubles can be told."""
        if not item.recipient:
            raise DeliveryFailed("there is no mail address; enter it in people.csv", permanent=True)
        settings, token = self._settings, item.payload["token"]
        unique = hashlib.sha256(item.key.encode()).hexdigest()[:24]
        message_id = addresses.message_id(settings.address, unique, token or "0")
        thread = list(item.payload["thread"])
        if token and not thread:
            thread = [addresses.message_id(settings.address, f"claim-{item.claim}", token)]
        message = compose(
            key=item.key,
            message_id=message_id,
            date=item.created_at,
            sender=settings.address,
            sender_name=self._town.settings.municipality.name,
            to=item.recipient,
            subject=item.payload["subject"],
            text=item.payload["text"],
            html=item.payload["html"],
            reply_to=addresses.reply_address(settings.address, token) if token else None,
            references=thread,
        )
        smtp.send(message, envelope_from=settings.address, to=item.recipient, server=self._smtp)
        return message_id


def _is_decoration(file: Attachment) -> bool:
    return file.inline and len(file.data) < SMALLEST_PICTURE


def _is_claimant(recipient: Person | str, claim: Claim) -> bool:
    return isinstance(recipient, Person) and recipient.id == claim.claimant
