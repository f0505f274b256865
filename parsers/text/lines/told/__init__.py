"""What the clauses of a text tell of its lines: who did what, and what was planned, cancelled or somebody else's."""
