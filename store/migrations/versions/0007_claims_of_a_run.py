"""claims of a run."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """The claims of a payroll run are found without reading every claim."""
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_export_id"), ["export_id"], unique=False)
