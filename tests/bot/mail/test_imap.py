"""Each mail is fetched once and whole, and a lost connection is noticed."""

import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from bot.config.settings import Security
from bot.mail.imap import BATCH_BYTES, BATCH_MAILS, Cursor, Fetched, Mailbox
from bot.mail.imap_connection import MailboxGone, MailboxRefused
from bot.mail.server import Server
from tests.bot.mail.conftest import Secured
from tests.servers.accounts import Account
from tests.servers.dovecot import HOST, PASSWORD
from tests.servers.relay import Forbidding, Line, Lumping, line_to

LIMIT = 1_000_000
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def numbered(number: int) -> bytes:
    return f"Subject: {number}\r\n\r\nKrav {number}\r\n".encode()


def fetch(mailbox: Mailbox, cursor: Cursor | None = None, limit: int = LIMIT) -> list[Fetched]:
    return [mail for batch in mailbox.new_messages(cursor, max_bytes=limit) for mail in batch]


@contextmanager
def another_client(account: Account, folder: str = "INBOX") -> Iterator[IMAPClient]:
    with IMAPClient(HOST, account.running.imap_port, ssl=False, timeout=10) as client:
        client.plain_login(account.address, PASSWORD)
        client.select_folder(folder)
        yield client


def folder_contents(account: Account, folder: str) -> list[bytes]:
    with another_client(account, folder) as client:
        return [found[b"BODY[]"] for found in client.fetch(client.search(), ["BODY.PEEK[]"]).values()]


def bodies(found: list[Fetched]) -> list[bytes]:
    # Dovecot's delivery adds headers of its own on top.
    return [(mail.raw or b"").partition(b"\r\n\r\n")[2] for mail in found]


def test_an_empty_mailbox_has_no_new_mail(account: Account) -> None:
    with Mailbox(account.server) as mailbox:
        assert fetch(mailbox) == []
        assert fetch(mailbox, Cursor(1, 1)) == []


def test_new_mail_is_fetched_in_order_and_once(account: Account) -> None:
    account.deliver(numbered(1))
    account.deliver(numbered(2))
    with Mailbox(account.server) as mailbox:
        first = fetch(mailbox)
        assert bodies(first) == [b"Krav 1\r\n", b"Krav 2\r\n"]
        assert fetch(mailbox, first[-1].cursor) == []
        account.deliver(numbered(3))
        assert bodies(fetch(mailbox, first[-1].cursor)) == [b"Krav 3\r\n"]


