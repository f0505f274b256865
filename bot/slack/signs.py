"""A sign below what somebody has written or pressed, for as long as they wait for the answer."""

import datetime as dt
from collections.abc import Callable

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import Connection

from bot.channel import DeliveryFailed
from bot.slack.client import AskedToWait
from bot.slack.directory import CHANNEL
from bot.slack.failures import TROUBLE, failure
from store import outbox, unanswered
from store.database import Database
from store.inbox import Arrival
from store.outbox import Outgoing

log = structlog.get_logger()

SHOW, TAKE_AWAY = "sign", "sign_off"
"""Kinds of outbox rows; of each sign there is one of both from the beginning, so that none is left standing."""

MESSAGES = ("text", "card", "proposal")
"""Outbox rows that a person reads in the conversation: answers are among them."""

EMOJI = "hourglass_flowing_sand"
PATIENCE = dt.timedelta(seconds=2)
"""How long people wait without wondering; most answers are there in a tenth of it."""

_MOST = 20
"""Signs at once: Slack takes some fifty such calls a minute, and each is looked after once a second."""
_LOOKED_AT = 5 * _MOST
"""Of what waits without a sign, as some of it stands where none can be put."""

_AGAIN = dt.timedelta(seconds=1)
_AS_WANTED = frozenset({"already_reacted", "no_reaction", "message_not_found"})
"""Slack's words for: it is so already, or whoever wrote it has taken it away."""
_NOT_SHOWN = "not_shown"


class Signs:
    """Queues signs, shows them and takes them away; the outbox knows of each once."""

    def __init__(self, database: Database, client: WebClient, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._client = client
        self._now = now

    def queue(self) -> bool:
        """True when somebody who has waited too long is to see that they have been heard."""
        before = self._now() - PATIENCE
        with self._database.read() as connection:
            room = _MOST - outbox.how_many_wait(connection, CHANNEL, TAKE_AWAY)
            if room <= 0:
                return False
            waits = unanswered.since(connection, CHANNEL, MESSAGES, before, _LOOKED_AT, but=_key(SHOW, ""))
        slow = [arrival for arrival in waits if _has_place(arrival)][:room]
        if slow:
            with self._database.write() as connection:
                for arrival in slow:
                    for kind in (SHOW, TAKE_AWAY):
                        self._put(connection, kind, arrival)
        return bool(slow)

    def show(self, item: Outgoing) -> str:
        """Where the sign stands, unless the answer was quicker; a sign that Slack does not take is let be."""
        if self._is_answered(item.payload["of"]):
            return _NOT_SHOWN
        try:
            self._client.reactions_add(**_where(item))
        except TROUBLE as error:
            log.warning("no_sign", error=failure(error).message)
            if _is_refused(error):
                return _NOT_SHOWN
        return str(item.payload["ts"])

    def take_away(self, item: Outgoing) -> str:
        """Where the sign has stood; DeliveryFailed while there is no answer, or Slack does not answer."""
        of = item.payload["of"]
        with self._database.read() as connection:
            if outbox.remote_id_of(connection, _key(SHOW, of)) == _NOT_SHOWN:
                return _NOT_SHOWN
        if not self._is_answered(of):
            raise DeliveryFailed("not answered yet", permanent=False, retry_after=_AGAIN, tried=False)
        try:
            self._client.reactions_remove(**_where(item))
        except SlackApiError as error:
            if error.response.get("error") not in _AS_WANTED:
                raise
        return str(item.payload["ts"])

    def _is_answered(self, key: str) -> bool:
        with self._database.read() as connection:
            return unanswered.is_answered(connection, key, MESSAGES)

    def _put(self, connection: Connection, kind: str, arrival: Arrival) -> None:
        channel, ts = arrival.payload["channel"], arrival.payload["ts"]
        outbox.put(
            connection,
            key=_key(kind, arrival.key),
            channel=CHANNEL,
            # A lane of its own, in which a sign is taken away before the next is shown below the same message.
            recipient=f"{channel}:{ts}",
            kind=kind,
            now=self._now(),
            source=arrival.key,
            payload={"of": arrival.key, "channel": channel, "ts": ts},
        )


def _key(kind: str, of: str) -> str:
    return f"{kind}:{of}"


def _where(item: Outgoing) -> dict[str, str]:
    return {"channel": item.payload["channel"], "timestamp": item.payload["ts"], "name": EMOJI}


def _has_place(arrival: Arrival) -> bool:
    """True for what stands in the conversation with the bot; what was retold may be another's, elsewhere."""
    payload = arrival.payload
    return bool(payload.get("channel") and payload.get("ts")) and not payload.get("retold")


def _is_refused(error: Exception) -> bool:
    """True when there is no such sign now, as far as Slack says anything."""
    if isinstance(error, AskedToWait):
        return True
    said = error.response.get("error") if isinstance(error, SlackApiError) else None
    return bool(said) and said != "already_reacted"
