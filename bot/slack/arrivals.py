"""What came in from Slack: who says or presses what, with the files kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.channel import PeerUnavailable, StillSending
from bot.config.municipality import Municipality
from bot.intake import (
    Erased,
    Form,
    Intake,
    Look,
    Lost,
    Message,
    Newcomer,
    OtherPress,
    Press,
    Stranger,
    Unopened,
    Visit,
)
from bot.rereading import REVISION, made_of
from bot.slack.directory import Directory
from bot.slack.failures import TROUBLE, failure
from bot.slack.fetching import Fetching
from claims.claim import OPEN
from claims.people import Person
from store import cards, claims, inbox, outbox, proposals
from store.database import Database
from store.inbox import ADDRESSED, DIALOG, LATE, Arrival

CHANNEL = "slack"


class SlackArrivals:
    """Reads one arrival at a time, outside any transaction."""

    def __init__(self, database: Database, town: Municipality, directory: Directory, client: WebClient) -> None:
        self._database = database
        self._directory = directory
        self._fetching = Fetching(database, town, client)

    def prepare(self, arrival: Arrival) -> Intake:
        """What somebody wrote or pressed; files are fetched and kept by their hash."""
        try:
            return self._read(arrival)
        except TROUBLE as error:
            trouble = failure(error)
            if trouble.permanent:
                raise
            raise PeerUnavailable(trouble.message, trouble.retry_after) from error

    def _read(self, arrival: Arrival) -> Intake:
        user = arrival.payload["user"]
        if arrival.kind == "foreign":
            return Stranger(channel=CHANNEL, address=f"@{user}", kind="not_welcome")
        if arrival.payload.get("foreign"):
            return Visit(channel=CHANNEL, address=f"@{user}", welcome=False)
        person = self._directory.person(user)
        self._directory.heard(user, person)
        if arrival.kind == "home":
            if person:
                return Look(person=person, channel=CHANNEL)
            return Visit(channel=CHANNEL, address=f"@{user}", welcome=self._directory.is_welcome(user))
        if person is None and not self._directory.is_welcome(user):
            return Stranger(channel=CHANNEL, address=f"@{user}", kind="not_welcome")
        if person is None:
            # Words that may be another's say nothing about whose account it is.
            text = "" if arrival.payload.get("retold") else arrival.payload.get("text", "")
            return Newcomer(channel=CHANNEL, address=f"@{user}", text=text)
        if arrival.kind in ("help", "code"):  # whoever is linked by now has no use for a code
            return Lost(person=person, channel=CHANNEL)
        if arrival.kind == "erased":
            return Erased(person=person, channel=CHANNEL, message=arrival.payload["message"])
        if arrival.kind == DIALOG:
            return Unopened(person=person, channel=CHANNEL, dialog=arrival.payload["action"])
        if arrival.kind == "press":
            return self._press(arrival.payload, person)
        if arrival.kind == "form":
            return self._form(arrival, person)
        if arrival.kind == LATE:
            return self._late(arrival, person)
        if arrival.kind == "other":
            kept, picked = arrival.payload, arrival.payload.get("picked")
            return OtherPress(
                person=person, channel=CHANNEL, action=kept["action"], number=kept["number"], picked=picked
            )
        message = self._message(arrival, person)
        if arrival.kind == ADDRESSED:
            return replace(message, claim=arrival.payload["claim"], version=arrival.payload["version"])
        return message

    def _press(self, payload: Mapping[str, Any], person: Person) -> Press:
        return Press(
            person=person,
            channel=CHANNEL,
            action=payload["action"],
            claim=payload["claim"],
            round=payload["round"],
            lines=tuple(payload.get("lines", ())),
            version=payload.get("version"),
            field=payload.get("field", ""),
            picked=payload.get("picked", ""),
        )

    def _form(self, arrival: Arrival, person: Person) -> Form:
        payload = arrival.payload
        files, left_out = self._fetching.fetch(arrival)
        return Form(
            person=person,
            channel=CHANNEL,
            kind=payload["form"],
            values=payload["values"],
            claim=payload["claim"],
            round=payload["round"],
            version=payload["version"],
            about=payload["about"],
            files=files,
            left_out=left_out,
        )

    def _message(self, arrival: Arrival, person: Person) -> Message:
        payload = arrival.payload
        files, left_out = self._fetching.fetch(arrival)
        return Message(
            person=person,
            channel=CHANNEL,
            text=payload["text"],
            received=dt.datetime.fromtimestamp(float(payload["ts"]), dt.UTC),
            files=files,
            left_out=left_out,
            **self._thread(arrival, person),
            verified=True,
            corrects=payload.get("corrects", ""),
            retold=payload.get("retold", False),
        )

    def _late(self, arrival: Arrival, person: Person) -> Message:
        """Files for the claim that their message has made or was about, or else as if they had been sent alone."""
        payload = arrival.payload
        files, left_out = self._fetching.fetch_late(arrival)
        with self._database.read() as connection:
            made = made_of(claims.of_person(connection, person.id, OPEN), payload["of"].partition(REVISION)[0])
        about = {"claim": payload["claim"]} if payload.get("claim") else self._thread(arrival, person)
        return Message(
            person=person,
            channel=CHANNEL,
            text="",
            received=arrival.received_at,
            files=files,
            left_out=left_out,
            **({"claim": made[0].number} if len(made) == 1 else about),
            verified=True,
        )

    def _thread(self, arrival: Arrival, person: Person) -> dict[str, Any]:
        """The `claim` of the card that the thread hangs on, or what the message there is about; and what was `asked`.

        That is what the thread hangs on, or what was asked there last. StillSending below what is neither the person's
        own nor noted as ours yet, and while it is not noted where a question to the person stands: an answer may be
        quicker than that.
        """
        payload = arrival.payload
        thread = payload.get("thread")
        conversation, _, _ = (payload.get("of") or payload.get("corrects") or arrival.key).rpartition(":")
        with self._database.read() as connection:
            if proposals.is_unseen(connection, person.id) and outbox.is_begun(connection, CHANNEL, person.id, thread):
                raise StillSending("what the message may answer is still being sent; the message waits for it")
            if not thread:
                return {}
            asked = _asked_in(connection, person, thread)
            if card := cards.at(connection, payload["channel"], thread):
                return {"claim": card.claim, "asked": asked}
            if sent := outbox.sent_as(connection, CHANNEL, person.id, [thread]):
                return {"claim": sent.claim, "asked": asked or sent.payload.get("proposal")}
            is_own = inbox.find(connection, f"{conversation}:{thread}") is not None
            if not is_own and outbox.is_begun(connection, CHANNEL, person.id):
                raise StillSending("what the message answers is still being sent; the message waits for it")
        return {"asked": asked}


def _asked_in(connection: Connection, person: Person, thread: str) -> int | None:
    """The number of what the person has just been asked in the thread, if that waits for an answer."""
    last = outbox.last_in(connection, CHANNEL, person.id, thread)
    number = (last.payload.get("proposal") or last.payload.get("asks")) if last else None
    asked = proposals.get(connection, number) if number else None
    return asked.id if asked and asked.kind != "list" and asked.state == "open" else None
