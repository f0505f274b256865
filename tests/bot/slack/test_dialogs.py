"""Dialogs as Slack shows them, and what is read from them, held against Slack's own limits."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.config.municipality import load
from bot.config.people import People
from bot.slack import shown
from bot.slack.dialogs import linking
from bot.slack.dialogs.dialog import Opening
from bot.slack.dialogs.editing import ADD, EDIT, LINE
from bot.slack.dialogs.enclosing import ENCLOSE
from bot.slack.dialogs.inputs import SearchedMenu, menu
from bot.slack.dialogs.reading import names, number, places
from bot.slack.dialogs.returning import RETURNING
from bot.slack.dialogs.searching import SEARCH
from bot.slack.dialogs.sharing import MOST, SHARES
from bot.slack.dialogs.state import State, Unfit
from bot.slack.dialogs.table import BY_BUTTON, DIALOGS
from bot.slack.shown import Shown
from bot.words import LOCALES, Words
from claims.claim import Claim, ClaimLine
from claims.lines import OPEN_COUNTRY, CostBearer, Line, Passenger, Share
from claims.people import Language, Position
from demo.slack.validate import accepted_view
from tests.bot.golden import CARE, COUNCIL, COUNCIL_DAY, DRIVE, FERRY, TRIP, claim, long_claim, moved

SHARED = replace(
    FERRY,
    split=(
        Share(percent=Decimal("62.5"), cost_bearer=CostBearer(ansvar="10000", funksjon="100")),
        Share(percent=Decimal("37.5"), cost_bearer=CostBearer(ansvar="46500", funksjon="234")),
    ),
)
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
    view = LINE.view(mine(replace(COUNCIL, lines=(ClaimLine(line=line),)), language=language, about="0"))
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
        if block["type"] != "input":
            said += [text["text"] for text in block.get("elements", [block.get("text")])]
            continue
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
        "shares": SHARES.view(mine(claim(SHARED), language=language, about="0")),
        "search": SEARCH.view(mine(COUNCIL, language=language)),
        "attach": ENCLOSE.view(mine(COUNCIL, language=language)),
        "code": linking.view(Words(language)),
        "new hours": LINE.view(mine(COUNCIL, language=language, about="new/expense/care-hour-low")),
    }
    for name, view in views.items():
        accepted_view(view)
        assert in_short(view) == snapshot(name=name)


@pytest.mark.parametrize(("language", "asks"), [("nb", "Velg"), ("nn", "Vel"), ("en", "Choose")])
def test_what_one_picks_from_asks_for_it_in_the_readers_words(language: Language, asks: str) -> None:
    lines = (claim(line) for line in (*(each.line for each in COUNCIL.lines), DRIVE, FERRY, TRIP))
    views = [LINE.view(mine(each, language=language, about="0")) for each in lines]
    views += [dialog.view(mine(claim(SHARED), language=language, about="0")) for dialog in (EDIT, ADD, SEARCH, SHARES)]
    elements = [block["element"] for view in views for block in view["blocks"] if block["type"] == "input"]
    picked = [each for each in elements if each["type"].endswith(("select", "picker"))]
    assert {each["type"] for each in picked} == {"static_select", "external_select", "datepicker", "timepicker"}
    assert {each["placeholder"]["text"].split()[0] for each in picked} == {asks}


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


def test_more_choices_than_slack_holds_are_brought_as_they_are_typed() -> None:
    block = menu("ansvar", "Ansvar", [(str(n), f"Ansvar {n} – Åsen skole avd. {n % 7}") for n in range(2_345)])
    element = block.element
    assert isinstance(element, SearchedMenu)
    assert [value for value, _ in element.found("")] == [str(n) for n in range(100)]
    assert [value for value, _ in element.found("2344")] == ["2344"]
    assert len(element.found("ÅSEN skole")) == 100
    assert [value for value, _ in element.found(" avd. 3 1011")] == ["1011"]
    assert element.found("Vestby") == []


def test_what_begins_as_it_was_typed_comes_first() -> None:
    choices = [(str(n), f"Ansvar {n} · Funksjon 100") for n in range(200)]
    element = menu("country", "Land", [*choices, ("100", "100 meter skog")]).element
    assert isinstance(element, SearchedMenu)
    assert element.found("100")[0] == ("100", "100 meter skog")


def test_every_cost_bearer_of_a_large_municipality_is_found_by_its_code_and_its_name() -> None:
    units = [
        Position(title="Avlaster", unit=f"Avdeling {n} øst", cost_bearer=CostBearer(ansvar=f"{70_000 + n}"))
        for n in range(1_500)
    ]
    kari = TOWN.person("1001")
    town = replace(TOWN, people=People([replace(kari, positions=tuple(units))]))
    about = replace(mine(COUNCIL, about="0"), town=town)
    accepted_view(LINE.view(about))
    assert LINE.found(about, "cost_bearer", "71499") == [("71499|||", "Ansvar 71499 – Avdeling 1499 øst")]
    assert LINE.found(about, "cost_bearer", "øst 1234") == [("71234|||", "Ansvar 71234 – Avdeling 1234 øst")]
    assert LINE.found(about, "cost_bearer", "som ellers")[0][0] == "-"
    assert LINE.found(about, "purpose", "øst") == LINE.found(about, "nothing", "øst") == []
    accepted_view(SHARES.view(about))
    assert SHARES.found(about, "bearer_3", "71499") == [("71499|||", "Ansvar 71499 – Avdeling 1499 øst")]


@pytest.mark.parametrize("lines", [1, 12, 60, 500])
def test_any_line_of_a_long_claim_can_be_chosen(lines: int) -> None:
    about = mine(long_claim(lines))
    view = EDIT.view(about)
    accepted_view(view)
    listed = [option["value"] for option in view["blocks"][0]["element"].get("options", ())]
    found = [value for n in range(lines) for value, text in EDIT.found(about, "about", f"{n + 1}.") if value == str(n)]
    assert (listed or found) == [str(number) for number in range(lines)]


def test_every_type_of_the_town_can_be_added() -> None:
    view = ADD.view(mine(COUNCIL))
    accepted_view(view)
    offered = [option["value"] for option in view["blocks"][0]["element"]["options"]]
    assert {"new/mileage/", "new/per_diem/", "new/expense/ferry"} <= set(offered)
    assert len(offered) == len(TOWN.catalogue.codes) + 2
    for about in offered:
        accepted_view(LINE.view(mine(COUNCIL, about=about)))


@pytest.mark.parametrize("language", LOCALES)
def test_no_dialog_shows_a_code_of_the_catalogue(language: Language) -> None:
    about = ("new/expense/fee-council", "new/expense/care-hour-low", "new/mileage/", "new/per_diem/")
    views = [ADD.view(mine(COUNCIL, language=language)), SEARCH.view(mine(COUNCIL, language=language))]
    views += [LINE.view(mine(COUNCIL, language=language, about=each)) for each in about]
    codes = [code for code in TOWN.catalogue.codes if "-" in code]
    assert len(codes) > 10
    shown = [text for view in views for text in read_aloud(view)]
    assert [text for text in shown if any(code in text for code in codes)] == []


def read_aloud(value: Any) -> list[str]:
    """Every text that the blocks show."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for inner in value.values() for text in read_aloud(inner)]
    return [text for inner in value for text in read_aloud(inner)] if isinstance(value, list) else []


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
    assert told.value.problems == {"night_allowances": "modal.wrong.count"}
    assert LINE.read(state(night_allowances={"value": "12"}))["fields"] == {"night_allowances": 12}


