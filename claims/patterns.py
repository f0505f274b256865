"""Codes named one by one, or by their beginning: `fee-council`, `fee-*`, `*`."""

from collections.abc import Iterable


def names(pattern: str, code: str) -> bool:
    """True when the pattern is the code, or its beginning followed by `*`."""
    return code.startswith(pattern[:-1]) if pattern.endswith("*") else code == pattern


def any_names(patterns: Iterable[str], code: str) -> bool:
    """True when one of the patterns names the code."""
    return any(names(pattern, code) for pattern in patterns)


def exactness(pattern: str) -> tuple[bool, int]:
    """Orders patterns: the code itself goes before any beginning, a longer beginning before a shorter."""
    return not pattern.endswith("*"), len(pattern)
