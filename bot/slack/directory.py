"""Who is who in Slack: accounts matched with people.csv by the address that Slack has verified, else by a code."""

import time
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channel import DeliveryFailed
from bot.config.people import People
from claims.people import Person
from store import accounts
from store.database import Database

CHANNEL = "slack"
KEEP_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Account:
    """A Slack account; `email` is None when it may not speak here: a bot, a guest, another workspace."""

    user: str
    email: str | None
    seen: float


class Directory:
    """Looks accounts up and remembers them for ten minutes; only a memory, Slack has the truth."""

    def __init__(self, client: WebClient, team: str, people: People, database: Database) -> None:
        self._client = client
        self._team = team
        self._people = people
        self._database = database
        self._accounts: dict[str, Account] = {}
        self._users: dict[str, str] = {}
        self._channels: dict[str, str] = {}

    def is_welcome(self, user: str) -> bool:
        """True for a full member of our workspace who is a human being."""
        return self._account(user).email is not None

    def person(self, user: str) -> Person | None:
        """The person behind the account: by its verified address, or else because they have proved that it is theirs.

        None for whoever may not speak here, even if the account was linked while it might.
        """
        email = self._account(user).email
        if email is None:
            return None
        if email and (person := self._people.by_email(email)):
            return person
        with self._database.read() as connection:
            number = accounts.person_of(connection, CHANNEL, f"@{user}")
        return self._people.by_id(number) if number else None

    def direct_channel(self, recipient: str) -> str:
        """The channel of direct messages with a person (by id) or an account (`@U…`); DeliveryFailed if none."""
        user = recipient[1:] if recipient.startswith("@") else self.user_of(recipient)
        if user not in self._channels:
            self._channels[user] = self._client.conversations_open(users=user)["channel"]["id"]
        return self._channels[user]

    def user_of(self, person_id: str) -> str:
        """The person's account, the linked one first; DeliveryFailed when there is none."""
        with self._database.read() as connection:
            linked = accounts.name_of(connection, CHANNEL, person_id)
        if linked and (person := self.person(linked[1:])) and person.id == person_id:
            return linked[1:]
        if person_id not in self._users:
            self._users[person_id] = self._by_address(person_id)
        return self._users[person_id]

    def _by_address(self, person_id: str) -> str:
        person = self._people.by_id(person_id)
        if person is None or not person.email:
            raise DeliveryFailed("the person has no address in people.csv; enter it there", permanent=True)
        try:
            user: str = self._client.users_lookupByEmail(email=person.email)["user"]["id"]
        except SlackApiError as error:
            if error.response.get("error") == "users_not_found":
                raise DeliveryFailed(
                    "the person has no Slack account with the address in people.csv; invite the person, or let them "
                    "write to the bot, which offers a code by mail",
                    permanent=True,
                ) from error
            raise
        return user

    def _account(self, user: str) -> Account:
        known = self._accounts.get(user)
        if known and time.monotonic() - known.seen < KEEP_SECONDS:
            return known
        found = self._client.users_info(user=user)["user"]
        outside = (
            found.get("team_id") != self._team
            or found.get("deleted")
            or found.get("is_bot")
            or found.get("is_restricted")
            or found.get("is_ultra_restricted")
            or found.get("is_stranger")
        )
        email = None if outside else found.get("profile", {}).get("email") or ""
        self._accounts[user] = Account(user, email, time.monotonic())
        return self._accounts[user]
