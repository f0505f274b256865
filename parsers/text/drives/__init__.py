"""Where a drive went, how far, and with whom."""
