"""What waits for an approver, found however much stands before it that does not."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from bot.config.municipality import load
from bot.waiting import waiting
from claims.claim import Claim, Comment
from store import cards, claims
from store.database import Database
from tests.bot.golden import COUNCIL, COUNCIL_DAY, attested

TOWN = load(Path(__file__).parents[2] / "examples" / "lauvdal")
TURID, GEIR = TOWN.person("3003"), TOWN.person("3004")
NOON = dt.datetime(2023, 10, 12, 12, tzinfo=dt.UTC)


def sent(number: int) -> Claim:
    """A claim that waits to be authorised."""
    return replace(attested(COUNCIL), number=f"2023-{number:05d}", state="attested", round=1)


def handed_on(claim: Claim) -> Claim:
    """The claim after Turid has asked Geir to decide it."""
    asked = Comment(person=TURID.id, at=NOON, round=1, text="", to=GEIR.id)
    return replace(claim, comments=(asked,))


def test_what_was_handed_on_hides_nothing_that_came_later(database: Database) -> None:
    with database.write() as connection:
        for number in range(1, 121):
            claim = sent(number) if number in (60, 120) else handed_on(sent(number))
            claims.insert_claim(connection, claim, NOON)
            for person in (TURID, GEIR):
                cards.ensure(
                    connection, claim=claim.number, person=person.id, purpose="authorise", round=1, channel="slack"
                )
    with database.read() as connection:
        hers, his = (
            [one.claim.number for one in waiting(connection, TOWN, person, COUNCIL_DAY)] for person in (TURID, GEIR)
        )
    assert hers == ["2023-00060", "2023-00120"]
    assert his == [sent(number).number for number in range(1, 121)]
