"""Typed values with the characters they were read from: days, clock times, hours, money, distances."""