def dated(first: str, last: str = "", **times: str) -> dict[str, dict[str, Any]]:
    days: dict[str, dict[str, Any]] = {"date": {"selected_date": first}, "end_date": {"selected_date": last or None}}
    clocks = {block: {"selected_time": times.get(block)} for block in ("start_time", "end_time")}
    return {**days, **clocks}


def away(start: str, end: str) -> dict[str, dict[str, Any]]:
    """A trip from one day and time to another, as `2023-11-05 07:00`."""
    parts = [(which, *moment.split(" ")) for which, moment in (("start", start), ("end", end))]
    days = {f"{which}_day": {"selected_date": day or None} for which, day, _ in parts}
    return {**days, **{f"{which}_clock": {"selected_time": clock or None} for which, _, clock in parts}}


@pytest.mark.parametrize(
    ("filled_in", "problems"),
    [
        (dated("2023-10-12", "2023-10-11"), {"end_date": "modal.wrong.end_date"}),
        (dated("2023-10-12", "2033-10-12"), {"end_date": "modal.wrong.end_date"}),
        (dated("1923-10-12"), {"date": "modal.wrong.date"}),
        (dated("2023-02-60"), {"date": "modal.wrong.day"}),
        (dated("2023-10-12", "2023-02-29"), {"end_date": "modal.wrong.day"}),
        (dated("2023-10-12", start_time="25:00", end_time="18:00"), {"start_time": "modal.wrong.time"}),
        (dated("2023-10-12", start_time="18:00"), {"end_time": "modal.wrong.other_time"}),
        (dated("2023-10-12", end_time="18:00"), {"start_time": "modal.wrong.other_time"}),
        (dated("2023-10-12") | {"quantity": {"value": "800"}}, {"quantity": "modal.wrong.hours"}),
        (dated("2023-10-12", "2023-10-13") | {"quantity": {"value": "50"}}, {"quantity": "modal.wrong.hours"}),
        (away("2023-11-05 07:00", "2023-11-04 07:00"), {"end_day": "modal.wrong.end"}),
        (away("2023-11-05 07:00", "2023-11-05 06:59"), {"end_clock": "modal.wrong.end"}),
        (away("2023-11-05 07:00", "2023-11-05 "), {"end_clock": "modal.wrong.moment"}),
        (away("1823-11-05 07:00", "2023-11-05 09:00"), {"start_day": "modal.wrong.start"}),
        ({"distance_km": {"value": "-3"}}, {"distance_km": "modal.wrong.negative"}),
        ({"distance_km": {"value": "− 3"}}, {"distance_km": "modal.wrong.negative"}),
        ({"distance_km": {"value": "10000000"}}, {"distance_km": "modal.wrong.beyond"}),
        ({"quantity": {"value": "999999999"}}, {"quantity": "modal.wrong.beyond"}),
        ({"amount": {"value": "10 000 000"}}, {"amount": "modal.wrong.beyond"}),
        (
            {"distance_km": {"value": "20"}, "trailer_km": {"value": "20,5"}, "forest_road_km": {"value": "20"}},
            {"trailer_km": "modal.wrong.part_of_drive"},
        ),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_in_every_language(
    filled_in: dict[str, dict[str, Any]], problems: dict[str, str]
) -> None:
    with pytest.raises(Unfit) as told:
        LINE.read(state(**filled_in))
    assert told.value.problems == problems
    assert all(Words(language).t(text) for language in LOCALES for text in problems.values())


def test_what_just_can_be_is_taken() -> None:
    hours = dated("2023-10-12", "2023-10-13", start_time="18:00", end_time="08:00") | {"quantity": {"value": "49"}}
    assert LINE.read(state(**hours))["fields"]["start_time"] == "18:00"
    assert LINE.read(state(**away("2023-11-05 07:00", "2023-11-05 07:00")))["fields"]["end"] == "2023-11-05T07:00:00"
    assert LINE.read(state(distance_km={"value": "99999,99"}))["fields"] == {"distance_km": "99999.99"}
    assert LINE.read(state(trailer_km={"value": ""}))["fields"] == {"trailer_km": "0"}


def shared(shares: Mapping[int, tuple[str, str]]) -> State:
    """The dialog that splits a line, filled in so: by place, who is to pay, and how many per cent."""
    filled = dict.fromkeys(range(MOST), ("-", "")) | dict(shares)
    bearers = {f"bearer_{at}": chosen(bearer) for at, (bearer, _) in filled.items()}
    return state(**bearers, **{f"percent_{at}": {"value": percent or None} for at, (_, percent) in filled.items()})


COUNCIL_CODES, CARE_CODES = "10000|100||", "46500|234||"


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ({}, {"bearer_0": "Velg minst to som skal betale, eller avbryt."}),
        (
            {0: (COUNCIL_CODES, "100")},
            {
                "bearer_1": "Velg én til som skal betale. Skal bare én betale, velger du den under «Endre» i stedet.",
            },
        ),
        ({0: ("-", "60")}, {"bearer_0": "Velg hvem som skal betale disse prosentene."}),
        (
            {0: (COUNCIL_CODES, "")},
            {"percent_0": "Skriv hvor mange prosent, over 0 og høyst 100, for eksempel 60 eller 33,5."},
        ),
        (
            {0: (COUNCIL_CODES, "-60")},
            {"percent_0": "Skriv hvor mange prosent, over 0 og høyst 100, for eksempel 60 eller 33,5."},
        ),
        (
            {0: (COUNCIL_CODES, "60"), 1: (COUNCIL_CODES, "40")},
            {"bearer_1": "Denne er valgt lenger oppe. Velg en annen, eller legg prosentene sammen."},
        ),
        (
            {0: (COUNCIL_CODES, "62,5"), 2: (CARE_CODES, "30")},
            {"percent_2": "Prosentene er 92,5 til sammen. Det mangler 7,5."},
        ),
        (
            {0: (COUNCIL_CODES, "62,5"), 1: (CARE_CODES, "40")},
            {"percent_1": "Prosentene er 102,5 til sammen. Det er 2,5 for mye."},
        ),
    ],
)
def test_shares_that_cannot_be_are_told_beside_their_field(
    shares: Mapping[int, tuple[str, str]], told: dict[str, str]
) -> None:
    with pytest.raises(Unfit) as unfit:
        SHARES.read(shared(shares))
    assert unfit.value.told(Words("nb")) == told


