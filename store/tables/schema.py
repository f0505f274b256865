"""What all tables share."""

from sqlalchemy import BigInteger, Column, Identity, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number() -> "Column[int]":
    """A column that numbers the rows of its table."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column("id", kind, Identity(), primary_key=True)
