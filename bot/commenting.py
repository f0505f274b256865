"""Words below a claim that order nothing there: comments, for whoever decides it, made it, or will read it next."""

import re

from bot import enclosures
from bot.actions import comments, keeping
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.notices import Notice
from claims.claim import Claim
from claims.lines import day_of
from claims.workflow import WAITS_FOR
from parsers.text.intents.commands import asks_help, needs_no_answer, remark, thanks
from parsers.text.intents.moves import moved
from parsers.text.reading import Intent, Reading
from store import claims

_ORDERS: frozenset[Intent] = frozenset({"submit", "delete", "status"})
_NOT_SAID_UNASKED: frozenset[Intent] = frozenset({"repeat", "approve", "return"})
"""Intents of words that are an answer to somebody who asked, and else an order or a decision."""

_EXPLAINING: frozenset[Intent] = frozenset({"question", "none", "answer"})
_CHANGING: frozenset[Intent] = frozenset({"edit", "claim"})
_WEIGHTLESS = frozenset({"type", "quantity", "vehicle"})
"""Evidence of a line that says no more than that there was something of the kind."""

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")


def of_own(desk: Desk, message: Message, claim: Claim, reading: Reading) -> Outcome | None:
    """What became of words below the person's claim that others decide: those who do hear them.

    None for an order; and unless somebody has asked, for thanks, and for lines with nothing left to ask of days that
    the claim has not. Words beside files that answer nobody are told with the files.
    """
    if claim.state not in WAITS_FOR or not message.verified or claim.number != message.claim:
        return None
    if not message.text.strip() or reading.intent in _ORDERS:
        return None
    is_asked = any(said.round == claim.round and said.person != claim.claimant for said in claim.comments)
    if not is_asked and _stands_alone(message, claim, reading):
        return None
    comments.comment(desk, claim, message.person, _words(message))
    wish = {f"change_{claim.state}": "yes"} if reading.intent in _CHANGING else {}
    desk.answer(message, Notice(kind="comment_passed_on", claim=claim, claimant=message.person, facts=wish))
    enclosures.tell_not_taken(desk, message)
    return "conversation", "commented"


def of_others(desk: Desk, message: Message, reading: Reading) -> Outcome | None:
    """What became of an approver's words below somebody else's claim: its claimant hears them.

    None for an order, for a claim of the approver's own, and for an `ok` that may be meant to decide.
    """
    claim = claims.get(desk.connection, message.claim, lock=True) if message.claim else None
    if claim is None or claim.claimant == message.person.id or not message.text.strip():
        return None
    if thanks(message.text):
        return "ignored", "thanks"
    is_own = reading.intent == "claim" and not reading.questions and "claimant" in message.person.roles
    is_order = reading.intent in _ORDERS or asks_help(message.text) or moved(message.text) is not None
    if is_own or is_order or needs_no_answer(message.text):
        return None
    comments.comment(desk, claim, message.person, _words(message))
    claimant = desk.town.person(claim.claimant)
    channel = desk.channels[message.channel]
    channel.tell(desk, message.person, Notice(kind="comment_kept", claim=claim, claimant=claimant))
    return "conversation", "commented"


def explained(desk: Desk, message: Message, claim: Claim, reading: Reading) -> Outcome | None:
    """What became of words below a claim that came back, and change nothing on it: whoever decides it will read them.

    None for all that changes the claim, for thanks, and for words that nobody vouches for.
    """
    if claim.state != "returned" or claim.number != message.claim or not message.verified:
        return None
    is_hollow = reading.intent == "claim" and not any(found.evidence.keys() - _WEIGHTLESS for found in reading.lines)
    is_said = reading.intent in _EXPLAINING and not reading.edits
    if not (is_hollow or is_said) or needs_no_answer(message.text):
        return None
    keeping.remark(desk, claim, message.person, _words(message))
    return "conversation", "remark"


def with_reasons(desk: Desk, message: Message, claim: Claim) -> Claim:
    """The claim that came back, with what is said of it before the order to send it as a comment."""
    *said, _ = _SENTENCE.split(message.text.strip())
    words = " ".join(said)
    if claim.state != "returned" or not words or needs_no_answer(words):
        return claim
    return keeping.noted(desk, claim, message.person, words)


def _stands_alone(message: Message, claim: Claim, reading: Reading) -> bool:
    """True for words that answer nobody, and are something else than a remark."""
    if reading.intent in _NOT_SAID_UNASKED or needs_no_answer(message.text):
        return True
    if message.files and reading.intent == "none":
        return True
    days = {day_of(line.line) for line in claim.lines} | {None}
    others = all(day_of(found.line) not in days for found in reading.lines)
    return reading.intent == "claim" and not reading.questions and others


def _words(message: Message) -> str:
    words = message.said or message.text
    return remark(words) or words
