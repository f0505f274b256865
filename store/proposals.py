"""What is put before a person and waits to be answered: lists of claims, and what is read back before it holds."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, func, insert, select, update

from claims.claim import Outcome
from claims.people import Deputy, Step
from store.tables import proposal

Kind = Literal["list", "ruling", "deputy", "choice"]
"""Claims that wait, decisions of several that were read back, the deputy that was, or which own claim is meant."""
Settled = Literal["done", "dropped"]
State = Literal["open"] | Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A claim as the person was shown it, and what is to become of it; `outcome` None lets it wait on."""

    claim: str
    version: int
    round: int
    step: Step
    outcome: Outcome | None = None
    reason: str = ""
    lines: tuple[int, ...] = ()


OrderedAction = Literal["submit", "delete"]
ChosenAction = Literal["submit", "delete", "answer", "remove"]
"""What is done with the claim that is picked: `answer` uses an earlier message for it; `remove` takes lines out of the
only claim, where these are picked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Own claims of which some are meant, in the order in which they were named, each with its version then.

    `message` is the key of the one that the claim is picked for, where it is an `answer`. Where lines are picked to
    `remove`, there is one of the `lines` (from 0) for each time that their claim stands there.
    """

    action: ChosenAction
    claims: tuple[tuple[str, int], ...]
    message: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One of them: of claims, of a deputy, or which claim is meant.

    `address` and `message` are the channel's names for where it stands, None until it was posted.
    """

    id: int
    person: str
    kind: Kind
    items: tuple[Item, ...] = ()
    deputy: Deputy | None = None
    choice: Choice | None = None
    state: State
    address: str | None
    message: str | None


_ITEMS = TypeAdapter(tuple[Item, ...])
_DEPUTIES = TypeAdapter(tuple[Deputy])
_CHOICES = TypeAdapter(tuple[Choice])


def put(connection: Connection, person: str, kind: Kind, items: Iterable[Item], now: dt.datetime) -> int:
    """The number of the new proposal of claims."""
    return _put(connection, person, kind, [asdict(item) for item in items], now)


def put_deputy(connection: Connection, named: Deputy, now: dt.datetime) -> int:
    """The number under which the deputy waits for a yes of the person's."""
    return _put(connection, named.person, "deputy", _DEPUTIES.dump_python((named,), mode="json"), now)


def put_choice(connection: Connection, person: str, choice: Choice, now: dt.datetime) -> int:
    """The number under which the choice waits for the person to say which."""
    return _put(connection, person, "choice", _CHOICES.dump_python((choice,), mode="json"), now)


def _put(connection: Connection, person: str, kind: Kind, items: Sequence[Any], now: dt.datetime) -> int:
    values = {"person": person, "kind": kind, "items": items, "state": "open"}
    number: int = connection.execute(
        insert(proposal).values(made_at=now, **values).returning(proposal.c.id)
    ).scalar_one()
    return number


def get(connection: Connection, number: int) -> Proposal | None:
    """The proposal, or None."""
    row = connection.execute(select(proposal).where(proposal.c.id == number)).mappings().one_or_none()
    return _proposal(row) if row else None


def _proposal(row: RowMapping) -> Proposal:
    values = {name: row[name] for name in ("id", "person", "kind", "state", "address", "message")}
    if row["kind"] == "deputy":
        return Proposal(**values, deputy=_DEPUTIES.validate_python(row["items"])[0])
    if row["kind"] == "choice":
        return Proposal(**values, choice=_CHOICES.validate_python(row["items"])[0])
    return Proposal(**values, items=_ITEMS.validate_python(row["items"]))


def unanswered(connection: Connection, person: str, since: dt.datetime) -> list[Proposal]:
    """What was read back to the person since then, stands before them and waits for a yes."""
    query = select(proposal).where(
        proposal.c.person == person,
        proposal.c.kind != "list",
        proposal.c.state == "open",
        proposal.c.message.is_not(None),
        proposal.c.made_at >= since,
    )
    return [_proposal(row) for row in connection.execute(query.order_by(proposal.c.id)).mappings()]


def is_unseen(connection: Connection, person: str) -> bool:
    """True when the person is to answer something of which it is not known yet where it stands."""
    unseen = select(proposal.c.id).where(
        proposal.c.person == person,
        proposal.c.kind != "list",
        proposal.c.state == "open",
        proposal.c.message.is_(None),
    )
    return connection.scalar(unseen.limit(1)) is not None


def open_choices(connection: Connection, person: str) -> list[Proposal]:
    """The choices that wait for the person, posted or about to be, the oldest first."""
    query = select(proposal).where(proposal.c.person == person, proposal.c.kind == "choice", proposal.c.state == "open")
    return [_proposal(row) for row in connection.execute(query.order_by(proposal.c.id)).mappings()]


def listed(connection: Connection, person: str) -> list[str]:
    """The claims of the list that stands last before the person, in its order; none without one."""
    newest = (
        select(proposal.c["items"])
        .where(proposal.c.person == person, proposal.c.kind == "list", proposal.c.message.is_not(None))
        .order_by(proposal.c.id.desc())
        .limit(1)
    )
    return [item.claim for item in _ITEMS.validate_python(connection.scalar(newest) or ())]


def newest_lists(connection: Connection, people: Collection[str]) -> list[Proposal]:
    """The last list of each of the people who have had one, posted or about to be."""
    newest = (
        select(func.max(proposal.c.id))
        .where(proposal.c.kind == "list", proposal.c.person.in_(list(people)))
        .group_by(proposal.c.person)
    )
    query = select(proposal).where(proposal.c.id.in_(newest)).order_by(proposal.c.id)
    return [_proposal(row) for row in connection.execute(query).mappings()]


def with_list_since(connection: Connection, moment: dt.datetime) -> set[str]:
    """The people for whom a list was made at the moment or after it."""
    made = select(proposal.c.person).where(proposal.c.kind == "list", proposal.c.made_at >= moment)
    return set(connection.scalars(made.distinct()))


def posted(connection: Connection, number: int, address: str, message: str) -> None:
    """The proposal stands there from now on."""
    connection.execute(update(proposal).where(proposal.c.id == number).values(address=address, message=message))


def settle(connection: Connection, number: int, state: Settled) -> bool:
    """True when this transaction is the one that settles the open proposal; others wait here and then get False."""
    settled = update(proposal).where(proposal.c.id == number, proposal.c.state == "open").values(state=state)
    return connection.execute(settled).rowcount == 1
