"""What waits for an approver: one answer for the list, for the page, and for what words mean."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from sqlalchemy import Connection

from bot.config.municipality import Municipality
from bot.history import terms_of
from bot.presentation import finding_texts
from bot.words import Words
from claims import checks, routing
from claims.claim import Claim
from claims.clock import date_in_norway
from claims.people import Person
from claims.workflow import WAITS_FOR
from store import cards, claims
from store.cards import Card

_PAGE = 50
_ANY_WORDS = Words("nb")
"""The same things are said apart in every language."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A claim that waits, since a day, and the person's card of it."""

    card: Card
    claim: Claim
    since: dt.date


def waiting(connection: Connection, town: Municipality, person: Person, day: dt.date) -> Iterator[Waits]:
    """What the person may decide on the day and has asked nobody else to who still may, the longest waiting first.

    `town` knows the deputies of the day. Read as far as it is asked for.
    """
    for offset in count(0, _PAGE):
        page = cards.waiting_for(connection, person.id, _PAGE, offset)
        for card, since in page:
            claim = claims.get(connection, card.claim)
            if claim and _waits_for(claim, person.id, town, day):
                yield Waits(card, claim, date_in_norway(since))
        if len(page) < _PAGE:
            return


def noticed(connection: Connection, town: Municipality, claim: Claim, day: dt.date) -> int:
    """How many things the claim's card lists as noticed; what holds for several lines is one of them."""
    found = checks.findings(claim, terms_of(connection, claim, town), day)
    return len(finding_texts(claim, found, _ANY_WORDS, town.catalogue))


def _waits_for(claim: Claim, person: str, town: Municipality, day: dt.date) -> bool:
    able = routing.candidates(claim, town.approvers, day) if claim.state in WAITS_FOR else []
    return person in able and claim.handed_on_to(person) not in able
