"""Only the newest words of a reply are read as a claim."""

import time

import pytest

from parsers.mail import marker_line
from parsers.mail.reply import answers, newest

GMAIL_NB = """\
Ferja kostet 142 kr

man. 12. mai 2025 kl. 10:30 skrev Godtgjort Lauvdal <
krav@lauvdal.example>:

> Hva kostet ferja? 99 kr?
"""
GMAIL_NN = GMAIL_NB.replace("man. 12. mai", "mån. 12. mai").replace("skrev", "skreiv")
GMAIL_EN = """\
Ferja kostet 142 kr

On Mon, May 12, 2025 at 10:30\u202fAM Godtgjort Lauvdal <krav@lauvdal.example>
wrote:

Hva kostet ferja? 99 kr?
"""
OUTLOOK_NB = """\
Ferja kostet 142 kr

________________________________
Fra: Godtgjort <krav@lauvdal.example>
Sendt: mandag 12. mai 2025 10:30
Til: Kari Nordmann <kari@lauvdal.example>
Emne: Krav

Hva kostet ferja? 99 kr?
"""
OUTLOOK_NN = OUTLOOK_NB.replace("Fra:", "Frå:").replace("mandag", "måndag")
OUTLOOK_BOLD = """\
Ferja kostet 142 kr
*Fra:* Godtgjort <krav@lauvdal.example>
*Sendt:* mandag 12. mai 2025 10:30
*Til:* Kari Nordmann <kari@lauvdal.example>; Ola Nordmann
<ola@lauvdal.example>
*Kopi:* Per
*Emne:* Krav
Hva kostet ferja? 99 kr?
"""
OUTLOOK_EN = """\
Ferja kostet 142 kr

From: Godtgjort <krav@lauvdal.example>
Sent: Monday, May 12, 2025 10:30
To: Kari Nordmann <kari@lauvdal.example>
Subject: Krav

Hva kostet ferja? 99 kr?
"""
THUNDERBIRD = """\
Ferja kostet 142 kr

Den 12.05.2025 10:30, skrev Godtgjort:
> Hva kostet ferja? 99 kr?
"""
THUNDERBIRD_NAME_FIRST = """\
Ferja kostet 142 kr

Godtgjort skrev følgende den 12.05.2025 10:30:
> Hva kostet ferja? 99 kr?
"""
APPLE = """\
Ferja kostet 142 kr

Sendt fra min iPhone

> 12. mai 2025 kl. 10:30 skrev Godtgjort <krav@lauvdal.example>:
>
> Hva kostet ferja? 99 kr?
"""
DATE_ONLY = """\
Ferja kostet 142 kr

Den 12. mai 2025 skrev Godtgjort:
> Hva kostet ferja? 99 kr?
"""
DIVIDER = """\
Ferja kostet 142 kr

-----Opprinnelig melding-----
Hva kostet ferja? 99 kr?
"""
FORWARDED = """\
Ferja kostet 142 kr

---------- Forwarded message ---------
Hva kostet ferja? 99 kr?
"""
MARKED = f"""\
Ferja kostet 142 kr

Ein heilt ukjend innleiing:
> {marker_line("Svar over denne linjen")}
Hva kostet ferja? 99 kr?
"""
INLINE = """\
> Hva kostet ferja? 99 kr?
Ferja kostet 142 kr
> Og bommen? 50 kr?
"""
SIGNED = """\
Ferja kostet 142 kr

--
Kari Nordmann
Tlf 99 kr
"""
ANDROID = """\
Ferja kostet 142 kr

Hent Outlook for Android<https://aka.example/99>
"""