def test_whoever_pays_now_is_the_first_of_those_who_share() -> None:
    view = SHARES.view(mine(claim(FERRY), about="0"))
    chosen_first = [
        block["element"]["initial_option"]["value"] for block in view["blocks"] if "bearer" in block.get("block_id", "")
    ]
    assert chosen_first == [COUNCIL_CODES, "-", "-", "-"]


def test_the_dialog_of_a_line_is_named_by_what_it_is_about() -> None:
    titles = [LINE.view(mine(COUNCIL, about=about))["title"]["text"] for about in ("0", "new/per_diem/")]
    assert titles == ["Kommunestyret", "Diett"]
    long = LINE.view(mine(COUNCIL, about="new/expense/fee-disability"))["title"]["text"]
    assert long == "Råd for personer med fu…"


def test_shares_are_read_wherever_they_stand() -> None:
    read = SHARES.read(shared({1: (COUNCIL_CODES, "62,5"), 3: (CARE_CODES, "37,5")}))
    assert [share["percent"] for share in read["fields"]["split"]] == ["62.5", "37.5"]


def test_what_a_line_without_a_cost_bearer_of_its_own_is_booked_on_is_said() -> None:
    view = LINE.view(mine(claim(FERRY, cost_bearer=CARE.cost_bearer), about="0"))
    (bearer,) = [block["element"] for block in view["blocks"] if block["block_id"] == "cost_bearer"]
    assert bearer["initial_option"]["text"]["text"].startswith("Som ellers i kravet: Ansvar 46500 · Funksjon 234 – ")
    new = LINE.view(mine(claim(FERRY, cost_bearer=CARE.cost_bearer), about="new/expense/fee-council"))
    (bearer,) = [block["element"] for block in new["blocks"] if block["block_id"] == "cost_bearer"]
    assert bearer["initial_option"]["text"]["text"].startswith("Som ellers i kravet: Ansvar 10000 · Funksjon 100 – ")


