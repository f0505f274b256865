"""Slack as a channel: cards and texts queued."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from slack_sdk import WebClient

from bot.config.municipality import Municipality
from bot.desk import Desk
from bot.intake import Intake
from bot.notices import Notice
from bot.proposal import Proposal
from bot.slack import queueing, texts
from bot.slack.arrivals import CHANNEL, SlackArrivals
from bot.slack.below import below
from bot.slack.card_parts import as_json
from bot.slack.delivery import GONE, SlackDelivery
from bot.slack.directory import Directory
from bot.slack.line_blocks import sections
from bot.slack.proposal_card import proposal_card
from bot.slack.signs import MESSAGES
from bot.words import Words
from claims.claim import Claim
from claims.people import Person, Step
from store import cards, inbox, outbox, proposals
from store.cards import Card
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing

_SCROLLED_AWAY = 5
"""Messages of ours, with as many answers between them, below which a card is out of sight on a phone and a computer."""
_BETWEEN_CLOCKS = dt.timedelta(minutes=5)
"""How far Slack's clock and ours may be apart."""


class SlackChannel:
    """Direct messages with the bot in the municipality's workspace."""

    name = CHANNEL

    def __init__(
        self, database: Database, town: Municipality, directory: Directory, delivery: SlackDelivery, client: WebClient
    ) -> None:
        self._town = town
        self.directory = directory
        self._delivery = delivery
        self.client = client
        self._arrivals = SlackArrivals(database, town, directory, client)

    def prepare(self, arrival: Arrival) -> Intake:
        """What somebody wrote or pressed; files are fetched and kept by their hash."""
        return self._arrivals.prepare(arrival)

    def look_out(self) -> bool:
        """True when somebody who has waited too long is to see a sign."""
        return self._delivery.signs.queue()

    def sender_of(self, arrival: Arrival) -> str | None:
        """The account that wrote or pressed."""
        return f"@{arrival.sender}"

    def tell(self, desk: Desk, recipient: Person | str, notice: Notice) -> bool:
        """The notice in words, and for a claimant the claim's card when there is none that can be used."""
        if isinstance(recipient, str):
            return self._say(desk, recipient, Words(self._town.settings.municipality.language), notice)
        is_new = self._show_card(desk, recipient, notice)
        if "anew" in notice.facts:
            return True
        # A new card says all that a sentence about it would.
        if is_new and notice.kind == "claim" and "apart_from" not in notice.facts:
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
            queueing.card_of(desk, card, claim)
            queueing.homes(desk, {recipient.id})
        elif "anew" in notice.facts or (notice.before and self._has_scrolled_away(desk, card)):
            queueing.card_of(desk, card, claim, anew=True)
        return is_new

    def _has_scrolled_away(self, desk: Desk, card: Card) -> bool:
        """True where several messages stand below the card, and its claimant has just written below them.

        Who presses something on it, or writes in its thread, is looking at it.
        """
        came = inbox.find(desk.connection, desk.source)
        if card.message is None or came is None or came.kind != "message" or came.payload.get("thread"):
            return False
        since = self.posted_at(card.message) - _BETWEEN_CLOCKS
        sent = outbox.sent_since(desk.connection, self.name, card.person, MESSAGES, since, threads=False) - {GONE}
        return sum(float(other) > float(card.message) for other in sent) >= _SCROLLED_AWAY

    def _say(self, desk: Desk, recipient: str, words: Words, notice: Notice) -> bool:
        return queueing.put(
            desk,
            key=desk.key(notice, recipient),
            recipient=recipient,
            kind="text",
            claim=notice.claim.number if notice.claim else None,
            payload={
                "text": texts.text(notice, words, self._town.catalogue),
                "thread": self._thread(desk, recipient),
                **({"asks": notice.asks} if notice.asks else {}),
                **self._blocks(notice, words),
            },
        )

    def _thread(self, desk: Desk, recipient: str) -> str | None:
        """The thread in which the recipient has written or pressed what is worked on, if they did so in one."""
        came = inbox.find(desk.connection, desk.source)
        thread = came.payload.get("thread") if came and came.channel == self.name else None
        if came is None or not thread:
            return None
        person = self.directory.remembered(came.sender)
        return str(thread) if recipient in (f"@{came.sender}", person.id if person else "") else None

    def _blocks(self, notice: Notice, words: Words) -> dict[str, Any]:
        """The words with what can be pressed below them; nothing where there is nothing to press."""
        catalogue = self._town.catalogue
        pressable = below(notice, words, catalogue)
        if not pressable:
            return {}
        said = sections(texts.text(notice, words, catalogue).splitlines(keepends=True))
        return {"blocks": as_json([*said, *pressable])}

    def ask(self, desk: Desk, approver: Person, claim: Claim, step: Step) -> None:
        """The approver's card for the step in this round, with the receipts below it, once; reopened if closed."""
        card, is_new = cards.ensure(
            desk.connection,
            claim=claim.number,
            person=approver.id,
            purpose=step,
            round=claim.round,
            channel=self.name,
        )
        if not is_new:
            self._turn(desk, card, claim, closed=False)
            return
        queueing.card_of(desk, card, claim)
        queueing.receipts(desk, card, claim)

    def ask_nobody_but(self, desk: Desk, able: Collection[Person], claim: Claim, step: Step) -> None:
        """The cards of the step before others are drawn without buttons, and with the reason."""
        asked = {person.id for person in able}
        for card in cards.of_claim(desk.connection, claim.number):
            is_of_step = (card.channel, card.purpose, card.round) == (self.name, step, claim.round)
            if is_of_step and card.person not in asked:
                self._turn(desk, card, claim, closed=True)

    def _turn(self, desk: Desk, card: Card, claim: Claim, *, closed: bool) -> None:
        """The card is open or closed, and drawn so if it was not."""
        if cards.turn(desk.connection, card.id, closed=closed):
            queueing.card_of(desk, card, claim, because=desk.now.isoformat())

    def show_proposal(self, desk: Desk, person: Person, proposal: Proposal, key: str = "") -> None:
        """The proposal is posted in the thread in which the person asks for it, or drawn anew where it stands."""
        card = proposal_card(proposal, Words(person.language), self._town.catalogue)
        place = proposals.get(desk.connection, proposal.number)
        stands = place.message if place else None
        shown = outbox.sent_as(desk.connection, self.name, person.id, [stands]) if stands else None
        thread = shown.payload.get("thread") if shown else self._thread(desk, person.id)
        queueing.put(
            desk,
            key=key or f"proposal:{proposal.number}.{proposal.stage}",
            recipient=person.id,
            kind="proposal",
            payload={"proposal": proposal.number, "text": card.text, "blocks": card.blocks, "thread": thread},
        )

    def posted_at(self, message: str) -> dt.datetime:
        """The moment in Slack's timestamp of the message."""
        return dt.datetime.fromtimestamp(float(message), dt.UTC)

    def written(self, arrival: Arrival) -> tuple[str, dt.datetime] | None:
        """The text of the message, and the moment in its timestamp; None in a thread."""
        payload = arrival.payload
        if any(payload.get(mark) for mark in ("thread", "retold")):
            return None
        return payload["text"], self.posted_at(payload["ts"])

    def stands_last(self, desk: Desk, person: Person, message: str, asks: int) -> bool:
        """True when nothing was posted to the person after the message; what is drawn anew stays where it was.

        What stands in another thread than the one in which the person writes, they may not be looking at.
        """
        shown = outbox.sent_as(desk.connection, self.name, person.id, [message])
        if shown and shown.payload.get("thread") != self._thread(desk, person.id):
            return False
        since = self.posted_at(message) - _BETWEEN_CLOCKS
        sent = outbox.sent_since(desk.connection, self.name, person.id, MESSAGES, since, asks) - {GONE}
        return all(float(other) <= float(message) for other in sent)

    def show_home(self, desk: Desk, person: Person, sought: Mapping[str, str] | None = None) -> None:
        """The person's App Home is published as things stand when it is sent."""
        payload = {"sought": sought or {}}
        queueing.put(desk, key=f"home:{desk.source}", recipient=person.id, kind="home", payload=payload)

    def show_welcome(self, desk: Desk, address: str, kind: str) -> None:
        """The App Home of an account that is nobody's says what it can be for, and how it becomes somebody's."""
        queueing.put(desk, key=f"welcome:{desk.source}", recipient=address, kind="home", payload={"stranger": kind})

    def refresh(self, desk: Desk, claim: Claim, reader: Person | None = None) -> None:
        """Every card of the claim is drawn anew, and the lists and pages that name it; or the reader's."""
        shown = [card for card in cards.of_claim(desk.connection, claim.number) if card.channel == self.name]
        if reader:
            shown = [card for card in shown if card.person == reader.id]
        for card in shown:
            queueing.card_of(desk, card, claim, because=desk.source if reader else "")
        people = {card.person for card in shown}
        queueing.lists(desk, claim, people)
        queueing.homes(desk, people)

    def own_drawn_at(self, desk: Desk, claim: Claim) -> dt.datetime | None:
        """When its claimant's card was drawn last; None where none stands."""
        if self._own_card(desk, claim) is None:
            return None
        return outbox.last_about(desk.connection, self.name, claim.claimant, "card", claim.number)

    def redraw_own(self, desk: Desk, claim: Claim) -> None:
        """The card that its claimant has of the claim is drawn anew, once a day."""
        if card := self._own_card(desk, claim):
            queueing.card_of(desk, card, claim, because=desk.today.isoformat())

    def _own_card(self, desk: Desk, claim: Claim) -> Card | None:
        return cards.for_claimant(desk.connection, claim.claimant, [claim.number]).get(claim.number)

    def deliver(self, item: Outgoing) -> str:
        """Slack's timestamp of the message; DeliveryFailed when Slack did not take it."""
        return self._delivery.deliver(item)
