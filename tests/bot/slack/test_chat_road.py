"""The whole road in chat: said, priced, corrected, sent, returned, decided."""

import pytest

from demo.slack import Message
from demo.town import Town
from parsers.receipts.preview import preview
from tests.bot.hands import PHOTO, POLITICIAN_WORDS, buttons, moment, shown
from tests.bot.running import Running, running
from tests.parsers.receipts.locked_pdf import pdf
from tests.parsers.receipts.test_opening import scanned

EVERYWHERE = pytest.mark.parametrize("town", [("socket", "postgresql"), ("http", "sqlite")], indirect=True)


def draft(bot: Running) -> Message:
    """Kari's card for the golden message."""
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[PHOTO])
    return bot.sees("Kari", "2 070,72 kr", offers="submit")


def returned_by(bot: Running, name: str, step: str, reason: str) -> None:
    """The approver has sent the claim that waits for the step in retur."""
    bot.presses(name, bot.sees(name, offers=step), "return")
    bot.town.slack.submit_view(bot.town.user(name), {"reason": reason})


@EVERYWHERE
def test_a_politician_is_paid_what_the_rules_say(bot: Running) -> None:
    card = draft(bot)
    for figure in ("1 500,00 kr (trekkpliktig)", "284,00 kr (trekkfritt)", "286,72 kr", "224,00 kr", "62,72 kr"):
        assert figure in shown(card)
    bot.presses("Kari", card, "submit")
    decision = bot.sees("Nils", "2 070,72 kr", "Kari Haugen", offers="attest")
    bot.presses("Nils", decision, "attest")
    bot.sees("Kari", "Nils Bakke har attestert")
    bot.presses("Turid", bot.sees("Turid", "2 070,72 kr", offers="authorise"), "authorise")
    bot.sees("Kari", "Turid Moen har anvist", "2 070,72 kr")
    (claim,) = bot.claims("authorised")
    assert (str(claim.total), str(claim.taxable), str(claim.tax_free)) == ("2070.72", "1562.72", "508.00")


