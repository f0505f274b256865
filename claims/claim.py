"""A claim: lines with their worth, what is still open, and what has been decided."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal

from claims.lines import CostBearer, Evidence, Line, Share, day_of, last_day_of, type_and_day
from claims.people import Step
from claims.price import Price
from claims.questions import Question

State = Literal["draft", "submitted", "attested", "authorised", "exported", "paid", "returned", "withdrawn", "deleted"]
Outcome = Literal["approved", "returned"]

OPEN: frozenset[State] = frozenset({"draft", "returned", "withdrawn"})
"""States in which the claim is the claimant's to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A line on a claim; `price` is None while something it depends on is open.

    `cost_bearer` is where its type is booked; what the claimant said in the line itself goes before it.
    """

    line: Line
    evidence: Evidence = Evidence()
    price: Price | None = None
    cost_bearer: CostBearer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """What an invoice written for machines says: its sum with VAT (below zero for a credit), its day, and who sells."""

    total: Decimal
    currency: str
    date: dt.date | None
    seller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A file that belongs to the claim, by the SHA-256 of its bytes, and the invoice that it is or holds.

    `pages` of it can be seen. One that has none documents nothing; it is kept, because what is damaged may be mended,
    or seen elsewhere. `came_by` is the channel that brought it, empty where that was not kept.
    """

    sha256: str
    name: str
    media_type: str
    size: int
    invoice: Invoice | None = None
    pages: int = 1
    came_by: str = ""

    @property
    def opens(self) -> bool:
        """True when there is anything to be seen in it."""
        return self.pages > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one approver decided at one step, in the claim's round of that moment, on so many lines and these Ansvar.

    `amounts` is what the lines of each type or kind came to, None for decisions made before it was kept. `acting_for`
    are those whose rights the approver used as a deputy.
    """

    step: Step
    person: str
    outcome: Outcome
    round: int
    at: dt.datetime
    reason: str = ""
    lines: int = 0
    ansvar: tuple[str, ...] = ()
    amounts: Mapping[str, Decimal] | None = None
    acting_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a person said of the claim in that round; `to` is whom they asked to decide it instead, if anybody."""

    person: str
    at: dt.datetime
    round: int
    text: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The whole of a claim at one moment; every change makes a new one with a higher `version`.

    `round` counts submissions; `channel` is where the claimant last spoke, and hears the outcome. `split_from` is the
    first claim that these lines were on before they were returned alone, or taken out, however often.
    """

    number: str
    claimant: str
    channel: str
    title: str
    state: State = "draft"
    lines: tuple[ClaimLine, ...] = ()
    questions: tuple[Question, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    decisions: tuple[Decision, ...] = ()
    comments: tuple[Comment, ...] = ()
    cost_bearer: CostBearer = CostBearer()
    position: str = ""
    split_from: str = ""
    round: int = 0
    version: int = 0

    @property
    def total(self) -> Decimal:
        """Kroner for all priced lines."""
        return sum((line.price.amount for line in self.lines if line.price), Decimal("0.00"))

    @property
    def amounts(self) -> dict[str, Decimal]:
        """Kroner for all priced lines of each type, or kind where a line has no type to choose."""
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for line in self.lines:
            sums[type_and_day(line.line)[0]] += line.price.amount if line.price else 0
        return dict(sums)

    @property
    def taxable(self) -> Decimal:
        """The part of the total that tax is withheld from."""
        return sum((line.price.taxable for line in self.lines if line.price), Decimal("0.00"))

    @property
    def tax_free(self) -> Decimal:
        """The part of the total that is paid without withholding."""
        return self.total - self.taxable

    @property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the claim's lines; None when no line has a date."""
        first = [day for line in self.lines if (day := day_of(line.line))]
        last = [day for line in self.lines if (day := last_day_of(line.line))]
        return (min(first), max(last)) if first else None

    @property
    def only_day(self) -> dt.date | None:
        """The one day that all dated lines are of; None when there are more, or none."""
        return self.period[0] if self.period and self.period[0] == self.period[1] else None

    @property
    def ansvar(self) -> frozenset[str]:
        """Every Ansvar that the claim's money is booked on."""
        return frozenset(share.cost_bearer.ansvar for line in self.lines for share in self.shares_of(line))

    def shares_of(self, line: ClaimLine) -> tuple[Share, ...]:
        """Where the line is booked, in per cent; the whole of it in one place unless it was said to be split."""
        return line.line.split or (Share(percent=Decimal(100), cost_bearer=self.bearer_of(line)),)

    def handed_on_to(self, person: str) -> str:
        """Whom the person has asked to decide the claim; empty for nobody, and when the person has been asked since."""
        own = [
            said for said in self.comments if said.to and said.round == self.round and person in (said.person, said.to)
        ]
        return own[-1].to if own and own[-1].person == person else ""

    def bearer_of(self, line: ClaimLine) -> CostBearer:
        """Where the line is booked unless it is split: as said in it, else as its type is, else as the claim is.

        Each dimension comes from the first of them that has it.
        """
        sources = [bearer for bearer in (line.line.cost_bearer, line.cost_bearer, self.cost_bearer) if bearer]
        if len(sources) == 1:
            return self.cost_bearer
        names = (field.name for field in fields(CostBearer))
        return CostBearer(**{name: next(filter(None, (getattr(s, name) for s in sources)), "") for name in names})
