"""The old day in a title or a purpose follows when a line is moved, in the form in which it was written."""

import datetime as dt
from pathlib import Path

import pytest

from bot.config.municipality import load_terms
from bot.made_titles import in_language
from bot.redating import redated
from parsers.text import Reader
from tests.bot.hands import moment
from tests.bot.running import Running

OLD, NEW = dt.date(2023, 10, 12), dt.date(2023, 11, 3)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("Kommunestyremøte 12.10.2023", "Kommunestyremøte 3.11.2023"),
        ("Møte 12.10.", "Møte 3.11."),
        ("Møte 12.10", "Møte 3.11"),
        ("Møte 12/10-23", "Møte 3/11-23"),
        ("Møte 2023-10-12", "Møte 2023-11-03"),
        ("Møte torsdag 12. oktober 2023", "Møte fredag 3. november 2023"),
        ("Torsdag den 12. oktober", "Fredag den 3. november"),
        ("Council meeting Thursday 12 October", "Council meeting Friday 3 November"),
        ("October 12, 2023: council", "November 3, 2023: council"),
        ("Møte 12. okt", "Møte 3. nov"),
        ("Møte 12.10.2022", "Møte 12.10.2022"),
        ("Sak 112.10", "Sak 112.10"),
        ("Formannskapet", "Formannskapet"),
        ("Taxi kr 12.10", "Taxi kr 12.10"),
        ("Taxi 12.10 kr", "Taxi 12.10 kr"),
        ("Møte kl 12.10", "Møte kl 12.10"),
        ("Møte kl. 12.10 den 12.10", "Møte kl. 12.10 den 3.11"),
        ("Behandling av sak 12/10", "Behandling av sak 12/10"),
        ("Case no. 12/10", "Case no. 12/10"),
        ("12.10. og 3.11.", "12.10. og 3.11."),
        ("tor. 12.10", "fre. 3.11"),
        ("Thu. 12 October", "Fri. 3 November"),
    ],
)
def test_the_day_is_written_anew_in_its_own_form(said: str, now: str) -> None:
    assert redated(said, OLD, NEW) == now


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
