"""Replies whose answers stand between the quoted lines of our mail, each below the question that it answers."""

from collections.abc import Mapping
from email.message import EmailMessage

import pytest

from claims.claim import Claim
from claims.lines import ExpenseLine, day_of
from tests.bot.hands import Post
from tests.bot.running import Running

BOKMAAL = "Møte i formannskapet. Kjørte 42 km fra Haugen til rådhuset. Ferje 142,-"
NYNORSK = "Kontrollutvalet. Køyrde 42 km frå Haugen til rådhuset. Ferje 142,-"


def asked(post: Post, text: str = BOKMAAL) -> EmailMessage:
    """The mail that asks for the day of each line."""
    post.write(text, subject="Krav", at="2023-11-20")
    return post.wait("Krav", "Linje 1", "Linje 2", "Linje 3")


def answered(mail: EmailMessage, below: Mapping[str, str], above: str = "", skrev: str = "skrev") -> str:
    """A reply that quotes the mail, with words above it and below the questions that begin so."""
    body = mail.get_body(("plain",))
    assert body
    lines = [above, "", f"man. 20. nov. 2023 kl. 10:00 {skrev} Lauvdal kommune <krav@lauvdal.example>:"]
    for line in body.get_content().splitlines():
        lines += [f"> {line}", *(words for start, words in below.items() if line.startswith(f"- {start}"))]
    return "\n".join(lines)


def days(claim: Claim) -> list[str | None]:
    found = [day_of(line.line) for line in claim.lines]
    return [day.isoformat() if day else None for day in found]


@pytest.mark.parametrize(
    ("name", "text", "skrev", "unanswered"),
    [("Kari", BOKMAAL, "skrev", "Hvilken dato var møtet?"), ("Sigrid", NYNORSK, "skreiv", "Kva dato var møtet?")],
)
def test_each_line_gets_the_day_that_stands_below_its_question(
    bot: Running, name: str, text: str, skrev: str, unanswered: str
) -> None:
    post = bot.post(name)
    mail = asked(post, text)
    post.reply(
        mail,
        answered(mail, {"Linje 2": "12. november\n", "Linje 3": "\n13. november"}, skrev=skrev),
        at="2023-11-20T10:00",
    )
    post.wait(unanswered, "12. november 2023", "13. november 2023")
    (claim,) = bot.claims()
    assert days(claim) == [None, "2023-11-12", "2023-11-13"]


def test_a_question_that_the_mail_program_has_wrapped_is_still_the_question(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    text = answered(mail, {"Linje 2": "12. november"}).replace("Kjøring: Hvilken", "Kjøring:\n> Hvilken")
    kari.reply(mail, text, at="2023-11-20T10:00")
    kari.wait("Kjøring · 12. november 2023")
    assert days(bot.claims()[0]) == [None, "2023-11-12", None]


def test_the_words_above_are_read_beside_the_answers(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    kari.reply(
        mail,
        answered(mail, {"Linje 2": "12. november"}, above="Fjern linje 3. Resten svarer jeg på under."),
        at="2023-11-20T10:00",
    )
    kari.wait("Kjøring · 12. november 2023")
    assert days(bot.claims()[0]) == [None, "2023-11-12"]


def test_what_is_no_answer_leaves_its_own_question_open_and_no_other(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    below = {"Linje 1": "Det husker jeg ikke", "Linje 2": "12. november", "Linje 3": "13. november"}
    kari.reply(mail, answered(mail, below, above="Hei! Se svar under.") + "\n\nHilsen Kari", at="2023-11-20T10:00")
    kari.wait("Hvilken dato var møtet?", "Ferje · 13. november 2023")
    assert days(bot.claims()[0]) == [None, "2023-11-12", "2023-11-13"]


def test_words_below_something_else_are_read_as_any_answer(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    kari.reply(mail, answered(mail, {}) + "\nalt var 12. november", at="2023-11-20T10:00")
    kari.wait("Formannskapet · 12. november 2023")
    assert days(bot.claims()[0]) == ["2023-11-12"] * 3


def test_who_wants_the_claim_deleted_answers_nothing(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    kari.reply(mail, answered(mail, {"Linje 2": "12. november"}, above="Slett kravet."), at="2023-11-20T10:00")
    assert bot.outcomes(2)[-1] == ("conversation", "delete")
    (claim,) = bot.claims("deleted")
    assert days(claim) == [None, None, None]


def test_a_mail_that_carries_no_secret_answers_no_question_of_the_claim(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    (before,) = bot.claims()
    kari.write(answered(mail, {"Linje 2": "12. november"}), at="2023-11-20T10:00")
    bot.outcomes(2)
    assert before in bot.claims()


def test_an_answer_in_the_middle_of_an_item_answers_it(bot: Running) -> None:
    kari = bot.post("Kari")
    mail = asked(kari)
    text = answered(mail, {"Linje 2": "12. november"})
    kari.reply(mail, text.replace("betalte du? Kan", "betalte du?\n13. november\n> Kan"), at="2023-11-20T10:00")
    kari.wait("Kjøring · 12. november 2023", "Ferje · 13. november 2023")
    assert days(bot.claims()[0]) == [None, "2023-11-12", "2023-11-13"]


def test_what_is_asked_once_of_several_lines_is_answered_once(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Ferje 142,- og parkering 60,- og bom 48,-", subject="Krav", at="2023-11-20")
    mail = kari.wait("Hvilken dato betalte du? Hva var formålet?")
    text = answered(mail, {"Hvilken": "Møte i Voss"})
    kari.reply(mail, text.replace("betalte du? Hva", "betalte du?\n12. november\n> Hva"), at="2023-11-20T10:00")
    kari.wait("Ferje · 12. november 2023", "Bompenger · 12. november 2023")
    (claim,) = bot.claims()
    assert days(claim) == ["2023-11-12"] * 3
    assert [line.line.purpose for line in claim.lines if isinstance(line.line, ExpenseLine)] == ["Møte i Voss"] * 3
