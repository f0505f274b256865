"""Clicks that must change nothing, and say why: the wrong person, an old card, twice, at once, delivered again."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from demo.slack import Message
from demo.town import Town
from scheduler import tick
from tests.bot.hands import buttons, moment
from tests.bot.running import Running, running

EVERYWHERE = pytest.mark.parametrize("town", [("socket", "postgresql"), ("http", "sqlite")], indirect=True)


def submitted(bot: Running, name: str = "Kari", words: str = "Kommunestyret 12.10.2023") -> Message:
    """The person's card after the claim has been sent."""
    bot.says(name, words, at=moment("2023-10-13"))
    card = bot.sees(name, offers="submit")
    bot.presses(name, card, "submit")
    return card


def change(town: Town, file: str, old: str, new: str) -> None:
    """The file of the town's folder says something else."""
    path = town.folder / file
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")


def actions(bot: Running) -> list[str]:
    return [entry.action for entry in bot.trail()]


@EVERYWHERE
def test_two_approvers_at_once_authorise_once(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    cards = {name: bot.sees(name, offers="authorise") for name in ("Turid", "Geir")}
    with ThreadPoolExecutor() as at_once:
        list(at_once.map(lambda name: bot.presses(name, cards[name], "authorise", stale=True), cards))
    outcomes = bot.outcomes(5)
    assert sorted(outcomes[-2:]) == [("conversation", "authorise"), ("refused", "already_decided")]
    assert actions(bot).count("authorise") == 1
    late = {d.person for claim in bot.claims("authorised") for d in claim.decisions if d.step == "authorise"}
    assert len(late) == 1
    loser = "Turid" if late == {bot.town.person("Geir").id} else "Geir"
    bot.sees(loser, "Dette er allerede avgjort")


@EVERYWHERE
def test_a_second_click_changes_nothing(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    for _ in range(2):
        bot.presses("Nils", card, "attest", stale=True)
    assert bot.outcomes(4)[-2:] == [("conversation", "attest"), ("refused", "already_decided")]
    assert actions(bot).count("attest") == 1


def test_sending_twice_sends_once(bot: Running) -> None:
    card = submitted(bot)
    bot.presses("Kari", card, "submit", stale=True)
    assert bot.outcomes(3)[-1] == ("refused", "sent_already")
    bot.sees("Kari", "Kravet er sendt allerede")
    assert actions(bot).count("submitted") == 1
    assert len(bot.from_bot("Nils")) == 1


def test_a_card_of_an_earlier_round_decides_nothing(bot: Running) -> None:
    submitted(bot)
    old = bot.sees("Nils", offers="attest")
    bot.presses("Nils", old, "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Feil dato"})
    bot.sees("Kari", "Feil dato")
    bot.says("Kari", "send")
    bot.outcomes(4)
    bot.sees("Nils", offers="attest")
    bot.presses("Nils", old, "attest", stale=True)
    bot.sees("Nils", "Dette er allerede avgjort, eller kravet er endret")
    assert [claim.state for claim in bot.claims()] == ["submitted"]


def test_a_click_by_someone_who_may_not_decide_changes_nothing_and_says_why(bot: Running) -> None:
    submitted(bot)
    card = bot.sees("Nils", offers="attest")
    bot.presses("Marit", card, "attest", stale=True)
    bot.sees("Marit", "Du har ikke fullmakt til å avgjøre dette kravet")
    assert [claim.state for claim in bot.claims()] == ["submitted"]


def test_the_claimant_who_is_also_attestor_never_gets_the_card_and_the_other_one_does(bot: Running) -> None:
    submitted(bot, "Ragnhild", "Formannskapet 10.10.2023")
    bot.sees("Nils", "Ragnhild Myhre", offers="attest")
    bot.outcomes(2)
    assert not [message for message in bot.from_bot("Ragnhild") if "attest" in buttons(message)]


def test_one_person_does_not_take_both_steps(town: Town) -> None:
    change(town, "people.csv", "bakke@lauvdal.example,nb,attestor,", "bakke@lauvdal.example,nb,attestor;authoriser,")
    change(town, "approvers.csv", "3004,authorise,10*,25000.00,", "3001,authorise,10*,,")
    with running(town) as bot:
        submitted(bot)
        bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
        bot.sees("Turid", offers="authorise")
        bot.outcomes(3)
        assert not [message for message in bot.from_bot("Nils") if "authorise" in buttons(message)]


def test_a_deputy_decides_in_the_place_of_whoever_is_away_and_all_see_it(town: Town) -> None:
    (town.folder / "deputies.csv").write_text("person,deputy,valid_from,valid_to\n3001,3002,,2099-12-31\n", "utf-8")
    with running(town) as bot:
        submitted(bot)
        bot.presses("Marit", bot.sees("Marit", offers="attest"), "attest")
        said = "Attestert av Marit Fossheim (stedfortreder for Nils Bakke)"
        bot.sees("Nils", said)
        bot.sees("Turid", said, offers="authorise")
        (made,) = bot.claims()[0].decisions
        assert (made.person, made.acting_for) == ("3002", ("3001",))


@EVERYWHERE
def test_a_message_that_slack_delivers_again_marked_or_not_makes_one_claim(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", offers="submit")
    for as_retry in (True, False):
        for copy in bot.town.slack.redeliver(as_retry=as_retry, new_event_id=True):
            assert bot.town.slack.courier.wait(copy)
    assert bot.outcomes(1) == [("claim", "claim")]
    assert len(bot.claims()) == len(bot.from_bot("Kari")) == 1


def test_a_click_that_slack_delivers_again_decides_once(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    for copy in bot.town.slack.redeliver():
        assert bot.town.slack.courier.wait(copy)
    assert bot.outcomes(3)[-1] == ("conversation", "attest")
    assert actions(bot).count("attest") == 1


def test_a_return_without_a_reason_is_refused(bot: Running) -> None:
    submitted(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "return")
    answer = bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "   "})
    assert answer.errors == {"reason": "Skriv hva som må rettes, så sender jeg kravet i retur."}
    assert [claim.state for claim in bot.claims()] == ["submitted"]


def test_when_nobody_can_decide_administrator_and_claimant_hear_it_at_once_and_once(town: Town) -> None:
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,\n", "")
    with running(town) as bot:
        submitted(bot, "Leif", "Eldrerådet 12.10.2023")
        bot.sees("Leif", "ingen kan attestere det akkurat nå")
        bot.post("Anders").wait("Leif Kvamme", "approvers.csv")
        tick(bot.office)
        bot.outcomes(2)
        assert bot.sent("nobody_can_decide") == [town.person("Leif").id]
        assert bot.sent("admin_nobody_can_decide") == [town.person("Anders").email]


def test_a_dead_end_is_told_and_noted_once_though_the_first_step_is_open(town: Town) -> None:
    change(town, "approvers.csv", "3003,authorise,10*,,2020-01-01,\n3004,authorise,10*,25000.00,2020-01-01,\n", "")
    with running(town) as bot:
        submitted(bot, "Leif", "Eldrerådet 12.10.2023")
        bot.sees("Leif", "ingen kan anvise det akkurat nå")
        bot.sees("Nils", offers="attest")
        bot.post("Anders").wait(
            "Leif Kvamme", "ingen kan anvise", "Ingen har fullmakt for hele kravet", "approvers.csv"
        )
        for _ in range(3):
            tick(bot.office)
        bot.outcomes(2)
        assert bot.sent("admin_nobody_can_decide") == [town.person("Anders").email]
        assert actions(bot).count("nobody_can_decide") == 1


@pytest.mark.parametrize(
    ("right", "reason"),
    [
        ("3001,attest,10*,100.00,2020-01-01,", "Fullmakten til Nils Bakke gjelder ikke så høye beløp"),
        ("3001,attest,10*,,2020-01-01,2020-12-31", "Fullmakten til Nils Bakke gjelder ikke i dag"),
        ("1004,attest,10*,,2020-01-01,", "Kravet er Ragnhild Myhre sitt eget"),
    ],
    ids=["limit", "period", "own"],
)
def test_the_administrator_hears_why_nobody_can_decide_and_what_to_do(town: Town, right: str, reason: str) -> None:
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,", right)
    with running(town) as bot:
        submitted(bot, "Ragnhild", "Kommunestyret 12.10.2023")
        bot.post("Anders").wait("Ragnhild Myhre", "ingen kan attestere", reason, "annen fullmakt", "approvers.csv")


def test_a_claim_that_nobody_could_decide_goes_on_when_somebody_may(town: Town) -> None:
    change(town, "approvers.csv", "3001,attest,10*,,2020-01-01,\n", "")
    with running(town) as bot:
        submitted(bot, "Leif", "Eldrerådet 12.10.2023")
        bot.sees("Leif", "ingen kan attestere det akkurat nå")
    with (town.folder / "approvers.csv").open("a", encoding="utf-8") as rights:
        rights.write("3001,attest,10*,,2020-01-01,\n")
    with running(town) as bot:
        bot.sees("Nils", "Leif Kvamme", offers="attest")
