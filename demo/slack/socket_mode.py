"""Socket Mode: a WebSocket server that hands deliveries to the bot's connections in turn."""

from __future__ import annotations

import json
import threading
import uuid
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from demo.slack.delivery import Courier, Delivery
from demo.slack.errors import Json


class SocketMode:
    """A transport of the courier; each address from `new_url` admits one connection."""

    def __init__(self, courier: Courier, app_id: str) -> None:
        self.patience = courier.retry_after
        self._courier = courier
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._connections: list[ServerConnection] = []
        self._changed = threading.Condition()
        self._server: Server = serve(self._attend, "127.0.0.1", 0, close_timeout=1)
        self._thread = threading.Thread(target=self._server.serve_forever, name="slack-socket-mode")

    def start(self) -> None:
        """Admits connections from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Closes all connections and admits no more."""
        with self._changed:
            connections = list(self._connections)
        for connection in connections:
            connection.close()
        self._server.shutdown()
        self._thread.join()

    def new_url(self) -> str:
        """The address of one connection, as apps.connections.open gives it."""
        ticket = str(uuid.uuid4())
        with self._changed:
            self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link/?ticket={ticket}&app_id={self._app_id}"

    def ready(self) -> bool:
        """Whether the bot has a connection."""
        return bool(self._connections)

    def wait_until_ready(self, timeout: float) -> bool:
        """Whether the bot has a connection within the time."""
        with self._changed:
            return self._changed.wait_for(self.ready, timeout)

    def send(self, delivery: Delivery) -> None:
        """Sends the envelope on the next connection in turn; a broken one counts as not answered."""
        with self._changed:
            if not self._connections:
                return
            connection = self._connections.pop(0)
            self._connections.append(connection)
        try:
            connection.send(json.dumps(_envelope(delivery)))
        except (ConnectionClosed, OSError):
            self._courier.fail(delivery.id, "timeout")

    def refresh(self) -> int:
        """Asks every connection to be replaced by a new one, as Slack does now and then; how many there were."""
        with self._changed:
            connections, self._connections = self._connections, []
        farewell = json.dumps(
            {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "applink-demo"}}
        )
        for connection in connections:
            connection.send(farewell)
        return len(connections)

    def _attend(self, connection: ServerConnection) -> None:
        query = parse_qs(urlsplit(connection.request.path if connection.request else "").query)
        with self._changed:
            ticket = query.get("ticket", [""])[0]
            if ticket not in self._tickets:
                return
            self._tickets.discard(ticket)
            connection.send(json.dumps(self._hello()))
            self._connections.append(connection)
            self._changed.notify_all()
        self._courier.wake()
        try:
            for message in connection:
                self._receive(json.loads(message))
        except ConnectionClosed:
            pass
        finally:
            with self._changed:
                if connection in self._connections:
                    self._connections.remove(connection)

    def _receive(self, message: Json) -> None:
        if "envelope_id" in message:
            self._courier.acknowledge(message["envelope_id"], message.get("payload"))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections) + 1,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "applink-demo", "build_number": 1, "approximate_connection_time": 18060},
        }


def _envelope(delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": delivery.id,
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        # Slack marks the first sending too, so a retry cannot be told by the mere presence of the keys.
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope
