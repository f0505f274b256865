"""The folder's rates/ to the rates that hold there: the state's, with the municipality's own rows before them."""

import re
from pathlib import Path

from bot.config.problems import Problem, quoted
from claims.rates import BASE, KINDS, Rates, state_rates
from claims.rates.table import Rate, read

FOLDER = "rates"
_PLACE = re.compile(r"abroad\.(country\.[A-Z]{2}|city\.[A-Z]{2}\.(?P<city>.+))")


def read_rates(folder: Path) -> tuple[Rates, list[Problem]]:
    """The rates of the folder and everything that is wrong with its own; without a rates/ they are the state's."""
    own: list[Rate] = []
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        file = f"{FOLDER}/{path.name}"
        if path.stem not in (*KINDS, BASE):
            what = f"{quoted(path.stem)} is no kind of rates"
            remedy = f"name the file {', '.join((*KINDS, BASE))}"
            problems.append(Problem(file=file, what=what, remedy=remedy))
            continue
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            problems.append(Problem(file=file, what="the file cannot be read", remedy="save it as UTF-8"))
            continue
        rows, faults = read(text, path.stem)
        problems += [Problem(file=file, what=fault.what, remedy=fault.remedy) for fault in faults]
        if path.stem != BASE:
            problems += [_unknown(file, row) for row in rows if not _is_used(row)]
        own += rows
    return state_rates().replaced_by(own) if own else state_rates(), problems


def _is_used(row: Rate) -> bool:
    """True for what the state has too, and for countries and cities as trips name them, of which it has none here."""
    place = _PLACE.fullmatch(row.name)
    is_place = place is not None and (place["city"] or "") == (place["city"] or "").casefold()
    return row.name in state_rates().names or is_place


def _unknown(file: str, row: Rate) -> Problem:
    name = row.name.partition(".")[2]
    remedy = "see `godtgjort rates show` for the names that are used"
    if row.name.startswith("abroad.c"):
        remedy = (
            "write country.SE with the two letters of ISO 3166, or city.SE.stockholm with the city in small letters"
        )
    return Problem(file=file, what=f"{quoted(name)} is no rate that anything is paid by", remedy=remedy)
