"""What Slack sends: checked, kept as an inbox row, acknowledged; the work happens from the row."""

import re
from collections.abc import Mapping
from contextlib import suppress
from threading import Event
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.actions.editing import NEW
from bot.office import Office
from bot.privacy import struck_out_of
from bot.rereading import REVISION
from bot.slack import choices, picks, shown
from bot.slack.dialogs import inputs, linking, sharing, table
from bot.slack.dialogs.editing import ADD
from bot.slack.dialogs.inputs import Choice
from bot.slack.dialogs.openings import Openings, opened
from bot.slack.dialogs.state import State, Unfit, mapping
from bot.slack.directory import Directory
from bot.slack.received import file_of, plain_text, said
from bot.slack.revisions import revision
from bot.slack.shown import Shown
from bot.words import Words
from store import inbox

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
        self._openings = Openings(office, directory)
        self._directory = directory
        self._team = team
        self._bell = bell

    def register(self, app: App) -> None:
        """The app calls these listeners from now on."""
        app.event("message")(self.message)
        app.event("app_home_opened")(self.home)
        app.event(re.compile(".*"))(self.other_event)
        app.action(re.compile("^(submit|delete|restore|withdraw|attest|authorise|why|later|again)$"))(self.press)
        app.action(re.compile("pick:.*"))(self.pick)
        app.action(re.compile(r"(?:proposal|batch)_(clean|confirm|cancel)|end_deputy:\d+"))(self.other)
        app.action(re.compile("choose:.*"))(self.chosen)
        app.action(table.BUTTONS)(self.open_dialog)
        app.action(linking.OPENS)(self.open_code)
        app.action(re.compile(r"percent_\d"))(self.share_typed)
        app.action(re.compile("shown:.*"))(self.shown)
        app.action("show_all")(self.show_all)
        app.command(COMMAND)(self.command)
        app.message_shortcut(SHORTCUT)(self.shortcut)
        app.view(re.compile(".*"))(self.submitted)
        app.options(re.compile(".*"))(self.search_menu)

    def message(self, event: Body, body: Body) -> None:
        """A direct message; keyed by channel and timestamp, because Slack may deliver it under several event ids."""
        if event.get("channel_type") != "im" or event.get("bot_id"):
            return
        if event.get("subtype") in REVISIONS and self._is_ours(body):
            self._revised(event)
        if event.get("subtype") in SUBTYPES and event.get("user") and self._is_ours(body):
            self._keep("message", self._key(event, event["ts"]), said(event, event["channel"]))

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
        now = said(found.message, channel)
        if came:
            self._keep("message", f"{key}{REVISION}{found.at}", {**now, "corrects": key})
        else:
            self._keep("message", key, now)

    def _key(self, event: Body, ts: str) -> str:
        return f"slack:{self._team}:{event['channel']}:{ts}"

    def command(self, ack: Ack, body: Body, client: WebClient) -> None:
        """`/krav` anywhere in Slack: its words are a message to the bot, and without any it asks for a line."""
        user, text = body["user_id"], (body.get("text") or "").strip()
        if not self._is_ours(body):
            ack()
        elif not text and (view := self._openings.view(ADD, user, Shown())):
            ack()
            opened(client, body, view)
        else:
            key = f"slack:{self._team}:{user}:command:{body['trigger_id']}"
            if text.casefold() in HELP:
                self._keep("help", key, {"user": user})
            else:
                words = {"user": user, "ts": f"{self._office.now().timestamp():.6f}", "text": text}
                self._keep("message", key, said(words, ""))
            ack(self._words(user).t("command.heard"))

    def shortcut(self, ack: Ack, body: Body) -> None:
        """A message, perhaps another's, of which the person wants a claim made; the bot's own are none."""
        user, message = body["user"]["id"], body["message"]
        key = f"slack:{self._team}:{user}:shortcut:{body['action_ts']}"
        if message.get("bot_id"):
            self._keep("help", key, {"user": user})
        else:
            words = said({**message, "user": user}, body["channel"]["id"])
            self._keep("message", key, {**words, "thread": None, "retold": True})
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

    def chosen(self, ack: Ack, body: Body) -> None:
        """One of several claims, or all of them, where the bot had asked which are meant."""
        action, user = body["actions"][0], body["user"]["id"]
        if picked := choices.parse(action):
            payload = {"user": user, "action": "proposal_pick", **picked._asdict()}
            self._keep("other", f"slack:{self._team}:{user}:{action['action_ts']}", payload)
        ack()

    def other(self, ack: Ack, body: Body) -> None:
        """A button about no single claim."""
        action, user = body["actions"][0], body["user"]["id"]
        if re.fullmatch(r"\d{1,9}", str(action.get("value")), re.ASCII):
            acts, _, _ = action["action_id"].partition(":")  # what tells several buttons of a page apart is their value
            # Messages that still stand in chat call a proposal a batch; its number is the same.
            acts = acts.replace("batch_", "proposal_")
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
        view = self._openings.view(table.BY_BUTTON[action["action_id"]], body["user"]["id"], about) if about else None
        if view is None:
            self._press(body)
        ack()
        if view:
            opened(client, body, view)

    def open_code(self, ack: Ack, body: Body, client: WebClient) -> None:
        """Somebody whom we do not know yet wants to type in the code that was mailed to them."""
        ack()
        opened(client, body, linking.view(self._words(body["user"]["id"])))

    def share_typed(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A per cent in the dialog that splits a line: it shows what is left, unless it has gone on meanwhile."""
        view = mapping(body.get("view"))
        ack()
        if view.get("callback_id") != sharing.SHARES.kind:
            return
        with suppress(SlackApiError, Unfit):
            drawn = sharing.recounted(view, self._words(body["user"]["id"]))
            client.views_update(view_id=view["id"], hash=view["hash"], view=drawn)

    def search_menu(self, ack: Ack, body: Body) -> None:
        """What was typed in a menu of many choices: those that fit it, for whoever may open the dialog now."""
        view = mapping(body.get("view"))
        asked, about = table.BY_KIND.get(str(view.get("callback_id"))), shown.parse(view.get("private_metadata"))
        opening = self._openings.opening(asked, body["user"]["id"], about) if asked and about else None
        found: list[Choice] = []
        if asked and opening and asked.may_open(opening):
            found = asked.found(opening, body["action_id"], plain_text(str(body.get("value") or "")))
        ack(options=[option.to_dict() for option in inputs.options(found)])

    def submitted(self, ack: Ack, body: Body) -> None:
        """A dialog that was filled in: told at once what is wrong with it, else kept, or turned into the next one."""
        view, user = body["view"], body["user"]["id"]
        kind = str(view.get("callback_id"))
        if kind == linking.KIND:
            self._code_typed(ack, view, user)
            return
        filled, about = table.BY_KIND.get(kind), shown.parse(view.get("private_metadata"))
        if filled is None or about is None:
            ack()
            return
        # A new line is no line yet: what its dialog opened with is said by sending it.
        blocks = () if about.about.startswith(NEW) else view.get("blocks")
        state = State(mapping(view.get("state")).get("values"), blocks)
        try:
            values = filled.read(state)
        except Unfit as unfit:
            ack(response_action="errors", errors=unfit.told(self._words(user)))
            return
        meant = about._replace(about=str(values.get("about", about.about)))
        following = self._openings.view(table.BY_KIND[filled.then], user, meant) if filled.then else None
        if following:
            ack(response_action="update", view=following)
            return
        files = [file_of(file) for file in state.files]
        payload = {
            "user": user,
            "form": filled.kind,
            **meant._asdict(),
            "values": struck_out_of(values),
            "files": files,
        }
        self._keep("form", f"slack:{self._team}:{view['id']}:{view['hash']}", payload)
        ack()

    def _code_typed(self, ack: Ack, view: Body, user: str) -> None:
        """A code, tried as one that was written in words is."""
        try:
            code = linking.read(State(mapping(view.get("state")).get("values")))
        except Unfit as unfit:
            ack(response_action="errors", errors=unfit.told(self._words(user)))
            return
        self._keep("code", f"slack:{self._team}:{view['id']}:{view['hash']}", {"user": user, "text": code})
        ack()

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
