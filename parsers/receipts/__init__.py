"""Receipts: why a file is none, the invoice that it holds, and how an approver sees it."""
