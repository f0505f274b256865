"""Mails come back byte by byte, whatever their size, and small ones only ever last together with their row."""

import pytest

from bot.mail.intake import Letter, keep
from store import raw_mails
from store.database import Database
from store.errors import StoreUnavailable
from tests.store.given import NOON, kept_mails

SMALL, LARGE = b"\x00\xff\r\n" * 1_000, b"x" * (raw_mails.SMALL + 1)


def letters(*raws: bytes) -> list[Letter]:
    return [Letter(raw=raw, received=NOON) for raw in raws]


def files(database: Database) -> list[bytes]:
    return [path.read_bytes() for path in database.files.root.rglob("*") if path.is_file()]


def test_mails_of_any_size_come_back_as_they_came(database: Database) -> None:
    mails = [SMALL, LARGE, b"", b"x" * raw_mails.SMALL]
    keep(database, letters(*mails), NOON)
    assert kept_mails(database) == mails


def test_only_large_ones_are_files(database: Database) -> None:
    keep(database, letters(SMALL, LARGE), NOON)
    assert files(database) == [LARGE]


def test_the_same_mail_twice_is_kept_once(database: Database) -> None:
    keep(database, letters(SMALL, SMALL), NOON)
    keep(database, letters(SMALL), NOON)
    assert kept_mails(database) == [SMALL]


def test_without_room_for_a_large_mail_none_of_its_batch_has_a_row(database: Database) -> None:
    database.files.root.write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable):
        keep(database, letters(SMALL, LARGE), NOON)
    assert kept_mails(database) == []


def test_a_mail_that_was_kept_as_a_file_before_is_still_found(database: Database) -> None:
    sha256 = database.files.put(SMALL)
    assert raw_mails.get(database, 1, sha256) == SMALL
