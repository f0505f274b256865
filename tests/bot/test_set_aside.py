"""What cannot be handled is set aside after its tries, told, listed, and tried again on order."""

from collections.abc import Mapping

import pytest
from sqlalchemy import delete, select

from bot.config.settings import LimitSettings
from bot.mail.intake import Letter, keep
from bot.office import Office
from demo.town import Town
from store import boxes, inbox
from store.inbox import LONGEST_WAIT, MAX_ATTEMPTS, Arrival
from store.tables import audit, outbox, raw_mail
from tests.bot.by_hand import Clock, turn
from tests.bot.cli.commands import complaint, godtgjort
from tests.bot.hands import CARER_WORDS, Post, letter, said, words
from tests.bot.mail.letters import arrived


def put(bot: Office, kind: str, payload: Mapping[str, object]) -> int:
    """The number of what came in from Kari's account."""
    with bot.database.write() as connection:
        number = inbox.put(
            connection,
            channel="slack",
            kind=kind,
            key=f"slack:{kind}",
            sender=str(payload["user"]),
            received_at=bot.now(),
            now=bot.now(),
            payload=payload,
        )
    assert number
    return number


def poisoned(town: Town, bot: Office) -> int:
    """A press that names no claim: no listener keeps such a thing, and no worker can handle it."""
    return put(bot, "press", {"user": town.user("Kari").id, "action": "submit"})


def arrival(bot: Office, number: int) -> Arrival:
    with bot.database.read() as connection:
        return inbox.get(connection, number)


def given_up(bot: Office) -> list[tuple[str, int]]:
    with bot.database.read() as connection:
        return [(row.box, row.number) for row in boxes.unfinished(connection) if row.state == "failed"]


def work(bot: Office, clock: Clock, times: int = MAX_ATTEMPTS + 1) -> None:
    """So many times everything is done that is due after the longest wait."""
    for _ in range(times):
        clock.time += LONGEST_WAIT
        turn(bot)


def killed(bot: Office, number: int, times: int = MAX_ATTEMPTS) -> None:
    """A process that dies at each try leaves nothing but the count of the tries it began."""
    for _ in range(times):
        with bot.database.write() as connection:
            inbox.try_begun(connection, inbox.get(connection, number), bot.now())


def anders(town: Town) -> Post:
    return Post(town, town.person("Anders").email, lambda raw, at: None)


