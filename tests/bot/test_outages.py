"""A peer is away for a weekend, or an approver has no account: nothing is lost, and an administrator hears it once."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from bot.mail.intake import Letter, keep
from bot.office import Office
from demo.town import Town, free_port
from scheduler import tick
from store import boxes, inbox, outbox
from store.tables import audit
from store.tables import outbox as rows
from tests.bot.by_hand import FRIDAY, Clock, office, turn
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, POLITICIAN_WORDS, TIMESHEET, Post, buttons, moment, said
from tests.bot.running import Running, running

MONDAY = FRIDAY + dt.timedelta(hours=64)
HALF_AN_HOUR, MINUTE = dt.timedelta(minutes=30), dt.timedelta(minutes=1)


def write(town: Town, office: Office) -> Post:
    """Berit, whose mails come to the office."""

    def deliver(raw: bytes, at: dt.datetime | None) -> None:
        keep(office.database, [Letter(raw=raw, received=at or FRIDAY)], office.now())

    return Post(town, town.person("Berit").email, deliver)


def silence(town: Town, peer: str) -> str:
    """The settings before they came to say that the peer is where nobody listens."""
    path = town.folder / "settings.toml"
    before = path.read_text("utf-8")
    nowhere = {
        "mail": (f"smtp_port = {town.mail.smtp_port}", f"smtp_port = {free_port()}"),
        "slack": (f'api_url = "{town.slack.api_url}"', f'api_url = "http://127.0.0.1:{free_port()}/api/"'),
    }
    path.write_text(before.replace(*nowhere[peer]), "utf-8")
    assert path.read_text("utf-8") != before
    return before


def weekend(office: Office, clock: Clock) -> None:
    """The first minutes closely, then every half hour until Monday morning."""
    while clock.time < MONDAY:
        turn(office)
        clock.time += MINUTE if clock.time < FRIDAY + HALF_AN_HOUR else HALF_AN_HOUR


def waiting(office: Office) -> list[tuple[str, str]]:
    with office.database.read() as connection:
        return [(row.box, row.state) for row in boxes.unfinished(connection)]


def notices(office: Office) -> int:
    """How often administrators were told that something was not delivered."""
    with office.database.read() as connection:
        told = select(func.count()).where(rows.c.key.startswith("admin_not_delivered:"))
        noted = select(func.count()).where(audit.c.action == "not_delivered")
        assert connection.scalar(told) == connection.scalar(noted)
        return connection.scalar(told) or 0


def test_a_mail_server_that_is_away_for_a_weekend_loses_nothing_and_is_told_once(town: Town) -> None:
    clock, right = Clock(), silence(town, "mail")
    with office(town, clock) as cut_off:
        berit = write(town, cut_off)
        berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET])
        weekend(cut_off, clock)
        assert (waiting(cut_off), notices(cut_off)) == ([("out", "waiting")], 1)
        (told,) = [m for m in town.slack.dm(town.user("Anders")) if "kunne ikke leveres" in m.text]
        assert "mail server 127.0.0.1" in told.text
    (town.folder / "settings.toml").write_text(right, "utf-8")
    clock.time += dt.timedelta(hours=1)
    with office(town, clock) as back:
        turn(back)
        assert (waiting(back), notices(back)) == ([], 1)
    berit.wait("5 140,00 kr")
    assert len(town.mail.transactions) == 1


def test_a_slack_that_is_away_for_a_weekend_loses_no_card_or_receipt_and_is_told_once(town: Town) -> None:
    clock, right = Clock(), silence(town, "slack")
    with office(town, clock) as cut_off:
        berit = write(town, cut_off)
        berit.write(CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET])
        turn(cut_off)
        berit.reply(berit.wait("5 140,00 kr"), "send")
        weekend(cut_off, clock)
        assert (waiting(cut_off), notices(cut_off)) == ([("out", "waiting")] * 2, 1)
        anders = Post(town, town.person("Anders").email, lambda raw, at: None)
        anders.wait("kunne ikke leveres", "Slack does not answer")
    (town.folder / "settings.toml").write_text(right, "utf-8")
    clock.time += dt.timedelta(hours=1)
    with office(town, clock) as back:
        turn(back)
        assert (waiting(back), notices(back)) == ([], 1)
    shown = [(buttons(m), [f.title for f in m.files]) for m in town.slack.dm(town.user("Marit"))]
    assert shown == [
        (["attest", "return", "comment"], []),
        ([], ["1. timeliste.pdf", "1. timeliste.pdf (hele dokumentet)"]),
    ]


def test_a_message_that_cannot_be_read_all_weekend_is_not_set_aside(town: Town) -> None:
    """Without Slack nobody can say who wrote it; that is no fault of the message's."""
    clock, right, kari = Clock(), silence(town, "slack"), town.user("Kari")
    with office(town, clock) as cut_off:
        with cut_off.database.write() as connection:
            inbox.put(
                connection,
                channel="slack",
                kind="message",
                key="slack:1",
                sender=kari.id,
                received_at=FRIDAY,
                now=FRIDAY,
                payload={"user": kari.id, "ts": "1", "thread": None, "text": "status?", "files": []},
            )
        weekend(cut_off, clock)
        assert waiting(cut_off) == [("in", "waiting")]
    (town.folder / "settings.toml").write_text(right, "utf-8")
    clock.time += dt.timedelta(hours=1)
    with office(town, clock) as back:
        turn(back)
        assert waiting(back) == []
    town.slack.wait_for_message(kari, said("Du har ingen"))


