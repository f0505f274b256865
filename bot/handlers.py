"""What is done with a claimant's words: one handler an intent of the reader."""

from collections.abc import Callable
from dataclasses import replace

from bot import commenting, refusals, several, unclaimed
from bot.actions import choosing, deleting, drafts, proposals, repeating, rulings, submission
from bot.channel import Decides
from bot.desk import Desk
from bot.familiar import as_that_day, as_this_month
from bot.intake import Message, Outcome
from bot.lookup import find, of_year, query_of
from bot.loose import goes_on_from, is_another_drive, says_no_type, says_nothing
from bot.meant import EVERY_LIVING, changeable, draft_of, held, own_drafts, own_number, touched_last
from bot.notices import Notice
from bot.same_breath import ToldOn, names_day, told_on
from claims import belonging
from claims.claim import OPEN, Claim, State
from claims.errors import Refused
from parsers.text.intents.assent import assent
from parsers.text.intents.called import calls_whole, mentions
from parsers.text.intents.commands import needs_no_answer, thanks
from parsers.text.intents.lookups import reached
from parsers.text.intents.owed import asks_owed
from parsers.text.intents.rulings import ruling
from parsers.text.intents.withdrawing import withdraws
from parsers.text.reading import Intent, Reading
from store import audit, claims

_OF_OWN_CLAIMS: frozenset[Intent] = frozenset({"edit", "answer", "submit", "delete", "status", "repeat"})
_UNREAD: frozenset[Intent] = frozenset({"none", "question"})
"""Intents of an order whose number stands in its way, because no claim of the person's has it."""
REVOCABLE: frozenset[State] = OPEN | {"submitted"}
_IN_HAND: frozenset[State] = frozenset({"attested", "authorised"})
"""States in which somebody has decided, and nothing is paid."""


