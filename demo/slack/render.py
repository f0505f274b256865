"""Workspace objects in the JSON shapes that Slack sends (after the samples in java-slack-sdk, MIT)."""

from __future__ import annotations

from demo.slack.errors import Json
from demo.slack.inputs import initial_choice
from demo.slack.model import File, Message, User, View
from demo.slack.validate import elements
from demo.slack.workspace import Workspace


class Renderer:
    """Renders for one workspace whose files are served below `base_url`."""

    def __init__(self, workspace: Workspace, base_url: str) -> None:
        self.workspace = workspace
        self.base_url = base_url

    def user(self, user: User, *, with_email: bool) -> Json:
        """A user object; the e-mail address only for a token that may read it."""
        stranger = user.team_id != self.workspace.team_id
        profile = {"real_name": user.name, "display_name": user.name, "team": user.team_id}
        return {
            "id": user.id,
            "team_id": user.team_id,
            "name": user.username,
            "real_name": user.name,
            "deleted": False,
            "tz": "Europe/Oslo",
            "tz_label": "Central European Time",
            "tz_offset": 3600,
            "profile": {**profile, **({"email": user.email} if with_email and user.email else {})},
            "is_admin": False,
            "is_owner": False,
            "is_email_confirmed": user.email_confirmed,
            "is_bot": user.bot,
            "is_app_user": False,
            "is_restricted": user.guest,
            "is_ultra_restricted": False,
            **({"is_stranger": True} if stranger else {}),
            "updated": 1_700_000_000,
        }

    def file(self, file: File) -> Json:
        """A file object, downloadable from this server with the bot token."""
        address = f"{self.base_url}/files/{file.id}"
        suffix = file.name.rpartition(".")[2].lower() if "." in file.name else "binary"
        shares: dict[str, list[Json]] = {}
        if file.shown_in:
            channel, ts = file.shown_in
            shares = {channel: [{"ts": ts}]}
        return {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title,
            "mimetype": file.mimetype,
            "filetype": suffix,
            "pretty_type": suffix.upper(),
            "user": file.owner,
            "user_team": self.workspace.team_id,
            "editable": False,
            "size": len(file.content),
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": address,
            "url_private_download": f"{address}/download",
            "permalink": f"{address}/permalink",
            "has_rich_preview": False,
            "file_access": "visible",
            "shares": {"private": shares},
            "ims": list(shares),
        }

    def message(self, message: Message, *, with_metadata: bool = False) -> Json:
        """A message object; its metadata only when asked for (include_all_metadata)."""
        author = {"bot_id": self.workspace.bot_id, "app_id": self.workspace.app_id} if message.from_bot else {}
        shown: Json = {
            "type": "message",
            "user": message.user,
            "ts": message.ts,
            "text": message.text,
            "team": self.workspace.users[message.user].team_id,
            **author,
        }
        if message.files:
            files = [self.file(file) for file in message.files]
            shown |= {"subtype": "file_share", "files": files, "upload": False, "display_as_bot": False}
        if message.blocks:
            shown["blocks"] = message.blocks
        if thread := self.workspace.thread_of(message):
            shown["thread_ts"] = thread
        if message.reactions:
            names = dict.fromkeys(name for name, _ in message.reactions)
            by = {name: [user for other, user in message.reactions if other == name] for name in names}
            shown["reactions"] = [{"name": name, "users": by[name], "count": len(by[name])} for name in names]
        if message.edited_ts:
            shown["edited"] = {"user": message.user, "ts": message.edited_ts}
        if with_metadata and message.metadata:
            shown["metadata"] = message.metadata
        return shown

    def view(self, view: View) -> Json:
        """A view object with the state of its inputs."""
        absent = {"title": None, "submit": None, "close": None, "callback_id": "", "external_id": ""}
        return {
            "private_metadata": "",
            "clear_on_close": False,
            "notify_on_close": False,
            **absent,
            **view.body,
            "id": view.id,
            "team_id": self.workspace.team_id,
            "state": {"values": state(view)},
            "hash": view.hash,
            "root_view_id": view.root,
            "previous_view_id": view.previous,
            "app_id": self.workspace.app_id,
            "app_installed_team_id": self.workspace.team_id,
            "bot_id": self.workspace.bot_id,
        }


def state(shown: Message | View) -> dict[str, dict[str, Json]]:
    """`state.values`: block_id → action_id → what is chosen now, initial values included."""
    values: dict[str, dict[str, Json]] = {}
    for _, block, element in elements(shown.blocks):
        initial = initial_choice(element)
        if initial is not None:
            chosen = shown.chosen.get(block["block_id"], {}).get(element["action_id"], initial)
            values.setdefault(block["block_id"], {})[element["action_id"]] = chosen
    return values
