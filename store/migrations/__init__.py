"""Alembic's environment: it runs on the connection that `store.migrate` hands in."""
