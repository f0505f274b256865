"""Mails that came in: who sent them, what they say, and which of their files are taken."""

from bot.config.municipality import Municipality
from bot.intake import Ignored, Intake, Message, Stranger
from bot.mail import addresses
from claims.claim import Receipt
from claims.people import Person
from parsers.files import may_be_receipt
from parsers.mail import Attachment, Mail, read
from store import claims
from store.database import Database
from store.inbox import Arrival

SMALLEST_PICTURE = 10_000
"""Bytes; pictures set into the text that are smaller are logos and smileys, not photos of paper."""


class MailArrivals:
    """The mails of the municipality's mailbox, as the inbox holds them."""

    def __init__(self, database: Database, town: Municipality) -> None:
        self._database = database
        self._town = town

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
            return Stranger(channel="mail", address=mail.sender, kind="unknown_sender")
        if arrival.kind == "mail_too_big":
            return self._nothing_but(mail, arrival, person)
        if mail.damage and not mail.reply_text and not mail.attachments:
            return Ignored(reason=mail.damage, outcome="quarantined")
        return self._message(arrival, mail, person)

    def _nothing_but(self, mail: Mail, arrival: Arrival, person: Person) -> Message:
        """The mail above the limit, of which only the header block was fetched: all in it is left out."""
        return Message(
            person=person, channel="mail", text="", received=arrival.received_at, left_out=(mail.subject or "–",)
        )

    def _message(self, arrival: Arrival, mail: Mail, person: Person) -> Message:
        files = [file for file in mail.attachments if not _is_decoration(file)]
        taken = [file for file in files if self._takes(file)]
        claim = self._claim_answered(mail, person)
        return Message(
            person=person,
            channel="mail",
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


def _is_decoration(file: Attachment) -> bool:
    return file.inline and len(file.data) < SMALLEST_PICTURE
