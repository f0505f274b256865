"""A draft that stays one for now, with what belongs to it; and how a claim's sums came about."""

from dataclasses import replace

from bot.actions.drafts import documented, hashes, show
from bot.actions.editing import require_mine
from bot.desk import Desk
from bot.intake import Form
from bot.notices import Notice
from bot.presentation.facts import REASON_LIMIT
from claims.claim import Claim, Comment
from claims.errors import Refused
from claims.people import Person


def put_aside(desk: Desk, claim: Claim, person: Person) -> None:
    """Nothing about the draft changes; its claimant hears that it stays, and when it will be remembered."""
    require_mine(claim, person)
    desk.note("put_aside", person.id, claim.number)
    days = str(desk.town.settings.claims.reminder_working_days)
    desk.tell_claimant(claim, Notice(kind="put_aside", claim=claim, claimant=person, facts={"days": days}))


def explain(desk: Desk, claim: Claim, person: Person) -> None:
    """The claimant reads how the sum of each line came about; Refused for anybody else, whose card says it."""
    if person.id != claim.claimant:
        raise Refused("not_yours")
    desk.tell_claimant(claim, Notice(kind="why", claim=claim, claimant=person))


def remark(desk: Desk, claim: Claim, person: Person, text: str, *, no_receipt: str = "") -> None:
    """The draft with the comment on it, which whoever decides it will read; its claimant is shown it.

    Where the comment is of lines without a receipt (`no_receipt`, their numbers from 0), what holds then is told too.
    """
    mine = require_mine(claim, person)
    show(desk, noted(desk, mine, person, text), mine, no_receipt=no_receipt)


def noted(desk: Desk, claim: Claim, person: Person, text: str) -> Claim:
    """The draft with the comment on it, as `remark`; nothing is told."""
    said = _with_comment(desk, claim, person, text)
    return desk.keep(replace(said, version=claim.version + 1), "remarked", person.id, text=text)


def enclose(desk: Desk, claim: Claim | None, form: Form) -> None:
    """The draft with the form's files and the comment beside them; its claimant is shown it."""
    mine = require_mine(claim, form.person)
    grown = documented(desk, replace(mine, channel=form.channel), form.files)
    if text := form.values["text"]:
        grown = _with_comment(desk, grown, form.person, text)
    show(desk, desk.keep(grown, "attached", form.person.id, brought=hashes(form.files), text=text), mine)


def _with_comment(desk: Desk, claim: Claim, person: Person, text: str) -> Claim:
    said = Comment(person=person.id, at=desk.now, round=claim.round, text=text[:REASON_LIMIT])
    return replace(claim, comments=(*claim.comments, said))
