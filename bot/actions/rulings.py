"""Claims decided together: listed, read back as one sentence was understood, and decided when that is agreed to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import holidays

from bot.actions.decisions import decide
from bot.channel import Channel, Decides
from bot.desk import Desk
from bot.intake import Form, Press
from bot.proposal import Proposal, Row
from bot.waiting import Waits, noticed, waiting
from claims import splitting
from claims.claim import Claim
from claims.clock import OSLO
from claims.errors import Refused
from claims.people import Person
from claims.ruling import Meant, Ruling, Waiting, meant
from claims.workflow import WAITS_FOR
from store import cards, claims, proposals
from store.proposals import Item, Settled

MOST = 25
"""Claims in one proposal: as many as a card has room for, and as one transaction should hold."""

OPENS = dt.time(7)
"""Nobody is told before, in Norway, what waits."""

_CLEAN = Ruling(everything=True, clean=True)


def show_waiting(desk: Desk, channel: Decides, person: Person, key: str = "") -> bool:
    """True when claims wait for the person's decision: they are listed then, the longest waiting first.

    With a `key` they are listed once, however often this is called.
    """
    waits = list(waiting(desk.connection, desk.town, person, desk.today))
    if waits:
        _show(desk, channel, person, "list", [_waits(desk, one) for one in waits[:MOST]], len(waits), key)
    return bool(waits)


def without_a_list(desk: Desk) -> list[str]:
    """Those for whom a claim has waited since an earlier day and who have had no list today; nobody on days off."""
    local = desk.now.astimezone(OSLO)
    is_open = local.time() >= OPENS and holidays.country_holidays("NO").is_working_day(local.date())
    if desk.deciding_channel is None or not is_open:
        return []
    midnight = dt.datetime.combine(local.date(), dt.time(), OSLO)
    has_one = proposals.with_list_since(desk.connection, midnight)
    return [number for number in cards.waited_for_since(desk.connection, midnight) if number not in has_one]


def show_todays(desk: Desk, number: str) -> None:
    """The person has today's list of what waits, once however often this is called."""
    if channel := desk.deciding_channel:
        show_waiting(desk, channel, desk.town.person(number), f"digest:{desk.today.isoformat()}:{number}")


def anything_waits(desk: Desk, person: Person) -> bool:
    """True when a claim waits for the person's decision."""
    return next(waiting(desk.connection, desk.town, person, desk.today), None) is not None


def claimants(desk: Desk, person: Person) -> set[str]:
    """The names of those whose claims wait for the person's decision."""
    waits = waiting(desk.connection, desk.town, person, desk.today)
    return {desk.town.person(one.claim.claimant).name for one in waits}


def known(desk: Desk, person: Person, named: str) -> Claim | None:
    """The claim of that number, or of the year's, that has been before the person to decide; None for any other."""
    number = named if "-" in named else f"{desk.today.year}-{named:0>5}"
    had = (card for card in cards.of_claim(desk.connection, number) if card.purpose != "claimant")
    claim = claims.get(desk.connection, number) if any(card.person == person.id for card in had) else None
    return claim if claim and claim.state != "deleted" else None


def read_back(desk: Desk, channel: Decides, person: Person, ruling: Ruling) -> None:
    """The person is shown exactly what confirming would do; nothing is decided before. Refused when it is not clear."""
    rows = _waiting(desk, person)
    listed = proposals.listed(desk.connection, person.id)
    those = [
        Waiting(
            claim=row.claim.number,
            step=row.item.step,
            claimant=row.claimant.name,
            person=row.claimant.id,
            total=row.claim.total,
            findings=row.findings,
        )
        for row in rows
    ]
    found = {one.claim: one for one in meant(ruling, those, listed)}
    said = [_with(desk, row, found[row.claim.number], ruling) for row in rows if row.claim.number in found]
    if any(row.item.outcome == "returned" and not row.item.reason for row in said):
        raise Refused("reason_missing")
    _show(desk, channel, person, "ruling", said[:MOST], len(said))


def read_back_clean(desk: Desk, channel: Decides, person: Person) -> None:
    """As `read_back`, of the approval of everything without findings."""
    read_back(desk, channel, person, _CLEAN)


