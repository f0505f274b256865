"""What no rule can be sure of: days, values and totals that are asked about."""
