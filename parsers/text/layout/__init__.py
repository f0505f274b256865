"""Which words belong together: clauses, tables, counts beside names, and what the writer takes back."""
