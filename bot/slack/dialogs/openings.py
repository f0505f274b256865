"""Dialogs as they are for whoever opens them, at the moment they do."""

from itertools import islice
from typing import Any

from sqlalchemy import Connection

from bot.actions.rulings import MOST
from bot.config.municipality import Municipality
from bot.office import Office
from bot.slack.dialogs.dialog import Dialog, Opening, Waiting
from bot.slack.shown import Shown
from bot.waiting import noticed, waiting
from claims.people import Person
from store import claims


class Openings:
    """Who opens what, by the store."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def view(self, asked: Dialog, person: Person | None, about: Shown) -> dict[str, Any] | None:
        """The dialog as it is for the person now; None when they may not open it, or the claim has gone on."""
        opening = self.opening(asked, person, about)
        return asked.view(opening) if opening and asked.may_open(opening) else None

    def opening(self, asked: Dialog, person: Person | None, about: Shown) -> Opening | None:
        """Who opens the dialog about that; None for nobody we know, or when the claim has gone on."""
        office = self._office
        with office.database.read() as connection:
            claim = claims.get(connection, about.claim) if about.claim else None
            town = office.town_now(connection)
            waits = self._waiting(connection, town, person) if person and asked.of_waiting else ()
        if person is None or (about.claim and claim is None) or (claim.round if claim else 0) != about.round:
            return None
        # A line that was picked in a dialog is known by its number, and that of another version may be another's.
        if about.version is not None and claim and claim.version != about.version:
            return None
        speaking = town.person(person.id)
        return Opening(town=town, today=office.today, person=speaking, claim=claim, about=about.about, waiting=waits)

    def _waiting(self, connection: Connection, town: Municipality, person: Person) -> tuple[Waiting, ...]:
        today = self._office.today
        # One more than there is room for shows that there are more.
        found = islice(waiting(connection, town, person, today), MOST + 1)
        return tuple(Waiting(one.claim, noticed(connection, town, one.claim, today)) for one in found)
