"""The page's routes for acting: write, press, choose and fill in."""

from collections.abc import Sequence

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge

from demo.page.fields import answer, answers, file_inputs, files_of, missing_in
from demo.page.outcomes import DONE, Answer, instead
from demo.page.town_hall import TownHall
from demo.slack import BadAcknowledgementError, ClickTimeoutError, Message, NotShownError, User, View
from demo.slack.errors import Json
from demo.slack.screen import find

MAX_BODY = 40_000_000
"""Bytes of a message with its files."""


class Unfit(Exception):
    """The dialog cannot be sent as it is: the labels of what is missing, none when something does not fit its field."""

    def __init__(self, missing: Sequence[str] = ()) -> None:
        super().__init__(*missing)
        self.missing = missing


class Acts:
    """What can be done in one running town."""

    def __init__(self, hall: TownHall) -> None:
        self._hall = hall
        self._slack = hall.town.slack

    def register(self, app: Flask) -> None:
        """The app has these routes from now on."""
        app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
        app.post("/<number>/chat")(self.say)
        app.post("/<number>/message/<ts>/erase")(self.erase)
        app.post("/<number>/message/<ts>/shortcut/<name>")(self.shortcut)
        app.post("/<number>/home")(self.open_home)
        app.post("/<number>/act")(self.act)
        app.post("/<number>/modal")(self.submit)
        app.post("/<number>/modal/close")(self.close)
        app.register_error_handler(NotShownError, lambda _: instead("gone"))
        app.register_error_handler(ClickTimeoutError, lambda _: instead("slow"))
        app.register_error_handler(BadAcknowledgementError, lambda _: instead("slow"))
        app.register_error_handler(RequestEntityTooLarge, lambda _: instead("large", most=MAX_BODY // 1_000_000))
        app.register_error_handler(Unfit, lambda unfit: instead("unfit", missing=unfit.missing))

    def say(self, number: str) -> Answer:
        """The person's message is sent, in the thread that it answers, or changed; after a slash it is a command."""
        user, thread = self._hall.user(number), request.form.get("thread") or None
        text, files = request.form.get("text", "").strip(), files_of("file")
        if edits := request.form.get("edits"):
            self._slack.edit(user, self._message(user, edits), text)
        elif text.startswith("/"):
            self._command(user, *text.split(maxsplit=1))
        elif text or files:
            self._slack.say(user, text, files=files, thread_ts=thread)
        else:
            return instead("empty")
        return DONE

    def erase(self, number: str, ts: str) -> Answer:
        """The person deletes an own message."""
        user = self._hall.user(number)
        self._slack.erase(user, self._message(user, ts))
        return DONE

    def shortcut(self, number: str, ts: str, name: str) -> Answer:
        """A shortcut is chosen in a message's menu."""
        user = self._hall.user(number)
        self._slack.use_shortcut(user, self._message(user, ts), name)
        return DONE

    def open_home(self, number: str) -> Answer:
        """The person opens the bot's home tab."""
        self._slack.open_home(self._hall.user(number))
        return DONE

    def act(self, number: str) -> Answer:
        """A button is pressed or something chosen, in a message, dialog or home tab."""
        user, action = self._hall.user(number), request.form.get("action", "")
        shown = self._shown(user, request.form.get("shown", ""))
        _, element = find(shown, action)
        # Slack tells the bot of everything that stands in the dialog, not only of what is pressed.
        if isinstance(shown, View) and shown.type == "modal":
            shown = self._fill_in(user, shown)
        self._slack.click(user, shown, action, option=answer(element, request.form))
        return DONE

    def submit(self, number: str) -> Answer:
        """The open dialog is filled in and sent."""
        user = self._hall.user(number)
        view = self._slack.open_view(user)
        if view is None or view.id != request.form.get("shown"):
            raise NotShownError("This dialog is not open any more.")
        view = self._fill_in(user, view)
        if missing := missing_in(view):
            raise Unfit(missing)
        self._slack.submit_view(user, {})
        return DONE

    def close(self, number: str) -> Answer:
        """The open dialog is closed, if it is still there."""
        user = self._hall.user(number)
        if self._slack.open_view(user):
            self._slack.close_view(user)
        return DONE

    def _fill_in(self, user: User, view: View) -> View:
        """The open dialog with what stands on the page in it; files that were chosen before stay."""
        try:
            return self._slack.fill_in(user, {**answers(view, request.form), **self._uploads(user, view)})
        except NotShownError as error:
            raise Unfit from error

    def _uploads(self, user: User, view: View) -> dict[str, list[Json]]:
        """The files that were chosen for each file input that got some."""
        chosen = {name: files_of(name) for name in file_inputs(view)}
        return {name: [self._slack.upload(user, *file) for file in files] for name, files in chosen.items() if files}

    def _command(self, user: User, command: str, text: str = "") -> None:
        """Runs a slash command; what the bot acknowledges it with is shown to the person alone."""
        heard = self._slack.command(user, command, text).answer
        if heard:
            path = self._slack.response_urls.new(self._slack.workspace.dm_channel(user.id), None)
            self._slack.response_urls.answer(path, heard)

    def _shown(self, user: User, id: str) -> Message | View:
        """The message (by its ts) or view that the person acts in."""
        views = (self._slack.open_view(user), self._slack.home(user))
        return next((view for view in views if view and view.id == id), None) or self._message(user, id)

    def _message(self, user: User, ts: str) -> Message:
        found = next((message for message in self._slack.dm(user) if message.ts == ts), None)
        if found is None:
            raise NotShownError("This message is not on the screen.")
        return found
