"""What makes a mail the same mail, and what makes it another one."""

import pytest
from sqlalchemy import select

from bot.mail.intake import Letter, keep
from parsers.mail.heading import MAX_REFERENCES
from store.database import Database
from store.tables import audit, inbox
from tests.store.given import NOON


def kept(database: Database, *raws: bytes) -> list[tuple[int, bool]]:
    return keep(database, [Letter(raw=raw, received=NOON) for raw in raws], NOON)


def mail(text: str, message_id: str = "<1@x.example>", trace: str = "") -> bytes:
    return f"{trace}From: kari@x.example\r\nMessage-ID: {message_id}\r\n\r\n{text}\r\n".encode()


def flagged(database: Database) -> list[dict[str, int]]:
    with database.read() as connection:
        return list(connection.scalars(select(audit.c.details).where(audit.c.action == "same_message_id")))


def test_the_same_mail_by_another_way_finds_its_row(database: Database) -> None:
    first, second = kept(database, mail("hei"), mail("hei", trace="Received: from a.example\r\n"))
    assert (first[1], second) == (True, (first[0], False))
    assert kept(database, mail("hei")) == [(first[0], False)]
    assert flagged(database) == []


def test_another_text_under_the_same_message_id_is_new_and_flagged(database: Database) -> None:
    ((first, _), (second, is_new)) = kept(database, mail("hei"), mail("hei igjen"))
    assert is_new
    ((third, is_new),) = kept(database, mail("og enda en gang"))
    assert is_new
    assert flagged(database) == [{"arrival": second, "first": first}, {"arrival": third, "first": first}]


def test_mails_without_a_message_id_are_told_by_what_they_say(database: Database) -> None:
    raws = [f"From: kari@x.example\r\n\r\n{text}".encode() for text in ("a", "b", "a")]
    rows = kept(database, *raws)
    assert [is_new for _, is_new in rows] == [True, True, False]
    assert flagged(database) == []


def test_a_hostile_header_block_costs_its_row_little(database: Database) -> None:
    thread = b"References: " + b"<a@x.example>\r\n " * 100 + b"".join(b"<%d@x.example>\r\n " % n for n in range(9_000))
    results = b"Authentication-Results: mx.x.example; " + b"(" * 60_000
    ((row, _),) = kept(database, b"From: kari@x.example\r\n" + thread + b"\r\n" + results + b"\r\n\r\nhei")
    with database.read() as connection:
        arrival = connection.execute(select(inbox).where(inbox.c.id == row)).one()
    assert arrival.sender == "kari@x.example"
    assert len(arrival.payload["identifiers"]) == MAX_REFERENCES


@pytest.mark.parametrize(
    "header",
    [b"Message-ID: <a\x00b@x.example>", b"References: <\xed\xa0\x80@x.example>", b"Message-ID: <\xff@x>", b"\x00"],
)
def test_bytes_that_no_database_takes_hold_up_nothing(database: Database, header: bytes) -> None:
    assert kept(database, header + b"\r\nFrom: kari@x.example\r\n\r\nhei", mail("hei")) == [(1, True), (2, True)]
    with database.read() as connection:
        assert len(connection.execute(select(inbox)).all()) == 2
