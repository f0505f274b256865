"""Small mails are rows beside their inbox row."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The table; mails of until now stay files, as large ones do."""
    op.create_table(
        "raw_mail",
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_raw_mail_inbox_id")),
        sa.PrimaryKeyConstraint("inbox_id", name=op.f("pk_raw_mail")),
    )
