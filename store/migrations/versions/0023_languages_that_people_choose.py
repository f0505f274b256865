"""The language that a person wants to be written to in."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Until they choose one, people are written to as people.csv says."""
    op.create_table(
        "chosen_language",
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("chosen_at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_chosen_language")),
    )
