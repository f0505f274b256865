"""A claim changed by its claimant in dialogs: the same rules, prices and trail as in words."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.actions.editing import rode_by
from bot.slack.dialogs.reading import names
from claims.lines import Passenger, PerDiemLine
from demo.slack import Submitted, View
from tests.bot.hands import moment
from tests.bot.running import Running, wait_until

DRIVE = "Kommunestyret 12.10.2023, 64 km fra Haugen til rådhuset, bom 54 kr"


def drafted(bot: Running, words: str = DRIVE, name: str = "Kari") -> None:
    bot.says(name, words, at=moment("2023-10-13"))
    bot.sees(name, offers="delete")


def chooses(bot: Running, name: str, card_shows: str, button: str, about: str) -> None:
    """The person has opened the dialog and said what it is about."""
    bot.presses(name, bot.sees(name, card_shows, offers=button), button)
    bot.town.slack.submit_view(bot.town.user(name), {"about": about})


def test_a_line_is_changed_in_a_dialog_and_priced_anew(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    closed = bot.town.slack.submit_view(
        bot.town.user("Kari"), {"distance_km": "70,5", "purpose": "Budsjett", "passengers": "Ola Nordmann"}
    )
    assert closed.closed
    bot.sees("Kari", "70,5 km", "Budsjett", "Ola Nordmann", offers="submit")
    (claim,) = bot.claims("draft")
    drive = claim.lines[1]
    assert drive.price
    assert drive.evidence.changed.keys() == {"distance_km", "purpose", "passengers"}
    (entry,) = [entry for entry in bot.trail() if entry.action == "filled_in"]
    assert entry.actor == claim.claimant
    assert {edit["field"] for edit in entry.details["edits"]} == {"distance_km", "purpose", "passengers"}


def test_a_claim_of_one_line_asks_for_no_line(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    bot.presses("Kari", bot.sees("Kari", offers="line"), "line")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"type": "Formannskapet", "date": "2023-10-10"})
    bot.sees("Kari", "Formannskapet · 10. oktober 2023")


def test_a_line_is_added_in_a_dialog(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    chooses(bot, "Kari", "Kommunestyret", "add", "Ferje")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"date": "2023-10-12", "amount": "142"})
    bot.sees("Kari", "Ferje · 12. oktober 2023", "142,00 kr")
    (claim,) = bot.claims("draft")
    assert [line.price.amount for line in claim.lines if line.price] == [Decimal("1500.00"), Decimal("142.00")]


def test_a_trip_is_added_in_a_dialog_and_asks_what_it_lacks(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    chooses(bot, "Kari", "Kommunestyret", "add", "new/per_diem/")
    trip = {"start_day": "2023-11-05", "start_clock": "07:00", "end_day": "2023-11-06", "end_clock": "17:30"}
    bot.town.slack.submit_view(bot.town.user("Kari"), {**trip, "breakfast": "1"})
    bot.sees("Kari", "Kommunestyret", "5. november 2023", "1 frokost")
    assert any(question.field == "lodging" for question in bot.claims("draft")[0].questions)


def test_a_trip_abroad_is_added_with_its_country_searched_for(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    chooses(bot, "Kari", "Kommunestyret", "add", "new/per_diem/")
    kari = bot.town.user("Kari")
    view = bot.town.slack.wait_for_view(kari)
    assert len(bot.town.slack.suggest(kari, view, "country", "")) == 100
    found = bot.town.slack.suggest(kari, view, "country", "sver")
    assert [option["text"]["text"] for option in found] == ["Sverige"]
    trip = {"start_day": "2023-11-05", "start_clock": "07:00", "end_day": "2023-11-06", "end_clock": "17:30"}
    bot.town.slack.submit_view(kari, {**trip, "country": "sver", "city": "Göteborg", "one_way_km": "412"})
    bot.sees("Kari", "Reise til Göteborg, Sverige")


def test_a_menu_of_another_s_claim_brings_nothing(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    chooses(bot, "Kari", "Kommunestyret", "add", "new/per_diem/")
    kari, nils = bot.town.user("Kari"), bot.town.user("Nils")
    view = bot.town.slack.wait_for_view(kari)
    assert bot.town.slack.suggest(nils, view, "country", "sver") == []
    assert bot.town.slack.suggest(kari, replace(view, body={**view.body, "callback_id": "x"}), "country", "sver") == []


def test_a_line_is_taken_out_in_a_dialog(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "2")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"remove": ["remove"]})
    bot.sees("Kari", "Linje 3", "er slettet")
    assert len(bot.claims("draft")[0].lines) == 2


def test_what_cannot_be_read_is_told_in_the_dialog_and_changes_nothing(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    told = bot.town.slack.submit_view(bot.town.user("Kari"), {"distance_km": "omtrent 70"})
    assert told.errors == {"distance_km": "Skriv et tall, for eksempel 42 eller 7,5."}
    assert bot.claims("draft")[0].version == 1


def test_what_cannot_be_is_told_in_the_person_s_language_before_anything_is_saved(bot: Running) -> None:
    drafted(bot, name="Sigrid")
    chooses(bot, "Sigrid", "64 km", "edit", "1")
    told = bot.town.slack.submit_view(bot.town.user("Sigrid"), {"end_date": "2023-10-11"})
    assert told.errors == {
        "end_date": "Den siste dagen kan ikkje vere før den første, eller meir enn eitt år etter han."
    }
    told = bot.town.slack.submit_view(bot.town.user("Sigrid"), {"end_date": "", "distance_km": "-70"})
    assert told.errors == {"distance_km": "Talet kan ikkje vere under null. Skriv det utan minus føre."}
    assert bot.claims("draft")[0].version == 1


def test_a_dialog_sent_as_it_opened_changes_nothing(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    before = bot.claims("draft")
    bot.town.slack.submit_view(bot.town.user("Kari"), {})
    bot.outcomes(2)
    assert bot.claims("draft") == before


def test_a_trip_saved_with_its_meals_unsaid_goes_on_asking_about_them(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    chooses(bot, "Kari", "Kommunestyret", "add", "new/per_diem/")
    trip = {"start_day": "2023-11-05", "start_clock": "07:00", "end_day": "2023-11-06", "end_clock": "17:30"}
    bot.town.slack.submit_view(bot.town.user("Kari"), trip)
    bot.sees("Kari", "5. november 2023")
    chooses(bot, "Kari", "5. november 2023", "edit", "1")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"purpose": "Konferanse"})
    bot.sees("Kari", "Konferanse")
    (claim,) = bot.claims("draft")
    assert isinstance(claim.lines[1].line, PerDiemLine)
    assert claim.lines[1].line.meals is None


@pytest.mark.parametrize(
    ("before", "filled_in", "rode"),
    [
        (((None, 10), (None, 30)), "?, ?, Per", [10, 30, None]),
        (((None, 10), (None, 30)), "Ola, ?", [10, 30]),
        ((("Ola", 10), (None, 30)), "?", [30]),
        ((("Ola", 10), ("Per", 30)), "Per, Ola", [30, 10]),
        ((("Ola", 10), ("Per", None)), "Åse, Per", [10, None]),
    ],
)
def test_each_passenger_keeps_the_way_they_rode(
    before: tuple[tuple[str | None, int | None], ...], filled_in: str, rode: list[int | None]
) -> None:
    riders = [Passenger(name=name, distance_km=Decimal(km) if km else None) for name, km in before]
    assert list(rode_by(riders, names(filled_in))) == rode


def test_a_dialog_that_opened_before_the_claim_changed_changes_nothing_and_says_so(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    bot.says("Kari", "fjern linje 1", at=moment("2023-10-13"))
    bot.sees("Kari", "Linje 1", "er slettet")
    before = bot.claims("draft")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"distance_km": "70"})
    bot.sees("Kari", "Kravet er endret siden du åpnet skjemaet")
    assert bot.claims("draft") == before


@pytest.mark.parametrize("button", ["edit", "split"])
def test_a_line_picked_in_a_dialog_that_opened_before_the_claim_changed_opens_no_other(
    bot: Running, button: str
) -> None:
    drafted(bot)
    bot.presses("Kari", bot.sees("Kari", "64 km", offers=button), button)
    bot.town.slack.wait_for_view(bot.town.user("Kari"))
    bot.says("Kari", "fjern linje 1", at=moment("2023-10-13"))
    bot.sees("Kari", "Linje 1", "er slettet")
    assert bot.town.slack.submit_view(bot.town.user("Kari"), {"about": "1"}).closed
    bot.sees("Kari", "Kravet er endret siden du åpnet skjemaet")


def test_a_claim_that_was_sent_is_not_changed_by_an_old_button(bot: Running) -> None:
    drafted(bot)
    card = bot.sees("Kari", "64 km", offers="edit")
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "venter på attestering")
    bot.presses("Kari", card, "edit", stale=True)
    bot.sees("Kari", "Det går ikke nå")
    assert bot.town.slack.open_view(bot.town.user("Kari")) is None


def test_nobody_changes_another_s_claim(bot: Running) -> None:
    drafted(bot)
    card = bot.sees("Kari", "64 km", offers="edit")
    bot.presses("Nils", card, "edit", stale=True)
    bot.sees("Nils", "Bare den som eier kravet")
    assert bot.town.slack.open_view(bot.town.user("Nils")) is None


def splits(bot: Running, **values: str) -> Submitted:
    """Kari's ferry is split so over cost bearers."""
    drafted(bot, "Kommunestyret 12.10.2023, ferje 142,01 kr")
    chooses(bot, "Kari", "Ferje", "split", "1")
    return bot.town.slack.submit_view(bot.town.user("Kari"), values)