def test_a_line_that_is_split_asks_for_no_cost_bearer_of_its_own() -> None:
    view = LINE.view(mine(claim(SHARED), about="0"))
    assert "cost_bearer" not in {block["block_id"] for block in view["blocks"]}


def test_a_trip_abroad_is_read_as_its_fields() -> None:
    read = as_opened(TRIP, country=chosen("SE"), city={"value": " Göteborg "}, one_way_km={"value": "412"})
    assert read == {"country": "SE", "city": "Göteborg", "distance_km": "412"}
    abroad = replace(TRIP, country="SE", city="Göteborg", distance_km=Decimal(412))
    assert as_opened(abroad) == {}
    home: dict[str, Any] = {"country": chosen("-"), "city": {"value": None}, "one_way_km": {"value": None}}
    assert as_opened(abroad, **home) == {"country": None, "city": None, "distance_km": None}


def test_a_trip_to_a_country_that_is_open_asks_which() -> None:
    view = LINE.view(mine(claim(replace(TRIP, country=OPEN_COUNTRY)), about="0"))
    (country,) = [block["element"] for block in view["blocks"] if block["block_id"] == "country"]
    assert "initial_option" not in country


def test_what_a_car_pulls_and_where_is_asked_of_cars_only() -> None:
    read = as_opened(DRIVE, trailer_km={"value": "20"}, forest_road_km={"value": "3,5"})
    assert read == {"trailer_km": "20", "forest_road_km": "3.5"}
    assert as_opened(replace(DRIVE, trailer_km=Decimal(20)), trailer_km={"value": None}) == {"trailer_km": "0"}
    rowing = LINE.view(mine(claim(replace(DRIVE, vehicle="boat")), about="0"))
    assert "trailer_km" not in {block["block_id"] for block in rowing["blocks"]}


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
