"""a person's year."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

FILL = {
    "sqlite": """
        update claim_line set
            claimant = (select claimant from claim where claim.number = claim_line.claim),
            first_day = substr(coalesce(line ->> 'date', line ->> 'start'), 1, 10),
            last_day = substr(coalesce(line ->> 'end_date', line ->> 'date', line ->> 'end', line ->> 'start'), 1, 10),
            has_passengers = coalesce(json_array_length(line, '$.passengers'), 0) > 0
    """,
    "postgresql": """
        update claim_line set
            claimant = claim.claimant,
            first_day = left(coalesce(line ->> 'date', line ->> 'start'), 10)::date,
            last_day = left(coalesce(line ->> 'end_date', line ->> 'date', line ->> 'end', line ->> 'start'), 10)::date,
            has_passengers = coalesce(jsonb_array_length(line -> 'passengers'), 0) > 0
        from claim where claim.number = claim_line.claim
    """,
}


def upgrade() -> None:
    """Lines are found by claimant and day, and drives with passengers by day."""
    for column in (
        sa.Column("claimant", sa.String(length=50), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("has_passengers", sa.Boolean(), nullable=True),
    ):
        op.add_column("claim_line", column)
    op.execute(FILL[op.get_bind().dialect.name])
    with op.batch_alter_table("claim_line", schema=None) as batch_op:
        batch_op.alter_column("claimant", existing_type=sa.String(length=50), nullable=False)
        batch_op.alter_column("has_passengers", existing_type=sa.Boolean(), nullable=False)
        batch_op.create_index(batch_op.f("ix_claim_line_claimant_last_day"), ["claimant", "last_day"], unique=False)
    op.create_index(
        "ix_claim_line_shared_drives",
        "claim_line",
        ["first_day"],
        unique=False,
        sqlite_where=sa.text("has_passengers = 1"),
        postgresql_where=sa.text("has_passengers"),
    )
