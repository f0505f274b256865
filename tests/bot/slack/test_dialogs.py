"""Dialogs as Slack shows them, and what is read from them, held against Slack's own limits."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.config.municipality import load
from bot.slack.dialogs import dialog
from bot.slack.dialogs.dialog import Opening, Shown, State, Unfit
from bot.slack.dialogs.inputs import menu
from bot.slack.dialogs.returning import RETURNING
from bot.slack.dialogs.table import BY_BUTTON, DIALOGS
from bot.words import LOCALES
from claims.claim import Claim
from claims.people import Language
from demo.slack.validate import accepted_view
from tests.bot.golden import COUNCIL, COUNCIL_DAY, DRIVE, claim, moved

TOWN = load(Path(__file__).parents[3] / "examples" / "lauvdal")


def opening(shown: Claim, *, person: str = "3001", language: Language = "nb", about: str = "") -> Opening:
    return Opening(
        town=TOWN, today=COUNCIL_DAY, person=replace(TOWN.person(person), language=language), claim=shown, about=about
    )


def state(**values: dict[str, Any]) -> State:
    """What Slack tells when each block is filled in so."""
    return State({block: {block: value} for block, value in values.items()})


def picked(*values: str) -> dict[str, Any]:
    return {"selected_options": [{"value": value} for value in values]}


@pytest.mark.parametrize("language", LOCALES)
def test_dialogs_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    view = RETURNING.view(opening(moved(COUNCIL, "submitted"), language=language))
    accepted_view(view)
    assert view == snapshot(name="return")


def test_a_button_opens_one_dialog_only() -> None:
    assert len(BY_BUTTON) == sum(len(each.opened_by) for each in DIALOGS)


def test_a_dialog_carries_what_was_shown_until_it_is_sent() -> None:
    view = RETURNING.view(opening(moved(COUNCIL, "submitted"), about="2"))
    sent = moved(COUNCIL, "submitted")
    assert dialog.shown(view["private_metadata"]) == Shown(sent.number, sent.round, sent.version, "2")
    assert dialog.shown(str(Shown(about="a/b"))) == Shown(about="a/b")
    assert dialog.shown("nonsense") is None


@pytest.mark.parametrize(("lines", "offered"), [(1, 0), (2, 2), (100, 100), (101, 0)])
def test_a_return_offers_the_lines_of_several_as_long_as_a_menu_holds_them(lines: int, offered: int) -> None:
    drive = replace(DRIVE, purpose="Møte " * 40)
    view = RETURNING.view(opening(moved(claim(*[drive] * lines), "submitted")))
    accepted_view(view)
    menus = [block["element"] for block in view["blocks"] if block["block_id"] == "lines"]
    assert sum(len(menu["options"]) for menu in menus) == offered


def test_a_return_is_read_as_its_reason_and_lines() -> None:
    read = RETURNING.read(state(lines=picked("0", "2"), reason={"value": " Feil dato\0 "}))
    assert read == {"reason": "Feil dato", "lines": [0, 2]}
    assert RETURNING.read(state(reason={"value": "Feil dato"}))["lines"] == []


def test_a_return_without_a_reason_is_told_at_once() -> None:
    with pytest.raises(Unfit) as told:
        RETURNING.read(state(reason={"value": "  "}))
    assert told.value.problems == {"reason": "refused.reason_missing"}


def test_only_who_may_decide_the_claim_may_open_its_return() -> None:
    sent = moved(COUNCIL, "submitted")
    assert RETURNING.may_open(opening(sent, person="3001"))
    assert not RETURNING.may_open(opening(sent, person=sent.claimant))
    assert not RETURNING.may_open(opening(COUNCIL, person="3001"))


@pytest.mark.parametrize("count", [1, 100, 101, 2_345])
def test_a_menu_of_any_length_fits_and_keeps_what_was_chosen(count: int) -> None:
    choices = [(str(number), f"Ansvar {number} " + "x" * 200) for number in range(count)]
    block = menu("ansvar", "Ansvar", choices, chosen=str(count - 1)).to_dict()
    accepted_view(
        {
            "type": "modal",
            "title": {"type": "plain_text", "text": "T"},
            "submit": {"type": "plain_text", "text": "S"},
            "blocks": [block],
        }
    )
    assert block["element"]["initial_option"]["value"] == str(count - 1)
