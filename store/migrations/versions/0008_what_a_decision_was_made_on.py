"""Decisions know what the claim came to when they were made."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Decisions of until now say nothing of it, and are judged by lines and Ansvar alone."""
    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("total_ore", sa.BigInteger()))
