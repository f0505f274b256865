"""What must not go wrong: dead ends, strangers, deliveries that come twice, drafts that are forgotten."""

import datetime as dt
from dataclasses import replace

import scheduler
from bot import delivery
from demo.scenes.figures import at, expect_sums
from demo.stage import Stage, expect
from demo.town import BOT_ADDRESS, PASSWORD

STRANGER = "post@ukjent.example"


def dead_end(stage: Stage) -> None:
    """Emma names an Ansvar that nobody may decide on: she and the administrator hear it at once."""
    stage.writes("Emma", "Drove 20 km 12.11 from Haugen to Voss, site visit, ansvar 77700", at=at(2024, 11, 15))
    stage.presses("Emma", stage.sees("Emma", "Haugen", "[Send for approval]"), "submit")
    number = stage.claim_of("Emma").number
    stage.sees("Emma", number, "nobody")
    stage.gets("Anders", number, "77700")


def unknown_sender(stage: Stage) -> None:
    """Somebody who is not in people.csv mails twice, and is answered once."""
    stage.town.mail.add_user(STRANGER, PASSWORD)
    before = stage.claims()
    for minute, text in enumerate(("Møte i går, 1 500 kr takk", "Hallo?")):
        stage.mails(STRANGER, "Krav", text, when=at(2024, 11, 15) + dt.timedelta(minutes=minute))
    stage.gets(STRANGER)
    stage.settle()
    expect("answers to the unknown sender", 1, len(stage.town.mail.inbox(STRANGER)))
    expect("claims", before, stage.claims())


def forgotten_draft(stage: Stage) -> None:
    """Jonas' mail arrives twice; nobody touches the draft for three working days."""
    before = len(stage.claims())
    raw = stage.mails("Jonas", "Timar", "Avlastar låg sats 5 timar 10.11.2024", when=at(2024, 11, 15))
    stage.gets("Jonas", "475,00 kr")
    stage.town.mail.deliver(raw, BOT_ADDRESS, at(2024, 11, 15, 10))
    stage.settle()
    expect("claims from the same mail twice", 1, len(stage.claims()) - before)
    expect_sums(stage.claim_of("Jonas"), lines=["475.00"], total="475.00", taxable="475.00", tax_free="0.00")

    answers = _mails_to_jonas(stage)
    _clock_stands_later(stage, dt.timedelta(days=1))
    expect("reminders on the next day", 0, _mails_to_jonas(stage) - answers)
    for _ in range(2):
        _clock_stands_later(stage, dt.timedelta(days=10))
    stage.gets("Jonas", "475,00 kr", stage.claim_of("Jonas").number)
    expect("reminders after two looks", 1, _mails_to_jonas(stage) - answers)


def _mails_to_jonas(stage: Stage) -> int:
    return len(stage.town.mail.inbox(stage.town.person("Jonas").email))


def _clock_stands_later(stage: Stage, time: dt.timedelta) -> None:
    """Everything that is due by then happens, and is delivered."""
    later = replace(stage.office, now=lambda: dt.datetime.now(dt.UTC) + time)
    scheduler.tick(later)
    for channel in later.channels.values():
        while delivery.deliver_one(later, channel):
            pass
