"""The things in a workspace: people, files, messages and views; all immutable snapshots."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import Any

from demo.slack.errors import Json


@dataclass(frozen=True)
class User:
    """A person or bot; `guest` is a restricted account, another `team_id` a Slack Connect stranger."""

    id: str
    name: str
    email: str
    team_id: str
    guest: bool = False
    bot: bool = False
    email_confirmed: bool = True
    locale: str = "nb-NO"

    @property
    def username(self) -> str:
        """The short name in payloads, e.g. `kari.nordmann`."""
        return ".".join(self.name.lower().split())


@dataclass(frozen=True)
class File:
    """A file with its bytes; `shown_in` is the (channel, ts) of the message that shows it."""

    id: str
    name: str
    title: str
    content: bytes
    owner: str
    created: int
    shown_in: tuple[str, str] | None = None

    @property
    def mimetype(self) -> str:
        """The media type Slack guesses from the name."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


@dataclass(frozen=True)
class Message:
    """A message in a direct message channel as its two members see it.

    `text` is in Slack's wire form (`&amp;`, `<mailto:…>`); `ephemeral` ones are gone at the next reload.
    `reactions` are emoji by name, each with whose it is.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    files: tuple[File, ...] = ()
    thread_ts: str | None = None
    metadata: Json | None = None
    edited_ts: str | None = None
    ephemeral: bool = False
    from_bot: bool = False
    chosen: dict[str, dict[str, Json]] = field(default_factory=dict)
    reactions: tuple[tuple[str, str], ...] = ()

    @property
    def edited(self) -> bool:
        """Whether the message was changed after it was posted."""
        return self.edited_ts is not None


@dataclass(frozen=True)
class View:
    """A modal or home tab as shown to `user`; `body` is what the bot sent, with every id filled in."""

    id: str
    user: str
    hash: str
    body: Json
    previous: str | None = None
    root: str | None = None
    chosen: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """`modal` or `home`."""
        return str(self.body["type"])

    @property
    def title(self) -> str:
        """The modal's title; empty for a home tab."""
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        """The name the bot gave the view; empty when none."""
        return str(self.body.get("callback_id", ""))

    @property
    def blocks(self) -> list[Json]:
        """The blocks, each with a block_id."""
        blocks: list[Any] = self.body["blocks"]
        return blocks
