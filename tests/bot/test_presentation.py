"""Claims in words: lines, and all open points in one short message."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from bot.presentation import (
    asks,
    changes,
    choice_text,
    claim_view,
    finding_text,
    finding_texts,
    line_view,
    question_text,
)
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import Finding
from claims.claim import Claim, ClaimLine
from claims.documentation import as_sent
from claims.drafting import change
from claims.lines import CostBearer, ExpenseLine, Line, MileageLine, Passenger, PerDiemLine
from claims.people import Language
from claims.pricing import price
from claims.questions import Edit, Question
from tests.bot.golden import ASKING, CARE, CATALOGUE, COUNCIL, DRIVE, FERRY, MEETING, NEW_YEAR, TERMS, TRAVEL, claim

NB = Words("nb")


def plain(text: str) -> str:
    """The text with ordinary spaces, for reading."""
    return text.replace("\u00a0", " ")


def test_a_meeting_is_its_name_its_date_and_its_fee() -> None:
    view = line_view(1, COUNCIL.lines[0], NB, CATALOGUE)
    assert (view.title, view.detail, plain(view.amount), view.tax) == (
        "Kommunestyret · 12. oktober 2023", "", "1 500,00 kr", "trekkpliktig",
    )  # fmt: skip


def test_a_drive_shows_distance_route_passengers_and_the_tax_split() -> None:
    view = line_view(2, COUNCIL.lines[1], NB, CATALOGUE)
    assert view.title == "Kjøring · 12. oktober 2023"
    assert view.detail == "64 km med bil"
    assert view.notes == ("Haugen–rådhuset–Haugen", "Passasjer: Ola Nordmann", "Formål: Budsjettmøte")
    assert plain(view.tax) == "trekkfritt 288,00 kr, trekkpliktig 62,72 kr"
    assert [plain(part) for part in view.reckoning] == [
        "64 km × 4,48 kr = 286,72 kr; trekkfritt 64 km × 3,50 kr = 224,00 kr; trekkpliktig 62,72 kr "
        "(Særavtalen 2023, Revisorforeningen, FOR-2022-11-22-2002)",
        "passasjertillegg 64 km × 1,00 kr = 64,00 kr (Særavtalen; Skatteetaten 2024)",
    ]


def test_hours_show_how_they_were_counted_and_the_period() -> None:
    view = line_view(1, CARE.lines[0], NB, CATALOGUE)
    assert (view.title, plain(view.detail)) == ("Avlaster lav sats · 1.–2. januar 2024", "48 timer × 95,00 kr")


def test_an_unpriced_line_shows_what_was_stated_and_that_it_is_open() -> None:
    foreign = replace(FERRY, currency="EUR", unit_price=None, amount=Decimal("45"), quantity=Decimal(1))
    view = line_view(1, ClaimLine(line=foreign, price=price(foreign, TERMS)), NB, CATALOGUE)
    assert (plain(view.detail), view.amount, view.tax) == ("45,00 EUR", "uavklart", "")


def test_a_type_that_has_left_the_catalogue_is_shown_by_its_code() -> None:
    line = ClaimLine(line=ExpenseLine(type="gone", date=NEW_YEAR))
    assert line_view(1, line, NB, CATALOGUE).title == "gone · 1. januar 2024"


def test_a_passenger_for_part_of_the_way_and_one_without_a_name_are_told_apart() -> None:
    drive = replace(DRIVE, passengers=(Passenger(name="Ola", distance_km=Decimal(10)), Passenger(name=None)))
    notes = line_view(1, ClaimLine(line=drive), NB, CATALOGUE).notes
    assert "Passasjerer: Ola (10 km) og navn mangler" in notes


def test_what_is_booked_together_is_said_once_and_what_is_not_line_by_line() -> None:
    council, project = CostBearer(ansvar="10000"), CostBearer(ansvar="20000", prosjekt="77")
    fee = ClaimLine(line=MEETING, cost_bearer=project)
    drive = ClaimLine(line=DRIVE)
    booked_as_one = claim_view(replace(CARE, cost_bearer=council, lines=(fee,)), NB, CATALOGUE)
    assert booked_as_one.cost_bearer == "Ansvar 20000 · Prosjekt 77"
    assert not [note for note in booked_as_one.lines[0].notes if "Ansvar" in note]
    apart = claim_view(replace(CARE, cost_bearer=council, lines=(fee, drive)), NB, CATALOGUE)
    assert apart.cost_bearer == ""
    assert [line.notes[-1] for line in apart.lines] == [
        "Føres på: Ansvar 20000 · Prosjekt 77",
        "Føres på: Ansvar 10000",
    ]
    undecided = claim_view(replace(CARE, cost_bearer=CostBearer(), lines=(fee, drive)), NB, CATALOGUE)
    assert undecided.lines[1].notes[-1] == "Føres på: ikke bestemt ennå"


def test_a_type_is_called_by_its_name_in_the_reader_s_language() -> None:
    council = replace(CATALOGUE.latest("fee-council"), names={"nn": "Kommunestyremøte", "en": "Municipal council"})
    catalogue = Catalogue([council])
    titles = [line_view(1, COUNCIL.lines[0], Words(language), catalogue).title for language in get_args(Language)]
    assert [title.partition(" · ")[0] for title in titles] == ["Kommunestyret", "Kommunestyremøte", "Municipal council"]


def test_a_meeting_tells_the_claimant_s_role_and_how_much_of_it_there_was() -> None:
    sat_in = replace(MEETING, role="substitute", attendance="one_case")
    assert line_view(1, ClaimLine(line=sat_in), NB, CATALOGUE).notes[:2] == ("som vara", "til stede i én sak")


def test_a_claim_shows_its_sums_and_period() -> None:
    view = claim_view(CARE, NB, CATALOGUE)
    assert plain(view.summary) == "Krav 2024-00003: Januar 2024 – 5 140,00 kr"
    assert (plain(view.tax_free), plain(view.taxable), view.period) == ("580,00 kr", "4 560,00 kr", "1.–2. januar 2024")


def test_free_text_stays_on_one_line_and_loses_invisible_characters() -> None:
    hostile = claim(MEETING, title="Møte\r\nBcc: noen@lauvdal.example\u202e\u0000")
    assert claim_view(hostile, NB, CATALOGUE).title == "Møte Bcc: noen@lauvdal.example"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Linje 2, Kjøring: Når kjørte du, hvor langt og hvilken strekning?"),
        ("nn", "Linje 2, Køyring: Når køyrde du, kor langt og kva strekning?"),
        ("en", "Line 2, Driving: When did you drive, how far, and from where to where?"),
    ],
)
def test_what_one_drive_lacks_is_asked_in_one_breath(language: Language, text: str) -> None:
    assert asks(ASKING, [Finding(1, "needs_route", "asks")], Words(language), CATALOGUE) == [text]


def test_a_claim_of_one_line_needs_no_line_number() -> None:
    one = claim(MileageLine(), questions=(Question(line=0, field="distance_km", code="missing"),))
    assert asks(one, [], NB, CATALOGUE) == ["Hvor mange kilometer kjørte du, til sammen fram og tilbake?"]


def test_what_several_lines_lack_is_asked_once() -> None:
    wanted = [Finding(0, "needs_receipt", "asks"), Finding(2, "needs_receipt", "asks")]
    assert asks(COUNCIL, wanted, NB, CATALOGUE) == ["Linje 1 og 3: Kan du sende kvitteringen?"]


def test_what_all_lines_lack_names_none() -> None:
    wanted = [Finding(number, "needs_receipt", "asks") for number in range(3)]
    assert asks(COUNCIL, wanted, NB, CATALOGUE) == ["Kan du sende kvitteringen?"]


def test_a_question_and_a_finding_about_the_same_field_are_one() -> None:
    open_route = claim(DRIVE, questions=(Question(line=0, field="route", code="missing"),))
    assert len(asks(open_route, [Finding(0, "needs_route", "asks")], NB, CATALOGUE)) == 1


def test_warnings_are_told_and_never_asked() -> None:
    late = [Finding(0, "late", "warns")]
    assert asks(COUNCIL, late, NB, CATALOGUE) == []
    assert finding_texts(COUNCIL, late, NB, CATALOGUE) == [
        "Linje 1, Kommunestyret: Datoen er eldre enn fristen for å kreve."
    ]


@pytest.mark.parametrize(
    ("code", "facts", "text"),
    [
        ("duplicate", {"line": "1"}, "Det samme er krevd på linje 1."),
        ("overlap", {"claim": "2026-00007"}, "Tiden er også krevd i krav 2026-00007."),
        ("same_receipt", {"claim": "2026-00007"}, "Et vedlegg er også brukt i krav 2026-00007."),
        ("unusual_distance", {"km": "42.5"}, "Denne strekningen pleier å være 42,5 km."),
        ("over_24_hours", {"hours": "24.5"}, "Det er krevd 24,5 timer. Det er flere timer enn perioden har."),
        ("title_year", {"title_year": "2025", "year": "2026"}, "Tittelen nevner 2025, men datoen er i 2026."),
        (
            "above_ceiling",
            {"limit": "20", "unit": "hours", "per": "month", "sent": "12.5"},
            "Sammen med tidligere krav (12,5 timer) blir det mer enn taket på 20 timer per måned.",
        ),
        ("receipt_missing", {"files": "1", "outlays": "3"}, "Vedlegg: 1. Utlegg som trenger kvittering: 3."),
    ],
)
def test_a_finding_says_what_was_found(code: str, facts: dict[str, str], text: str) -> None:
    assert finding_text(Finding(0, code, "warns", facts), NB) == text


def test_what_silence_costs_is_said_before_the_question() -> None:
    lacking = [Finding(0, "needs_route", "asks", costs="line")]
    (asked,) = asks(claim(replace(DRIVE, route=())), lacking, NB, CATALOGUE)
    assert asked == "Uten rute må du betale skatt av hele beløpet. Hvor kjørte du fra og til?"


def test_what_was_sent_without_documentation_says_why_it_is_taxed() -> None:
    draft = claim(replace(DRIVE, route=(), passengers=()))
    sent = as_sent(draft, [Finding(0, "needs_route", "asks", costs="line")], TERMS)
    view = line_view(1, sent.lines[0], NB, CATALOGUE)
    assert view.tax == "trekkpliktig"
    assert view.reckoning[-1].startswith("224,00\u00a0kr til blir trekkpliktig, fordi dokumentasjon mangler")


@pytest.mark.parametrize(
    ("question", "line", "text"),
    [
        (Question(line=0, field="date", code="missing"), MEETING, "Hvilken dato var møtet?"),
        (
            Question(line=0, field="date", code="ambiguous", choices=("2023-10-11", "2023-10-18")),
            MEETING,
            "Jeg kan lese dette på flere måter. Hvilken dato var møtet? "
            "Er det 11. oktober 2023 eller 18. oktober 2023?",
        ),
        (
            Question(line=0, field="distance_km", code="ambiguous", choices=("21", "42")),
            DRIVE,
            "Jeg kan lese dette på flere måter. Hvor mange kilometer kjørte du, til sammen fram og tilbake? "
            "Er det 21 km eller 42 km?",
        ),
        (
            Question(line=0, field="type", code="missing", choices=("fee-council", "ferry")),
            ExpenseLine(),
            "Hvilken type gjelder det: Kommunestyret eller Ferje?",
        ),
        (
            Question(line=0, field="type", code="unknown_type", choices=("ferry",), facts={"said": "kaker"}),
            ExpenseLine(),
            "Jeg kjenner ikke igjen «kaker». Skal jeg føre det som Ferje?",
        ),
        (
            Question(line=0, field="amount", code="missing", facts={"topic": "lost"}),
            ExpenseLine(),
            "Hvor mye inntekt tapte du?",
        ),
        (
            Question(line=None, field="lines", code="ambiguous", facts={"reason": "too_many", "read": "200"}),
            None,
            "Jeg leste de første 200 linjene. Resten er ikke med. Kan du sende resten i en ny melding?",
        ),
        (
            Question(line=0, field="date", code="contradiction", facts={"reason": "no_rate"}),
            MEETING,
            "Jeg har ingen sats for denne datoen. Hvilken dato var møtet?",
        ),
        (
            Question(line=0, field="start", code="contradiction", facts={"reason": "no_rate"}),
            PerDiemLine(),
            "Jeg har ingen sats for denne datoen. Når dro du? Skriv dato og klokkeslett.",
        ),
        (
            Question(line=0, field="end", code="contradiction", facts={"reason": "no_rate"}),
            PerDiemLine(),
            "Jeg har ikke satser for alle dagene på reisen. Når kom du tilbake? Skriv dato og klokkeslett.",
        ),
        (
            Question(line=0, field="end", code="contradiction", facts={"reason": "misdated"}),
            PerDiemLine(),
            "Reisen slutter før den begynner, eller den varer lenger enn et år. "
            "Når kom du tilbake? Skriv dato og klokkeslett.",
        ),
        (
            Question(line=0, field="end_date", code="contradiction", facts={"reason": "rate_changes"}),
            MEETING,
            "Satsen eller grensen gjelder bare for en del av perioden. Før hver del for seg. Hva var den siste dagen?",
        ),
        (
            Question(
                line=0, field="unit_price", code="contradiction", choices=("95",), facts={"stated": "90", "rate": "95"}
            ),
            MEETING,
            "Du skrev 90,00 kr, men satsen er 95,00 kr. Skal jeg bruke 95,00 kr?",
        ),
        (Question(line=None, field="anything", code="missing"), None, "Kan du skrive litt mer om dette?"),
    ],
)
def test_a_question_reads_as_a_colleague_asks(question: Question, line: Line | None, text: str) -> None:
    assert plain(question_text(question, line, NB, CATALOGUE)) == text


@pytest.mark.parametrize(
    ("field", "choice", "text"),
    [
        ("lodging", "hotel", "hotell"),
        ("vehicle", "boat", "båt"),
        ("start", "2023-11-05T07:00", "5. november 2023 kl. 07.00"),
        ("start_time", "17:30", "17.30"),
        ("amount", "142", "142,00 kr"),
        ("date", "not a date", "not a date"),
        ("purpose", "Møte\nmed\nlinjer", "Møte med linjer"),
    ],
)
def test_a_choice_reads_as_people_write_it(field: str, choice: str, text: str) -> None:
    question = Question(line=0, field=field, code="ambiguous", choices=(choice,))
    assert plain(choice_text(question, choice, NB, CATALOGUE)) == text


def test_a_trip_tells_departure_return_lodging_and_meals() -> None:
    view = line_view(1, TRAVEL.lines[0], NB, CATALOGUE)
    assert plain(view.detail) == "fra 5. november 2023 kl. 07.00 til 6. november 2023 kl. 17.30"
    assert view.notes[:2] == ("Overnatting: hotell, Fjordhotellet", "Dekket av andre: 1 frokost og 2 lunsjer")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            [Edit(line=1, field="distance_km", value="70")],
            ["Linje 2, Kjøring: nå 70 km med bil, 383,60 kr (før 64 km med bil, 350,72 kr)."],
        ),
        ([Edit(line=2, field=None)], ["Linje 3 er slettet: Ferje · 12. oktober 2023, 284,00 kr."]),
        (
            [Edit(line=0, field="date", value="2023-10-13"), Edit(line=1, field="purpose", value="Befaring")],
            [
                "Linje 1, Kommunestyret: nå 13. oktober 2023 (før 12. oktober 2023).",
                "Linje 2, Kjøring: nå Formål: Befaring (før Formål: Budsjettmøte).",
            ],
        ),
        (
            [Edit(line=1, field="distance_km", value="70"), Edit(line=0, field=None)],
            [
                "Linje 1 er slettet: Kommunestyret · 12. oktober 2023, 1 500,00 kr.",
                "Linje 2, Kjøring: nå 70 km med bil, 383,60 kr (før 64 km med bil, 350,72 kr).",
            ],
        ),
        (
            [Edit(line=1, field=None), Edit(line=2, field="purpose", value="Befaring")],
            [
                "Linje 2 er slettet: Kjøring · 12. oktober 2023, 350,72 kr.",
                "Linje 3, Ferje: nå Formål: Befaring (før uavklart).",
            ],
        ),
        ([], []),
    ],
)
def test_after_a_change_each_line_says_what_is_different(edits: list[Edit], said: list[str]) -> None:
    after = change(COUNCIL, edits, "m", TERMS)
    assert [plain(sentence) for sentence in changes(COUNCIL, after, NB, CATALOGUE)] == said


def test_a_line_that_is_gone_and_a_new_one_are_two_things_where_a_third_was_changed() -> None:
    fee, drive, ferry = COUNCIL.lines
    told = changes(replace(COUNCIL, lines=(fee, ferry)), replace(COUNCIL, lines=(ferry, drive)), NB, CATALOGUE)
    assert [plain(sentence).split(":")[0] for sentence in told] == ["Linje 1 er slettet", "Ny linje 2"]
    shorter = replace(drive, line=replace(drive.line, purpose="Befaring"))
    told = changes(replace(COUNCIL, lines=(fee, drive)), replace(COUNCIL, lines=(shorter, ferry)), NB, CATALOGUE)
    assert [plain(sentence).split(":")[0] for sentence in told] == [
        "Linje 1 er slettet",
        "Linje 2, Kjøring",
        "Ny linje 2",
    ]


def test_many_lines_that_all_changed_are_told_apart_by_their_places() -> None:
    fee = COUNCIL.lines[0]

    def claim(purpose: str) -> Claim:
        return replace(
            COUNCIL, lines=tuple(replace(fee, line=replace(fee.line, purpose=f"{purpose} {at}")) for at in range(101))
        )

    told = changes(claim("a"), claim("b"), NB, CATALOGUE)
    assert plain(told[0]) == "Linje 1, Kommunestyret: nå Formål: b 0 (før Formål: a 0)."


def test_new_lines_are_told_and_many_changes_are_counted() -> None:
    few = replace(COUNCIL, lines=COUNCIL.lines[:2])
    (told,) = changes(few, COUNCIL, NB, CATALOGUE)
    assert plain(told) == "Ny linje 3: Ferje · 12. oktober 2023, 2 stk. × 142,00 kr, 284,00 kr."
    many = changes(few, replace(few, lines=few.lines * 8), NB, CATALOGUE)
    assert (len(many), many[-1]) == (9, "… og 6 endringer til.")
