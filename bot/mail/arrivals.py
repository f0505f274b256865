"""Mails that came in: who sent them, what they say, and which of their files are taken."""

from dataclasses import replace

from bot.channel import StillSending
from bot.config.municipality import Municipality
from bot.config.settings import MailSettings
from bot.intake import Automatic, Bounced, Ignored, Intake, LeftOut, LeftOutReason, Message, Quarantined, Stranger
from bot.mail import addresses, dns
from claims.claim import Claim, Receipt
from claims.people import Person
from parsers.guard import Guard, Lookup
from parsers.mail import Attachment, Mail
from parsers.mail.authentication import aligned, refuted, vouched_for
from parsers.mail.headers import block
from store import claims, inbox, inline_pictures, outbox, raw_mails
from store.database import Database
from store.files import sha256_of
from store.inbox import ADDRESSED, Arrival
from store.outbox import Outgoing
from store.quarantine import RELEASED

GUARD = Guard()
"""One reads every mailbox of this process: its worker takes half a second to start."""

MAX_TOKENS = 20
"""How many claims a mail may name: each is looked for in the store."""

REPORT_BYTES = 1_000_000
"""How much of a report is searched for the mail that it is about."""

LARGEST_LOGO = 200_000
"""Bytes; a picture that is larger is looked at as a receipt however often it comes."""


