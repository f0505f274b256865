"""From values and types to the lines of a claim, with what has to be asked."""
