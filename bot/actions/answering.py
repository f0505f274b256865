"""Answers that were picked instead of written."""

from dataclasses import asdict, replace

from bot.actions.drafts import edited, require_open, show
from bot.desk import Desk
from bot.intake import Press
from claims.checks import open_points
from claims.claim import Claim
from claims.errors import Refused
from claims.questions import Edit, takes


def answer(desk: Desk, claim: Claim, press: Press) -> None:
    """The draft with the value that was picked for just the question that the card asked; its claimant is shown it.

    Refused when the claim has changed since, so that the question may be another's, or answered.
    """
    require_open(claim)
    if press.person.id != claim.claimant:
        raise Refused("not_yours")
    if press.version != claim.version or not _is_asked(desk, claim, press):
        raise Refused("already_decided", state=claim.state)
    edits = [Edit(line=line, field=press.field, value=press.picked) for line in press.lines or (None,)]
    changed = replace(edited(desk, claim, edits), version=claim.version + 1)
    show(desk, desk.keep(changed, "answered", press.person.id, edits=[asdict(edit) for edit in edits]), claim)


def _is_asked(desk: Desk, claim: Claim, press: Press) -> bool:
    """True when each of the lines still has the question, and the value is one of its answers."""
    points = open_points(claim.questions, desk.findings(claim))
    asked = {point.line: point for point in points if point.field == press.field}
    return all(line in asked and takes(asked[line], press.picked) for line in press.lines or (None,))
