"""Dialogs as they are for whoever opens them, at the moment they do."""

from typing import Any

from bot.office import Office
from bot.slack.dialogs.dialog import Dialog, Opening
from bot.slack.directory import Directory
from bot.slack.shown import Shown
from store import claims


class Openings:
    """Who opens what, by the directory and the store."""

    def __init__(self, office: Office, directory: Directory) -> None:
        self._office = office
        self._directory = directory

    def view(self, asked: Dialog, user: str, about: Shown) -> dict[str, Any] | None:
        """The dialog as it is for the person now; None when they may not open it, or the claim has gone on."""
        opening = self.opening(user, about)
        return asked.view(opening) if opening and asked.may_open(opening) else None

    def opening(self, user: str, about: Shown) -> Opening | None:
        """Who opens a dialog about that; None for nobody we know, or when the claim has gone on."""
        person = self._directory.person(user)
        office = self._office
        with office.database.read() as connection:
            claim = claims.get(connection, about.claim) if about.claim else None
            town = office.town_now(connection)
        if person is None or (about.claim and claim is None) or (claim.round if claim else 0) != about.round:
            return None
        # A line that was picked in a dialog is known by its number, and that of another version may be another's.
        if about.version is not None and claim and claim.version != about.version:
            return None
        return Opening(town=town, today=office.today, person=person, claim=claim, about=about.about)
