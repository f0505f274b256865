"""What people write to the bot in Slack, and that they opened its home: checked, kept, acknowledged."""

import re
from functools import partial

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.rereading import REVISION
from bot.slack.dialogs.editing import ADD
from bot.slack.door import Body, Door
from bot.slack.received import said
from bot.slack.revisions import revision
from bot.slack.shown import Shown
from store import inbox

log = structlog.get_logger()

SUBTYPES = (None, "file_share", "thread_broadcast")
COMMAND, SHORTCUT = "/krav", "claim_of_message"
HELP = ("", "hjelp", "help", "?")
REVISIONS = ("message_changed", "message_deleted")


class Messages:
    """Listeners for events, the command and the shortcut."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._foreign: set[object] = set()

    def register(self, app: App) -> None:
        """The app calls these from now on."""
        app.event("message")(self.message)
        app.event("app_home_opened")(self.home)
        app.event(re.compile(".*"))(self.other_event)
        app.command(COMMAND)(self.command)
        app.message_shortcut(SHORTCUT)(self.shortcut)

    def message(self, event: Body, body: Body) -> None:
        """A direct message; keyed by channel and timestamp, because Slack may deliver it under several event ids."""
        if event.get("channel_type") != "im" or event.get("bot_id"):
            return
        if event.get("subtype") in REVISIONS and self._is_ours(body):
            self._revised(event)
        if event.get("subtype") in SUBTYPES and event.get("user"):
            if self._is_ours(body):
                self._door.keep("message", self._key(event, event["ts"]), said(event, event["channel"]))
            else:  # of their words nothing is kept
                self._door.keep("foreign", self._key(event, event["ts"]), {"user": event["user"]})

    def _revised(self, event: Body) -> None:
        """A message that was corrected or deleted; one that never came in is kept as if it had been so from the start.

        Should it come in later after all, it finds that row.
        """
        found = revision(event)
        if found is None:
            return
        key, channel = self._key(event, found.ts), event["channel"]
        if found.message is None:
            self._door.keep("erased", f"{key}:erased", {"user": found.user, "message": key})
            return
        with self._door.office.database.read() as connection:
            came = inbox.find(connection, key)
        now = said(found.message, channel)
        if came:
            self._door.keep("message", f"{key}{REVISION}{found.at}", {**now, "corrects": key})
        else:
            self._door.keep("message", key, now)

    def _key(self, event: Body, ts: str) -> str:
        return self._door.key(event["channel"], ts)

    def command(self, ack: Ack, body: Body, client: WebClient) -> None:
        """`/krav` anywhere in Slack: its words are a message to the bot, and without any it asks for a line."""
        user, text = body["user_id"], (body.get("text") or "").strip()
        if not self._is_ours(body):
            ack(self._door.words(user).t("notice.not_welcome"))
            return
        key = self._door.key(user, "command", body["trigger_id"])
        if not text:
            payload = {"user": user, "action": "add"}
            view = partial(self._door.drawn, ADD, user, Shown())
            self._door.opens(client, body, key, payload, view, otherwise="help")
            ack()
        else:
            if text.casefold() in HELP:
                self._door.keep("help", key, {"user": user})
            else:
                words = {"user": user, "ts": f"{self._door.office.now().timestamp():.6f}", "text": text}
                self._door.keep("message", key, said(words, ""))
            ack(self._door.words(user).t("command.heard"))

    def shortcut(self, ack: Ack, body: Body) -> None:
        """A message, perhaps another's, of which the person wants a claim made; the bot's own are none."""
        user, message = body["user"]["id"], body["message"]
        key = self._door.key(user, "shortcut", body["action_ts"])
        if message.get("bot_id"):
            self._door.keep("help", key, {"user": user})
        else:
            words = said({**message, "user": user}, body["channel"]["id"])
            self._door.keep("message", key, {**words, "thread": None, "retold": True})
        ack()

    def home(self, event: Body, body: Body) -> None:
        """The person has opened the bot's home tab; the messages tab needs nothing."""
        if event.get("tab") == "home":
            user = event["user"]
            whose = {} if self._is_ours(body) else {"foreign": True}
            self._door.keep("home", self._door.key(user, "home", event["event_ts"]), {"user": user, **whose})

    def _is_ours(self, body: Body) -> bool:
        if body.get("team_id") == self._door.team:
            return True
        if body.get("team_id") not in self._foreign:
            self._foreign.add(body.get("team_id"))
            log.warning("other_workspace", came_from=body.get("team_id"), settings=self._door.team)
        return False

    def other_event(self) -> None:
        """Nothing: Slack wants every subscribed event acknowledged."""
