"""Decisions say in whose place they were taken."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Decisions taken until now were taken with rights of one's own."""
    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("acting_for", store.columns.Json, nullable=False, server_default="[]"))
