"""Files moved from the claim that they were put to, to the one where they belong."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions.drafts import documented, hashes, require_open, show
from bot.actions.moving import NEW, meant
from bot.desk import Desk
from bot.intake import Message, Press, as_press
from bot.notices import Notice
from claims import drafting, workflow
from claims.claim import OPEN, Claim, Receipt
from claims.errors import Refused
from parsers.text.intents.moves import Move
from store import audit, claims

_MARK = 8
"""Digits of its hash that tell a file from the others of a claim."""


def marks_of(files: Iterable[Receipt]) -> str:
    """What a button carries of the files that it moves."""
    return "-".join(file.sha256[:_MARK] for file in files)


def move(desk: Desk, claim: Claim, press: Press) -> None:
    """The files with these marks are on the open claim that was picked, or a new one; their claimant is shown it.

    Refused when either claim is another's or not open, when the files have left this one, and when it has been sent
    since: what approvers have seen on a claim stays there.
    """
    _require_own(claim, press)
    marks = press.field.split("-")
    files = tuple(file for file in claim.receipts if file.sha256[:_MARK] in marks)
    if not files or press.round != claim.round:
        raise Refused("already_decided", state=claim.state)
    if press.picked == NEW:
        if not claim.lines and len(files) == len(claim.receipts):
            raise Refused("alone_already")
        _leave(desk, claim, files, _begun(desk, claim, press.channel), press)
        return
    home = claims.get(desk.connection, press.picked, lock=True)
    if home is None or home.number == claim.number:
        raise Refused("no_such_claim")
    _require_own(home, press)
    _leave(desk, claim, files, replace(home, channel=press.channel), press)


def move_said(desk: Desk, message: Message, said: Move) -> None:
    """As `move`, of the files that came last to the claim that the message answers, or else to the one touched last."""
    own = claims.of_person(desk.connection, message.person.id, OPEN)
    claim = meant(desk, message, (one for one in own if one.receipts), said)
    press = replace(as_press(message, "move_files", claim), field=marks_of(_last(desk, claim)), picked=said.home or NEW)
    move(desk, claim, press)


def _last(desk: Desk, claim: Claim) -> tuple[Receipt, ...]:
    """The files of the message that brought some last, or all that the claim began with; none where they have been
    moved, or the claim has been sent since."""
    for entry in reversed(audit.of_claim(desk.connection, claim.number)):
        if entry.action in ("submitted", "files_moved"):
            return ()
        if brought := entry.details.get("brought"):
            return tuple(file for file in claim.receipts if file.sha256 in brought)
    return claim.receipts


def _require_own(claim: Claim, press: Press) -> None:
    if press.person.id != claim.claimant:
        raise Refused("not_yours")
    require_open(claim)


def _begun(desk: Desk, claim: Claim, channel: str) -> Claim:
    """A new draft that is to hold the files, which its claimant is asked about."""
    number = claims.new_number(desk.connection, desk.today)
    begun = drafting.of_receipts(Claim(number=number, claimant=claim.claimant, channel=channel, title=""))
    claims.insert_claim(desk.connection, begun, desk.now)
    desk.note("opened", claim.claimant, number, lines=0, split_from=claim.number)
    return begun


def _leave(desk: Desk, claim: Claim, files: tuple[Receipt, ...], home: Claim, press: Press) -> None:
    """The files are on the home, and no longer on the claim; one that held nothing else is gone."""
    rest = replace(claim, receipts=tuple(file for file in claim.receipts if file not in files), channel=press.channel)
    moved = {"files": len(files), "moved_to": home.number}
    if rest.lines or rest.receipts:
        today = drafting.repriced(rest, desk.terms(rest))
        left = desk.keep(replace(today, version=claim.version + 1), "files_moved", claim.claimant, **moved)
        if (left.total, left.taxable) != (claim.total, claim.taxable):
            show(desk, left, claim)
    else:
        gone = desk.keep(workflow.move(rest, "delete", claim.claimant), "deleted", claim.claimant, **moved)
        facts = {"moved_to": home.number}
        desk.tell_claimant(gone, Notice(kind="moved", claim=gone, claimant=press.person, facts=facts))
    came = {"brought": hashes(files), "moved_from": claim.number}
    grown = desk.keep(documented(desk, home, files), "attached", claim.claimant, **came)
    show(desk, grown, home, brought=files, files_from=claim.number)
