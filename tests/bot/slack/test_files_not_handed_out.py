"""A file that Slack does not hand out: its words count at once, the file is told, and nothing else waits for it."""

import datetime as dt
from collections.abc import Callable

import pytest

from bot.office import Office
from bot.slack.received import said
from demo.slack.faults import DOWNLOAD
from demo.town import Town
from store import claims
from tests.bot.by_hand import Clock, keeps, turn
from tests.bot.hands import PHOTO, moment
from tests.bot.running import EVERY_STATE, Running

WORDS = "Kommunestyret 12.10.2023, ferje 142 kr"
SENT = moment("2023-10-13")


def comes_in(office: Office, town: Town, text: str, *names: str, gone: bool = False) -> None:
    """A message of Kari's with files of those names, which Slack has unless they are `gone`."""
    user = town.user("Kari").id
    channel, ts = town.slack.workspace.dm_channel(user), town.slack.workspace.new_ts(SENT)
    added = [town.slack.workspace.files.add(name, PHOTO[1] + name.encode(), user, (channel, ts)) for name in names]
    files = [town.slack.payloads.render.file(file) for file in added]
    if gone:
        files = [{**file, "url_private_download": f"{town.slack.base_url}/files/F0GONE/download"} for file in files]
    payload = said({"user": user, "ts": ts, "text": text, "files": files}, channel)
    keeps(office, "message", f"{town.slack.team_id}:{channel}:{ts}", user, payload)


def told(town: Town) -> str:
    return "\n".join(message.text for message in town.slack.dm(town.user("Kari")) if message.from_bot)


def receipts(office: Office) -> list[list[str]]:
    with office.database.read() as connection:
        found = claims.in_state(connection, EVERY_STATE)
    return [[receipt.name for receipt in claim.receipts] for claim in found]


def test_without_the_scope_the_words_count_and_the_administrator_hears_the_remedy_once_a_day(bot: Running) -> None:
    bot.town.slack.take_scope("files:read")
    bot.says("Kari", WORDS, at=SENT, files=[PHOTO])
    bot.outcomes(1)
    bot.says("Kari", "status")
    bot.outcomes(2)
    bot.says("Kari", "Formannskapet 11.10.2023", at=SENT, files=[PHOTO])
    bot.outcomes(3)
    assert len(bot.from_bot("Kari", PHOTO[0], "Slack lar meg ikke hente det")) == 2
    bot.sees("Kari", "142,00 kr")
    assert len(bot.claims()) == 2
    mail = bot.post("Anders").wait("Slack slipper ikke filer gjennom")
    assert "files:read" in mail.as_string()
    assert bot.sent("admin_files_withheld") == [bot.town.person("Anders").email]


def test_a_file_that_is_gone_is_told_at_once(by_hand: Office, town: Town) -> None:
    comes_in(by_hand, town, WORDS, "ferje.jpg", gone=True)
    turn(by_hand)
    assert "ferje.jpg: Jeg fikk ikke tak i innholdet" in told(town)
    assert "Ferje" in told(town)
    assert receipts(by_hand) == [[]]


@pytest.mark.parametrize("text", [WORDS, ""])
def test_a_file_that_comes_late_is_put_where_its_words_went(
    by_hand: Office, town: Town, clock: Clock, text: str
) -> None:
    town.slack.faults.server_error(DOWNLOAD, times=2)
    comes_in(by_hand, town, text, "ferje.jpg")
    comes_in(by_hand, town, "Formannskapet 11.10.2023")
    turn(by_hand)
    assert "ferje.jpg: Slack har ikke gitt meg det ennå" in told(town)
    assert "Formannskapet" in told(town)
    assert not any(receipts(by_hand))
    clock.time += dt.timedelta(seconds=5)
    turn(by_hand)
    assert sorted(receipts(by_hand)) == ([[], ["ferje.jpg"]] if text else [["ferje.jpg"]])


def test_one_of_several_files_that_is_late_comes_alone(by_hand: Office, town: Town, clock: Clock) -> None:
    town.slack.faults.server_error(DOWNLOAD, times=2)
    comes_in(by_hand, town, WORDS, "ferje.jpg", "bom.jpg", "buss.jpg")
    turn(by_hand)
    assert "ferje.jpg og bom.jpg: Slack har ikke gitt meg det ennå" in told(town)
    assert receipts(by_hand) == [["buss.jpg", "ferje.jpg", "bom.jpg"]]


def test_a_file_that_never_comes_is_told_with_what_to_do(by_hand: Office, town: Town, clock: Clock) -> None:
    town.slack.faults.server_error(DOWNLOAD, times=99)
    comes_in(by_hand, town, WORDS, "ferje.jpg")
    for _ in range(5):
        turn(by_hand)
        clock.time += dt.timedelta(minutes=5)
    assert told(town).count("ferje.jpg: Jeg fikk ikke tak i innholdet") == 1
    assert "gikk galt" not in told(town)
    assert town.slack.faults.waiting(DOWNLOAD) == 99 - 6


@pytest.mark.parametrize("fault", ["hang", "drop", "rate_limit"])
def test_nobody_waits_for_a_slow_file(bot: Running, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.fetching.PATIENCE_SECONDS", 0.2)
    spoil: Callable[[str], None] = getattr(bot.town.slack.faults, fault)
    spoil(DOWNLOAD)
    bot.says("Kari", WORDS, at=SENT, files=[PHOTO])
    bot.says("Sigrid", "Kontrollutvalet 11.10.2023", at=SENT)
    bot.sees("Sigrid", "Kontrollutvalet")
    bot.sees("Kari", "142,00 kr")
    bot.outcomes(3)
    assert sorted(receipts(bot.office)) == [[], [PHOTO[0]]]
