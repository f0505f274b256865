"""Claims, what was decided and said of them, and what was paid."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from store.columns import Json, UtcDateTime
from store.tables.schema import metadata, number

claim = Table(
    "claim",
    metadata,
    Column("number", String(20), primary_key=True),
    Column("claimant", String(50), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("token", String(40), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("position", Text, nullable=False),
    Column("split_from", String(20), nullable=False, server_default=""),
    Column("cost_bearer", Json, nullable=False),
    Column("questions", Json, nullable=False),
    Column("total_ore", BigInteger, nullable=False),
    Column("taxable_ore", BigInteger, nullable=False),
    Column("round", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("touched_at", UtcDateTime, nullable=False),
    Column("reminded_version", Integer),
    Column("export_id", ForeignKey("export.id")),
    CheckConstraint(
        "state in ('draft', 'submitted', 'attested', 'authorised', 'exported', 'paid',"
        " 'returned', 'withdrawn', 'deleted')",
        name="state",
    ),
    Index(None, "claimant", "state"),
    Index(None, "state", "touched_at"),
    Index(None, "export_id"),
)

# The columns from `claimant` on repeat what claim and line say, so that a person's year and a day's drives are found.
claim_line = Table(
    "claim_line",
    metadata,
    Column("claim", ForeignKey("claim.number"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", Json, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("price", Json),
    Column("cost_bearer", Json),
    Column("amount_ore", BigInteger),
    Column("taxable_ore", BigInteger),
    Column("claimant", String(50), nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("has_passengers", Boolean, nullable=False),
    Index(None, "claimant", "last_day"),
    Index(
        "ix_claim_line_shared_drives",
        "first_day",
        sqlite_where=text("has_passengers = 1"),
        postgresql_where=text("has_passengers"),
    ),
)

receipt = Table(
    "receipt",
    metadata,
    number(),
    Column("claim", ForeignKey("claim.number"), nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("invoice", Json),
    Column("pages", Integer, nullable=False, server_default="1"),
    Column("came_by", String(20), nullable=False, server_default=""),
    UniqueConstraint("claim", "sha256"),
)

decision = Table(
    "decision",
    metadata,
    number(),
    Column("claim", ForeignKey("claim.number"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("step", String(20), nullable=False),
    Column("person", String(50), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("ansvar", Json, nullable=False),
    Column("amounts", Json),
    Column("acting_for", Json, nullable=False, server_default="[]"),
    # One claim is decided at most once a step and round, whoever clicks at the same moment.
    UniqueConstraint("claim", "round", "step"),
)

# What people say of a claim while it is decided; `to` is whom they hand it on to, empty for a comment alone.
comment = Table(
    "comment",
    metadata,
    number(),
    Column("claim", ForeignKey("claim.number"), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("person", String(50), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("to", String(50), nullable=False),
)

# Append-only: the migration adds triggers that refuse UPDATE and DELETE.
audit = Table(
    "audit",
    metadata,
    number(),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(50), nullable=False),
    Column("action", String(40), nullable=False),
    Column("claim", String(20), index=True),
    Column("source", String(200)),
    Column("details", Json, nullable=False),
)

export = Table(
    "export",
    metadata,
    number(),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(50), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("claims", Integer, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("total_ore", BigInteger, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)
