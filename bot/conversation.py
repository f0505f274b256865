"""What the bot does with what people do, the same for every channel."""

from collections.abc import Callable
from dataclasses import replace

from bot import (
    amending,
    approving,
    commenting,
    enclosures,
    forms,
    handed_over,
    handlers,
    loose,
    lost_receipts,
    month_days,
    presses,
    refusals,
    rereading,
    unclaimed,
)
from bot.actions import (
    deleting,
    drafts,
    editing,
    keeping,
    languages,
    moving,
    moving_files,
    proposals,
    stopping,
    submission,
    telling,
)
from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Erased, Form, Intake, Message, OtherPress, Outcome, Press, Spoken
from bot.meant import EVERY_LIVING, addressed, answered, changeable, claim_meant, demand_known, demand_own, touched_last
from bot.notices import Notice
from bot.privacy import discreet
from bot.questioned import read
from bot.reception import receive
from claims.claim import OPEN, Claim
from claims.errors import Refused
from claims.people import Person
from parsers.text.intents.commands import (
    Request,
    asks_help,
    asks_what_lacks,
    orders_payroll_file,
    remark,
    requested,
    undoes,
)
from parsers.text.intents.halting import halts
from parsers.text.intents.languages import language_wanted
from parsers.text.intents.lookups import shows_one
from parsers.text.intents.moves import moved
from parsers.text.intents.split_lines import splitting
from parsers.text.intents.then_send import before_sending
from parsers.text.reading import Reading
from store import audit, claims


def respond(desk: Desk, intake: Intake) -> Outcome:
    """What became of the intake; its effects are rows written at the desk."""
    if isinstance(intake, Spoken):
        intake = replace(intake, person=desk.town.person(intake.person.id))  # in the language that they have chosen
    if isinstance(intake, Erased):
        return rereading.erased(desk, intake)
    if isinstance(intake, OtherPress):
        return approving.pressed(desk, intake)
    if not isinstance(intake, Message | Press | Form):
        return receive(desk, intake)
    intake, is_changed = discreet(intake)
    if is_changed:
        desk.answer(intake, Notice(kind="identity_number", claimant=intake.person))
    if isinstance(intake, Message):
        intake = addressed(desk, intake)
    try:
        if isinstance(intake, Form):
            return _fill(desk, intake)
        return presses.act(desk, intake) if isinstance(intake, Press) else _talk(desk, intake)
    except Refused as refused:
        asks = (intake.asked or 0) if isinstance(intake, Message) else 0
        claim = _refused_of(desk, intake, refused)
        refusals.tell(desk, intake, refused, claim, asks)
        if claim and not isinstance(intake, Message):
            # What was pressed may have stood there only because the card is older than the rights, or than the claim.
            desk.redraw(claim, intake.person)
        return "refused", refused.code


def _fill(desk: Desk, form: Form) -> Outcome:
    enclosures.tell_left_out(desk, form)
    return forms.fill(desk, form)


def _talk(desk: Desk, message: Message) -> Outcome:
    if message.retold:
        return _retold(desk, message)
    if message.corrects and (outcome := rereading.reread(desk, message)):
        return outcome
    enclosures.tell_left_out(desk, message)
    if message.left_out and not (message.text.strip() or message.files):
        return "conversation", "files_left_out"
    if not message.files and (wanted := language_wanted(message.text)):
        languages.choose(desk, message, wanted)
        return "conversation", "language"
    if outcome := proposals.heard(desk, message) or approving.heard(desk, message):
        enclosures.tell_not_taken(desk, message)
        return outcome
    demand_known(message)
    claim = claim_meant(desk, message)
    return _ordered(desk, message, claim) or _sent_with_changes(desk, message, claim) or _told(desk, message, claim)


def _sent_with_changes(desk: Desk, message: Message, claim: Claim | None) -> Outcome | None:
    """What became of a change with the order to send behind it; it is sent once the change has been made."""
    first = before_sending(message.text) if message.verified else None
    if first is None or claim is None or claim.state not in OPEN:
        return None
    change = replace(message, text=first)
    said = desk.reader.amendment(first, message.received)
    if not (said and not said.unread) and read(desk, change, claim).intent != "edit":
        return None
    outcome = _told(desk, change, claim)
    changed = answered(desk, message) if outcome == ("conversation", "edit") else None
    if changed is None or (message.claim is None and audit.was_opened_unproven(desk.connection, changed.number)):
        return outcome
    submission.submit(desk, replace(changed, channel=message.channel), message.person)
    return "conversation", "edit_and_submit"


