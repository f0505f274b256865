"""Accounts that people prove to be theirs by a code that is mailed to them."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Linked accounts, one a person and channel, and the codes that were asked for."""
    op.create_table(
        "account",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("linked_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "name", name=op.f("pk_account")),
        sa.UniqueConstraint("channel", "person", name=op.f("uq_account_channel_person")),
    )
    op.create_table(
        "link_code",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("asked_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("mailed_at", store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("digest", sa.String(length=128), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
    )
    with op.batch_alter_table("link_code") as batch_op:
        batch_op.create_index(batch_op.f("ix_link_code_channel_name_asked_at"), ["channel", "name", "asked_at"])
        batch_op.create_index(batch_op.f("ix_link_code_person_asked_at"), ["person", "asked_at"])
