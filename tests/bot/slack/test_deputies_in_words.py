"""What lends rights is one of a few sentences about a deputy; anything else is asked about and lends nothing."""

import pytest

from tests.bot.running import Running


@pytest.mark.parametrize(
    "words",
    [
        "Marit vikarierer aldri for meg 1.–14. desember",
        "I'm covering for Marit while she's away 1-14 December",
        "Marit er borte i uke 51, hvem er vikar",
        "Marit er borte 1.–14. desember, så da overtar jeg",
        "Hvis Marit vikarierer for meg 1.–14. desember",
        "Jeg er borte fra 1. desember til Marit tar over",
    ],
)
def test_words_that_may_mean_something_else_lend_nothing(bot: Running, words: str) -> None:
    bot.says("Nils", words)
    bot.sees("Nils", "Velg stedfortreder på Hjem-siden")
    assert bot.trail() == []
    assert not bot.from_bot("Marit", "kan avgjøre krav")
