"""The state of one workspace, guarded by one condition that is notified on every change."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from demo.slack.errors import Json, RefusedError
from demo.slack.files import Files
from demo.slack.model import Message, User, View

TRIGGER_SECONDS = 3.0
Found = TypeVar("Found")


class Workspace:
    """People, direct messages, files, views and triggers of one team with one app in it.

    Every method takes `changed` itself; hold it around several calls that belong together.
    """

    def __init__(self, team_id: str, team_name: str, now: Callable[[], datetime]) -> None:
        self._now = now
        self.changed = threading.Condition()
        self.changes = 0
        """How many changes people could have seen so far."""
        self.team_id = team_id
        self.team_name = team_name
        self.app_id = "A0DEMO0APP"
        self.bot_id = "B0DEMO0BOT"
        self.users: dict[str, User] = {}
        self.channels: dict[str, str] = {}
        self._dm_channels: dict[str, str] = {}
        self._messages: dict[str, dict[str, Message]] = {}
        self.modals: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._triggers: dict[str, tuple[str, float, bool]] = {}
        self._used_ts: set[int] = set()
        self._last_ts = 0
        self._numbers = itertools.count(1)
        self.bot = self.add_user("Godtgjort", "", bot=True)
        self.files = Files(self.new_id, self.bot.id)

    def new_id(self, prefix: str) -> str:
        """A fresh id in Slack's form, e.g. `U0000000A1`."""
        return f"{prefix}{next(self._numbers):09X}"

    def new_ts(self, at: datetime | None = None) -> str:
        """A fresh message ts: now, later than every earlier one; or the next free microsecond from `at`."""
        with self.changed:
            if at is None:
                micros = self._last_ts = max(round(self._now().timestamp() * 1_000_000), self._last_ts + 1)
            elif at.tzinfo is None:
                raise ValueError("Give `at` with a time zone; a naive time would depend on this machine.")
            else:
                micros = round(at.timestamp() * 1_000_000)
            while micros in self._used_ts:
                micros += 1
            self._used_ts.add(micros)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def add_user(
        self, name: str, email: str, *, guest: bool = False, bot: bool = False, team: str | None = None
    ) -> User:
        """A new person (or bot) in the workspace, or from `team` through Slack Connect."""
        with self.changed:
            user = User(self.new_id("U"), name, email, team or self.team_id, guest, bot)
            self.users[user.id] = user
        return user

    def user(self, user_id: str) -> User:
        """The user with this id; refuses with `user_not_found`."""
        if user_id not in self.users:
            raise RefusedError("user_not_found")
        return self.users[user_id]

    def dm_channel(self, user_id: str) -> str:
        """The id of the direct message channel between this person and the bot, made on first use."""
        with self.changed:
            if user_id not in self._dm_channels:
                channel = self.new_id("D")
                self.channels[channel] = self.user(user_id).id
                self._messages[channel] = {}
                self._dm_channels[user_id] = channel
            return self._dm_channels[user_id]

    def put(self, message: Message) -> Message:
        """Stores a message, new or changed, and tells who waits."""
        with self.changed:
            self._messages[message.channel][message.ts] = message
            self._tell()
        return message

    def delete(self, message: Message) -> None:
        """Takes a message away for everybody."""
        with self.changed:
            self._messages[message.channel].pop(message.ts, None)
            self._tell()

    def message(self, channel: str, ts: str) -> Message:
        """The posted message; refuses with `channel_not_found` or `message_not_found` (also for ephemerals)."""
        if channel not in self.channels:
            raise RefusedError("channel_not_found")
        message = self.shown(channel, ts)
        if message is None or message.ephemeral:
            raise RefusedError("message_not_found")
        return message

    def shown(self, channel: str, ts: str) -> Message | None:
        """The message as it is on the screen now, ephemeral or not; None when it is gone."""
        return self._messages.get(channel, {}).get(ts)

    def in_channel(self, channel: str) -> list[Message]:
        """All messages of a channel, ephemeral ones too, in the order they came."""
        with self.changed:
            return list(self._messages[channel].values())

    def thread_of(self, message: Message) -> str | None:
        """The ts of the thread that the message stands in or, by its own replies, begins; None outside all threads."""
        replies = (other for other in self.in_channel(message.channel) if not other.ephemeral)
        begins = any(other.thread_ts == message.ts for other in replies)
        return message.ts if begins else message.thread_ts

    def new_trigger(self, user_id: str) -> str:
        """A trigger_id with which the bot may open one view for this person within three seconds."""
        with self.changed:
            number = next(self._numbers)
            trigger = f"{number}.{number + 4711}.{number:032x}"
            self._triggers[trigger] = (user_id, time.monotonic() + TRIGGER_SECONDS, False)
        return trigger

    def exchange_trigger(self, trigger: str) -> User:
        """The person behind the trigger; refuses when it is unknown, too old or already used."""
        with self.changed:
            user_id, deadline, used = self._triggers.get(trigger, ("", 0.0, False))
            if not user_id:
                raise RefusedError("invalid_trigger_id")
            if used:
                raise RefusedError("exchanged_trigger_id")
            if time.monotonic() > deadline:
                raise RefusedError("expired_trigger_id")
            self._triggers[trigger] = (user_id, deadline, True)
        return self.users[user_id]

    def new_view(self, user_id: str, body: Json, below: View | None = None) -> View:
        """A view with fresh id and hash, on top of `below` when that is given; not shown yet."""
        view_id = self.new_id("V")
        return View(
            id=view_id,
            user=user_id,
            hash=self.new_hash(),
            body=body,
            previous=below.id if below else None,
            root=(below.root if below else None) or view_id,
        )

    def new_hash(self) -> str:
        """A fresh view hash, e.g. `1699999999.0000002a`."""
        return f"{int(time.time())}.{next(self._numbers):08x}"

    def show_modals(self, user_id: str, stack: list[View]) -> None:
        """Makes `stack` (topmost last) the person's open modals."""
        with self.changed:
            self.modals[user_id] = stack
            self._tell()

    def show_home(self, view: View) -> None:
        """Makes `view` the person's home tab."""
        with self.changed:
            self.homes[view.user] = view
            self._tell()

    def all_views(self) -> list[View]:
        """Every view that is shown to anybody."""
        with self.changed:
            return [*self.homes.values(), *(view for stack in self.modals.values() for view in stack)]

    def replace_view(self, old: View, new: View) -> None:
        """Shows `new` where `old` was."""
        with self.changed:
            if self.homes.get(old.user, old).id == old.id and old.type == "home":
                self.show_home(new)
            else:
                stack = self.modals.get(old.user, [])
                self.show_modals(old.user, [new if view.id == old.id else view for view in stack])

    def _tell(self) -> None:
        self.changes += 1
        self.changed.notify_all()

    def wait_for(self, look: Callable[[], Found | None], timeout: float) -> Found | None:
        """What `look` finds first, looked for again after each change; None when `timeout` seconds pass."""
        deadline = time.monotonic() + timeout
        with self.changed:
            while (found := look()) is None:
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self.changed.wait(left)
        return found
