"""Receipts in words: which outlay a photo was put to, and what holds where a receipt is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.presentation.receipts import without_receipt
from bot.words import Words
from tests.bot.golden import FERRY, claim
from tests.bot.hands import PHOTO, File, moment, words
from tests.bot.running import Running, says

STUMP: File = ("halv.jpg", PHOTO[1][:2_000])
OUTLAYS = "Kommunestyret 12.10.2023, ferje 142 kr, parkering 60 kr, kjørte 42 km"


@pytest.mark.parametrize("said", ["jeg har mistet kvitteringen", "I lost the receipt", "eg finn ikkje kvitteringane"])
def test_what_holds_without_a_receipt_is_said_by_the_rule_of_each_outlay(bot: Running, said: str) -> None:
    says(bot, OUTLAYS)
    assert says(bot, said) == ("conversation", "lost_receipt")
    bot.sees("Kari", "Ferje trenger kvittering", "Parkering trenger ingen kvittering")
    (held,) = bot.claims()
    assert [comment.text for comment in held.comments] == [said]
    assert [line.line.purpose for line in held.lines if line.line.purpose == said] == []


def test_the_receipt_of_one_outlay_is_answered_for_that_one(bot: Running) -> None:
    says(bot, OUTLAYS)
    assert says(bot, "finner ikke kvitteringen til parkeringen") == ("conversation", "lost_receipt")
    message = bot.sees("Kari", "Parkering trenger ingen kvittering")
    assert "Ferje trenger kvittering" not in message.text
    assert len(bot.claims()[0].lines) == 4


def test_a_receipt_of_nothing_that_is_claimed_is_told_so(bot: Running) -> None:
    says(bot, OUTLAYS)
    assert says(bot, "har mistet kvitteringen for taxien") == ("refused", "not_on_claim")


def test_an_order_beside_a_lost_receipt_is_carried_out(bot: Running) -> None:
    says(bot, OUTLAYS)
    assert says(bot, "Slett ferja, jeg har mistet kvitteringen") == ("conversation", "edit")
    (claim,) = bot.claims()
    assert [len(claim.lines), claim.comments] == [3, ()]


def test_in_mail_too(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(OUTLAYS, subject="Møte", at="2023-10-14T09:00")
    kari.reply(kari.wait("142,00"), "Jeg har dessverre mistet kvitteringen.", at="2023-10-14T10:00")
    assert "Ferje trenger kvittering" in words(kari.wait("Kommentaren din"))


def test_a_photo_alone_is_said_to_which_outlay_it_was_put_and_a_button_has_it_elsewhere(bot: Running) -> None:
    says(bot, OUTLAYS)
    bot.says("Kari", "", at=moment("2023-10-14T09:00"), files=[PHOTO])
    assert bot.outcomes(2)[-1] == ("conversation", "files")
    told = bot.sees("Kari", f"{PHOTO[0]} ligger på kravet, som kvittering for Ferje.", offers="pick:new")
    assert "skriv «lag et eget krav" not in told.text


def test_a_photo_alone_in_mail_too_where_words_have_it_elsewhere(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(OUTLAYS, subject="Møte", at="2023-10-14T09:00")
    kari.reply(kari.wait("142,00"), "", at="2023-10-14T10:00", files=[PHOTO])
    told = words(kari.wait(f"{PHOTO[0]} ligger på kravet, som kvittering for Ferje."))
    assert "skriv «lag et eget krav av vedlegget»" in told


def test_a_file_in_which_nothing_is_to_be_seen_is_kept_and_told_and_is_no_receipt(bot: Running) -> None:
    said = "Kommunestyret 12.10.2023, ferje 142,-"
    bot.says("Kari", said, at=moment("2023-10-14T08:00"), files=[STUMP])
    bot.sees("Kari", "halv.jpg (kan ikke åpnes, gjelder ikke som kvittering)", "Uten kvittering")
    bot.says("Kari", "", at=moment("2023-10-14T09:00"), files=[STUMP, PHOTO])
    bot.sees(
        "Kari", f"{PHOTO[0]} ligger på kravet, som kvittering for Ferje.", "halv.jpg ligger på kravet, men kan ikke"
    )
    (held,) = bot.claims()
    assert [(file.name, file.opens) for file in held.receipts] == [(STUMP[0], False), (PHOTO[0], True)]


def test_what_is_sent_with_a_damaged_photo_alone_is_taxed(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142,-", at=moment("2023-10-14T08:00"), files=[STUMP])
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.outcomes(2)
    (sent,) = bot.claims()
    assert (sent.state, sent.lines[1].price and sent.lines[1].price.taxable) == ("submitted", Decimal(142))


def test_an_empty_file_is_no_receipt_in_mail_either(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Kommunestyret 12.10.2023, ferje 142,-", subject="Møte", at="2023-10-14T09:00", files=[("tom.pdf", b"")])
    kari.wait("tom.pdf: tomt")
    (held,) = bot.claims()
    assert held.receipts == ()


def test_english_counts_the_outlays_it_speaks_of(bot: Running) -> None:
    ferry = claim(FERRY)
    two = replace(ferry, lines=(*ferry.lines, replace(ferry.lines[0], line=replace(FERRY, type="taxi"))))
    one, both = (without_receipt(two, at, Words("en"), bot.town.municipality.catalogue)[0] for at in ("0", "0 1"))
    assert one.startswith("Ferry needs a receipt.")
    assert both.startswith("Ferry and Taxi need receipts.")


def photo(bot: Running, text: str, hour: int) -> tuple[str, str]:
    before = len(bot.outcomes(0))
    bot.says("Kari", text, at=moment(f"2023-10-14T{hour:02}:00"), files=[PHOTO])
    return bot.outcomes(before + 1)[-1]


def held_receipts(bot: Running) -> list[int]:
    return [len(claim.receipts) for claim in bot.claims()]


@pytest.mark.parametrize(
    "said", ["her er kvitteringen på taxien", "her kjem kvitteringa for taxien", "receipt: the taxi"]
)
def test_a_receipt_is_put_to_the_claim_with_what_it_is_of(bot: Running, said: str) -> None:
    says(bot, "Kommunestyret 12.10.2023, taxi 210 kr, ferje 142 kr")
    says(bot, "Formannskapet 3.10.2023, ferje 98 kr")
    assert photo(bot, said, 10) == ("conversation", "files")
    assert held_receipts(bot) == [1, 0]
    bot.sees("Kari", "ligger på kravet, som kvittering for Taxi.")


def test_a_receipt_that_may_be_of_several_claims_is_asked_about(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr")
    says(bot, "Formannskapet 3.10.2023, ferje 98 kr")
    assert photo(bot, "her er kvitteringen for ferja", 10) == ("conversation", "which_answer")
    assert held_receipts(bot) == [0, 0]
    bot.presses("Kari", bot.sees("Kari", "Svaret ditt kan gjelde 2 krav"), "choose:answer:1")
    bot.sees("Kari", "ligger på kravet")
    assert held_receipts(bot) == [1, 0]


def test_a_photo_alone_goes_to_the_claim_that_wants_a_receipt(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, taxi 210 kr")
    says(bot, "Formannskapet 3.10.2023")
    assert photo(bot, "", 10) == ("conversation", "files")
    assert held_receipts(bot) == [1, 0]
    _, executive = bot.claims()
    told = bot.sees("Kari", "som kvittering for Taxi", offers="pick:home")
    assert executive.number in str(told.blocks)
    assert "skriv «flytt" not in told.text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kari", "2 spørsmål står igjen. Skriv «hva mangler?», så ser du dem."),
        ("Sigrid", "2 spørsmål står att. Skriv «kva manglar?», så ser du dei."),
        ("Emma", "2 questions are left. Write “what is missing?” to see them."),
    ],
)
def test_a_photo_repeats_no_list_of_questions(bot: Running, name: str, told: str) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr, taxi, kjørte 42 km", name=name)
    bot.says(name, "", at=moment("2023-10-14T09:00"), files=[PHOTO])
    assert bot.outcomes(2)[-1] == ("conversation", "files")
    bot.sees(name, PHOTO[0], told)


def test_nor_does_it_show_what_can_be_picked_for_them_and_they_are_counted_as_they_are_read(bot: Running) -> None:
    says(bot, "Kommunestyret, formannskapet og ferje")
    bot.sees("Kari", "Hvilken dato var møtet?", "hvor mye?")
    bot.says("Kari", "", at=moment("2023-10-14T09:00"), files=[PHOTO])
    told = bot.sees("Kari", PHOTO[0], "2 spørsmål står igjen")
    assert "pick:date" not in str(told.blocks)


def test_the_one_question_that_a_photo_leaves_is_asked_with_it(bot: Running) -> None:
    says(bot, "Kommunestyret 12.10.2023, ferje 142 kr, kjørte 42 km")
    bot.says("Kari", "", at=moment("2023-10-14T09:00"), files=[PHOTO])
    bot.sees("Kari", "som kvittering for Ferje", "Hvor kjørte du fra og til?")
