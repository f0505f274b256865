"""What came in and what is to be sent."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from store.columns import Json, UtcDateTime
from store.tables.schema import metadata, number

# What came in, before anything is interpreted. `key` makes a second delivery of the same thing find its row.
inbox = Table(
    "inbox",
    metadata,
    number(),
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

# What is to be sent. `key` makes an effect happen once; `lease_until` says that somebody is at it; `source` is what it
# is sent because of, e.g. the key of what came in.
outbox = Table(
    "outbox",
    metadata,
    number(),
    Column("key", Text, nullable=False, unique=True),
    Column("channel", String(20), nullable=False),
    Column("recipient", String(320), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("claim", String(20)),
    Column("source", Text),
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
