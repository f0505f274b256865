"""What lines are priced and checked by, from the folder's tables."""

from pathlib import Path

from bot.config.ceilings import read_ceilings
from bot.config.currency import read_exchange
from bot.config.fees import read_fees, unpriced
from bot.config.problems import Problem
from bot.config.types import read_catalogue
from claims.terms import Terms


def read_terms(folder: Path) -> tuple[Terms, list[Problem]]:
    """The terms of a claimant nobody knows, and everything that is wrong with the tables they stand in."""
    catalogue, problems = read_catalogue(folder)
    fees, fee_problems = read_fees(folder, catalogue)
    ceilings, ceiling_problems = read_ceilings(folder, catalogue)
    exchange, exchange_problems = read_exchange(folder)
    problems += [*fee_problems, *unpriced(catalogue, fees), *ceiling_problems, *exchange_problems]
    return Terms(catalogue=catalogue, fees=fees, ceilings=ceilings, exchange=exchange), problems
