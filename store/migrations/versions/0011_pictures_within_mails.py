"""Pictures within the text of mails are known when they come again."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """The table; mails that came before it count for nothing."""
    op.create_table(
        "inline_picture",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender", sa.String(length=320), nullable=False),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_inline_picture_inbox_id")),
        sa.PrimaryKeyConstraint("sha256", "inbox_id", name=op.f("pk_inline_picture")),
    )