def test_a_line_is_split_over_cost_bearers_and_booked_to_the_ore(bot: Running) -> None:
    closed = splits(bot, bearer_0="10000|100||", percent_0="62,5", bearer_1="46500|234||", percent_1="37,5")
    assert closed.closed
    bot.sees("Kari", "62,5 % føres på Ansvar 10000 · Funksjon 100: 88,76 kr", "46500 · Funksjon 234: 53,25 kr")
    assert bot.claims("draft")[0].ansvar == {"10000", "46500"}
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Kari", "ingen kan attestere det akkurat nå")


def test_a_split_that_is_not_the_whole_is_told_beside_its_field(bot: Running) -> None:
    told = splits(bot, bearer_0="10000|100||", percent_0="60", bearer_1="46500|234||", percent_1="30")
    assert told.errors == {"percent_1": "Prosentene er 90 til sammen. Det mangler 10."}
    assert bot.claims("draft")[0].lines[1].line.split == ()


def test_a_split_is_taken_back(bot: Running) -> None:
    splits(bot, bearer_0="10000|100||", percent_0="50", bearer_1="10500|180||", percent_1="50")
    bot.sees("Kari", "50 % føres på", offers="split")
    chooses(bot, "Kari", "50 % føres på", "split", "1")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"undo": ["undo"]})
    wait_until(lambda: bot.claims("draft")[0].lines[1].line.split == (), "the split is gone")


