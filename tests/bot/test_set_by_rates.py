"""The sum of a fee, and of hours, follows the municipality's rates: nobody writes it in, and all are told so."""

import pytest

from tests.bot.running import Running, says


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Kari", "Linje 1 er 100000 kr", "Beløpet på linje 1 følger satsene til kommunen"),
        ("Kari", "møtet var 3000 kr", "Beløpet på linje 1 følger satsene til kommunen"),
        ("Sigrid", "linje 1 skal vere 3000 kr", "Beløpet på linje 1 følgjer satsane til kommunen"),
        ("Emma", "line 1 should be NOK 3000", "The amount on line 1 follows the municipality's rates"),
    ],
)
def test_the_sum_of_a_fee_is_not_written_in(bot: Running, name: str, said: str, told: str) -> None:
    says(bot, "Kommunestyret 12.10.2023", name=name)
    before = bot.claims()
    assert says(bot, said, name=name) == ("refused", "set_by_rates")
    bot.sees(name, told)
    assert bot.claims() == before
    assert says(bot, "angre", name=name) == ("refused", "nothing_to_undo")


def test_neither_is_the_sum_of_hours(bot: Running) -> None:
    says(bot, "12.10.2023 6 timer avlastning lav sats", name="Jonas")
    before = bot.claims()
    assert says(bot, "linje 1 skal vere 5000 kr", name="Jonas") == ("refused", "set_by_rates")
    assert bot.claims() == before


def test_what_an_outlay_cost_is(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr")
    assert says(bot, "linje 2 skal være 124 kr") == ("conversation", "edit")
    bot.sees("Kari", "nå 124,00 kr")
