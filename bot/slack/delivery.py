"""Outbox rows to Slack: posted once, found again after a crash, redrawn as often as the claim changes."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channel import DeliveryFailed
from bot.config.municipality import Municipality
from bot.slack.directory import Directory
from bot.slack.drawing import Drawing
from bot.slack.failures import TROUBLE, failure
from bot.slack.receipts import read_aloud, shown_files
from bot.slack.signs import SHOW, TAKE_AWAY, Signs
from bot.slack.welcome import languages_of, welcome_view
from parsers.guard import Guard, Limits
from store import cards as placed
from store import claims, proposals
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
        self._database = database
        self._town = town
        self._client = client
        self._directory = directory
        self._workspace = ""
        self._drawing = Drawing(database, town, now)
        self.signs = Signs(database, client, now)
        # One of its own, for a short while: no message waits long for a picture that takes for ever to draw.
        self._guard = Guard(Limits(cpu_seconds=5))
        self._send: Mapping[str, Callable[[Outgoing], str]] = {
            "text": self._text,
            "card": self._card,
            "proposal": self._proposal,
            "list": self._list,
            "receipt": self._receipt,
            "home": self._home,
            SHOW: self.signs.show,
            TAKE_AWAY: self.signs.take_away,
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
        card = self._drawing.card_at(place) if place else None
        if place is None or card is None:
            return GONE
        is_anew = "anew" in item.payload
        if place.address and place.message and not is_anew:
            return self._redraw(place.address, place.message, {"text": card.text, "blocks": card.blocks})
        channel = self._channel(item)
        ts = self._post(item, channel, thread=None, text=card.text, blocks=card.blocks)
        if place.address and place.message and place.message != ts:
            self._point(place, place.address, place.message, replace(place, address=channel, message=ts))
        # Kept before the row is done: a crash in between redraws the card instead of posting another.
        with self._database.write() as connection:
            placed.posted(connection, place.id, channel, ts)
        return ts

    def _point(self, old: placed.Card, address: str, message: str, newer: placed.Card) -> None:
        """What stood there leads to the newer card, and has no buttons: one card of the claim is in use."""
        words = self._drawing.words_of(old.person)
        where = self._link(newer)
        said = words.t("card.newer", number=f"<{where}|{old.claim}>" if where else old.claim)
        text = words.t("card.newer", number=old.claim)
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": said}}]
        self._redraw(address, message, {"text": text, "blocks": blocks})

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
        ts = self._post(item, channel, thread=item.payload.get("thread"), **content)
        with self._database.write() as connection:
            proposals.posted(connection, place.id, channel, ts)
        return ts

    def _list(self, item: Outgoing) -> str:
        """The list of what waits, drawn anew where it stands."""
        with self._database.read() as connection:
            place = proposals.get(connection, item.payload["proposal"])
        if place is None or not (place.address and place.message):
            return GONE
        card = self._drawing.list_at(place)
        return self._redraw(place.address, place.message, {"text": card.text, "blocks": card.blocks})

    def _receipt(self, item: Outgoing) -> str:
        with self._database.read() as connection:
            place = placed.get(connection, item.payload["card"])
            claim = claims.get(connection, place.claim) if place else None
        held = [one for one in claim.receipts if one.sha256 == item.payload["sha256"]] if claim else []
        if place is None or not held:
            return GONE
        if place.message is None:
            raise DeliveryFailed("the card that the receipt belongs to has not been posted yet", permanent=False)
        channel, title = self._channel(item), item.payload["title"]
        if item.uncertain and self._shows_file(channel, place.message, title):
            return place.message
        data = self._database.files.get(item.payload["sha256"])
        words = self._drawing.words_of(item.recipient)
        files, remark = shown_files(title, data, self._guard, words)
        told = [remark, *(read_aloud(receipt, words) for receipt in held)]
        self._client.files_upload_v2(
            channel=channel,
            thread_ts=place.message,
            file_uploads=files,
            initial_comment=" ".join(filter(None, told)) or None,
        )
        return place.message

    def _home(self, item: Outgoing) -> str:
        if kind := item.payload.get("stranger"):
            user = item.recipient.removeprefix("@")
            spoken = languages_of(self._directory.locale(user), self._town.settings.municipality.language)
            view = welcome_view(kind, self._town, spoken)
        else:
            person = self._town.person(item.recipient)
            user = self._directory.user_of(person.id)
            view = self._drawing.home_of(person, item.payload.get("sought", {}), self._link)
        return str(self._client.views_publish(user_id=user, view=view)["view"]["id"])

    def _link(self, card: placed.Card | None) -> str | None:
        """Where the card stands; None while it stands nowhere.

        Put together as Slack's permalinks are: to ask for each would be a call for every row of every page.
        """
        if card is None or not (card.address and card.message):
            return None
        return f"{self._at_home()}archives/{card.address}/p{card.message.replace('.', '')}"

    def _at_home(self) -> str:
        """The address of the workspace, with a slash at its end."""
        self._workspace = self._workspace or str(self._client.auth_test()["url"])
        return self._workspace

    def _channel(self, item: Outgoing) -> str:
        return self._directory.direct_channel(item.recipient)

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
        return any(
            str(file.get("title", "")).startswith(title) for message in replies for file in message.get("files", ())
        )