def test_a_split_shows_what_is_left_as_it_is_typed(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023")
    bot.presses("Kari", bot.sees("Kari", offers="shares"), "shares")
    kari = bot.town.user("Kari")
    view = bot.town.slack.wait_for_view(kari, told("Gjenstår: 100 %"))
    bot.town.slack.click(kari, view, "percent_0", value="62,5")
    view = bot.town.slack.wait_for_view(kari, told("Gjenstår: 37,5 %"))
    bot.town.slack.click(kari, view, "percent_2", value="40")
    view = bot.town.slack.wait_for_view(kari, told("2,5 % for mye"))
    bot.town.slack.click(kari, view, "percent_2", value="37,5")
    bot.town.slack.wait_for_view(kari, told("Alt er fordelt: 100 %"))
    bot.town.slack.submit_view(kari, {"bearer_0": "10000|100||", "bearer_2": "46500|234||"})
    bot.sees("Kari", "62,5 % føres på Ansvar 10000 · Funksjon 100: 937,50 kr")


def told(text: str) -> Callable[[View], bool]:
    """Whether a dialog tells that below its fields."""
    return lambda view: any(text in str(block.get("elements")) for block in view.blocks)


def test_a_line_is_split_in_words_as_in_the_dialog(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023, ferje 142,01 kr")
    bot.says("Kari", "del linje 2: 62,5 % på 10000 og 37,5 % på 46500", at=moment("2023-10-13"))
    bot.sees("Kari", "62,5 % føres på Ansvar 10000 · Funksjon 100: 88,76 kr", "46500 · Funksjon 234: 53,25 kr")


def test_a_split_in_words_that_is_not_the_whole_is_refused(bot: Running) -> None:
    drafted(bot, "Kommunestyret 12.10.2023, ferje 142,01 kr")
    bot.says("Kari", "del linje 2: 60 % på 10000 og 30 % på 46500", at=moment("2023-10-13"))
    bot.sees("Kari", "Prosentene må bli 100 til sammen")
    assert bot.claims("draft")[0].lines[1].line.split == ()
