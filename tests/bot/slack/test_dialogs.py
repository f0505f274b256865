"""Dialogs as Slack shows them, and what is read from them, held against Slack's own limits."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.config.municipality import load
from bot.slack import shown
from bot.slack.dialogs.dialog import Opening, State, Unfit
from bot.slack.dialogs.editing import ADD, EDIT, LINE
from bot.slack.dialogs.enclosing import ENCLOSE
from bot.slack.dialogs.inputs import menu
from bot.slack.dialogs.reading import names, number, places
from bot.slack.dialogs.returning import RETURNING
from bot.slack.dialogs.searching import SEARCH
from bot.slack.dialogs.table import BY_BUTTON, DIALOGS
from bot.slack.shown import Shown
from bot.words import LOCALES
from claims.claim import Claim
from claims.lines import Line, Passenger
from claims.people import Language
from demo.slack.validate import accepted_view
from tests.bot.golden import COUNCIL, COUNCIL_DAY, DRIVE, FERRY, TRIP, claim, long_claim, moved

TOWN = load(Path(__file__).parents[3] / "examples" / "lauvdal")


def opening(shown: Claim, *, person: str = "3001", language: Language = "nb", about: str = "") -> Opening:
    return Opening(
        town=TOWN, today=COUNCIL_DAY, person=replace(TOWN.person(person), language=language), claim=shown, about=about
    )


def state(**values: dict[str, Any]) -> State:
    """What Slack tells when each block is filled in so."""
    return State({block: {block: value} for block, value in values.items()})


def as_opened(line: Line, *, language: Language = "nb", **typed: dict[str, Any]) -> Mapping[str, Any]:
    """What is read of the line's dialog when nothing but these blocks is filled in anew."""
    view = LINE.view(mine(claim(line), language=language, about="0"))
    accepted_view(view)
    values = {block["block_id"]: {block["block_id"]: initially(block["element"])} for block in view["blocks"]}
    values |= {block: {block: value} for block, value in typed.items()}
    fields: Mapping[str, Any] = LINE.read(State(values, view["blocks"]))["fields"]
    return fields


def initially(element: dict[str, Any]) -> dict[str, Any]:
    """What Slack tells of an input that nobody touched."""
    names = {"value": "value", "option": "selected_option", "date": "selected_date", "time": "selected_time"}
    return {held: element.get(f"initial_{name}") for name, held in names.items()}


def chosen(value: str) -> dict[str, Any]:
    return {"selected_option": {"value": value}}


def picked(*values: str) -> dict[str, Any]:
    return {"selected_options": [{"value": value} for value in values]}


def mine(shown: Claim, *, language: Language = "nb", about: str = "") -> Opening:
    return opening(shown, person=shown.claimant, language=language, about=about)


def in_short(view: dict[str, Any]) -> list[str]:
    """A line for each thing that the dialog says, with the first options of its menus."""
    said = [view[part]["text"] for part in ("title", "submit", "close")]
    for block in view["blocks"]:
        element = block["element"]
        offered = [option["text"]["text"] for option in element.get("options", ())][:4]
        initial = [value for name, value in element.items() if name.startswith("initial_")]
        told = (block["label"]["text"], block.get("hint", {}).get("text", ""), element["type"], *offered, *initial)
        said.append(" | ".join(map(str, filter(None, told))) + ("" if block["optional"] else " *"))
    return said


@pytest.mark.parametrize("language", LOCALES)
def test_dialogs_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    views = {
        "return": RETURNING.view(opening(moved(COUNCIL, "submitted"), language=language)),
        "edit": EDIT.view(mine(COUNCIL, language=language)),
        "a meeting": LINE.view(mine(COUNCIL, language=language, about="0")),
        "a drive": LINE.view(mine(claim(DRIVE), language=language, about="0")),
        "an outlay": LINE.view(mine(claim(FERRY), language=language, about="0")),
        "a trip": LINE.view(mine(claim(TRIP), language=language, about="0")),
        "search": SEARCH.view(mine(COUNCIL, language=language)),
        "attach": ENCLOSE.view(mine(COUNCIL, language=language)),
        "new hours": LINE.view(mine(COUNCIL, language=language, about="new/expense/care-hour-low")),
    }
    for name, view in views.items():
        accepted_view(view)
        assert in_short(view) == snapshot(name=name)


def test_a_button_opens_one_dialog_only() -> None:
    assert len(BY_BUTTON) == sum(len(each.opened_by) for each in DIALOGS)


def test_a_dialog_carries_what_was_shown_until_it_is_sent() -> None:
    view = RETURNING.view(opening(moved(COUNCIL, "submitted"), about="2"))
    sent = moved(COUNCIL, "submitted")
    assert shown.parse(view["private_metadata"]) == Shown(sent.number, sent.round, sent.version, "2")
    assert shown.parse(str(Shown(about="a/b"))) == Shown(about="a/b")
    assert shown.parse("nonsense") is None


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


@pytest.mark.parametrize("lines", [1, 12, 60, 500])
def test_any_line_of_a_long_claim_can_be_chosen(lines: int) -> None:
    view = EDIT.view(mine(long_claim(lines)))
    accepted_view(view)
    element = view["blocks"][0]["element"]
    options = element.get("options") or [option for group in element["option_groups"] for option in group["options"]]
    assert [option["value"] for option in options] == [str(number) for number in range(lines)]


