"""Whether there is anything to be seen in the files of a claim."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Files that came before have not been tried, and count as they did."""
    with op.batch_alter_table("receipt") as batch_op:
        batch_op.add_column(sa.Column("opens", sa.Boolean(), nullable=False, server_default=sa.true()))
