"""A deputy named in words: for some days, both may decide, and it can be ended."""

import datetime as dt

import pytest

from demo.slack.model import View
from demo.town import Town
from scheduler import tick
from store import cards, deputies
from tests.bot.hands import buttons, moment, shown
from tests.bot.running import Running, at, running
from tests.bot.slack.test_clicks import change, submitted

TODAY = "Marit vikarierer for meg i dag"


def lends(bot: Running, name: str, words: str) -> None:
    """The person names a deputy in words, and says yes to what is read back."""
    bot.says(name, words)
    question = bot.sees(name, f"Skal {words.split()[0]}", offers="proposal_confirm")
    bot.presses(name, question, "proposal_confirm")


def named(bot: Running, days: str = "i dag") -> None:
    lends(bot, "Nils", f"Marit vikarierer for meg {days}")
    bot.sees("Nils", "Marit Fossheim kan avgjøre krav i stedet for Nils Bakke")


def test_both_are_told_and_what_waits_already_is_put_before_the_deputy_too(bot: Running) -> None:
    submitted(bot)
    bot.sees("Nils", offers="attest")
    named(bot)
    bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")
    bot.presses("Marit", bot.sees("Marit", offers="attest"), "attest")
    bot.sees("Nils", "Attestert av Marit Fossheim (stedfortreder for Nils Bakke)")
    (made,) = bot.claims()[0].decisions
    assert (made.person, made.acting_for) == ("3002", ("3001",))


def test_whoever_named_a_deputy_may_still_decide(bot: Running) -> None:
    named(bot)
    submitted(bot)
    bot.sees("Marit", offers="attest")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Marit", "Attestert av Nils Bakke")


def ending(home: View) -> list[str]:
    """The buttons of the page that end a deputy, each by its action."""
    actions = [block.get("accessory", {}).get("action_id", "") for block in home.blocks]
    return [action for action in actions if action.startswith("end_deputy")]


def test_each_of_several_deputies_is_ended_on_the_page_on_which_all_of_them_stand(bot: Running) -> None:
    named(bot)
    lends(bot, "Nils", "Turid vikarierer for meg i dag")
    bot.sees("Turid", "kan avgjøre krav i stedet for Nils Bakke")
    nils = bot.town.user("Nils")
    bot.town.slack.open_home(nils)
    home = bot.town.slack.wait_for_home(nils, lambda home: len(ending(home)) == 2)
    bot.town.slack.click(nils, home, ending(home)[1])
    bot.sees("Turid", "avgjør ikke lenger krav i stedet for Nils Bakke")
    left = bot.town.slack.wait_for_home(nils, lambda home: len(ending(home)) == 1)
    assert "Marit Fossheim kan avgjøre" in str(left.body)


def test_an_ended_deputy_decides_nothing_and_is_told_why(bot: Running) -> None:
    named(bot)
    submitted(bot)
    card = bot.sees("Marit", offers="attest")
    nils = bot.town.user("Nils")
    bot.town.slack.open_home(nils)
    home = bot.town.slack.wait_for_home(nils, lambda home: "Marit Fossheim kan avgjøre" in str(home.body))
    (ends,) = ending(home)
    bot.town.slack.click(nils, home, ends)
    bot.sees("Marit", "avgjør ikke lenger krav i stedet for Nils Bakke")
    bot.presses("Marit", card, "attest")
    bot.sees("Marit", "Du har ikke fullmakt")
    bot.town.slack.click(nils, home, ends, stale=True)
    bot.sees("Nils", "Du har ingen slik stedfortreder nå")
    bot.town.slack.wait_for_home(nils, lambda home: "Marit Fossheim kan avgjøre" not in str(home.body))
    assert next(entry.action for entry in bot.trail()) == "deputy_named"


def test_an_ended_deputy_reads_no_more_of_what_is_said_and_is_offered_nothing(bot: Running) -> None:
    named(bot)
    submitted(bot)
    bot.sees("Marit", offers="attest")
    bot.says("Nils", "Avslutt stedfortrederen min")
    bot.sees("Marit", "avgjør ikke lenger krav i stedet for Nils Bakke")
    bot.presses("Nils", bot.sees("Nils", offers="comment"), "comment")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"text": "Hvem satt på?"})
    bot.sees("Nils", "«Hvem satt på?»", offers="attest")
    short = bot.sees("Marit", "Status:")
    assert not buttons(short)
    assert "Hvem satt på?" not in shown(short)


