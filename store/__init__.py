"""What must last: tables, migrations, queries, files, inbox, outbox, audit trail. Writes happen in one transaction."""
