"""What a claimant reads beside the claim itself: each thing said once, and as it will be."""

import pytest

from demo.slack import Message
from tests.bot.hands import moment, shown
from tests.bot.running import Running, says

NAMELESS = "kjørte 42 km 12.10.2023 fra Haugen til rådhuset med én passasjer"


def test_the_draft_says_what_sending_it_will_tax(bot: Running) -> None:
    says(bot, NAMELESS, "det var til kommunestyret")
    card = bot.sees("Kari", "Sender du kravet slik det er nå", offers="submit")
    told = next(line for line in shown(card).splitlines() if "Sender du kravet" in line)
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "er sendt til attestering")
    (sent,) = bot.claims("submitted")
    assert f"må du betale skatt av {sent.taxable:.2f} kr i stedet".replace(".", ",") in told


def test_nothing_is_said_of_tax_that_sending_does_not_change(bot: Running) -> None:
    says(bot, NAMELESS, "det var til kommunestyret", "Ola Nordmann")
    assert bot.from_bot("Kari", "Sender du kravet slik") == []


def test_what_has_the_same_already_is_a_claim_of_its_own_and_said_to_be(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023", "Kommunestyret 12.10.2023")
    first, second = (claim.number for claim in bot.claims())
    bot.sees("Kari", f"Dette ble et eget krav, {second}, fordi krav {first} har det samme")
    says(bot, f"flytt alt til krav {first}")
    assert [(claim.state, len(claim.lines)) for claim in bot.claims()] == [("draft", 2), ("deleted", 0)]


def test_a_claim_of_its_own_is_said_to_be_in_one_mail(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write("Avlaster lav sats 5 timer 8.1.2024", at="2024-01-09")
    berit.reply(berit.wait("475,00 kr"), "send", at="2024-01-09T08:30")
    berit.wait("sendt til")
    bot.says("Berit", "Avlaster lav sats 5 timer 9.1.2024", at=moment("2024-01-10"))
    bot.says("Berit", "Avlaster lav sats 5 timer 9.1.2024", at=moment("2024-01-10T09:00"))
    bot.sees("Berit", "Dette ble et eget krav")


@pytest.mark.parametrize(
    "asked",
    ["hva har jeg så langt denne måneden?", "hvor mye så langt", "how much so far", "hvor mye har jeg ført i oktober"],
)
def test_the_running_sum_of_the_month_is_told(bot: Running, asked: str) -> None:
    says(bot, "5 timer avlastning lav sats 3.10.2023", "i dag 3 timer", asked, name="Berit")
    bot.sees("Berit", "Jeg fant 1 krav", "Oktober 2023 så langt: 8 timer", "utkast")


def test_a_month_s_claim_is_called_by_all_its_days(bot: Running) -> None:
    says(bot, "5 timer avlastning lav sats 3.10.2023", "i går 3 timer", name="Berit")
    bot.sees("Berit", "Avlaster lav sats · 3.–13. oktober 2023", offers="submit")


def test_a_comment_is_acknowledged_first(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023", "Kommentar: Siste ferje gikk 23.10.")
    (told,) = bot.from_bot("Kari", "Kommentaren din står på kravet.")
    assert shown(told).startswith("Kommentaren din står på kravet.")


def example(card: Message) -> str:
    return next(line for line in shown(card).splitlines() if line.startswith("Svar her med vanlige ord"))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Kommunestyret 12.10.2023", "«linje 1 skal være 13. oktober»"),
        ("Kommunestyret 12.10.2023, 42 km fra Haugen til rådhuset", "skal være 60 km»"),
        ("Ferje 12.10.2023 142 kr", "«linje 1 skal være 142 kr»"),
        ("5 timer avlastning lav sats 3.10.2023", "«linje 1 skal være 3 timer»"),
    ],
)
def test_the_example_fits_what_the_claim_has(bot: Running, said: str, wanted: str) -> None:
    says(bot, said)
    assert wanted in example(bot.sees("Kari", "Svar her med vanlige ord"))


def test_a_claim_that_came_back_shows_why_on_its_card(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, bom 54 kr")
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "return")
    nils = bot.town.user("Nils")
    assert bot.town.slack.submit_view(nils, {"lines": ["1"], "reason": "Hvor er bommen?"}).closed
    bot.sees("Kari", "Sendt i retur av Nils Bakke", "«Hvor er bommen?»", offers="submit")


def test_where_a_rate_comes_from_is_said_in_names(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023", "hvorfor?")
    told = bot.sees("Kari", "Slik er beløpene")
    assert "kommunens regler for Kommunestyret fra 1. januar 2023" in shown(told)
    assert "types.csv" not in shown(told)


def test_hours_of_no_type_are_hours(bot: Running) -> None:
    says(bot, "3 t 12.10.2023")
    bot.sees("Kari", "Hvilken type gjelder det", "3 timer")
