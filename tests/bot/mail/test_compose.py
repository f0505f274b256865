"""Our own mails are well-formed, marked as automatic, and carry no header that we did not write."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel import DeliveryFailed
from bot.mail.compose import MAX_REFERENCES, compose
from parsers.mail import read

OUTLOOK_ID = f"<{'DB9PR05MB1234567890ABCDEF' * 3}@DB9PR05MB1234567890.eurprd05.prod.outlook.example>"
PLAIN: dict[str, Any] = {
    "key": "ask:1:date:1",
    "message_id": "<ask-1@lauvdal.example>",
    "date": datetime(2026, 11, 20, 9, tzinfo=UTC),
    "sender": "krav@lauvdal.example",
    "sender_name": "Lauvdal kommune",
    "to": "kari@lauvdal.example",
    "subject": "Når var møtet?",
    "text": "Hei Kari,\n\nnår var møtet?\n",
}
EXPECTED_HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "X-Godtgjort-Message", "X-Auto-Response-Suppress", "Auto-Submitted",
    "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
}  # fmt: skip


def composed(**more: Any) -> bytes:
    return compose(**{**PLAIN, **more}).as_bytes()


def headers_of(raw: bytes) -> dict[str, str]:
    return {name: str(value) for name, value in message_from_bytes(raw, policy=policy.default).items()}


def test_a_mail_reads_back_as_it_was_written() -> None:
    found = read(composed(sender_name="Åse, Lauvdal"))
    assert (found.sender, found.sender_name) == ("krav@lauvdal.example", "Åse, Lauvdal")
    assert (found.subject, found.message_id) == ("Når var møtet?", "<ask-1@lauvdal.example>")
    assert found.sent == PLAIN["date"]
    assert found.full_text == "Hei Kari,\n\nnår var møtet?"


def test_a_mail_is_marked_so_that_nobody_answers_it_by_machine() -> None:
    headers = headers_of(composed())
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Auto-Response-Suppress"] == "All"
    assert headers["X-Godtgjort-Message"] == "ask:1:date:1"
    assert read(composed()).automatic == "own"


def test_an_answer_lies_in_its_thread() -> None:
    headers = headers_of(composed(references=["<a@x.example>", "<b@x.example>"], reply_to="krav+abc@lauvdal.example"))
    assert headers["In-Reply-To"] == "<b@x.example>"
    assert headers["References"] == "<a@x.example> <b@x.example>"
    assert headers["Auto-Submitted"] == "auto-replied"
    assert headers["Reply-To"] == "krav+abc@lauvdal.example"


def test_identifiers_are_never_broken_up() -> None:
    raw = composed(references=[OUTLOOK_ID] * 50, message_id=OUTLOOK_ID)
    assert b"\r\nIn-Reply-To: " + OUTLOOK_ID.encode() + b"\r\n" in raw
    assert raw.count(OUTLOOK_ID.encode()) == MAX_REFERENCES + 2
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_malformed_references_are_left_out() -> None:
    raw = composed(references=["<a@x.example>", "b", "<c d>", "<é@x>", "<e\r\nBcc:f@x>", f"<{'x' * 2000}>"])
    assert read(raw).references == ("<a@x.example>",)


def test_html_comes_beside_the_text() -> None:
    message = compose(**PLAIN, html="<p>når?</p>")
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert read(message.as_bytes()).full_text == "Hei Kari,\n\nnår var møtet?"


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.just("a\r\nBcc: thief@evil.example\r\n\r\nx"))
def test_no_text_of_others_becomes_a_header(text: str) -> None:
    raw = composed(subject=text, sender_name=text)
    assert set(headers_of(raw)) == EXPECTED_HEADERS
    assert read(raw).sender == "krav@lauvdal.example"


@pytest.mark.parametrize("field", ["sender", "to", "reply_to"])
@pytest.mark.parametrize(
    "address",
    ["", "kari", "kari@", "@lauvdal.example", "a@x.example, b@x.example", "a@x.example\r\nBcc: b@x.example",
     "a b@x.example", "Kari <a@x.example>", "kåre@x.example", "kari@blåbær.example", "a@x.example>"],
)  # fmt: skip
def test_an_address_that_cannot_be_written_to_is_refused_for_good(field: str, address: str) -> None:
    with pytest.raises(DeliveryFailed) as caught:
        composed(**{field: address})
    assert caught.value.permanent
