"""What a claimant can do besides sending: save for later, enclose, ask why, use again; with buttons and in words."""

import pytest

from claims.lines import ExpenseLine
from demo.slack import Message
from tests.bot.hands import PHOTO, buttons, moment, shown
from tests.bot.running import Running

MEETING = "Kommunestyret 12.10.2023"


def drafted(bot: Running, words: str = MEETING) -> Message:
    bot.says("Kari", words, at=moment("2023-10-13"))
    return bot.sees("Kari", offers="submit")


def actions(bot: Running) -> list[str]:
    return [entry.action for entry in bot.trail()]


def test_a_draft_is_saved_for_later_with_a_button_and_in_words(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "later")
    bot.sees("Kari", "er lagret som utkast og ikke sendt", "3 arbeidsdager")
    bot.says("Kari", "Lagre til senere", at=moment("2023-10-13"))
    assert bot.outcomes(3)[-1] == ("conversation", "later")
    assert len(bot.from_bot("Kari", "er lagret som utkast")) == 2
    assert actions(bot) == ["opened", "put_aside", "put_aside"]
    assert len(bot.claims("draft")) == 1


def test_how_the_sums_came_about_is_told_with_a_button_and_in_words(bot: Running) -> None:
    card = drafted(bot, "Kommunestyret 12.10.2023, 64 km fra Haugen til rådhuset")
    bot.presses("Kari", card, "why")
    told = bot.sees("Kari", "Slik er beløpene i krav", "regnet ut")
    assert "64 km × " in shown(told)
    assert "1. Kommunestyret · 12. oktober 2023: " in shown(told)
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "venter på attestering")
    bot.says("Kari", "hvorfor?", at=moment("2023-10-13"))
    assert bot.outcomes(4)[-1] == ("conversation", "why")
    assert len(bot.from_bot("Kari", "Slik er beløpene")) == 2


def test_files_and_a_comment_are_enclosed_in_a_dialog_and_the_approver_sees_them(bot: Running) -> None:
    card = drafted(bot, "Kommunestyret 12.10.2023, ferje 142 kr")
    kari = bot.town.user("Kari")
    bot.presses("Kari", card, "attach")
    file = bot.town.slack.upload(kari, *PHOTO)
    assert bot.town.slack.submit_view(kari, {"files": [file], "text": "Siste ferje gikk 23.10."}).closed
    card = bot.sees("Kari", "billett.jpg", "Siste ferje gikk 23.10.", offers="submit")
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", "billett.jpg", "Siste ferje gikk 23.10.", offers="attest")


def test_a_comment_is_put_on_a_draft_in_words(bot: Running) -> None:
    card = drafted(bot)
    bot.says("Kari", "Kommentar: Møtet ble flyttet fra 10.10.", at=moment("2023-10-13"))
    bot.sees("Kari", "Møtet ble flyttet fra 10.10.", offers="submit")
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", "Møtet ble flyttet fra 10.10.", offers="attest")
    assert len(bot.claims("submitted")[0].lines) == 1


def test_an_empty_enclosure_is_told_at_once(bot: Running) -> None:
    bot.presses("Kari", drafted(bot), "attach")
    told = bot.town.slack.submit_view(bot.town.user("Kari"), {})
    assert told.errors == {"files": "Legg ved minst én fil, eller skriv en kommentar."}


def test_a_file_that_is_no_receipt_is_told_and_the_comment_kept(bot: Running) -> None:
    kari = bot.town.user("Kari")
    bot.presses("Kari", drafted(bot), "attach")
    file = bot.town.slack.upload(kari, "program.exe", b"MZ" + bytes(2_000))
    bot.town.slack.submit_view(kari, {"files": [file], "text": "Se vedlegg"})
    bot.sees("Kari", "program.exe")
    bot.sees("Kari", "Se vedlegg", offers="submit")
    assert bot.claims("draft")[0].receipts == ()


def test_a_claim_that_was_sent_is_used_again(bot: Running) -> None:
    card = drafted(bot)
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "venter på attestering", offers="again")
    bot.presses("Kari", card, "again")
    bot.sees("Kari", "Kommunestyret", offers="line")
    (sent,), (draft,) = bot.claims("submitted"), bot.claims("draft")
    assert [line.line.type for line in draft.lines if isinstance(line.line, ExpenseLine)] == ["fee-council"]
    assert any(entry.details.get("repeats") == sent.number for entry in bot.trail())


def test_a_claim_used_again_twice_makes_one_draft_until_that_is_filled_in(bot: Running) -> None:
    card = drafted(bot)
    bot.presses("Kari", card, "submit")
    bot.sees("Kari", "venter på attestering", offers="again")
    for _ in range(2):
        bot.presses("Kari", card, "again")
    assert bot.outcomes(4)[-2:] == [("conversation", "again")] * 2
    (draft,) = bot.claims("draft")
    bot.sees("Kari", "Hvilken dato var møtet?")
    bot.says("Kari", "23. november", at=moment("2023-11-24"), thread_ts=bot.sees("Kari", offers="line").ts)
    bot.outcomes(5)
    assert bot.claims("draft")[0].version > draft.version
    bot.presses("Kari", card, "again")
    bot.outcomes(6)
    assert len(bot.claims("draft")) == 2


def test_nobody_else_saves_asks_or_uses_again(bot: Running) -> None:
    card = drafted(bot)
    for action in ("later", "why", "attach"):
        bot.presses("Nils", card, action, stale=True)
    bot.presses("Kari", card, "submit")
    card = bot.sees("Kari", "venter på attestering", offers="again")
    bot.presses("Nils", card, "again", stale=True)
    assert bot.outcomes(6).count(("refused", "not_yours")) == 4


@pytest.mark.parametrize("said", ["vis kravet", "kan jeg få se kravet?", "vis krav 2026-00001"])
def test_a_claim_that_is_asked_for_is_shown_last_and_the_older_card_leads_to_it(bot: Running, said: str) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    old = bot.sees("Kari", offers="submit")
    bot.says("Kari", said)
    bot.outcomes(2)
    bot.sees("Kari", "Krav 2026-00001 står lenger ned")
    (card,) = [message for message in bot.from_bot("Kari") if "submit" in buttons(message)]
    assert float(card.ts) > float(old.ts)
    bot.says("Kari", "ferje 142 kr", thread_ts=old.ts)
    bot.sees("Kari", "Ny linje 2")
    bot.outcomes(3)
    assert [message.ts for message in bot.from_bot("Kari") if "edit" in buttons(message)] == [card.ts]
    assert [len(claim.lines) for claim in bot.claims()] == [2]
