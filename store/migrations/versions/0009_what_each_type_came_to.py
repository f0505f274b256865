"""Decisions know what each type of line came to when they were made, and so their total too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Decisions of until now say nothing of it: what they attested is attested anew if it is returned."""
    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_column("total_ore")
        batch_op.add_column(sa.Column("amounts", sa.JSON().with_variant(JSONB(), "postgresql")))
