"""What each row of the outbox is sent because of."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Of what was queued before, nobody asks any more."""
    op.add_column("outbox", sa.Column("source", sa.Text()))
