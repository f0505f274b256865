"""Whose an account was when it last wrote."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Accounts that wrote before are known again when they write."""
    op.create_table(
        "heard_account",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("heard_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "name", name=op.f("pk_heard_account")),
    )
    with op.batch_alter_table("heard_account") as batch_op:
        batch_op.create_index(batch_op.f("ix_heard_account_channel_person_heard_at"), ["channel", "person", "heard_at"])
