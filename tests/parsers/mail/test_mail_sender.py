"""A sender is one well-formed mailbox, or nobody."""

import pytest

from parsers.mail import read


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("kari@lauvdal.example", "kari@lauvdal.example", ""),
        ("<kari@lauvdal.example>", "kari@lauvdal.example", ""),
        ("Kari Nordmann <Kari.Nordmann@LAUVDAL.example>", "kari.nordmann@lauvdal.example", "Kari Nordmann"),
        ('"Nordmann, Kari" <kari@lauvdal.example>', "kari@lauvdal.example", "Nordmann, Kari"),
        ('"Kari \\"K\\" Nordmann" <kari@lauvdal.example>', "kari@lauvdal.example", 'Kari "K" Nordmann'),
        ("=?iso-8859-1?q?P=E5l?= <paal@lauvdal.example>", "paal@lauvdal.example", "Pål"),
        ("Pål Åsen <paal@lauvdal.example>", "paal@lauvdal.example", "Pål Åsen"),
        ("Kari O'Neil-Åsen (vara) <kari@lauvdal.example>", "kari@lauvdal.example", "Kari O'Neil-Åsen (vara)"),
        ("kari@lauvdal.example (Kari Nordmann)", "kari@lauvdal.example", "Kari Nordmann"),
        ("Kari\r\n Nordmann\r\n <kari@lauvdal.example>", "kari@lauvdal.example", "Kari Nordmann"),
        ("Kari <kari@xn--lvdal-lra.example>", "kari@xn--lvdal-lra.example", "Kari"),
        ('"boss@lauvdal.example" <thief@evil.example>', "thief@evil.example", "boss@lauvdal.example"),
        ("=?utf-8?q?a=0D=0AFrom=3A_b?= <kari@lauvdal.example>", "kari@lauvdal.example", "a From: b"),
    ],
)
def test_one_well_formed_mailbox_is_the_sender(header: str, address: str, name: str) -> None:
    found = read(f"From: {header}\r\nTo: krav@lauvdal.example\r\n\r\nHei".encode())
    assert (found.sender, found.sender_name) == (address, name)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Kari Nordmann",
        "boss@lauvdal.example <thief@evil.example>",
        "boss@lauvdal.example)<thief@evil.example>",
        "boss@lauvdal.example (x) <thief@evil.example>",
        '"boss@lauvdal.example <thief@evil.example>',
        "boss@lauvdal.example, thief@evil.example",
        "<boss@lauvdal.example> <thief@evil.example>",
        "<boss@lauvdal.example><thief@evil.example>",
        "<boss@lauvdal.example> thief@evil.example",
        "Kari <boss@lauvdal.example@evil.example>",
        "Kari <@evil.example:boss@lauvdal.example>",
        "Kari <boss@lauvdal.example\0@evil.example>",
        "Kari <boss @lauvdal.example>",
        "Kari <boss@lauvdal.example >",
        "Kari <.boss@lauvdal.example>",
        "Kari <boss..x@lauvdal.example>",
        "Kari <boss@lauvdal>",
        "Kari <boss@-lauvdal.example>",
        "Kari <boss@lauvdal.example.>",
        "Kari <bøss@lauvdal.example>",
        "Kari <boss@l\uff41uvdal.example>",
        "Kari <boss@lаuvdal.example>",
        "Kari <" + "a" * 65 + "@lauvdal.example>",
        "Gruppe: boss@lauvdal.example;",
        "=?utf-8?q?boss=40lauvdal.example?=",
        "x" * 200_000 + " <boss@lauvdal.example>",
        '"' * 200_000,
    ],
)
def test_anything_that_two_readers_may_read_differently_is_nobody(header: str) -> None:
    assert read(f"From: {header}\r\nTo: krav@lauvdal.example\r\n\r\nHei".encode()).sender is None


@pytest.mark.parametrize(
    "head",
    [
        b"From: boss@lauvdal.example\nFrom: thief@evil.example",
        b"FROM: boss@lauvdal.example\nfrom: boss@lauvdal.example",
        b"Subject: a\rFrom: thief@evil.example\nFrom: boss@lauvdal.example",
        b" From: thief@evil.example\nFrom: boss@lauvdal.example",
        b"From: boss@lauvdal.example\nno header at all\nFrom: thief@evil.example",
        b"Subject: Hei",
    ],
)
def test_no_single_from_header_is_nobody(head: bytes) -> None:
    assert read(head + b"\n\nHei").sender is None


def test_reply_to_and_sender_never_stand_in_for_from() -> None:
    assert read(b"Reply-To: boss@lauvdal.example\nSender: boss@lauvdal.example\n\nHei").sender is None
