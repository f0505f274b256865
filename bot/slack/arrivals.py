"""What came in from Slack: who says or presses what, with the files kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient

from bot.channel import PeerUnavailable, StillSending
from bot.config.municipality import Municipality
from bot.intake import (
    Erased,
    Form,
    Ignored,
    Intake,
    LeftOut,
    LeftOutReason,
    Look,
    Lost,
    Message,
    Newcomer,
    OtherPress,
    Press,
    Stranger,
)
from bot.slack.directory import Directory
from bot.slack.downloads import DownloadFailed, download
from bot.slack.failures import TROUBLE, failure
from claims.claim import Receipt
from claims.people import Person
from parsers.files import clean_name, media_type
from parsers.guard import Guard
from parsers.receipts.refusal import MAX_FILES
from store import cards, inbox, outbox
from store.database import Database
from store.inbox import ADDRESSED, Arrival

CHANNEL = "slack"
GUARD = Guard()
"""One looks at every file: its worker takes half a second to start. The mail's is another, which may be busy long."""


class SlackArrivals:
    """Reads one arrival at a time, outside any transaction."""

    def __init__(self, database: Database, town: Municipality, directory: Directory, client: WebClient) -> None:
        self._database = database
        self._town = town
        self._directory = directory
        self._client = client
        self._guard = GUARD

    def prepare(self, arrival: Arrival) -> Intake:
        """What somebody wrote or pressed; files are fetched and kept by their hash."""
        try:
            return self._read(arrival)
        except TROUBLE as error:
            trouble = failure(error)
            if trouble.permanent:
                raise
            raise PeerUnavailable(trouble.message) from error

    def _read(self, arrival: Arrival) -> Intake:
        user = arrival.payload["user"]
        person = self._directory.person(user)
        if arrival.kind == "home":
            # A page that was opened is no message: a stranger finds it empty.
            return Look(person=person, channel=CHANNEL) if person else Ignored(reason="home_of_a_stranger")
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
        if arrival.kind == "press":
            return self._press(arrival.payload, person)
        if arrival.kind == "form":
            return self._form(arrival.payload, person)
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

    def _form(self, payload: Mapping[str, Any], person: Person) -> Form:
        files, left_out = self._files(payload)
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
        files, left_out = self._files(payload)
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

    def _files(self, payload: Mapping[str, Any]) -> tuple[tuple[Receipt, ...], tuple[LeftOut, ...]]:
        """The files that came, kept, and those that were not taken."""
        keep = self._keep_elsewhere if payload.get("retold") else self._keep
        kept = [
            (str(file.get("name") or "–"), keep(file) if number < MAX_FILES else "too_many")
            for number, file in enumerate(payload["files"])
        ]
        taken = tuple(found for _, found in kept if isinstance(found, Receipt))
        return taken, tuple(LeftOut(name, found) for name, found in kept if not isinstance(found, Receipt))

    def _keep_elsewhere(self, file: Mapping[str, Any]) -> Receipt | LeftOutReason:
        """As `_keep`, of a conversation that the bot may have no part in: then Slack does not hand the file out."""
        try:
            return self._keep(file)
        except DownloadFailed:
            return "unreadable"

    def _keep(self, file: Mapping[str, Any]) -> Receipt | LeftOutReason:
        """The file, kept, or why not; one that Slack does not hold comes without a size."""
        size = file.get("size")
        if not isinstance(size, int):
            return "unreadable"
        if size > self._town.settings.limits.attachment_mb * 1_000_000:
            return "too_big"
        data = download(file, self._client)
        kind = media_type(data, str(file.get("mimetype", "")))
        found = self._guard.look(data, kind)
        if isinstance(found, str):
            return found
        name = clean_name(str(file.get("name") or ""))
        sha256 = self._database.files.put(data)
        pages = self._guard.pages(data, kind)
        return Receipt(sha256=sha256, name=name, media_type=kind, size=len(data), invoice=found, pages=pages)

    def _thread(self, arrival: Arrival, person: Person) -> dict[str, Any]:
        """The `claim` of the card that the thread hangs on, or what the message there is about or `asked`.

        StillSending below what is neither the person's own nor noted as ours yet: a reply may be quicker than that.
        """
        payload = arrival.payload
        thread = payload.get("thread")
        if not thread:
            return {}
        conversation, _, _ = (payload.get("corrects") or arrival.key).rpartition(":")
        with self._database.read() as connection:
            if card := cards.at(connection, payload["channel"], thread):
                return {"claim": card.claim}
            if sent := outbox.sent_as(connection, CHANNEL, person.id, [thread]):
                return {"claim": sent.claim, "asked": sent.payload.get("proposal")}
            is_own = inbox.find(connection, f"{conversation}:{thread}") is not None
            if not is_own and outbox.is_begun(connection, CHANNEL, person.id):
                raise StillSending("what the message answers is still being sent; the message waits for it")
        return {}
