"""docs/rules.md says where each figure and each choice stands: what is paid by is named there."""

from pathlib import Path

import pytest

from bot.config.ceilings import CeilingRow
from bot.config.fees import FeeRow
from bot.config.settings import TravelSettings
from claims.rates import state_rates

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8")
VEHICLES = ("motorcycle", "moped", "snowmobile", "boat")
"""Paid and limited as a car is; the page says `and the others`."""

RATES = {name.partition(".")[2] for name in state_rates().names}
COLUMNS = {*FeeRow.model_fields, *CeilingRow.model_fields} - {"valid_from", "valid_to", "name", "source"}


def _is_named(name: str) -> bool:
    return name.endswith(VEHICLES) or f"`{name}`" in PAGE or name in ("tax_free.bicycle", "tax_free.other")


@pytest.mark.parametrize("name", sorted({*RATES, *COLUMNS, *TravelSettings.model_fields, "undocumented"}))
def test_what_a_line_is_priced_by_is_on_the_page(name: str) -> None:
    assert _is_named(name)


def test_the_page_leads_to_files_that_are_there() -> None:
    root = Path(__file__).parents[3]
    linked = {part for part in PAGE.split("`") if part.startswith(("decisions/", "claims/")) or part.endswith(".md")}
    assert linked
    assert [name for name in linked if not ((root / name).exists() or (root / "docs" / name).exists())] == []
