"""Outbox rows to Slack: posted once, found again after a crash, redrawn as often as the claim changes."""

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.actions.deputies import has_rights
from bot.actions.drafts import MOVABLE, homes
from bot.channel import DeliveryFailed
from bot.config.municipality import Municipality
from bot.history import terms_of
from bot.lookup import find, query_from
from bot.notices import Notice
from bot.office import with_named
from bot.slack import cards, home
from bot.slack.directory import Directory
from bot.slack.failures import TROUBLE, failure
from bot.slack.shown import in_any_version
from bot.waiting import noticed, waiting
from bot.words import Words
from claims import checks, documentation, routing, workflow
from claims.claim import OPEN, Claim
from claims.clock import date_in_norway
from claims.people import Approver, Person, Step
from claims.terms import Terms
from claims.usual import usual
from parsers.receipts import preview
from store import cards as placed
from store import claims, deputies, proposals
from store.database import Database
from store.outbox import Outgoing

EVENT = "godtgjort"
GONE = "gone"
"""What a row is sent as whose card is there no longer."""


class SlackDelivery:
    """Sends one row at a time; what was sent is known by the row's key in the message's metadata."""

    def __init__(
        self,
        database: Database,
        town: Municipality,
        client: WebClient,
        directory: Directory,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._now = now
        self._database = database
        self._town = town
        self._client = client
        self._directory = directory
        self._send: Mapping[str, Callable[[Outgoing], str]] = {
            "text": self._text,
            "card": self._card,
            "proposal": self._proposal,
            "receipt": self._receipt,
            "home": self._home,
        }

    def deliver(self, item: Outgoing) -> str:
        """Slack's timestamp of the message; DeliveryFailed says whether another try is of use."""
        try:
            return self._send[item.kind](item)
        except TROUBLE as error:
            raise failure(error) from error

    def _text(self, item: Outgoing) -> str:
        text, thread = item.payload["text"], item.payload["thread"]
        blocks = {"blocks": item.payload["blocks"]} if "blocks" in item.payload else {}
        return self._post(item, self._channel(item), thread=thread, text=text, **blocks)

    def _card(self, item: Outgoing) -> str:
        with self._database.read() as connection:
            place = placed.get(connection, item.payload["card"])
            claim = claims.get(connection, place.claim) if place else None
            if place is None or claim is None:
                return GONE
            terms = terms_of(connection, claim, self._town)
        card = self._draw(claim, place, terms)
        if place.address and place.message:
            return self._redraw(place.address, place.message, {"text": card.text, "blocks": card.blocks})
        channel = self._channel(item)
        ts = self._post(item, channel, thread=None, text=card.text, blocks=card.blocks)
        # Kept before the row is done: a crash in between redraws the card instead of posting another.
        with self._database.write() as connection:
            placed.posted(connection, place.id, channel, ts)
        return ts

    def _redraw(self, address: str, message: str, content: Mapping[str, Any]) -> str:
        try:
            self._client.chat_update(channel=address, ts=message, **content)
        except SlackApiError as error:
            # Somebody deleted the message: there is nothing left that could mislead.
            if error.response.get("error") != "message_not_found":
                raise
        return message

    def _proposal(self, item: Outgoing) -> str:
        content = {"text": item.payload["text"], "blocks": item.payload["blocks"]}
        with self._database.read() as connection:
            place = proposals.get(connection, item.payload["proposal"])
        if place is None:
            return GONE
        if place.address and place.message:
            return self._redraw(place.address, place.message, content)
        channel = self._channel(item)
        ts = self._post(item, channel, thread=None, **content)
        with self._database.write() as connection:
            proposals.posted(connection, place.id, channel, ts)
        return ts

    def _receipt(self, item: Outgoing) -> str:
        with self._database.read() as connection:
            place = placed.get(connection, item.payload["card"])
        if place is None:
            return GONE
        if place.message is None:
            raise DeliveryFailed("the card that the receipt belongs to has not been posted yet", permanent=False)
        channel, title = self._channel(item), item.payload["title"]
        if item.uncertain and self._shows_file(channel, place.message, title):
            return place.message
        picture = preview(self._database.files.get(item.payload["sha256"]), title)
        self._client.files_upload_v2(
            channel=channel, thread_ts=place.message, title=title, filename=picture.name, content=picture.data
        )
        return place.message

    def _home(self, item: Outgoing) -> str:
        person, today = self._town.person(item.recipient), date_in_norway(self._now())
        with self._database.read() as connection:
            town = with_named(connection, self._town, today)
            waits = list(islice(waiting(connection, town, person, today), home.MOST))
            query = query_from(item.payload.get("sought", {}))
            mine = find(connection, person.id, query, self._town.catalogue, limit=home.MOST)
            own_cards = placed.for_claimant(connection, person.id, [one.claim.number for one in mine])
            named = deputies.lasting(connection, today)
            findings = {one.claim.number: noticed(connection, self._town, one.claim, today) for one in waits}
        view = home.home_view(
            waiting=[
                home.Waiting(
                    claim=one.claim,
                    claimant=self._town.person(one.claim.claimant),
                    since=one.since,
                    link=self._link(one.card),
                    findings=findings[one.claim.number],
                )
                for one in waits
            ],
            mine=[home.Mine(one.claim, self._link(own_cards.get(one.claim.number)), one.amount) for one in mine],
            query=query,
            in_place=[
                self._in_place(one, person) for one in named if person.id in (one.deputy.person, one.deputy.deputy)
            ],
            may_name=has_rights(self._town, person, today),
            may_claim="claimant" in person.roles,
            cut_off=self._town.settings.payroll.next_cut_off(today),
            today=today,
            words=Words(person.language),
            catalogue=self._town.catalogue,
        )
        answer = self._client.views_publish(user_id=self._directory.user_of(person.id), view=view)
        return str(answer["view"]["id"])

    def _in_place(self, named: deputies.Named, reader: Person) -> home.InPlace:
        deputy = named.deputy
        number = named.id if deputy.person == reader.id else None
        return home.InPlace(deputy, self._town.person(deputy.person), self._town.person(deputy.deputy), number)

    def _link(self, card: placed.Card | None) -> str | None:
        """Where the card stands; None while it stands nowhere, or no more."""
        if card is None or not (card.address and card.message):
            return None
        try:
            return str(self._client.chat_getPermalink(channel=card.address, message_ts=card.message)["permalink"])
        except SlackApiError as error:
            if error.response.get("error") != "message_not_found":
                raise
            return None

    def _channel(self, item: Outgoing) -> str:
        return self._directory.direct_channel(item.recipient)

    def _draw(self, claim: Claim, place: placed.Card, terms: Terms) -> cards.Card:
        reader = self._town.person(place.person)
        words, catalogue = Words(reader.language), self._town.catalogue
        findings = tuple(checks.findings(claim, terms, date_in_norway(self._now())))
        claimant = self._town.person(claim.claimant)
        value = in_any_version(claim)
        if place.purpose == "claimant":
            homes = self._homes(claim)
            taxed = documentation.as_sent(claim, findings, terms).taxable
            notice = Notice(
                kind="claim", claim=claim, claimant=claimant, findings=findings, homes=homes, taxable_if_sent=taxed
            )
            return cards.claimant_card(notice, words, catalogue, self._town.person, value)
        if not self._reads(claim, reader.id):
            return cards.outcome_card(claim, words, catalogue, self._town.person)
        step: Step = "attest" if place.purpose == "attest" else "authorise"
        if workflow.WAITS_FOR.get(claim.state) == step and place.round == claim.round:
            known = usual(claim, terms)
            return cards.decision_card(
                claim,
                claimant,
                step,
                findings,
                known,
                words,
                catalogue,
                self._town.person,
                value,
                can_hand_on=self._others_decide(claim, reader.id),
            )
        return cards.closed_card(claim, claimant, findings, words, catalogue, self._town.person)

    def _reads(self, claim: Claim, approver: str) -> bool:
        """True for an approver who may decide the claim now, or has had a part in deciding it.

        What is not sent, or was deleted after all, is read by its claimant alone.
        """
        if claim.state in OPEN or claim.state == "deleted":
            return False
        if any(approver in (made.person, *made.acting_for) for made in claim.decisions):
            return True
        step = workflow.WAITS_FOR.get(claim.state)
        return step is not None and routing.may(claim, step, approver, *self._rights_today())

    def _others_decide(self, claim: Claim, approver: str) -> bool:
        """True when somebody else may decide the claim too, so that it can be handed on."""
        return bool(routing.others(claim, approver, *self._rights_today()))

    def _rights_today(self) -> tuple[tuple[Approver, ...], dt.date]:
        today = date_in_norway(self._now())
        with self._database.read() as connection:
            return with_named(connection, self._town, today).approvers, today

    def _homes(self, claim: Claim) -> tuple[Claim, ...]:
        """Where the claim may be moved to, as long as it may be."""
        if claim.state not in MOVABLE:
            return ()
        with self._database.read() as connection:
            return homes(connection, claim)

    def _post(self, item: Outgoing, channel: str, *, thread: str | None, **content: Any) -> str:  # noqa: ANN401
        if item.uncertain and (ts := self._found(item, channel, thread)):
            return ts
        answer = self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            metadata={"event_type": EVENT, "event_payload": {"key": item.key}},
            unfurl_links=False,
            **content,
        )
        return str(answer["ts"])

    def _found(self, item: Outgoing, channel: str, thread: str | None) -> str | None:
        """The message that an earlier attempt posted before it could say so."""
        since = str((item.created_at - dt.timedelta(minutes=5)).timestamp())
        if thread:
            answer = self._client.conversations_replies(channel=channel, ts=thread, include_all_metadata=True)
        else:
            answer = self._client.conversations_history(
                channel=channel, oldest=since, include_all_metadata=True, limit=200
            )
        for message in answer["messages"]:
            if message.get("metadata", {}).get("event_payload", {}).get("key") == item.key:
                return str(message["ts"])
        return None

    def _shows_file(self, channel: str, thread: str, title: str) -> bool:
        replies = self._client.conversations_replies(channel=channel, ts=thread)["messages"]
        return any(file.get("title") == title for message in replies for file in message.get("files", ()))
