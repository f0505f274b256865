"""`godtgjort mail ingest`: raw messages from a folder through the intake of every mail."""

import os
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from bot.assembly import open_office
from demo.town import Town
from store.tables import inbox
from tests.bot.by_hand import Clock, office
from tests.bot.cli.commands import answers, complaint, godtgjort
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, TIMESHEET, letter
from tests.bot.mail.letters import arrived
from tests.bot.test_set_aside import killed
from tests.store.given import kept_mails

BERIT = "berit.solli@lauvdal.example"


def test_every_file_has_its_line_its_row_and_its_bytes_whatever_it_holds(town: Town, tmp_path: Path) -> None:
    good = letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET])
    files = {
        "a/good.eml": good,
        "a/good-again.eml": good,
        "b/automatic.eml": letter(BERIT, "Jeg er bortreist", headers={"Auto-Submitted": "auto-replied"}),
        "b/stranger.eml": letter("ukjent@langtvekk.example", CARER_WORDS),
        "b/thanks.eml": letter(BERIT, "tusen takk!"),
        "c/empty": b"",
        "c/garbage.bin": bytes(range(256)) * 500,
        "c/huge-header.eml": b"From: " + b"x" * 2_000_000 + b"\r\n\r\nhei",
        "c/many-parts.eml": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 20_000,
        "c/text.txt": b"Bare noen ord uten hode",
    }
    mails = tmp_path / "mails"
    for name, raw in files.items():
        path = mails / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    done = godtgjort("mail", "ingest", "--config", town.folder, mails)
    assert done.returncode == 0
    given = {answer.pop("file"): answer for answer in answers(done)}
    assert list(given) == sorted(files)
    expected = {
        "a/good-again.eml": ("claim", "claim"),
        "a/good.eml": ("duplicate", "seen_before"),
        "b/automatic.eml": ("ignored", "auto_reply"),
        "b/stranger.eml": ("refused", "unknown_sender"),
        "b/thanks.eml": ("ignored", "none"),
        "c/empty": ("quarantined", "sender_unclear"),
        "c/garbage.bin": ("quarantined", "sender_unclear"),
        "c/huge-header.eml": ("quarantined", "sender_unclear"),
        "c/many-parts.eml": ("quarantined", "sender_unclear"),
        "c/text.txt": ("quarantined", "sender_unclear"),
    }
    assert {name: (answer["outcome"], answer["reason"]) for name, answer in given.items()} == expected
    assert given["a/good.eml"]["attachments"] == 1
    assert given["b/thanks.eml"]["text_chars"] == len("tusen takk!")
    opened = open_office(town.municipality)
    assert Counter(kept_mails(opened.database)) == Counter(set(files.values()))
    opened.database.close()


def test_a_second_run_over_the_same_folder_finds_only_duplicates(town: Town, tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "one.eml").write_bytes(letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT))
    for expected in ("claim", "duplicate"):
        done = godtgjort("mail", "ingest", "--config", town.folder, tmp_path / "mails")
        assert [answer["outcome"] for answer in answers(done)] == [expected]


def test_a_municipality_without_mail_says_what_to_add(town: Town, tmp_path: Path) -> None:
    (town.folder / "settings.toml").write_text('[municipality]\nname = "Lauvdal"\n', "utf-8")
    done = godtgjort("mail", "ingest", "--config", town.folder, tmp_path)
    assert done.returncode == 2
    assert "[mail]" in complaint(done)


def test_odd_names_and_files_that_cannot_be_read_have_their_lines_too(town: Town, tmp_path: Path) -> None:
    mails = tmp_path / "mails"
    mails.mkdir()
    (mails / os.fsdecode(b"1-kj\xf8rt.eml")).write_bytes(letter(BERIT, "tusen takk!"))
    (mails / "2-broken.eml").symlink_to("/proc/self/mem")
    (mails / "3.eml").write_bytes(letter(BERIT, "takk!"))
    done = godtgjort("mail", "ingest", "--config", town.folder, mails)
    assert done.returncode == 0
    assert [(answer["file"], answer["outcome"], answer["reason"]) for answer in answers(done)] == [
        ("1-kj\\xf8rt.eml", "ignored", "none"),
        ("2-broken.eml", "refused", "file_not_readable"),
        ("3.eml", "ignored", "none"),
    ]


def test_what_an_earlier_run_kept_and_did_not_handle_is_handled(town: Town, tmp_path: Path) -> None:
    raw = letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT)
    with office(town, Clock()) as bot:
        arrived(bot, raw)
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "one.eml").write_bytes(raw)
    for expected in ("claim", "duplicate"):
        done = godtgjort("mail", "ingest", "--config", town.folder, tmp_path / "mails")
        assert [answer["outcome"] for answer in answers(done)] == [expected]


def test_a_mail_that_was_tried_too_often_is_set_aside(town: Town, tmp_path: Path) -> None:
    raw = letter(BERIT, CARER_WORDS, subject=CARER_SUBJECT)
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "one.eml").write_bytes(raw)
    with office(town, Clock()) as bot:
        killed(bot, arrived(bot, raw))
    done = godtgjort("mail", "ingest", "--config", town.folder, tmp_path / "mails")
    assert [(answer["outcome"], answer["reason"]) for answer in answers(done)] == [("quarantined", "not_handled")]
    with office(town, Clock()) as bot, bot.database.read() as connection:
        assert connection.scalars(select(inbox.c.state)).all() == ["failed"]
