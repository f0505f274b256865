"""What stands before those who decide, and who decides in whose place."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from store.columns import Json, UtcDateTime
from store.tables.schema import metadata, number

# A message in a channel that shows a claim and is redrawn when the claim changes, or its reader's right to decide it:
# one of a step that its reader may not take is closed.
card = Table(
    "card",
    metadata,
    number(),
    Column("claim", ForeignKey("claim.number"), nullable=False),
    Column("person", String(50), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("round", Integer, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("address", String(100)),
    Column("message", String(100)),
    Column("closed", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("claim", "person", "purpose", "round"),
    Index(None, "address", "message"),
    Index(None, "person", "purpose"),
    # A card may be removed, and the outbox knows cards by number: SQLite must not give one away twice.
    sqlite_autoincrement=True,
)

# What is put before an approver: a list of claims whose places can be named, or what is read back before it holds.
proposal = Table(
    "proposal",
    metadata,
    number(),
    Column("person", String(50), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("items", Json, nullable=False),
    Column("state", String(20), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("address", String(100)),
    Column("message", String(100)),
    CheckConstraint("kind in ('list', 'ruling', 'deputy', 'choice')", name="kind"),
    CheckConstraint("state in ('open', 'done', 'dropped')", name="state"),
    Index(None, "person", "kind"),
    Index(None, "kind", "made_at"),
)

# Who decides in whose place, as approvers have said themselves; deputies.csv has those that the municipality names.
deputy = Table(
    "deputy",
    metadata,
    number(),
    Column("person", String(50), nullable=False),
    Column("deputy", String(50), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, index=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)
