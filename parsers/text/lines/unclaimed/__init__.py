"""Drafts and names that claim nothing: denied, settled elsewhere, others', or only spoken of."""