def test_a_deputy_of_days_to_come_decides_nothing_before_and_hears_of_claims_then(bot: Running) -> None:
    named(bot, "fra 28. desember til 3. januar")
    submitted(bot)
    bot.sees("Nils", offers="attest")
    bot.outcomes(3)
    assert not bot.from_bot("Marit", "Til attestering")
    (entry,) = [entry for entry in bot.trail() if entry.action == "deputy_named"]
    first = dt.date.fromisoformat(entry.details["first"])
    tick(at(bot.office, moment(f"{first}T09:00")))
    with bot.office.database.read() as connection:
        assert connection.exec_driver_sql("select count(*) from card where person = '3002'").scalar() == 1


def test_a_deputy_lends_nothing_on(bot: Running) -> None:
    named(bot)
    lends(bot, "Marit", "Turid vikarierer for meg i dag")
    bot.sees("Turid", "kan avgjøre krav i stedet for Marit Fossheim")
    submitted(bot)
    bot.sees("Marit", offers="attest")
    bot.outcomes(4)
    assert not bot.from_bot("Turid", "Til attestering")


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("Nils", "Marit vikarierer for meg", "Hvem skal avgjøre for deg, og når?"),
        ("Nils", "Kari vikarierer for meg i dag", "Hvem skal avgjøre for deg, og når?"),
        ("Nils", "Nils vikarierer for meg i dag", "Hvem skal avgjøre for deg, og når?"),
        ("Nils", "Marit og Turid vikarierer for meg i dag", "Hvem skal avgjøre for deg, og når?"),
    ],
)
def test_what_leaves_open_who_or_when_is_asked_and_lends_nothing(
    bot: Running, name: str, words: str, told: str
) -> None:
    bot.says(name, words)
    bot.sees(name, told)
    assert bot.trail() == []


def test_a_deputy_is_named_in_a_dialog_on_the_page_of_what_waits(bot: Running) -> None:
    submitted(bot)
    nils, today = bot.town.user("Nils"), bot.office.today
    bot.town.slack.open_home(nils)
    home = bot.town.slack.wait_for_home(nils)
    bot.town.slack.click(nils, home, "deputy")
    bot.town.slack.wait_for_view(nils)
    last = today + dt.timedelta(days=7)
    wrong = {"deputy": "Marit Fossheim", "first": str(last), "last": str(today)}
    assert "i dag eller senere" in bot.town.slack.submit_view(nils, wrong).errors["last"]
    bot.town.slack.submit_view(nils, {"deputy": "Marit Fossheim", "first": str(today), "last": str(last)})
    bot.sees("Marit", "kan avgjøre krav i stedet for Nils Bakke")
    bot.sees("Marit", offers="attest")


def test_whoever_has_no_rights_is_offered_no_dialog_for_lending_them(bot: Running) -> None:
    kari = bot.town.user("Kari")
    bot.town.slack.open_home(kari)
    assert "Velg stedfortreder" not in str(bot.town.slack.wait_for_home(kari).body)


def test_whose_rights_are_over_is_offered_no_dialog_for_lending_them(town: Town) -> None:
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,\n", "3001,attest,10*,,2020-01-01,2020-12-31\n")
    with running(town) as bot:
        nils = bot.town.user("Nils")
        bot.town.slack.open_home(nils)
        assert "Velg stedfortreder" not in str(bot.town.slack.wait_for_home(nils).body)


def test_a_claim_that_only_a_deputy_could_decide_is_never_silent_when_the_deputy_is_ended(town: Town) -> None:
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,\n", "3002,attest,10*,,2020-01-01,2098-12-31\n")
    with running(town) as bot:
        lends(bot, "Marit", "Nils vikarierer for meg i dag")
        bot.sees("Nils", "kan avgjøre krav i stedet for Marit Fossheim")
        submitted(bot)
        bot.sees("Nils", offers="attest")
    change(town, "approvers.csv", "3002,attest,10*,,2020-01-01,2098-12-31\n", "")
    with running(town) as bot:
        bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
        bot.sees("Nils", "Du har ikke fullmakt")
        tick(bot.office)
        bot.sees("Kari", "ingen kan attestere det akkurat nå")
        bot.post("Anders").wait("Kari Haugen", "approvers.csv")


