"""Nothing that a person wrote is lost by one click or one sentence."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.actions import deleting
from bot.actions.deleting import UNDO
from bot.intake import Message as Said
from claims.errors import Refused
from demo.slack import Message
from tests.bot.hands import PHOTO, POLITICIAN_WORDS, moment
from tests.bot.running import Running, at


def drafted(bot: Running, words: str = POLITICIAN_WORDS) -> Message:
    bot.says("Kari", words, at=moment("2023-10-13"), files=[PHOTO])
    return bot.sees("Kari", offers="delete")


def test_the_button_asks_before_it_deletes(bot: Running) -> None:
    card = drafted(bot)
    (button,) = [e for b in card.blocks if b["type"] == "actions" for e in b["elements"] if e["action_id"] == "delete"]
    assert button["confirm"]["title"]["text"] == "Slette kravet?"
    assert "har 3 linjer. Du kan angre i 30 dager." in button["confirm"]["text"]["text"]


def test_a_deleted_claim_is_had_back_whole_with_a_button(bot: Running) -> None:
    card = drafted(bot)
    (before,) = bot.claims()
    bot.presses("Kari", card, "delete")
    bot.sees("Kari", "er slettet", "skriv «angre»", "30 dager")
    bot.presses("Kari", bot.sees("Kari", offers="restore"), "restore")
    bot.sees("Kari", "er tilbake, slik det var")
    (after,) = bot.claims()
    assert replace(after, version=before.version) == before
    assert [entry.action for entry in bot.trail()] == ["opened", "deleted", "restored"]
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Nils", offers="attest")


@pytest.mark.parametrize(("deletes", "undoes"), [("slett", "angre"), ("kan du slette det?", "Jeg angrer!")])
def test_a_deleted_claim_is_had_back_in_words(bot: Running, deletes: str, undoes: str) -> None:
    drafted(bot)
    bot.says("Kari", deletes)
    bot.sees("Kari", "er slettet")
    bot.says("Kari", undoes)
    assert bot.outcomes(3)[-1] == ("conversation", "undo")
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_a_deleted_claim_is_had_back_by_mail(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write("Avlaster lav sats 5 timer 8.1.2024", at="2024-01-09")
    berit.reply(berit.wait("475,00 kr"), "slett", at="2024-01-09T09:00")
    berit.reply(berit.wait("er slettet", "«angre»"), "angre", at="2024-01-09T10:00")
    berit.wait("er tilbake")
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_a_claim_that_came_back_is_had_back_as_returned(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "return")
    nils = bot.town.user("Nils")
    assert bot.town.slack.submit_view(nils, {"reason": "Feil dato"}).closed
    bot.presses("Kari", bot.sees("Kari", offers="delete"), "delete")
    bot.sees("Kari", "er slettet")
    bot.says("Kari", "angre")
    bot.sees("Kari", "er tilbake")
    assert [claim.state for claim in bot.claims()] == ["returned"]


def test_what_was_just_sent_is_taken_back(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.says("Kari", "angre")
    bot.sees("Kari", "Du har trukket tilbake")
    assert [claim.state for claim in bot.claims()] == ["withdrawn"]


def test_an_old_deletion_is_not_undone_by_chance(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "delete")
    bot.sees("Kari", "er slettet")
    number = bot.claims()[0].number
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13T09:00"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "angre")
    bot.sees("Kari", "Jeg kan angre en sletting")
    assert [claim.state for claim in bot.claims()] == ["deleted", "draft"]
    bot.says("Kari", f"angre {number}")
    bot.sees("Kari", "er tilbake")
    assert [claim.state for claim in bot.claims()] == ["draft", "draft"]


def test_regret_long_after_takes_no_claim_back(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    bot.sees("Kari", "er sendt til attestering")
    said = Said(person=bot.town.person("Kari"), channel="slack", text="Jeg angrer", received=bot.office.now())
    for after in (deleting.JUST_DONE + dt.timedelta(minutes=1), dt.timedelta(days=40)):
        with at(bot.office, bot.office.now() + after).desk("words") as desk, pytest.raises(Refused) as refused:
            deleting.undo(desk, said)
        assert refused.value.code == "nothing_to_undo"
    assert [claim.state for claim in bot.claims()] == ["submitted"]


def test_regret_right_after_something_else_takes_no_claim_back(bot: Running) -> None:
    """As that of a deputy, which is no claim."""
    bot.presses("Kari", drafted(bot), "submit")
    bot.sees("Kari", "er sendt til attestering")
    with bot.office.desk("a deputy") as desk:
        desk.note("deputy_named", bot.town.person("Kari").id)
    bot.says("Kari", "angre")
    bot.sees("Kari", "Jeg kan angre en sletting")
    assert [claim.state for claim in bot.claims()] == ["submitted"]


def test_all_that_was_sent_together_is_taken_back_together(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13T09:00"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "send begge")
    bot.outcomes(3)
    bot.says("Kari", "angre")
    bot.outcomes(4)
    assert [claim.state for claim in bot.claims()] == ["withdrawn", "withdrawn"]


def test_nobody_else_has_a_deleted_claim_back(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "delete")
    card = bot.sees("Kari", offers="restore")
    bot.presses("Nils", card, "restore", stale=True)
    bot.sees("Nils", "Bare den som eier kravet")
    assert [claim.state for claim in bot.claims()] == ["deleted"]


def test_a_claim_that_went_into_another_is_not_had_back_beside_it(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13T09:00"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    first, second = (claim.number for claim in bot.claims())
    bot.says("Kari", f"flytt alt til krav {first}")
    bot.sees("Kari", "er nå en del av")
    bot.says("Kari", f"angre {second}")
    bot.sees("Kari", "ingenting å hente tilbake")
    assert [(claim.state, len(claim.lines)) for claim in bot.claims()] == [("draft", 2), ("deleted", 0)]


def test_after_the_time_that_was_said_it_is_written_anew(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "delete")
    bot.sees("Kari", "er slettet")
    (claim,) = bot.claims()
    later = at(bot.office, bot.office.now() + UNDO + dt.timedelta(minutes=1))
    with later.desk("a click") as desk, pytest.raises(Refused) as refused:
        deleting.restore(desk, claim, bot.town.person("Kari"))
    assert refused.value.code == "undo_too_late"


@pytest.mark.parametrize(
    "said", ["trekk tilbake", "Jeg trekker kravet", "withdraw it", "eg vil trekkje kravet attende"]
)
def test_what_is_not_sent_cannot_be_withdrawn_and_is_not_deleted(bot: Running, said: str) -> None:
    drafted(bot)
    bot.says("Kari", said)
    assert bot.outcomes(2)[-1] == ("refused", "not_sent")
    bot.sees("Kari", "Ingenting er gjort", "«slett»")
    assert [claim.state for claim in bot.claims()] == ["draft"]


def test_a_sent_claim_is_withdrawn_and_the_newer_draft_stays(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13T09:00"))
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "trekk tilbake det siste")
    bot.sees("Kari", "Du har trukket tilbake")
    assert [claim.state for claim in bot.claims()] == ["withdrawn", "draft"]


@pytest.mark.parametrize("said", ["trekk tilbake kravet", "slett kravet"])
def test_an_attested_claim_is_told_to_be_attested_and_how_it_comes_back(bot: Running, said: str) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    card = bot.sees("Kari", offers="withdraw")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Kari", "har attestert")
    bot.says("Kari", said)
    told = bot.sees("Kari", "er attestert av Nils Bakke", "kan ikke trekkes tilbake lenger")
    bot.says("Kari", "Det var 60 km", thread_ts=told.ts)
    bot.sees("Turid", "Kari Haugen skriver: «", "Det var 60 km")
    bot.presses("Kari", card, "withdraw", stale=True)
    assert bot.outcomes(6)[-1] == ("refused", "attested_before")
    assert [claim.state for claim in bot.claims()] == ["attested"]


def test_an_authorised_claim_is_payroll_s_and_says_so(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")
    bot.says("Kari", "trekk tilbake kravet")
    bot.sees("Kari", "er anvist av Turid Moen", "si fra til lønn")


DRAFT = "Kommunestyret 12.10.2023, ferje 142 kr, taxi 210 kr"


def tells(bot: Running, *messages: str) -> list[str]:
    """The lines of Kari's one claim after the messages: type and kroner."""
    for hour, message in enumerate(messages, 9):
        bot.says("Kari", message, at=moment(f"2023-10-13T{hour:02}:00"))
        bot.outcomes(hour - 8)
    (claim,) = bot.claims()
    return [f"{getattr(each.line, 'type', 'drive')} {each.price.amount if each.price else '-'}" for each in claim.lines]


