"""Comments on a claim that is being decided, and claims that approvers hand on."""

import pytest

from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, TIMESHEET, buttons, moment, shown
from tests.bot.running import Running
from tests.bot.slack.test_clicks import submitted
from tests.bot.slack.test_rulings import COUNCIL, MEETINGS, listed, sent


def commented(bot: Running, text: str = "Hvem satt på?") -> None:
    """Nils has said something of Kari's claim in the dialog."""
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="comment"), "comment")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"text": text})


def test_a_comment_is_heard_by_the_claimant_and_stands_on_every_card(bot: Running) -> None:
    commented(bot)
    bot.sees("Kari", "Nils Bakke skriver: «", "Hvem satt på?")
    bot.sees("Nils", "Kommentarer:", "Nils Bakke", "«Hvem satt på?»", offers="attest")
    bot.sees("Kari", "Kommentarer:", "«Hvem satt på?»", offers="withdraw")
    (entry,) = [entry for entry in bot.trail() if entry.action == "commented"]
    assert (entry.actor, entry.details["text"]) == ("3001", "Hvem satt på?")
    assert [claim.state for claim in bot.claims()] == ["submitted"]


@pytest.mark.parametrize("where", ["the notice", "the card"])
def test_the_claimant_answers_in_the_thread_and_whoever_asked_hears_it(bot: Running, where: str) -> None:
    commented(bot)
    asked = bot.sees("Kari", "Nils Bakke skriver: «")
    card = bot.sees("Kari", offers="withdraw")
    bot.says("Kari", "Det var naboen min", thread_ts=(asked if where == "the notice" else card).ts)
    bot.sees("Kari", "Det du skrev, står nå på krav", "Kravet er ikke endret")
    bot.sees("Nils", "Kari Haugen skriver: «", "Det var naboen min")
    bot.sees("Nils", "«Hvem satt på?»", "«Det var naboen min»", offers="attest")
    assert len(bot.claims()) == 1


def test_a_claimant_without_a_question_speaks_to_those_who_decide(bot: Running) -> None:
    card = submitted(bot)
    bot.sees("Nils", offers="attest")
    bot.says("Kari", "Jeg glemte å si at møtet varte til midnatt", thread_ts=card.ts)
    bot.sees("Nils", "Kari Haugen skriver: «", "midnatt")