def test_a_claim_handed_on_to_somebody_whose_right_ends_stands_before_whoever_may_decide_it_still(town: Town) -> None:
    with running(town) as bot:
        submitted(bot)
        bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
        bot.presses("Turid", bot.sees("Turid", offers="hand_on"), "hand_on")
        bot.town.slack.submit_view(bot.town.user("Turid"), {"to": "Geir Aasland"})
        bot.sees("Geir", "ber Geir Aasland avgjøre dette")
    change(town, "approvers.csv", "3004,authorise,10*,25000.00,2020-01-01,\n", "")
    with running(town) as bot:
        bot.presses("Geir", bot.sees("Geir", offers="authorise"), "authorise")
        bot.sees("Geir", "Du har ikke fullmakt")
        bot.says("Turid", "hva venter på meg?")
        assert "1. Krav" in shown(bot.sees("Turid", "Dette venter på deg"))
        bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
        bot.sees("Kari", "Turid Moen har anvist")


def test_a_deputy_is_ended_in_words_by_name_where_there_are_several(bot: Running) -> None:
    named(bot)
    lends(bot, "Nils", "Turid vikarierer for meg i dag")
    bot.sees("Turid", "kan avgjøre krav i stedet for Nils Bakke")
    bot.says("Nils", "Avslutt stedfortrederen min")
    bot.sees("Nils", "Du har flere stedfortredere")
    bot.says("Nils", "Marit vikarierer ikke lenger for meg")
    bot.sees("Marit", "avgjør ikke lenger krav i stedet for Nils Bakke")
    bot.says("Nils", "Avslutt stedfortrederen min")
    bot.sees("Turid", "avgjør ikke lenger krav i stedet for Nils Bakke")
    bot.says("Nils", "Avslutt stedfortrederen min")
    bot.sees("Nils", "Du har ingen slik stedfortreder nå")


def test_an_ended_deputys_card_turns_at_once_into_what_it_is_now_and_opens_again_with_the_right(bot: Running) -> None:
    named(bot)
    submitted(bot)
    bot.sees("Marit", offers="attest")
    bot.says("Nils", "Avslutt stedfortrederen min")
    short = bot.sees("Marit", "Du kan ikke avgjøre dette kravet nå", "Status: sendt, venter på attestering")
    assert not buttons(short)
    assert "1 500,00 kr" not in shown(short), "whoever may not decide the claim reads no more of it"
    assert "attest" in buttons(bot.sees("Nils", offers="attest"))
    named(bot)
    bot.presses("Marit", bot.sees("Marit", offers="attest"), "attest")
    bot.sees("Nils", "Attestert av Marit Fossheim (stedfortreder for Nils Bakke)")


def test_a_card_closes_by_the_clock_when_the_deputys_days_are_over(bot: Running) -> None:
    named(bot)
    submitted(bot)
    bot.sees("Marit", offers="attest")
    bot.outcomes(3)
    tick(at(bot.office, bot.office.now() + dt.timedelta(days=1)))
    with bot.office.database.read() as connection:
        standing = cards.of_claim(connection, bot.claims()[0].number)
    assert {card.person: card.closed for card in standing if card.purpose == "attest"} == {"3001": False, "3002": True}


def test_a_card_closes_when_its_reader_is_taken_out_of_the_file(town: Town) -> None:
    right = "3002,attest,10*,,2020-01-01,\n"
    with (town.folder / "approvers.csv").open("a", encoding="utf-8") as rights:
        rights.write(right)
    with running(town) as bot:
        submitted(bot)
        card = bot.sees("Marit", offers="attest")
        bot.sees("Nils", offers="attest")
    change(town, "approvers.csv", right, "")
    with running(town) as bot:
        bot.town.slack.wait_for_message(bot.town.user("Marit"), lambda seen: seen.ts == card.ts and not buttons(seen))
        assert "Du har ikke fullmakt til det" in shown(bot.sees("Marit", "Du kan ikke avgjøre dette kravet nå"))


def test_a_refused_click_draws_the_card_anew(bot: Running) -> None:
    named(bot)
    submitted(bot)
    card = bot.sees("Marit", offers="attest")
    with bot.office.database.write() as connection:
        (one,) = deputies.lasting(connection, bot.office.today)
        deputies.end(connection, one.id, "3001", bot.office.now())
    bot.presses("Marit", card, "attest")
    bot.sees("Marit", "Du har ikke fullmakt")
    assert not buttons(bot.sees("Marit", "Du kan ikke avgjøre dette kravet nå"))
    assert [claim.state for claim in bot.claims()] == ["submitted"]
