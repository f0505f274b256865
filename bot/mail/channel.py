"""Mail as a channel: arrivals read, notices written, outbox rows sent."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.channel import DeliveryFailed
from bot.config.municipality import Municipality
from bot.config.settings import MailSettings
from bot.desk import Desk
from bot.intake import Intake
from bot.mail import addresses, smtp
from bot.mail.arrivals import MailArrivals
from bot.mail.compose import compose
from bot.mail.pace import holds_back
from bot.mail.render import Rendered, render
from bot.mail.server import Server
from bot.notices import Notice
from bot.office import words_for
from bot.words import Words
from claims.claim import Claim
from claims.people import Person
from parsers.mail import Mail
from store import claims, inbox, link_codes
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing

GONE = "gone"
"""What a row is sent as whose code nobody waits for any longer."""


class MailChannel:
    """The municipality's mailbox."""

    name = "mail"

    def __init__(
        self,
        database: Database,
        town: Municipality,
        settings: MailSettings,
        server: Server,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._database = database
        self._now = now
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
        rendered = self._rendered(recipient, notice)
        token = _secret(desk, recipient, notice.claim) if notice.claim else None
        payload = {
            "subject": rendered.subject,
            "text": rendered.text,
            "html": rendered.html,
            "token": token,
            "thread": _thread(desk, address) if notice.claim is None or token else [],
            "mark": addresses.new_mark(),
            "asks": notice.asks,
        }
        return desk.queue(
            key=desk.key(notice, address),
            channel=self.name,
            recipient=address,
            kind="mail",
            payload=payload,
            claim=notice.claim.number if notice.claim else None,
        )

    def mail_code(self, desk: Desk, person: Person, request: int) -> None:
        """A mail in the outbox that gets its code when it leaves: the outbox keeps what it has sent."""
        payload = {"request": request, "person": person.id, "token": None, "thread": [], "mark": addresses.new_mark()}
        desk.queue(
            key=f"code:{request}", channel=self.name, recipient=person.email, kind="code", payload=payload, claim=None
        )

    def _rendered(self, recipient: Person | str, notice: Notice) -> Rendered:
        settings = self._town.settings.municipality
        language = settings.language if isinstance(recipient, str) else recipient.language
        return render(notice, Words(language), self._town.catalogue, settings.name)

    def _code_mail(self, item: Outgoing) -> Rendered | None:
        """The mail with a fresh code; None when nobody waits for it any longer."""
        person = self._town.person(item.payload["person"])
        with self._database.write() as connection:
            code = link_codes.issue(connection, item.payload["request"], self._now())
            person = replace(person, language=words_for(connection, person).language)
        return self._rendered(person, Notice(kind="link_code", facts={"code": code})) if code else None

    def _hold_back(self, desk: Desk, recipient: Person | str) -> None:
        self.tell(desk, recipient, Notice(kind="answers_held_back"))
        facts = {"recipient": recipient if isinstance(recipient, str) else recipient.name}
        desk.tell_administrators(Notice(kind="admin_answers_held_back", facts=facts))

    def refresh(self, desk: Desk, claim: Claim, reader: Person | None = None) -> None:
        """Nothing: a mail that has been sent stays as it was."""

    def deliver(self, item: Outgoing) -> str:
        """The Message-ID under which the mail went out; the same at every attempt, so that doubles can be told."""
        if not item.recipient:
            raise DeliveryFailed("there is no mail address; enter it in people.csv", permanent=True)
        if item.kind == "code":
            rendered = self._code_mail(item)
            if rendered is None:
                return GONE
        else:
            rendered = Rendered(item.payload["subject"], item.payload["text"], item.payload["html"])
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
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
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
