"""The two roads of a claim, mailed and chatted, walked step by step by people who wait and click again."""

import datetime as dt
import hashlib
import json
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Literal

from bot.actions import payroll
from bot.assembly import open_office
from bot.office import Office, utc_now
from claims.clock import date_in_norway
from demo.receipt import photo
from demo.slack.errors import ClickTimeoutError
from demo.slack.model import Message, User
from demo.town import BOT_ADDRESS, Town
from tests.bot.running import PATIENCE_SECONDS

BERITS, KARIS = (f"{date_in_norway(utc_now()).year}-0000{number}" for number in (1, 2))
CARER = "berit.solli@lauvdal.example"
PHOTO = photo("FERJE 142,00") + bytes(range(256)) * 80

Walk = Callable[[], object]
Box = Literal["inbox", "outbox"]


def mail_road(town: Town) -> list[Walk]:
    """A carer's mail, her reply, both approvals; each step waits for what the one before it caused."""
    marit, geir = town.user("Marit"), town.user("Geir")
    return [
        lambda: town.mail.deliver(_claim_mail(), BOT_ADDRESS, dt.datetime(2024, 1, 8, 8, tzinfo=dt.UTC)),
        lambda: town.mail.deliver(_send_reply(_mail_with(town, "5 140,00")), BOT_ADDRESS),
        lambda: press(town, marit, "attest", BERITS),
        lambda: press(town, geir, "authorise", BERITS),
        lambda: _mail_with(town, "anvist"),
    ]


def chat_road(town: Town) -> list[Walk]:
    """A politician's message, sent, attested, returned, corrected, sent again, authorised."""
    kari, nils, turid = town.user("Kari"), town.user("Nils"), town.user("Turid")
    text = "Kommunestyret den 12.10.2023. Ferje t/r 2x142,-, kvittering vedlagt. 64 km Haugen–rådhuset"
    at = dt.datetime(2023, 10, 13, 9, tzinfo=dt.UTC)
    return [
        lambda: town.slack.say(kari, text, files=[("ferje.jpg", PHOTO)], at=at),
        lambda: press(town, kari, "submit", KARIS),
        lambda: press(town, nils, "attest", KARIS),
        lambda: give_back(town, turid, KARIS, "Linje 3 skal være 60 km"),
        lambda: _after(town, kari, "i retur", "linje 3 skal være 60 km"),
        lambda: press(town, kari, "submit", KARIS, shows="268,80"),
        lambda: press(town, turid, "authorise", KARIS, shows="268,80"),
        lambda: town.slack.wait_for_message(kari, lambda m: "anvist" in m.text),
    ]


def press(town: Town, user: User, action: str, claim: str, *, shows: str = "") -> None:
    """The person presses the button as soon as it is there, and again if it is still there after a click that failed.

    A click without an answer may have been kept: the person looks before clicking again.
    """

    def is_there(message: Message) -> bool:
        return offers(message, action, claim) and shows in str(message.blocks)

    message: Message | None = town.slack.wait_for_message(user, is_there)
    while message:
        try:
            town.slack.click(user, message, action)
        except ClickTimeoutError:
            wait_until_settled(town)
            message = next(filter(is_there, town.slack.dm(user)), None)
        else:
            return


def give_back(town: Town, user: User, claim: str, reason: str) -> None:
    """The person returns the claim with a reason, from the start again if it can still be after a failed answer."""
    press(town, user, "return", claim)
    town.slack.wait_for_view(user)
    try:
        town.slack.submit_view(user, {"reason": reason})
    except ClickTimeoutError:
        town.slack.close_view(user)
        wait_until_settled(town)
        if any(offers(message, "return", claim) for message in town.slack.dm(user)):
            give_back(town, user, claim, reason)


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


STORED = {
    "claims": "select number, claimant, state, total_ore, taxable_ore, round from claim order by number",
    "decisions": "select claim, round, step, person, outcome, reason, lines, ansvar from decision order by claim, id",
    "receipts": "select claim, sha256, name, size from receipt order by claim, id",
    "audit": "select claim, actor, action from audit order by claim, id",
}


def stored(town: Town) -> dict[str, list[tuple[object, ...]]]:
    """What the store holds of claims, decisions, receipts and actions, without moments."""
    with closing(_open(town)) as connection:
        return {name: connection.execute(query).fetchall() for name, query in STORED.items()}


def rows_in(town: Town, box: Box) -> int:
    """How many rows the box has had; 0 as long as there is no store."""
    try:
        with closing(_open(town)) as connection:
            count: int = connection.execute(f"select coalesce(max(id), 0) from {box}").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    return count


def payroll_runs(town: Town) -> list[bytes | None]:
    """The files of two payroll exports, one after the other; None for a run that had nothing to export."""
    office = open_office(town.municipality)
    with closing(office.database):
        return [run.content if run else None for run in (_export(office), _export(office))]


def _export(office: Office) -> payroll.Run | None:
    with office.desk("payroll export") as desk:
        return payroll.export(desk, office.database.files, actor="os:lunde")


def _open(town: Town) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{town.folder}/var/godtgjort.db?mode=ro", uri=True)


def wait_until_settled(town: Town) -> None:
    """Nothing waits in the store any more, neither to be handled nor to be sent; TimeoutError if that does not come."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with closing(_open(town)) as connection:
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

    return town.mail.wait_for_mail(CARER, fits)


def _after(town: Town, user: User, told: str, text: str) -> None:
    town.slack.wait_for_message(user, lambda m: told in m.text)
    town.slack.say(user, text)


def _shown(message: Message) -> str:
    shown = {"text": message.text, "blocks": message.blocks, "files": [file.name for file in message.files]}
    return _plain(json.dumps(shown, ensure_ascii=False))


def _plain(text: str) -> str:
    without_clock = re.sub(r"\d{1,2}\. \w+ \d{4} kl\.\s\d\d\.\d\d", "<when>", text)
    return re.sub(r"[0-9a-f]{32}", "<token>", without_clock)