def test_the_cursor_holds_over_connections(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        (first,) = fetch(mailbox)
    account.deliver(numbered(2))
    with Mailbox(account.server) as mailbox:
        assert bodies(fetch(mailbox, first.cursor)) == [b"Krav 2\r\n"]


def test_mail_that_people_have_read_is_new_to_us(account: Account) -> None:
    account.deliver(numbered(1))
    with another_client(account) as person:
        person.add_flags(person.search(), [b"\\Seen"])
    with Mailbox(account.server) as mailbox:
        assert len(fetch(mailbox)) == 1


def test_fetching_marks_nothing_as_read(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        fetch(mailbox)
    with another_client(account) as person:
        assert person.search("UNSEEN") == person.search()


def test_a_cursor_of_another_epoch_gives_every_mail_anew(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        (first,) = fetch(mailbox)
        stale = Cursor(first.uidvalidity + 1, first.uid)
        assert fetch(mailbox, stale) == [first]


def test_uids_renewed_under_an_open_connection_are_noticed(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        (before,) = fetch(mailbox)
        account.running.renew_uids(account.address, before.uidvalidity + 7)
        (after,) = fetch(mailbox, before.cursor)
        assert mailbox.uidvalidity == after.uidvalidity == before.uidvalidity + 7
        assert after.raw == before.raw


def test_the_time_of_arrival_is_the_servers_in_utc(account: Account) -> None:
    when = datetime(2023, 10, 13, 6, 30, tzinfo=UTC)
    account.deliver(numbered(1), when)
    with Mailbox(account.server) as mailbox:
        (found,) = fetch(mailbox)
    assert found.received == when
    assert found.received.tzinfo is UTC


def test_bytes_come_as_the_server_has_them(account: Account) -> None:
    raw = b"Subject: \xc3\xb8\r\n\r\n" + bytes(range(1, 256)).replace(b"\r", b"").replace(b"\n", b"") + b"\r\n"
    account.deliver(raw, datetime.now(UTC))
    with Mailbox(account.server) as mailbox:
        (found,) = fetch(mailbox)
    assert (found.raw, found.size) == (raw, len(raw))


def test_what_people_write_reaches_no_log(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    account.deliver(numbered(1))
    with caplog.at_level("DEBUG"), Mailbox(account.server) as mailbox:
        assert len(fetch(mailbox)) == 1
    assert "Krav 1" not in caplog.text
    assert PASSWORD not in caplog.text


def test_of_a_mail_too_large_only_the_headers_are_fetched(account: Account) -> None:
    account.deliver(numbered(1) + b"x" * 70 + b"\r\n")
    account.deliver(numbered(2))
    with Mailbox(account.server) as mailbox:
        sizes = [mail.size for mail in fetch(mailbox)]
        large, small = fetch(mailbox, limit=sizes[1])
    assert large.raw is None
    assert b"Subject: 1\r\n" in large.headers
    assert b"Krav" not in large.headers
    assert bodies([small]) == [b"Krav 2\r\n"]


def test_many_mails_are_fetched_without_loss(account: Account) -> None:
    account.fill([numbered(number) for number in range(450)])
    with Mailbox(account.server) as mailbox:
        assert [mail.raw for mail in fetch(mailbox)] == [numbered(number) for number in range(450)]


def test_mail_removed_while_we_fetch_does_not_stop_the_rest(account: Account) -> None:
    account.fill([numbered(number) for number in range(BATCH_MAILS + 2)])
    with Mailbox(account.server) as mailbox:
        batches = mailbox.new_messages(None, max_bytes=LIMIT)
        first = next(batches)
        with another_client(account) as person:
            person.delete_messages([first[-1].uid + 1])
            person.expunge()
        rest = [mail.raw for batch in batches for mail in batch]
    # A server may still give out what is gone, until it has told of it (RFC 9051 §7.5.1).
    assert [raw for raw in rest if raw != numbered(BATCH_MAILS)] == [numbered(BATCH_MAILS + 1)]


class Withholding(Line):
    """A line on which one answer about the second mail never arrives as such."""

    def __init__(self, port: int, answer: bytes) -> None:
        super().__init__(port)
        self._answer = answer

    def _spoiled(self, data: bytes) -> bytes:
        name = re.escape(self._answer)
        return re.sub(rb"(\* 2 FETCH \((?:[^()\r\n]* )?)" + name, rb"\1" + b"X" * len(self._answer), data)


@pytest.mark.parametrize(("answer", "headers"), [(b"BODY[]", b""), (b"RFC822.SIZE", b"Subject: 2\r\n\r\n")])
def test_a_mail_that_the_server_keeps_back_comes_without_its_bytes_and_in_its_place(
    account: Account, answer: bytes, headers: bytes
) -> None:
    account.fill([numbered(number) for number in (1, 2, 3)])
    with Mailbox(account.server) as mailbox:
        uids = [mail.uid for mail in fetch(mailbox)]
    with (
        Withholding(account.running.imap_port, answer) as line,
        Mailbox(replace(account.server, port=line.port)) as mailbox,
    ):
        found = fetch(mailbox)
        assert [(mail.uid, mail.raw) for mail in found] == list(
            zip(uids, [numbered(1), None, numbered(3)], strict=True)
        )
        assert found[1].headers == headers


def test_mails_that_were_given_up_stand_between_the_others(account: Account) -> None:
    for number in (1, 2, 3):
        account.deliver(numbered(number))
    with Mailbox(account.server) as mailbox:
        first, second, third = fetch(mailbox)
        batches = mailbox.new_messages(None, max_bytes=LIMIT, passed_over={second.uid})
        assert [mail.uid for batch in batches for mail in batch] == [first.uid, second.uid, third.uid]


def test_large_mails_come_one_at_a_time(account: Account) -> None:
    large = numbered(1) + (b"x" * 990 + b"\r\n") * (BATCH_BYTES // 1500)
    for raw in (large, large, large, numbered(2)):
        account.deliver(raw, NOON)
    with Mailbox(account.server) as mailbox:
        batches = [[mail.size for mail in batch] for batch in mailbox.new_messages(None, max_bytes=2 * BATCH_BYTES)]
    assert batches == [[len(large)], [len(large)], [len(large), len(numbered(2))]]


def test_what_still_stands_in_the_folder_is_known(account: Account) -> None:
    for number in range(3):
        account.deliver(numbered(number))
    with Mailbox(account.server) as mailbox:
        first, second, third = fetch(mailbox)
        mailbox.file_away([first.uid], "Behandlet")
        assert mailbox.standing(0) == []
        assert mailbox.standing(second.uid) == [second.uid]
        assert mailbox.standing(third.uid) == [second.uid, third.uid]


def test_a_server_that_forbids_the_folder_is_no_reason_to_hang_up(account: Account) -> None:
    account.deliver(numbered(1))
    with Forbidding(account.running.imap_port) as line, Mailbox(replace(account.server, port=line.port)) as mailbox:
        (first,) = fetch(mailbox)
        assert mailbox.file_away([first.uid], "Behandlet") is False
        assert fetch(mailbox) == [first]


def test_mail_is_filed_away_into_a_new_folder(account: Account) -> None:
    account.deliver(numbered(1))
    account.deliver(numbered(2))
    with Mailbox(account.server) as mailbox:
        first, second = fetch(mailbox)
        mailbox.file_away([first.uid], "Behandlet-æøå")
        assert fetch(mailbox) == [second]
    assert folder_contents(account, "Behandlet-æøå") == [first.raw]


def test_filing_away_twice_does_no_harm(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        (first,) = fetch(mailbox)
        mailbox.file_away([first.uid], "Behandlet")
        mailbox.file_away([first.uid], "Behandlet")
    assert folder_contents(account, "Behandlet") == [first.raw]


def test_a_server_without_move_is_served_by_copying(account: Account) -> None:
    account.deliver(numbered(1))
    account.deliver(numbered(2))
    with another_client(account) as person:
        person.delete_messages([person.search()[1]])
    with line_to(account, b" MOVE", b" IDLE") as (_, server), Mailbox(server) as mailbox:
        first, second = fetch(mailbox)
        mailbox.file_away([first.uid], "Behandlet")
        mailbox.file_away([first.uid], "Behandlet")
        assert fetch(mailbox) == [second]
        assert mailbox.wait(0.01) is False
    assert folder_contents(account, "Behandlet") == [first.raw]


@pytest.mark.parametrize("password", ["feil", "", "feil-æøå"])
def test_a_wrong_password_is_refused_with_what_to_do(account: Account, password: str) -> None:
    with pytest.raises(MailboxRefused, match="GODTGJORT_IMAP_PASSWORD") as refusal:
        Mailbox(replace(account.server, password=password))
    assert account.address in str(refusal.value)
    assert PASSWORD not in str(refusal.value)


def test_a_folder_that_is_not_there_is_refused(account: Account) -> None:
    with pytest.raises(MailboxRefused, match="Innboks"):
        Mailbox(account.server, folder="Innboks")


def test_a_port_that_nobody_answers_is_gone() -> None:
    with socket.create_server((HOST, 0)) as held:
        port = held.getsockname()[1]
    with pytest.raises(MailboxGone):
        Mailbox(Server(HOST, port, "none", "krav@lauvdal.example", PASSWORD, timeout=5))


@pytest.mark.parametrize("greeting", [b"", b"* OK ready\r\n"])
@pytest.mark.timeout(20)
def test_a_server_that_falls_silent_is_gone(greeting: bytes) -> None:
    clients: list[socket.socket] = []

    def greet(listening: socket.socket) -> None:
        clients.append(listening.accept()[0])
        clients[0].sendall(greeting)

    with socket.create_server((HOST, 0)) as listening:
        answer = threading.Thread(target=greet, args=[listening])
        answer.start()
        with pytest.raises(MailboxGone):
            Mailbox(Server(HOST, listening.getsockname()[1], "none", "krav@lauvdal.example", PASSWORD, timeout=0.3))
        answer.join()
        clients[0].close()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_refused(secured: Secured, security: Security) -> None:
    with pytest.raises(MailboxRefused, match="certificate"):
        Mailbox(secured.server(security, ssl.create_default_context()))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_mail_is_fetched_over_tls(secured: Secured, security: Security) -> None:
    secured.account.deliver(numbered(1))
    with Mailbox(secured.server(security)) as mailbox:
        assert bodies(fetch(mailbox)) == [b"Krav 1\r\n"]
        assert mailbox.wait(0.05) is False


def test_starttls_never_falls_back_to_clear_text(account: Account) -> None:
    with line_to(account, b" STARTTLS") as (_, server), pytest.raises(MailboxGone):
        Mailbox(replace(server, security="starttls"))


def test_waiting_ends_when_mail_comes(account: Account) -> None:
    with Mailbox(account.server) as mailbox:
        timer = threading.Timer(0.2, account.deliver, [numbered(1)])
        timer.start()
        assert mailbox.wait(20) is True
        timer.join()
        assert len(fetch(mailbox)) == 1


def test_mail_that_came_before_the_waiting_began_ends_it_at_once(account: Account) -> None:
    account.deliver(numbered(1))
    with Mailbox(account.server) as mailbox:
        (first,) = fetch(mailbox)
        account.deliver(numbered(2))
        mailbox.file_away([first.uid], "Behandlet")
        assert mailbox.wait(20) is True
        assert bodies(fetch(mailbox, first.cursor)) == [b"Krav 2\r\n"]
        assert mailbox.wait(0.3) is False


def test_mail_told_of_in_one_piece_with_the_leave_to_wait_ends_the_waiting(account: Account) -> None:
    with Lumping(account.running.imap_port) as line, Mailbox(replace(account.server, port=line.port)) as mailbox:
        with ThreadPoolExecutor(1) as waiting:
            is_told = waiting.submit(mailbox.wait, 20)
            assert line.holds.wait(20)
            account.deliver(numbered(1))
            assert is_told.result() is True
        assert bodies(fetch(mailbox)) == [b"Krav 1\r\n"]


def test_waiting_in_vain_ends_in_time_and_the_connection_lives(account: Account) -> None:
    with Mailbox(account.server) as mailbox:
        started = time.monotonic()
        assert mailbox.wait(0.3) is False
        assert 0.2 < time.monotonic() - started < account.server.timeout
        assert fetch(mailbox) == []


def test_a_server_that_dies_while_we_wait_is_gone(doomed: Account) -> None:
    with Mailbox(doomed.server) as mailbox:
        killer = threading.Timer(0.2, doomed.running.stop)
        killer.start()
        with pytest.raises(MailboxGone):
            # Dovecot may say good-bye first, which counts as a change.
            [mailbox.wait(20) for _ in range(2)]
        killer.join()
        with pytest.raises(MailboxGone):
            fetch(mailbox)
        with pytest.raises(MailboxGone):
            mailbox.wait(20)
