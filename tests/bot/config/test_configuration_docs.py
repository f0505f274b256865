"""Every column, setting and secret is explained in docs/configuration.md, where a reader looks for it."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.config.approvers import ApproverRow
from bot.config.ceilings import CeilingRow
from bot.config.deputies import DeputyRow
from bot.config.fees import FeeRow
from bot.config.people import PersonRow
from bot.config.secrets import SECRETS
from bot.config.settings import TABLES, Settings
from bot.config.types import TypeRow

PAGE = (Path(__file__).parents[3] / "docs" / "configuration.md").read_text(encoding="utf-8")
FILES: dict[str, type[BaseModel]] = {
    "types.csv": TypeRow,
    "fees.csv": FeeRow,
    "ceilings.csv": CeilingRow,
    "people.csv": PersonRow,
    "approvers.csv": ApproverRow,
    "deputies.csv": DeputyRow,
}


def explained(heading: str) -> list[str]:
    """The names in the first column of the table below a heading."""
    section = re.split(r"^#+ ", PAGE.split(f"# {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)


@pytest.mark.parametrize("file", FILES)
def test_every_column_is_explained_and_no_other(file: str) -> None:
    assert sorted(explained(file)) == sorted(FILES[file].model_fields)


@pytest.mark.parametrize("table", TABLES)
def test_every_setting_is_explained_and_no_other(table: str) -> None:
    assert explained(f"[{table}]") == list(TABLES[table].model_fields)


@pytest.mark.parametrize(("table", "model"), TABLES.items())
def test_every_default_is_the_one_explained(table: str, model: type[BaseModel]) -> None:
    section = PAGE.split(f"# [{table}]\n")[1]
    for name, field in model.model_fields.items():
        shown = "–" if field.is_required() else f"`{_toml(field.default)}`"
        assert f"| `{name}` | {shown} |" in section


def _toml(value: object) -> str:
    """The value as settings.toml has it, where JSON writes it the same."""
    return json.dumps(value, ensure_ascii=False)


def test_the_tables_are_those_of_the_settings() -> None:
    assert list(TABLES) == list(Settings.model_fields)


def test_every_secret_is_explained_and_no_other() -> None:
    assert explained("Secrets") == [f"GODTGJORT_{name}" for name in SECRETS]
