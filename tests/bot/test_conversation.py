"""What the bot makes of what people write: whose claim is meant, what is kept, and what is refused in which words."""

import pytest

from demo.receipt import photo
from demo.slack import Message
from demo.town import Town
from parsers.receipts.preview import preview
from store import inbox
from tests.bot.hands import (
    CARER_SUBJECT,
    CARER_WORDS,
    PHOTO,
    POLITICIAN_WORDS,
    TIMESHEET,
    File,
    buttons,
    letter,
    moment,
    words,
)
from tests.bot.running import Running, running
from tests.parsers.receipts.locked_pdf import swelling

SHEET: File = ("timeliste.xlsx", b"PK\x03\x04" + bytes(2_000))
OTHER_PHOTO: File = ("image.jpg", photo("BOM 54,00"))


def draft(bot: Running, text: str = POLITICIAN_WORDS, *files: File) -> Message:
    bot.says("Kari", text, at=moment("2023-10-13"), files=files)
    return bot.sees("Kari", offers="submit")


def receipts(bot: Running) -> list[list[str]]:
    return [[receipt.name for receipt in claim.receipts] for claim in bot.claims()]


@pytest.mark.parametrize("said", ["send", "slett", "Møte i formannskapet 3.10.2023", "ok"])
def test_words_below_somebody_elses_card_leave_the_own_draft_alone(bot: Running, said: str) -> None:
    bot.says("Ragnhild", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Ragnhild", offers="submit")
    bot.says("Leif", "Formannskapet 10.10.2023", at=moment("2023-10-13"))
    bot.presses("Leif", bot.sees("Leif", offers="submit"), "submit")
    card = bot.sees("Ragnhild", "Leif Kvamme", offers="attest")
    before = bot.claims()
    bot.says("Ragnhild", said, thread_ts=card.ts)
    answer = bot.sees("Ragnhild", "Dette kravet er ikke ditt", "knappene")
    assert bot.outcomes(4)[-1] == ("refused", "others_claim")
    assert answer.thread_ts == card.ts
    assert bot.claims() == before


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("flytt linje 1 til et eget krav", "others_claim"),
        ("ok", "others_claim"),
        ("godkjenn alle unntatt de dyre", "which_claims"),
    ],
)
def test_words_refused_below_somebody_elses_card_are_answered_and_hold_up_no_click(
    bot: Running, said: str, code: str
) -> None:
    bot.says("Leif", "Formannskapet 10.10.2023", at=moment("2023-10-13"))
    bot.presses("Leif", bot.sees("Leif", offers="submit"), "submit")
    card = bot.sees("Ragnhild", "Leif Kvamme", offers="attest")
    bot.says("Ragnhild", said, thread_ts=card.ts)
    assert bot.outcomes(3)[-1] == ("refused", code)
    bot.presses("Ragnhild", card, "attest")
    assert bot.outcomes(4)[-1] == ("conversation", "attest")


def test_a_mail_that_anybody_could_have_written_answers_no_question(bot: Running) -> None:
    leif = bot.post("Leif")
    leif.write("kjøring til møtet", subject="Krav", at="2024-03-13")
    leif.wait("hvor langt")
    (asked,) = bot.claims()
    leif.write("12.3, 42 km fra Haugen til rådhuset", at="2024-03-13T08:05")
    leif.wait("42 km")
    assert bot.claims()[0] == asked


@pytest.mark.parametrize(
    "said", ["Kommentar: her er kvitteringen", "hvorfor?", "senere", "del på 1 og 2", "flytt linje 1 til et eget krav"]
)
def test_a_file_that_comes_with_words_about_a_draft_is_kept_on_it(bot: Running, said: str) -> None:
    draft(bot)
    bot.says("Kari", said, files=[PHOTO], at=moment("2023-10-13T09:00"))
    bot.outcomes(2)
    assert all(names == [PHOTO[0]] for names in receipts(bot))
    assert receipts(bot)


@pytest.mark.parametrize("said", ["", "Her er kvitteringen", "Var det noe mer dere lurte på?", "hvorfor?", "status?"])
def test_a_file_in_the_thread_of_a_claim_that_is_sent_is_not_taken_and_its_claimant_hears_so(
    bot: Running, said: str
) -> None:
    card = draft(bot)
    bot.presses("Kari", card, "submit")
    bot.says("Kari", said, files=[PHOTO], thread_ts=card.ts)
    bot.sees("Kari", PHOTO[0], "ikke lagt ved noe krav", "trekker du det tilbake")
    assert receipts(bot) == [[]]


