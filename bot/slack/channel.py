"""Slack as a channel: arrivals read, cards and texts queued."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from bot.batch import Batch
from bot.channel import PeerUnavailable
from bot.config.municipality import Municipality
from bot.desk import Desk
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
from bot.notices import ANSWERS, Notice
from bot.slack import texts
from bot.slack.batch_card import batch_card
from bot.slack.delivery import SlackDelivery
from bot.slack.directory import Directory
from bot.slack.downloads import DownloadFailed, download
from bot.slack.failures import TROUBLE, failure
from bot.slack.moving import move_block
from bot.words import Words
from claims.claim import Claim, Receipt
from claims.people import Person, Step
from parsers.files import clean_name, media_type
from parsers.receipts.invoice import invoice_in
from parsers.receipts.refusal import MAX_FILES, refusal
from store import cards, inbox, outbox
from store.cards import Card
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing


class SlackChannel:
    """Direct messages with the bot in the municipality's workspace."""

    name = "slack"

    def __init__(
        self, database: Database, town: Municipality, directory: Directory, delivery: SlackDelivery, client: WebClient
    ) -> None:
        self._database = database
        self._town = town
        self.directory = directory
        self._delivery = delivery
        self.client = client

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
        person = self.directory.person(user)
        if arrival.kind == "home":
            # A page that was opened is no message: a stranger finds it empty.
            return Look(person=person, channel=self.name) if person else Ignored(reason="home_of_a_stranger")
        if person is None and not self.directory.is_welcome(user):
            return Stranger(channel=self.name, address=f"@{user}", kind="not_welcome")
        if person is None:
            # Words that may be another's say nothing about whose account it is.
            text = "" if arrival.payload.get("retold") else arrival.payload.get("text", "")
            return Newcomer(channel=self.name, address=f"@{user}", text=text)
        if arrival.kind == "help":
            return Lost(person=person, channel=self.name)
        if arrival.kind == "erased":
            return Erased(person=person, channel=self.name, message=arrival.payload["message"])
        if arrival.kind == "press":
            return self._press(arrival.payload, person)
        if arrival.kind == "form":
            return self._form(arrival.payload, person)
        if arrival.kind == "other":
            action, number = arrival.payload["action"], arrival.payload["number"]
            return OtherPress(person=person, channel=self.name, action=action, number=number)
        return self._message(arrival.payload, person)

    def _press(self, payload: Mapping[str, Any], person: Person) -> Press:
        return Press(
            person=person,
            channel=self.name,
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
            channel=self.name,
            kind=payload["form"],
            values=payload["values"],
            claim=payload["claim"],
            round=payload["round"],
            version=payload["version"],
            about=payload["about"],
            files=files,
            left_out=left_out,
        )

    def _message(self, payload: Mapping[str, Any], person: Person) -> Message:
        files, left_out = self._files(payload)
        return Message(
            person=person,
            channel=self.name,
            text=payload["text"],
            received=dt.datetime.fromtimestamp(float(payload["ts"]), dt.UTC),
            files=files,
            left_out=left_out,
            claim=self._claim_of_thread(payload, person),
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
        data = download(file, self.client)
        kind = media_type(data, str(file.get("mimetype", "")))
        if reason := refusal(data, kind):
            return reason
        name = clean_name(str(file.get("name") or ""))
        sha256, invoice = self._database.files.put(data), invoice_in(data, kind)
        return Receipt(sha256=sha256, name=name, media_type=kind, size=len(data), invoice=invoice)

    def _claim_of_thread(self, payload: Mapping[str, Any], person: Person) -> str | None:
        """The claim of the card that the thread hangs on, or that the message there is about."""
        if not payload.get("thread"):
            return None
        with self._database.read() as connection:
            if card := cards.at(connection, payload["channel"], payload["thread"]):
                return card.claim
            return outbox.claim_of(connection, self.name, person.id, payload["thread"])

    def sender_of(self, arrival: Arrival) -> str | None:
        """The account that wrote or pressed."""
        return f"@{arrival.sender}"

    def tell(self, desk: Desk, recipient: Person | str, notice: Notice) -> bool:
        """The notice in words, and for a claimant the claim's card when there is none that can be used."""
        if isinstance(recipient, str):
            return self._say(desk, recipient, Words(self._town.settings.municipality.language), notice)
        is_new = self._show_card(desk, recipient, notice)
        # A new card says all that a sentence about it would.
        if is_new and notice.kind == "claim":
            return True
        return self._say(desk, recipient.id, Words(recipient.language), notice)

    def _show_card(self, desk: Desk, recipient: Person, notice: Notice) -> bool:
        claim = notice.claim
        if claim is None or recipient.id != claim.claimant:
            return False
        returns = sum(decision.outcome == "returned" for decision in claim.decisions)
        card, is_new = cards.ensure(
            desk.connection,
            claim=claim.number,
            person=recipient.id,
            purpose="claimant",
            round=returns,
            channel=self.name,
        )
        if is_new:
            self._queue_card(desk, card, claim)
        return is_new

    def _say(self, desk: Desk, recipient: str, words: Words, notice: Notice) -> bool:
        came = inbox.find(desk.connection, desk.source) if notice.kind in ANSWERS else None
        return desk.queue(
            key=desk.key(notice, recipient),
            channel=self.name,
            recipient=recipient,
            kind="text",
            claim=notice.claim.number if notice.claim else None,
            payload={
                "text": texts.text(notice, words, self._town.catalogue),
                "thread": came.payload.get("thread") if came else None,
                **self._offer(notice, words),
            },
        )

    def _offer(self, notice: Notice, words: Words) -> dict[str, Any]:
        """The menu that moves lines which were put into the claim without being told to."""
        claim, catalogue = notice.claim, self._town.catalogue
        block = move_block(claim, notice.added, notice.homes, words, catalogue) if claim and notice.added else None
        return {"offer": block.to_dict()} if block else {}

    def ask(self, desk: Desk, approver: Person, claim: Claim, step: Step) -> None:
        """The approver's card for the step in this round, with the receipts below it, once."""
        card, is_new = cards.ensure(
            desk.connection,
            claim=claim.number,
            person=approver.id,
            purpose=step,
            round=claim.round,
            channel=self.name,
        )
        if not is_new:
            return
        self._queue_card(desk, card, claim)
        for number, receipt in enumerate(claim.receipts, 1):
            desk.queue(
                key=f"receipt:{card.id}:{receipt.sha256}",
                channel=self.name,
                recipient=approver.id,
                kind="receipt",
                claim=claim.number,
                # Phones call every photo alike; the number tells two of them apart, also after a crash.
                payload={"card": card.id, "sha256": receipt.sha256, "title": f"{number}. {receipt.name}"},
            )

    def show_batch(self, desk: Desk, approver: Person, batch: Batch, key: str = "") -> None:
        """The batch is posted, or drawn anew where it stands."""
        card = batch_card(batch, Words(approver.language), self._town.catalogue)
        desk.queue(
            key=key or f"batch:{batch.number}.{batch.stage}",
            channel=self.name,
            recipient=approver.id,
            kind="batch",
            payload={"batch": batch.number, "text": card.text, "blocks": card.blocks},
        )

    def show_home(self, desk: Desk, person: Person, sought: Mapping[str, str] | None = None) -> None:
        """The person's App Home is published as things stand when it is sent."""
        payload = {"sought": sought or {}}
        desk.queue(key=f"home:{desk.source}", channel=self.name, recipient=person.id, kind="home", payload=payload)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Every card of the claim is drawn anew."""
        for card in cards.of_claim(desk.connection, claim.number):
            if card.channel == self.name:
                self._queue_card(desk, card, claim)

    def _queue_card(self, desk: Desk, card: Card, claim: Claim) -> None:
        desk.queue(
            key=f"card:{card.id}.{claim.version}",
            channel=self.name,
            recipient=card.person,
            kind="card",
            claim=claim.number,
            payload={"card": card.id},
        )

    def deliver(self, item: Outgoing) -> str:
        """Slack's timestamp of the message; DeliveryFailed when Slack did not take it."""
        return self._delivery.deliver(item)
