"""From what people send to what they mean: text, mail bytes, receipts. No store, no network."""
