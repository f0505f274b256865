"""A DKIM signature proves its domain when it covers the sender and all of the mail, and the domain's key fits."""

import base64
import re
import subprocess

import pytest
from dkim import DKIM

from parsers.guard import Guard

MAIL = (
    b"From: Kari <kari@lauvdal.example>\r\nTo: krav@lauvdal.example\r\nSubject: send\r\n"
    b"Date: Mon, 12 Oct 2026 08:00:00 +0200\r\nMessage-ID: <1@lauvdal.example>\r\n\r\nsend\r\n"
)
NAMES = [b"From", b"To", b"Subject", b"Date", b"Message-ID"]


@pytest.fixture(scope="module")
def key() -> bytes:
    """A private key in PEM."""
    made = subprocess.run(["openssl", "genrsa", "1024"], check=True, capture_output=True, timeout=20)
    return made.stdout


@pytest.fixture(scope="module")
def record(key: bytes) -> bytes:
    """What the domain's DNS says of the key."""
    public = subprocess.run(
        ["openssl", "rsa", "-pubout", "-outform", "DER"], input=key, check=True, capture_output=True, timeout=20
    )
    return b"v=DKIM1; k=rsa; p=" + base64.b64encode(public.stdout)


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def signed(
    key: bytes,
    raw: bytes = MAIL,
    *,
    names: list[bytes] | None = None,
    length: bool = False,
    algorithm: bytes = b"rsa-sha256",
) -> bytes:
    """The mail with a signature on top, of the fields `names`, or of those that the library thinks right."""
    signer = DKIM(raw, signature_algorithm=algorithm)
    return bytes(signer.sign(b"s1", b"lauvdal.example", key, length=length, include_headers=names)) + raw


def test_a_signature_that_holds_proves_its_domain(guard: Guard, key: bytes, record: bytes) -> None:
    asked: list[str] = []

    def dns(name: str) -> bytes:
        asked.append(name)
        return record

    assert guard.signed_by(signed(key), dns) == ("lauvdal.example",)
    assert asked == ["s1._domainkey.lauvdal.example"]


def test_every_signature_counts_and_not_only_the_first(guard: Guard, key: bytes, record: bytes) -> None:
    raw = b"DKIM-Signature: v=1; a=rsa-sha256; d=liste.example; s=x; h=from; bh=AAAA; b=AAAA\r\n" + signed(key)
    assert guard.signed_by(raw, lambda name: record) == ("lauvdal.example",)


@pytest.mark.parametrize("change", [(b"\r\nsend\r\n", b"\r\nsend alt\r\n"), (b"kari@", b"boss@"), (b"s=s1", b"s=s2")])
def test_a_mail_that_was_changed_proves_nothing(
    guard: Guard, key: bytes, record: bytes, change: tuple[bytes, bytes]
) -> None:
    assert guard.signed_by(signed(key).replace(*change), lambda name: record) == ()


def test_a_mail_with_words_below_what_was_signed_proves_nothing(guard: Guard, key: bytes, record: bytes) -> None:
    raw = signed(key, length=True)
    assert guard.signed_by(raw + b"og 900 km til\r\n", lambda name: record) == ()


@pytest.mark.parametrize("answer", [None, b"", b"v=DKIM1; p=", b"\xff", b"v=DKIM1; k=rsa; p=AAAA"])
def test_a_domain_without_that_key_proves_nothing(guard: Guard, key: bytes, answer: bytes | None) -> None:
    assert guard.signed_by(signed(key), lambda name: answer) == ()


@pytest.mark.parametrize("blank", [b" : ", b"\t:\t", b"\r\n\t:\r\n  "])
def test_signed_fields_may_be_listed_with_any_blanks_between(
    guard: Guard, key: bytes, record: bytes, blank: bytes
) -> None:
    # The library signs its own field relaxed: one blank is as good as another.
    field, end, rest = signed(key, names=NAMES).partition(b"bh=")
    raw = re.sub(rb"\s+:\s+", blank, field) + end + rest
    assert raw.count(blank) == len(NAMES) - 1
    assert guard.signed_by(raw, lambda name: record) == ("lauvdal.example",)


@pytest.mark.parametrize("missing", NAMES[1:])
def test_a_signature_that_leaves_out_what_people_are_told_proves_nothing(
    guard: Guard, key: bytes, record: bytes, missing: bytes
) -> None:
    names = [name for name in NAMES if name != missing]
    assert guard.signed_by(signed(key, names=names), lambda name: record) == ()


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_field_that_was_added_above_the_signed_one_proves_nothing(
    guard: Guard, key: bytes, record: bytes, name: bytes
) -> None:
    raw = name + b": something else\r\n" + signed(key, names=NAMES)
    assert guard.signed_by(raw, lambda _: record) == ()


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_field_that_the_mail_has_not_need_not_be_signed(guard: Guard, key: bytes, record: bytes, name: bytes) -> None:
    raw = b"".join(line for line in MAIL.splitlines(keepends=True) if not line.startswith(name + b":"))
    names = [other for other in NAMES if other != name]
    assert guard.signed_by(signed(key, raw, names=names), lambda _: record) == ("lauvdal.example",)


def test_an_algorithm_that_can_be_forged_proves_nothing(guard: Guard, key: bytes, record: bytes) -> None:
    assert guard.signed_by(signed(key, algorithm=b"rsa-sha1"), lambda name: record) == ()


@pytest.mark.parametrize("flags", [b"t=y", b"t=s:y", b"t = s : Y "])
def test_a_key_that_is_only_tried_out_proves_nothing(guard: Guard, key: bytes, record: bytes, flags: bytes) -> None:
    assert guard.signed_by(signed(key), lambda name: record.replace(b"k=rsa;", b"k=rsa; " + flags + b";")) == ()


def test_a_key_with_another_flag_is_a_key(guard: Guard, key: bytes, record: bytes) -> None:
    assert guard.signed_by(signed(key), lambda name: record.replace(b"k=rsa;", b"k=rsa; t=s;")) == ("lauvdal.example",)


@pytest.mark.parametrize(
    "field",
    [
        b"",
        b"DKIM-Signature: \r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=" + b"x" * 300 + b"; s=\xff; h=from; bh=AAAA; b=AAAA\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=a b/../c; h=from; bh=AAAA; b=AAAA\r\n",
        b"DKIM-Signature: " + b"a=" * 5_000 + b"\r\n",
        b"DKIM-Signature: v=1; d=a.example; d=b.example\r\n" * 50,
    ],
)
def test_a_malformed_signature_proves_nothing(guard: Guard, record: bytes, field: bytes) -> None:
    assert guard.signed_by(field + MAIL, lambda name: record) == ()


def test_what_dns_breaks_of_is_told_and_the_next_mail_is_read(guard: Guard, key: bytes, record: bytes) -> None:
    def broken(name: str) -> bytes:
        raise TimeoutError("no answer")

    with pytest.raises(TimeoutError):
        guard.signed_by(signed(key), broken)
    assert guard.signed_by(signed(key), lambda name: record) == ("lauvdal.example",)
