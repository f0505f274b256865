"""Receipts as an approver can see them."""

from parsers.receipts.preview import Picture, preview

__all__ = ["Picture", "preview"]
