"""A real bolt app and people who use it, once by Socket Mode and once by HTTP."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from socket import SHUT_RDWR
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from demo.slack import Message, SlackDouble, User, View
from demo.slack.people import PATIENCE_SECONDS

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action_id: str, value: str = "krav-7") -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(action_id), "value": value}


def menu(kind: str, action_id: str, **keys: object) -> Json:
    choices = [{"text": plain("Møte"), "value": "meeting"}, {"text": plain("Kjøring"), "value": "drive"}]
    return {"type": kind, "action_id": action_id, "options": choices, **keys}


def entry(block_id: str, element: Json, *, optional: bool = False) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id),
        "element": element,
        "optional": optional,
    }


CARD = [
    {
        "type": "actions",
        "elements": [button(name) for name in ("form", "replace", "vanish", "ignored", "count")],
    },
    {
        "type": "actions",
        "elements": [
            menu("static_select", "kind"),
            menu("checkboxes", "boxes"),
            {"type": "datepicker", "action_id": "day"},
        ],
    },
]
FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("Retur"),
    "submit": plain("Send"),
    "notify_on_close": True,
    "blocks": [
        entry("why", {"type": "plain_text_input", "action_id": "why_text", "max_length": 20}),
        entry("kind", menu("static_select", "kind_menu"), optional=True),
        entry("boxes", menu("checkboxes", "kind_boxes"), optional=True),
        entry("day", {"type": "datepicker", "action_id": "day_picker", "initial_date": "2026-11-20"}),
        {"type": "actions", "elements": [button("inside")]},
    ],
}


class Recorder:
    """What the bot got, in order, to be waited for."""

    def __init__(self) -> None:
        self._bodies: list[Json] = []
        self._changed = threading.Condition()

    def add(self, body: Json) -> None:
        with self._changed:
            self._bodies.append(body)
            self._changed.notify_all()

    def latest(self, user: User, kind: str) -> Json:
        def bodies() -> list[Json]:
            return [b for b in self._bodies if b["type"] == kind and b["user"]["id"] == user.id]

        with self._changed:
            assert self._changed.wait_for(bodies, timeout=PATIENCE_SECONDS)
            return bodies()[-1]


def build_app(slack: SlackDouble, recorder: Recorder) -> App:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    # As the bot does it: by default a listener that has not begun within three seconds counts as one that never
    # acknowledges, however long Slack would wait.
    app = App(
        client=client,
        signing_secret=slack.signing_secret,
        logger=logging.getLogger("silent"),
        process_before_response=True,
    )
    logging.getLogger("silent").setLevel(logging.CRITICAL)

    @app.event("message")
    def on_message(event: Json, say: Say) -> None:
        say(text=f"Du skrev {event['text']}", blocks=CARD, thread_ts=event.get("thread_ts"))

    @app.event("app_home_opened")
    def on_home(event: Json, client: WebClient) -> None:
        home = {"type": "home", "blocks": [{"type": "actions", "elements": [button("from_home")]}]}
        client.views_publish(user_id=event["user"], view=home)

    @app.action("form")
    def on_form(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        recorder.add(body)
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("replace")
    def on_replace(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="Godkjent", replace_original=True)

    @app.action("vanish")
    def on_vanish(ack: Ack, respond: Respond) -> None:
        ack()
        respond(delete_original=True)

    def keep(ack: Ack, body: Json) -> None:
        ack()
        recorder.add(body)

    for action_id in ("kind", "boxes", "day", "inside", "from_home", "count"):
        app.action(action_id)(keep)

    @app.view("form")
    def on_submit(ack: Ack, body: Json) -> None:
        recorder.add(body)
        why = body["view"]["state"]["values"]["why"]["why_text"]["value"]
        answers: dict[str, Json] = {
            "kort": {"response_action": "errors", "errors": {"why": "For kort"}},
            "rot": {"response_action": "errors", "errors": {"nowhere": "?"}},
            "neste": {"response_action": "update", "view": {**FORM, "title": plain("Klar")}},
            "lag": {"response_action": "push", "view": {**FORM, "title": plain("Oppå")}},
            "alt": {"response_action": "clear"},
            "feil": {"response_action": "update", "view": {"type": "modal"}},
        }
        ack(**answers.get(why, {}))

    @app.view_closed("form")
    def on_close(ack: Ack, body: Json) -> None:
        ack()
        recorder.add(body)

    @app.command("/krav")
    def on_command(ack: Ack, command: Json, respond: Respond) -> None:
        ack(text=f"Leter etter {command['text']}")
        respond(text="Fant ingen krav")

    return app


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def by_http(slack: SlackDouble, app: App) -> Iterator[None]:
    class Server(WSGIServer):
        request_queue_size = 256

        def process_request(self, request: Any, address: Any) -> None:
            threading.Thread(target=self.serve_one, args=(request, address), daemon=True).start()

        def serve_one(self, request: Any, address: Any) -> None:
            self.finish_request(request, address)
            self.shutdown_request(request)

    bridge = SlackRequestHandler(app, path="/slack/events")
    server = make_server("127.0.0.1", 0, bridge, server_class=Server, handler_class=_QuietHandler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    slack.deliver_by_http(f"http://127.0.0.1:{server.server_port}/slack/events")
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def by_socket_mode(slack: SlackDouble, app: App) -> Iterator[None]:
    handler = SocketModeHandler(app, slack.app_token)
    handler.connect()
    assert slack.wait_until_connected()
    yield
    # Its thread sits in recv for three seconds; a broken connection wakes it, as when the process is killed.
    handler.client.auto_reconnect_enabled = False
    session = handler.client.current_session
    if session and session.sock:
        session.sock.shutdown(SHUT_RDWR)
    handler.close()


@pytest.fixture(scope="session")
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture(scope="session")
def received(recorder: Recorder) -> Callable[[User, str], Json]:
    """The latest body of a kind that the bot got from a person."""
    return recorder.latest


@pytest.fixture(scope="session")
def running_bot(recorder: Recorder) -> Callable[[SlackDouble], AbstractContextManager[None]]:
    """A bot in Socket Mode that runs as long as the context."""
    return lambda slack: by_socket_mode(slack, build_app(slack, recorder))


@pytest.fixture(scope="session", params=[by_socket_mode, by_http])
def slack(request: pytest.FixtureRequest, recorder: Recorder) -> Iterator[SlackDouble]:
    double = SlackDouble(retry_after=1.0, acknowledge_within=PATIENCE_SECONDS)
    with double, request.param(double, build_app(double, recorder)):
        yield double


NAMES = itertools.count(1)


@pytest.fixture
def kari(slack: SlackDouble) -> User:
    number = next(NAMES)
    return slack.add_user(f"Kari Lauvdal {number}", f"kari{number}@lauvdal.example")


@pytest.fixture
def card(slack: SlackDouble, kari: User) -> Message:
    slack.say(kari, "42 km")
    return slack.wait_for_message(kari, lambda m: m.from_bot)


@pytest.fixture
def form(slack: SlackDouble, kari: User, card: Message) -> View:
    slack.click(kari, card, "form")
    return slack.wait_for_view(kari)