def test_a_file_in_the_thread_of_another_s_claim_is_not_taken_and_who_sent_it_hears_so(bot: Running) -> None:
    bot.presses("Kari", draft(bot), "submit")
    card = bot.sees("Nils", offers="attest")
    bot.says("Nils", "Hvem satt på i bilen din da?", files=[PHOTO], thread_ts=card.ts)
    bot.sees("Nils", PHOTO[0], "ikke lagt ved noe krav")
    assert receipts(bot) == [[]]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("send", ("refused", "open_questions")),
        ("Hvorfor er himmelen blå?", ("conversation", "files")),
        ("status?", ("conversation", "status")),
        ("linje 9 skal være 60 km", ("refused", "no_such_line")),
        ("", ("conversation", "files")),
        ("takk", ("conversation", "files")),
    ],
)
def test_a_file_is_kept_on_the_open_claim_whatever_becomes_of_the_words(
    bot: Running, said: str, outcome: tuple[str, str]
) -> None:
    bot.says("Kari", "kjøring til møtet", at=moment("2024-03-13"))
    bot.sees("Kari", "hvor langt")
    bot.says("Kari", said, files=[PHOTO], at=moment("2024-03-13T09:00"))
    assert bot.outcomes(2)[-1] == outcome
    assert receipts(bot) == [[PHOTO[0]]]


def test_a_file_of_a_mail_that_anybody_could_have_written_is_not_put_on_the_claim(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT)
    berit.wait("5 140,00 kr")
    berit.write("send", files=[TIMESHEET])
    berit.wait("må du bekrefte")
    assert receipts(bot) == [[]]


def test_a_photo_alone_that_anybody_could_have_mailed_has_to_be_confirmed(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT)
    berit.wait("5 140,00 kr")
    berit.write("", files=[TIMESHEET])
    berit.wait("må du bekrefte")
    assert receipts(bot) == [[]]


def test_a_mail_that_anybody_could_have_written_adds_nothing_to_the_claim_it_names(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT, at="2024-01-08")
    berit.wait("5 140,00 kr")
    (before,) = bot.claims()
    berit.write(f"krav {before.number}: avlaster lav sats 5 timer 3.1", at="2024-01-08T09:00")
    berit.wait("475,00 kr")
    assert bot.claims()[0] == before


def test_a_case_number_that_is_somebody_elses_claim_is_only_a_number(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr")
    (karis,) = bot.claims()
    bot.says("Sigrid", f"Kontrollutvalet 11.10.2023, sak {karis.number}", at=moment("2023-10-13"))
    bot.sees("Sigrid", "Kontrollutvalet · 11. oktober 2023")
    assert bot.claims()[0] == karis


def test_every_file_that_was_left_out_is_named_each_time(bot: Running) -> None:
    for number in (1, 2):
        bot.says("Kari", f"Ferje {number}42,- 12.10.2023", at=moment(f"2023-10-13T0{number}:00"), files=[PHOTO, SHEET])
    bot.outcomes(2)
    assert len(bot.from_bot("Kari", "kunne jeg ikke ta imot", "timeliste.xlsx: Send det")) == 2
    assert receipts(bot) == [[PHOTO[0]]] * 2
    berit = bot.post("Berit")
    for subject in ("Januar", "Februar"):
        berit.write(CARER_WORDS, subject=subject, files=[SHEET, TIMESHEET])
        berit.wait("Noe ble ikke med", "kunne jeg ikke ta imot", "timeliste.xlsx: Send det")
    assert receipts(bot)[2:] == [[TIMESHEET[0]]] * 2


@pytest.mark.parametrize(("name", "told"), [("ferje.jpg", "ferje.jpg"), (None, "–")])
def test_a_file_that_slack_says_nothing_of_is_left_out_and_told(bot: Running, name: str | None, told: str) -> None:
    """Files of other workspaces and deleted ones come without a size, some without a name."""
    kari, now = bot.town.user("Kari"), bot.office.now()
    payload = {"user": kari.id, "ts": "1700000000.1", "thread": None, "text": "status?", "files": [{"name": name}]}
    with bot.office.database.write() as connection:
        inbox.put(
            connection,
            channel="slack",
            kind="message",
            key="slack:1",
            sender=kari.id,
            received_at=now,
            now=now,
            payload=payload,
        )
    bot.sees("Kari", "kunne jeg ikke ta imot", f"• {told}: Jeg fikk ikke tak i innholdet. Send")
    assert bot.outcomes(1) == [("conversation", "status")]


def test_a_file_that_takes_too_much_is_told_and_the_rest_is_claimed(bot: Running) -> None:
    files = [("stor.pdf", swelling(300)), PHOTO]
    bot.says("Kari", "Ferje 142 kr 12.10.2023", at=moment("2023-10-13"), files=files)
    bot.sees("Kari", "stor.pdf: Jeg fikk ikke tak i innholdet")
    bot.sees("Kari", "142,00 kr")


def test_slett_takes_a_submitted_claim_back_before_any_decision(bot: Running) -> None:
    card = draft(bot)
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")
    bot.says("Kari", "slett", thread_ts=card.ts)
    bot.outcomes(3)
    assert [claim.state for claim in bot.claims()] == ["withdrawn"]
    (closed,) = bot.from_bot("Nils")
    assert buttons(closed) == []
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.sees("Nils", offers="attest")


def test_slett_after_a_decision_takes_nothing_back(bot: Running) -> None:
    card = draft(bot)
    bot.presses("Kari", card, "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Turid", offers="authorise")
    bot.says("Kari", "slett", thread_ts=card.ts)
    assert bot.outcomes(4)[-1] == ("refused", "attested_before")
    assert [claim.state for claim in bot.claims()] == ["attested"]


def test_a_mail_takes_a_submitted_claim_back_only_with_its_secret(bot: Running) -> None:
    berit = bot.post("Berit")
    berit.write(CARER_WORDS, subject=CARER_SUBJECT)
    berit.reply(berit.wait("5 140,00 kr"), "send")
    sent = berit.wait("sendt til")
    bot.deliver(letter(berit.address, "slett", subject="slett"), None)
    assert bot.outcomes(3)[-1][0] == "refused"
    assert [claim.state for claim in bot.claims()] == ["submitted"]
    berit.reply(sent, "slett")
    bot.outcomes(4)
    assert [claim.state for claim in bot.claims()] == ["withdrawn"]


def test_whoever_is_no_claimant_is_told_so_and_has_no_claim(bot: Running) -> None:
    bot.says("Nils", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Nils", "ikke registrert som en som kan sende krav")
    assert bot.outcomes(1) == [("refused", "not_claimant")]
    assert bot.claims() == []


def test_a_price_that_changed_is_shown_before_the_claim_is_sent(town: Town) -> None:
    with running(town) as bot:
        bot.presses("Kari", draft(bot), "delete")
        draft(bot, "Kommunestyret 12.10.2023")
        bot.outcomes(3)
    types = town.folder / "types.csv"
    types.write_text(types.read_text("utf-8").replace("meeting,1500.00,2023", "meeting,1510.00,2023"), "utf-8")
    with running(town) as bot:
        bot.says("Kari", "send")
        bot.sees("Kari", "En pris er endret siden sist")
        assert bot.outcomes(4)[-1] == ("refused", "price_changed")
        assert [claim.state for claim in bot.claims()] == ["deleted", "draft"]
        bot.presses("Kari", bot.sees("Kari", "1 510,00 kr", offers="submit"), "submit")
        bot.sees("Nils", "1 510,00 kr", offers="attest")


def test_another_tax_treatment_is_a_change_of_price(town: Town) -> None:
    with running(town) as bot:
        draft(bot, POLITICIAN_WORDS, PHOTO)
        bot.outcomes(1)
    types = town.folder / "types.csv"
    types.write_text(types.read_text("utf-8").replace("required,tax_free,5100", "required,taxable,5100"), "utf-8")
    with running(town) as bot:
        bot.says("Kari", "send")
        bot.sees("Kari", "En pris er endret siden sist")
        (claim,) = bot.claims("draft")
        assert (str(claim.total), str(claim.taxable)) == ("2070.72", "1846.72")


def test_mail_that_is_set_aside_is_told_to_administrators_once_a_day(bot: Running) -> None:
    raw = letter(bot.post("Berit").address, CARER_WORDS).replace(b"From: ", b"X-From: ")
    for number in range(3):
        bot.deliver(raw.replace(b"48", str(number).encode()), None)
    told = bot.post("Anders").wait("lagt til side")
    assert "godtgjort mail quarantine list" in words(told)
    assert bot.outcomes(3) == [("quarantined", "sender_unclear")] * 3
    assert len(bot.town.mail.transactions) == 1


@pytest.mark.parametrize("fault", ["rate_limit", "drop", "server_error"])
@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_two_photos_of_one_name_stand_below_the_card_once_each(bot: Running, fault: str, method: str) -> None:
    card = draft(bot, POLITICIAN_WORDS, OTHER_PHOTO, ("image.jpg", PHOTO[1]))
    getattr(bot.town.slack.faults, fault)(method)
    bot.presses("Kari", card, "submit")
    bot.sees("Nils", offers="attest")
    bot.outcomes(2)
    shown = [(file.title, file.content) for message in bot.from_bot("Nils") for file in message.files]
    assert shown == [("1. image.jpg", preview(OTHER_PHOTO[1])), ("2. image.jpg", preview(PHOTO[1]))]