def handle(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """What became of the message; `claim` is the one that it is about, if any.

    Who has no claim and can make none is told what they can do instead.
    """
    if claim is None and "claimant" not in message.person.roles and reading.intent in _OF_OWN_CLAIMS:
        return not_understood(desk, message, claim, reading)
    if reading.intent == "answer" and not (reading.edits or reading.lines or message.files) and claim is None:
        return not_understood(desk, message, claim, reading)
    if reading.intent in _UNREAD and calls_whole(message.text):
        raise Refused("no_such_number")
    if claim and (outcome := commenting.explained(desk, message, claim, reading)):
        return outcome
    if not proposals.waits_for_a_pick(desk, message) and (more := told_on(desk, message, claim, reading)):
        return _go_on(desk, message, claim, more, apart=names_day(reading))
    return HANDLERS[reading.intent](desk, message, claim, reading)


def _go_on(desk: Desk, message: Message, claim: Claim | None, more: ToldOn, *, apart: bool) -> Outcome:
    """The draft has what was told of it in the same breath; lines of another day go where they belong."""
    told = more.reading
    if more.draft is None:
        return lines(desk, message, claim, told)
    if not apart or not told.lines:
        drafts.go_on(desk, more.draft, message, told, more.settled)
        return ("conversation", "edit") if told.edits else ("claim", "claim")
    if told.edits:
        changes = replace(told, lines=(), questions=())
        drafts.go_on(desk, more.draft, replace(message, files=()), changes, more.settled)
    return lines(desk, message, claim, replace(told, edits=()))


def lines(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """New lines: of the claim that is answered or named, else of the draft they belong to, else of a new claim."""
    if says_nothing(reading):
        return not_understood(desk, message, claim, reading)
    if says_no_type(reading) and proposals.waits_for_a_pick(desk, message):
        raise Refused("pick_unclear")
    own = own_drafts(desk, message) if message.verified else []
    reading = as_this_month(reading, own, desk.town.catalogue)
    holding = [] if message.claim or message.files else [one for one in own if one.receipts and not one.lines]
    if claim and claim.number == message.claim and claim.state in OPEN and message.verified:
        drafts.extend(desk, claim, message, reading)
    elif holding:
        drafts.extend(desk, held(desk, message, holding[0]), message, reading, guessed=True)
    elif claim and goes_on_from(message, claim, reading):
        drafts.extend(desk, claim, message, as_that_day(reading, claim), guessed=True)
    elif claim and is_another_drive(desk, message, claim, reading):
        drafts.extend(desk, claim, message, reading, guessed=True)
    elif message.verified and message.claim is None and (home := draft_of(desk, message, reading, own)):
        drafts.extend(desk, home, message, reading, guessed=True)
    else:
        same = belonging.having([found.line for found in reading.lines], own)
        drafts.open_claim(desk, message, reading, apart_from=same.number if same else "")
    return "claim", reading.intent


def not_understood(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """The person reads what can be written, or how what was asked is answered; files are kept, and asked about."""
    if message.verified and proposals.is_asked_which(desk, message):
        raise Refused("pick_unclear")
    if outcome := unclaimed.told(desk, message, claim):
        return outcome
    if message.verified and not message.files and assent(message.text) in ("outright", "agrees", "no"):
        return _asked_nothing(desk, message, claim)
    is_kept = claim is None or claim.state not in OPEN
    if message.files and not message.retold and is_kept and "claimant" in message.person.roles:
        drafts.hold(desk, message)
        return "claim", "files"
    if not message.person.approves and (reading.intent in ("approve", "return") or ruling(message.text)):
        raise Refused("not_approver")
    desk.answer(message, Notice(kind="not_understood", claim=claim, claimant=message.person))
    return "conversation", f"not_understood_{reading.intent}"


def _asked_nothing(desk: Desk, message: Message, claim: Claim | None) -> Outcome:
    """Whoever says yes or no to nothing hears that, and which of their claims has not been sent.

    An approver for whom claims wait is shown which they are, for they may have meant to decide one.
    """
    channel = desk.channels[message.channel]
    if isinstance(channel, Decides) and message.person.approves and rulings.show_waiting(desk, channel, message.person):
        return "conversation", "listed"
    mine = claim if claim and claim.claimant == message.person.id and claim.state in OPEN else None
    facts = {"draft": mine.number} if mine else {}
    desk.answer(message, Notice(kind="nothing_asked", claim=mine, claimant=message.person, facts=facts))
    return "conversation", "nothing_asked"


def _repeat(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:  # noqa: ARG001 - handlers share one signature
    repeating.repeat(desk, message, reading)
    return "claim", reading.intent


def _change(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    meant = changeable(message, claim)
    if not (reading.edits or reading.lines or message.files):
        return not_understood(desk, message, claim, reading)
    if [(edit.line, edit.field) for edit in reading.edits] == [(None, None)] and len(meant.lines) > 1:  # fjern linja
        choosing.ask_lines(desk, message, meant, range(len(meant.lines)))
        return "conversation", "which_remove"
    drafts.correct(desk, meant, message, reading)
    return "conversation", reading.intent


def _submit(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """The claim is sent; one that may be another's forgery is shown first, unless the message answers it."""
    if outcome := several.ordered(desk, message, "submit"):
        return outcome
    meant = changeable(message, claim)
    if message.claim is None and audit.was_opened_unproven(desk.connection, meant.number):
        drafts.show(desk, meant)
        return "conversation", "shown_first"
    submission.submit(desk, commenting.with_reasons(desk, message, meant), message.person)
    return "conversation", reading.intent


def _delete(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """The claim that was sent last is taken back, or the draft that was touched last deleted: whichever came last."""
    if withdraws(message.text):
        return _withdraw(desk, message, claim)
    if outcome := several.ordered(desk, message, "delete"):
        return outcome
    if message.claim is None:
        claim = touched_last(desk, message.person, REVOCABLE) or touched_last(desk, message.person, _IN_HAND)
    meant = changeable(message, claim)
    if meant.state in drafts.SENT:
        return _take_back(desk, message, meant)
    deleting.remove(desk, meant, message.person)
    return "conversation", reading.intent


def _withdraw(desk: Desk, message: Message, claim: Claim | None) -> Outcome:
    """The claim that is meant, or else the one that was sent last, is taken back; Refused for one that is not sent."""
    if several.withdrawn(desk, message):
        return "conversation", "withdraw_several"
    if message.claim is None:
        waiting = touched_last(desk, message.person, frozenset({"submitted"}))
        claim = waiting or touched_last(desk, message.person, drafts.SENT)
    if claim is None or claim.state in OPEN:
        raise Refused("not_sent")
    return _take_back(desk, message, changeable(message, claim))


def _take_back(desk: Desk, message: Message, claim: Claim) -> Outcome:
    """The sent claim is taken back; where that is too late, the person reads who has decided, and goes on below."""
    try:
        submission.withdraw(desk, claim, message.person)
    except Refused as refused:
        refusals.tell(desk, message, refused, claim)
        return "refused", refused.code
    return "conversation", "delete"


def _status(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:  # noqa: ARG001 - handlers share one signature
    """How the claim stands that is answered or named, else those that are looked for, else all that are living."""
    named = None if reading.edits else mentions(message.text)
    number = own_number(desk, message.person, named) if named else message.claim
    if named and number is None:
        raise Refused("no_such_number")
    if number and not reading.edits and (one := claims.get(desk.connection, number)):
        desk.answer(message, Notice(kind="status", claimant=message.person, claims=(one,)))
        return "conversation", reading.intent
    as_far, owed = reached(message.text), asks_owed(message.text)
    if reading.edits or owed:
        query = query_of(reading.edits, as_far) if reading.edits else of_year(desk.today)
        found = tuple(find(desk.connection, message.person.id, query, desk.town.catalogue))
        facts = {"sums": "state"} if owed and not as_far else {}
        desk.answer(message, Notice(kind="found", claimant=message.person, query=query, matches=found, facts=facts))
        return "conversation", "owed" if facts else "found"
    mine = claims.of_person(desk.connection, message.person.id, EVERY_LIVING, limit=10)
    desk.answer(message, Notice(kind="status", claimant=message.person, claims=tuple(mine)))
    return "conversation", reading.intent


def _nothing(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """A thank-you is answered once a day; whatever else wants nothing does need one, and a photo of no open claim."""
    if not message.files and needs_no_answer(message.text):
        if claim and claim.state in OPEN and message.verified and assent(message.text):  # ok: they may think it is sent
            return _asked_nothing(desk, message, claim)
        is_told = thanks(message.text) and _welcome(desk, message)
        return ("conversation", "welcome") if is_told else ("ignored", reading.intent)
    if not message.files and "claimant" in message.person.roles:
        desk.answer(message, Notice(kind="nothing_claimed", claimant=message.person))
        return "conversation", "nothing_claimed"
    # Files of a verified message are on the open claim already: this one has to be confirmed first.
    if claim and claim.state in OPEN:
        raise Refused("unverified")
    return not_understood(desk, message, claim, reading)


def _welcome(desk: Desk, message: Message) -> bool:
    """True when the person is told that they are welcome: in chat alone, for nobody wants a mail about it."""
    channel = desk.channels[message.channel]
    return isinstance(channel, Decides) and channel.tell(desk, message.person, Notice(kind="welcome"))


def payroll_file(desk: Desk, message: Message) -> Outcome:
    """Payroll reads how its file is made; others, who makes it."""
    able = [one.name for one in desk.town.people if "payroll" in one.roles]
    facts = {} if "payroll" in message.person.roles or not able else {"people": "; ".join(able)}
    desk.answer(message, Notice(kind="payroll_file", claimant=message.person, facts=facts))
    return "conversation", "payroll_file"


def _decided(desk: Desk, message: Message, claim: Claim | None, reading: Reading) -> Outcome:
    """An approver is told where to decide: words that anybody could send, or mean otherwise, decide nothing."""
    if message.person.approves:
        raise Refused("decide_by_button")
    return not_understood(desk, message, claim, reading)


HANDLERS: dict[Intent, Callable[[Desk, Message, Claim | None, Reading], Outcome]] = {
    "claim": lines,
    "edit": _change,
    "answer": _change,
    "submit": _submit,
    "delete": _delete,
    "status": _status,
    "none": _nothing,
    "repeat": _repeat,
    "question": not_understood,
    "approve": _decided,
    "return": _decided,
}
