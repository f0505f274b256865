"""What is read back is a proposal, and which of several claims is meant can be asked as one."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """The table has the name that the code has for its rows."""
    with op.batch_alter_table("batch") as batch_op:
        batch_op.drop_index(op.f("ix_batch_person_kind"))
        batch_op.drop_index(op.f("ix_batch_kind_made_at"))
        batch_op.drop_constraint(op.f("ck_batch_kind"), type_="check")
        batch_op.drop_constraint(op.f("ck_batch_state"), type_="check")
    op.rename_table("batch", "proposal")
    with op.batch_alter_table("proposal") as batch_op:
        batch_op.create_check_constraint(op.f("ck_proposal_kind"), "kind in ('list', 'ruling', 'deputy', 'choice')")
        batch_op.create_check_constraint(op.f("ck_proposal_state"), "state in ('open', 'done', 'dropped')")
        batch_op.create_index(batch_op.f("ix_proposal_person_kind"), ["person", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_kind_made_at"), ["kind", "made_at"], unique=False)
