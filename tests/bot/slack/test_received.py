"""What Slack brings of a message is what the person wrote."""

import pytest

from bot.slack.received import plain_text
from tests.bot.hands import moment
from tests.bot.running import Running


@pytest.mark.parametrize("thumb", [":+1:", ":+1::skin-tone-2:", ":100: :tada:"])
def test_a_lone_emoji_is_no_answer_and_needs_none(bot: Running, thumb: str) -> None:
    bot.says("Kari", thumb)
    assert bot.outcomes(1) == [("ignored", "none")]
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    before = bot.sees("Kari", offers="submit")
    bot.says("Kari", thumb)
    assert bot.outcomes(3)[-1] == ("ignored", "none")
    assert bot.from_bot("Kari") == [before]


@pytest.mark.parametrize("text", ["kl. 08:00:15", "fra: Vik til: Haugen", "08:00 til 16:30", "sats :95 kr: 3 timer"])
def test_colons_that_are_no_emoji_stay(text: str) -> None:
    assert plain_text(text) == text
