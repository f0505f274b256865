"""What a mail says: headers, words, and the mark of a machine."""

import base64
from datetime import UTC, datetime

import pytest

from parsers.mail import read
from tests.parsers.mail.build import html, mail, multipart, plain


def test_an_ordinary_mail_is_read_whole() -> None:
    found = read(
        mail(
            "Kommunestyremøte 12.10.2023, kjørte 42 km",
            From="Kari Nordmann <Kari@Lauvdal.example>",
            To="krav+abcXYZ@Lauvdal.example",
            Message_ID="<1@lauvdal.example>",
            In_Reply_To="<0@lauvdal.example>",
            References="<a@lauvdal.example>\r\n <0@lauvdal.example>",
            Subject="=?utf-8?q?M=C3=B8te?= i oktober",
            Date="Fri, 13 Oct 2023 08:00:00 +0200",
        )
    )
    assert (found.sender, found.sender_name) == ("kari@lauvdal.example", "Kari Nordmann")
    assert found.recipients == ("krav+abcXYZ@lauvdal.example",)
    assert found.message_id == "<1@lauvdal.example>"
    assert found.references == ("<a@lauvdal.example>", "<0@lauvdal.example>")
    assert found.subject == "Møte i oktober"
    assert found.sent == datetime(2023, 10, 13, 6, tzinfo=UTC)
    assert found.full_text == found.reply_text == "Kommunestyremøte 12.10.2023, kjørte 42 km"
    assert (found.attachments, found.automatic, found.damage) == ((), None, None)


def test_every_address_the_mail_reached_us_by_is_a_recipient() -> None:
    raw = mail(
        To='"Krav, Lauvdal" <krav@lauvdal.example>, ola@lauvdal.example',
        Cc="Gruppe: kari@lauvdal.example;",
        Delivered_To="krav+token@lauvdal.example",
    )
    assert read(raw).recipients == (
        "krav+token@lauvdal.example",
        "krav@lauvdal.example",
        "ola@lauvdal.example",
        "kari@lauvdal.example",
    )


def test_the_form_of_identifier_that_exchange_sends_is_read() -> None:
    assert read(mail(Message_ID="<[83c48dddbea7@exchange.example]>")).message_id == "<[83c48dddbea7@exchange.example]>"


def test_two_message_ids_are_none() -> None:
    assert read(b"Message-ID: <a@x.example>\nMessage-ID: <b@x.example>\n\nHei").message_id is None


@pytest.mark.parametrize(
    "date", ["", "i går", "Fri, 99 Oct 2023 08:00:00 +0200", "Fri, 31 Dec 9999 23:59:59 -1400", "(" * 900]
)
def test_a_date_that_is_none_is_none(date: str) -> None:
    assert read(mail(Date=date)).sent is None


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Måte".encode(), "utf-8"),
        ("Måte".encode(), "uft-8"),
        ("Måte".encode(), "iso-8859-1"),
        ("Måte".encode("latin-1"), "utf-8"),
        ("Måte".encode("latin-1"), "x-unknown"),
        ("Måte".encode("latin-1"), "us-ascii"),
        ("Måte".encode("cp1252"), ""),
        ("Måte".encode("utf-16"), "utf-16"),
        ("Måte".encode("utf-7"), "unicode-1-1-utf-7"),
    ],
)
def test_words_survive_a_wrong_charset(data: bytes, charset: str) -> None:
    encoded = base64.b64encode(data)
    raw = mail(encoded, Content_Type=f"text/plain; charset={charset}", Content_Transfer_Encoding="base64")
    assert read(raw).full_text == "Måte"


def test_bytes_above_ascii_in_a_subject_are_read() -> None:
    assert read("Subject: Møte på Voss\n\nHei".encode()).subject == "Møte på Voss"
    assert read("Subject: Møte på Voss\n\nHei".encode("latin-1")).subject == "Møte på Voss"


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("[EKSTERN] Kommunestyremøte", "Kommunestyremøte"),
        ("[Ekstern e-post]: Kommunestyremøte", "Kommunestyremøte"),
        ("EKSTERN: SV: [External] Kommunestyremøte", "SV: Kommunestyremøte"),
        ("SV: EXTERNAL: Kommunestyremøte", "SV: Kommunestyremøte"),
        ("Ekstern: foredrag 12.10", "Ekstern: foredrag 12.10"),
        ("[Lauvdal] Eksternt møte", "[Lauvdal] Eksternt møte"),
        ("[EKSTERN]", ""),
    ],
)
def test_what_gateways_put_before_a_subject_is_no_part_of_it(subject: str, shown: str) -> None:
    assert read(f"Subject: {subject}\n\nHei".encode()).subject == shown


