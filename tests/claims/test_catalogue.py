"""The municipality's types by code, day and language."""

import datetime as dt
from dataclasses import replace

from claims.catalogue import Catalogue
from claims.rates import Rates, state_rates
from tests.claims.given import CATALOGUE, FEE_2025, FEE_2026, HOUR


def test_a_type_is_called_as_its_reader_calls_it_and_found_by_every_spelling() -> None:
    council = replace(FEE_2026, names={"en": "Municipal council"}, aliases=("KST",))
    assert [council.name_in(language) for language in ("nb", "nn", "en")] == [
        "Kommunestyret",
        "Kommunestyret",
        "Municipal council",
    ]
    assert council.spellings == ("Kommunestyret", "Municipal council", "KST")


def test_the_price_says_which_row_it_stands_in() -> None:
    assert (FEE_2026.source, HOUR.source) == ("types.csv fee-council 2026-01-01", "types.csv care-hour")


def test_the_latest_period_is_the_one_that_began_last_however_the_file_is_ordered() -> None:
    first = replace(FEE_2025, valid_from=None, valid_to=dt.date(2024, 12, 31))
    for rows in ((FEE_2026, FEE_2025, first), (first, FEE_2025, FEE_2026), (FEE_2026, first, FEE_2025)):
        assert Catalogue(rows).latest("fee-council") == FEE_2026


def test_a_day_outside_every_period_has_no_type() -> None:
    days = (dt.date(2024, 12, 31), dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert [CATALOGUE.on("fee-council", day) for day in days] == [None, FEE_2025, FEE_2025, FEE_2026, None]
    assert CATALOGUE.on("nothing", days[1]) is None
    assert CATALOGUE.codes == ["fee-council", "care-hour", "toll", "ferry"]
    assert CATALOGUE.periods("fee-council") == (FEE_2025, FEE_2026)
    assert CATALOGUE.periods("nothing") == ()


def test_catalogues_of_the_same_rows_and_rates_are_the_same_and_any_change_makes_another() -> None:
    named, rates = replace(FEE_2026, names={"en": "Municipal council"}), Rates(())
    same = Catalogue([named, HOUR], rates)
    assert same == Catalogue([replace(named), replace(HOUR)], Rates(()))
    assert hash(same) == hash(Catalogue([replace(named), replace(HOUR)], Rates(())))
    for rows in ([FEE_2026, HOUR], [HOUR, named], [named], [named, replace(HOUR, unit_price=None)]):
        assert same != Catalogue(rows, rates)
    assert same != Catalogue([named, HOUR], state_rates())
