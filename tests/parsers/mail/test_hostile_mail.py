"""`read` answers with a mail, soon, whatever the bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.mail import Mail, read

FROM = b"From: kari@lauvdal.example\n"


def nested(depth: int) -> bytes:
    opened = (b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(depth))
    return FROM + b"".join(opened) + b"Content-Type: text/plain\n\nHei"


HOSTILE = {
    "nothing": b"",
    "a newline": b"\n",
    "no headers": b"hello world there\n" * 60_000,
    "one line": b"x" * 1_000_000,
    "nul bytes": b"\0" * 100_000,
    "all bytes": bytes(range(256)) * 100,
    "carriage returns": b"\r" * 1_000_000,
    "long subject": b"Subject: " + b"=?utf-8?q?aa?= " * 15_000 + b"\n\nHei",
    "unfinished words": b"Subject: " + b"=?a?q?" * 35_000 + b"\n\nHei",
    "bad base64 word": b"Subject: =?utf-8?b?a?=\n\nHei",
    "parentheses": b"To: " + b"(" * 20_000 + b"\n\nHei",
    "open group": b'To: (c):\nCc: "\n\nHei',
    "nameless parameter": b"Content-Type: text/plain; name*\n\nHei",
    "many parameters": b"Content-Type: text/plain" + b"; a*0*=b" * 20_000 + b"\n\nHei",
    "quoted semicolons": b'Content-Type: text/plain; x="' + b";" * 100_000 + b"\n\nHei",
    "folded semicolons": b'Content-Type: text/plain; x="' + b";\n " * 30_000 + b"\n\nHei",
    "many parts": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 200_000,
    "some parts": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 4_000,
    "no boundary": b"Content-Type: multipart/mixed\n\nHei",
    "nested 30": nested(30),
    "nested 300": nested(300),
    "nested 3000": nested(3_000),
    "nested with lines": nested(200) + b"\nx" * 1_000_000,
    "messages in messages": FROM + b"Content-Type: message/rfc822\n\n" * 3_000,
    "slow charset": b"Content-Type: text/plain; charset=punycode\n\n" + b"a" * 1_000_000,
    "charset with nul": b"Content-Type: text/plain; charset=\0\n\nHei",
    "codec that is no charset": b"Content-Type: text/plain; charset=zlib\n\nHei",
    "deep html": b"Content-Type: text/html\n\n" + b"<div>" * 90_000,
    "tables": b"Content-Type: text/html\n\n" + b"<table><tr><td>a" * 20_000,
    "wide cells": b"Content-Type: text/html\n\n" + b"<td colspan=9999999>a" * 1_000,
    "brackets": b"Content-Type: text/html\n\n" + b"<" * 1_000_000,
    "empty html": b"Content-Type: text/html\n\n<!---->",
    "bad base64": b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + b"!=a" * 100_000,
    "bad uuencode": b"Content-Type: image/png\nContent-Transfer-Encoding: x-uuencode\n\nbegin 666 a\n\xff\xff\n",
    "contradictory name": b"Content-Type: image/png; name*0*=x; name*0=y; name*a*=z\n\n\x89PNG",
    "8-bit address": b"From: \xff@\xff.example\n\nHei",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.timeout(20)
def test_hostile_bytes_give_a_mail(raw: bytes) -> None:
    assert isinstance(read(raw), Mail)


def test_the_headers_of_a_mail_too_complex_are_read() -> None:
    for raw in (nested(3_000), HOSTILE["messages in messages"]):
        found = read(raw)
        assert (found.sender, found.damage) == ("kari@lauvdal.example", "too_complex")


def test_a_subject_beyond_all_measure_is_cut() -> None:
    assert len(read(HOSTILE["long subject"]).subject) <= 10_000


_LINES = st.sampled_from(
    [
        b"From: a@b.example",
        b"Content-Type: multipart/mixed; boundary=x",
        b"Content-Type: multipart/alternative; boundary=x",
        b"Content-Type: message/rfc822",
        b"Content-Type: text/html",
        b"Content-Type: text/plain; charset=\xff",
        b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; filename*=a'b'%ff",
        b"--x",
        b"--x--",
        b"",
        b"=?utf-8?b?/?=",
        b"<p>",
    ]
)


@given(st.lists(_LINES | st.binary(max_size=40), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_mail(lines: list[bytes]) -> None:
    assert isinstance(read(b"\n".join(lines)), Mail)
