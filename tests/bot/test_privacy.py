"""A national identity number is stored nowhere as text, shown to nobody, and its writer told kindly."""

import datetime as dt
import json

from sqlalchemy import select

from bot.intake import Form, LeftOut, Message
from bot.office import Office
from bot.privacy import discreet
from claims.claim import Receipt
from demo.town import Town
from store.tables import metadata, raw_mail
from tests.bot.by_hand import Clock, office
from tests.bot.golden import KARI
from tests.bot.hands import Post, letter, words
from tests.bot.mail.letters import became
from tests.bot.running import Running

# Of a synthetic person: 80 is added to the month.
NUMBER = "12819000059"
SPACED = f"{NUMBER[:6]} {NUMBER[6:]}"
DRIVE = f"Jeg ({SPACED}) kjørte 42 km til møte i kommunestyret 12.10.2023"
BERIT = "berit.solli@lauvdal.example"


def everything_stored(bot: Office) -> str:
    """Every cell of every table but mails' bytes, which are kept as they came, in a row as in a file."""
    with bot.database.read() as connection:
        tables = [table for table in metadata.sorted_tables if table is not raw_mail]
        rows = [row for table in tables for row in connection.execute(select(table))]
    return json.dumps([[str(cell) for cell in row] for row in rows], ensure_ascii=False)


def test_by_mail_the_claim_is_made_without_the_number_and_its_writer_told(town: Town) -> None:
    with office(town, Clock()) as bot:
        raw = letter(BERIT, DRIVE, subject=f"Krav {NUMBER}", files=[(f"{NUMBER}.pdf", b"%PDF-1.4\n" + bytes(20_000))])
        assert became(bot, raw) == ("claim", "claim")
        stored = everything_stored(bot)
    assert NUMBER not in stored
    assert SPACED not in stored
    berit = Post(town, BERIT, lambda raw, at: None)
    assert "Du skrev et fødselsnummer" in words(berit.wait("strøket"))
    assert "42 km" in words(berit.wait("km"))
    assert not any(NUMBER in mail.data.decode() for mail in town.mail.transactions)


def test_in_chat_too(bot: Running) -> None:
    bot.says("Kari", DRIVE)
    bot.sees("Kari", "Du skrev et fødselsnummer")
    bot.sees("Kari", "42 km")
    stored = everything_stored(bot.office)
    assert NUMBER not in stored
    assert SPACED not in stored


def test_what_is_filled_in_is_words_too() -> None:
    values = {"reason": f"Gjelder {NUMBER}", "lines": [0], "passengers": [{"name": NUMBER}]}
    said, is_changed = discreet(Form(person=KARI, channel="slack", kind="return", values=values, claim="2024-00001"))
    assert is_changed
    assert isinstance(said, Form)
    assert NUMBER not in str(said.values)
    assert said.values["lines"] == [0]


def test_what_holds_none_is_left_as_it_is() -> None:
    message = Message(
        person=KARI,
        channel="mail",
        text="Kommunestyremøte 12.10.2023, 42 km",
        received=dt.datetime(2023, 10, 13, tzinfo=dt.UTC),
        subject=None,
        files=(Receipt(sha256="0" * 64, name="billett.jpg", media_type="image/jpeg", size=1),),
        left_out=(LeftOut("film.mov", "not_a_receipt"),),
    )
    assert discreet(message) == (message, False)
