"""Own claims asked for in words."""

import pytest

from tests.bot.hands import moment, shown
from tests.bot.running import Running, says


def written(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, bom 54 kr, innkalt", at=moment("2023-10-13"))
    bot.outcomes(1)
    bot.says("Kari", "Formannskapet 3.11.2023", at=moment("2023-11-04"))
    bot.says("Ragnhild", "Kommunestyret 12.10.2023", at=moment("2023-11-04"))
    bot.outcomes(3)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("vis krav fra oktober", ("Jeg fant 1 krav (1.–31. oktober 2023), til sammen 1 554,00 kr:", "Kommunestyret")),
        (
            "hva fikk jeg for kommunestyret i oktober?",
            ("(Kommunestyret · 1.–31. oktober 2023), til sammen 1 500,00 kr:", "(derav 1 500,00 kr)"),
        ),
        ("vis krav fra 2023", ("Jeg fant 2 krav",)),
        ("vis krav fra mars", ("Jeg fant ingen krav (1.–31. mars 2023).",)),
        ("vis kravene mine", ("Du har 2 krav:",)),
        ("mine krav om kjøring", ("Jeg fant ingen krav (Kjøring).",)),
        ("mine krav for formannskapet", ("Jeg fant 1 krav (Formannskapet)",)),
    ],
)
def test_what_is_asked_for_is_shown_and_only_one_s_own(bot: Running, said: str, told: tuple[str, ...]) -> None:
    written(bot)
    bot.says("Kari", said, at=moment("2023-11-20"))
    bot.sees("Kari", *told)


def test_a_mail_asks_as_well(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Kommunestyret 12.10.2023", subject="Møte", at="2023-10-13")
    kari.wait("1 500,00 kr")
    kari.write("hva fikk jeg i oktober?", subject="Spørsmål", at="2023-11-20")
    kari.wait("Jeg fant 1 krav (1.–31. oktober 2023)")


def test_how_much_is_owed_is_told_by_how_far_the_claims_have_come(bot: Running) -> None:
    for at, said in enumerate(("Kommunestyret 12.1", "send", "Formannskapet 3.1", "how much am I owed this year?"), 1):
        bot.says("Kari", f"{said}.2026" if said[-1].isdigit() else said)
        bot.outcomes(at)
    assert bot.outcomes(4)[-1] == ("conversation", "owed")
    bot.sees("Kari", "Dette har du ført (1. januar–31. desember 2026):", "utkast, ikke sendt: 1 650,00 kr (1 krav)")
    bot.sees("Kari", "Dette har du ført", "sendt, venter på attestering: 1 650,00 kr (1 krav)")


def test_what_was_sent_or_paid_counts_no_claim_that_has_not_come_so_far(bot: Running) -> None:
    written(bot)
    bot.says("Kari", "hva har jeg sendt i 2023?", at=moment("2023-11-20"))
    bot.sees("Kari", "Jeg fant ingen krav (1. januar–31. desember 2023 · sendt)")
    bot.presses("Kari", bot.sees("Kari", "Kommunestyret", offers="submit"), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.says("Kari", "hva har jeg sendt i 2023?", at=moment("2023-11-20T10:00"))
    bot.sees("Kari", "Jeg fant 1 krav (1. januar–31. desember 2023 · sendt), til sammen 1 554,00 kr:")
    bot.says("Kari", "hvor mye har jeg fått utbetalt i 2023?", at=moment("2023-11-20T11:00"))
    bot.sees("Kari", "Jeg fant ingen krav (1. januar–31. desember 2023 · utbetalt)")


def test_own_claims_are_found_by_driving_alone(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, kjørte 42 km Haugen–rådhuset", "Formannskapet 3.11.2023")
    assert says(bot, "mine krav om kjøring")[1] == "found"
    told = shown(bot.from_bot("Kari", "Jeg fant 1 krav (Kjøring)")[-1])
    assert "Kommunestyret" in told
    assert "derav" in told
    assert "Formannskapet" not in told
