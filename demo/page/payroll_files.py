"""Payroll runs with what is in their files."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from demo.records import PayrollRun
from store.files import Files


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollFile:
    """One run: the claims' sums as the store holds them, and the file's rows with the sum that they come to."""

    number: int
    at: datetime
    claims: int
    total: Decimal
    taxable: Decimal
    paid: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sum_of_rows: Decimal
    text: str


def payroll_files(runs: Iterable[PayrollRun], files: Files) -> list[PayrollFile]:
    """The runs with their files, in their order."""
    return [_file(run, files.get(run.sha256)) for run in runs]


def _file(run: PayrollRun, content: bytes) -> PayrollFile:
    columns, *rows = csv.reader(io.StringIO(content.decode()), delimiter=";")
    amount = columns.index("amount")
    return PayrollFile(
        number=run.number,
        at=run.at,
        claims=len(run.claims),
        total=sum((claim.total for claim in run.claims), Decimal("0.00")),
        taxable=sum((claim.taxable for claim in run.claims), Decimal("0.00")),
        paid=run.paid,
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        sum_of_rows=sum((Decimal(row[amount]) for row in rows), Decimal("0.00")),
        text=content.decode(),
    )
