"""message ids: which mail had a Message-ID first."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The table; mails that came before it count as unknown."""
    op.create_table(
        "message_id",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_message_id_inbox_id")),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_message_id")),
    )
