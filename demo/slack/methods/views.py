"""views.*: modals and home tabs."""

from __future__ import annotations

from dataclasses import replace

from demo.slack.calls import Call, method
from demo.slack.errors import Json, RefusedError, invalid_arguments
from demo.slack.model import View
from demo.slack.validate import accepted_view


@method("views.open", required="trigger_id view")
def views_open(call: Call) -> Json:
    """Opens a modal for the person behind the trigger."""
    with call.workspace.changed:
        body = _view(call, "modal")
        _refuse_known_external_id(call, body, None)
        user = call.workspace.exchange_trigger(call.required("trigger_id"))
        view = call.workspace.new_view(user.id, body)
        call.workspace.show_modals(user.id, [view])
    return {"view": call.render.view(view)}


@method("views.update", required="view", optional="view_id external_id hash")
def views_update(call: Call) -> Json:
    """Changes an open view, if it still is as `hash` says."""
    with call.workspace.changed:
        old = _shown(call)
        if "hash" in call.arguments and call.text("hash") != old.hash:
            raise RefusedError("hash_conflict")
        body = _view(call, old.type)
        _refuse_known_external_id(call, body, old)
        view = replace(old, body=body, hash=call.workspace.new_hash(), errors={})
        call.workspace.replace_view(old, view)
    return {"view": call.render.view(view)}


@method("views.publish", required="user_id view", optional="hash")
def views_publish(call: Call) -> Json:
    """Makes or changes a person's home tab."""
    with call.workspace.changed:
        user = call.workspace.user(call.required("user_id"))
        old = call.workspace.homes.get(user.id)
        if "hash" in call.arguments and (old is None or call.text("hash") != old.hash):
            raise RefusedError("hash_conflict")
        body = _view(call, "home")
        fresh = call.workspace.new_view(user.id, body)
        view = replace(fresh, id=old.id, root=old.root) if old else fresh
        call.workspace.show_home(view)
    return {"view": call.render.view(view)}


def _view(call: Call, kind: str) -> Json:
    body = accepted_view(call.json("view"))
    if body["type"] != kind:
        raise invalid_arguments(f"must be {kind} [json-pointer:/view/type]")
    return body


def _shown(call: Call) -> View:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    for view in call.workspace.all_views():
        if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
            return view
    raise RefusedError("not_found")


def _refuse_known_external_id(call: Call, body: Json, own: View | None) -> None:
    external_id = body.get("external_id")
    for view in call.workspace.all_views():
        if external_id and view.body.get("external_id") == external_id and (own is None or own.id != view.id):
            raise RefusedError("duplicate_external_id")
