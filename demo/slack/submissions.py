"""What an acknowledgement does to a submitted modal: errors, an update, or closing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from demo.slack.errors import BadAcknowledgementError, Json, RefusedError
from demo.slack.model import View
from demo.slack.validate import accepted_view
from demo.slack.workspace import Workspace


@dataclass(frozen=True)
class Submitted:
    """The form after the bot answered: messages by block_id, and the modal that is open now, if any."""

    errors: dict[str, str] = field(default_factory=dict)
    view: View | None = None

    @property
    def closed(self) -> bool:
        """Whether no modal is open any more."""
        return self.view is None


def apply_acknowledgement(workspace: Workspace, view: View, answer: Json | None) -> Submitted:
    """Does to the person's modals what the acknowledgement says; raises for one that Slack does not accept."""
    action = (answer or {}).get("response_action")
    with workspace.changed:
        stack = workspace.modals.get(view.user, [])
        below = [open_view for open_view in stack if open_view.id != view.id]
        if action is None:
            workspace.show_modals(view.user, below)
        elif action == "clear":
            workspace.show_modals(view.user, [])
        elif action == "errors":
            workspace.replace_view(view, replace(view, errors=_errors(view, answer or {})))
        elif action in ("update", "push"):
            body = _body(answer or {})
            if action == "push":
                workspace.show_modals(view.user, [*stack, workspace.new_view(view.user, body, view)])
            else:
                updated = replace(view, body=body, hash=workspace.new_hash(), errors={})
                workspace.replace_view(view, updated)
        else:
            raise BadAcknowledgementError(f"Slack knows no response_action {action!r}.")
        top = workspace.modals.get(view.user, [])[-1:]
    return Submitted(top[0].errors if top else {}, top[0] if top else None)


def _body(answer: Json) -> Json:
    try:
        return accepted_view(answer.get("view"))
    except RefusedError as refused:
        raise BadAcknowledgementError(f"Slack does not take the view: {refused.details}") from refused


def _errors(view: View, answer: Json) -> dict[str, str]:
    """The messages by block_id; each must belong to an input block of the view."""
    errors = answer.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise BadAcknowledgementError(f"The errors {errors} do not belong to the inputs {sorted(inputs)}.")
    return errors
