"""Corrections that name a line by what it is: the draft that has it changes, and nothing is claimed twice."""

import pytest

from claims.lines import ExpenseLine, MileageLine
from tests.bot.hands import PHOTO, moment, words
from tests.bot.running import Running, says

TRIP = "Kommunestyret 12.10.2023, kjørte 42 km fra Haugen til rådhuset, ferje 142 kr, parkering 60 kr, taxi 180 kr"
ALL = ["fee-council", "42", "ferry 142.00", "parking 60.00", "taxi 180.00"]


def lines(bot: Running) -> list[list[str]]:
    """Each draft's lines: a drive by its distance, the rest by type and amount."""
    return [[told(line.line) for line in claim.lines] for claim in bot.claims("draft")]


def told(line: object) -> str:
    if isinstance(line, MileageLine):
        return str(line.distance_km)
    assert isinstance(line, ExpenseLine)
    return f"{line.type} {line.amount}" if line.amount is not None else str(line.type)


def with_(place: int, value: str) -> list[str]:
    return [*ALL[:place], value, *ALL[place + 1 :]]


def without(*places: int) -> list[str]:
    return [one for place, one in enumerate(ALL) if place not in places]


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("the taxi was 210", with_(4, "taxi 210.00")),
        ("kjørte 50 km, ikke 42", with_(1, "50")),
        ("stryk parkeringa, eg fekk skyss", without(3)),
        ("slett ferja og taxien", without(2, 4)),
        ("slett ferja og endre taxien til 210 kr", [*ALL[:2], "parking 60.00", "taxi 210.00"]),
        ("parkeringen er feil, ta den bort", without(3)),
        ("ferja var 148 ikke 142, og parkeringen er feil, ta den bort", [*ALL[:2], "ferry 148.00", "taxi 180.00"]),
        ("slett ferja, taxien var 210", [*ALL[:2], "parking 60.00", "taxi 210.00"]),
        ("det var 50 km, ikke 42. Og fjern parkeringen", ["fee-council", "50", "ferry 142.00", "taxi 180.00"]),
    ],
)
def test_a_correction_changes_the_line_that_it_names_and_no_other(bot: Running, said: str, after: list[str]) -> None:
    assert says(bot, TRIP, said) == ("conversation", "edit")
    assert lines(bot) == [after]


def test_the_draft_that_has_such_a_line_is_meant_though_another_was_shown_last(bot: Running) -> None:
    assert says(bot, TRIP, "Formannskapet 3.10.2023", "taxien kostet 210 kr") == ("conversation", "edit")
    assert lines(bot) == [with_(4, "taxi 210.00"), ["fee-executive"]]


def test_where_two_drafts_have_such_a_line_it_is_asked_which(bot: Running) -> None:
    other = "Formannskapet 3.10.2023, taxi 99 kr"
    assert says(bot, TRIP, other, "taxien kostet 210 kr") == ("conversation", "which_answer")
    assert lines(bot) == [ALL, ["fee-executive", "taxi 99.00"]]
    bot.presses("Kari", bot.sees("Kari", "Svaret ditt kan gjelde 2 krav"), "choose:answer:1")
    bot.sees("Kari", "nå 210,00 kr")
    assert lines(bot) == [with_(4, "taxi 210.00"), ["fee-executive", "taxi 99.00"]]


def test_the_old_value_tells_two_lines_of_one_kind_apart(bot: Running) -> None:
    two = "Kommunestyret 12.10.2023, parkering 60 kr, parkering 30 kr"
    assert says(bot, two, "parkeringen var 80 kr, ikke 30") == ("conversation", "edit")
    assert lines(bot) == [["fee-council", "parking 60.00", "parking 80.00"]]


def test_of_two_lines_that_fit_it_is_asked_which(bot: Running) -> None:
    two = "Kommunestyret 12.10.2023, parkering 60 kr, parkering 30 kr"
    assert says(bot, two, "slett parkeringen") == ("conversation", "which_remove")
    bot.sees("Kari", "Hvilken linje skal bort?", "2. Parkering", "3. Parkering")
    assert lines(bot) == [["fee-council", "parking 60.00", "parking 30.00"]]
    assert says(bot, "slett linje 3") == ("conversation", "edit")


