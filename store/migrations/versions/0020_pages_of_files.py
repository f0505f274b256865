"""How many pages there are to be seen in the files of a claim, instead of whether there is anything."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Files that came before have not been counted, and are taken for one page; those that do not open have none."""
    with op.batch_alter_table("receipt") as batch_op:
        batch_op.add_column(sa.Column("pages", sa.Integer(), nullable=False, server_default="1"))
    op.execute("update receipt set pages = 0 where not opens")
    with op.batch_alter_table("receipt") as batch_op:
        batch_op.drop_column("opens")
