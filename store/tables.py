"""The tables; money in whole øre, moments in UTC, whole values (lines, evidence) as JSON beside the columns."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from store.columns import Json, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> "Column[int]":
    number = BigInteger().with_variant(Integer(), "sqlite")
    return Column("id", number, Identity(), primary_key=True)


# What came in, before anything is interpreted. `key` makes a second delivery of the same thing find its row.
inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("sender", String(320), nullable=False),
    Column("payload", Json, nullable=False),
    Column("raw", String(64)),
    Column("received_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("outcome", String(40)),
    Column("reason", Text),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", UtcDateTime, nullable=False),
    Column("handled_at", UtcDateTime),
    CheckConstraint("state in ('waiting', 'handled', 'failed')", name="state"),
    Index(None, "state", "next_try_at"),
    Index(None, "channel", "sender", "state"),
)

# The bytes of small mails; large ones are files. Apart from `inbox`, so that its rows stay short.
raw_mail = Table(
    "raw_mail",
    metadata,
    Column("inbox_id", ForeignKey("inbox.id"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

# Pictures within the text of mails, so that the logo below somebody's name is known when it comes again.
inline_picture = Table(
    "inline_picture",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("inbox_id", ForeignKey("inbox.id"), primary_key=True, autoincrement=False),
    Column("sender", String(320), nullable=False),
)

# Where a mail has been seen on a server; the highest uid of an epoch is the cursor of the next fetch.
mail_location = Table(
    "mail_location",
    metadata,
    Column("account", String(200), primary_key=True),
    Column("folder", String(200), primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", BigInteger, primary_key=True, autoincrement=False),
    Column("inbox_id", ForeignKey("inbox.id"), nullable=False),
)

# Which mail had a Message-ID first: another one under the same is new, and suspect.
message_id = Table(
    "message_id",
    metadata,
    Column("message_id", Text, primary_key=True),
    Column("inbox_id", ForeignKey("inbox.id"), nullable=False),
)

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
    _id(),
    Column("claim", ForeignKey("claim.number"), nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("invoice", Json),
    UniqueConstraint("claim", "sha256"),
)

decision = Table(
    "decision",
    metadata,
    _id(),
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
    _id(),
    Column("claim", ForeignKey("claim.number"), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("person", String(50), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("to", String(50), nullable=False),
)

# A message in a channel that shows a claim and is redrawn when the claim changes.
card = Table(
    "card",
    metadata,
    _id(),
    Column("claim", ForeignKey("claim.number"), nullable=False),
    Column("person", String(50), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("round", Integer, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("address", String(100)),
    Column("message", String(100)),
    UniqueConstraint("claim", "person", "purpose", "round"),
    Index(None, "address", "message"),
    Index(None, "person", "purpose"),
    # A card may be removed, and the outbox knows cards by number: SQLite must not give one away twice.
    sqlite_autoincrement=True,
)

# Claims put before an approver together: a list whose places can be named, or decisions read back before they hold.
batch = Table(
    "batch",
    metadata,
    _id(),
    Column("person", String(50), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("items", Json, nullable=False),
    Column("state", String(20), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("address", String(100)),
    Column("message", String(100)),
    CheckConstraint("kind in ('list', 'ruling')", name="kind"),
    CheckConstraint("state in ('open', 'done', 'dropped')", name="state"),
    Index(None, "person", "kind"),
    Index(None, "kind", "made_at"),
)

# Who decides in whose place, as approvers have said themselves; deputies.csv has those that the municipality names.
deputy = Table(
    "deputy",
    metadata,
    _id(),
    Column("person", String(50), nullable=False),
    Column("deputy", String(50), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, index=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)

# Accounts that people have proved to be theirs, where the channel's own address does not say so.
account = Table(
    "account",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("person", String(50), nullable=False),
    Column("linked_at", UtcDateTime, nullable=False),
    UniqueConstraint("channel", "person"),
)

# Codes that were asked for to prove it; `person` is empty where nobody is to get one.
link_code = Table(
    "link_code",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("name", String(100), nullable=False),
    Column("person", String(50), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("mailed_at", UtcDateTime),
    Column("salt", String(32)),
    Column("digest", String(128)),
    Column("tries", Integer, nullable=False),
    Column("used_at", UtcDateTime),
    Index(None, "channel", "name", "asked_at"),
    Index(None, "person", "asked_at"),
)

# What is to be sent. `key` makes an effect happen once; `lease_until` says that somebody is at it.
outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("channel", String(20), nullable=False),
    Column("recipient", String(320), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("claim", String(20)),
    Column("payload", Json, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("next_try_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("state", String(20), nullable=False),
    Column("sent_at", UtcDateTime),
    Column("remote_id", Text),
    Column("error", Text),
    CheckConstraint("state in ('waiting', 'sent', 'failed')", name="state"),
    Index(None, "channel", "state", "next_try_at"),
    Index(None, "channel", "recipient", "state"),
)

# Append-only: the migration adds triggers that refuse UPDATE and DELETE.
audit = Table(
    "audit",
    metadata,
    _id(),
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
    _id(),
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
