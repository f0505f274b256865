"""Trips with food allowance: leaving and coming home, meals, lodging."""
