"""Sentences beside the claim: their days, times, hours and lengths are none of its lines."""
