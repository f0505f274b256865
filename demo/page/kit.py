"""What the templates need to draw Block Kit: filters over the JSON that the bot sent."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import yaml
from flask import Flask, request, url_for
from markupsafe import Markup, escape

from bot.slack.signs import EMOJI
from claims.clock import OSLO
from demo.page.mrkdwn import mrkdwn
from demo.page.thumbnails import size_of
from demo.screen_text import chat_text, plain, unescaped
from demo.slack import File, Message, SlackDouble, User
from demo.slack.errors import Json
from demo.slack.render import state

_PERMALINK = re.compile(r"/archives/\w+/p(\d+)(\d{6})$")
_FILE = re.compile(r"/files/(\w+)")
MANIFEST = Path(__file__).parents[2] / "docs" / "slack" / "manifest.yaml"
_REACTIONS = {EMOJI: "23f3"}
_ABOUT = 60
"""Characters of a message by which it is called."""


class Kit:
    """The filters for one workspace."""

    def __init__(self, slack: SlackDouble) -> None:
        self._slack = slack

    def install(self, app: Flask) -> None:
        """The app's templates have the filters from now on."""
        filters: tuple[Callable[..., object], ...] = (
            mrkdwn, state, styled, typed, question, purpose, about, emoji, reaction, local_time, size_of,
            self.source, self.here, self.who, self.option_groups,
        )  # fmt: skip
        app.jinja_env.filters.update({each.__name__: each for each in filters})

    def option_groups(self, element: Json) -> list[Json]:
        """The options of a menu in groups; those without a label make one group."""
        if "users_select" in element["type"]:
            people = [user for user in self._slack.workspace.users.values() if not user.bot]
            return [{"options": [{"value": user.id, "text": {"text": user.name}} for user in people]}]
        groups: list[Json] = element.get("option_groups") or [{"options": element.get("options", [])}]
        return groups

    def who(self, user: str) -> str:
        """The name behind a user id."""
        there = self._slack.workspace.users.get(user)
        return there.name if there else user

    def source(self, image: Json) -> str | None:
        """Where a picture is; None when that is outside the page, which loads nothing from there."""
        address = image.get("image_url", "")
        if address.startswith("data:image/"):
            return str(address)
        file = file_of(image)
        return _file_url(file) if file else None

    def here(self, address: str) -> str:
        """The address within the page when it is that of a message in the workspace, else as it is."""
        message = _PERMALINK.search(address)
        if message and address.startswith(self._slack.base_url):
            ts = f"{message[1]}.{message[2]}"
            return url_for("shell", number=_reader(), tab="chat", _anchor=f"m{ts}")
        return address

    def files_shown(self, user: User) -> Iterator[File]:
        """Every file that the person can see: of messages, and of pictures in messages, home tab and dialog."""
        messages = self._slack.dm(user)
        views = [view for view in (self._slack.home(user), self._slack.open_view(user)) if view]
        drawn = [*(message.blocks for message in messages), *(view.blocks for view in views)]
        for message in messages:
            yield from message.files
        for image in _images(drawn):
            if file := self._slack.workspace.files.get(file_of(image) or ""):
                yield file


def message_shortcuts() -> list[dict[str, str]]:
    """The shortcuts on messages that the app's manifest gives it."""
    manifest = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return [each for each in manifest["features"].get("shortcuts", ()) if each["type"] == "message"]


def typed(text: str) -> str:
    """The words of a message as the person typed them."""
    return unescaped(text)


def styled(text: Json) -> Markup:
    """A text object as HTML."""
    return mrkdwn(text["text"]) if text["type"] == "mrkdwn" else escape(text["text"])


def question(confirm: Json) -> dict[str, str]:
    """What is asked before something is done; `html` is the text."""
    words = {part: confirm[part]["text"] for part in ("title", "confirm", "deny")}
    return {**words, "html": str(styled(confirm["text"])), "style": confirm.get("style", "primary")}


def purpose(element: Json, block: Json) -> str:
    """What an element without a visible label is for: its placeholder, or the words that it stands beside."""
    words = element.get("placeholder") or block.get("text") or {"text": "Velg"}
    return plain(words["text"]).replace("\n", ", ")


def about(message: Message) -> str:
    """The beginning of a message, to call it by."""
    first = next(iter(chat_text(message).splitlines()), "")
    return first if len(first) <= _ABOUT else f"{first[:_ABOUT]}…"


def emoji(element: Json) -> str:
    """The sign of an emoji element, or its name where Slack gives no code points."""
    codes = element.get("unicode", "")
    return "".join(chr(int(code, 16)) for code in codes.split("-")) if codes else f":{element['name']}:"


def reaction(name: str) -> str:
    """The sign that Slack shows for a reaction of that name."""
    return emoji({"name": name, "unicode": _REACTIONS.get(name, "")})


def local_time(seconds: int | None) -> str:
    """Seconds since 1970 as an HTML field for day and clock time in Norway holds them."""
    return datetime.fromtimestamp(seconds, OSLO).strftime("%Y-%m-%dT%H:%M") if seconds else ""


def file_of(image: Json) -> str | None:
    """The id of the Slack file that a picture is of."""
    file = image.get("slack_file", {})
    found = _FILE.search(file.get("url", ""))
    return file.get("id") or (found[1] if found else None)


def _images(content: object) -> Iterator[Json]:
    if isinstance(content, list):
        for item in content:
            yield from _images(item)
    elif isinstance(content, dict):
        if content.get("type") == "image":
            yield content
        yield from _images(list(content.values()))


def _file_url(file: str) -> str:
    return url_for("small", number=_reader(), file=file)


def _reader() -> str:
    """The person whose page is being drawn."""
    assert request.view_args
    return str(request.view_args["number"])