def test_an_approver_comments_in_the_thread_of_the_card_and_learns_that_it_decides_nothing(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.says("Nils", "Hvem satt på i bilen din da?", thread_ts=card.ts)
    bot.sees("Nils", "Det du skrev, står nå på krav", "Det avgjør ingenting")
    bot.sees("Kari", "Hvem satt på i bilen din da?")


def test_words_that_would_decide_are_no_comment(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.says("Nils", "Attestert, men bare hvis kvitteringen kommer", thread_ts=card.ts)
    bot.sees("Nils", "Jeg forstod ikke hvilke krav du mener")
    assert not bot.from_bot("Kari", "skriver: «")


def test_whoever_has_no_part_in_a_claim_says_nothing_of_it(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="comment")
    bot.presses("Marit", card, "comment", stale=True)
    bot.sees("Marit", "Du har ikke fullmakt")
    assert not [entry for entry in bot.trail() if entry.action == "commented"]


def test_a_comment_on_a_claim_that_is_decided_meanwhile_is_not_made_and_says_why(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.presses("Nils", card, "attest")
    for name in ("Turid", "Geir"):
        bot.presses(name, bot.sees(name, offers="comment"), "comment")
    bot.presses("Geir", bot.sees("Geir", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")
    bot.town.slack.submit_view(bot.town.user("Turid"), {"text": "Vent litt"})
    bot.sees("Turid", "Dette er allerede avgjort")


def test_a_claim_is_handed_on_to_another_who_may_decide_and_both_hear_it(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    card = bot.sees("Turid", offers="hand_on")
    bot.presses("Turid", card, "hand_on")
    view = bot.town.slack.wait_for_view(bot.town.user("Turid"))
    assert "Geir Aasland" in str(view.blocks)
    assert "Nils Bakke" not in str(view.blocks)
    bot.town.slack.submit_view(bot.town.user("Turid"), {"to": "Geir Aasland", "text": "Du kjenner saken"})
    for name in ("Turid", "Geir"):
        bot.sees(name, "Turid Moen ber Geir Aasland avgjøre dette: Krav", "Du kjenner saken")
        bot.sees(name, "Turid Moen ba Geir Aasland avgjøre kravet", offers="authorise")
    bot.presses("Geir", bot.sees("Geir", offers="authorise"), "authorise")
    bot.sees("Kari", "Geir Aasland har anvist")


def test_what_was_handed_on_stands_on_no_list_of_whoever_did_until_it_comes_back(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    for name, other in (("Turid", "Geir"), ("Geir", "Turid")):
        bot.presses(name, bot.sees(name, offers="hand_on"), "hand_on")
        bot.town.slack.submit_view(bot.town.user(name), {"to": bot.town.person(other).name})
        bot.sees(other, f"ber {bot.town.person(other).name} avgjøre dette: Krav")
        bot.says(name, "hva venter på meg?")
        bot.sees(name, "Ingenting venter på deg nå")
        user = bot.town.user(name)
        bot.town.slack.open_home(user)
        assert "venter på deg" not in str(bot.town.slack.wait_for_home(user).body)
    assert "1. Krav" in shown(listed(bot, "Turid"))


def test_nobody_hands_on_what_nobody_else_may_decide(bot: Running) -> None:
    submitted(bot)
    assert "hand_on" not in buttons(bot.sees("Nils", offers="attest"))


def test_a_comment_made_after_the_reading_back_leaves_the_claim_out(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    bot.says("Nils", "attester alle")
    proposal = bot.sees("Nils", offers="proposal_confirm")
    bot.says("Kari", "Vent, beløpet er ikke det jeg mente", thread_ts=bot.sees("Kari", offers="withdraw").ts)
    bot.sees("Nils", "Kari Haugen skriver: «")
    bot.presses("Nils", proposal, "proposal_confirm")
    bot.sees("Nils", "Ikke gjort: 1 krav")
    assert buttons(bot.sees("Nils", "beløpet er ikke det jeg mente", offers="attest"))


def test_a_comment_made_while_a_return_is_being_written_leaves_its_lines_as_they_are(bot: Running) -> None:
    sent(bot, ("Leif", f"{COUNCIL}, ferje 142 kr, bom 54 kr"))
    nils = bot.town.user("Nils")
    bot.presses("Nils", bot.sees("Nils", offers="return"), "return")
    bot.town.slack.wait_for_view(nils)
    bot.says("Leif", "Kvitteringa ligger i posten", thread_ts=bot.sees("Leif", offers="withdraw").ts)
    bot.sees("Nils", "Leif Kvamme skriver: «")
    bot.town.slack.submit_view(nils, {"lines": ["2"], "reason": "Mangler kvittering"})
    bot.sees("Leif", "Mangler kvittering")
    assert [(claim.state, len(claim.lines)) for claim in bot.claims()] == [("submitted", 2), ("returned", 1)]


def test_a_claim_waits_since_the_same_day_after_a_comment(bot: Running) -> None:
    submitted(bot)
    bot.outcomes(2)
    with bot.office.database.write() as connection:
        connection.exec_driver_sql(f"update claim set touched_at = '{moment('2023-11-01'):%Y-%m-%d %H:%M:%S.%f}'")
    bot.presses("Nils", bot.sees("Nils", offers="comment"), "comment")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"text": "Hvem satt på?"})
    bot.sees("Kari", "Hvem satt på?")
    bot.town.slack.open_home(bot.town.user("Nils"))
    bot.town.slack.wait_for_home(bot.town.user("Nils"), lambda home: "venter siden 1. november 2023" in str(home.body))


def test_a_claimant_who_mails_hears_a_comment_and_answers_it_by_mail(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET])
    berit.reply(berit.wait("5 140,00"), "send")
    bot.presses("Marit", bot.sees("Marit", offers="comment"), "comment")
    bot.town.slack.submit_view(bot.town.user("Marit"), {"text": "Hvem var det du avlastet?"})
    asked = berit.wait("Marit Fossheim skriver", "Hvem var det du avlastet?")
    berit.reply(asked, "Det var den samme familien som i desember")
    bot.sees("Marit", "Berit Solli skriver: «", "den samme familien")
    berit.wait("de som avgjør det, har fått det")
    assert len(bot.claims()) == 1


def test_what_is_said_of_a_claim_that_came_back_stands_on_no_approver_s_card(bot: Running) -> None:
    card = submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="return"), "return")
    bot.town.slack.submit_view(bot.town.user("Turid"), {"reason": "Feil dato"})
    bot.sees("Kari", "Feil dato")
    bot.says("Kari", "Kommentar: Nils var ikke der selv", thread_ts=card.ts)
    bot.sees("Kari", "Nils var ikke der selv", offers="submit")
    for name in ("Nils", "Turid", "Geir"):
        drawn = shown(bot.sees(name, "Feil dato", "Status:"))
        assert "Nils var ikke der selv" not in drawn
        assert "Kommunestyret ·" not in drawn


def test_whatever_answers_an_approver_reaches_them_and_nothing_else_is_made_of_it(bot: Running) -> None:
    commented(bot)
    asked = bot.sees("Kari", "Nils Bakke skriver: «")
    answers = [
        *("Veien var stengt", "Ja", "Nei", "Greit for meg", "Det var 60 km, ikke 64", "Samme som sist"),
        *("The road was closed", "Sorry, skal være 60", "Det var to møter den dagen", "Formannskapet 13.10.2023"),
    ]
    for answer in answers:
        bot.says("Kari", answer, thread_ts=asked.ts)
    for answer in answers:
        bot.sees("Nils", "Kari Haugen skriver: «", f"«{answer}»")
    (claim,) = bot.claims()
    assert {said.text for said in claim.comments} == {"Hvem satt på?", *answers}
    assert claim.state == "submitted"


def test_an_answer_that_would_change_the_claim_is_told_how_it_can_be_changed(bot: Running) -> None:
    commented(bot)
    bot.says("Kari", "Det var 60 km, ikke 64", thread_ts=bot.sees("Kari", "Nils Bakke skriver: «").ts)
    bot.sees("Kari", "Kravet er ikke endret", "svar «trekk tilbake» først")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.says("Kari", "Det var 61 km, ikke 64", thread_ts=bot.sees("Kari", "Nils Bakke skriver: «").ts)
    bot.sees("Kari", "Kravet er ikke endret", "kan de sende det i retur til deg")


def test_an_order_below_a_comment_is_still_done(bot: Running) -> None:
    commented(bot)
    bot.says("Kari", "trekk tilbake", thread_ts=bot.sees("Kari", "Nils Bakke skriver: «").ts)
    bot.sees("Kari", offers="submit")
    assert [claim.state for claim in bot.claims()] == ["withdrawn"]


def test_a_file_with_an_answer_is_told_to_be_left_out_and_the_words_are_passed_on(bot: Running) -> None:
    commented(bot)
    asked = bot.sees("Kari", "Nils Bakke skriver: «")
    bot.says("Kari", "ja, her er den", thread_ts=asked.ts, files=[TIMESHEET])
    bot.sees("Nils", "«ja, her er den»")
    bot.sees("Kari", "ikke lagt ved noe krav")


def test_thanks_and_new_claims_below_a_claim_that_nobody_asks_about_are_no_comments(bot: Running) -> None:
    card = submitted(bot)
    bot.says("Kari", "takk", thread_ts=card.ts)
    bot.outcomes(3)
    bot.says("Kari", "Formannskapet 13.10.2023", thread_ts=card.ts)
    bot.sees("Kari", "Formannskapet", offers="submit")
    assert not [entry for entry in bot.trail() if entry.action == "commented"]


@pytest.mark.parametrize(
    "said",
    ["Kjøreboka sier 60 km.", "Husk kvittering neste gang", "Hun kjørte 60 km 12.11", "linje 1 skal være 2 møter"],
)
def test_what_an_approver_says_below_a_card_and_does_not_decide_is_a_comment(bot: Running, said: str) -> None:
    submitted(bot)
    bot.says("Nils", said, thread_ts=bot.sees("Nils", offers="attest").ts)
    bot.sees("Nils", "Det du skrev, står nå på krav", "det gjør du med knappene på kortet")
    bot.sees("Kari", "Nils Bakke skriver: «", said)


def test_orders_and_thanks_of_an_approver_below_a_card_are_no_comments(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.says("Nils", "takk", thread_ts=card.ts)
    bot.outcomes(3)
    bot.says("Nils", "slett kravet", thread_ts=card.ts)
    bot.sees("Nils", "Dette kravet er ikke ditt")
    assert not [entry for entry in bot.trail() if entry.action == "commented"]


def returned(bot: Running) -> str:
    """The thread of Kari's claim that Nils has sent back."""
    card = submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="return"), "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Hvorfor 64 km?"})
    bot.sees("Kari", "Hvorfor 64 km?", offers="submit")
    return card.ts


@pytest.mark.parametrize("said", ["Veien var stengt", "Det stemmer, jeg kjørte om Vik", "Ja"])
def test_an_explanation_below_a_claim_that_came_back_is_read_when_it_is_sent_again(bot: Running, said: str) -> None:
    thread = returned(bot)
    bot.says("Kari", said, thread_ts=thread)
    bot.sees("Kari", "Kommentaren din står på kravet")
    bot.says("Kari", "send", thread_ts=thread)
    bot.sees("Nils", f"«{said}»", offers="attest")
    assert [len(claim.lines) for claim in bot.claims()] == [1]


def test_what_is_said_before_the_order_to_send_again_is_kept_with_it(bot: Running) -> None:
    thread = returned(bot)
    bot.says("Kari", "Fordi fv. 30 var stengt. Send", thread_ts=thread)
    bot.sees("Nils", "«Fordi fv. 30 var stengt.»", offers="attest")


def test_a_claimant_who_mails_is_heard_whatever_words_the_answer_has(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET])
    berit.reply(berit.wait("5 140,00"), "send")
    bot.presses("Marit", bot.sees("Marit", offers="comment"), "comment")
    bot.town.slack.submit_view(bot.town.user("Marit"), {"text": "Var det to barn?"})
    asked = berit.wait("Marit Fossheim skriver", "Var det to barn?")
    berit.reply(asked, "Nei")
    bot.sees("Marit", "Berit Solli skriver: «Nei»")
    berit.wait("de som avgjør det, har fått det")
