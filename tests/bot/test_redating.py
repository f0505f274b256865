"""The old day in a title or a purpose follows when a line is moved, in the form in which it was written."""

from pathlib import Path

from bot.config.municipality import load_terms
from bot.made_titles import in_language
from parsers.text import Reader
from tests.bot.hands import moment
from tests.bot.running import Running, says


def test_a_title_follows_the_meeting_that_is_moved(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Kommunestyret, kjørte 42 km", subject="Kommunestyremøte 12.10.2023", at="2023-10-14T09:00")
    kari.reply(kari.wait("42 km"), "møtet var 13.10", at="2023-10-14T10:00")
    kari.wait("13. oktober")
    (claim,) = bot.claims()
    assert claim.title == "Kommunestyremøte 13.10.2023"
    assert "12.10" not in "".join(line.line.purpose or "" for line in claim.lines)


def test_a_title_stays_while_a_line_is_of_its_day(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Kommunestyret, kjørte 42 km", subject="Kommunestyremøte 12.10.2023", at="2023-10-14T09:00")
    kari.reply(kari.wait("42 km"), "kjøringen var 13.10", at="2023-10-14T10:00")
    kari.wait("13. oktober")
    assert bot.claims()[0].title == "Kommunestyremøte 12.10.2023"


def test_what_is_made_for_whoever_reads_english_has_an_english_date() -> None:
    reader = Reader(load_terms(Path("examples/lauvdal")).catalogue)
    told = reader.read("Municipal council 12.10.2023, drove 42 km", received=moment("2023-10-14T09:00"))
    made = in_language(told, "en")
    assert (made.title, [found.line.purpose for found in made.lines]) == (
        "Municipal council 12 October 2023",
        ["Municipal council 12 October 2023"] * 2,
    )
    own = reader.read("drove 42 km", received=moment("2023-10-14T09:00"), subject="Council meeting 12.10.2023")
    assert in_language(own, "en").title == "Council meeting 12.10.2023"
    assert in_language(told, "nn") == told


def test_a_wrong_letter_is_not_kept_and_all_that_was_for_the_meeting_follows_it(bot: Running) -> None:
    assert says(bot, "Formannskpet 12.10.2023, kjørte 42 km fra Haugen til rådhuset")[0] == "claim"
    (claim,) = bot.claims()
    assert {claim.title, *(line.line.purpose for line in claim.lines)} == {"Formannskapet 12.10.2023"}
    assert says(bot, "linje 1 var 11.10.2023") == ("conversation", "edit")
    (claim,) = bot.claims()
    assert {claim.title, *(line.line.purpose for line in claim.lines)} == {"Formannskapet 11.10.2023"}
    bot.sees("Kari", "Linje 2, Kjøring: nå Formål: Formannskapet 11.10.2023")
