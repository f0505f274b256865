"""The stage of the play: people write, press and read through the real channels, and every figure is checked."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

from sqlalchemy import select

from bot.office import Office
from claims.claim import OPEN, Claim
from claims.workflow import WAITS_FOR
from demo.clock import TownClock
from demo.letters import Attachment, letter
from demo.records import every_claim
from demo.screen_text import chat_text, mail_of, mail_text
from demo.slack import Message
from demo.town import BOT_ADDRESS, Town
from demo.transcript import Channel, Entry
from store import claims
from store.tables import inbox, outbox

LOOK_EVERY_SECONDS = 0.02
BOT = "Godtgjort"


class WrongFigure(Exception):
    """Something came out otherwise than it must; the message says what."""


def expect(what: str, wanted: object, got: object) -> None:
    """Nothing, when both are equal; WrongFigure names what is not."""
    if wanted != got:
        raise WrongFigure(f"{what}: expected {wanted}, got {got}")


@dataclass
class Stage:
    """A running town; people are called by the first name of people.csv."""

    town: Town
    office: Office
    clock: TownClock
    transcript: list[Entry] = field(default_factory=list)
    payroll_file: str = ""
    patience: float = 15.0
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def writes(self, name: str, text: str, *, files: Sequence[Attachment] = ()) -> None:
        """The person sends a chat message to the bot."""
        message = self.town.slack.say(self.town.user(name), text, files=files)
        self._note("Slack", name, BOT, chat_text(message))

    def sees(self, name: str, *fragments: str) -> Message:
        """The person's next chat message from the bot, new or changed, that holds every fragment."""
        seen = self.town.slack.wait_for_message(
            self.town.user(name), lambda message: self._is_news(message, fragments), self.patience
        )
        self._seen.add((seen.ts, chat_text(seen)))
        self._note("Slack", BOT, name, chat_text(seen))
        return seen

    def presses(self, name: str, card: Message, action: str, *, reason: str | None = None, stale: bool = False) -> None:
        """The person presses a button of the card, and gives the reason that the dialog asks for."""
        label = next(
            element["text"]["text"]
            for block in card.blocks
            for element in block.get("elements", ())
            if element.get("action_id") == action
        )
        user = self.town.user(name)
        self._note("Slack", name, BOT, f"[{label}]" + (f" «{reason}»" if reason else ""))
        self.town.slack.click(user, card, action, stale=stale)
        if reason is not None:
            self.town.slack.wait_for_view(user)
            expect("the dialog's errors", {}, self.town.slack.submit_view(user, {"reason": reason}).errors)

    def mails(
        self,
        sender: str,
        subject: str,
        text: str,
        *,
        files: Sequence[Attachment] = (),
        answers: EmailMessage | None = None,
    ) -> bytes:
        """The raw mail that the person (or the stranger at an address) sent to the bot."""
        address = sender if "@" in sender else self.town.person(sender).email
        when = self.clock.now()
        raw = letter(address, subject, text, when=when, files=files, answers=answers)
        self.town.mail.deliver(raw, BOT_ADDRESS, when)
        attached = "".join(f"\n📎 {name}" for name, _ in files)
        self._note("mail", sender, BOT, f"{subject}\n{text}{attached}")
        return raw

    def gets(self, name: str, *fragments: str) -> EmailMessage:
        """The next mail to the person (or the stranger at an address) that holds every fragment."""
        address = name if "@" in name else self.town.person(name).email

        def is_news(raw: bytes) -> bool:
            text = mail_text(mail_of(raw))
            return (address, text) not in self._seen and all(fragment in text for fragment in fragments)

        try:
            mail = mail_of(self.town.mail.wait_for_mail(address, is_news, self.patience))
        except TimeoutError as error:
            there = [mail_text(mail_of(raw)) for raw in self.town.mail.inbox(address)]
            raise WrongFigure(f"{name} has no new mail with {fragments}; there is {there}") from error
        self._seen.add((address, mail_text(mail)))
        self._note("mail", BOT, name, f"{mail['Subject']}\n{mail_text(mail)}")
        return mail

    def chat_of(self, name: str) -> list[str]:
        """Every message between the person and the bot as it looks now."""
        return [chat_text(message) for message in self.town.slack.dm(self.town.user(name))]

    def claim_of(self, name: str) -> Claim:
        """The person's claim that was touched last, as the store holds it."""
        with self.office.database.read() as connection:
            states = {*OPEN, *WAITS_FOR, "authorised", "exported"}
            return claims.of_person(connection, self.town.person(name).id, states)[0]

    def claims(self) -> list[Claim]:
        """Every claim there ever was, by number."""
        with self.office.database.read() as connection:
            return every_claim(connection)

    def settle(self) -> None:
        """Returns once all that was sent to the bot is handled and all that is due from it is delivered."""
        deadline = time.monotonic() + self.patience
        while not self._is_idle():
            if time.monotonic() > deadline:
                raise WrongFigure(f"the bot is still at work after {self.patience:.0f} s")
            time.sleep(LOOK_EVERY_SECONDS)

    def _is_idle(self) -> bool:
        if self.town.mail.inbox(BOT_ADDRESS) or not self.town.slack.wait_until_acknowledged(self.patience):
            return False
        with self.office.database.read() as connection:
            coming = connection.scalar(select(inbox.c.id).where(inbox.c.state == "waiting").limit(1))
            due = outbox.c.next_try_at <= self.office.now()
            going = connection.scalar(select(outbox.c.id).where(outbox.c.state == "waiting", due).limit(1))
        return coming is None and going is None

    def _is_news(self, message: Message, fragments: Sequence[str]) -> bool:
        text = chat_text(message)
        is_new = message.from_bot and (message.ts, text) not in self._seen
        return is_new and all(fragment in text for fragment in fragments)

    def _note(self, channel: Channel, speaker: str, listener: str, text: str) -> None:
        self.transcript.append(Entry(channel, speaker, listener, text))
