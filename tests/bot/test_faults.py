"""Peers, disk and database fail: it is said clearly, nothing is half-saved, and the work goes on afterwards."""

import datetime as dt
import errno
import os
import sqlite3
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot import inbox_worker, loops
from demo.slack import Message
from demo.slack.errors import ClickTimeoutError
from demo.town import Town, free_port, in_environment
from store.raw_mails import SMALL
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, PHOTO, POLITICIAN_WORDS, moment
from tests.bot.running import Running, running, wait_until


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    """Every log line of the test."""
    with capture_logs() as lines:
        yield lines


@pytest.fixture(autouse=True)
def _short_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop or an arrival in trouble is tried again soon, so that tests need not wait for it."""
    monkeypatch.setattr(loops, "TROUBLE_SECONDS", 0.2)
    monkeypatch.setattr(inbox_worker, "TROUBLE_WAIT", dt.timedelta(seconds=0.2))


def logged(logs: list[EventDict], event: str, part: str = "") -> bool:
    """The log has, within the time, a line of that event whose error says so."""
    return wait_until(lambda: any(line["event"] == event and part in line.get("error", "") for line in logs), event)


def draft(bot: Running) -> Message:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[PHOTO])
    return bot.sees("Kari", offers="submit")


def test_a_wrong_mail_password_is_named_and_chat_goes_on(town: Town, logs: list[EventDict]) -> None:
    with in_environment({"GODTGJORT_IMAP_PASSWORD": "feil"}), running(town) as bot:
        assert logged(logs, "mailbox_refused", "GODTGJORT_IMAP_PASSWORD")
        draft(bot)


@pytest.mark.parametrize("town", [("socket", "sqlite")], indirect=True)
def test_a_refused_slack_app_token_is_named_and_mail_goes_on(town: Town, logs: list[EventDict]) -> None:
    with in_environment({"GODTGJORT_SLACK_APP_TOKEN": "xapp-feil"}), running(town, connected=False) as bot:
        assert logged(logs, "slack_refused", "GODTGJORT_SLACK_APP_TOKEN")
        berit = bot.post("Berit")
        berit.write(CARER_WORDS, subject=CARER_SUBJECT)
        berit.wait("5 140,00 kr")


@pytest.mark.parametrize("town", [("socket", "sqlite")], indirect=True)
@pytest.mark.parametrize("fault", ["server_error", "drop"])
def test_whatever_slack_answers_its_line_is_tried_again(town: Town, fault: str, logs: list[EventDict]) -> None:
    getattr(town.slack.faults, fault)("apps.connections.open")
    with running(town) as bot:
        draft(bot)
    assert "slack_refused" in [line["event"] for line in logs]


def test_a_refused_slack_bot_token_is_named_and_nothing_is_lost(town: Town, logs: list[EventDict]) -> None:
    with in_environment({"GODTGJORT_SLACK_BOT_TOKEN": "xoxb-feil"}), running(town) as bot:
        bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[PHOTO])
        assert logged(logs, "arrival_put_off", "GODTGJORT_SLACK_BOT_TOKEN")
    with running(town) as bot:
        bot.sees("Kari", "2 070,72 kr", offers="submit")


def test_a_mail_server_that_says_later_gets_the_mail_later_and_once(bot: Running, logs: list[EventDict]) -> None:
    bot.town.mail.refuse_next(1)
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT)
    berit.wait("5 140,00 kr")
    bot.outcomes(1)
    assert [t.outcome for t in bot.town.mail.transactions] == ["refused", "delivered"]
    assert logged(logs, "not_delivered", "451")


def test_a_mail_server_that_is_down_is_named_and_the_mail_goes_out_when_it_is_back(
    town: Town, logs: list[EventDict]
) -> None:
    settings = town.folder / "settings.toml"
    right = settings.read_text("utf-8")
    settings.write_text(right.replace(f"smtp_port = {town.mail.smtp_port}", f"smtp_port = {free_port()}"), "utf-8")
    with running(town) as bot:
        berit = bot.post("Berit")
        berit.write(CARER_WORDS, subject=CARER_SUBJECT)
        assert logged(logs, "not_delivered", "mail server 127.0.0.1")
    settings.write_text(right, "utf-8")
    with running(town) as bot:
        berit.wait("5 140,00 kr")
        bot.outcomes(1)
    assert len(town.mail.transactions) == 1


def test_a_mail_that_is_refused_for_good_is_told_to_the_administrator_once_and_not_by_mail(bot: Running) -> None:
    bot.town.mail.refuse_next(1, permanent=True)
    bot.post("Berit").write(CARER_WORDS, subject=CARER_SUBJECT)
    bot.sees("Anders", "kunne ikke leveres", "554")
    bot.outcomes(1)
    assert [claim.state for claim in bot.claims()] == ["draft"]
    assert bot.sent("admin_not_delivered") == [bot.town.person("Anders").id]
    assert bot.town.mail.inbox(bot.town.person("Anders").email) == []


@pytest.mark.parametrize("fault", ["rate_limit", "server_error"])
def test_a_slack_that_fails_before_the_effect_gets_the_message_once(bot: Running, fault: str) -> None:
    getattr(bot.town.slack.faults, fault)("chat.postMessage")
    draft(bot)
    bot.outcomes(1)
    assert len(bot.from_bot("Kari", "2 070,72 kr")) == 1


def test_a_connection_that_drops_after_the_effect_leaves_the_message_there_once(bot: Running) -> None:
    bot.town.slack.faults.drop("chat.postMessage")
    card = draft(bot)
    bot.outcomes(1)
    assert len(bot.from_bot("Kari", "2 070,72 kr")) == 1
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")


def test_a_photo_above_the_limit_is_left_out_in_chat_and_the_person_is_told(bot: Running) -> None:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[("stor.jpg", PHOTO[1] + bytes(30_000_000))])
    bot.sees("Kari", "kunne jeg ikke ta imot", "stor.jpg: for stort", "høyst 25 MB")
    bot.sees("Kari", "2 070,72 kr")
    (claim,) = bot.claims()
    assert claim.receipts == ()


def test_a_mail_above_the_limit_is_answered_without_being_read_and_the_next_one_handled(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[("stor.jpg", PHOTO[1] + bytes(30_000_000))])
    berit.wait("Noe ble ikke med", CARER_SUBJECT)
    berit.write("Avlaster lav sats 3 timer 5.1.2024", at="2024-01-08")
    berit.wait("285,00 kr")
    assert [str(claim.total) for claim in bot.claims()] == ["285.00"]


def test_an_attachment_above_its_limit_is_left_out_and_the_rest_of_the_mail_counts(town: Town) -> None:
    with (town.folder / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[limits]\nattachment_mb = 1\n")
    with running(town) as bot:
        berit = bot.post("Berit")
        berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[("stor.jpg", PHOTO[1] + bytes(2_000_000)), PHOTO])
        berit.wait("kunne jeg ikke ta imot", "stor.jpg: for stort", "høyst 1 MB")
        berit.wait("5 140,00 kr")
        (claim,) = bot.claims()
        assert [receipt.name for receipt in claim.receipts] == [PHOTO[0]]


def test_a_click_while_the_database_is_locked_fails_in_sight_and_works_afterwards(
    town: Town, logs: list[EventDict]
) -> None:
    settings = town.folder / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace("godtgjort.db", "godtgjort.db?timeout=0.2"), "utf-8")
    with running(town) as bot:
        card = draft(bot)
        bot.outcomes(1)
        with sqlite3.connect(town.folder / "var" / "godtgjort.db", isolation_level=None) as other:
            other.execute("begin immediate")
            with pytest.raises(ClickTimeoutError):
                bot.presses("Kari", card, "submit")
            assert logged(logs, "store_unavailable", "locked")
            other.execute("rollback")
        other.close()
        bot.presses("Kari", card, "submit", stale=True)
        bot.sees("Nils", offers="attest")
        assert [entry.action for entry in bot.trail()].count("submitted") == 1


def test_whatever_goes_wrong_the_mailbox_is_listened_to_again(
    bot: Running, logs: list[EventDict], monkeypatch: pytest.MonkeyPatch
) -> None:
    def surprise(handle: int) -> None:
        raise RuntimeError("nobody thought of this")

    berit = bot.post("Berit")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", surprise)
        berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[("timeliste.jpg", PHOTO[1] + bytes(SMALL))])
        assert logged(logs, "mailbox_broke")
    berit.wait("5 140,00 kr")
    assert len(bot.claims()) == 1


def test_a_full_disk_keeps_the_message_waiting_and_the_work_goes_on_when_there_is_room(
    bot: Running, logs: list[EventDict], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[PHOTO])
        assert logged(logs, "store_unavailable", "No space left")
        assert bot.claims() == []
    bot.sees("Kari", "2 070,72 kr", "billett.jpg", offers="submit")
    assert len(bot.claims()) == 1
