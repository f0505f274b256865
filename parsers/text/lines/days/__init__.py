"""Which days a line has: its own, those it shares, and those on which nothing was."""
