"""Claims that are put before an approver together."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """A list whose places can be named, or decisions read back; where it stands, and what became of it."""
    op.create_table(
        "batch",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("items", store.columns.Json, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("made_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("message", sa.String(length=100), nullable=True),
        sa.CheckConstraint("kind in ('list', 'ruling')", name=op.f("ck_batch_kind")),
        sa.CheckConstraint("state in ('open', 'done', 'dropped')", name=op.f("ck_batch_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("batch") as batch_op:
        batch_op.create_index(batch_op.f("ix_batch_person_kind"), ["person", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_batch_kind_made_at"), ["kind", "made_at"], unique=False)
