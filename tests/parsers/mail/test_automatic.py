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
        "Ikke på kontoret 12.10.2026",
        "Ikke på kontoret 12.-16. oktober",
        "Ikke på kontoret t.o.m. 16.10.2026 - Kari Nordmann",
        "Borte fra kontoret 2026-10-12",
        "Borte fra kontoret fra 12.10 til mandag 19.10",
        "Jeg er ikke til stede i dag",
        "Inte på plats",
        "Ej på kontoret",
        "Ute av kontoret",
        "Borte frå kontoret",
        "=?utf-8?q?Ikke_p=C3=A5_kontoret?=",
        "[EKSTERN] Automatisk svar: Krav",
        "EKSTERN: [SPAM?] Out of office",
        "Bekreftelse på mottatt e-post",
        "Kvittering for mottatt henvendelse",
        "Vi har mottatt din henvendelse",
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
        "Unzustellbare Nachricht",
        "[EKSTERN] Undeliverable: Krav",
        "Sorry, your message could not be delivered",
        "Unable to deliver your message",
        "Could not deliver message to kari@fjord.example",
        "Delivery Final Failure Notice",
        "Non delivery report: 5.9.4 (Spam SLS/RBL)",
        "Kunne ikke levere e-posten",
        "Kunne ikkje levere e-post til kari@fjord.example",
        "Klarte ikke å levere meldingen",
        "Feil ved levering av e-post",
        "Ikke leveret: Krav",
        "Det gick inte att leverera meddelandet",
    ],
)
def test_what_could_not_be_delivered_is_a_bounce(subject: str) -> None:
    assert written(subject=subject) == "bounce"


@pytest.mark.parametrize(
    ("sender", "reason"),
    [
        ("MAILER-DAEMON@lauvdal.example", "bounce"),
        ("Mail Delivery System <mailerdaemon@lauvdal.example>", "bounce"),
        ("Mail Delivery Subsystem <mail-delivery@lauvdal.example>", "bounce"),
        ("MAILER-DAEMON (Mail Delivery System)", "bounce"),
        ("System Administrator <system.administrator@lauvdal.example>", "bounce"),
        ("post_master@lauvdal.example", "bounce"),
        ("MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@lauvdal.example", "bounce"),
        ("bounce-17@lauvdal.example", "bounce"),
        ("noreply@lauvdal.example", "no_reply"),
        ("Visma <no-reply@lauvdal.example>", "no_reply"),
        ("ikke-svar@lauvdal.example", "no_reply"),
        ("kommune_donotreply@lauvdal.example", "no_reply"),
        ("oppvekst-request@lister.lauvdal.example", "list"),
        ("owner-oppvekst@lister.lauvdal.example", "list"),
        ("Oppvekst <oppvekst-owner@lister.lauvdal.example>", "list"),
        ("LISTSERV@lister.lauvdal.example", "list"),
        ("Kommunenytt <nyhetsbrev@lauvdal.example>", "list"),
    ],
)
def test_some_addresses_are_machines(sender: str, reason: str) -> None:
    assert written(sender=sender) == reason


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto_Submitted": "auto-generated (vacation)"}, "auto_reply"),
        ({"X_Autoreply": "yes"}, "auto_reply"),
        ({"Precedence": "auto_reply"}, "auto_reply"),
        ({"X_Failed_Recipients": "a@b.example"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"}, "bounce"),
        ({"Content_Type": "multipart/report; report-type=disposition-notification; boundary=b"}, "read_receipt"),
        ({"Auto_Submitted": "(a (b)) auto-generated"}, "auto_reply"),
        ({"Precedence": "(x) Auto_Reply"}, "auto_reply"),
        ({"Precedence": "bulk"}, "list"),
        ({"Precedence": "list;x"}, "list"),
        ({"Precedence": "junk (x)"}, "list"),
        ({"Return_Path": "(x) <>"}, "empty_return_path"),
        ({"X_BeenThere": "liste@lauvdal.example"}, "list"),
        ({"X_Mailman_Version": "2.0beta5"}, "list"),
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
        "Ikke på kontoret 12.10.2026: tapt arbeidsfortjeneste 5 timer",
        "Borte fra kontoret 5 timer",
        "Borte fra kontoret 09:00-14:00",
        "Fraværsmelding: 350 kr for 12.10",
        "Ikke til stede på jobb 12.10.2026",
        "Out of the office to attend the council",
        "Fravær fra jobb 12.10",
        "Fraværsgodtgjørelse 12. oktober",
        "Reise til kontoret",
        "Deliver",
        "Autorisasjonskurs 12.10",
        "Oppdrag i Reno 12.10",
        "Automatkjøp parkering 42 kr",
        "Postmøte 12.10",
        "Kunne ikke levere timelisten i går",
        "Kunne ikke levere e-post og timeliste før nå",
        "Kvittering for mottatt e-postkurs 12.10",
        "Vi har mottatt din faktura, 142 kr",
        "[Lauvdal] krav for oktober",
        "[EKSTERN] SV: Automatisk svar: Krav",
    ],
)
def test_a_person_is_a_person(subject: str) -> None:
    assert written(subject=subject) is None
    assert written(sender="Reno Svarstad <reno@lauvdal.example>", Return_Path="<reno@lauvdal.example>") is None


@pytest.mark.parametrize("said", ["no", "(x) no", "No (auto-generated)", "no; auto-generated"])
def test_a_header_that_says_no_machine_says_nothing(said: str) -> None:
    assert written(Auto_Submitted=said) is None


def test_a_wish_for_no_automatic_answers_makes_nobody_a_machine() -> None:
    assert written(X_Auto_Response_Suppress="All") is None


@pytest.mark.parametrize(
    "name",
    ["System Administrator", "Mailer-Daemon", "Per Root", "Postmaster", '"noreply@lauvdal.example"', "Newsletter"],
)
def test_a_person_may_be_called_anything(name: str) -> None:
    assert written(sender=f"{name} <kari.root@lauvdal.example>") is None


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("Auto-Submitted", ["no", "auto-replied"], "auto_reply"),
        ("Precedence", ["normal", "bulk"], "list"),
        ("Return-Path", ["<kari@lauvdal.example>", "<>"], "empty_return_path"),
    ],
)
def test_of_a_header_that_comes_twice_either_counts(name: str, values: list[str], reason: str) -> None:
    for said in (values, values[::-1]):
        doubled = "".join(f"{name}: {value}\r\n" for value in said)
        assert read(f"From: kari@lauvdal.example\r\n{doubled}\r\nHei".encode()).automatic == reason


@pytest.mark.parametrize("filler", ["er ikke ", "mail ", "-", "auto", "deliver", "no-"])
def test_long_headers_take_no_time(filler: str) -> None:
    started = time.process_time()
    assert written(subject=f"x{filler * 5_000}", sender=f"{filler * 5_000} <kari@lauvdal.example>") != "own"
    assert time.process_time() - started < 1
