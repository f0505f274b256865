"""What a mail may have of everything, and the reason that is given where it has more."""

import pytest

from parsers.mail import Mail, read
from parsers.mail.headers import MAX_BLOCK
from parsers.mail.message import MAX_HEADER, MAX_THREAD

FROM = b"From: kari@lauvdal.example\r\n"


def with_parts(count: int) -> Mail:
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nhei\r\n"
    return read(FROM + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * count + b"--b--\r\n")


def nested(levels: int) -> Mail:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(levels)
    )
    return read(FROM + head + b"Content-Type: text/plain\r\n\r\nhei\r\n")


def with_headers(count: int, size: int) -> Mail:
    return read(FROM + (b"X-Filler: " + b"x" * (size - 10) + b"\r\n") * count + b"\r\nhei")


@pytest.mark.parametrize(
    "mail",
    [with_parts(300), nested(20), with_headers(1, MAX_HEADER), with_headers(4, MAX_BLOCK // 4 - 16)],
    ids=["parts", "levels", "field", "block"],
)
def test_as_much_as_any_mail_program_makes_is_read(mail: Mail) -> None:
    assert (mail.damage, mail.sender, mail.full_text[:3]) == (None, "kari@lauvdal.example", "hei")


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (with_parts(301), "too_complex"),
        (with_parts(100_000), "too_complex"),
        (nested(21), "too_complex"),
        (nested(2_000), "too_complex"),
        (with_headers(1, MAX_HEADER + 1), "long_headers"),
        (with_headers(5, MAX_BLOCK // 4), "long_headers"),
        (read(FROM + b"X-Folded: " + b"x\r\n " * 20_000 + b"\r\n\r\nhei"), "long_headers"),
    ],
    ids=["parts", "many parts", "levels", "many levels", "field", "block", "folded field"],
)
def test_more_is_said_with_its_reason_and_the_sender_is_still_known(mail: Mail, reason: str) -> None:
    assert (mail.damage, mail.sender) == (reason, "kari@lauvdal.example")


@pytest.mark.parametrize(("more", "damage"), [(-100, None), (100, "long_text")])
def test_a_thread_is_read_up_to_years_of_it_and_flagged_beyond(more: int, damage: str | None) -> None:
    quoted = b"Ja, 42 km\r\n\r\n" + b"> hei\r\n" * ((MAX_THREAD + more) // 6)
    found = read(FROM + b"\r\n" + quoted)
    assert (found.reply_text.strip(), found.damage) == ("Ja, 42 km", damage)
