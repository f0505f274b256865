"""Deputies that approvers name themselves: some days, both may decide, and both are told."""

import datetime as dt
from dataclasses import replace

from bot.actions.submission import route
from bot.channel import Channel, HasHome
from bot.config.municipality import Municipality
from bot.desk import Desk
from bot.intake import Form
from bot.notices import Notice, NoticeKind
from bot.office import as_people_say
from bot.proposal import Proposal, ProposalStage
from claims.claim import Claim
from claims.errors import Refused
from claims.people import Approver, Deputy, Person
from claims.validity import Valid
from claims.workflow import WAITS_FOR
from store import cards, claims, deputies, proposals
from store.deputies import Named

LONGEST = dt.timedelta(days=366)
"""A right for longer stands in approvers.csv."""
_MOST = 100
"""Claims looked at again at once; the clock looks at the others."""


def has_rights(town: Municipality, person: Person, day: dt.date) -> bool:
    """True for a person with rights of their own that can be lent, on the day or later."""
    ahead = Valid(valid_from=day, valid_to=day + LONGEST)
    return any(right.overlap(ahead) for right in _own_rights(town, person))


def _own_rights(town: Municipality, person: Person) -> list[Approver]:
    return [right for right in town.approvers if right.person == person.id and not right.holder]


def candidates(town: Municipality, person: Person) -> list[Person]:
    """Whom the person may name: everybody else who approves claims; others are named in deputies.csv."""
    return [one for one in town.people if one.approves and one.id != person.id]


def filled(desk: Desk, claim: Claim | None, form: Form) -> None:  # noqa: ARG001 - it is about no claim
    """The deputy of the dialog is named."""
    first, last = (dt.date.fromisoformat(form.values[day]) for day in ("first", "last"))
    name(desk, form.person, form.values["deputy"], first, last)


def name(desk: Desk, person: Person, deputy: str, first: dt.date, last: dt.date) -> None:
    """The deputy may use the person's own rights in these days, beside the person; Refused when that cannot be.

    What waits for the person already is put before the deputy as well.
    """
    named = _required(desk, person, deputy, first, last)
    if named in [one.deputy for one in deputies.lasting(desk.connection, desk.today)]:
        _tell(desk, "deputy_named", named, person.id)
        return
    deputies.put(desk.connection, named, desk.now)
    _note(desk, "deputy_named", named)
    _tell(desk, "deputy_named", named, person.id, deputy)
    _route(desk, person.id)
    _show_home(desk, person)


def read_back(desk: Desk, channel: Channel, person: Person, deputy: str, first: dt.date, last: dt.date) -> None:
    """The person is asked whether it is meant; nobody has been lent anything before. Refused as `name`."""
    named = _required(desk, person, deputy, first, last)
    number = proposals.put_deputy(desk.connection, named, desk.now)
    asked = Notice(kind="deputy_asked", facts=_facts(desk, named), asks=number)
    desk.propose(channel, person, _proposal(desk, number, "ruling", named), asked)


def settle(
    desk: Desk, channel: Channel, person: Person, proposal: proposals.Proposal, stage: proposals.Settled
) -> None:
    """The deputy that was read back is named, or left; and shown so where it was read back.

    Refused, and shown as left, when the person cannot have that deputy any more.
    """
    named = proposal.deputy
    assert named
    assert named.valid_from
    assert named.valid_to
    reached: proposals.Settled = "dropped"
    try:
        if stage == "done":
            name(desk, person, named.deputy, named.valid_from, named.valid_to)
            reached = "done"
    finally:
        desk.propose(channel, person, _proposal(desk, proposal.id, reached, named))


def _proposal(desk: Desk, number: int, stage: ProposalStage, named: Deputy) -> Proposal:
    return Proposal(number=number, stage=stage, deputy=named, stands_in=desk.town.person(named.deputy))


def _required(desk: Desk, person: Person, deputy: str, first: dt.date, last: dt.date) -> Deputy:
    """The deputy of those days; Refused when the person cannot have them."""
    if deputy not in {one.id for one in candidates(desk.town, person)}:
        raise Refused("no_such_deputy")
    if not max(first, desk.today) <= last <= desk.today + LONGEST:
        raise Refused("deputy_days")
    named = Deputy(person=person.id, deputy=deputy, valid_from=first, valid_to=last)
    if not any(right.overlap(named) for right in _own_rights(desk.town, person)):
        raise Refused("nothing_to_lend")
    return named


def end(desk: Desk, person: Person, number: int, actor: str = "") -> None:
    """The deputy decides no more in the person's place, and both hear so; Refused when the person has no such deputy.

    `actor` is who ends it, where that is not the person.
    """
    ended = deputies.end(desk.connection, number, person.id, desk.now)
    if ended is None:
        raise Refused("deputy_gone")
    _note(desk, "deputy_ended", ended, actor)
    _tell(desk, "deputy_ended", ended, person.id, ended.deputy)
    _route(desk, ended.deputy)
    _show_home(desk, person)


def lasting(desk: Desk, person: Person) -> list[Named]:
    """The deputies whom the person has named, of today and of days to come."""
    return [one for one in deputies.lasting(desk.connection, desk.today) if one.deputy.person == person.id]


def _route(desk: Desk, person: str) -> None:
    """Whatever waits for the person is before all those who may decide it by the deputies of this moment, and nobody
    else."""
    changed = replace(desk, town=as_people_say(desk.connection, desk.town, desk.today))
    # One order for all: two approvers who name each other at once must not wait for each other.
    for number in sorted(card.claim for card, _ in cards.waiting_for(desk.connection, person, _MOST)):
        claim = claims.get(desk.connection, number, lock=True)
        if claim and claim.state in WAITS_FOR:
            route(changed, claim)


def _show_home(desk: Desk, person: Person) -> None:
    """The page on which the deputies stand shows them as they are."""
    if isinstance(desk.deciding_channel, HasHome):
        desk.deciding_channel.show_home(desk, person)


def _note(desk: Desk, action: str, named: Deputy, actor: str = "") -> None:
    about = {"deputy": named.deputy, "first": str(named.valid_from), "last": str(named.valid_to)}
    if actor:
        about["person"] = named.person
    desk.note(action, actor or named.person, **about)


def _tell(desk: Desk, kind: NoticeKind, named: Deputy, *recipients: str) -> None:
    # Where nobody decides any longer, deputies of before can still be ended.
    channel = desk.deciding_channel or next(iter(desk.channels.values()))
    for recipient in recipients:
        channel.tell(desk, desk.town.person(recipient), Notice(kind=kind, facts=_facts(desk, named)))


def _facts(desk: Desk, named: Deputy) -> dict[str, str]:
    names = {"person": desk.town.person(named.person).name, "deputy": desk.town.person(named.deputy).name}
    return {**names, "first": str(named.valid_from), "last": str(named.valid_to)}
