"""What a line has to say, or to bring along, before it can be paid free of tax."""

from collections.abc import Iterator

from claims.catalogue import ReceiptRule
from claims.checks.case import Case, Found, each
from claims.claim import ClaimLine
from claims.lines import NOK, ExpenseLine, Line, MileageLine, PerDiemLine


@each
def lacks_route(line: ClaimLine, _: Case) -> bool:
    """A drive needs a start and an end."""
    return isinstance(line.line, MileageLine) and len(line.line.route) < 2


@each
def lacks_passenger_name(line: ClaimLine, _: Case) -> bool:
    """Whoever the supplement is paid for has a name."""
    return isinstance(line.line, MileageLine) and any(not rider.name for rider in line.line.passengers)


@each
def lacks_purpose(line: ClaimLine, case: Case) -> bool:
    """Travel and outlays need one; what is paid by the meeting, hour or døgn says by its type what it was for."""
    said = line.line
    if isinstance(said, ExpenseLine):
        periods = case.terms.catalogue.periods(said.type) if said.type else ()
        return not said.purpose and any(row.unit == "amount" for row in periods)
    return not said.purpose


@each
def lacks_lodging_name(line: ClaimLine, _: Case) -> bool:
    """A hotel or boarding house is named."""
    said = line.line
    return isinstance(said, PerDiemLine) and said.lodging in ("hotel", "boarding") and not said.lodging_name


@each
def lacks_receipt(line: ClaimLine, case: Case) -> bool:
    """An outlay whose type wants a receipt, on a claim without any file that opens."""
    return not _files(case) and "required" in _receipt_rules(line.line, case)


@each
def is_declared(line: ClaimLine, case: Case) -> bool:
    """An outlay whose type takes the claimant's word, on a claim without any file that opens."""
    return not _files(case) and "declaration" in _receipt_rules(line.line, case)


@each
def lacks_exchange_rate(line: ClaimLine, _: Case) -> bool:
    """An amount in another currency that no rate turned into kroner."""
    return isinstance(line.line, ExpenseLine) and line.line.currency != NOK and line.price is None


def fewer_receipts(case: Case) -> Found:
    """The first of the outlays that want a receipt, when some files came along but fewer than those outlays."""
    files = _files(case)
    wanting = list(_wanting_receipts(case)) if files else []
    return [(wanting[0], {"files": str(files), "outlays": str(len(wanting))})] if 0 < files < len(wanting) else []


def _files(case: Case) -> int:
    """How many files of the claim show anything."""
    return sum(receipt.opens for receipt in case.claim.receipts)


def _wanting_receipts(case: Case) -> Iterator[int]:
    return (n for n, line in enumerate(case.claim.lines) if "required" in _receipt_rules(line.line, case))


def _receipt_rules(line: Line, case: Case) -> set[ReceiptRule]:
    """What the type says about receipts on the line's day; in all its periods while the day is open."""
    if not isinstance(line, ExpenseLine) or line.type is None:
        return set()
    periods = case.terms.catalogue.periods(line.type)
    return {row.receipt for row in periods if line.date is None or row.covers(line.date)}
