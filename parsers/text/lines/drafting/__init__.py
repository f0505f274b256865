"""Drafts from names and values: what begins a line, and which values belong to it."""