@EVERYWHERE
def test_a_return_names_its_reason_and_the_new_round_goes_back_to_the_step_that_returned_it(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    returned_by(bot, "Turid", "authorise", "Det var 60 km")
    bot.sees("Kari", "Turid Moen har sendt krav", "i retur", "Det var 60 km")
    bot.says("Kari", "linje 3 skal være 60 km")
    bot.sees("Kari", "Linje 3, Kjøring: nå 60 km med bil", "før 64 km med bil")
    again = bot.sees("Kari", "60 km med bil", "2 052,80 kr", offers="submit")
    bot.presses("Kari", again, "submit")
    bot.presses("Turid", bot.sees("Turid", "2 052,80 kr", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist", "2 052,80 kr")
    assert not [message for message in bot.town.slack.dm(bot.town.user("Nils")) if "attest" in buttons(message)]


def test_a_claim_returned_by_the_attestor_is_attested_anew(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    returned_by(bot, "Nils", "attest", "Mangler passasjer")
    bot.sees("Kari", "Mangler passasjer")
    bot.outcomes(3)  # what Nils has sent back offers him nothing any more
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Turid", offers="authorise")


@EVERYWHERE
def test_a_carer_s_month_grows_message_by_message_and_says_so(bot: Running) -> None:
    bot.says("Berit", "avlaster lav sats 5 timer 2.1.2024", at=moment("2024-01-03"))
    bot.sees("Berit", "475,00 kr", offers="submit")
    bot.says("Berit", "avlaster lav sats 3 timer 4.1.2024", at=moment("2024-01-05"))
    bot.sees("Berit", "Ny linje 2", "3 timer", "Januar 2024 så langt: 8 timer, til sammen 760,00 kr")
    bot.says("Berit", "avlaster lav sats 2 timer 1.2.2024", at=moment("2024-02-02"))
    bot.sees("Berit", "190,00 kr", offers="submit")
    assert [len(claim.lines) for claim in bot.claims()] == [2, 1]


def test_hours_of_no_type_are_what_the_month_s_claim_has_and_it_is_said(bot: Running) -> None:
    bot.says("Berit", "avlaster lav sats 5 timer 2.1.2024", at=moment("2024-01-03"))
    bot.sees("Berit", "475,00 kr", offers="submit")
    bot.says("Berit", "i dag 3 timer", at=moment("2024-01-05"))
    bot.sees("Berit", "Ny linje 2: Avlaster lav sats · 5. januar 2024", "så langt: 8 timer", offers="pick:new")
    (claim,) = bot.claims()
    assert claim.lines[1].evidence.assumed["type"] == [f"as_in_{claim.number}"]


def test_hours_of_no_type_are_asked_about_where_the_month_has_none_or_two(bot: Running) -> None:
    bot.says("Berit", "avlaster lav sats 5 timer 2.1.2024", at=moment("2024-01-03"))
    bot.sees("Berit", "475,00 kr", offers="submit")
    bot.says("Berit", "1.2.2024 3 timer", at=moment("2024-02-02"))
    bot.sees("Berit", "Hvilken type gjelder det")
    bot.says("Berit", "avlaster høy sats 2 timer 4.1.2024", at=moment("2024-02-03"))
    bot.sees("Berit", "Avlaster høy sats · 4. januar 2024")
    bot.says("Berit", "5.1.2024 3 timer", at=moment("2024-02-03"))
    bot.outcomes(4)
    assert sum(claim.lines[-1].price is None for claim in bot.claims()) == 2


def test_what_was_put_into_a_claim_can_be_taken_out_again(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-13T10:00"))
    told = bot.sees("Kari", "Ny linje 2", "1 554,00 kr", offers="pick:new")
    bot.presses("Kari", told, "pick:new")
    assert bot.outcomes(3)[-1] == ("conversation", "move")
    assert [str(claim.total) for claim in bot.claims()] == ["1500.00", "54.00"]
    bot.sees("Kari", f"Linje 2 er nå krav {bot.claims()[1].number}")
    bot.presses("Kari", told, "pick:new", stale=True)
    bot.sees("Kari", "kravet er endret siden du fikk det")
    assert len(bot.claims()) == 2


def test_a_claim_that_changed_since_its_line_was_put_there_is_not_taken_apart(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-13T10:00"))
    told = bot.sees("Kari", "Ny linje 2", offers="pick:new")
    bot.says("Kari", "linje 2 skal være 64 kr", at=moment("2023-10-13T11:00"), thread_ts=card.ts)
    bot.outcomes(3)
    bot.presses("Kari", told, "pick:new", stale=True)
    bot.sees("Kari", "kravet er endret siden du fikk det")
    assert len(bot.claims()) == 1


def test_where_a_joined_line_is_booked_is_kept(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr, ansvar 10300", at=moment("2023-10-13T10:00"))
    bot.sees("Kari", "Ny linje 2", offers="pick:new")
    (claim,) = bot.claims()
    assert [claim.bearer_of(line).ansvar for line in claim.lines] == ["10000", "10300"]


def test_the_same_as_last_time_is_a_draft_that_asks_only_when_it_was(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    bot.sees("Nils", offers="attest")
    bot.says("Kari", "Samme som sist, men 70 km", at=moment("2023-11-24"))
    asked = bot.sees("Kari", "Som krav", "70 km med bil", "Hvilken dato var møtet?")
    bot.says("Kari", "23. november", at=moment("2023-11-24"), thread_ts=asked.ts)
    bot.sees("Kari", "23. november 2023", "70 km med bil", "313,60 kr", offers="submit")


def test_there_is_nothing_to_repeat_before_anything_was_sent(bot: Running) -> None:
    bot.says("Leif", "samme som sist")
    bot.sees("Leif", "Du har ikke sendt noe krav som jeg kan gjenta")
    assert bot.claims() == []


@EVERYWHERE
def test_a_single_line_is_returned_while_the_rest_goes_on(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", "2 070,72 kr", offers="authorise"), "return")
    bot.town.slack.submit_view(bot.town.user("Turid"), {"reason": "Kvittering mangler", "lines": ["1"]})
    bot.sees("Kari", "har sendt en del av krav", "Kvittering mangler", "Resten av kravet går videre")
    bot.presses("Turid", bot.sees("Turid", "1 786,72 kr", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist", "1 786,72 kr")
    bot.presses("Kari", bot.sees("Kari", "284,00 kr", offers="submit"), "submit")
    bot.presses("Turid", bot.sees("Turid", "Ferje", "284,00 kr", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist", "284,00 kr")
    assert [str(claim.total) for claim in bot.claims("authorised")] == ["1786.72", "284.00"]
    assert bot.claims()[1].split_from == bot.claims()[0].number


def test_where_a_ceiling_cut_both_the_whole_claim_is_returned_for_a_single_line(town: Town) -> None:
    ceilings = town.folder / "ceilings.csv"
    limit = "Møter per dag,fee-*,,day,2000.00,kr,2023-01-01,,Reglement for folkevalgte § 7\n"
    ceilings.write_text(ceilings.read_text("utf-8") + limit, "utf-8")
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret og formannskapet 12.10.2023", at=moment("2023-10-13"))
        bot.presses("Kari", bot.sees("Kari", "2 000,00 kr", offers="submit"), "submit")
        bot.presses("Nils", bot.sees("Nils", "2 000,00 kr", offers="attest"), "return")
        bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Feil dato", "lines": ["0"]})
        bot.sees("Kari", "sendt hele krav", "på grunn av linje 1", "Feil dato", "annen sum alene")
        assert [(claim.state, len(claim.lines)) for claim in bot.claims()] == [("returned", 2)]


@pytest.mark.parametrize("chosen", [["2"], ["0", "1"]], ids=["a line that is gone", "as many as are left"])
def test_lines_chosen_before_others_were_returned_return_nothing(bot: Running, chosen: list[str]) -> None:
    bot.presses("Kari", draft(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    for name in ("Turid", "Geir"):
        bot.presses(name, bot.sees(name, "2 070,72 kr", offers="authorise"), "return")
    bot.town.slack.submit_view(bot.town.user("Turid"), {"reason": "Ferja", "lines": ["1"]})
    bot.sees("Turid", "1 786,72 kr", offers="authorise")
    bot.town.slack.submit_view(bot.town.user("Geir"), {"reason": "Kjøringen", "lines": chosen})
    bot.sees("Geir", "kravet er endret siden du fikk det", "Du skrev: «Kjøringen»")
    assert sorted((claim.state, len(claim.lines)) for claim in bot.claims()) == [("attested", 2), ("returned", 1)]


def test_a_decision_closes_every_other_copy_of_the_card(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Geir", bot.sees("Geir", offers="authorise"), "authorise")
    bot.sees("Turid", "Geir Aasland")
    bot.outcomes(4)
    for name in ("Turid", "Geir", "Nils"):
        (card,) = bot.from_bot(name, "Status:")
        assert buttons(card) == []
        assert ("2 070,72 kr" in shown(card)) == (name != "Turid"), "who had no part in deciding it reads no more of it"


def test_the_receipt_stands_below_the_approvers_card(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    card = bot.sees("Nils", offers="attest")
    photo = bot.town.slack.wait_for_message(bot.town.user("Nils"), lambda message: bool(message.files))
    assert photo.thread_ts == card.ts
    assert photo.files[0].content == preview(PHOTO[1])


@pytest.mark.parametrize(
    ("document", "pictures", "remark"),
    [
        (pdf(), ["1. billett.pdf"], ""),
        (scanned(3), [f"1. billett.pdf, side {page} av 3" for page in (1, 2, 3)], ""),
        (
            scanned(7),
            [f"1. billett.pdf, side {page} av 7" for page in range(1, 6)],
            "2 av 7 sider i 1. billett.pdf vises ikke som bilder. Åpne dokumentet for å se dem.",
        ),
    ],
    ids=["1", "3", "7"],
)
def test_every_page_of_a_document_can_be_seen_below_the_card_and_the_document_itself(
    bot: Running, document: bytes, pictures: list[str], remark: str
) -> None:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[("billett.pdf", document)])
    bot.presses("Kari", bot.sees("Kari", "2 070,72 kr", offers="submit"), "submit")
    below = bot.town.slack.wait_for_message(bot.town.user("Nils"), lambda message: bool(message.files))
    *drawn, whole = below.files
    assert [picture.title for picture in drawn] == pictures
    assert len({picture.content for picture in drawn}) == len(drawn)
    assert all(picture.content.startswith(b"\xff\xd8\xff") and picture.name.endswith(".jpg") for picture in drawn)
    assert (whole.title, whole.name, whole.content) == (
        "1. billett.pdf (hele dokumentet)",
        "1. billett.pdf",
        document,
    )
    assert below.text == remark


def test_the_card_says_how_many_pages_a_document_has(bot: Running) -> None:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[("billett.pdf", scanned(3)), PHOTO])
    bot.presses("Kari", bot.sees("Kari", "Vedlegg: billett.pdf (3 sider) og billett.jpg", offers="submit"), "submit")
    bot.sees("Nils", "Vedlegg: billett.pdf (3 sider) og billett.jpg", offers="attest")


def test_a_photo_that_comes_later_joins_the_open_claim(bot: Running) -> None:
    bot.says("Kari", "Ferje 142,- 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "kvittering")
    bot.says("Kari", "", files=[PHOTO])
    bot.sees("Kari", "Vedlegg: billett.jpg")
    (claim,) = bot.claims()
    assert [receipt.name for receipt in claim.receipts] == ["billett.jpg"]


def test_yesterdays_meeting_with_a_passenger_is_one_claim_with_the_name_in_it(bot: Running) -> None:
    bot.says("Kari", "Møte i formannskapet i går og 36 km t/r, Ola Nordmann satt på", at=moment("2024-03-13"))
    card = bot.sees("Kari", "Formannskapet", "12. mars 2024", "36 km", "Ola Nordmann", offers="submit")
    assert "Hvor kjørte du fra og til?" in shown(card)


def test_three_meetings_named_by_their_dates_are_three_lines(bot: Running) -> None:
    bot.says("Kari", "3 møter i kontrollutvalget: 10.9, 15.10 og 12.11", at=moment("2024-11-20"))
    card = bot.sees("Kari", "10. september 2024", "15. oktober 2024", "12. november 2024", offers="submit")
    assert "Jeg trenger svar" not in shown(card)
    (claim,) = bot.claims()
    assert len(claim.lines) == 3


def test_what_is_missing_is_asked_once_and_closed_by_an_answer_in_words(bot: Running) -> None:
    bot.says("Leif", "kjøring til møtet", at=moment("2024-03-13"))
    card = bot.sees("Leif", "Når kjørte du, hvor langt og hvilken strekning?")
    assert "submit" not in buttons(card)
    assert len(bot.from_bot("Leif")) == 1
    bot.says("Leif", "12.3, 42 km fra Haugen til rådhuset", at=moment("2024-03-13T08:05"))
    done = bot.sees("Leif", "42 km", "12. mars 2024", "Haugen", offers="submit")
    assert "Hvor kjørte du" not in shown(done)
    (claim,) = bot.claims()
    assert claim.questions == ()


def test_an_answer_that_names_the_meeting_adds_its_fee_to_the_same_claim(bot: Running) -> None:
    bot.says("Kari", "kjøring til møtet", at=moment("2026-11-20"))
    bot.sees("Kari", "hvilken strekning")
    bot.says("Kari", "den 12. november, 24 km t/r fra Haugen til rådhuset, kommunestyremøte", at=moment("2026-11-20"))
    bot.sees("Kari", "24 km med bil", "Kommunestyret · 12. november 2026", offers="submit")
    (claim,) = bot.claims("draft")
    assert len(claim.lines) == 2


def test_a_claim_is_sent_by_the_word_send(bot: Running) -> None:
    draft(bot)
    bot.says("Kari", "send")
    bot.sees("Kari", "er sendt til attestering hos")
    bot.sees("Nils", offers="attest")


def test_a_deleted_claim_is_gone_for_its_owner_and_kept_in_the_trail(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "delete")
    bot.sees("Kari", "er slettet")
    assert [claim.state for claim in bot.claims()] == ["deleted"]
    assert [entry.action for entry in bot.trail()] == ["opened", "deleted"]


def test_slett_means_what_was_touched_last_and_takes_back_what_was_sent(bot: Running) -> None:
    bot.says("Kari", "kjøring til møtet", at=moment("2023-10-12"))
    bot.outcomes(1)
    bot.presses("Kari", draft(bot), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.says("Kari", "trekk kravet", at=moment("2023-10-14"))
    bot.sees("Kari", "trukket tilbake")
    assert {claim.state for claim in bot.claims()} == {"draft", "withdrawn"}


def test_a_claim_is_meant_by_its_number(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10", at=moment("2023-10-13"))
    older = bot.sees("Kari", "1 500,00 kr", offers="submit")
    draft(bot)
    (number,) = [claim.number for claim in bot.claims() if claim.number in older.text]
    bot.says("Kari", f"send {number}", at=moment("2023-10-14"))
    bot.sees("Kari", number, "er sendt til attestering")


def test_a_correction_is_no_purpose(bot: Running) -> None:
    bot.says("Kari", "Ferje 142 kr 12.10", at=moment("2023-10-13"), files=[PHOTO])
    bot.sees("Kari", "142,00 kr", offers="submit")
    bot.says("Kari", "beløpet er feil, det var 124", at=moment("2023-10-13"))
    bot.sees("Kari", "124,00 kr", offers="submit")
    assert bot.claims()[0].lines[0].line.purpose is None


def test_status_lists_what_the_person_has(bot: Running) -> None:
    draft(bot)
    bot.says("Kari", "status?")
    assert "utkast" in shown(bot.sees("Kari", "• Krav"))


def test_a_thank_you_is_answered_in_a_word_once_a_day(bot: Running) -> None:
    for said in ("tusen takk!", "takk skal du ha", "thanks!"):
        bot.says("Kari", said)
    assert bot.outcomes(3) == [("conversation", "welcome"), *[("ignored", "none")] * 2]
    assert [shown(message) for message in bot.from_bot("Kari")] == ["Bare hyggelig!"]


@pytest.mark.parametrize("said", ["status på krav {}", "hva skjer med krav nr. {}?"])
def test_status_of_one_claim_is_about_that_claim(bot: Running, said: str) -> None:
    draft(bot)
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-14"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    first, second = (claim.number for claim in bot.claims())
    bot.says("Kari", said.format(int(second.partition("-")[2])))
    told = shown(bot.sees("Kari", "• Krav"))
    assert second in told
    assert first not in told
    bot.says("Kari", "hva skjer med krav 77?")
    assert bot.outcomes(4)[-1] == ("refused", "no_such_number")


@pytest.mark.parametrize(("name", "answer"), [("Eva", "godtgjort payroll export"), ("Kari", "Lønnsfila lages av Eva")])
def test_whoever_wants_the_payroll_file_hears_how_or_who_makes_it(bot: Running, name: str, answer: str) -> None:
    bot.says(name, "Kan du lage lønnsfila?")
    bot.sees(name, answer)


@pytest.mark.parametrize("said", ["hvilke krav har jeg?", "kva krav har eg?", "what's happening with my claim"])
def test_what_one_has_is_told(bot: Running, said: str) -> None:
    draft(bot)
    bot.says("Kari", said, at=moment("2023-10-14"))
    bot.sees("Kari", "• Krav")


def test_the_claim_that_is_answered_in_its_thread_is_the_one_that_changes(bot: Running) -> None:
    first = draft(bot)
    bot.says("Kari", "Møte i formannskapet 3.10.2023 og 10 km fra Haugen til rådhuset", at=moment("2023-10-14"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "linje 3 skal være 60 km", thread_ts=first.ts)
    bot.outcomes(3)
    assert str(bot.claims()[0].total) == "2052.80"
    assert "60 km med bil" in shown(bot.sees("Kari", "2 052,80 kr"))


def test_whoever_decides_sees_what_is_usual_for_the_claimant(bot: Running) -> None:
    for day in ("12.10.2023", "16.11.2023", "14.12.2023", "18.01.2024"):
        bot.says("Kari", f"Kommunestyret {day}, kjørte 64 km fra Haugen til rådhuset", at=moment("2024-01-24"))
        bot.presses("Kari", bot.sees("Kari", f"Kommunestyret {day}", offers="submit"), "submit")
    usual = ("Januar 2024: 1 møte med dette kravet. Vanligvis 1 møte i måneden", "Vanligvis 64 km (3 ganger før)")
    bot.sees("Nils", "Til sammenligning", *usual, offers="attest")


def test_what_a_new_line_is_warned_of_is_said_with_it(bot: Running) -> None:
    bot.says("Berit", "5 timer lav sats 12.11.2023", at=moment("2023-11-20"))
    bot.sees("Berit", offers="submit")
    bot.says("Berit", "25 timer lav sats 13.11.2023", at=moment("2023-11-20"))
    bot.sees("Berit", "Ny linje 2", "Det er krevd 25 timer. Det er flere timer enn perioden har.")
