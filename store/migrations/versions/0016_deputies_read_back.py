"""A deputy is read back before anybody lends rights to one."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """What waits for a yes can be a deputy too."""
    with op.batch_alter_table("batch") as batch_op:
        batch_op.drop_constraint(op.f("ck_batch_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_batch_kind"), "kind in ('list', 'ruling', 'deputy')")