def test_every_type_of_the_town_can_be_added() -> None:
    view = ADD.view(mine(COUNCIL))
    accepted_view(view)
    offered = [option["value"] for option in view["blocks"][0]["element"]["options"]]
    assert {"new/mileage/", "new/per_diem/", "new/expense/ferry"} <= set(offered)
    assert len(offered) == len(TOWN.catalogue.codes) + 2
    for about in offered:
        accepted_view(LINE.view(mine(COUNCIL, about=about)))


def test_only_its_claimant_may_change_a_claim_and_only_while_it_is_open() -> None:
    assert EDIT.may_open(mine(COUNCIL))
    assert not EDIT.may_open(opening(COUNCIL, person="3001"))
    assert not EDIT.may_open(mine(moved(COUNCIL, "submitted")))
    assert LINE.may_open(mine(COUNCIL, about="0"))
    assert not LINE.may_open(mine(COUNCIL, about=str(len(COUNCIL.lines))))
    assert not LINE.may_open(mine(COUNCIL, about="new/rocket/"))
    assert not LINE.may_open(mine(COUNCIL, about="²"))


def test_a_drive_is_read_as_its_fields() -> None:
    read = LINE.read(
        state(
            date={"selected_date": "2023-10-12"},
            end_date={"selected_date": None},
            route={"value": "Haugen – Nord-Vik – Haugen"},
            distance_km={"value": "1 064,5"},
            vehicle=chosen("car"),
            passengers={"value": "Ola Nordmann, ?"},
            purpose={"value": None},
            cost_bearer=chosen("10000|100||"),
        )
    )
    assert read["fields"] == {
        "date": "2023-10-12",
        "end_date": None,
        "route": ["Haugen", "Nord-Vik", "Haugen"],
        "distance_km": "1064.5",
        "vehicle": "car",
        "passengers": [{"name": "Ola Nordmann"}, {"name": None}],
        "purpose": None,
        "cost_bearer": {"ansvar": "10000", "funksjon": "100", "prosjekt": "", "objekt": ""},
    }


def test_what_cannot_be_read_is_told_beside_its_field() -> None:
    with pytest.raises(Unfit) as told:
        LINE.read(state(amount={"value": "hundre"}, currency={"value": "kroner"}, quantity={"value": "2"}))
    assert told.value.problems == {"amount": "modal.wrong.number", "currency": "modal.wrong.currency"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [("42", "42"), ("7,5", "7.5"), ("1 234,50", "1234.50"), ("1.200", None), ("-3", None), ("", None), ("²", None)],
)
def test_a_number_is_read_in_one_way_or_not_at_all(typed: str, read: str | None) -> None:
    assert number(typed) == read


@pytest.mark.parametrize("typed", ["-3", "+1", "1_0", "²", "٣", "", "100"])
def test_nights_are_counted_in_plain_digits(typed: str) -> None:
    with pytest.raises(Unfit) as told:
        LINE.read(state(night_allowances={"value": typed}))
    assert told.value.problems == {"night_allowances": "modal.wrong.number"}
    assert LINE.read(state(night_allowances={"value": "12"}))["fields"] == {"night_allowances": 12}


def test_places_and_names_are_told_apart() -> None:
    assert places("Haugen - Nord-Vik – rådhuset") == ["Haugen", "Nord-Vik", "rådhuset"]
    assert names("Ola Nordmann, ?; Kari") == ["Ola Nordmann", None, "Kari"]
    assert (places(""), names(" ")) == ([], [])


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    "line",
    [
        replace(DRIVE, passengers=(Passenger(name="Hansen, Ola"),)),
        replace(DRIVE, passengers=(Passenger(name=None, distance_km=Decimal(10)), Passenger(name=None))),
        replace(DRIVE, route=("Nes–Sentrum", "Haugen"), purpose="Møte " * 200, distance_km=Decimal("1064.5")),
        replace(TRIP, meals=None, purpose=" to  mellomrom "),
        replace(FERRY, quantity=Decimal("2.125"), amount=Decimal("12345.678")),
    ],
    ids=lambda line: type(line).__name__,
)
def test_a_dialog_that_nobody_touched_says_nothing(line: Line, language: Language) -> None:
    assert as_opened(line, language=language) == {}


def test_only_what_was_filled_in_otherwise_is_read() -> None:
    long = replace(DRIVE, purpose="Møte " * 200)
    assert as_opened(long, distance_km={"value": "70"}) == {"distance_km": "70"}
    assert as_opened(DRIVE, purpose={"value": None}) == {"purpose": None}


def test_the_meals_of_a_trip_stay_unsaid_until_one_is_picked() -> None:
    unsaid = replace(TRIP, meals=None)
    assert as_opened(unsaid, lunch=chosen("1")) == {"meals": {"breakfast": 0, "lunch": 1, "dinner": 0}}
    assert as_opened(unsaid, lunch=chosen("0")) == {"meals": {"breakfast": 0, "lunch": 0, "dinner": 0}}
    assert as_opened(TRIP, lunch=chosen("1")) == {"meals": {"breakfast": 1, "lunch": 1, "dinner": 0}}
    assert as_opened(TRIP, start_clock={"selected_time": "08:15"}) == {"start": "2023-11-05T08:15:00"}


def test_an_amount_from_a_thousand_is_shown_as_somebody_would_type_it() -> None:
    line = replace(FERRY, amount=Decimal("1234.50"))
    blocks = LINE.view(mine(claim(line), language="en", about="0"))["blocks"]
    (shown,) = [block["element"]["initial_value"] for block in blocks if block["block_id"] == "amount"]
    assert number(shown) == "1234.5"
