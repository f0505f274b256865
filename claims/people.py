"""Who takes part: people with their positions and roles, and who may approve what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from claims.lines import CostBearer, MeetingRole
from claims.patterns import any_names, names
from claims.validity import Valid

Language = Literal["nb", "nn", "en"]
Role = Literal["claimant", "attestor", "authoriser", "payroll", "administrator"]
Step = Literal["attest", "authorise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Valid):
    """A job or office (stilling) a person holds, with the unit and cost bearer its claims are booked on.

    `role` is what the person is in meetings of the `types`, codes or beginnings followed by `*`; none is every type.
    """

    title: str
    unit: str
    cost_bearer: CostBearer
    role: MeetingRole | None = None
    types: tuple[str, ...] = ()

    def role_in(self, type: str, day: date) -> MeetingRole | None:
        """The role that the position gives in meetings of that type on that day."""
        return self.role if self.covers(day) and (not self.types or any_names(self.types, type)) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human being; `id` is the employee number that payroll knows."""

    id: str
    name: str
    email: str
    language: Language = "nb"
    roles: frozenset[Role] = frozenset()
    positions: tuple[Position, ...] = ()

    @property
    def approves(self) -> bool:
        """True for whoever may be asked to attest or authorise."""
        return bool(self.roles & {"attestor", "authoriser"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Approver(Valid):
    """A person's right to take one step for an Ansvar, up to an amount, in a period.

    `ansvar` is a code, or a prefix followed by `*`. `limit` is kroner for the claim's total; None is unlimited.
    `holder` is whose right it is where the person takes the step as a deputy; empty for a right of one's own.
    """

    person: str
    step: Step
    ansvar: str
    limit: Decimal | None = None
    holder: str = ""

    def allows(self, ansvar: str, total: Decimal, day: date) -> bool:
        """True when the right holds for that Ansvar and amount on that day."""
        return self.covers(day) and names(self.ansvar, ansvar) and (self.limit is None or total <= self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy(Valid):
    """Somebody (`deputy`) who may use the approver's (`person`) rights in a period, beside the approver."""

    person: str
    deputy: str


def with_deputies(approvers: Iterable[Approver], deputies: Iterable[Deputy]) -> tuple[Approver, ...]:
    """The rights, and after them those that deputies use in the days that both periods cover.

    Only rights of one's own are lent, so that a deputy's deputy has none and no chain can close; that a right is lent
    already changes nothing.
    """
    known = tuple(approvers)
    own = [right for right in known if not right.holder]
    lent = (_lent(right, deputy) for deputy in deputies for right in own if right.person == deputy.person)
    return tuple(dict.fromkeys((*known, *(right for right in lent if right is not None))))


def _lent(right: Approver, deputy: Deputy) -> Approver | None:
    both = right.overlap(deputy)
    if both is None:
        return None
    return replace(right, person=deputy.deputy, holder=right.person, valid_from=both.valid_from, valid_to=both.valid_to)
