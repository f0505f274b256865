"""What is read back is a proposal, and which of several claims is meant can be asked as one."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0018"
down_revision = "0017"

_INBOX = sa.table(
    "inbox",
    *map(sa.column, ("id", "kind", "key", "raw", "state")),
    sa.column("payload", store.columns.Json),
)
_OUTBOX = sa.table("outbox", sa.column("id"), sa.column("kind"), sa.column("payload", store.columns.Json))


def upgrade() -> None:
    """The table has the name that the code has for its rows, and what waits to be handled or sent knows it so."""
    with op.batch_alter_table("batch") as batch_op:
        batch_op.drop_index(op.f("ix_batch_person_kind"))
        batch_op.drop_index(op.f("ix_batch_kind_made_at"))
        batch_op.drop_constraint(op.f("ck_batch_kind"), type_="check")
        batch_op.drop_constraint(op.f("ck_batch_state"), type_="check")
    op.rename_table("batch", "proposal")
    with op.batch_alter_table("proposal") as batch_op:
        batch_op.create_check_constraint(op.f("ck_proposal_kind"), "kind in ('list', 'ruling', 'deputy', 'choice')")
        batch_op.create_check_constraint(op.f("ck_proposal_state"), "state in ('open', 'done', 'dropped')")
        batch_op.create_index(batch_op.f("ix_proposal_person_kind"), ["person", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_kind_made_at"), ["kind", "made_at"], unique=False)
    _rename_what_is_sent()
    _rename_what_came_in()


def _rename_what_is_sent() -> None:
    """The rows, and the buttons on them, name a proposal."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(_OUTBOX).where(_OUTBOX.c.kind == "batch")).all():
        renamed = json.loads(json.dumps(row.payload).replace('"batch_', '"proposal_'))
        payload = {"proposal": renamed.pop("batch"), **renamed}
        here = sa.update(_OUTBOX).where(_OUTBOX.c.id == row.id)
        connection.execute(here.values(kind="proposal", payload=payload))


def _rename_what_came_in() -> None:
    """Presses that wait are of proposals; a message for one claim holds what it says.

    Which claims were meant was not kept as a proposal: whoever answered that is told that it is not there.
    """
    connection = op.get_bind()
    waiting = sa.select(_INBOX).where(_INBOX.c.state == "waiting", _INBOX.c.kind.in_(("other", "chosen", "addressed")))
    for row in connection.execute(waiting).all():
        kind, raw, payload = row.kind, row.raw, dict(row.payload)
        if kind == "other":
            payload["action"] = payload["action"].replace("batch_", "proposal_")
        came = _came(payload["message"]) if kind == "addressed" else None
        if came:
            raw = came.raw
            picked = {"again": payload["message"], "claim": payload["claim"], "version": payload["version"]}
            payload = {**came.payload, **picked}
        elif kind != "other":
            kind, payload = "other", {"user": payload["user"], "action": "proposal_pick", "number": 0}
        here = sa.update(_INBOX).where(_INBOX.c.id == row.id)
        connection.execute(here.values(kind=kind, raw=raw, payload=payload))


def _came(key: str) -> Any:  # noqa: ANN401 - a row of a table as it was then
    return op.get_bind().execute(sa.select(_INBOX).where(_INBOX.c.key == key)).one_or_none()