def test_tries_are_never_more_than_an_hour_apart(town: Town) -> None:
    clock = Clock()
    silence(town, "mail")
    with office(town, clock) as cut_off:
        write(town, cut_off).write(CARER_WORDS, subject=CARER_SUBJECT)
        weekend(cut_off, clock)
        with cut_off.database.write() as connection:
            assert outbox.lease(connection, "mail", clock.time + dt.timedelta(hours=1))
            attempts = connection.scalar(select(rows.c.attempts).where(rows.c.channel == "mail")) or 0
        assert attempts > (MONDAY - FRIDAY) / dt.timedelta(hours=1)


def test_an_approver_without_account_is_told_and_gets_the_card_when_invited(town: Town) -> None:
    people = town.folder / "people.csv"
    people.write_text(people.read_text("utf-8").replace("nils.bakke@", "nils.ny@"), "utf-8")
    with running(town) as bot:
        bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[TIMESHEET])
        bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
        bot.post("Anders").wait("kunne ikke leveres", "no Slack account")
        bot.outcomes(2)
        nils = town.slack.add_user("Nils Bakke", "nils.ny@lauvdal.example")
        tick(bot.office)
        card = town.slack.wait_for_message(nils, lambda message: "attest" in buttons(message))
        town.slack.wait_for_message(nils, lambda message: bool(message.files))
        tick(bot.office)
        bot.outcomes(2)
        assert [m.ts for m in town.slack.dm(nils) if buttons(m)] == [card.ts]
        assert len([m for m in town.slack.dm(nils) if m.files]) == 1
        assert len(bot.sent("admin_not_delivered")) == 1


@pytest.mark.parametrize("town", [("http", "postgresql"), ("http", "sqlite")], indirect=True)
def test_a_row_whose_card_is_gone_is_done(bot: Running) -> None:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[TIMESHEET])
    bot.sees("Kari", offers="submit")
    bot.outcomes(1)
    with bot.office.database.write() as connection:
        for kind in ("card", "receipt"):
            outbox.put(
                connection,
                key=f"{kind}:999",
                channel="slack",
                recipient=bot.town.person("Nils").id,
                kind=kind,
                now=bot.office.now(),
                payload={"card": 999, "sha256": "0" * 64, "title": "1. borte.jpg"},
            )
    bot.outcomes(1)
    with bot.office.database.read() as connection:
        done = connection.execute(select(rows.c.state, rows.c.remote_id).where(rows.c.key.endswith(":999"))).all()
    assert [tuple(row) for row in done] == [("sent", "gone")] * 2
    assert bot.from_bot("Nils") == []
