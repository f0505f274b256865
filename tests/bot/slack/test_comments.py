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
    bot.sees("Turid", "Dette er alt avgjort")


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
