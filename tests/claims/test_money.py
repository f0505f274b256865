"""Money is exact, and its rounding is named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.money import from_ore, round_to_krone, round_to_ore, to_ore

KRONER = st.decimals(-10_000_000, 10_000_000, places=4)


@given(st.integers(-(10**15), 10**15))
def test_ore_become_kroner_and_the_same_ore_again(ore: int) -> None:
    assert to_ore(from_ore(ore)) == ore


@given(KRONER)
def test_rounding_moves_an_amount_by_half_an_ore_at_most(kroner: Decimal) -> None:
    rounded = round_to_ore(kroner)
    assert abs(rounded - kroner) <= Decimal("0.005")
    assert from_ore(to_ore(rounded)) == rounded


@pytest.mark.parametrize(
    ("kroner", "rounded"), [("0.004", "0.00"), ("0.005", "0.01"), ("2.675", "2.68"), ("1", "1.00")]
)
def test_half_an_ore_goes_up(kroner: str, rounded: str) -> None:
    assert str(round_to_ore(Decimal(kroner))) == rounded


@pytest.mark.parametrize(("kroner", "rounded"), [("493.49", "493"), ("493.50", "494"), ("492.50", "493")])
def test_half_a_krone_goes_up(kroner: str, rounded: str) -> None:
    assert str(round_to_krone(Decimal(kroner), "up")) == rounded


@pytest.mark.parametrize("kroner", ["0.001", "142.005", "NaN"])
def test_a_fraction_of_an_ore_is_never_stored(kroner: str) -> None:
    with pytest.raises(ValueError, match="whole number of øre"):
        to_ore(Decimal(kroner))


def test_kroner_from_the_store_have_two_decimals() -> None:
    assert str(from_ore(514000)) == "5140.00"
