"""What machines write is told apart by its headers, its author or the first words of its subject."""

import time

import pytest

from parsers.mail import read


def written(*, sender: str = "kari@lauvdal.example", subject: str = "Hei", **more: str) -> str | None:
    """Why the mail counts as automatic; `more` are headers, with `_` for `-`."""
    head = {"From": sender, "Subject": subject, **{name.replace("_", "-"): value for name, value in more.items()}}
    return read(("".join(f"{name}: {value}\r\n" for name, value in head.items()) + "\r\nHei").encode()).automatic


@pytest.mark.parametrize(
    "subject",
    [
        "Automatisk svar: Krav 2026-00001",
        "Autosvar: ferie",
        "Automatic reply: Krav",
        "Auto-Reply: Krav",
        "Autoreply",
        "Automated response",
        "Automatiskt svar: Krav",
        "Automatische Antwort: Krav",
        "Abwesenheitsnotiz",
        "Out of office: Krav",
        "Out of the Office",
        "I am out of the office until Monday",
        "OOO: Krav",
        "Fraværsmelding",
        "Fråværsmelding: Krav",
        "Fraværsassistent",
        "Fraværsbesked",
        "Frånvaromeddelande",
        "Ikke til stede",
        "Ikkje til stades: Krav",
        "Er ikke på kontoret",
        "Jeg er ikke til stede i dag",
        "Inte på plats",
        "Ej på kontoret",
        "Ute av kontoret",
        "Borte frå kontoret",
        "=?utf-8?q?Ikke_p=C3=A5_kontoret?=",
    ],
)
def test_absence_in_five_languages_is_an_automatic_answer(subject: str) -> None:
    assert written(subject=subject) == "auto_reply"


@pytest.mark.parametrize(
    "subject",
    [
        "Undelivered Mail Returned to Sender",
        "Undeliverable: Krav",
        "Delivery Status Notification (Failure)",
        "DELIVERY FAILURE: User not listed",
        "Mail delivery failed: returning message to sender",
        "Returned mail: see transcript for details",
        "failure notice",
        "Message could not be delivered",
        "Mail System Error - Returned Mail",
        "Warning: could not send message for past 4 hours",
        "Non-delivery report",
        "Kan ikke leveres: Krav",
        "Meldinga kunne ikkje leverast",
        "Ikke levert: Krav",
        "Olevererbart: Krav",
        "Unzustellbar: Krav",
    ],
)
def test_what_could_not_be_delivered_is_a_bounce(subject: str) -> None:
    assert written(subject=subject) == "bounce"


@pytest.mark.parametrize(
    ("sender", "reason"),
    [
        ("MAILER-DAEMON@lauvdal.example", "bounce"),
        ("Mail Delivery System <mailerdaemon@lauvdal.example>", "bounce"),
        ("Mail Delivery Subsystem <x@lauvdal.example>", "bounce"),
        ("post_master@lauvdal.example", "bounce"),
        ("MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@lauvdal.example", "bounce"),
        ("bounce-17@lauvdal.example", "bounce"),
        ("noreply@lauvdal.example", "no_reply"),
        ("Visma <no-reply@lauvdal.example>", "no_reply"),
        ("ikke-svar@lauvdal.example", "no_reply"),
        ("kommune_donotreply@lauvdal.example", "no_reply"),
    ],
)
def test_some_addresses_are_machines(sender: str, reason: str) -> None:
    assert written(sender=sender) == reason


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto_Submitted": "auto-generated (vacation)"}, "auto_reply"),
        ({"X_Auto_Response_Suppress": "All"}, "auto_reply"),
        ({"X_Autoreply": "yes"}, "auto_reply"),
        ({"Precedence": "auto_reply"}, "auto_reply"),
        ({"X_Failed_Recipients": "a@b.example"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=disposition-notification; boundary=b"}, "read_receipt"),
        ({"Precedence": "bulk"}, "list"),
        ({"X_BeenThere": "liste@lauvdal.example"}, "list"),
        ({"Return_Path": "< >"}, "empty_return_path"),
        ({"X_Godtgjort_Message": "claim:1", "Auto_Submitted": "auto-generated"}, "own"),
    ],
)
def test_a_header_says_so(headers: dict[str, str], reason: str) -> None:
    assert written(**headers) == reason


@pytest.mark.parametrize(
    "subject",
    [
        "SV: Automatisk svar: Krav 2026-00001",
        "Re: Undeliverable: Krav",
        "Ikke levert timeliste for mai, kommer her",
        "Fravær fra jobb 12.10",
        "Fraværsgodtgjørelse 12. oktober",
        "Reise til kontoret",
        "Deliver",
        "Autorisasjonskurs 12.10",
        "Oppdrag i Reno 12.10",
        "Automatkjøp parkering 42 kr",
        "Postmøte 12.10",
    ],
)
def test_a_person_is_a_person(subject: str) -> None:
    assert written(subject=subject) is None
    assert written(sender="Reno Svarstad <reno@lauvdal.example>", Return_Path="<reno@lauvdal.example>") is None


def test_a_header_that_says_no_machine_says_nothing() -> None:
    assert written(Auto_Submitted="no") is None


@pytest.mark.parametrize("filler", ["er ikke ", "mail ", "-", "auto", "deliver", "no-"])
def test_long_headers_take_no_time(filler: str) -> None:
    started = time.monotonic()
    assert written(subject=f"x{filler * 5_000}", sender=f"{filler * 5_000} <kari@lauvdal.example>") != "own"
    assert time.monotonic() - started < 1
