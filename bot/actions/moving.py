"""Lines moved from the draft that they were put into to the one where they belong."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.actions.drafts import MOVABLE, hashes, show, with_files
from bot.desk import Desk
from bot.intake import Message, Press, as_press
from bot.notices import Notice
from claims import drafting, splitting, workflow
from claims.claim import Claim
from claims.errors import Refused
from parsers.text.intents.moves import Move
from store import claims

NEW = "new"
"""Picked instead of a claim's number."""


def move(desk: Desk, claim: Claim, press: Press) -> None:
    """The lines, or all of them where none is named, are on the draft that was picked; their claimant is shown it.

    Refused when either claim is another's or no draft, or when this one has changed since.
    """
    _require_movable(claim, press)
    if press.version != claim.version or any(line >= len(claim.lines) for line in press.lines):
        raise Refused("already_decided", state=claim.state)
    lines = press.lines or tuple(range(len(claim.lines)))
    if press.picked == NEW:
        if len(set(lines)) == len(claim.lines):
            raise Refused("alone_already")
        _set_apart(desk, claim, lines)
        return
    home = claims.get(desk.connection, press.picked, lock=True)
    if home is None or home.number == claim.number:
        raise Refused("no_such_claim")
    _require_movable(home, press)
    _join(desk, claim, lines, home)


def move_said(desk: Desk, message: Message, said: Move) -> None:
    """As `move`, of the claim that the message answers, or else the draft touched last that is not the one it names."""
    drafts = claims.of_person(desk.connection, message.person.id, MOVABLE)
    claim = meant(desk, message, drafts, said)
    if any(line >= len(claim.lines) for line in said.lines):
        raise Refused("no_such_line", line=str(max(said.lines) + 1))
    press = replace(as_press(message, "move", claim), lines=said.lines, picked=said.home or NEW)
    move(desk, replace(claim, channel=message.channel), press)


def meant(desk: Desk, message: Message, own: Iterable[Claim], said: Move) -> Claim:
    """The claim that the message answers, or else the first of the `own` that is not the one it names; else Refused."""
    last = next((one.number for one in own if one.number != said.home), None)
    number = message.claim or last
    claim = claims.get(desk.connection, number, lock=True) if number else None
    if claim is None:
        raise Refused("no_open_claim")
    return claim


def _require_movable(claim: Claim, press: Press) -> None:
    if press.person.id != claim.claimant:
        raise Refused("not_yours")
    if claim.state not in MOVABLE:
        raise Refused("wrong_state", state=claim.state, action="edit")


def _set_apart(desk: Desk, claim: Claim, lines: Collection[int]) -> None:
    number = claims.new_number(desk.connection, desk.today)
    apart = splitting.separate(claim, lines, number)
    # Each is worth what it is by itself: a ceiling that both met together may cut neither.
    rest, part = (drafting.repriced(one, desk.terms(one)) for one in apart)
    claims.insert_claim(desk.connection, part, desk.now)
    desk.note("opened", claim.claimant, part.number, lines=len(part.lines), split_from=claim.number)
    show(desk, desk.keep(rest, "separated", claim.claimant, split_to=part.number), claim, moved_to=part.number)
    show(desk, part)


def _join(desk: Desk, claim: Claim, lines: Collection[int], home: Claim) -> None:
    if set(lines) == set(range(len(claim.lines))):
        emptied = replace(workflow.move(claim, "delete", claim.claimant), lines=(), questions=())
        gone = desk.keep(emptied, "deleted", claim.claimant, moved_to=home.number)
        told = Notice(
            kind="moved", claim=gone, claimant=desk.town.person(claim.claimant), facts={"moved_to": home.number}
        )
        desk.tell_claimant(gone, told)
        part = claim
    else:
        rest, part = splitting.separate(claim, lines, home.number)
        rest = drafting.repriced(rest, desk.terms(rest))
        show(desk, desk.keep(rest, "moved", claim.claimant, moved_to=home.number), claim, moved_to=home.number)
    both = with_files(home, claim.receipts)
    terms = desk.terms(replace(both, lines=(*both.lines, *part.lines)))
    of_lines = [question for question in part.questions if question.line is not None]
    grown = drafting.add(both, part.lines, of_lines, terms)
    came = {"brought": hashes(claim.receipts), "moved_from": claim.number}
    show(desk, desk.keep(grown, "joined", claim.claimant, **came), home)
