"""Use cases: each does one thing people ask for, at a desk, and tells everybody concerned."""
