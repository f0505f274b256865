"""What Slack sends: checked, kept as an inbox row, acknowledged; the work happens from the row."""

import re
from collections.abc import Mapping
from threading import Event
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.office import Office
from bot.slack import button
from bot.slack.directory import Directory
from bot.slack.modals import return_modal
from bot.words import Words
from claims import routing
from claims.errors import Refused
from claims.people import Person
from claims.workflow import WAITS_FOR
from parsers.identity_numbers import struck_out
from store import claims, inbox

log = structlog.get_logger()

Body = dict[str, Any]
SUBTYPES = (None, "file_share", "thread_broadcast")


class Listeners:
    """One set of listeners for Socket Mode and HTTP."""

    def __init__(self, office: Office, directory: Directory, team: str, bell: Event) -> None:
        self._office = office
        self._directory = directory
        self._team = team
        self._bell = bell

    def register(self, app: App) -> None:
        """The app calls these listeners from now on."""
        app.event("message")(self.message)
        app.event(re.compile(".*"))(self.other_event)
        app.action(re.compile("submit|delete|attest|authorise"))(self.press)
        app.action("return")(self.ask_reason)
        app.view("return_reason")(self.reason)

    def message(self, event: Body, body: Body) -> None:
        """A direct message; keyed by channel and timestamp, because Slack may deliver it under several event ids."""
        if event.get("channel_type") != "im" or event.get("bot_id") or event.get("subtype") not in SUBTYPES:
            return
        if not event.get("user") or not self._is_ours(body):
            return
        thread = event.get("thread_ts")
        self._keep(
            "message",
            f"slack:{self._team}:{event['channel']}:{event['ts']}",
            {
                "user": event["user"],
                "channel": event["channel"],
                "ts": event["ts"],
                "thread": thread if thread != event["ts"] else None,
                "text": struck_out(plain_text(event.get("text") or "")),
                "files": [_file(file) for file in event.get("files", ())],
            },
        )

    def _is_ours(self, body: Body) -> bool:
        if body.get("team_id") == self._team:
            return True
        log.warning("other_workspace", came_from=body.get("team_id"), settings=self._team)
        return False

    def other_event(self) -> None:
        """Nothing: Slack wants every subscribed event acknowledged."""

    def press(self, ack: Ack, body: Body) -> None:
        """A button that acts at once."""
        self._press(body)
        ack()

    def ask_reason(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A return needs a reason: the dialog opens, unless the person may not decide; then the worker says why."""
        parsed = button.parse(body["actions"][0].get("value", ""))
        person = self._directory.person(body["user"]["id"])
        if parsed and person and self._may_return(*parsed, person):
            ack()
            claimant, metadata = self._claimant(parsed[0]), body["actions"][0]["value"]
            client.views_open(
                trigger_id=body["trigger_id"], view=return_modal(claimant, Words(person.language), metadata)
            )
            return
        self._press(body)
        ack()

    def reason(self, ack: Ack, body: Body) -> None:
        """The dialog's answer."""
        view = body["view"]
        parsed = button.parse(view.get("private_metadata", ""))
        if parsed:
            said = struck_out(without_nul(view["state"]["values"]["reason"]["reason"].get("value") or ""))
            key = f"slack:{self._team}:{view['id']}:{view['hash']}"
            self._keep_press(key, body["user"]["id"], "return", parsed, reason=said)
        ack()

    def _may_return(self, number: str, round: int, person: Person) -> bool:
        with self._office.database.read() as connection:
            claim = claims.get(connection, number)
        step = WAITS_FOR.get(claim.state) if claim else None
        if claim is None or step is None or claim.round != round:
            return False
        try:
            routing.require(claim, step, person.id, self._office.town.approvers, self._office.today)
        except Refused:
            return False
        return True

    def _claimant(self, number: str) -> Person:
        with self._office.database.read() as connection:
            claim = claims.get(connection, number)
        assert claim
        return self._office.town.person(claim.claimant)

    def _press(self, body: Body) -> None:
        action = body["actions"][0]
        parsed = button.parse(action.get("value", ""))
        if parsed:
            key = f"slack:{self._team}:{body['user']['id']}:{action['action_ts']}"
            self._keep_press(key, body["user"]["id"], action["action_id"], parsed)

    def _keep_press(self, key: str, user: str, action: str, claim: tuple[str, int], *, reason: str = "") -> None:
        number, round = claim
        payload = {"user": user, "action": action, "claim": number, "round": round, "reason": reason}
        self._keep("press", key, payload)

    def _keep(self, kind: str, key: str, payload: Mapping[str, Any]) -> None:
        with self._office.database.write() as connection:
            inbox.put(
                connection,
                channel="slack",
                kind=kind,
                key=key,
                sender=payload["user"],
                received_at=self._office.now(),
                now=self._office.now(),
                payload=payload,
            )
        self._bell.set()


def plain_text(text: str) -> str:
    """What the person typed: Slack's escapes undone, links and addresses shown as they were written."""
    shown = re.sub(r"<(?:[^|<>]*\|)?([^<>]*)>", r"\1", text)
    return without_nul(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def without_nul(text: str) -> str:
    """The text without NUL, which PostgreSQL cannot keep."""
    return text.replace("\0", "")


def _file(file: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: file.get(name) for name in ("id", "mimetype", "size", "url_private_download", "url_private")}
    return {**kept, "name": struck_out(file.get("name") or "")}
