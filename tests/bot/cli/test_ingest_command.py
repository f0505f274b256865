"""`godtgjort mail ingest`, as CONTRACT.md §3 has it."""

from collections import Counter
from pathlib import Path

from bot.assembly import open_office
from demo.town import Town
from store.tables import inbox
from tests.bot.cli.commands import answers, complaint, godtgjort
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, TIMESHEET, letter

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
    office = open_office(town.municipality)
    with office.database.read() as connection:
        kept = [row.raw for row in connection.execute(inbox.select())]
    assert Counter(office.database.files.get(raw) for raw in kept) == Counter(set(files.values()))
    office.database.close()


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
