"""What the bot does with what people do: one handler an intent, the same for every channel."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot import approving, enclosures, forms, presses, rereading
from bot.actions import comments, drafts, editing, keeping, moving, submission
from bot.desk import Desk
from bot.familiar import as_this_month
from bot.intake import Erased, Form, Intake, Message, OtherPress, Outcome, Press
from bot.lookup import find, query_of
from bot.notices import Notice
from bot.privacy import discreet
from bot.questioned import read
from bot.reception import receive
from claims import belonging
from claims.checks import blocking
from claims.claim import OPEN, Claim, State
from claims.errors import Refused
from claims.people import Person
from claims.workflow import WAITS_FOR
from parsers.text.intents.commands import Request, remark, requested
from parsers.text.intents.moves import moved
from parsers.text.intents.shares import splitting
from parsers.text.reading import Intent, Reading
from store import audit, claims


def respond(desk: Desk, intake: Intake) -> Outcome:
    """What became of the intake; its effects are rows written at the desk."""
    if isinstance(intake, Erased):
        return rereading.erased(desk, intake)
    if isinstance(intake, OtherPress):
        return approving.pressed(desk, intake)
    if not isinstance(intake, Message | Press | Form):
        return receive(desk, intake)
    intake, is_changed = discreet(intake)
    if is_changed:
        _reply(desk, intake, Notice(kind="identity_number", claimant=intake.person))
    if isinstance(intake, Message):
        intake = _addressed(desk, intake)
    try:
        if isinstance(intake, Form):
            return _fill(desk, intake)
        return presses.act(desk, intake) if isinstance(intake, Press) else _talk(desk, intake)
    except Refused as refused:
        _tell_refusal(desk, intake, refused)
        return "refused", refused.code


def _fill(desk: Desk, form: Form) -> Outcome:
    enclosures.tell_left_out(desk, form)
    return forms.fill(desk, form)


def _addressed(desk: Desk, message: Message) -> Message:
    """The message with the own claim that its words name by number, blanked so that it is read as nothing else.

    A number that is none of the person's claims is left alone: it may be a case, and tells nothing of others' claims.
    """
    if moved(message.text):
        return message
    for found in CLAIM_NUMBER.finditer(message.text):
        claim = claims.get(desk.connection, found[0])
        if claim and claim.claimant == message.person.id:
            blanked = message.text.replace(found[0], " " * len(found[0]))
            return replace(message, text=blanked, claim=message.claim or claim.number)
    return message


def _talk(desk: Desk, message: Message) -> Outcome:
    if message.retold:
        return _retold(desk, message)
    if message.corrects and (outcome := rereading.reread(desk, message)):
        return outcome
    enclosures.tell_left_out(desk, message)
    if outcome := approving.heard(desk, message):
        enclosures.tell_not_taken(desk, message)
        return outcome
    claim = _claim_meant(desk, message)
    if message.verified and (move := moved(message.text)):
        enclosures.with_files(desk, message, claim)
        moving.move_said(desk, message, move)
        return "conversation", "move"
    is_open = claim is not None and claim.state in OPEN
    if message.verified and (request := requested(message.text)):
        return _requested(desk, message, enclosures.with_files(desk, message, claim), request)
    if is_open and (said := remark(message.text)):
        keeping.remark(desk, _changeable(message, enclosures.with_files(desk, message, claim)), message.person, said)
        return "conversation", "remark"
    if shares := splitting(message.text):
        editing.split(desk, _changeable(message, enclosures.with_files(desk, message, claim)), message.person, shares)
        return "conversation", "split"
    # What comes from nobody in particular answers no question.
    reading = read(desk, message, claim if is_open and message.verified else None)
    if claim and message.verified and message.files and reading.intent not in ("claim", "repeat"):
        claim = enclosures.with_files(desk, message, claim)
        if is_open and reading.intent in ("none", "question"):
            drafts.show(desk, claim)
            return "conversation", "files"
        if reading.intent == "none":
            return "conversation", "files_not_taken"
    return HANDLERS[reading.intent](desk, message, claim, reading)


def _requested(desk: Desk, message: Message, claim: Claim | None, request: Request) -> Outcome:
    """What a button does too, on the claim that is meant, or else on the one touched last, however far it has come."""
    last = None if claim else _touched_last(desk, message.person, STATUS_STATES)
    meant = claims.get(desk.connection, last, lock=True) if last else claim
    if meant is None:
        raise Refused("no_open_claim")
    REQUESTS[request](desk, meant, message.person)
    return "conversation", request


def _retold(desk: Desk, message: Message) -> Outcome:
    """A claim of words that may be another's; nothing else is done because of them."""
    reading = read(desk, message, None)
    enclosures.tell_left_out(desk, message)
    if not reading.lines:
        return _not_understood(desk, message, None, reading)
    return _lines(desk, message, None, reading)


