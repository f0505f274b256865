"""What becomes of a dialog that was filled in: one action a kind, the same for every channel that has dialogs."""

from collections.abc import Callable

from bot.actions import adding, comments, decisions, deputies, editing, keeping, looking, rulings
from bot.desk import Desk
from bot.intake import Form, FormKind, Outcome
from claims.claim import Claim
from claims.errors import Refused
from store import claims


def fill(desk: Desk, form: Form) -> Outcome:
    """What became of the form; Refused when the claim that it is about is not there."""
    claim = claims.get(desk.connection, form.claim, lock=True) if form.claim else None
    if form.claim and claim is None:
        raise Refused("no_such_claim")
    ACTIONS[form.kind](desk, claim, form)
    return "conversation", form.kind


ACTIONS: dict[FormKind, Callable[[Desk, Claim | None, Form], None]] = {
    "return": decisions.send_back,
    "comment": comments.filled,
    "hand_on": comments.filled,
    "deputy": deputies.filled,
    "edit": editing.cannot_open,
    "add": editing.cannot_open,
    "line": adding.fill_in,
    "split": editing.cannot_open,
    "shares": editing.fill_in,
    "attach": keeping.enclose,
    "search": looking.search,
    "choose": rulings.chosen,
}
