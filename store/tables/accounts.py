"""Whose account in a channel is whose."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from store.columns import UtcDateTime
from store.tables.schema import metadata, number

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

# Whose an account was when it last wrote: there its person is answered, in their language before Slack is asked.
heard_account = Table(
    "heard_account",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("person", String(50), nullable=False),
    Column("heard_at", UtcDateTime, nullable=False),
    Index(None, "channel", "person", "heard_at"),
)

# Codes that were asked for to prove it; `person` is empty where nobody is to get one.
link_code = Table(
    "link_code",
    metadata,
    number(),
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
