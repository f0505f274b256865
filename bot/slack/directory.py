"""Who is who in Slack: accounts matched with people.csv by the address that Slack has verified."""

import time
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channel import DeliveryFailed
from bot.config.people import People
from claims.people import Person

KEEP_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Account:
    """A Slack account; `email` is None when it may not speak here: a bot, a guest, another workspace."""

    user: str
    email: str | None
    seen: float


class Directory:
    """Looks accounts up and remembers them for ten minutes; only a memory, Slack has the truth."""

    def __init__(self, client: WebClient, team: str, people: People) -> None:
        self._client = client
        self._team = team
        self._people = people
        self._accounts: dict[str, Account] = {}
        self._channels: dict[str, str] = {}

    def is_welcome(self, user: str) -> bool:
        """True for a full member of our workspace who is a human being."""
        return self._account(user).email is not None

    def person(self, user: str) -> Person | None:
        """The person behind the account, by its verified address."""
        email = self._account(user).email
        return self._people.by_email(email) if email else None

    def direct_channel(self, recipient: str) -> str:
        """The channel of direct messages with a person (by id) or an account (`@U…`); DeliveryFailed if none."""
        if recipient not in self._channels:
            user = recipient[1:] if recipient.startswith("@") else self.user_of(recipient)
            answer = self._client.conversations_open(users=user)
            self._channels[recipient] = answer["channel"]["id"]
        return self._channels[recipient]

    def user_of(self, person_id: str) -> str:
        """The person's account; DeliveryFailed when there is none."""
        person = self._people.by_id(person_id)
        if person is None or not person.email:
            raise DeliveryFailed("the person has no address in people.csv; enter it there", permanent=True)
        try:
            user: str = self._client.users_lookupByEmail(email=person.email)["user"]["id"]
        except SlackApiError as error:
            if error.response.get("error") == "users_not_found":
                raise DeliveryFailed(
                    "the person has no Slack account with the address in people.csv; invite the person or correct it",
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
