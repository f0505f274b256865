"""What Slack sends: checked, kept as an inbox row, acknowledged; the work happens from the row."""

import re
from collections.abc import Mapping
from itertools import islice
from threading import Event
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.actions.editing import NEW
from bot.config.municipality import Municipality
from bot.office import Office
from bot.privacy import struck_out_of
from bot.rereading import REVISION
from bot.slack import picks, shown
from bot.slack.dialogs import choosing, table
from bot.slack.dialogs.dialog import Dialog, Opening, State, Unfit, Waiting, mapping
from bot.slack.directory import Directory
from bot.slack.revisions import revision
from bot.slack.shown import Shown
from bot.waiting import noticed, waiting
from bot.words import Words
from claims.people import Person
from parsers.identity_numbers import struck_out
from store import claims, inbox

log = structlog.get_logger()

Body = dict[str, Any]
SUBTYPES = (None, "file_share", "thread_broadcast")
COMMAND, SHORTCUT = "/krav", "claim_of_message"
HELP = ("", "hjelp", "help", "?")
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
        app.action(re.compile("submit|delete|withdraw|attest|authorise|why|later|again"))(self.press)
        app.action(re.compile("pick:.*"))(self.pick)
        app.action(re.compile(r"batch_(clean|confirm|cancel)|end_deputy:\d+"))(self.other)
        app.action(table.BUTTONS)(self.open_dialog)
        app.action(re.compile("shown:.*"))(self.shown)
        app.action("show_all")(self.show_all)
        app.command(COMMAND)(self.command)
        app.message_shortcut(SHORTCUT)(self.shortcut)
        app.view(re.compile(".*"))(self.submitted)

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

    def command(self, ack: Ack, body: Body) -> None:
        """`/krav` anywhere in Slack: its words are a message to the bot, and none a request for help."""
        user, text = body["user_id"], (body.get("text") or "").strip()
        if self._is_ours(body):
            key = f"slack:{self._team}:{user}:command:{body['trigger_id']}"
            if text.casefold() in HELP:
                self._keep("help", key, {"user": user})
            else:
                said = {"user": user, "ts": f"{self._office.now().timestamp():.6f}", "text": text}
                self._keep("message", key, _said(said, ""))
        ack(self._words(user).t("command.heard"))

    def shortcut(self, ack: Ack, body: Body) -> None:
        """A message, perhaps another's, of which the person wants a claim made; the bot's own are none."""
        user, message = body["user"]["id"], body["message"]
        key = f"slack:{self._team}:{user}:shortcut:{body['action_ts']}"
        if message.get("bot_id"):
            self._keep("help", key, {"user": user})
        else:
            said = _said({**message, "user": user}, body["channel"]["id"])
            self._keep("message", key, {**said, "thread": None, "retold": True})
        ack()

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
        if meant := picks.shown(action.get("block_id", "")):
            payload = {"user": user, **meant._asdict(), "picked": picks.picked(action)}
            self._keep("press", f"slack:{self._team}:{user}:{action['action_ts']}", payload)
        ack()

    def other(self, ack: Ack, body: Body) -> None:
        """A button about no single claim."""
        action, user = body["actions"][0], body["user"]["id"]
        if re.fullmatch(r"\d{1,9}", str(action.get("value")), re.ASCII):
            acts, _, _ = action["action_id"].partition(":")  # what tells several buttons of a page apart is their value
            payload = {"user": user, "action": acts, "number": int(action["value"])}
            self._keep("other", f"slack:{self._team}:{user}:{action['action_ts']}", payload)
        ack()

    def shown(self, ack: Ack) -> None:
        """A link to a card: Slack follows it, and only wants to hear that it was noticed."""
        ack()

    def show_all(self, ack: Ack, body: Body) -> None:
        """The home page as it is when it is opened."""
        action, user = body["actions"][0], body["user"]["id"]
        self._keep("home", f"slack:{self._team}:{user}:home:{action['action_ts']}", {"user": user})
        ack()

    def open_dialog(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A button that asks for more: its dialog opens, unless the person may not; then the worker says why."""
        action = body["actions"][0]
        about = shown.parse(action.get("value"))
        view = self._view(table.BY_BUTTON[action["action_id"]], body["user"]["id"], about) if about else None
        if view is None:
            self._press(body)
        ack()
        if view:
            client.views_open(trigger_id=body["trigger_id"], view=view)

    def submitted(self, ack: Ack, body: Body) -> None:
        """A dialog that was filled in: told at once what is wrong with it, else kept, or turned into the next one."""
        view, user = body["view"], body["user"]["id"]
        filled, about = table.BY_KIND.get(str(view.get("callback_id"))), shown.parse(view.get("private_metadata"))
        if filled is None or about is None:
            ack()
            return
        # A new line is no line yet: what its dialog opened with is said by sending it.
        blocks = () if about.about.startswith(NEW) else view.get("blocks")
        state = State(mapping(view.get("state")).get("values"), blocks)
        try:
            values = filled.read(state)
        except Unfit as unfit:
            words = self._words(user)
            ack(response_action="errors", errors={block: words.t(id) for block, id in unfit.problems.items()})
            return
        meant = about._replace(about=str(values.get("about", about.about)))
        following = self._view(table.BY_KIND[filled.then], user, meant) if filled.then else None
        if following:
            ack(response_action="update", view=following)
            return
        files = [_file(file) for file in state.files]
        payload = {
            "user": user,
            "form": filled.kind,
            **meant._asdict(),
            "values": struck_out_of(values),
            "files": files,
        }
        self._keep("form", f"slack:{self._team}:{view['id']}:{view['hash']}", payload)
        ack()

    def _view(self, asked: Dialog, user: str, about: Shown) -> Body | None:
        """The dialog as it is for the person now; None when they may not open it, or the claim has gone on."""
        person = self._directory.person(user)
        office = self._office
        with office.database.read() as connection:
            claim = claims.get(connection, about.claim) if about.claim else None
            town = office.town_now(connection)
            waits = self._waiting(connection, town, person) if person and asked.of_waiting else ()
        if person is None or (claim.round if claim else 0) != about.round:
            return None
        # A line that was picked in a dialog is known by its number, and that of another version may be another's.
        if about.version is not None and claim and claim.version != about.version:
            return None
        opening = Opening(town=town, today=office.today, person=person, claim=claim, about=about.about, waiting=waits)
        return asked.view(opening) if asked.may_open(opening) else None

    def _waiting(self, connection: Connection, town: Municipality, person: Person) -> tuple[Waiting, ...]:
        found = islice(waiting(connection, town, person, self._office.today), choosing.MOST)
        return tuple(Waiting(one.claim, noticed(connection, town, one.claim, self._office.today)) for one in found)

    def _words(self, user: str) -> Words:
        person = self._directory.person(user)
        return Words(person.language if person else self._office.town.settings.municipality.language)

    def _press(self, body: Body) -> None:
        action, user = body["actions"][0], body["user"]["id"]
        if about := shown.parse(action.get("value")):
            payload = {"user": user, "action": action["action_id"], "claim": about.claim, "round": about.round}
            self._keep("press", f"slack:{self._team}:{user}:{action['action_ts']}", payload)

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
    """The text without NUL and halves of characters, which PostgreSQL cannot keep."""
    return re.sub("[\0\ud800-\udfff]", "", text)


def _file(file: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "mimetype", "size", "url_private_download", "url_private", "name")
    kept = {name: file.get(name) for name in names if isinstance(file.get(name), str | int)}
    return {**kept, "name": struck_out(without_nul(str(kept.get("name", ""))))}
