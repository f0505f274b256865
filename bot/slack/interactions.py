"""What people press, pick and fill in in Slack: checked, kept, acknowledged, or answered at once by a dialog."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.actions.editing import NEW
from bot.privacy import struck_out_of
from bot.slack import choices, picks, places, shown
from bot.slack.dialogs import inputs, linking, sharing, table
from bot.slack.dialogs.inputs import Choice
from bot.slack.dialogs.state import State, Unfit
from bot.slack.door import Body, Door
from bot.slack.failures import TROUBLE
from bot.slack.received import file_of, mapping, plain_text
from bot.slack.shown import Shown
from bot.words import Words


class Interactions:
    """Listeners for buttons, menus and dialogs."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def register(self, app: App) -> None:
        """The app calls these from now on."""
        app.action(re.compile("^(submit|delete|restore|withdraw|attest|authorise|why|later|again)$"))(self.press)
        app.action(re.compile("pick:.*"))(self.pick)
        app.action(re.compile(r"(?:proposal|batch)_(clean|confirm|cancel)|end_deputy:\d+"))(self.other)
        app.action(re.compile("choose:.*"))(self.chosen)
        app.action(table.BUTTONS)(self.open_dialog)
        app.action(linking.OPENS)(self.open_code)
        app.action(re.compile(r"percent_\d"))(self.share_typed)
        app.action(re.compile("shown:.*"))(self.shown)
        app.action("show_all")(self.show_all)
        app.view(re.compile(".*"))(self.submitted)
        app.options(re.compile(".*"))(self.search_menu)

    def press(self, ack: Ack, body: Body) -> None:
        """A button that acts at once."""
        action, user = body["actions"][0], body["user"]["id"]
        if about := shown.parse(action.get("value")):
            self._door.keep("press", self._door.key(user, action["action_ts"]), _pressed(body, action, about))
        ack()

    def pick(self, ack: Ack, body: Body) -> None:
        """Something that acts at once, with what was picked for it; a day that still lacks its time does not."""
        action, user = body["actions"][0], body["user"]["id"]
        meant, picked = picks.shown(action.get("block_id", "")), picks.picked(action, body)
        if meant and picked is not None:
            payload = {**_by(body), **meant._asdict(), "picked": picked}
            self._door.keep("press", self._door.key(user, action["action_ts"]), payload)
        ack()

    def chosen(self, ack: Ack, body: Body) -> None:
        """One of several claims, or all of them, where the bot had asked which are meant."""
        action, user = body["actions"][0], body["user"]["id"]
        if picked := choices.parse(action):
            payload = {**_by(body), "action": "proposal_pick", **picked._asdict()}
            self._door.keep("other", self._door.key(user, action["action_ts"]), payload)
        ack()

    def other(self, ack: Ack, body: Body) -> None:
        """A button about no single claim."""
        action, user = body["actions"][0], body["user"]["id"]
        if re.fullmatch(r"\d{1,9}", str(action.get("value")), re.ASCII):
            acts, _, _ = action["action_id"].partition(":")  # what tells several buttons of a page apart is their value
            # Messages that still stand in chat call a proposal a batch; its number is the same.
            acts = acts.replace("batch_", "proposal_")
            payload = {**_by(body), "action": acts, "number": int(action["value"])}
            self._door.keep("other", self._door.key(user, action["action_ts"]), payload)
        ack()

    def shown(self, ack: Ack) -> None:
        """A link to a card: Slack follows it, and only wants to hear that it was noticed."""
        ack()

    def show_all(self, ack: Ack, body: Body) -> None:
        """The home page as it is when it is opened."""
        action, user = body["actions"][0], body["user"]["id"]
        self._door.keep("home", self._door.key(user, "home", action["action_ts"]), {"user": user})
        ack()

    def open_dialog(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A button that asks for more: its dialog opens, unless the person may not; then the worker says why."""
        action, user = body["actions"][0], body["user"]["id"]
        if about := shown.parse(action.get("value")):
            asked = table.BY_BUTTON[action["action_id"]]
            key, view = self._door.key(user, action["action_ts"]), partial(self._door.drawn, asked, user, about)
            self._door.opens(client, body, key, _pressed(body, action, about), view, otherwise="press")
        ack()

    def open_code(self, ack: Ack, body: Body, client: WebClient) -> None:
        """Somebody whom we do not know yet wants to type in the code that was mailed to them."""
        action, user = body["actions"][0], body["user"]["id"]
        view = partial(linking.view, self._door.words(user))
        key = self._door.key(user, action["action_ts"])
        self._door.opens(client, body, key, {**_by(body), "action": linking.OPENS}, view, otherwise="help")
        ack()

    def share_typed(self, ack: Ack, body: Body, client: WebClient) -> None:
        """A per cent in the dialog that splits a line: it shows what is left, unless it has gone on meanwhile."""
        view = mapping(body.get("view"))
        if view.get("callback_id") == sharing.SHARES.kind:
            self._door.after(partial(_recount, client, view, self._door.words(body["user"]["id"])))
        ack()

    def search_menu(self, ack: Ack, body: Body) -> None:
        """What was typed in a menu of many choices: those that fit it, for whoever may open the dialog now."""
        view = mapping(body.get("view"))
        asked, about = table.BY_KIND.get(str(view.get("callback_id"))), shown.parse(places.carried(view)[1])
        person = self._door.person(body["user"]["id"])
        opening = self._door.openings.opening(asked, person, about) if asked and about else None
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
        place, carried = places.carried(view)
        filled, about = table.BY_KIND.get(kind), shown.parse(carried)
        if filled is None or about is None:
            ack()
            return
        # A new line is no line yet: what its dialog opened with is said by sending it.
        blocks = () if about.about.startswith(NEW) else view.get("blocks")
        state = State(mapping(view.get("state")).get("values"), blocks)
        try:
            values = filled.read(state)
        except Unfit as unfit:
            ack(response_action="errors", errors=unfit.told(self._door.words(user)))
            return
        meant = about._replace(about=str(values.get("about", about.about)))
        then = table.BY_KIND[filled.then] if filled.then else None
        following = self._door.openings.view(then, self._door.person(user), meant) if then else None
        if following:
            ack(response_action="update", view=places.carrying(following, place))
            return
        files = [file_of(file) for file in state.files]
        payload = {
            "user": user,
            **place._asdict(),
            "form": filled.kind,
            **meant._asdict(),
            "values": struck_out_of(values),
            "files": files,
        }
        self._door.keep("form", self._door.key(view["id"], view["hash"]), payload)
        ack()

    def _code_typed(self, ack: Ack, view: Body, user: str) -> None:
        """A code, tried as one that was written in words is."""
        try:
            code = linking.read(State(mapping(view.get("state")).get("values")))
        except Unfit as unfit:
            ack(response_action="errors", errors=unfit.told(self._door.words(user)))
            return
        said = {"user": user, **places.carried(view)[0]._asdict(), "text": code}
        self._door.keep("code", self._door.key(view["id"], view["hash"]), said)
        ack()


def _by(body: Body) -> Body:
    """Who has pressed something, and where."""
    return {"user": body["user"]["id"], **places.of_press(body)._asdict()}


def _pressed(body: Body, action: Body, about: Shown) -> Body:
    return {**_by(body), "action": action["action_id"], "claim": about.claim, "round": about.round}


def _recount(client: WebClient, view: Mapping[str, Any], words: Words) -> None:
    with suppress(*TROUBLE, Unfit):
        client.views_update(view_id=view["id"], hash=view["hash"], view=sharing.recounted(view, words))
