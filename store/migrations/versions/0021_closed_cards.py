"""Whether a card is closed because its reader may not take the step that it is of."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Every card counts as open until the clock looks at it."""
    with op.batch_alter_table("card") as batch_op:
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
