"""A DKIM signature proves its domain when it covers the sender and all of the mail, and the domain's key fits."""

import base64
import subprocess

import pytest
from dkim import DKIM

from parsers.mail import Guard

MAIL = b"From: Kari <kari@lauvdal.example>\r\nTo: krav@lauvdal.example\r\nSubject: send\r\n\r\nsend\r\n"


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
    key: bytes, domain: str = "lauvdal.example", *, only: list[bytes] | None = None, length: bool = False
) -> bytes:
    return bytes(DKIM(MAIL).sign(b"s1", b"lauvdal.example", key, length=length)) + MAIL


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
