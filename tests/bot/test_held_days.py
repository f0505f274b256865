"""A day without a year that has been, though its next one is near, is asked about before the claim is sent."""

import datetime as dt

import pytest

from claims.clock import OSLO
from tests.bot.running import Running

_NEAR = dt.datetime.now(OSLO).date() + dt.timedelta(days=10)
AHEAD = _NEAR + dt.timedelta(days=1) if (_NEAR.month, _NEAR.day) == (2, 29) else _NEAR
READ_AS = AHEAD.replace(year=AHEAD.year - 1)
SAID = f"{AHEAD.day}.{AHEAD.month}"


def says(bot: Running, *messages: str, name: str = "Kari") -> tuple[str, str]:
    """What became of the last of the messages, which come now."""
    for number, message in enumerate(messages, len(bot.outcomes(0)) + 1):
        bot.says(name, message, at=dt.datetime.now(OSLO))
        found = bot.outcomes(number)
    return found[-1]


@pytest.mark.parametrize(
    ("name", "said", "asked"),
    [
        ("Kari", "Formannskapet", "Du skrev ikke årstallet, så jeg har lest dagen som en dag i"),
        ("Sigrid", "Kommunestyret", "Du skreiv ikkje årstalet, så eg har lese dagen som ein dag i"),
        ("Emma", "Planning committee", "You did not write the year, so I have read the day as one in"),
    ],
)
def test_the_year_is_told_and_the_claim_is_not_ready_to_send(bot: Running, name: str, said: str, asked: str) -> None:
    says(bot, f"{said} {SAID}", name=name)
    card = bot.sees(name, f"{asked} {READ_AS.year}")
    assert not bot.from_bot(name, asked, "Send til godkjenning")
    assert "submit" not in str(card.blocks)
    assert says(bot, "send", name=name) == ("refused", "blocked")
    assert [claim.state for claim in bot.claims()] == ["draft"]


@pytest.mark.parametrize("answer", ["ja", f"{READ_AS.day}.{READ_AS.month}.{READ_AS.year}"])
def test_once_the_day_is_confirmed_the_claim_can_be_sent(bot: Running, answer: str) -> None:
    says(bot, f"Formannskapet {SAID}", answer)
    (claim,) = bot.claims()
    assert claim.only_day == READ_AS
    assert says(bot, "send") == ("conversation", "submit")


def test_a_no_asks_whether_the_draft_is_to_be_deleted(bot: Running) -> None:
    assert says(bot, f"Formannskapet {SAID}", "nei") == ("conversation", "which_delete")
    bot.sees("Kari", "Ingenting er slettet. Skal dette kravet slettes?")
    assert says(bot, "ja") == ("conversation", "confirmed")
    assert [claim.state for claim in bot.claims()] == ["deleted"]


def test_a_year_that_is_written_is_believed(bot: Running) -> None:
    says(bot, f"Formannskapet {SAID}.{READ_AS.year}")
    bot.sees("Kari", offers="submit")
