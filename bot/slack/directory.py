"""Who is who in Slack: accounts matched with people.csv by the address that Slack has verified, else by a code."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
    """A Slack account; `email` is None when it may not speak here: a bot, a guest, another workspace.

    It is empty when Slack has not seen that its owner reads what is sent there. `locale` is the language that Slack
    speaks to them, empty where that was not asked for.
    """

    user: str
    email: str | None
    seen: float
    locale: str = ""


class Directory:
    """Looks accounts up and remembers them for ten minutes; only a memory, Slack has the truth."""

    def __init__(
        self, client: WebClient, team: str, people: People, database: Database, now: Callable[[], dt.datetime]
    ) -> None:
        self._client = client
        self._team = team
        self._people = people
        self._database = database
        self._now = now
        self._accounts: dict[str, Account] = {}
        self._users: dict[str, str] = {}
        self._channels: dict[str, str] = {}

    def is_welcome(self, user: str) -> bool:
        """True for a full member of our workspace who is a human being."""
        return self._account(user).email is not None

    def locale(self, user: str) -> str:
        """The language that the account is set to in Slack, as `nb-NO`; empty where that is not known."""
        return self._account(user).locale

    def person(self, user: str) -> Person | None:
        """The person behind the account: by its verified address, or else because they have proved that it is theirs.

        None for whoever may not speak here, even if the account was linked while it might.
        """
        return self._whose(user, self._account(user).email)

    def remembered(self, user: str) -> Person | None:
        """As `person`, by what was known last, however long ago: Slack is not asked."""
        if known := self._accounts.get(user):
            return self._whose(user, known.email)
        with self._database.read() as connection:
            number = accounts.heard_as(connection, CHANNEL, f"@{user}")
        return self._people.by_id(number) if number else None

    def heard(self, user: str, person: Person | None) -> None:
        """The account has just written, and is answered there from now on, if it is anybody's."""
        name = f"@{user}"
        with self._database.read() as connection:
            known = accounts.heard_as(connection, CHANNEL, name)
            if known == (person.id if person else None) and (
                person is None or accounts.heard_last(connection, CHANNEL, person.id) == name
            ):
                return
        with self._database.write() as connection:
            if person:
                accounts.heard(connection, CHANNEL, name, person.id, self._now())
            else:
                accounts.not_theirs(connection, CHANNEL, name)

    def _whose(self, user: str, email: str | None) -> Person | None:
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
        """The person's account, the one that wrote last first; DeliveryFailed when there is none."""
        with self._database.read() as connection:
            known = (
                accounts.heard_last(connection, CHANNEL, person_id),
                accounts.name_of(connection, CHANNEL, person_id),
            )
        for name in filter(None, known):
            if (person := self.person(name[1:])) and person.id == person_id:
                return name[1:]
        if person_id not in self._users:
            self._users[person_id] = self._by_address(person_id)
        return self._users[person_id]

    def _by_address(self, person_id: str) -> str:
        person = self._people.by_id(person_id)
        if person is None or not person.email:
            raise DeliveryFailed("the person has no address in people.csv; enter it there", permanent=True)
        try:
            found = self._client.users_lookupByEmail(email=person.email)["user"]
        except SlackApiError as error:
            if error.response.get("error") == "users_not_found":
                raise DeliveryFailed(
                    "the person has no Slack account with the address in people.csv; invite the person, or let them "
                    "write to the bot, which offers a code by mail",
                    permanent=True,
                ) from error
            raise
        account = self._seen(found)
        if not account.email:
            raise DeliveryFailed(
                "the Slack account with the person's address is a guest's, or its address is not confirmed; let them "
                "confirm it in Slack, or write to the bot, which offers a code by mail",
                permanent=True,
            )
        return account.user

    def _account(self, user: str) -> Account:
        known = self._accounts.get(user)
        if known and time.monotonic() - known.seen < KEEP_SECONDS:
            return known
        return self._seen(self._client.users_info(user=user, include_locale=True)["user"])

    def _seen(self, found: Mapping[str, Any]) -> Account:
        """The account as Slack shows it, remembered."""
        outside = (
            found.get("team_id") != self._team
            or found.get("deleted")
            or found.get("is_bot")
            or found.get("is_restricted")
            or found.get("is_ultra_restricted")
            or found.get("is_stranger")
        )
        # Where Slack says nothing of it, the workspace has vouched for the address itself.
        confirmed = found.get("is_email_confirmed", True)
        email = None if outside else (found.get("profile", {}).get("email") or "") if confirmed else ""
        account = Account(found["id"], email, time.monotonic(), str(found.get("locale") or ""))
        self._accounts[account.user] = account
        return account