def test_a_newline_hidden_in_a_subject_becomes_a_blank() -> None:
    assert read(mail(Subject="=?utf-8?q?a=0D=0ABcc:_b?=")).subject == "a Bcc: b"


def test_plain_text_is_preferred_to_its_html_alternative() -> None:
    assert read(multipart("alternative", plain("42 km"), html("<p>42 <b>km</b></p>"))).full_text == "42 km"


def test_html_is_read_where_the_plain_alternative_is_empty() -> None:
    found = read(multipart("alternative", plain(" \r\n"), html("<p>Møte</p><p>42 <b>km</b></p>")))
    assert [line for line in found.full_text.split("\n") if line.strip()] == ["Møte", "42 km"]


def test_text_on_both_sides_of_a_photo_is_one_text() -> None:
    photo = mail(b"\xff\xd8\xff\xe0\0\x10JFIF\0", Content_Type="image/jpeg", Content_Disposition="inline")
    found = read(multipart("mixed", plain("Ferje 142 kr"), photo, plain("og 42 km")))
    assert found.full_text == "Ferje 142 kr\n\nog 42 km"
    assert [a.inline for a in found.attachments] == [True]


def test_soft_line_breaks_are_undone() -> None:
    raw = mail(
        "Møte 12.10.2023, \r\nferje 142,-\r\n> sitat \r\n> mer\r\nslutt", Content_Type="text/plain; format=flowed"
    )
    assert read(raw).full_text == "Møte 12.10.2023, ferje 142,-\n> sitat mer\nslutt"


def test_soft_line_breaks_within_words_are_undone() -> None:
    raw = mail("kommune \r\nstyre", Content_Type="text/plain; format=flowed; delsp=yes")
    assert read(raw).full_text == "kommunestyre"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"Auto_Submitted": "no"}, None),
        ({"Auto_Submitted": "auto-replied (vacation)"}, "auto_reply"),
        ({"Precedence": "auto_reply"}, "auto_reply"),
        ({"Subject": "Automatisk svar: Møte"}, "auto_reply"),
        ({"Subject": "Fraværsmelding"}, "auto_reply"),
        ({"Subject": "Autosvar"}, "auto_reply"),
        ({"Subject": "Automatisk bom, 42 kr"}, None),
        ({"From": "MAILER-DAEMON@mx.example"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=delivery-status; boundary=x"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=disposition-notification; boundary=x"}, "read_receipt"),
        ({"Return_Path": "<>"}, "empty_return_path"),
        ({"From": "no-reply@butikk.example"}, "no_reply"),
        ({"From": "Butikk <ikke-svar@butikk.example>"}, "no_reply"),
        ({"Precedence": "bulk"}, "list"),
        ({"List_Id": "<nytt.lauvdal.example>"}, "list"),
        ({"X_Godtgjort_Message": "ask:1:date:1", "Auto_Submitted": "auto-replied"}, "own"),
    ],
)
def test_mail_that_a_machine_wrote_is_told_apart(headers: dict[str, str], reason: str | None) -> None:
    assert read(mail(**headers)).automatic == reason


def test_a_field_that_breaks_its_reader_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> datetime:
        raise AttributeError("as the standard library has done before")

    monkeypatch.setattr("parsers.mail.headers.parsedate_to_datetime", broken)
    found = read(mail("42 km", From="kari@lauvdal.example", Subject="Krav", Date="x", Auto_Submitted="auto-replied"))
    assert (found.sender, found.subject, found.reply_text) == ("kari@lauvdal.example", "Krav", "42 km")
    assert (found.sent, found.automatic, found.damage) == (None, "auto_reply", "unreadable")
