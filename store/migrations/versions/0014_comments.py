"""What people say of a claim while it is decided, and to whom they hand it on."""

import sqlalchemy as sa
from alembic import op

import store.columns

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Comments stand on their claim, in the order in which they were made."""
    op.create_table(
        "comment",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("claim", sa.String(length=20), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.number"], name=op.f("fk_comment_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment") as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_claim"), ["claim"], unique=False)
