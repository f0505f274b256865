"""A carer's month told day by day: a bare day is one of the month, and each message is a line of the claim."""

import pytest

from claims.lines import ExpenseLine
from tests.bot.hands import moment
from tests.bot.running import Running

MONTH = "Avlastning lav sats oktober"


def says(bot: Running, *messages: str, name: str = "Berit") -> tuple[str, str]:
    """What became of the last of the messages, which come one after the other."""
    before = len(bot.outcomes(0))
    for at, message in enumerate(messages, 1):
        bot.says(name, message, at=moment(f"2026-11-02T{before + at:02}:00"))
        found = bot.outcomes(before + at)
    return found[-1]


def days(bot: Running) -> list[str]:
    """Day and hours of each line of every draft."""
    lines = [each.line for claim in bot.claims("draft") for each in claim.lines]
    return [f"{line.date} {line.quantity}" for line in lines if isinstance(line, ExpenseLine) and not line.end_date]


def test_each_bare_day_is_a_line_of_the_month_that_is_told_of(bot: Running) -> None:
    told = ("2. 6 timer", "4. 3 t", "den 9. var det 5 timer", "og 12. 4,5 timer")
    assert says(bot, MONTH, *told) == ("claim", "days_of_month")
    assert days(bot) == ["2026-10-02 6", "2026-10-04 3", "2026-10-09 5", "2026-10-12 4.5"]
    (claim,) = bot.claims()
    assert {line.line.type for line in claim.lines if isinstance(line.line, ExpenseLine)} == {"care-hour-low"}
    assert claim.lines[1].evidence.assumed["date"] == [f"as_in_{claim.number}"]
    bot.sees("Berit", "Oktober 2026 så langt: 18,5 timer, til sammen 1 905,50 kr")


def test_the_first_days_stand_in_place_of_the_month_that_asked_for_them(bot: Running) -> None:
    says(bot, MONTH, "2. 6 timer og 4. 3 timer")
    (claim,) = bot.claims()
    assert (days(bot), claim.questions) == (["2026-10-02 6", "2026-10-04 3"], ())
    bot.sees("Berit", "nå 2. oktober 2026, 6 timer", "før 1.–31. oktober 2026", "Ny linje 2")


@pytest.mark.parametrize(
    ("name", "month", "told"),
    [
        ("Jonas", "Avlasting låg sats oktober", ("2. 6 timar", "den 9. vart det 5 timar")),
        ("Berit", "Respite low rate October", ("2nd: 6 hours", "the 9th was 5 hours")),
    ],
)
def test_the_days_are_told_in_every_language(bot: Running, name: str, month: str, told: tuple[str, str]) -> None:
    says(bot, month, *told, name=name)
    assert days(bot) == ["2026-10-02 6", "2026-10-09 5"]


def test_a_type_that_is_open_for_the_month_is_asked_for_its_days(bot: Running) -> None:
    says(bot, "Avlastning oktober", "2. 6 timer", "4. 3 timer")
    (claim,) = bot.claims()
    assert [question.field for question in claim.questions] == ["type", "type"]
    says(bot, "lav sats")
    (claim,) = bot.claims()
    assert claim.total == 9 * 103


@pytest.mark.parametrize(
    "said", ["den 9. var det 6 timer", "den 9. var det 6 timer, ikke 5", "den 9. skal være 6 timer"]
)
def test_what_is_said_of_a_day_that_was_told_corrects_it(bot: Running, said: str) -> None:
    assert says(bot, MONTH, "2. 6 timer", "9. 5 timer", said) == ("conversation", "edit")
    assert days(bot) == ["2026-10-02 6", "2026-10-09 6"]


@pytest.mark.parametrize("said", ["slett den 9.", "ta vekk 9.10", "Fjern den 9., takk"])
def test_a_day_is_taken_out_by_its_number(bot: Running, said: str) -> None:
    assert says(bot, MONTH, "2. 6 timer", "9. 5 timer", said) == ("conversation", "edit")
    assert days(bot) == ["2026-10-02 6"]


def test_a_day_told_twice_is_asked_about_and_added_only_when_it_is_said_so(bot: Running) -> None:
    assert says(bot, MONTH, "2. 6 timer", "2. 4 timer") == ("refused", "day_told")
    bot.sees("Berit", "Den dagen står i kravet fra før", "«og 2. 4 timer»", "2. oktober 2026, 6 timer")
    assert days(bot) == ["2026-10-02 6"]
    says(bot, "og 2. 4 timer")
    assert days(bot) == ["2026-10-02 6", "2026-10-02 4"]


def test_a_day_of_a_month_whose_hours_are_told_in_one_is_asked_about(bot: Running) -> None:
    assert says(bot, "Avlastning lav sats oktober 20 timer", "2. 6 timer") == ("refused", "day_told")
    (claim,) = bot.claims()
    assert [line.price.amount for line in claim.lines if line.price] == [2060]
    assert says(bot, "den 2. var det 6 timer") == ("refused", "day_told")


def test_hours_without_a_day_are_those_of_the_month(bot: Running) -> None:
    says(bot, MONTH, "20 timer")
    (claim,) = bot.claims()
    assert claim.total == 2060


def test_the_days_are_told_and_corrected_by_mail(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(MONTH, at="2026-11-02")
    berit.reply(berit.wait("Hvor mange timer"), "2. 6 timer\n4. 3 t\nden 9. 5 timer", at="2026-11-02T09:00")
    berit.reply(berit.wait("14 timer"), "den 4. var det 4 timer", at="2026-11-02T10:00")
    berit.reply(berit.wait("nå 4 timer"), "slett den 9.", at="2026-11-02T11:00")
    berit.wait("er slettet")
    assert days(bot) == ["2026-10-02 6", "2026-10-04 4"]


def test_a_day_of_no_month_that_is_told_of_is_the_latest_past_one(bot: Running) -> None:
    says(bot, "Avlastning lav sats 3 timer 1.11.2026", "avlastning lav sats 3 timer den 30.")
    assert days(bot) == ["2026-11-01 3", "2026-10-30 3"]
