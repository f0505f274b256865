"""`kill -9` at random moments while hundreds of mails come in: one outcome each, and hardly an answer twice."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest
from imapclient import IMAPClient
from sqlalchemy import select

from bot.assembly import open_office
from bot.office import Office
from demo.town import BOT_ADDRESS, Town, open_town
from store.errors import StoreUnavailable
from store.tables import inbox, outbox
from tests.bot.process import Process
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST, PASSWORD

MAILS = 500
KILLS = 8
PATIENCE_SECONDS = 200.0

# Of every ten mails: eight questions that are answered, one from a machine, one that is from nobody.
QUESTION, MACHINE, NOBODY = "conversation", "ignored", "quarantined"
KINDS = [QUESTION] * 8 + [MACHINE, NOBODY]


def mail(number: int, sender: str) -> bytes:
    kind = KINDS[number % len(KINDS)]
    headers = [
        f"From: {sender}" if kind != NOBODY else "From: a@x.example, b@x.example",
        f"To: {BOT_ADDRESS}",
        f"Message-ID: <{number}@post.lauvdal.example>",
        *(["Auto-Submitted: auto-replied"] if kind == MACHINE else []),
    ]
    return "\r\n".join([*headers, "", f"hva er status? {number}", ""]).encode()


@pytest.fixture
def town(tmp_path: Path, account: Account) -> Iterator[Town]:
    """Lauvdal, whose mailbox is the account, and is full; nobody there minds many answers."""
    with open_town(tmp_path / "lauvdal") as opened:
        path = opened.folder / "settings.toml"
        settings = path.read_text("utf-8").replace(
            f"imap_port = {opened.mail.imap_port}", f"imap_port = {account.running.imap_port}"
        )
        settings = settings.replace(f'imap_user = "{BOT_ADDRESS}"', f'imap_user = "{account.address}"')
        path.write_text(f"{settings}\n[limits]\nanswers_an_hour = {MAILS}\n", "utf-8")
        people = [person.email for person in opened.municipality.people]
        account.fill(mail(number, people[number % len(people)]) for number in range(MAILS))
        yield replace(opened, secrets={**opened.secrets, "GODTGJORT_IMAP_PASSWORD": PASSWORD})


def is_settled(office: Office, account: Account) -> bool:
    """Everything has come in, has been handled and answered, and has left the inbox."""
    try:
        with office.database.read() as connection:
            rows = [connection.scalars(select(box.c.state)).all() for box in (inbox, outbox)]
    except StoreUnavailable:
        return False
    return len(rows[0]) == MAILS and "waiting" not in {*rows[0], *rows[1]} and not numbers_in(account, "INBOX")


def numbers_in(account: Account, folder: str) -> list[int]:
    with IMAPClient(HOST, account.running.imap_port, ssl=False, timeout=20) as connection:
        connection.plain_login(account.address, PASSWORD)
        connection.select_folder(folder, readonly=True)
        uids = connection.search()
        found = connection.fetch(uids, ["BODY.PEEK[TEXT]"]) if uids else {}
    return sorted(int(answer[b"BODY[TEXT]"].split()[-1]) for answer in found.values())


@pytest.mark.timeout(400)
def test_every_mail_has_one_outcome_and_no_answer_comes_more_than_twice(
    town: Town, tmp_path: Path, account: Account
) -> None:
    process = Process(town, tmp_path / "log")
    office = open_office(town.municipality)
    chance = random.Random(7)
    process.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    try:
        while process.kills < KILLS or not is_settled(office, account):
            assert time.monotonic() < deadline, (tmp_path / "log").read_text("utf-8")[-3000:]
            time.sleep(chance.uniform(0.5, 3.0))
            if process.kills < KILLS:
                process.kill()
    finally:
        process.end()
    with office.database.read() as connection:
        outcomes = Counter(connection.scalars(select(inbox.c.outcome)))
        answers = connection.execute(select(outbox.c.state, outbox.c.remote_id).where(outbox.c.kind == "mail")).all()
    assert outcomes == {QUESTION: MAILS * 8 // 10, MACHINE: MAILS // 10, NOBODY: MAILS // 10}
    sent = Counter(message_from_bytes(t.data)["Message-ID"] for t in town.mail.transactions)
    assert set(sent) == {row.remote_id for row in answers}
    assert max(sent.values()) <= 2
    assert sent.total() - len(sent) <= process.kills
    nobodys = [number for number in range(MAILS) if KINDS[number % len(KINDS)] == NOBODY]
    assert numbers_in(account, "Karantene") == nobodys
    assert numbers_in(account, "Behandlet") == sorted({*range(MAILS)} - {*nobodys})
