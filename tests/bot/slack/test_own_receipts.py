"""What a claimant sees below their own card: the receipts that they have not put into the conversation themselves."""

from email.message import EmailMessage

from demo.slack import Message
from parsers.receipts.preview import preview
from tests.bot.hands import PHOTO, File, letter, moment
from tests.bot.running import Running
from tests.bot.slack.test_invoices_for_machines import INVOICE
from tests.parsers.receipts.test_opening import scanned

FERRY = "Ferje 142,- 12.10.2023"
SCAN: File = ("billett.pdf", scanned(2))


def by_mail(bot: Running, *files: File) -> EmailMessage:
    """The answer to Kari's claim, which has come by mail with the files."""
    post = bot.post("Kari")
    post.write(FERRY, at="2023-10-13", files=files)
    return post.wait("142,00 kr")


def shown_in_chat(bot: Running) -> Message:
    bot.says("Kari", "vis kravet", at=moment("2023-10-14"))
    return bot.sees("Kari", "142,00 kr", offers="submit")


def below(bot: Running, card: Message) -> list[Message]:
    """What the bot has put below the card, once nothing waits to be handled or sent."""
    bot.outcomes(0)
    return [message for message in bot.from_bot("Kari") if message.thread_ts == card.ts and message.files]


def test_a_receipt_that_came_by_mail_stands_as_a_picture_below_the_card(bot: Running) -> None:
    by_mail(bot, PHOTO)
    (told,) = below(bot, shown_in_chat(bot))
    assert [file.title for file in told.files] == ["1. billett.jpg"]
    assert [file.content for file in told.files] == [preview(PHOTO[1])]


def test_every_page_of_a_document_that_came_by_mail_can_be_seen(bot: Running) -> None:
    by_mail(bot, SCAN)
    (told,) = below(bot, shown_in_chat(bot))
    assert [file.title for file in told.files] == [
        "1. billett.pdf, side 1 av 2",
        "1. billett.pdf, side 2 av 2",
        "1. billett.pdf (hele dokumentet)",
    ]


def test_an_invoice_for_machines_is_read_aloud(bot: Running) -> None:
    bot.deliver(_with_invoice(bot), moment("2023-10-13"))
    bot.post("Kari").wait("142,00 kr")
    (told,) = below(bot, shown_in_chat(bot))
    assert "Dette står i den: faktura.xml (faktura: Fjordferjer AS" in told.text


def _with_invoice(bot: Running) -> bytes:
    mail = letter(bot.town.person("Kari").email, FERRY, files=[("faktura.pdf", INVOICE)])
    return mail.replace(b"faktura.pdf", b"faktura.xml").replace(b"application/pdf", b"application/xml")


def test_what_its_claimant_has_sent_in_chat_is_not_repeated(bot: Running) -> None:
    bot.says("Kari", FERRY, at=moment("2023-10-13"), files=[PHOTO, SCAN])
    card = bot.sees("Kari", "Vedlegg: billett.jpg og billett.pdf (2 sider)", offers="submit")
    assert below(bot, card) == []


def test_a_receipt_mailed_later_to_a_claim_in_chat_joins_the_card_that_stands_there(bot: Running) -> None:
    priced = by_mail(bot)
    card = shown_in_chat(bot)
    bot.post("Kari").reply(priced, "Her er billetten", at="2023-10-15", files=[PHOTO])
    bot.sees("Kari", "Vedlegg: billett.jpg", offers="submit")
    assert [file.content for told in below(bot, card) for file in told.files] == [preview(PHOTO[1])]


def test_below_a_card_posted_anew_the_receipts_stand_too_and_once_below_each(bot: Running) -> None:
    by_mail(bot, PHOTO)
    first = shown_in_chat(bot)
    bot.says("Kari", "vis kravet", at=moment("2023-10-15"))
    newer = bot.town.slack.wait_for_message(
        bot.town.user("Kari"), lambda seen: seen.from_bot and seen.ts > first.ts and "142" in str(seen.blocks)
    )
    assert [len(below(bot, card)) for card in (first, newer)] == [1, 1]


def test_nothing_is_said_of_which_line_a_receipt_is_where_there_are_several_outlays(bot: Running) -> None:
    post = bot.post("Kari")
    post.write("Ferje 142,- og bom 54,- 12.10.2023", at="2023-10-13", files=[PHOTO])
    post.wait("196,00 kr")
    bot.says("Kari", "vis kravet", at=moment("2023-10-14"))
    (told,) = below(bot, bot.sees("Kari", "196,00 kr", offers="submit"))
    assert told.text == ""


def test_its_approver_does_not_see_what_is_added_to_a_claim_that_came_back(bot: Running) -> None:
    priced = by_mail(bot, PHOTO)
    bot.presses("Kari", shown_in_chat(bot), "submit")
    card = bot.sees("Nils", offers="return")
    bot.presses("Nils", card, "return")
    bot.town.slack.submit_view(bot.town.user("Nils"), {"reason": "Feil dato"})
    bot.post("Kari").reply(priced, "Her er en til", at="2023-10-15", files=[SCAN])
    bot.sees("Kari", "Vedlegg: billett.jpg og billett.pdf (2 sider)", offers="submit")
    bot.outcomes(0)
    assert [file.title for message in bot.from_bot("Nils") for file in message.files] == ["1. billett.jpg"]