@pytest.mark.parametrize("said", ["slett ferja", "slett sykkelen", "endre kilometer til 50", "nei, taxien var 210 kr"])
def test_what_no_line_fits_is_said_with_what_there_is(bot: Running, said: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023, parkering 60 kr", said) == ("refused", "not_on_claim")
    named = next(word for word in ("ferja", "sykkelen", "kilometer", "taxien") if word in said)
    bot.sees("Kari", f"Jeg fant ingen linje som passer til «{named}»", "2. Parkering")
    assert lines(bot) == [["fee-council", "parking 60.00"]]


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("slett ferja, parkering beholdes", "beholdes"),
        ("delete the ferry or the taxi", "or the taxi"),
        ("slett taxi, tok buss 54 kr", "tok buss 54 kr"),
        ("don't delete the taxi", "don't delete the taxi"),
        ("ikkje stryk parkeringa", "ikkje stryk parkeringa"),
        ("slett alt unntatt taxien", "unntatt taxien"),
        ("fjern alt bortsett fra taxien", "bortsett fra taxien"),
        ("taxien var 210, husk også bom 60 kr", "husk også bom 60 kr"),
        ("kjøringen var 21 km én vei", "én vei"),
    ],
)
def test_of_what_is_only_partly_understood_nothing_is_done(bot: Running, said: str, unread: str) -> None:
    assert says(bot, TRIP, said) == ("refused", "correction_unread")
    bot.sees("Kari", f"Dette ble ikke forstått: «{unread}»", "3. Ferje")
    assert lines(bot) == [ALL]


def test_a_line_that_is_not_there_changes_no_other_and_opens_no_claim(bot: Running) -> None:
    draft = "Kommunestyret 12.10.2023, taxi 180 kr"
    assert says(bot, draft, "taxien kostet 210 kr og ferja 148 kr") == ("refused", "not_on_claim")
    bot.sees("Kari", "Jeg fant ingen linje som passer til «ferja»", "2. Taxi")
    assert lines(bot) == [["fee-council", "taxi 180.00"]]


