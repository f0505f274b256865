"""The two roads of a claim, mailed and chatted, walked step by step by people who wait and click again."""

import datetime as dt
import hashlib
import json
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from demo.slack.errors import ClickTimeoutError
from demo.slack.model import Message, User
from demo.town import BOT_ADDRESS, Town

PATIENCE = 30.0
CARER = "berit.solli@lauvdal.example"
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 80

Walk = Callable[[], object]


def mail_road(town: Town) -> list[Walk]:
    """A carer's mail, her reply, both approvals; each step waits for what the one before it caused."""
    marit, geir = town.user("Marit"), town.user("Geir")
    return [
        lambda: town.mail.deliver(_claim_mail(), BOT_ADDRESS, dt.datetime(2024, 1, 8, 8, tzinfo=dt.UTC)),
        lambda: town.mail.deliver(_send_reply(_mail_with(town, "5 140,00")), BOT_ADDRESS),
        lambda: press(town, marit, "attest", "2026-00001"),
        lambda: press(town, geir, "authorise", "2026-00001"),
        lambda: _mail_with(town, "anvist"),
    ]


def chat_road(town: Town) -> list[Walk]:
    """A politician's message, sent, attested, returned, corrected, sent again, authorised."""
    kari, nils, turid = town.user("Kari"), town.user("Nils"), town.user("Turid")
    text = "Kommunestyret den 12.10.2023. Ferje t/r 2x142,-, kvittering vedlagt. 64 km"
    at = dt.datetime(2023, 10, 13, 9, tzinfo=dt.UTC)
    return [
        lambda: town.slack.say(kari, text, files=[("ferje.jpg", PHOTO)], at=at),
        lambda: press(town, kari, "submit", "2026-00002"),
        lambda: press(town, nils, "attest", "2026-00002"),
        lambda: give_back(town, turid, "2026-00002", "Linje 3 skal være 60 km"),
        lambda: _after(town, kari, "i retur", "linje 3 skal være 60 km"),
        lambda: press(town, kari, "submit", "2026-00002", shows="268,80"),
        lambda: press(town, turid, "authorise", "2026-00002", shows="268,80"),
        lambda: town.slack.wait_for_message(kari, lambda m: "anvist" in m.text, PATIENCE),
    ]


def press(town: Town, user: User, action: str, claim: str, *, shows: str = "") -> None:
    """The person presses the button as soon as it is there, again when the bot did not answer the first time."""

    def is_there(message: Message) -> bool:
        return offers(message, action, claim) and shows in str(message.blocks)

    while True:
        message = town.slack.wait_for_message(user, is_there, PATIENCE)
        try:
            town.slack.click(user, message, action)
        except ClickTimeoutError:
            continue
        return


def give_back(town: Town, user: User, claim: str, reason: str) -> None:
    """The person returns the claim with a reason, from the start again when the bot did not answer."""
    while True:
        press(town, user, "return", claim)
        town.slack.wait_for_view(user, timeout=PATIENCE)
        try:
            town.slack.submit_view(user, {"reason": reason})
        except ClickTimeoutError:
            town.slack.close_view(user)
            continue
        return


def offers(message: Message, action: str, claim: str) -> bool:
    """True when the message is a card of the claim with that button."""
    elements = [element for block in message.blocks for element in block.get("elements", ())]
    return any(e.get("action_id") == action and e.get("value", "").startswith(claim) for e in elements)


def told_in_chat(town: Town) -> dict[str, Counter[str]]:
    """What the bot's messages to everybody show now, clock times left out, with how often."""
    return {
        user.name: Counter(_shown(message) for message in town.slack.dm(user) if message.user != user.id)
        for user in town.users.values()
    }


def told_by_mail(town: Town) -> Counter[str]:
    """Subject, words and identifier-free addressee of every mail that the bot handed over, with how often."""
    return Counter(
        _plain(f"{message['To']} {message['Subject']}\n{message.get_body(('plain',)).get_content()}")  # type: ignore[union-attr]
        for message in (message_from_bytes(t.data, policy=default) for t in town.mail.transactions)
    )


def claims_in(town: Town) -> list[tuple[str, str, str, int, int]]:
    """Number, claimant, state, total and taxable øre of every claim in the store."""
    with sqlite3.connect(town.folder / "var" / "godtgjort.db") as connection:
        query = "select number, claimant, state, total_ore, taxable_ore from claim order by number"
        return connection.execute(query).fetchall()


def wait_until_settled(town: Town) -> None:
    """Nothing waits in the store any more, neither to be handled nor to be sent; TimeoutError if that does not come."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with sqlite3.connect(town.folder / "var" / "godtgjort.db") as connection:
            boxes = "select state from inbox union all select state from outbox"
            waiting = f"select count(*) from ({boxes}) where state = 'waiting'"
            if connection.execute(waiting).fetchone() == (0,):
                return
        time.sleep(0.05)
    raise TimeoutError("the bot is not done")


def _claim_mail() -> bytes:
    message = _mail_from_carer("Januar 2024", BOT_ADDRESS)
    message.set_content(
        "Avlaster lav sats (95kr) x 48 01.01-24-02.01-24, godtgjøring over 10 år 2 døgn\n\n-- \nBerit Solli\n"
    )
    message.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename="timeliste.jpg")
    return message.as_bytes()


def _send_reply(answer: bytes) -> bytes:
    received = message_from_bytes(answer, policy=default)
    message = _mail_from_carer("SV: " + received["Subject"], received["Reply-To"])
    message["In-Reply-To"] = received["Message-ID"]
    message.set_content("send\n")
    return message.as_bytes()


def _mail_from_carer(subject: str, to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Berit Solli <{CARER}>", to, subject
    message["Message-ID"] = f"<{hashlib.sha256(subject.encode()).hexdigest()[:16]}@client.example>"
    return message


def _mail_with(town: Town, words: str) -> bytes:
    def fits(raw: bytes) -> bool:
        body = message_from_bytes(raw, policy=default).get_body(("plain",))
        return words in body.get_content().replace("\u00a0", " ")  # type: ignore[union-attr]

    return town.mail.wait_for_mail(CARER, fits, PATIENCE)


def _after(town: Town, user: User, told: str, text: str) -> None:
    town.slack.wait_for_message(user, lambda m: told in m.text, PATIENCE)
    town.slack.say(user, text)


def _shown(message: Message) -> str:
    shown = {"text": message.text, "blocks": message.blocks, "files": [file.name for file in message.files]}
    return _plain(json.dumps(shown, ensure_ascii=False))


def _plain(text: str) -> str:
    without_clock = re.sub(r"\d{1,2}\. \w+ \d{4} kl\.\s\d\d\.\d\d", "<when>", text)
    return re.sub(r"[0-9a-f]{32}", "<token>", without_clock)
