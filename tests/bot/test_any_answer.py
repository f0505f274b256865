"""Whatever is said, whatever was asked and however it stands: it is answered, asked again, or a message of its own."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, product

import pytest
from sqlalchemy import func, select

from bot.conversation import respond
from bot.desk import Desk
from bot.intake import Message
from bot.office import Office
from claims.claim import State
from claims.people import Deputy
from demo.town import Town
from store import claims, deputies, proposals
from store.proposals import Choice, ChosenAction
from store.tables import outbox
from tests.bot.by_hand import Clock, office

ANSWERS = (
    *("ja", "jepp", "yes please", "ok takk", "nei, vent", "ja?", "ja 2", "ja, attester det", "ja men ikke 2"),
    *("2", "7", "alle", "den første", "den for kommunestyret", "den for partimøtet", "alle 3", "?", "👍", ""),
)
"""Words that order nothing by themselves."""
MESSAGES = ("status", "Planutvalget 3.10.2023", "slett 2026-00077", "opplæring")
ASKED = ("submit", "delete", "answer", "deputy")
STANDINGS = ("open", "late", "done", "dropped", "unposted", "another's")
SILENT = ("ok takk", "", "👍")
_numbers = count(1)


class Undone(Exception):
    """Nothing of it lasts."""


@pytest.fixture
def opened(town: Town) -> Iterator[Office]:
    """An office where Ragnhild, who also decides, has two drafts."""
    with office(town, Clock()) as working:
        for meeting in ("Formannskapet 10.10.2023", "Kommunestyret 12.10.2023"):
            with working.desk(f"slack:{next(_numbers)}") as desk:
                assert respond(desk, said(desk, town, "Ragnhild", meeting, None))[0] == "claim"
        yield working


def said(desk: Desk, town: Town, name: str, text: str, asked: int | None, late: bool = False) -> Message:
    received = desk.now + dt.timedelta(minutes=20 if late else 1)
    return Message(person=town.person(name), channel="slack", text=text, received=received, asked=asked, verified=True)


def own(desk: Desk, person: str) -> dict[str, State]:
    every: frozenset[State] = frozenset({"draft", "submitted", "deleted"})
    return {one.number: one.state for one in claims.of_person(desk.connection, person, every)}


def put(desk: Desk, person: str, other: str, asked: str, standing: str) -> int:
    owner = other if standing == "another's" else person
    if asked == "deputy":
        deputy = Deputy(person=owner, deputy=other, valid_from=desk.today, valid_to=desk.today)
        number = proposals.put_deputy(desk.connection, deputy, desk.now)
    else:
        action: ChosenAction = "submit" if asked == "submit" else "delete" if asked == "delete" else "answer"
        named = tuple((one.number, one.version) for one in claims.of_person(desk.connection, person, {"draft"}))
        message = "slack:1" if asked == "answer" else ""
        choice = Choice(action=action, claims=named, message=message)
        number = proposals.put_choice(desk.connection, owner, choice, desk.now)
    if standing != "unposted":
        proposals.posted(desk.connection, number, "D1", f"{desk.now.timestamp():.6f}")
    if standing in ("done", "dropped"):
        proposals.settle(desk.connection, number, "done" if standing == "done" else "dropped")
    return number


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize("asked", ASKED)
def test_words_are_an_answer_are_asked_about_or_are_a_message_of_their_own(
    opened: Office, town: Town, asked: str, in_thread: bool
) -> None:
    person, other = town.person("Ragnhild").id, town.person("Nils").id
    for text, standing in product((*ANSWERS, *MESSAGES), STANDINGS):
        if asked == "answer" and text not in ("ja", "nei", "7", "alle", "status"):
            continue  # what is picked is read from what came in, which nothing has here
        with suppress(Undone), opened.desk(f"slack:{next(_numbers)}") as desk:
            number = put(desk, person, other, asked, standing)
            before, lying = own(desk, person), desk.connection.scalar(select(func.count()).select_from(outbox)) or 0
            message = said(desk, town, "Ragnhild", text, number if in_thread else None, late=standing == "late")
            outcome, reason = respond(desk, message)
            told = (desk.connection.scalar(select(func.count()).select_from(outbox)) or 0) - lying
            after, found = own(desk, person), proposals.get(desk.connection, number)
            case = (text, standing, outcome, reason)
            assert told or (outcome == "ignored" and text in SILENT), case
            assert found, case
            is_answered = standing in ("open", "late", "unposted") and found.state != "open"
            assert is_answered == (reason in ("confirmed", "given_up", f"{asked}_chosen")), case
            assert standing != "another's" or found.state == "open", case
            changed = {one for one in before if after[one] != before[one]}
            assert not changed or (is_answered and reason != "given_up"), case
            lent = [one for one in deputies.lasting(desk.connection, desk.today) if one.deputy.person == person]
            assert not lent or (asked == "deputy" and is_answered and reason == "confirmed"), case
            raise Undone
