"""What lines are priced and checked by, from the folder's tables."""

from pathlib import Path

from bot.config.ceilings import read_ceilings
from bot.config.currency import read_exchange
from bot.config.fees import read_fees, unpriced
from bot.config.people import People
from bot.config.problems import Problem
from bot.config.types import read_catalogue
from claims.terms import Terms


def read_terms(folder: Path, people: People | None = None) -> tuple[Terms, list[Problem]]:
    """The terms of a claimant nobody knows, and everything that is wrong with the tables they stand in.

    `people` are those that rows for one person may name; None where people are no question.
    """
    catalogue, problems = read_catalogue(folder)
    fees, fee_problems = read_fees(folder, catalogue)
    ceilings, ceiling_problems = read_ceilings(folder, catalogue, people)
    exchange, exchange_problems = read_exchange(folder)
    problems += [*fee_problems, *unpriced(catalogue, fees), *ceiling_problems, *exchange_problems]
    return Terms(catalogue=catalogue, fees=fees, ceilings=ceilings, exchange=exchange), problems
