"""The house: every module is in the room that its imports allow."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
MAY_IMPORT = {
    "claims": set(),
    "parsers": {"claims"},
    "store": {"claims"},
    "templates": set(),
    "bot": {"claims", "parsers", "store", "templates"},
    "scheduler": {"bot", "claims", "parsers", "store"},
    "godtgjort": {"bot", "scheduler"},
    "demo": {"bot", "claims", "parsers", "store", "templates", "scheduler"},
}
DOUBLES = ("demo/slack", "demo/mail")


def modules(place: str) -> list[Path]:
    """Every module of a room or folder."""
    path = HOUSE / place
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def names(module: Path) -> set[str]:
    """Every module that the module imports from, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def imported(module: Path) -> set[str]:
    """The top-level packages that the module imports from."""
    return {name.split(".")[0] for name in names(module)}


def rooms_imported(module: Path) -> set[str]:
    return imported(module) & {*MAY_IMPORT, "tests"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_from_rooms_before_it(room: str) -> None:
    assert modules(room)
    for module in modules(room):
        assert rooms_imported(module) <= {room, *MAY_IMPORT[room]}, module


@pytest.mark.parametrize("double", DOUBLES)
def test_the_doubles_of_slack_and_mail_know_nobody(double: str) -> None:
    for module in modules(double):
        assert rooms_imported(module) <= {"demo"}, module


def test_the_rules_do_no_input_or_output() -> None:
    outside = {"os", "socket", "sqlite3", "sqlalchemy", "subprocess", "logging", "pathlib", "random", "time", "urllib"}
    for module in modules("claims"):
        assert not imported(module) & outside, module


READING = (
    *("words", "spans", "catalogue", "layout", "drives", "trips"),
    *("wording", "settling", "analysis", "lines", "intents", "reader"),
)
"""The stages of the text reader, each knowing only those before it; `reading` is what they make, known to all."""


@pytest.mark.parametrize("stage", READING)
def test_a_stage_of_the_reader_knows_only_the_stages_before_it(stage: str) -> None:
    later = set(READING[READING.index(stage) + 1 :])
    for module in modules(f"parsers/text/{stage}"):
        known = {name.split(".")[2] for name in names(module) if name.startswith("parsers.text.")}
        assert not known & later, module


LINES = ("told", "days", "drafting", "unclaimed", "kinds", "asked")
"""The steps from what a text tells to the lines of a claim, each knowing only those before it."""


@pytest.mark.parametrize("step", LINES)
def test_a_step_to_the_lines_knows_only_the_steps_before_it(step: str) -> None:
    later = {*LINES[LINES.index(step) + 1 :], "itemise"}
    assert modules(f"parsers/text/lines/{step}")
    for module in modules(f"parsers/text/lines/{step}"):
        known = {name.split(".")[3] for name in names(module) if name.startswith("parsers.text.lines.")}
        assert not known & later, module
