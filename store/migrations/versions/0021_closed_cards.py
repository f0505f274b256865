"""Whether a card is closed because its reader may not take the step that it is of."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Every card counts as open until the clock looks at it."""
    # SQLite copies the table, and must not give the number of a card that was removed to another afterwards.
    with op.batch_alter_table("card", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
