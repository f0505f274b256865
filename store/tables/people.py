"""What people have said about themselves, which goes before the municipality's files."""

from sqlalchemy import Column, String, Table

from store.columns import UtcDateTime
from store.tables.schema import metadata

# The language that a person wants to be written to in.
chosen_language = Table(
    "chosen_language",
    metadata,
    Column("person", String(50), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("chosen_at", UtcDateTime, nullable=False),
)
