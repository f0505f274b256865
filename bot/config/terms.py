"""What lines are priced and checked by, from the folder's tables."""

from pathlib import Path

from bot.config.problems import Problem
from bot.config.types import read_catalogue
from claims.terms import Terms


def read_terms(folder: Path) -> tuple[Terms, list[Problem]]:
    """The terms of a claimant nobody knows, and everything that is wrong with the tables they stand in."""
    catalogue, problems = read_catalogue(folder)
    return Terms(catalogue=catalogue), problems
