"""The town behind the page: its people with their Slack accounts, and the parts they play."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import abort

from bot.office import Office
from claims.people import Person
from demo.page.cast import Cast, Part
from demo.slack import User
from demo.town import Town


@dataclass(frozen=True, slots=True)
class TownHall:
    """What every route of the page shares; who does not exist is not found."""

    town: Town
    office: Office
    cast: Cast
    people: Mapping[str, Person]
    opened_at: datetime
    """What happened earlier is history: it does not say what to do next."""

    def person(self, number: str) -> Person:
        """The person of that employee number."""
        return self.people.get(number) or abort(404)

    def user(self, number: str) -> User:
        """The person's Slack account."""
        return self.town.users.get(number) or abort(404)

    def part(self, number: str) -> Part:
        """The part that the person plays."""
        return self.cast.part_of(number) or abort(404)
