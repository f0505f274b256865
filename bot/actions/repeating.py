"""A claim that was sent before, once more: in words, by the button on it, or by one that means the last."""

from collections.abc import Iterable
from dataclasses import replace

from bot.actions import drafts
from bot.desk import Desk
from bot.intake import Message, Press
from bot.words import Words
from claims import drafting, repeating
from claims.claim import Claim, ClaimLine
from claims.errors import Refused
from claims.lines import Evidence
from claims.people import Person
from claims.questions import Edit
from parsers.text.reading import Reading
from store import claims

_LOOKED_BACK = 50


def again(desk: Desk, claim: Claim, press: Press) -> None:
    """A new draft with the lines of the claim, which its claimant has sent; when it was is asked.

    The draft that an earlier press made is shown instead as long as nothing has been done with it.
    """
    if press.person.id != claim.claimant:
        raise Refused("not_yours")
    if claim.state not in drafts.SENT:
        raise Refused("nothing_to_repeat")
    own = claims.of_person(desk.connection, claim.claimant, drafts.MOVABLE, limit=_LOOKED_BACK)
    made = next((draft for draft in own if _is_fresh_repeat(draft, claim)), None)
    if made:
        drafts.show(desk, replace(made, channel=press.channel))
        return
    told = Message(person=press.person, channel=press.channel, text="", received=desk.now, verified=True)
    _repeat(desk, told, Reading(intent="repeat"), claim)


def repeat(desk: Desk, message: Message, reading: Reading) -> None:
    """A new draft with the lines of an earlier claim, changed as the reading says; when it was is asked."""
    _repeat(desk, message, reading, sent_last(desk, message.person, reading.edits))


def sent_last(desk: Desk, person: Person, edits: Iterable[Edit] = ()) -> Claim:
    """The claim that the person sent last, or the one of the period that the edits name; Refused when there is none."""
    sent = claims.of_person(desk.connection, person.id, drafts.SENT, limit=_LOOKED_BACK)
    earlier = repeating.meant(sent, edits)
    if earlier is None:
        raise Refused("nothing_to_repeat")
    return earlier


def _repeat(desk: Desk, message: Message, reading: Reading, earlier: Claim) -> None:
    lines, questions = repeating.again(earlier)
    evidence = Evidence(source=desk.source, assumed={"line": [_repeated(earlier)]})
    new = [ClaimLine(line=line, evidence=evidence) for line in lines]
    title = reading.title or Words(message.person.language).t("claim.repeated", number=earlier.number)
    claim = replace(drafts.empty(desk, message, reading), title=title)
    claim = drafts.placed(desk, drafting.add(claim, new, questions, desk.terms(claim)))
    changed = drafts.edited(desk, claim, repeating.fitting(reading.edits, earlier))
    drafts.begin(desk, changed, message, repeats=earlier.number)


def _repeated(earlier: Claim) -> str:
    return f"repeated_{earlier.number}"


def _is_fresh_repeat(draft: Claim, earlier: Claim) -> bool:
    """True for a draft that still holds the earlier claim's lines as they were put there, and nothing else."""
    said = [line.evidence for line in draft.lines]
    is_whole = len(said) == len(earlier.lines) and not (draft.receipts or draft.comments)
    return is_whole and all(_repeated(earlier) in each.assumed.get("line", ()) and not each.changed for each in said)