def chosen(desk: Desk, claim: Claim | None, form: Form) -> None:  # noqa: ARG001 - it is about no single claim
    """The ticked claims that still wait are read back with what was picked for them; Refused when none does."""
    channel = desk.channels[form.channel]
    assert isinstance(channel, Decides)  # only such a channel has this dialog
    waits = [row.claim.number for row in _waiting(desk, form.person)]
    numbers = [number for number in waits if number in form.values["claims"]]
    if not numbers:
        raise Refused("nothing_to_decide")
    if form.values["action"] == "return":
        ruling = Ruling(returned=dict.fromkeys(numbers, form.values["reason"]))
    else:
        ruling = Ruling(approved=tuple(numbers))
    read_back(desk, channel, form.person, ruling)


def settle(desk: Desk, channel: Channel, person: Person, proposal: proposals.Proposal, stage: Settled) -> None:
    """What was read back is decided as far as it still stands, or left; and shown where it was read back."""
    assert isinstance(channel, Decides)  # nothing is read back elsewhere
    # One order for all: two approvers who confirm at once must not wait for each other.
    rows = {item.claim: _row(desk, item, lock=True) for item in sorted(proposal.items, key=lambda item: item.claim)}
    if stage == "done":
        rows = {number: row.decided_as(_decide(desk, row, person, channel)) for number, row in rows.items()}
    in_order = tuple(rows[item.claim] for item in proposal.items)
    channel.show_proposal(desk, person, Proposal(number=proposal.id, stage=stage, rows=in_order), "")


def _show(
    desk: Desk,
    channel: Decides,
    person: Person,
    kind: Literal["list", "ruling"],
    rows: Sequence[Row],
    among: int,
    key: str = "",
) -> None:
    """The rows are put before the person, with how many more there are `among` which they are the first."""
    number = proposals.put(desk.connection, person.id, kind, [row.item for row in rows], desk.now)
    cut_off = desk.town.settings.payroll.next_cut_off(desk.today)
    shown = Proposal(
        number=number, stage=kind, rows=tuple(rows), more=among - len(rows), cut_off=cut_off, drawn=desk.today
    )
    channel.show_proposal(desk, person, shown, key)


def _waiting(desk: Desk, person: Person) -> list[Row]:
    """What waits for the person and may be decided by them today, the longest waiting first."""
    return [_waits(desk, one) for one in waiting(desk.connection, desk.town, person, desk.today)]


def _waits(desk: Desk, one: Waits) -> Row:
    claim = one.claim
    item = Item(claim=claim.number, version=claim.version, round=claim.round, step=WAITS_FOR[claim.state])
    return replace(_row(desk, item), since=one.since)


def _row(desk: Desk, item: Item, *, lock: bool = False) -> Row:
    claim = claims.get(desk.connection, item.claim, lock=lock)
    assert claim  # claims are never taken out of the store
    return Row(
        item=item,
        claim=claim,
        claimant=desk.town.person(claim.claimant),
        since=desk.today,
        findings=noticed(desk.connection, desk.town, claim, desk.today),
    )


def _with(desk: Desk, row: Row, said: Meant, ruling: Ruling) -> Row:
    """The row with what the ruling does with it; lines that others are calculated with bring the whole claim back."""
    lines = ruling.lines if said.outcome == "returned" else ()
    if lines and max(lines) >= len(row.claim.lines):
        raise Refused("no_such_line", line=str(max(lines) + 1))
    if lines and not splitting.are_worth_apart(row.claim, lines, desk.terms(row.claim)):
        lines = ()
    return replace(row, item=replace(row.item, outcome=said.outcome, reason=said.reason, lines=lines))


def _decide(desk: Desk, row: Row, person: Person, channel: Channel) -> str:
    """Empty when the decision has been made, or was to wait; else the code of what kept it from being made."""
    item, claim = row.item, row.claim
    if item.outcome is None:
        return ""
    if claim.version != item.version:
        return "already_decided"
    made = Press(
        person=person,
        channel=channel.name,
        action="return" if item.outcome == "returned" else item.step,
        claim=claim.number,
        round=item.round,
        reason=item.reason,
        lines=item.lines,
        version=item.version,
    )
    try:
        decide(desk, claim, made)
    except Refused as refused:
        return refused.code
    return ""
