"""Payloads of events and interactions as Slack sends them (after the samples in java-slack-sdk, MIT)."""

from __future__ import annotations

import re
import time
import uuid

from demo.slack.errors import Json
from demo.slack.model import Message, User, View
from demo.slack.render import Renderer, state
from demo.slack.workspace import Workspace

_LINKED = re.compile(r"(?P<url>https?://[^\s<>|]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def typed(text: str) -> str:
    """A person's text in wire form: `&`, `<`, `>` escaped, addresses made links, as Slack's clients do."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def link(found: re.Match[str]) -> str:
        address = found[0]
        return f"<mailto:{address}|{address}>" if found["mail"] else f"<{address}>"

    return _LINKED.sub(link, escaped)


def rich_text(text: str) -> list[Json]:
    """The rich_text block that accompanies what a person types."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": uuid.uuid4().hex[:5], "elements": [section]}]


class Payloads:
    """Builds payloads for one workspace."""

    def __init__(self, workspace: Workspace, render: Renderer) -> None:
        self.workspace = workspace
        self.render = render

    def message(self, message: Message) -> Json:
        """`message.im`; subtype `file_share` when files are in it."""
        event = {
            **self.render.message(message),
            "client_msg_id": str(uuid.uuid4()),
            "channel": message.channel,
            "channel_type": "im",
            "event_ts": message.ts,
        }
        return self._event(event, message.user, at=float(message.ts))

    def changed(self, before: Message, now: Message) -> Json:
        """`message_changed`: the message as it is now, and as it was."""
        return self._revision("message_changed", now, {"message": self.render.message(now)}, before)

    def deleted(self, gone: Message) -> Json:
        """`message_deleted`."""
        return self._revision("message_deleted", gone, {"deleted_ts": gone.ts}, gone)

    def _revision(self, subtype: str, message: Message, about: Json, before: Message) -> Json:
        at = self.workspace.new_ts()
        event = {
            "type": "message",
            "subtype": subtype,
            **about,
            "previous_message": self.render.message(before),
            "channel": message.channel,
            "channel_type": "im",
            "hidden": True,
            "ts": at,
            "event_ts": at,
        }
        return self._event(event, message.user, at=float(at))

    def home_opened(self, user: User) -> Json:
        """`app_home_opened` for the home tab."""
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": self.workspace.dm_channel(user.id),
            "tab": "home",
            "event_ts": self.workspace.new_ts(),
        }
        if home := self.workspace.homes.get(user.id):
            event["view"] = self.render.view(home)
        return self._event(event, user.id, at=time.time())

    def _event(self, event: Json, user_id: str, at: float) -> Json:
        workspace = self.workspace
        installed = {
            "enterprise_id": None,
            "team_id": workspace.team_id,
            "user_id": workspace.bot.id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "verification-token",
            "team_id": workspace.team_id,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": workspace.new_id("Ev"),
            "event_time": int(at),
            "authorizations": [installed],
            "is_ext_shared_channel": workspace.users[user_id].team_id != workspace.team_id,
            "event_context": f"4-{uuid.uuid4().hex}",
        }

    def click(self, user: User, shown: Message | View, action: Json, response_url: str | None) -> Json:
        """`block_actions` with one action, in a message or in a view."""
        payload = {
            "type": "block_actions",
            **self._who(user),
            "trigger_id": self.workspace.new_trigger(user.id),
            "state": {"values": state(shown)},
            "actions": [{**action, "action_ts": self.workspace.new_ts()}],
        }
        if isinstance(shown, View):
            place: Json = {"container": {"type": "view", "view_id": shown.id}, "view": self.render.view(shown)}
            return {**payload, **place}
        thread = self.workspace.thread_of(shown)
        container: Json = {
            "type": "message",
            "message_ts": shown.ts,
            "channel_id": shown.channel,
            "is_ephemeral": shown.ephemeral,
            **({"thread_ts": thread} if thread else {}),
        }
        place = {
            "container": container,
            "channel": {"id": shown.channel, "name": "directmessage"},
            "response_url": response_url,
        }
        if not shown.ephemeral:
            place["message"] = self.render.message(shown)
        return {**payload, **place}

    def submission(self, user: User, view: View) -> Json:
        """`view_submission` with the state of all inputs."""
        return {
            "type": "view_submission",
            **self._who(user),
            "trigger_id": self.workspace.new_trigger(user.id),
            "view": self.render.view(view),
            "response_urls": [],
        }

    def suggestion(self, user: User, view: View, block: Json, element: Json, typed: str) -> Json:
        """`block_suggestion`: what has been typed in a menu whose options the bot brings."""
        return {
            "type": "block_suggestion",
            **self._who(user),
            "container": {"type": "view", "view_id": view.id},
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "value": typed,
            "view": self.render.view(view),
        }

    def closed(self, user: User, view: View) -> Json:
        """`view_closed`, for views with notify_on_close."""
        view_json = self.render.view(view)
        return {"type": "view_closed", **self._who(user), "view": view_json, "is_cleared": False}

    def shortcut(self, user: User, message: Message, callback_id: str, response_url: str) -> Json:
        """`message_action`: a shortcut chosen in a message's menu."""
        return {
            "type": "message_action",
            **self._who(user),
            "callback_id": callback_id,
            "trigger_id": self.workspace.new_trigger(user.id),
            "response_url": response_url,
            "message_ts": message.ts,
            "action_ts": self.workspace.new_ts(),
            "channel": {"id": message.channel, "name": "directmessage"},
            "message": self.render.message(message),
        }

    def command(self, user: User, command: str, text: str, response_url: str) -> Json:
        """A slash command's form fields."""
        return {
            "token": "verification-token",
            "team_id": self.workspace.team_id,
            "team_domain": self.workspace.team_name.lower(),
            "channel_id": self.workspace.dm_channel(user.id),
            "channel_name": "directmessage",
            "user_id": user.id,
            "user_name": user.username,
            "command": command,
            "text": text,
            "api_app_id": self.workspace.app_id,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": self.workspace.new_trigger(user.id),
        }

    def _who(self, user: User) -> Json:
        team = {"id": self.workspace.team_id, "domain": self.workspace.team_name.lower()}
        person = {
            "id": user.id,
            "username": user.username,
            "name": user.username,
            "team_id": user.team_id,
        }
        return {
            "team": team,
            "user": person,
            "enterprise": None,
            "is_enterprise_install": False,
            "api_app_id": self.workspace.app_id,
            "token": "verification-token",
        }