class MailArrivals:
    """The mails of the municipality's mailbox, as the inbox holds them."""

    def __init__(
        self, database: Database, town: Municipality, settings: MailSettings, lookup: Lookup = dns.txt
    ) -> None:
        self._database = database
        self._town = town
        self._settings = settings
        self._lookup = lookup
        self.guard = GUARD

    def prepare(self, arrival: Arrival) -> Intake:
        """What the mail says and who sent it; its attachments are kept by their hash."""
        raw = self._raw(arrival)
        mail = self.guard.read(block(raw) if arrival.kind == "mail_too_big" else raw)
        person = self._person(mail, arrival)
        if mail.undelivered and (sent := self._sent(mail, raw)):
            return Bounced(item=sent, status=mail.undelivered)
        if machine := self._machine(mail):
            return Automatic(reason=machine, person=person, claim=self._claim_touched(mail))
        if person is None and mail.sender is None:
            return Quarantined(channel="mail", reason="sender_unclear", person=None)
        if person is None:
            return self._stranger(mail, raw)
        if mail.damage and RELEASED not in arrival.payload and arrival.kind != "mail_too_big":
            return Quarantined(channel="mail", reason=mail.damage, person=person)
        if arrival.kind == "mail_too_big" or (mail.damage and not (mail.reply_text or mail.attachments)):
            return self._nothing_but(mail, arrival, person)
        message = self._message(arrival, mail, raw, person)
        if arrival.kind == ADDRESSED:
            return replace(message, claim=arrival.payload["claim"], version=arrival.payload["version"])
        return message

    def sender_of(self, arrival: Arrival) -> Person | None:
        """The person whose mail it is by its header block; None for machines and strangers."""
        mail = self.guard.read(block(self._raw(arrival)))
        return None if self._machine(mail) else self._person(mail, arrival)

    def _raw(self, arrival: Arrival) -> bytes:
        assert arrival.raw
        number = arrival.id
        if arrival.kind == ADDRESSED:
            with self._database.read() as connection:
                number = inbox.id_of(connection, arrival.payload["again"])
        return raw_mails.get(self._database, number, arrival.raw)

    def _machine(self, mail: Mail) -> str | None:
        """Why the mail counts as a machine's; what comes from our own address is our own, whatever its headers say."""
        return "own" if addresses.is_ours(mail.sender or "", self._settings.address) else mail.automatic

    def _person(self, mail: Mail, arrival: Arrival) -> Person | None:
        """Whoever the mail says it is from, or whom an administrator has named for it."""
        named = arrival.payload.get(RELEASED)
        if named:
            return self._town.people.by_id(named)
        return self._town.people.by_email(mail.sender) if mail.sender else None

    def _stranger(self, mail: Mail, raw: bytes) -> Intake:
        """Somebody who gets an answer, unless mail is checked and this one failed: it would go to whom it names."""
        assert mail.sender
        if (self._settings.authserv_id or self._settings.check_dkim) and not self._is_proven(mail, raw):
            return Ignored(reason="unknown_sender")
        return Stranger(channel="mail", address=mail.sender, kind="unknown_sender")

    def _is_proven(self, mail: Mail, raw: bytes) -> bool:
        """True where our own mail server vouches for the sender's domain, or a signature of the domain holds."""
        if mail.sender is None or mail.damage:
            return False
        authority = self._settings.authserv_id
        if authority and vouched_for(mail.sender, mail.statements, authority):
            return True
        domain = mail.sender.rpartition("@")[2]
        return self._settings.check_dkim and any(
            aligned(signed, domain) for signed in self.guard.signed_by(raw, self._lookup)
        )

    def _is_refuted(self, mail: Mail) -> bool:
        """True where our own mail server says that the mail does not come from the sender's domain."""
        authority = self._settings.authserv_id
        return bool(authority) and mail.sender is not None and refuted(mail.sender, mail.statements, authority)

    def _nothing_but(self, mail: Mail, arrival: Arrival, person: Person) -> Message:
        """The mail of which only the header block is there, or could be read: all in it is left out."""
        everything = LeftOut(mail.subject or "–", "too_big" if arrival.kind == "mail_too_big" else "unreadable")
        return Message(person=person, channel="mail", text="", received=arrival.received_at, left_out=(everything,))

    def _message(self, arrival: Arrival, mail: Mail, raw: bytes, person: Person) -> Message:
        files = self._meant(arrival, mail)
        objections = [self._objection(file) for file in files]
        claim = self._claim_answered(mail, person)
        return Message(
            person=person,
            channel="mail",
            text=mail.reply_text,
            answers=mail.answers,
            subject=mail.subject if claim is None else None,
            received=arrival.received_at,
            files=tuple(self._keep(file) for file, reason in zip(files, objections, strict=True) if reason is None),
            left_out=tuple(LeftOut(file.name, why) for file, why in zip(files, objections, strict=True) if why),
            claim=claim,
            asked=self._asked(mail, person),
            # The From of a mail proves nothing; knowing the secret of an own claim does, unless our own server objects.
            verified=RELEASED not in arrival.payload
            and not self._is_refuted(mail)
            and (claim is not None or self._is_proven(mail, raw)),
        )

    def _claim_answered(self, mail: Mail, person: Person) -> str | None:
        """The person's own claim whose secret the mail carries."""
        own = (claim.number for claim in self._claims_named(mail) if claim.claimant == person.id)
        return next(own, None)

    def _asked(self, mail: Mail, person: Person) -> int | None:
        """What our mail that this one answers has read back to the person."""
        with self._database.read() as connection:
            sent = outbox.sent_as(connection, "mail", person.email, mail.references[:MAX_TOKENS])
        return (sent.payload.get("asks") or None) if sent else None

    def _claim_touched(self, mail: Mail) -> str | None:
        """The claim whose secret the mail carries, whoever sent it."""
        return next((claim.number for claim in self._claims_named(mail)), None)

    def _sent(self, mail: Mail, raw: bytes) -> Outgoing | None:
        """The mail of ours that the report is about, by the address it came to or by what it gives back of the mail.

        StillSending while that mail is being sent: a report may be quicker than the confirmation.
        """
        named = addresses.sent_mails("\n".join((*mail.recipients, raw[:REPORT_BYTES].decode("latin-1"))))
        with self._database.read() as connection:
            for number, mark in named[:MAX_TOKENS]:
                if sent := outbox.sent_under(connection, number, mark):
                    return sent
                if outbox.is_under_way(connection, number, mark):
                    raise StillSending("the mail that a report is about is still being sent; the report waits for it")
        return None

    def _claims_named(self, mail: Mail) -> list[Claim]:
        with self._database.read() as connection:
            tokens = addresses.tokens((*mail.recipients, *mail.references))
            numbers = [claims.by_token(connection, token) for token in tokens[:MAX_TOKENS]]
            found = [claims.get(connection, number) for number in numbers if number]
        return [claim for claim in found if claim]

    def _meant(self, arrival: Arrival, mail: Mail) -> list[Attachment]:
        """The files that somebody wanted us to have, not what mail programs add, nor logos by their repetition."""
        files = [file for file in mail.attachments if not file.decoration]
        pictures = {sha256_of(file.data) for file in files if _may_be_logo(file)}
        if not pictures:
            return files
        with self._database.write() as connection:
            logos = inline_pictures.logos(connection, pictures, arrival.sender, arrival.id)
        return [file for file in files if not (_may_be_logo(file) and sha256_of(file.data) in logos)]

    def _objection(self, file: Attachment) -> LeftOutReason | None:
        limit = self._town.settings.limits.attachment_mb * 1_000_000
        return file.refusal or ("too_big" if len(file.data) > limit else None)

    def _keep(self, file: Attachment) -> Receipt:
        sha256, size = self._database.files.put(file.data), len(file.data)
        kind = file.media_type
        pages = self.guard.pages(file.data, kind)
        return Receipt(
            sha256=sha256,
            name=file.name,
            media_type=kind,
            size=size,
            invoice=file.invoice,
            pages=pages,
            came_by="mail",
        )


def _may_be_logo(file: Attachment) -> bool:
    return file.inline and file.media_type.startswith("image/") and len(file.data) <= LARGEST_LOGO
