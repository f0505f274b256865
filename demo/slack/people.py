"""What people do in Slack: write, click, fill in forms; and what they see."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from demo.slack.delivery import Courier, Delivery, Kind
from demo.slack.errors import ClickTimeoutError, Json, NotSeenError, NotShownError
from demo.slack.inputs import Answer
from demo.slack.model import Message, User, View
from demo.slack.payloads import Payloads, rich_text, typed
from demo.slack.response_urls import ResponseUrls
from demo.slack.screen import fill_in, filled, find, press
from demo.slack.submissions import Submitted, apply_acknowledgement
from demo.slack.suggestions import brought, with_options
from demo.slack.workspace import Workspace

PATIENCE_SECONDS = 60.0
"""How long somebody looks for what must come: as long as a busy machine may need."""


@dataclass(frozen=True)
class Clicked:
    """An acknowledged click or command: the payload of the acknowledgement and how long it took."""

    answer: Json | None
    seconds: float


@dataclass(frozen=True)
class People:
    """The hands and eyes of everybody in the workspace. Safe to use from many threads."""

    workspace: Workspace
    courier: Courier
    payloads: Payloads
    response_urls: ResponseUrls
    base_url: str

    def add_user(
        self, name: str, email: str, *, guest: bool = False, bot: bool = False, team: str | None = None
    ) -> User:
        """A new person in the workspace; with another `team` id, somebody from outside (Slack Connect)."""
        return self.workspace.add_user(name, email, guest=guest, bot=bot, team=team)

    def say(
        self,
        user: User,
        text: str,
        *,
        files: Sequence[tuple[str, bytes]] = (),
        thread_ts: str | None = None,
        at: datetime | None = None,
    ) -> Message:
        """The message that the person sends to the bot; `files` are (name, bytes), `at` when it is sent."""
        channel = self.workspace.dm_channel(user.id)
        ts = self.workspace.new_ts(at)
        add = self.workspace.files.add
        message = self.workspace.put(
            Message(
                channel=channel,
                ts=ts,
                user=user.id,
                text=typed(text),
                blocks=rich_text(text) if text else [],
                files=tuple(add(name, content, user.id, (channel, ts)) for name, content in files),
                thread_ts=thread_ts,
            )
        )
        self.courier.submit(Delivery("events_api", self.payloads.message(message)))
        return message

    def edit(self, user: User, message: Message, text: str) -> Message:
        """The person's own message with other words; its files stay."""
        before = self._own(user, message)
        now = replace(
            before,
            text=typed(text),
            blocks=rich_text(text) if text else [],
            edited_ts=self.workspace.new_ts(),
        )
        self.courier.submit(Delivery("events_api", self.payloads.changed(before, self.workspace.put(now))))
        return now

    def erase(self, user: User, message: Message) -> None:
        """The person deletes an own message."""
        gone = self._own(user, message)
        self.workspace.delete(gone)
        self.courier.submit(Delivery("events_api", self.payloads.deleted(gone)))

    def _own(self, user: User, message: Message) -> Message:
        there = self.workspace.shown(message.channel, message.ts)
        if there is None or there.user != user.id:
            raise NotShownError(f"{user.name} has no such message.")
        return there

    def dm(self, user: User) -> list[Message]:
        """All messages between the person and the bot as they are now, in the order they came."""
        return self.workspace.in_channel(self.workspace.dm_channel(user.id))

    def wait_for_message(
        self, user: User, predicate: Callable[[Message], bool], timeout: float = PATIENCE_SECONDS
    ) -> Message:
        """The first message between the person and the bot that fulfils `predicate`, waited for."""
        found = self.workspace.wait_for(lambda: next(filter(predicate, self.dm(user)), None), timeout)
        if found is None:
            seen = [message.text for message in self.dm(user)]
            raise NotSeenError(f"No such message for {user.name} in {timeout} s; seen: {seen}")
        return found

    def click(
        self,
        user: User,
        shown: Message | View,
        action_id: str,
        *,
        value: str | None = None,
        option: Answer | None = None,
        stale: bool = False,
    ) -> Clicked:
        """The acknowledged use of an element in a message, modal or home tab.

        `option` is what is picked (an option's value or text, several in a sequence, a date), `value` what a field
        is filled with, or what the button must carry. The element must be there now; `stale` uses what `shown`
        shows even when it has changed since, as on a slow screen. Raises NotShownError or ClickTimeoutError.
        """
        with self.workspace.changed:
            screen = shown if stale else self._now(user, shown)
            after: Message | View
            if isinstance(screen, Message):
                after, action = press(screen, action_id, value=value, option=option)
                if after is not screen and not stale:
                    self.workspace.put(after)
                response_url = self._response_url(after.channel, after)
            else:
                after, action = press(screen, action_id, value=value, option=option)
                if after is not screen and not stale:
                    self.workspace.replace_view(screen, after)
                response_url = None
            payload = self.payloads.click(user, after, action, response_url)
        return self._interact("interactive", payload)

    def command(self, user: User, command: str, text: str = "") -> Clicked:
        """The acknowledged slash command, e.g. `/krav`, typed in the direct messages with the bot."""
        response_url = self._response_url(self.workspace.dm_channel(user.id), None)
        return self._interact("slash_commands", self.payloads.command(user, command, text, response_url))

    def use_shortcut(self, user: User, message: Message, callback_id: str) -> Clicked:
        """The acknowledged shortcut, chosen in the menu of a message that the person sees."""
        there = self._now(user, message)
        assert isinstance(there, Message)
        response_url = self._response_url(there.channel, there)
        return self._interact("interactive", self.payloads.shortcut(user, there, callback_id, response_url))

    def open_home(self, user: User) -> None:
        """The person opens the bot's home tab; `home` and `wait_for_home` tell what is there."""
        self.courier.submit(Delivery("events_api", self.payloads.home_opened(user)))

    def home(self, user: User) -> View | None:
        """The person's home tab; None while the bot has published none."""
        return self.workspace.homes.get(user.id)

    def open_view(self, user: User) -> View | None:
        """The person's topmost modal; None when none is open."""
        stack = self.workspace.modals.get(user.id)
        return stack[-1] if stack else None

    def wait_for_view(
        self,
        user: User,
        predicate: Callable[[View], bool] = lambda _: True,
        timeout: float = PATIENCE_SECONDS,
    ) -> View:
        """The person's modal once it fulfils `predicate`."""
        return self._wait_for_view(lambda: self.open_view(user), predicate, timeout)

    def wait_for_home(
        self,
        user: User,
        predicate: Callable[[View], bool] = lambda _: True,
        timeout: float = PATIENCE_SECONDS,
    ) -> View:
        """The person's home tab once it fulfils `predicate`."""
        return self._wait_for_view(lambda: self.home(user), predicate, timeout)

    def upload(self, user: User, name: str, content: bytes) -> Json:
        """The file object of what the person has put into a file input."""
        return self.payloads.render.file(self.workspace.files.add(name, content, user.id, None))

    def submit_view(self, user: User, values: Mapping[str, Answer]) -> Submitted:
        """What became of the open modal, filled in by action_id or block_id and sent.

        An answer is text, a date, or an option's value or visible text; several options in a sequence. Files are
        given as `upload` made them.
        """
        view = self._modal(user)
        view = fill_in(view, self._with_options(user, view, values))
        self.workspace.replace_view(view, view)
        delivery = Delivery("interactive", self.payloads.submission(user, view))
        answer = self._bring(delivery)
        return apply_acknowledgement(self.workspace, view, answer)

    def fill_in(self, user: User, values: Mapping[str, Answer]) -> View:
        """The open modal with these answers in it, as `submit_view` takes them; nothing is sent yet."""
        view = self._modal(user)
        view = filled(view, self._with_options(user, view, values))
        self.workspace.replace_view(view, view)
        return view

    def suggest(self, user: User, view: View, name: str, text: str) -> list[Json]:
        """The options that the bot brings while the person types in such a menu of a dialog; none while too short.

        BadAcknowledgementError for what Slack does not show.
        """
        block, element = find(view, name)
        if len(text) < element.get("min_query_length", 3):
            return []
        return brought(self._bring(Delivery("interactive", self.payloads.suggestion(user, view, block, element, text))))

    def _with_options(self, user: User, view: View, values: Mapping[str, Answer]) -> dict[str, Answer]:
        return with_options(view, values, lambda name, typed: self.suggest(user, view, name, typed))

    def close_view(self, user: User) -> None:
        """The person closes the open modal; the bot hears of it if it asked to."""
        view = self.open_view(user)
        if view is None:
            raise NotShownError(f"{user.name} has no open modal.")
        with self.workspace.changed:
            self.workspace.show_modals(user.id, self.workspace.modals[user.id][:-1])
        if view.body.get("notify_on_close"):
            self._bring(Delivery("interactive", self.payloads.closed(user, view)))

    def _modal(self, user: User) -> View:
        """The modal that the person has before them, waited for: it opens a moment after the press."""
        return self.wait_for_view(user)

    def _now(self, user: User, shown: Message | View) -> Message | View:
        """The message or view as it is on the person's screen now."""
        if isinstance(shown, Message):
            there = self.workspace.shown(shown.channel, shown.ts)
            if there and self.workspace.channels[there.channel] == user.id:
                return there
            raise NotShownError(f"{user.name} does not see this message.")
        for view in self.workspace.all_views():
            if view.id == shown.id and view.user == user.id:
                return view
        raise NotShownError(f"{user.name} does not have this view open.")

    def _response_url(self, channel: str, message: Message | None) -> str:
        return self.base_url + self.response_urls.new(channel, message)

    def _interact(self, kind: Kind, payload: Json) -> Clicked:
        started = time.monotonic()
        answer = self._bring(Delivery(kind, payload))
        return Clicked(answer, time.monotonic() - started)

    def _bring(self, delivery: Delivery) -> Json | None:
        """The payload of the bot's acknowledgement; ClickTimeoutError when there is none in time."""
        self.courier.submit(delivery)
        if not self.courier.wait(delivery):
            raise ClickTimeoutError(f"The bot did not acknowledge the {delivery.kind}: {delivery.failure}")
        return delivery.answer

    def _wait_for_view(
        self, look: Callable[[], View | None], predicate: Callable[[View], bool], timeout: float
    ) -> View:
        def found() -> View | None:
            view = look()
            return view if view and predicate(view) else None

        view = self.workspace.wait_for(found, timeout)
        if view is None:
            last = look()
            raise NotSeenError(f"No such view in {timeout} s; last seen: {last and last.blocks}")
        return view
