"""A photo that comes before the words for it: kept, said so, and there when its sender tells what it is of."""

import pytest

from claims.claim import Claim
from claims.lines import ExpenseLine
from tests.bot.hands import PHOTO, moment
from tests.bot.running import Running, says

TOLD = {
    "Kari": ("Jeg har tatt vare på det du sendte", "taxi hjem fra formannskapet 12.10.2023, 384 kr"),
    "Sigrid": ("Eg har teke vare på det du sende", "drosje heim frå formannskapet 12.10.2023, 384 kr"),
    "Emma": ("I have kept what you sent", "taxi home from the executive committee 12.10.2023, NOK 384"),
}


def photographs(bot: Running, name: str = "Kari", words: str = "") -> tuple[str, str]:
    before = len(bot.outcomes(0))
    bot.says(name, words, at=moment("2023-10-13"), files=[PHOTO])
    return bot.outcomes(before + 1)[-1]


def kinds(claim: Claim) -> list[str | None]:
    return [line.line.type for line in claim.lines if isinstance(line.line, ExpenseLine)]


@pytest.mark.parametrize("name", TOLD)
def test_the_photo_is_kept_and_goes_with_what_is_told_next(bot: Running, name: str) -> None:
    kept, words = TOLD[name]
    assert photographs(bot, name) == ("claim", "files")
    bot.sees(name, kept, "billett.jpg")
    bot.sees(name, "-00001: billett.jpg")
    assert says(bot, words, name=name) == ("claim", "claim")
    (claim,) = bot.claims()
    assert kinds(claim)[0] == "taxi"
    assert [receipt.name for receipt in claim.receipts] == ["billett.jpg"]
    assert not [question for question in claim.questions if question.field == "lines"]
    bot.sees(name, "billett.jpg", "384", offers="pick:new")


def test_so_is_one_that_comes_by_mail_and_an_answer_tells_what_it_is_of(bot: Running) -> None:
    post = bot.post("Kari")
    post.write("Se vedlegg", at="2023-10-13", files=[PHOTO])
    post.reply(post.wait("Jeg har tatt vare på det du sendte"), "taxi til befaring 12.10.2023, 384 kr", at="2023-10-13")
    post.wait("billett.jpg ligger på kravet, som kvittering for Taxi")
    (claim,) = bot.claims()
    assert (kinds(claim), len(claim.receipts)) == (["taxi"], 1)


def test_what_is_taken_back_leaves_the_photo_for_what_comes_then(bot: Running) -> None:
    photographs(bot)
    says(bot, "taxi hjem fra formannskapet 12.10.2023, 384 kr", "angre", "parkering 60 kr 12.10.2023")
    (claim,) = bot.claims()
    assert (kinds(claim), len(claim.receipts)) == (["parking"], 1)


def test_nothing_is_sent_before_it_is_told_what_the_photo_is_of(bot: Running) -> None:
    photographs(bot)
    assert says(bot, "send") == ("refused", "no_lines")


def test_words_with_a_receipt_of_their_own_are_a_claim_of_their_own(bot: Running) -> None:
    photographs(bot)
    bot.says("Kari", "ferje 142 kr 12.10.2023", at=moment("2023-10-13T10:00"), files=[("ferje.jpg", PHOTO[1] + b"2")])
    bot.outcomes(2)
    assert [len(claim.lines) for claim in bot.claims()] == [0, 1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kari", "det er kvitteringen for taxi hjem fra kontrollutvalget 12.10.2023, 384 kr"),
        ("Sigrid", "det er kvitteringa for taxi heim frå kontrollutvalet 12.10.2023, 384 kr"),
        ("Emma", "this is the receipt for a taxi home from the control committee 12.10.2023, NOK 384"),
    ],
)
def test_who_tells_what_a_receipt_is_of_claims_no_meeting(bot: Running, name: str, said: str) -> None:
    photographs(bot, name)
    assert says(bot, said, name=name) == ("claim", "claim")
    (claim,) = bot.claims()
    assert (kinds(claim), len(claim.receipts)) == (["taxi"], 1)