@pytest.mark.parametrize("said", ["parkeringen var 80 kr", "actually the parking was 80", "parkeringa kosta 80 kr"])
def test_a_correction_of_what_is_sent_says_so_and_opens_no_claim(bot: Running, said: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023, parkering 60 kr", "send", said) == ("refused", "sent_before")
    bot.sees("Kari", "er allerede sendt, så ingenting er endret", "«trekk kravet»")
    assert [claim.state for claim in bot.claims()] == ["submitted"]
    assert says(bot, "taxi 90 kr 13.10.2023") == ("claim", "claim")


def test_what_is_said_of_each_way_holds_for_both(bot: Running) -> None:
    ferry = "Kommunestyret 12.10.2023, ferje 2x96 kr, kjørte 42 km"
    assert says(bot, ferry, "ferja kosta 98 kvar veg") == ("conversation", "edit")
    assert says(bot, "kjøringen var 25 km hver vei") == ("conversation", "edit")
    assert lines(bot) == [["fee-council", "ferry 196.00", "50"]]


def test_a_moved_meeting_takes_along_what_was_done_for_it_that_day(bot: Running) -> None:
    assert says(bot, TRIP, "møtet var 13.10") == ("conversation", "edit")
    (claim,) = bot.claims("draft")
    assert {str(line.line.date) for line in claim.lines if not hasattr(line.line, "start")} == {"2023-10-13"}


def test_a_moved_drive_leaves_the_meeting(bot: Running) -> None:
    assert says(bot, TRIP, "kjøringen var 13.10") == ("conversation", "edit")
    (claim,) = bot.claims("draft")
    assert [str(line.line.date)[-2:] for line in claim.lines if not hasattr(line.line, "start")] == [
        "12", "13", "12", "12", "12",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["taxi 210 kr 12.10.2023", "Taxi kostet 210 kr 5.10.2023", "Formannskapet 3.10.2023"])
def test_what_is_told_as_new_is_claimed_as_new(bot: Running, said: str) -> None:
    assert says(bot, TRIP, said) == ("claim", "claim")
    assert lines(bot)[0] == ALL


def test_without_a_draft_the_words_are_a_claim(bot: Running) -> None:
    assert says(bot, "bussen kostet 54 kr") == ("claim", "claim")


def test_a_photo_with_a_correction_goes_to_the_corrected_draft(bot: Running) -> None:
    says(bot, TRIP, "Formannskapet 3.10.2023")
    bot.says("Kari", "taxien kostet 210 kr", at=moment("2023-10-14T12:00"), files=[PHOTO])
    bot.outcomes(3)
    assert [len(claim.receipts) for claim in bot.claims("draft")] == [1, 0]


def test_in_mail_the_reply_corrects_the_draft_that_it_answers(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(TRIP, subject="Møte", at="2023-10-14T09:00")
    mail = kari.wait("142,00")
    kari.reply(mail, "Hei, ferja kostet 148 kr.\n\nHilsen Kari", at="2023-10-14T10:00")
    assert "148,00" in words(kari.wait("148,00"))
    assert lines(bot) == [with_(2, "ferry 148.00")]
    kari.reply(mail, "slett sykkelen", at="2023-10-14T11:00")
    kari.wait("ingen linje som passer til «sykkelen»", "3. Ferje")


@pytest.mark.parametrize("said", ["stryk ferja og send inn", "delete the ferry and submit", "slett ferja. Send!"])
def test_a_change_is_made_and_the_claim_sent_when_both_are_ordered(bot: Running, said: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023, ferje 142 kr", said) == ("conversation", "edit_and_submit")
    bot.sees("Kari", "er slettet: Ferje")
    bot.sees("Kari", "er sendt til attestering")
    (sent,) = bot.claims("submitted")
    assert len(sent.lines) == 1


def test_nothing_is_sent_when_the_change_cannot_be_made(bot: Running) -> None:
    assert says(bot, "Kommunestyret 12.10.2023", "slett ferja og send inn") == ("refused", "not_on_claim")
    assert len(bot.claims("draft")) == 1


def test_a_day_is_taken_out_with_all_that_it_has_and_its_name(bot: Running) -> None:
    said = "Kommunestyret 12.10.2023, ferje 142 kr, og formannskapet 3.10.2023"
    assert says(bot, said, "ta vekk 12.10") == ("conversation", "edit")
    (claim,) = bot.claims()
    assert (claim.title, len(claim.lines)) == ("Formannskapet 03.10.2023", 1)
    assert says(bot, "slett 9.10.2023") == ("refused", "not_on_claim")


@pytest.mark.parametrize("said", ["ferja var 148 kr, slett den andre", "bommen var 36 kr, slett den andre"])
def test_what_else_is_told_to_be_taken_out_is_never_the_whole_claim(bot: Running, said: str) -> None:
    assert says(bot, TRIP, said)[0] == "refused"
    assert lines(bot) == [ALL]


def test_a_day_takes_no_longer_time_out(bot: Running) -> None:
    written = "Avlastning lav sats 12 timer 6.-8.10.2023, kjørte 24 km 7.10"
    assert says(bot, written, "Det var 26 km, ikke 24, og fjern det om søndag", name="Berit") == (
        "refused",
        "not_on_claim",
    )
    bot.sees("Berit", "ingen linje som passer til «søndag»")
    assert lines(bot) == [["care-hour-low", "24"]]


@pytest.mark.parametrize(
    "said",
    [
        "endre linje 2 på 2023-00099 til 150 kr",
        "linje 2 på krav 99 skal være 150 kr",
        "ferja på 2023-00099 var 150 kr",
        "status på 2023-00077",
        "status 2023-00077",
    ],
)
def test_words_about_a_claim_that_is_not_there_are_about_no_other(bot: Running, said: str) -> None:
    assert says(bot, "Kommunestyret 12.10.2023, ferje 142 kr", said) == ("refused", "no_such_number")
    bot.sees("Kari", "Jeg finner ikke dette kravet blant dine")
    assert lines(bot) == [["fee-council", "ferry 142.00"]]


def test_a_line_is_that_of_the_claim_which_is_named(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr", "Formannskapet 3.10.2023, ferje 98 kr")
    serial = int(bot.claims()[0].number.partition("-")[2])
    assert says(bot, f"linje 2 på krav {serial} skal være 150 kr") == ("conversation", "edit")
    assert lines(bot) == [["fee-council", "ferry 150.00"], ["fee-executive", "ferry 98.00"]]


def returned(bot: Running, words: str) -> str:
    """The thread of Kari's claim that Nils has sent back."""
    bot.says("Kari", words, at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="submit")
    bot.presses("Kari", card, "submit")
    bot.presses("Nils", bot.sees("Nils", offers="return"), "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Det er for langt"})
    bot.sees("Kari", "Det er for langt", offers="submit")
    return card.ts


def test_a_distance_alone_below_a_claim_that_came_back_is_that_of_its_one_drive(bot: Running) -> None:
    thread = returned(bot, "Kommunestyret 12.10.2023, 64 km Haugen-rådhuset")
    bot.says("Kari", "60 km", at=moment("2023-10-14"), thread_ts=thread)
    bot.sees("Kari", "60 km med bil", offers="submit")
    assert [len(claim.lines) for claim in bot.claims()] == [2]


def test_a_distance_alone_below_a_claim_of_two_drives_that_came_back_is_asked_about(bot: Running) -> None:
    thread = returned(bot, "Kommunestyret 12.10.2023, 64 km Haugen-rådhuset. Kjørte 20 km Vik-Nes 11.10 til befaring")
    bot.says("Kari", "60 km", at=moment("2023-10-14"), thread_ts=thread)
    bot.sees("Kari", "Hvilken linje gjelder det?")
    (claim,) = bot.claims()
    assert {line.line.distance_km for line in claim.lines if isinstance(line.line, MileageLine)} == {64, 20}


def test_half_a_route_is_no_purpose_and_the_other_half_is_asked_for(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, kjørte 42 km t/r", at=moment("2023-10-13"))
    card = bot.sees("Kari", offers="edit")
    bot.says("Kari", "hjemmefra", at=moment("2023-10-13T10:00"), thread_ts=card.ts)
    bot.sees("Kari", "Hvor kjørte du til?", "«hjemmefra til rådhuset»")
    bot.says("Kari", "hjemmefra til rådhuset", at=moment("2023-10-13T11:00"), thread_ts=card.ts)
    bot.sees("Kari", "hjemme–rådhuset", offers="submit")
