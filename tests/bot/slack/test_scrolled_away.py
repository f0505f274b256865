"""A card that has scrolled away is posted anew below what was said since, and the older one leads to it."""

from demo.slack import Message
from tests.bot.hands import buttons, moment, shown
from tests.bot.running import Running

SCROLLED = 6
"""Lines after which the card of the first is five answers up."""


def a_month(bot: Running, days: int, first: int = 1) -> None:
    for day in range(first, first + days):
        bot.says(
            "Berit", f"{day}.10.2023 {2 + day % 5} timer avlastning lav sats", at=moment(f"2023-10-{day:02}T18:00")
        )
        bot.outcomes(day)


def cards(bot: Running) -> list[Message]:
    return [message for message in bot.from_bot("Berit") if "submit" in buttons(message)]


def test_a_month_s_claim_follows_its_claimant_down_the_conversation(bot: Running) -> None:
    a_month(bot, SCROLLED)
    (first,) = cards(bot)
    a_month(bot, 1, SCROLLED + 1)
    (newer,) = cards(bot)
    assert newer.ts > first.ts
    (pointing,) = [message for message in bot.from_bot("Berit") if message.ts == first.ts]
    assert "står lenger ned" in shown(pointing)
    assert newer.ts.replace(".", "") in str(pointing.blocks)
    assert not buttons(pointing)
    assert len(bot.claims("draft")) == 1
    a_month(bot, 1, SCROLLED + 2)
    assert [card.ts for card in cards(bot)] == [newer.ts]


def test_what_is_pressed_on_the_older_card_as_it_is_left_happens_once_and_is_told(bot: Running) -> None:
    a_month(bot, SCROLLED)
    (first,) = cards(bot)
    a_month(bot, 1, SCROLLED + 1)
    bot.presses("Berit", first, "submit", stale=True)
    bot.sees("Berit", "er sendt til attestering")
    assert bot.outcomes(SCROLLED + 2)[-1] == ("conversation", "submit")
    assert cards(bot) == []
    (sent,) = bot.claims("submitted")
    assert len(sent.lines) == SCROLLED + 1


def test_words_below_the_older_card_are_about_its_claim_still(bot: Running) -> None:
    a_month(bot, SCROLLED)
    (first,) = cards(bot)
    a_month(bot, 1, SCROLLED + 1)
    bot.says("Berit", "send", at=moment("2023-10-20"), thread_ts=first.ts)
    assert bot.outcomes(SCROLLED + 2)[-1] == ("conversation", "submit")


def test_who_writes_in_the_card_s_thread_has_it_before_them(bot: Running) -> None:
    a_month(bot, SCROLLED)
    (first,) = cards(bot)
    bot.says("Berit", "7.10.2023 4 timer avlastning lav sats", at=moment("2023-10-20"), thread_ts=first.ts)
    bot.outcomes(SCROLLED + 1)
    assert [card.ts for card in cards(bot)] == [first.ts]
