"""From characters to tokens: whose words they are, and what they mean in all languages."""