def _ordered(desk: Desk, message: Message, claim: Claim | None) -> Outcome | None:
    """What became of a message that is one order or remark as a whole; None for one that is to be read."""
    is_open = claim is not None and claim.state in OPEN
    if message.said and not message.files and not message.text.strip(" .!?,:"):
        return handlers.HANDLERS["status"](desk, message, claim, Reading(intent="status"))
    if message.verified and (shows_one(message.text) or asks_what_lacks(message.text)) and not message.files:
        return _shown(desk, message, claim)
    if asks_help(message.text) and not message.files:
        desk.answer(message, Notice(kind="help", claimant=message.person))
        return "conversation", "help"
    if orders_payroll_file(message.text) and not message.files:
        return handlers.payroll_file(desk, message)
    if message.verified and (move := moved(message.text)):
        enclosures.with_files(desk, message, claim)
        (moving_files if move.files else moving).move_said(desk, message, move)
        return "conversation", "move"
    if message.verified and undoes(message.text):
        enclosures.with_files(desk, message, claim)
        deleting.undo(desk, message)
        return "conversation", "undo"
    if message.verified and (request := requested(message.text)):
        return _requested(desk, message, enclosures.with_files(desk, message, claim), request)
    if message.verified and halts(message.text):
        stopping.stop(desk, message, enclosures.with_files(desk, message, claim))
        return "conversation", "stopped"
    if message.verified and not message.files and (wondered := desk.reader.wondered(message.text, message.received)):
        return telling.tell(desk, message, claim, wondered)
    if is_open and (said := remark(message.text)):
        keeping.remark(desk, changeable(message, enclosures.with_files(desk, message, claim)), message.person, said)
        return "conversation", "remark"
    if claim and is_open and message.verified and (outcome := lost_receipts.told(desk, message, claim)):
        return outcome
    if shares := splitting(message.text):
        editing.split(desk, changeable(message, enclosures.with_files(desk, message, claim)), message.person, shares)
        return "conversation", "split"
    return None


def _shown(desk: Desk, message: Message, claim: Claim | None) -> Outcome:
    """The claim that is meant, or else the one touched last, is shown where its claimant reads on."""
    meant = claim if message.claim else touched_last(desk, message.person, EVERY_LIVING)
    if meant is None:
        raise Refused("no_open_claim")
    if meant.state in OPEN or isinstance(desk.channels[message.channel], Decides):
        drafts.show(desk, replace(meant, channel=message.channel), anew="yes")
    else:
        desk.answer(message, Notice(kind="status", claimant=message.person, claims=(meant,)))
    return "conversation", "shown"


def _told(desk: Desk, message: Message, claim: Claim | None) -> Outcome:
    """What became of a message by what the reader finds in it, and by the claims that it may be about."""
    # What comes from nobody in particular changes no draft, and answers no question of one.
    draft = claim if claim and claim.state in OPEN and message.verified else None
    if draft and (outcome := month_days.told(desk, message, draft) or handed_over.told(desk, message, draft)):
        return outcome
    reading = read(desk, message, draft)
    if claim and (outcome := commenting.of_own(desk, message, claim, reading)):
        return outcome
    if message.verified:
        demand_own(desk, message, reading)
    if draft and (outcome := unclaimed.told_of_day(desk, message, draft, reading)):
        return outcome
    if draft and loose.answers_return(message, draft, reading):
        message = replace(message, claim=draft.number)
    if draft:
        amending.demand_whole_route(desk, message, draft)
        if outcome := amending.measured_anew(desk, message, draft, reading):
            return outcome
    if draft and message.claim is None:
        found = loose.answered(desk, message, draft, reading)
        if isinstance(found[0], str):
            enclosures.tell_not_taken(desk, message)
            return found
        claim, reading = found
        draft = claim
    if draft and (outcome := amending.amended(desk, month_days.dated(desk, message, draft), draft, reading)):
        return outcome
    if message.verified and not message.files and (outcome := amending.of_sent(desk, message, reading)):
        return outcome
    if claim and message.verified and message.files and reading.intent not in ("claim", "repeat"):
        before, claim = claim, enclosures.with_files(desk, message, claim)
        if draft and reading.intent in ("none", "question"):
            drafts.show(desk, claim, before, brought=message.files)
            return "conversation", "files"
        if reading.intent == "none":
            return "conversation", "files_not_taken"
    return handlers.handle(desk, message, claim, reading)


def _requested(desk: Desk, message: Message, claim: Claim | None, request: Request) -> Outcome:
    """What a button does too, on the claim that is meant, or else on the one touched last, however far it has come."""
    meant = claim or touched_last(desk, message.person, EVERY_LIVING)
    if meant is None:
        raise Refused("no_open_claim")
    REQUESTS[request](desk, meant, message.person)
    return "conversation", request


def _retold(desk: Desk, message: Message) -> Outcome:
    """A claim of words that may be another's; nothing else is done because of them."""
    reading = read(desk, message, None)
    enclosures.tell_left_out(desk, message)
    if not reading.lines:
        return handlers.not_understood(desk, message, None, reading)
    return handlers.lines(desk, message, None, reading)


REQUESTS: dict[Request, Callable[[Desk, Claim, Person], None]] = {"why": keeping.explain, "later": keeping.put_aside}


def _refused_of(desk: Desk, intake: Message | Press | Form, refused: Refused) -> Claim | None:
    """The claim that was meant, whoever's it is; none for an approver, who decides elsewhere."""
    if refused.code == "decide_by_button":
        return None
    return answered(desk, intake) if isinstance(intake, Message) else claims.get(desk.connection, intake.claim)
