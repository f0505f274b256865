"""What decides a line's worth is asked in chat, answered in words, and then paid."""

import pytest

from tests.bot.hands import moment
from tests.bot.running import Running

WHEN = moment("2026-11-20")


def paid(bot: Running) -> list[tuple[str, bool]]:
    """The total of each claim, and whether something is open on it."""
    return [(str(claim.total), bool(claim.questions)) for claim in bot.claims()]


@pytest.mark.parametrize(("answer", "total"), [("80 km", "524.20"), ("12 km hver vei", "127.20")])
def test_how_far_a_trip_with_a_short_drive_went(bot: Running, answer: str, total: str) -> None:
    trip = "Diett kurs 10.11 fra kl 07 til 17, ingen måltider dekket. Kjørte 24 km Haugen–stasjonen–Haugen."
    bot.says("Kari", trip, at=WHEN)
    card = bot.sees("Kari", "Hvor mange kilometer er det dit, én vei?")
    assert paid(bot) == [("127.20", True)]
    bot.says("Kari", answer, at=WHEN, thread_ts=card.ts)
    bot.outcomes(2)
    assert paid(bot) == [(total, False)]


@pytest.mark.parametrize(("answer", "total"), [("hele møtet", "1450.00"), ("bare den ene saken", "725.00")])
def test_how_much_of_a_meeting_with_one_case_it_was(bot: Running, answer: str, total: str) -> None:
    bot.says("Kari", "Planutvalget 11.11, kun én sak", at=WHEN)
    card = bot.sees("Kari", "Var du til stede i hele møtet, en del av det eller bare én sak?")
    bot.says("Kari", answer, at=WHEN, thread_ts=card.ts)
    bot.outcomes(2)
    assert paid(bot) == [(total, False)]
