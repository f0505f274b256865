"""`godtgjort explain`: an auditor checks a claim by hand."""

import re

from demo.town import Town
from tests.bot.cli.commands import complaint, godtgjort
from tests.bot.hands import moment, shown
from tests.bot.running import running


def test_every_sum_is_explained_with_its_rate_and_the_rules_that_read_it(town: Town) -> None:
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret 12.10, 42 km fra Haugen til rådhuset", at=moment("2023-10-13"))
        card = shown(bot.sees("Kari", offers="submit"))
    number = re.search(r"\d{4}-\d{5}", card)
    assert number
    told = (
        godtgjort("explain", number.group(), "--config", town.folder).stdout.decode().replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "42 km × 4,48 kr = 188,16 kr; trekkfritt 42 km × 3,50 kr = 147,00 kr; trekkpliktig 41,16 kr" in told
    assert "FOR-2022-11-22-2002" in told
    assert "datoen: kalenderdag, året er antatt" in told
    assert "kjøretøyet: bil er antatt" in told
    assert "year_assumed" not in told


def test_the_documentation_is_in_the_language_that_is_asked_for(town: Town) -> None:
    with running(town) as bot:
        bot.says("Kari", "Kommunestyret 12.10, 42 km fra Haugen til rådhuset", at=moment("2023-10-13"))
        bot.sees("Kari", offers="submit")
        (claim,) = bot.claims()
    for language, told in (("en", "the date: calendar day, the year is assumed"), ("nn", "året er gått ut frå")):
        done = godtgjort("explain", claim.number, "--config", town.folder, "--language", language)
        assert told in done.stdout.decode()
    assert godtgjort("explain", claim.number, "--config", town.folder, "--language", "de").returncode == 2


def test_a_claim_that_is_not_there_is_one_clear_line(town: Town) -> None:
    godtgjort("migrate", "--config", town.folder)
    done = godtgjort("explain", "2000-00009", "--config", town.folder)
    assert done.returncode == 1
    assert "there is no claim 2000-00009" in complaint(done)