@pytest.mark.parametrize(
    "text",
    [
        GMAIL_NB, GMAIL_NN, GMAIL_EN, OUTLOOK_NB, OUTLOOK_NN, OUTLOOK_BOLD, OUTLOOK_EN, THUNDERBIRD,
        THUNDERBIRD_NAME_FIRST, APPLE, DATE_ONLY, DIVIDER, FORWARDED, MARKED, INLINE, SIGNED, ANDROID,
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", " \n"])
def test_the_quotation_is_left_out(text: str, newline: str) -> None:
    assert newest(text.replace("\n", newline)) == "Ferja kostet 142 kr"


@pytest.mark.parametrize(
    "text",
    [
        "Til: Flesland\nFra: Voss\n12.10.2023, 42 km",
        "Fra: Voss\nTil: Flesland\nDato: 12.10.2023\n42 km",
        "Fra: Voss kl. 07:00\nTil: Flesland\n42 km",
        "From: Voss\nTo: Flesland\nDate: 12.10.2023\n42 km",
        "Den 12.10.2023 skrev jeg protokoll:\n3 timer",
        "Den 12.10.2023 kl. 18:30 skrev jeg protokoll, og dette er resten:\n3 timer",
        "12.10.2023 kjørte jeg til Voss.\nKari skrev til meg kl. 10:30:\nhusk 42 km",
        "Krav:\n- 42 km\n- ferje 142 kr\n- bom 50 kr",
        "--\nMøte 12.10.\n--\nMøte 13.10.\n--\nMøte 14.10.",
        "Sendt fra Voss til Bergen med buss, 120 kr",
        "Mandag 12.10.2023:\n3 timer\nTirsdag 13.10.2023:\n4 timer",
    ],
)
def test_a_claim_that_looks_like_a_header_is_kept(text: str) -> None:
    assert newest(text) == text


@pytest.mark.parametrize("text", ["> 42 km", "-- \n42 km"])
def test_the_whole_text_stands_where_nothing_else_is_left(text: str) -> None:
    assert newest(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        OUTLOOK_NB.partition("\n\n")[2],
        "---------- Forwarded message ---------\n" + OUTLOOK_EN.partition("\n\n")[2],
        "Sendt fra min iPhone\n\nVideresendt melding:\n\n> Fra: Butikk <b@butikk.example>\n> Dato: 12. mai 2025\n"
        "> Emne: Kvittering\n> \n> Hva kostet ferja? 99 kr?",
        "> Begin forwarded message:\n>\n> Hva kostet ferja? 99 kr?",
    ],
)
def test_a_mail_forwarded_without_a_word_says_what_it_forwards(text: str) -> None:
    assert newest(text) == "Hva kostet ferja? 99 kr?"


@pytest.mark.parametrize("before", ["", "> ", "man. 12. mai 2025 kl. 10:30 skrev Krav <krav@lauvdal.example>:\n> "])
def test_a_reply_without_a_word_does_not_say_what_we_said(before: str) -> None:
    assert newest(f"{before}{marker_line('Svar over denne linjen')}\n{before[-2:]}42 km") == ""


def test_an_answer_stands_with_what_it_answers() -> None:
    text = """\
Se under.

man. 12. mai 2025 kl. 10:30 skrev Krav <krav@lauvdal.example>:
> ##- Svar over denne linjen -##
>
> - Linje 1: Hvilken
> dato var møtet?

12. mai

Det var sent.
> - Linje 2: Hva kostet ferja?
142 kr
> Hilsen Lauvdal kommune

Sendt fra min iPhone
"""
    assert newest(text) == "Se under.\n\n12. mai\n\nDet var sent.\n142 kr"
    assert [(passage, newest(text)[slice(*where)].strip()) for passage, where in answers(text)] == [
        ("##- Svar over denne linjen -##  - Linje 1: Hvilken dato var møtet?", "12. mai\n\nDet var sent."),
        ("- Linje 2: Hva kostet ferja?", "142 kr"),
    ]


def test_the_signature_answers_nothing() -> None:
    text = "> Hva kostet ferja?\n142 kr\n\n-- \nKari, kontor 12\n> Hilsen Lauvdal"
    assert [newest(text)[slice(*where)].strip() for _, where in answers(text)] == ["142 kr"]


def test_words_above_a_quotation_answer_no_part_of_it() -> None:
    assert answers(GMAIL_NB) == answers(OUTLOOK_NB) == answers("42 km") == ()


@pytest.mark.parametrize(
    "text",
    ["\n" * 10_000, " \n" * 5_000, "On " + "a " * 5_000, "> " * 5_000, "Fra: a\n" * 1_500,
     "12. mai 2025 kl. 10:30 skrev a\n" * 300,
     ("x skrev " * 45 + ":\n") * 30, "-" * 10_000, "x" * 9_999 + ":"],
)  # fmt: skip
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    started = time.process_time()
    newest(text * 10)
    assert time.process_time() - started < 2
