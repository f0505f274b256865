"""What is sent is what was shown: obstacles are named, what lacks documentation is taxed, doubles are told."""

from decimal import Decimal

import pytest

from demo.town import Town
from tests.bot.hands import PHOTO, moment
from tests.bot.roads import give_back
from tests.bot.running import Running, running

WITHOUT_ROUTE = "Kommunestyret 12.10.2023, kjørte 64 km"


def test_a_drive_without_a_route_is_sent_taxable_as_it_was_said_to_be(bot: Running) -> None:
    bot.says("Kari", WITHOUT_ROUTE, at=moment("2023-10-13"))
    card = bot.sees("Kari", "Uten rute må du betale skatt av hele beløpet. Hvor kjørte du fra og til?", offers="submit")
    assert bot.claims()[0].taxable == Decimal("1562.72")
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", "224,00 kr til blir trekkpliktig, fordi dokumentasjon mangler", offers="attest")
    (sent,) = bot.claims()
    assert (sent.state, sent.total, sent.taxable) == ("submitted", Decimal("1786.72"), Decimal("1786.72"))


def test_an_answered_route_keeps_the_drive_free_of_tax(bot: Running) -> None:
    bot.says("Kari", WITHOUT_ROUTE, at=moment("2023-10-13"))
    bot.sees("Kari", "Hvor kjørte du fra og til?")
    bot.says("Kari", "fra Haugen til rådhuset", at=moment("2023-10-13T09:00"))
    bot.presses("Kari", bot.sees("Kari", "Haugen–rådhuset", offers="submit"), "submit")
    bot.sees("Nils", offers="attest")
    assert bot.claims()[0].taxable == Decimal("1562.72")


def test_a_returned_claim_can_be_sent_as_it_was_or_documented(bot: Running) -> None:
    bot.says("Kari", WITHOUT_ROUTE, at=moment("2023-10-13"))
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    send_back(bot)
    bot.sees("Kari", "i retur")
    told = ("i retur", "Uten rute må du betale skatt av hele beløpet", "286,72 kr (trekkpliktig)")
    card = bot.sees("Kari", *told, offers="submit")
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")
    assert bot.outcomes(4)[-1] == ("conversation", "submit")
    assert bot.claims()[0].taxable == Decimal("1786.72")
    send_back(bot)
    bot.says("Kari", "fra Haugen til rådhuset", at=moment("2023-10-16"))
    bot.presses("Kari", bot.sees("Kari", "Haugen–rådhuset", offers="submit"), "submit")
    bot.sees("Nils", "Haugen–rådhuset", offers="attest")
    assert bot.claims()[0].taxable == Decimal("1562.72")


def test_a_receipt_that_comes_with_send_is_not_a_change_of_price(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023. Ferje 142 kr", at=moment("2023-10-13"))
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    send_back(bot)
    card = bot.sees("Kari", "i retur")
    assert bot.claims()[0].taxable == Decimal("1642.00")
    bot.says("Kari", "send", at=moment("2023-10-16"), files=[PHOTO], thread_ts=card.thread_ts)
    assert bot.outcomes(4)[-1] == ("conversation", "submit")
    assert bot.claims()[0].taxable == Decimal("1500.00")


def test_where_the_municipality_only_warns_a_drive_without_a_route_is_split(town: Town) -> None:
    with_setting(town, 'undocumented = "warn"')
    with running(town) as bot:
        bot.says("Kari", WITHOUT_ROUTE, at=moment("2023-10-13"))
        bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
        bot.sees("Nils", "Strekningen mangler", offers="attest")
        assert bot.claims()[0].taxable == Decimal("1562.72")


def test_what_blocks_is_named_and_can_be_mended(town: Town) -> None:
    with_setting(town, "refused_after_months = 12")
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
        bot.sees("Kari", "Dette må rettes før kravet kan sendes", "Datoen er for gammel til å bli betalt")
        bot.says("Kari", "send", at=moment("2023-10-13T09:00"))
        bot.sees("Kari", "Kravet kan ikke sendes slik det er nå", "Rett datoen, eller ta bort linjen")
        assert bot.outcomes(2)[-1] == ("refused", "blocked")
        assert [claim.state for claim in bot.claims()] == ["draft"]
        assert not bot.from_bot("Nils")


@pytest.mark.parametrize("said", ["Kommunestyret 12.10.2023", "Møte i kommunestyret 12. oktober 2023 kl. 18-20"])
def test_the_same_meeting_on_a_second_claim_is_told_before_it_is_sent(bot: Running, said: str) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Nils", offers="attest")
    bot.says("Kari", said, at=moment("2023-10-20"))
    bot.sees("Kari", f"Det samme er krevd i krav {bot.claims()[0].number}", offers="submit")


def test_a_receipt_of_an_earlier_claim_is_told(bot: Running) -> None:
    bot.says("Kari", "Ferje 142 kr 12.10.2023", at=moment("2023-10-13"), files=[PHOTO])
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Nils", offers="attest")
    bot.says("Kari", "Ferje 98 kr 13.10.2023", at=moment("2023-10-20"), files=[PHOTO])
    bot.sees("Kari", f"Et vedlegg er også brukt i krav {bot.claims()[0].number}", offers="submit")


def with_setting(town: Town, line: str) -> None:
    """The town's settings with one more line under [claims]."""
    settings = town.folder / "settings.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[claims]\n{line}\n", "utf-8")


def send_back(bot: Running) -> None:
    """Nils has returned the claim that he sees."""
    bot.sees("Nils", offers="attest")
    give_back(bot.town, bot.town.user("Nils"), bot.claims()[0].number, "Hvor gikk turen?")


def test_what_was_taxed_for_want_of_a_receipt_is_not_once_the_claim_is_taken_back(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, taxi 210 kr", at=moment("2023-10-13"))
    bot.outcomes(1)
    (drafted,) = bot.claims()
    bot.says("Kari", "send")
    bot.outcomes(2)
    (sent,) = bot.claims()
    bot.says("Kari", "trekk tilbake")
    bot.outcomes(3)
    (taken_back,) = bot.claims()
    assert [int(claim.taxable) for claim in (drafted, sent, taken_back)] == [1500, 1710, 1500]
    bot.says("Kari", "send")
    bot.outcomes(4)
    assert [(claim.state, int(claim.taxable)) for claim in bot.claims()] == [("submitted", 1710)]
