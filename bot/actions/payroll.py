"""Payroll runs: authorised claims into a file, each exactly once, and paid when payroll says so."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from decimal import Decimal

from bot.desk import Desk
from bot.notices import Notice
from claims import workflow
from claims.claim import Claim, ClaimLine
from claims.errors import GodtgjortError
from claims.lines import ExpenseLine, day_of, last_day_of
from claims.price import Part
from claims.shares import divided
from store import claims, exports
from store.files import Files


class PayCodeMissing(GodtgjortError):
    """Payroll could not book a line; nothing was exported."""

    code = "pay_code_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRow:
    """One row of the payroll file: a part of a line that is wholly taxable or wholly tax-free, on one cost bearer.

    Codes, numbers and dates only: nothing that a person typed reaches a spreadsheet.
    """

    employee: str
    claim: str
    line: int
    pay_code: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    taxable: str
    ansvar: str
    funksjon: str
    prosjekt: str
    objekt: str
    date_from: str
    date_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished run: its number, its file, and the sums that the file must agree with."""

    number: int
    content: bytes
    claims: int
    rows: int
    total: Decimal
    taxable: Decimal


def export(desk: Desk, files: Files, actor: str) -> Run | None:
    """The run that took every authorised claim, or None when there was none.

    The file lasts before the rows that name it. PayCodeMissing names every line that payroll could not book.
    """
    taken = claims.in_state(desk.connection, ["authorised"], lock=True)
    if not taken:
        return None
    rows = [row for claim in taken for row in _rows(desk, claim)]
    _refuse_without_pay_code(rows)
    content = _csv(rows)
    total = sum((row.amount for row in rows), Decimal("0.00"))
    number = exports.add(
        desk.connection,
        now=desk.now,
        actor=actor,
        sha256=files.put(content),
        rows=len(rows),
        total=total,
        claims=[claim.number for claim in taken],
    )
    for claim in taken:
        desk.keep(workflow.move(claim, "export", actor), "exported", actor, run=number)
    taxable = sum((claim.taxable for claim in taken), Decimal("0.00"))
    return Run(number=number, content=content, claims=len(taken), rows=len(rows), total=total, taxable=taxable)


def paid(desk: Desk, run: int, actor: str) -> list[Claim]:
    """The run's claims that are paid from now on, each claimant told; none when all of them were paid before."""
    done = []
    for claim in claims.of_run(desk.connection, run, ["exported"], lock=True):
        paid = desk.keep(workflow.move(claim, "pay", actor), "paid", actor, run=run)
        desk.tell_claimant(paid, Notice(kind="paid", claim=paid, claimant=desk.town.person(paid.claimant)))
        done.append(paid)
    return done


def _rows(desk: Desk, claim: Claim) -> Iterator[PayRow]:
    for number, line in enumerate(claim.lines, 1):
        assert line.price, "a claim without a price cannot have been submitted"
        first, last = _days(line)
        shares = claim.shares_of(line)
        for part in line.price.parts:
            for share, amount in zip(shares, divided(part.amount, shares), strict=True):
                yield PayRow(
                    employee=claim.claimant,
                    claim=claim.number,
                    line=number,
                    pay_code=_pay_code(desk, line, part),
                    # The shares of a count add up to it exactly, those of the sum to the øre.
                    quantity=part.quantity if len(shares) == 1 else part.quantity * share.percent / 100,
                    unit_price=part.rate,
                    amount=amount,
                    taxable="yes" if part.taxable else "no",
                    date_from=first,
                    date_to=last,
                    **asdict(share.cost_bearer),
                )


def _pay_code(desk: Desk, line: ClaimLine, part: Part) -> str:
    if part.kind != "expense":
        return str(getattr(desk.town.settings.payroll, part.kind))
    assert isinstance(line.line, ExpenseLine)
    assert line.line.type
    day = day_of(line.line)
    kind = desk.town.catalogue.on(line.line.type, day) if day else None
    return kind.pay_code if kind else ""


def _days(line: ClaimLine) -> tuple[str, str]:
    first, last = day_of(line.line), last_day_of(line.line)
    assert first, "a line without a date has no price"
    assert last
    return first.isoformat(), last.isoformat()


def _refuse_without_pay_code(rows: list[PayRow]) -> None:
    missing = [f"{row.claim} line {row.line}" for row in rows if not row.pay_code]
    if missing:
        raise PayCodeMissing(
            f"nothing was exported: no pay code for {', '.join(dict.fromkeys(missing))}; "
            "fill in pay_code in types.csv, or [payroll] in settings.toml"
        )


def _csv(rows: list[PayRow]) -> bytes:
    """UTF-8, `;` between columns, decimal points, a header row: what payroll systems import."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in fields(PayRow)])
    writer.writerows([str(value) for value in asdict(row).values()] for row in rows)
    return text.getvalue().encode()
