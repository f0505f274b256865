"""Claims know which claim their lines were returned from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Claims of until now were never split."""
    with op.batch_alter_table("claim") as batch_op:
        batch_op.add_column(sa.Column("split_from", sa.String(length=20), nullable=False, server_default=""))
