"""Receipts in words: which outlay a photo was put to, and what holds where a receipt is lost."""

import pytest

from tests.bot.hands import PHOTO, moment, words
from tests.bot.running import Running

OUTLAYS = "Kommunestyret 12.10.2023, ferje 142 kr, parkering 60 kr, kjørte 42 km"


def says(bot: Running, text: str, hour: int) -> tuple[str, str]:
    before = len(bot.outcomes(0))
    bot.says("Kari", text, at=moment(f"2023-10-14T{hour:02}:00"))
    return bot.outcomes(before + 1)[-1]


@pytest.mark.parametrize("said", ["jeg har mistet kvitteringen", "I lost the receipt", "eg finn ikkje kvitteringane"])
def test_what_holds_without_a_receipt_is_said_by_the_rule_of_each_outlay(bot: Running, said: str) -> None:
    says(bot, OUTLAYS, 8)
    assert says(bot, said, 9) == ("conversation", "lost_receipt")
    bot.sees("Kari", "Ferje trenger kvittering", "Parkering trenger ingen kvittering")
    (claim,) = bot.claims()
    assert [comment.text for comment in claim.comments] == [said]
    assert [line.line.purpose for line in claim.lines if line.line.purpose == said] == []


def test_the_receipt_of_one_outlay_is_answered_for_that_one(bot: Running) -> None:
    says(bot, OUTLAYS, 8)
    assert says(bot, "finner ikke kvitteringen til parkeringen", 9) == ("conversation", "lost_receipt")
    message = bot.sees("Kari", "Parkering trenger ingen kvittering")
    assert "Ferje trenger kvittering" not in message.text
    assert len(bot.claims()[0].lines) == 4


def test_a_receipt_of_nothing_that_is_claimed_is_told_so(bot: Running) -> None:
    says(bot, OUTLAYS, 8)
    assert says(bot, "har mistet kvitteringen for taxien", 9) == ("refused", "not_on_claim")


def test_an_order_beside_a_lost_receipt_is_carried_out(bot: Running) -> None:
    says(bot, OUTLAYS, 8)
    assert says(bot, "Slett ferja, jeg har mistet kvitteringen", 9) == ("conversation", "edit")
    (claim,) = bot.claims()
    assert [len(claim.lines), claim.comments] == [3, ()]


def test_in_mail_too(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(OUTLAYS, subject="Møte", at="2023-10-14T09:00")
    kari.reply(kari.wait("142,00"), "Jeg har dessverre mistet kvitteringen.", at="2023-10-14T10:00")
    assert "Ferje trenger kvittering" in words(kari.wait("Kommentaren din"))


def test_a_photo_alone_is_said_to_which_outlay_it_was_put_and_how_to_have_it_elsewhere(bot: Running) -> None:
    says(bot, OUTLAYS, 8)
    bot.says("Kari", "", at=moment("2023-10-14T09:00"), files=[PHOTO])
    assert bot.outcomes(2)[-1] == ("conversation", "files")
    bot.sees("Kari", f"{PHOTO[0]} ligger på kravet, som kvittering for Ferje.", "som svar på det kravet")


def test_a_photo_alone_in_mail_too(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write(OUTLAYS, subject="Møte", at="2023-10-14T09:00")
    kari.reply(kari.wait("142,00"), "", at="2023-10-14T10:00", files=[PHOTO])
    kari.wait(f"{PHOTO[0]} ligger på kravet, som kvittering for Ferje.")
