"""The cards of one person are found without looking at all."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """An index; nothing that is kept changes."""
    with op.batch_alter_table("card") as batch_op:
        batch_op.create_index(batch_op.f("ix_card_person_purpose"), ["person", "purpose"], unique=False)
