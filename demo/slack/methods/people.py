"""auth.test, apps.connections.open and users.*"""

from __future__ import annotations

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError


@method("auth.test")
def auth_test(call: Call) -> Json:
    """Who the token belongs to."""
    workspace = call.workspace
    return {
        "url": f"{call.render.base_url}/",
        "team": workspace.team_name,
        "user": workspace.bot.username,
        "team_id": workspace.team_id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", app_level=True)
def apps_connections_open(call: Call) -> Json:
    """An address for one Socket Mode connection."""
    return {"url": call.socket_url()}


@method("users.info", scope="users:read", required="user", optional="include_locale")
def users_info(call: Call) -> Json:
    """One user; the e-mail address only with `users:read.email`, the language only on request."""
    user = call.workspace.user(call.required("user"))
    shown = call.render.user(user, with_email="users:read.email" in call.scopes)
    return {"user": {**shown, "locale": user.locale} if call.flag("include_locale") else shown}


@method("users.lookupByEmail", scope="users:read.email", required="email")
def users_lookup_by_email(call: Call) -> Json:
    """The member of this workspace with the address, in whatever case it is written."""
    wanted = call.required("email").casefold()
    for user in list(call.workspace.users.values()):
        if user.email.casefold() == wanted and user.team_id == call.workspace.team_id and not user.bot:
            return {"user": call.render.user(user, with_email=True)}
    raise RefusedError("users_not_found")
