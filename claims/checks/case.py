"""What checks look at, and what they find."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.claim import Claim, ClaimLine
from claims.lines import KINDS, Line
from claims.terms import Terms

Severity = Literal["blocks", "holds", "asks", "warns", "tells"]
"""`blocks` keeps the claim from being sent, `holds` does so until it is answered, `asks` wants an answer, `warns` is
for the claimant and the approvers, `tells` for the approvers alone."""

Reach = Literal["line", "claim", "history"]
"""How far a check looks: at each line by itself, at the lines of all claims beside each other, or for what it cannot
find without other claims."""

Costs = Literal["line", "passengers", "lodging"]
"""What loses its freedom from tax when the claim is sent as it is: the whole line, the supplement for the nameless, or
what a night at a place with a name has above one in private lodging."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A check's result on one line (from 0); `facts` are the values its words mention.

    `costs` is what becomes taxable if the claim is sent without an answer, None when nothing does.
    """

    line: int
    code: str
    severity: Severity
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    costs: Costs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A line with its days, beside which others are judged: the claim's own `number` (from 0), or on that `claim`."""

    line: Line
    days: Sequence[dt.date]
    number: int | None = None
    claim: str = ""

    @property
    def where(self) -> dict[str, str]:
        """The facts that say where the line stands: a claim's number, or the line's as people count."""
        return {"claim": self.claim} if self.number is None else {"line": str(self.number + 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim as it is judged: by its claimant's terms, on a day, beside what else is claimed on the same days.

    `own` are the claim's lines as neighbours, in order.
    """

    claim: Claim
    terms: Terms
    today: dt.date
    own: Sequence[Neighbour]
    by_day: Mapping[dt.date, Sequence[Neighbour]]


Found = Iterable[tuple[int, Mapping[str, str]]]
"""The lines that a check noticed, each with its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row of the table: what is looked for, in which fields, by which rule, and how grave it is.

    `about` are the kinds of lines on which it can find anything, and `reach` is how far it looks: where a claim has
    nothing of either, the check is left out.
    """

    code: str
    severity: Severity
    fields: tuple[str, ...]
    source: str
    finds: Callable[[Case], Found]
    costs: Costs | None = None
    about: Sequence[type[Line]] = tuple(KINDS.values())
    reach: Reach = "line"


def each(test: Callable[[ClaimLine, Case], bool]) -> Callable[[Case], Found]:
    """The check that notices every line for which the test is true."""

    def finds(case: Case) -> Iterator[tuple[int, Mapping[str, str]]]:
        for number, line in enumerate(case.claim.lines):
            if test(line, case):
                yield number, {}

    return finds
