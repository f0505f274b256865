"""A server's word counts when it is the configured one, its latest, and about the sender's own domain."""

import time

import pytest

from parsers.mail import read
from parsers.mail.authentication import aligned, vouched_for

AUTHORITY = "mx.lauvdal.example"
PASSED = f"{AUTHORITY}; dmarc=pass (p=NONE) header.from=lauvdal.example"


def vouches(*fields: str, sender: str = "Kari <kari@lauvdal.example>") -> bool:
    """What becomes of a mail with these fields, the one added last first."""
    head = "".join(f"Authentication-Results: {field}\r\n" for field in fields)
    mail = read(f"{head}From: {sender}\r\n\r\nsend".encode())
    assert mail.sender
    return vouched_for(mail.sender, mail.statements, AUTHORITY)


@pytest.mark.parametrize(
    "field",
    [
        PASSED,
        PASSED.upper().replace("DMARC=PASS", "dmarc=pass").replace("HEADER.FROM", "header.from"),
        f"{AUTHORITY} 1; dkim=pass header.d=lauvdal.example header.s=s1",
        f"{AUTHORITY}; dkim=pass header.i=@post.lauvdal.example",
        f"{AUTHORITY}; dkim=fail header.d=evil.example; dkim=pass header.d=lauvdal.example",
        f"{AUTHORITY}; spf=pass (sender is 192.0.2.1) smtp.mailfrom=kari@lauvdal.example",
        f"{AUTHORITY};\r\n spf=none smtp.mailfrom=x.example;\r\n dkim=pass header.d=lauvdal.example",
        f"{AUTHORITY}; dmarc=none header.from=lauvdal.example; dkim=pass header.d=lauvdal.example",
    ],
)
def test_the_servers_word_for_the_senders_domain_counts(field: str) -> None:
    assert vouches(field)


@pytest.mark.parametrize(
    "field",
    [
        f"{AUTHORITY}; none",
        f"{AUTHORITY}; dmarc=fail header.from=lauvdal.example",
        f"{AUTHORITY}; dmarc=pass header.from=evil.example",
        f"{AUTHORITY}; dmarc=pass header.from=post.lauvdal.example",
        f"{AUTHORITY}; dmarc=pass",
        f"{AUTHORITY}; dkim=pass header.d=evil.example",
        f"{AUTHORITY}; dkim=pass header.d=evil-lauvdal.example",
        f"{AUTHORITY}; dkim=pass header.d=example",
        f"{AUTHORITY}; dkim=pass header.d=lauvdal.example.evil.example",
        f"{AUTHORITY}; dkim=fail (dkim=pass header.d=lauvdal.example) header.d=lauvdal.example",
        f'{AUTHORITY}; dkim=fail reason="; dkim=pass header.d=lauvdal.example" header.d=lauvdal.example',
        f"{AUTHORITY}; dmarc=fail header.from=lauvdal.example; dkim=pass header.d=lauvdal.example",
        f"{AUTHORITY}; spf=pass smtp.helo=lauvdal.example",
        f"{AUTHORITY}; spf=pass smtp.mailfrom=kari@lauvdal.example@evil.example",
        f"{AUTHORITY}; spf=softfail smtp.mailfrom=kari@lauvdal.example",
        f"{AUTHORITY}; auth=pass smtp.auth=kari@lauvdal.example",
        PASSED.replace(AUTHORITY, "mx.evil.example"),
        PASSED.replace(AUTHORITY, f"{AUTHORITY}.evil.example"),
        PASSED.replace(AUTHORITY, f"evil {AUTHORITY}"),
        PASSED.partition("; ")[2],
        "",
        ";;;",
    ],
)
def test_anything_else_does_not(field: str) -> None:
    assert not vouches(field)


def test_a_field_below_the_servers_own_may_have_come_with_the_mail() -> None:
    assert not vouches(f"{AUTHORITY}; dmarc=fail header.from=lauvdal.example", PASSED)
    assert not vouches(f"{AUTHORITY}; none", PASSED)
    assert not vouches(f"{AUTHORITY}; what is this", PASSED)
    assert vouches("archive.example; none", PASSED)


@pytest.mark.parametrize("name", [AUTHORITY, f"(a; (b)) {AUTHORITY}", f'"{AUTHORITY}" 1'])
def test_a_field_too_long_to_read_is_worth_nothing_and_hides_what_is_below(name: str) -> None:
    filler = "x" * 8_000
    assert not vouches(f"{name}; dkim=pass header.d=lauvdal.example; spf=none smtp.helo={filler}; dmarc=fail", PASSED)
    assert not vouches(f"{name}; dmarc=pass header.from=lauvdal.example.{filler}", PASSED)
    assert vouches(f"archive.example; spf=none smtp.helo={filler}", PASSED)


@pytest.mark.parametrize("field", [";x", "; x", ";", "(x);x", "(", " ; (", '"'])
def test_a_field_that_names_nobody_takes_nothing_else_from_the_mail(field: str) -> None:
    mail = read(
        f"Authentication-Results: {field}\r\nFrom: kari@lauvdal.example\r\nAuto-Submitted: auto\r\n\r\nHei".encode()
    )
    assert (mail.sender, mail.automatic, mail.full_text, mail.damage) == (
        "kari@lauvdal.example",
        "auto_reply",
        "Hei",
        None,
    )


@pytest.mark.parametrize("filler", ["(", '"', "\\", "dkim=pass;", "a.b=c ", "=", ";", "((x)"])
def test_a_hostile_field_is_worth_nothing_and_takes_no_time(filler: str) -> None:
    started = time.process_time()
    assert not vouches(*[f"{AUTHORITY}; dkim=pass {filler * 20_000}"[:60_000]] * 3)
    assert time.process_time() - started < 2


def test_domains_align_within_one_another_and_never_beside() -> None:
    assert aligned("lauvdal.example", "lauvdal.example")
    assert aligned("post.lauvdal.example", "lauvdal.example")
    assert aligned("lauvdal.example", "post.lauvdal.example")
    assert not aligned("a.lauvdal.example", "b.lauvdal.example")
    assert not aligned("example", "lauvdal.example")
    assert not aligned("", "lauvdal.example")
