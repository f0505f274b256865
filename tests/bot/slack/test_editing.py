"""A claim changed by its claimant in dialogs: the same rules, prices and trail as in words."""

from decimal import Decimal

from tests.bot.hands import moment
from tests.bot.running import Running

DRIVE = "Kommunestyret 12.10.2023, 64 km fra Haugen til rådhuset, bom 54 kr"


def drafted(bot: Running, words: str = DRIVE, name: str = "Kari") -> None:
    bot.says(name, words, at=moment("2023-10-13"))


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


def test_a_dialog_sent_as_it_opened_changes_nothing(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    before = bot.claims("draft")
    bot.town.slack.submit_view(bot.town.user("Kari"), {})
    bot.outcomes(2)
    assert bot.claims("draft") == before


def test_a_dialog_that_opened_before_the_claim_changed_changes_nothing_and_says_so(bot: Running) -> None:
    drafted(bot)
    chooses(bot, "Kari", "64 km", "edit", "1")
    bot.says("Kari", "fjern linje 1", at=moment("2023-10-13"))
    bot.sees("Kari", "Linje 1", "er slettet")
    before = bot.claims("draft")
    bot.town.slack.submit_view(bot.town.user("Kari"), {"distance_km": "70"})
    bot.sees("Kari", "Kravet er endret siden du åpnet skjemaet")
    assert bot.claims("draft") == before


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