def test_what_breaks_each_time_is_set_aside_and_its_sender_and_administrators_hear_it_once(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    number = poisoned(town, by_hand)
    work(by_hand, clock, MAX_ATTEMPTS)
    assert given_up(by_hand) == []
    work(by_hand, clock, 9)
    assert given_up(by_hand) == [("in", number)]
    assert arrival(by_hand, number).attempts == MAX_ATTEMPTS
    told = [message.text for message in town.slack.dm(town.user("Kari"))]
    assert len(told) == 1
    assert "meldingen din er ikke behandlet" in told[0]
    assert f"nummer {number}" in words(anders(town).wait("godtgjort boxes list"))
    with by_hand.database.read() as connection:
        assert connection.scalars(select(audit.c.action)).all() == ["not_handled"]
        assert len(connection.execute(select(outbox)).all()) == 2


def test_what_killed_the_process_each_time_is_set_aside_without_another_try(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    number = poisoned(town, by_hand)
    killed(by_hand, number, MAX_ATTEMPTS - 1)
    work(by_hand, clock, 1)
    assert given_up(by_hand) == []
    work(by_hand, clock, 1)
    assert given_up(by_hand) == [("in", number)]
    assert arrival(by_hand, number).attempts == MAX_ATTEMPTS


def test_what_waits_to_be_tried_again_says_what_went_wrong(town: Town, by_hand: Office) -> None:
    poisoned(town, by_hand)
    turn(by_hand)
    with by_hand.database.read() as connection:
        (row,) = boxes.unfinished(connection)
    assert (row.state, row.attempts, row.why) == ("waiting", 1, "KeyError; the log says more")


def test_what_was_set_aside_holds_back_nothing_else_of_its_sender(town: Town, by_hand: Office, clock: Clock) -> None:
    poisoned(town, by_hand)
    kari = town.user("Kari")
    put(by_hand, "message", {"user": kari.id, "ts": "1", "thread": None, "text": "status?", "files": []})
    work(by_hand, clock, 2)
    assert town.slack.dm(kari) == []
    work(by_hand, clock)
    town.slack.wait_for_message(kari, said("Du har ingen"))


def test_a_mail_that_cannot_be_handled_is_answered_where_it_came_from(
    town: Town, by_hand: Office, clock: Clock
) -> None:
    address = town.person("Berit").email
    ((number, _),) = keep(
        by_hand.database, [Letter(raw=letter(address, CARER_WORDS), received=by_hand.now())], by_hand.now()
    )
    killed(by_hand, number)
    work(by_hand, clock, 1)
    assert given_up(by_hand) == [("in", number)]
    Post(town, address, lambda raw, at: None).wait("meldingen din er ikke behandlet")


def test_another_try_begins_from_the_beginning(town: Town, by_hand: Office, clock: Clock) -> None:
    raw = letter(town.person("Berit").email, CARER_WORDS)
    ((number, _),) = keep(by_hand.database, [Letter(raw=raw, received=by_hand.now())], by_hand.now())
    killed(by_hand, number)
    work(by_hand, clock, 1)
    with by_hand.database.write() as connection:
        assert boxes.retry(connection, "in", number, by_hand.now())
    turn(by_hand)
    with by_hand.database.read() as connection:
        assert inbox.outcome_of(connection, number) == ("claim", "claim")


def test_an_operator_sees_what_was_given_up_and_orders_another_try(town: Town, by_hand: Office, clock: Clock) -> None:
    assert "Nothing waits" in godtgjort("boxes", "list", "--config", town.folder).stdout.decode()
    number = poisoned(town, by_hand)
    killed(by_hand, number)
    work(by_hand, clock, 1)
    shown = godtgjort("boxes", "list", "--config", town.folder)
    assert shown.returncode == 0
    assert all(word in shown.stdout.decode() for word in ("in", "failed", "slack:press", "tried too", "often"))
    assert godtgjort("boxes", "retry", "in", number, "--config", town.folder).returncode == 0
    assert "waiting" in godtgjort("boxes", "list", "--config", town.folder).stdout.decode()
    again = godtgjort("boxes", "retry", "in", number, "--config", town.folder)
    assert again.returncode == 1
    assert f"nothing was given up under in {number}" in complaint(again)


def test_a_box_that_is_none_is_one_clear_line(town: Town) -> None:
    wrong = godtgjort("boxes", "retry", "--config", town.folder, "attic", "1")
    assert wrong.returncode == 2
    assert "attic" in complaint(wrong)


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("berit.solli@lauvdal.example", {"Auto-Submitted": "auto-replied"}),
        ("ukjent@langtvekk.example", {}),
        ("krav@lauvdal.example", {}),
    ],
)
def test_of_a_machines_or_a_strangers_mail_only_administrators_hear(
    town: Town, by_hand: Office, clock: Clock, sender: str, headers: dict[str, str]
) -> None:
    number = arrived(by_hand, letter(sender, CARER_WORDS, headers=headers))
    killed(by_hand, number)
    work(by_hand, clock, 1)
    assert given_up(by_hand) == [("in", number)]
    assert [sent.to for sent in town.mail.transactions] == [(town.person("Anders").email,)]


def test_a_mail_whose_bytes_are_lost_is_set_aside_all_the_same(town: Town, by_hand: Office, clock: Clock) -> None:
    number = arrived(by_hand, letter(town.person("Berit").email, CARER_WORDS))
    with by_hand.database.write() as connection:
        connection.execute(delete(raw_mail))
    killed(by_hand, number)
    work(by_hand, clock, 1)
    assert given_up(by_hand) == [("in", number)]


def test_what_could_not_be_handled_counts_as_answered(town: Town, by_hand: Office, clock: Clock) -> None:
    address = town.person("Berit").email
    most = LimitSettings().answers_an_hour
    for number in [arrived(by_hand, letter(address, f"hva er status? {at}")) for at in range(most + 2)]:
        killed(by_hand, number)
    clock.time += LONGEST_WAIT
    turn(by_hand)
    answers = [sent for sent in town.mail.transactions if sent.to == (address,)]
    assert len(answers) == most + 1  # the last says that no more come
