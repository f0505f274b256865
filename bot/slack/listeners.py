"""What Slack sends: checked, kept as an inbox row, acknowledged; the work happens from the row."""

import re
from collections.abc import Mapping, Sequence
from threading import Event
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.office import Office
from bot.rereading import REVISION
from bot.slack import button, picks
from bot.slack.button import Carried
from bot.slack.directory import Directory
from bot.slack.modals import return_modal
from bot.slack.revisions import revision
from bot.words import Words
from claims import routing
from claims.claim import Claim
from claims.errors import Refused
from claims.people import Person
from claims.workflow import WAITS_FOR
from parsers.identity_numbers import struck_out
from store import claims, inbox

log = structlog.get_logger()

Body = dict[str, Any]
SUBTYPES = (None, "file_share", "thread_broadcast")
REVISIONS = ("message_changed", "message_deleted")


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
        app.event("app_home_opened")(self.home)
        app.event(re.compile(".*"))(self.other_event)
        app.action(re.compile("submit|delete|withdraw|attest|authorise"))(self.press)
        app.action(re.compile("pick:.*"))(self.pick)
        app.action(re.compile("batch_(clean|confirm|cancel)"))(self.batch)
        app.action("return")(self.ask_reason)
        app.action(re.compile("shown:.*"))(self.shown)
        app.view("return_reason")(self.reason)

    def message(self, event: Body, body: Body) -> None:
        """A direct message; keyed by channel and timestamp, because Slack may deliver it under several event ids."""
        if event.get("channel_type") != "im" or event.get("bot_id"):
            return
        if event.get("subtype") in REVISIONS and self._is_ours(body):
            self._revised(event)
        if event.get("subtype") in SUBTYPES and event.get("user") and self._is_ours(body):
            self._keep("message", self._key(event, event["ts"]), _said(event, event["channel"]))

    def _revised(self, event: Body) -> None:
        """A message that was corrected or deleted; one that never came in is kept as if it had been so from the start.

        Should it come in later after all, it finds that row.
        """
        found = revision(event)
        if found is None:
            return
        key, channel = self._key(event, found.ts), event["channel"]
        if found.message is None:
            self._keep("erased", f"{key}:erased", {"user": found.user, "message": key})
            return
        with self._office.database.read() as connection:
            came = inbox.find(connection, key)
        said = _said(found.message, channel)
        if came:
            self._keep("message", f"{key}{REVISION}{found.at}", {**said, "corrects": key})
        else:
            self._keep("message", key, said)

    def _key(self, event: Body, ts: str) -> str:
        return f"slack:{self._team}:{event['channel']}:{ts}"

    def home(self, event: Body, body: Body) -> None:
        """The person has opened the bot's home tab; the messages tab needs nothing."""
        if event.get("tab") == "home" and self._is_ours(body):
            user = event["user"]
            self._keep("home", f"slack:{self._team}:{user}:home:{event['event_ts']}", {"user": user})

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

    def pick(self, ack: Ack, body: Body) -> None:
        """Something that acts at once, with what was picked for it."""
        action, user = body["actions"][0], body["user"]["id"]
        if shown := picks.shown(action.get("block_id", "")):
            payload = {"user": user, **shown._asdict(), "picked": picks.picked(action)}
            self._keep("press", f"slack:{self._team}:{user}:{action['action_ts']}", payload)
        ack()

    def batch(self, ack: Ack, body: Body) -> None:
        """A button below several claims."""
        action, user = body["actions"][0], body["user"]["id"]
        if re.fullmatch(r"\d{1,9}", action.get("value", "")):
            payload = {"user": user, "action": action["action_id"], "batch": int(action["value"])}
            self._keep("batch", f"slack:{self._team}:{user}:{action['action_ts']}", payload)
        ack()

    def shown(self, ack: Ack) -> None:
        """A link to a card: Slack follows it, and only wants to hear that it was noticed."""
        ack()

    def ask_reason(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A return needs a reason: the dialog opens, unless the person may not decide; then the worker says why."""
        parsed = button.parse(body["actions"][0].get("value", ""))
        person = self._directory.person(body["user"]["id"])
        claim = self._returnable(parsed, person) if parsed and person else None
        if claim and person:
            ack()
            town = self._office.town
            claimant, words = town.person(claim.claimant), Words(person.language)
            view = return_modal(claim, claimant, words, town.catalogue, button.value(claim))
            client.views_open(trigger_id=body["trigger_id"], view=view)
            return
        self._press(body)
        ack()

    def reason(self, ack: Ack, body: Body) -> None:
        """The dialog's answer."""
        view = body["view"]
        parsed = button.parse(view.get("private_metadata", ""))
        if parsed:
            values = view["state"]["values"]
            chosen = values.get("lines", {}).get("lines", {}).get("selected_options") or []
            said = struck_out(without_nul(values["reason"]["reason"].get("value") or ""))
            key = f"slack:{self._team}:{view['id']}:{view['hash']}"
            lines = [int(option["value"]) for option in chosen]
            self._keep_press(key, body["user"]["id"], "return", parsed, reason=said, lines=lines)
        ack()

    def _returnable(self, shown: Carried, person: Person) -> Claim | None:
        """The claim, when the person may return it now."""
        with self._office.database.read() as connection:
            claim = claims.get(connection, shown.claim)
        step = WAITS_FOR.get(claim.state) if claim else None
        if claim is None or step is None or claim.round != shown.round:
            return None
        try:
            routing.require(claim, step, person.id, self._office.town.approvers, self._office.today)
        except Refused:
            return None
        return claim

    def _press(self, body: Body) -> None:
        action = body["actions"][0]
        parsed = button.parse(action.get("value", ""))
        if parsed:
            key = f"slack:{self._team}:{body['user']['id']}:{action['action_ts']}"
            self._keep_press(key, body["user"]["id"], action["action_id"], parsed, lines=parsed.lines)

    def _keep_press(
        self, key: str, user: str, action: str, shown: Carried, *, reason: str = "", lines: Sequence[int] = ()
    ) -> None:
        seen = {"claim": shown.claim, "round": shown.round, "of": shown.of, "version": shown.version}
        payload = {"user": user, "action": action, **seen, "reason": reason, "lines": list(lines)}
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


def _said(message: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """What of a message is kept."""
    thread = message.get("thread_ts")
    return {
        "user": message["user"],
        "channel": channel,
        "ts": message["ts"],
        "thread": thread if thread != message["ts"] else None,
        "text": struck_out(plain_text(message.get("text") or "")),
        "files": [_file(file) for file in message.get("files", ())],
    }


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
