"""The channel that brought each file of a claim."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Nobody has kept how earlier files came."""
    with op.batch_alter_table("receipt") as batch_op:
        batch_op.add_column(sa.Column("came_by", sa.String(length=20), nullable=False, server_default=""))