def _claim_meant(desk: Desk, message: Message) -> Claim | None:
    """The claim that the message answers to or names, or else the person's open claim touched last.

    Refused when it answers to somebody else's: approvers decide with the buttons.
    """
    claim = _answered(desk, message)
    if claim and claim.claimant != message.person.id:
        raise Refused("others_claim")
    return replace(claim, channel=message.channel) if claim else None


def _answered(desk: Desk, message: Message) -> Claim | None:
    """As `_claim_meant`, whoever's it is."""
    number = message.claim or _touched_last(desk, message.person, OPEN)
    return claims.get(desk.connection, number, lock=True) if number else None


def _touched_last(desk: Desk, person: Person, states: frozenset[State]) -> str | None:
    newest = claims.of_person(desk.connection, person.id, states, limit=1)
    return newest[0].number if newest else None


def _lines(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """New lines: of the claim that is answered or named, else of the draft they belong to, else of a new claim."""
    own = _own_drafts(desk, message) if message.verified else []
    reading = as_this_month(reading, own, desk.town.catalogue)
    if claim and claim.number == message.claim and claim.state in OPEN and message.verified:
        drafts.extend(desk, claim, message, reading)
    elif message.verified and message.claim is None and (home := _draft_of(desk, message, reading, own)):
        drafts.extend(desk, home, message, reading, guessed=True)
    else:
        drafts.open_claim(desk, message, reading)
    return "claim", reading.intent


def _own_drafts(desk: Desk, message: Message) -> list[Claim]:
    """The person's drafts; what another may have opened in their name is not theirs before they have answered it."""
    found = claims.of_person(desk.connection, message.person.id, {"draft"})
    return [one for one in found if not audit.was_opened_unproven(desk.connection, one.number)]


def _draft_of(desk: Desk, message: Message, reading: Reading, own: list[Claim]) -> Claim | None:
    lines = [found.line for found in reading.lines]
    found = belonging.draft_of(lines, own, desk.town.catalogue)
    claim = claims.get(desk.connection, found.number, lock=True) if found else None
    return replace(claim, channel=message.channel) if claim and claim.state == "draft" else None


def _repeat(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:  # noqa: ARG001
    drafts.repeat(desk, message, reading)
    return "claim", reading.intent


def _change(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    meant = _changeable(message, claim)
    if not (reading.edits or reading.lines or message.files):
        return _not_understood(desk, message, claim, reading)
    drafts.correct(desk, meant, message, reading)
    return "conversation", reading.intent


def _submit(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """The claim is sent; one that may be another's forgery is shown first, unless the message answers it."""
    meant = _changeable(message, claim)
    if message.claim is None and audit.was_opened_unproven(desk.connection, meant.number):
        drafts.show(desk, meant)
        return "conversation", "shown_first"
    submission.submit(desk, meant, message.person)
    return "conversation", reading.intent


def _delete(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """The claim that was sent last is taken back, or the draft that was touched last deleted: whichever came last."""
    if message.claim is None:
        last = _touched_last(desk, message.person, REVOCABLE)
        claim = claims.get(desk.connection, last, lock=True) if last else None
    meant = _changeable(message, claim)
    if meant.state == "submitted":
        submission.withdraw(desk, meant, message.person)
    else:
        drafts.remove(desk, meant, message.person)
    return "conversation", reading.intent


def _status(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:  # noqa: ARG001
    if reading.edits:
        query = query_of(reading.edits)
        found = find(desk.connection, message.person.id, query, desk.town.catalogue)
        _reply(desk, message, Notice(kind="found", claimant=message.person, query=query, matches=tuple(found)))
        return "conversation", "found"
    mine = claims.of_person(desk.connection, message.person.id, STATUS_STATES, limit=10)
    _reply(desk, message, Notice(kind="status", claimant=message.person, claims=tuple(mine)))
    return "conversation", reading.intent


def _nothing(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """A thank-you needs no answer; a photo that belongs to no open claim does."""
    if not message.files:
        return "ignored", reading.intent
    # Files of a verified message are on the open claim already: this one has to be confirmed first.
    if claim and claim.state in OPEN:
        raise Refused("unverified")
    return _not_understood(desk, message, claim, reading)


def _decided(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """An approver is told where to decide: words that anybody could send, or mean otherwise, decide nothing."""
    if message.person.approves:
        raise Refused("decide_by_button")
    return _not_understood(desk, message, claim, reading)


def _asked(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """Words in the thread of a claim that others are deciding are for them."""
    if claim and message.verified and claim.number == message.claim and claim.state in WAITS_FOR:
        comments.comment(desk, claim, message.person, message.text)
        _reply(desk, message, Notice(kind="comment_passed_on", claim=claim, claimant=message.person))
        return "conversation", "commented"
    return _not_understood(desk, message, claim, reading)


def _not_understood(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    _reply(desk, message, Notice(kind="not_understood", claim=claim, claimant=message.person))
    return "conversation", f"not_understood_{reading.intent}"


CLAIM_NUMBER = re.compile(r"\b20\d\d-\d{5,}\b")
REVOCABLE: frozenset[State] = OPEN | {"submitted"}
STATUS_STATES: frozenset[State] = OPEN | {"submitted", "attested", "authorised", "exported", "paid"}

REQUESTS: dict[Request, Callable[[Desk, Claim, Person], None]] = {"why": keeping.explain, "later": keeping.put_aside}

HANDLERS: dict[Intent, Callable[[Desk, Message, Claim | None, Reading], Outcome]] = {
    "claim": _lines,
    "edit": _change,
    "answer": _change,
    "submit": _submit,
    "delete": _delete,
    "status": _status,
    "none": _nothing,
    "repeat": _repeat,
    "question": _asked,
    "approve": _decided,
    "return": _decided,
}


def _changeable(message: Message, claim: Claim | None) -> Claim:
    """The claim that the message may change: whoever only says who they are can make a draft, and no more."""
    if claim is None:
        raise Refused("no_open_claim")
    if not message.verified:
        raise Refused("unverified")
    return claim


def _tell_refusal(desk: Desk, intake: Message | Press | Form, refused: Refused) -> None:
    """The reason, with the person's own claim if one was meant, so that a reply can confirm what it asked for."""
    claim = None
    if refused.code != "decide_by_button":
        claim = _answered(desk, intake) if isinstance(intake, Message) else claims.get(desk.connection, intake.claim)
    if claim:
        claim = replace(claim, channel=intake.channel) if claim.claimant == intake.person.id else None
    facts = {**refused.facts, "code": refused.code}
    found = tuple(blocking(desk.findings(claim))) if claim and refused.code == "blocked" else ()
    notice = Notice(kind="refused", claim=claim, claimant=intake.person, findings=found, facts=facts)
    _reply(desk, intake, notice)


def _reply(desk: Desk, intake: Message | Press | Form, notice: Notice) -> None:
    desk.channels[intake.channel].tell(desk, intake.person, notice)
