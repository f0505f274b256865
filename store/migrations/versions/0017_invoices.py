"""What the invoices among a claim's files say of themselves."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Files that came before have not been looked into."""
    with op.batch_alter_table("receipt") as batch_op:
        batch_op.add_column(sa.Column("invoice", store.columns.Json))
