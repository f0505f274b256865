"""What reads a mail may be stopped, run out of memory or break: the mail is told apart, and the next one is read."""

import os
import pickle
import signal
import time
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from itertools import count
from typing import Any

import psutil
import pytest

from parsers.guard import Guard, Limits, plain
from parsers.mail import read
from tests.parsers.receipts.locked_pdf import drawing, holding, locked, swelling
from tests.parsers.receipts.test_invoice import FERRY, ehf
from tests.parsers.receipts.test_preview import photo

GOOD = b"From: kari@lauvdal.example\r\nSubject: Hei\r\n\r\n42 km"


@pytest.fixture
def guard() -> Guard:
    return Guard()


def workers() -> set[psutil.Process]:
    """Every process that reads mails for this one."""
    return {child for child in psutil.Process().children() if "parsers.worker" in child.cmdline()}


@pytest.fixture
def worker() -> Callable[[], psutil.Process]:
    """Finds the one process that reads for this test's guard, beside those of guards that live still."""
    others = workers()

    def find() -> psutil.Process:
        (found,) = workers() - others
        return found

    return find


@cache
def big(megabytes: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "kari@lauvdal.example", "Bilde"
    mail.set_content("vedlagt")
    mail.add_attachment(os.urandom(megabytes * 1_000_000), maintype="image", subtype="jpeg", filename="a.jpg")
    return mail.as_bytes()


def test_a_mail_is_read_as_without_a_guard(guard: Guard) -> None:
    assert guard.read(GOOD) == read(GOOD)


def test_the_same_mail_again_is_not_read_again(guard: Guard, worker: Callable[[], psutil.Process]) -> None:
    first = guard.read(GOOD)
    worker().kill()
    assert guard.read(bytes(bytearray(GOOD))) is first
    assert guard.read(GOOD + b" t/r") != first


def test_a_locked_document_is_tried_within_the_limits(guard: Guard) -> None:
    mail = EmailMessage()
    for password in (b"", b"hemmelig"):
        mail.add_attachment(locked(password), maintype="application", subtype="pdf", filename="a.pdf")
    assert [file.refusal for file in guard.read(mail.as_bytes()).attachments] == [None, "encrypted"]


def test_one_process_reads_every_mail(guard: Guard, worker: Callable[[], psutil.Process]) -> None:
    guard.read(GOOD)
    first = worker().pid
    guard.read(b"\xff" * 1000)
    guard.read(GOOD)
    assert worker().pid == first


def test_the_largest_mail_that_is_taken_is_read_within_the_memory_and_costs_little_more_than_without_a_guard(
    guard: Guard, worker: Callable[[], psutil.Process]
) -> None:
    raw = big(22)
    guard.read(GOOD)
    begun = time.process_time()
    read(raw)
    bare = time.process_time() - begun
    before = worker().cpu_times()
    assert [len(file.data) for file in guard.read(raw).attachments] == [22_000_000]
    after = worker().cpu_times()
    # Computing, not waiting: how much else the machine has to do is nothing to the mail.
    assert after.user + after.system - before.user - before.system < 10 * bare


def test_a_mail_that_takes_more_memory_has_its_headers_left_and_the_next_one_is_read() -> None:
    guard = Guard(Limits(memory_bytes=130_000_000))
    assert guard.read(GOOD).reply_text == "42 km"
    heavy = guard.read(big(22))
    assert (heavy.damage, heavy.sender, heavy.subject) == ("too_much_memory", "kari@lauvdal.example", "Bilde")
    assert guard.read(GOOD).reply_text == "42 km"


def test_a_file_is_looked_at_as_without_a_guard(guard: Guard) -> None:
    assert guard.look(ehf().encode(), "text/xml") == FERRY
    assert guard.look(locked(b"hemmelig"), "application/pdf") == "encrypted"
    assert guard.look(holding(b"(a.xml)"), "application/pdf") is None


def test_a_file_that_takes_more_memory_is_told_apart_and_the_next_one_is_looked_at(guard: Guard) -> None:
    assert guard.look(swelling(900), "application/pdf") == "unreadable"
    assert guard.look(ehf().encode(), "text/xml") == FERRY


def test_what_cannot_be_opened_is_told_apart(guard: Guard) -> None:
    assert guard.pages(drawing(4), "application/pdf") == 1
    assert guard.pages(b"%PDF-1.7", "application/pdf") == 0


def test_a_receipt_that_is_drawn_for_ever_is_not_drawn_and_the_next_one_is(guard: Guard) -> None:
    hasty = Guard(Limits(cpu_seconds=1))
    assert hasty.preview(drawing(40)) is None
    assert hasty.preview(drawing(4)) == guard.preview(drawing(4)) is not None


def test_a_photo_that_fills_the_memory_is_not_drawn_and_the_next_one_is() -> None:
    guard = Guard(Limits(memory_bytes=200_000_000))
    assert guard.preview(photo(7000, 7000)) is None
    assert guard.preview(photo(70, 70))


def test_a_photo_of_fifty_million_pixels_is_drawn_within_the_limits(guard: Guard) -> None:
    assert guard.preview(photo(8160, 6144))


def test_a_mail_that_takes_too_long_has_its_headers_left_and_the_next_one_is_read() -> None:
    guard = Guard(Limits(wall_seconds=0.0))
    slow = guard.read(GOOD)
    assert (slow.damage, slow.sender, slow.reply_text) == ("too_slow", "kari@lauvdal.example", "")


def test_a_mail_that_takes_too_much_computing_is_stopped_by_the_system() -> None:
    guard = Guard(Limits(cpu_seconds=-1))
    while not (damage := guard.read(big(8)).damage):
        pass
    assert damage == "too_slow"


def test_computing_time_counts_anew_for_each_mail(worker: Callable[[], psutil.Process]) -> None:
    guard = Guard(Limits(cpu_seconds=1))
    used, read_last, numbers = 0.0, None, count()
    while used < 2.2:
        read_last = guard.read(b"X-Number: %d\n" % next(numbers) + big(8))
        times = worker().cpu_times()
        used = times.user + times.system
    assert read_last
    assert read_last.damage is None


def test_a_worker_that_was_killed_costs_no_mail(guard: Guard, worker: Callable[[], psutil.Process]) -> None:
    guard.read(GOOD)
    os.kill(worker().pid, signal.SIGKILL)
    assert guard.read(GOOD + b" t/r").damage is None


def test_the_worker_knows_no_secret(
    guard: Guard, monkeypatch: pytest.MonkeyPatch, worker: Callable[[], psutil.Process]
) -> None:
    monkeypatch.setenv("GODTGJORT_IMAP_PASSWORD", "hemmelig")
    guard.read(GOOD)
    assert not [name for name in worker().environ() if name.startswith("GODTGJORT_")]


@pytest.mark.parametrize("call", [(os.system, "true"), (eval, "1"), (read, GOOD), (psutil.Process, 1)])
def test_what_comes_back_can_only_be_data(call: tuple[Callable[[Any], Any], Any]) -> None:
    class Acts:
        def __reduce__(self) -> tuple[Callable[[Any], Any], tuple[Any]]:
            return call[0], (call[1],)

    with pytest.raises(pickle.UnpicklingError):
        plain(pickle.dumps(Acts()))
    assert plain(pickle.dumps(read(GOOD))) == read(GOOD)


def test_the_worker_ends_with_its_guard(worker: Callable[[], psutil.Process]) -> None:
    guard = Guard()
    guard.read(GOOD)
    process = worker()
    del guard
    assert not process.is_running()