@pytest.mark.parametrize(
    "change", ["slett ferja", "taxien kostet 310 kr", "linje 2: 200 kr", "og parkering 60 kr", "endre datoen til 13.10"]
)
def test_a_change_in_words_is_taken_back_and_had_again(bot: Running, change: str) -> None:
    before = tells(bot, DRAFT)
    bot.says("Kari", change, at=moment("2023-10-13T10:00"))
    bot.outcomes(2)
    (changed,) = bot.claims()
    bot.says("Kari", "angre", at=moment("2023-10-13T11:00"))
    bot.outcomes(3)
    (after,) = bot.claims()
    assert [f"{getattr(e.line, 'type', 'drive')} {e.price.amount if e.price else '-'}" for e in after.lines] == before
    assert after.title == "Kommunestyret 12.10.2023"
    bot.says("Kari", "angre", at=moment("2023-10-13T12:00"))
    bot.outcomes(4)
    assert [each.line for each in bot.claims()[0].lines] == [each.line for each in changed.lines]


def test_a_change_is_taken_back_in_its_thread_and_only_as_long_as_it_is_the_last(bot: Running) -> None:
    tells(bot, DRAFT, "slett ferja")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13T12:00"))
    bot.outcomes(3)
    bot.says("Kari", "angre", at=moment("2023-10-13T13:00"))
    assert bot.outcomes(4)[-1] == ("refused", "nothing_to_undo")
    bot.says("Kari", "angre", at=moment("2023-10-13T14:00"), thread_ts=bot.sees("Kari", "Taxi", offers="submit").ts)
    assert bot.outcomes(5)[-1] == ("conversation", "undo")
    assert [len(claim.lines) for claim in bot.claims()] == [3, 1]


def test_a_change_is_taken_back_by_mail(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(DRAFT, at="2023-10-13")
    kari.reply(kari.wait("Taxi"), "slett ferja", at="2023-10-13T09:00")
    kari.reply(kari.wait("er slettet: Ferje"), "angre", at="2023-10-13T10:00")
    kari.wait("Ferje")
    assert [len(claim.lines) for claim in bot.claims()] == [3]
