"""Deputies that approvers name themselves, beside those of deputies.csv."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Who decides in whose place from day to day, until the last day or until it is ended before."""
    op.create_table(
        "deputy",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("deputy", sa.String(length=50), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    with op.batch_alter_table("deputy") as batch_op:
        batch_op.create_index(batch_op.f("ix_deputy_last_day"), ["last_day"], unique=False)
