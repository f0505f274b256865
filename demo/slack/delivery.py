"""The courier: brings events and interactions to the bot, again if need be, and notes its acknowledgements."""

from __future__ import annotations

import math
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Literal, Protocol

from demo.slack.errors import Json

Kind = Literal["events_api", "interactive", "slash_commands"]
RETRIES = 3
SLACK_SECONDS = 3.0
"""How long Slack waits for an acknowledgement."""


@dataclass(eq=False)
class Delivery:
    """One thing for the bot. Events are tried again until acknowledged, interactions only once."""

    kind: Kind
    payload: Json
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    attempt: int = 0
    reason: str = ""
    sent: bool = False
    due: float = 0.0
    acknowledged: bool = False
    answer: Json | None = None
    failure: str | None = None

    @property
    def retried(self) -> bool:
        """Whether Slack tries again when the bot does not acknowledge."""
        return self.kind == "events_api"

    @property
    def settled(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.acknowledged or self.failure is not None


class Transport(Protocol):
    """A way to the bot."""

    patience: float
    """Seconds after which an unanswered sending is tried again; infinite when the transport tells itself."""

    def ready(self) -> bool:
        """Whether anybody is there to take a delivery now."""

    def send(self, delivery: Delivery) -> None:
        """Hands the delivery over without waiting for the acknowledgement."""


class Courier:
    """Sends what is due, in order of arrival, on one thread; deliveries wait while nobody is there."""

    def __init__(self, retry_after: float, acknowledge_within: float) -> None:
        self.retry_after = retry_after
        self.acknowledge_within = acknowledge_within
        self.transport: Transport | None = None
        self.deliveries: list[Delivery] = []
        self._open: dict[str, Delivery] = {}
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="slack-courier")

    def start(self) -> None:
        """Delivers from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Delivers nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._thread.join()

    def submit(self, delivery: Delivery) -> Delivery:
        """Takes a delivery to be brought as soon as somebody is there."""
        with self._changed:
            self.deliveries.append(delivery)
            self._open[delivery.id] = delivery
            self._changed.notify_all()
        return delivery

    def use(self, transport: Transport) -> None:
        """Delivers by this transport from now on."""
        with self._changed:
            self.transport = transport
            self._changed.notify_all()

    def wake(self) -> None:
        """Looks again whether somebody is there."""
        with self._changed:
            self._changed.notify_all()

    def acknowledge(self, delivery_id: str, answer: Json | None) -> None:
        """Notes that the bot has it; `answer` is the payload of the acknowledgement."""
        with self._changed:
            delivery = self._open.pop(delivery_id, None)
            if delivery:
                delivery.acknowledged, delivery.answer = True, answer
                self._changed.notify_all()

    def fail(self, delivery_id: str, reason: str) -> None:
        """Notes that a sending went wrong; an event is tried again after `retry_after` seconds."""
        with self._changed:
            delivery = self._open.get(delivery_id)
            if delivery is None:
                return
            delivery.reason = reason
            delivery.due = time.monotonic() + self.retry_after
            if not delivery.retried or delivery.attempt == RETRIES:
                self._give_up(delivery, reason)
            self._changed.notify_all()

    def wait(self, delivery: Delivery) -> bool:
        """Whether the bot acknowledges within the time; an interaction is withdrawn otherwise."""
        with self._changed:
            self._changed.wait_for(lambda: delivery.settled, self.acknowledge_within)
            if not delivery.settled and not delivery.retried:
                self._give_up(delivery, "timeout")
            return delivery.acknowledged

    def wait_until_settled(self, timeout: float) -> bool:
        """Whether every delivery so far is acknowledged or given up within the time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout)

    def _run(self) -> None:
        while True:
            with self._changed:
                while (delivery := self._next_due()) is None and not self._stopped:
                    self._changed.wait(self._until_next())
                if delivery is None or self._stopped or self.transport is None:
                    return
                transport = self.transport
            transport.send(delivery)

    def _next_due(self) -> Delivery | None:
        """The first delivery whose time has come, already counted as sent; None when there is nobody."""
        if self.transport is None or not self.transport.ready():
            return None
        now = time.monotonic()
        for delivery in list(self._open.values()):
            if delivery.due > now:
                continue
            if delivery.sent:
                if delivery.attempt == RETRIES:
                    self._give_up(delivery, "timeout")
                    continue
                delivery.attempt += 1
                delivery.reason = delivery.reason or "timeout"
            delivery.sent = True
            delivery.due = now + (self.transport.patience if delivery.retried else math.inf)
            return delivery
        return None

    def _until_next(self) -> float | None:
        """Seconds until a delivery is due again; None to wait for a change only."""
        if self.transport is None or not self.transport.ready():
            return None
        first = min((delivery.due for delivery in self._open.values()), default=math.inf)
        return None if math.isinf(first) else max(0.0, first - time.monotonic())

    def _give_up(self, delivery: Delivery, reason: str) -> None:
        delivery.failure = reason
        self._open.pop(delivery.id, None)
        self._changed.notify_all()
