"""Mail as a channel: arrivals read, notices written, outbox rows sent."""

from bot.channel import DeliveryFailed
from bot.config.municipality import Municipality
from bot.config.settings import MailSettings
from bot.desk import Desk
from bot.intake import Intake
from bot.mail import addresses, smtp
from bot.mail.arrivals import MailArrivals
from bot.mail.compose import compose
from bot.mail.pace import holds_back
from bot.mail.render import render
from bot.mail.server import Server
from bot.notices import Notice
from bot.words import Words
from claims.claim import Claim
from claims.people import Person
from parsers.mail import Mail
from store import claims, inbox
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing


class MailChannel:
    """The municipality's mailbox."""

    name = "mail"

    def __init__(self, database: Database, town: Municipality, settings: MailSettings, server: Server) -> None:
        self._town = town
        self._settings = settings
        self._smtp = server
        self._arrivals = MailArrivals(database, town, settings)

    def read(self, raw: bytes) -> Mail:
        """The mail in `raw`, as `prepare` reads it."""
        return self._arrivals.guard.read(raw)

    def prepare(self, arrival: Arrival) -> Intake:
        """What the mail says and who sent it; its attachments are kept by their hash."""
        return self._arrivals.prepare(arrival)

    def sender_of(self, arrival: Arrival) -> Person | None:
        """The person whose mail it is by its header block; None for machines and strangers."""
        return self._arrivals.sender_of(arrival)

    def tell(self, desk: Desk, recipient: Person | str, notice: Notice) -> bool:
        """The notice as a mail in the outbox, in the thread of the mail it answers or of its claim."""
        address = recipient if isinstance(recipient, str) else recipient.email
        if holds_back(desk, address, notice):
            self._hold_back(desk, recipient)
            return False
        language = self._town.settings.municipality.language if isinstance(recipient, str) else recipient.language
        town = self._town.settings.municipality.name
        rendered = render(notice, Words(language), self._town.catalogue, town)
        token = _secret(desk, recipient, notice.claim) if notice.claim else None
        payload = {
            "subject": rendered.subject,
            "text": rendered.text,
            "html": rendered.html,
            "token": token,
            "thread": _thread(desk, address) if notice.claim is None or token else [],
            "mark": addresses.new_mark(),
        }
        return desk.queue(
            key=desk.key(notice, address),
            channel=self.name,
            recipient=address,
            kind="mail",
            payload=payload,
            claim=notice.claim.number if notice.claim else None,
        )

    def _hold_back(self, desk: Desk, recipient: Person | str) -> None:
        self.tell(desk, recipient, Notice(kind="answers_held_back"))
        facts = {"recipient": recipient if isinstance(recipient, str) else recipient.name}
        desk.tell_administrators(Notice(kind="admin_answers_held_back", facts=facts))

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Nothing: a mail that has been sent stays as it was."""

    def deliver(self, item: Outgoing) -> str:
        """The Message-ID under which the mail went out; the same at every attempt, so that doubles can be told."""
        if not item.recipient:
            raise DeliveryFailed("there is no mail address; enter it in people.csv", permanent=True)
        settings, token = self._settings, item.payload["token"]
        mark = item.payload["mark"]
        message_id = addresses.message_id(settings.address, f"{item.id}-{mark}", token or "0")
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
        envelope_from = addresses.return_address(settings.address, item.id, mark)
        smtp.send(message, envelope_from=envelope_from, to=item.recipient, server=self._smtp)
        return message_id


def _secret(desk: Desk, recipient: Person | str, claim: Claim) -> str | None:
    """The claim's token, for its claimant alone: whoever has it may send the claim."""
    is_claimant = isinstance(recipient, Person) and recipient.id == claim.claimant
    return claims.token_of(desk.connection, claim.number) if is_claimant else None


def _thread(desk: Desk, address: str) -> list[str]:
    """Identifiers of the mail that is answered, for its own sender alone: they may hold a claim's secret."""
    came = inbox.find(desk.connection, desk.source)
    return list(came.payload.get("identifiers", ())) if came and came.sender == address.lower() else []
