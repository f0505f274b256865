"""What is sent without what freedom from tax depends on is paid all the same, and taxed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from claims import per_diem
from claims.checks import Costs, Finding
from claims.claim import Claim, ClaimLine
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine
from claims.money import round_to_ore
from claims.price import Part, PartKind, Price, Reckoned
from claims.terms import Terms

SOURCE = "skattebetalingsforskriften §§ 5-6-11, 5-6-12"


def as_sent(claim: Claim, found: Iterable[Finding], terms: Terms) -> Claim:
    """The claim with everything taxable that its findings cost."""
    costs: dict[int, Costs] = {}
    for finding in found:
        if finding.costs and costs.get(finding.line) != "line":
            costs[finding.line] = finding.costs
    lines = tuple(_taxed(line, costs.get(number), terms) for number, line in enumerate(claim.lines))
    return replace(claim, lines=lines)


def _taxed(line: ClaimLine, costs: Costs | None, terms: Terms) -> ClaimLine:
    if costs is None or line.price is None:
        return line
    if costs == "lodging":
        taxed = _nameless_lodging(line.line, line.price, terms)
    else:
        parts = tuple(taxed for part in line.price.parts for taxed in _parts(part, line.line, line.price, costs))
        taxed = replace(line.price, parts=parts)
    newly = taxed.taxable - line.price.taxable
    if not newly:
        return line
    step = Reckoned(kind="undocumented", amount=newly, source=SOURCE)
    return replace(line, price=replace(taxed, steps=(*taxed.steps, step)))


def _nameless_lodging(line: Line, shown: Price, terms: Terms) -> Price:
    """A night that nobody can look up is taxed as one in private lodging."""
    return (per_diem.price(line, terms, named=False) or shown) if isinstance(line, PerDiemLine) else shown


def _parts(part: Part, line: Line, shown: Price, costs: Costs) -> list[Part]:
    if part.taxable:
        return [part]
    if costs == "line":
        return [_taxable(part, line)]
    if part.kind != "passenger" or not isinstance(line, MileageLine):
        return [part]
    # What was cut from the supplement is cut from the named and the nameless alike.
    km = _nameless_km(line, shown)
    nameless = replace(part, quantity=km, amount=round_to_ore(part.amount * km / part.quantity))
    named = replace(part, quantity=part.quantity - km, amount=part.amount - nameless.amount)
    return [*([named] if named.amount else []), _taxable(nameless, line)]


def _taxable(part: Part, line: Line) -> Part:
    """The part as payroll books what is taxed of such a line."""
    kind: PartKind = "per_diem_taxable"
    if isinstance(line, ExpenseLine):
        kind = "outlay_taxable"
    if isinstance(line, MileageLine):
        kind = "mileage_taxable"
    return replace(part, kind=kind, taxable=True)


def _nameless_km(line: MileageLine, shown: Price) -> Decimal:
    """The kilometres with passengers without a name, none of them longer than what is paid of the drive."""
    paid = next(step.quantity for step in shown.steps if step.kind == "distance") or Decimal(0)
    km = (
        paid if rider.distance_km is None else min(paid, rider.distance_km)
        for rider in line.passengers
        if not rider.name
    )
    return sum(km, Decimal(0))
