"""What must not go wrong: dead ends, strangers, deliveries that come twice, drafts that are forgotten."""

import scheduler
from demo.scenes.figures import expect_sums, kroner
from demo.stage import Stage, expect
from demo.town import BOT_ADDRESS, PASSWORD

STRANGER = "post@ukjent.example"


def dead_end(stage: Stage) -> None:
    """Emma names an Ansvar that nobody may decide on: she and the administrator hear it at once."""
    stage.writes("Emma", "Drove 20 km 12.11 from Haugen to Voss, site visit, ansvar 77700")
    stage.presses("Emma", stage.sees("Emma", "Haugen", "[Send for approval]"), "submit")
    number = stage.claim_of("Emma").number
    stage.sees("Emma", number, "nobody")
    stage.gets("Anders", number, "77700")


def unknown_sender(stage: Stage) -> None:
    """Somebody who is not in people.csv mails twice, and is answered once."""
    stage.town.mail.add_user(STRANGER, PASSWORD)
    before = stage.claims()
    for text in ("Møte i går, 1 500 kr takk", "Hallo?"):
        stage.mails(STRANGER, "Krav", text)
    stage.gets(STRANGER)
    stage.settle()
    expect("answers to the unknown sender", 1, len(stage.town.mail.inbox(STRANGER)))
    expect("claims", before, stage.claims())


def forgotten_draft(stage: Stage) -> None:
    """Jonas' mail arrives twice; nobody touches the draft for three working days."""
    before = len(stage.claims())
    raw = stage.mails("Jonas", "Timar", "Avlastar låg sats 5 timar 10.11.2026")
    stage.gets("Jonas", kroner("515.00"))
    stage.town.mail.deliver(raw, BOT_ADDRESS)
    stage.settle()
    expect("claims from the same mail twice", 1, len(stage.claims()) - before)
    expect_sums(stage.claim_of("Jonas"), lines=["515.00"], total="515.00", taxable="515.00", tax_free="0.00")

    answers = _mails_to_jonas(stage)
    _days_pass(stage, 1)
    expect("reminders on the next day", 0, _mails_to_jonas(stage) - answers)
    _days_pass(stage, 9)
    _days_pass(stage, 0)
    stage.gets("Jonas", kroner("515.00"), stage.claim_of("Jonas").number)
    expect("reminders after two looks", 1, _mails_to_jonas(stage) - answers)


def _mails_to_jonas(stage: Stage) -> int:
    return len(stage.town.mail.inbox(stage.town.person("Jonas").email))


def _days_pass(stage: Stage, days: int) -> None:
    """Everything that is due by then happens, and is delivered."""
    stage.clock.put_forward(days)
    scheduler.tick(stage.office)
    stage.settle()
