"""Messages outside every thread: which of a person's open claims they answer or go on from."""

import datetime as dt
import re
from dataclasses import replace

from bot.actions import choosing
from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.questioned import read
from claims.claim import OPEN, Claim
from claims.lines import ExpenseLine, MileageLine, day_of
from parsers.text.intents.commands import needs_no_answer
from parsers.text.intents.continuing import goes_on
from parsers.text.reading import Intent, Reading
from store import audit, claims

_MOST = 5
"""Open claims, touched last, whose questions a message may answer."""

_JUST_TOUCHED = dt.timedelta(hours=1)

_SOMEWHERE = re.compile(r"\b(?:til|fra|frå|to|from)\b", re.IGNORECASE)
"""Words of a drive that is told by itself."""

_FEW_TYPES = 5
"""Types that a word may mean and still say something."""

_SAID_OF_RETURNED: frozenset[Intent] = frozenset({"answer", "question", "none"})

_READ_ELSEWHERE: frozenset[Intent] = frozenset({"claim", "question", "answer"})
"""Intents of words that are an answer where something else is asked."""


def answered(desk: Desk, message: Message, newest: Claim, reading: Reading) -> tuple[Claim, Reading] | Outcome:
    """The open claim whose question the message answers, with how it is read there; else the newest one.

    Where questions of several fit, nothing is done, and the person is asked which claim is meant. What another may have
    opened in their name asks them nothing here.
    """
    if reading.intent not in _READ_ELSEWHERE:
        return newest, reading
    found = claims.of_person(desk.connection, message.person.id, OPEN, limit=_MOST)
    read_there = [(one, read(desk, message, one)) for one in found if one.number != newest.number]
    fitting = [(one, its) for one, its in ((newest, reading), *read_there) if its.intent == "answer" and its.edits]
    fitting = [pair for pair in fitting if not audit.was_opened_unproven(desk.connection, pair[0].number)]
    # What holds a claim back goes before what would only be good to know.
    fitting = [pair for pair in fitting if _settles(*pair)] or fitting
    if len(fitting) > 1:
        choosing.ask(desk, message, "answer", [one for one, _ in fitting])
        return "conversation", "which_answer"
    if not fitting or fitting[0][0] is newest:
        return newest, reading
    claim = claims.get(desk.connection, fitting[0][0].number, lock=True)
    assert claim  # claims are never removed
    return replace(claim, channel=message.channel), fitting[0][1]


def answers_return(message: Message, newest: Claim, reading: Reading) -> bool:
    """True for words that are about the claim which has just come back, though they stand outside its thread.

    They answer something, or say why; what is a claim by itself, with a type or a day, is a new one.
    """
    if newest.state != "returned" or message.claim or not message.verified:
        return False
    if reading.intent == "claim":
        return says_no_type(reading) or says_nothing(reading)
    if "?" in message.text and not (reading.edits or reading.lines):
        return False
    return reading.intent in _SAID_OF_RETURNED and not needs_no_answer(message.text)


def _settles(claim: Claim, reading: Reading) -> bool:
    return bool({edit.field for edit in reading.edits} & {question.field for question in claim.questions})


def goes_on_from(message: Message, newest: Claim | None, reading: Reading) -> bool:
    """True for lines that are added to the claim shown last: the words say so, and name no day of their own."""
    if newest is None or newest.state not in OPEN or message.claim or not message.verified:
        return False
    return goes_on(message.text) and all(day_of(found.line) is None for found in reading.lines)


def is_another_drive(desk: Desk, message: Message, newest: Claim | None, reading: Reading) -> bool:
    """True for drives of no day or place in chat, right after a draft with one was touched: these are asked there."""
    if newest is None or newest.state != "draft" or message.claim or not message.verified:
        return False
    drives = [found.line for found in reading.lines if isinstance(found.line, MileageLine)]
    is_bare = len(drives) == len(reading.lines) and not any(drive.date for drive in drives)
    is_bare = is_bare and _SOMEWHERE.search(message.text) is None
    alike = is_bare and any(isinstance(line.line, MileageLine) for line in newest.lines)
    is_chat = isinstance(desk.channels[message.channel], Decides)
    return alike and is_chat and desk.now - claims.touched_at(desk.connection, newest.number) <= _JUST_TOUCHED


def says_nothing(reading: Reading) -> bool:
    """True when no more is known of the lines than that there was some meeting or outlay, or several."""
    named = {q.line for q in reading.questions if q.field == "type" and len(q.choices) <= _FEW_TYPES and q.choices}
    return all(
        isinstance(found.line, ExpenseLine)
        and found.line.type is None
        and at not in named
        and not found.evidence.keys() - {"type", "quantity"}
        for at, found in enumerate(reading.lines)
    )


def says_no_type(reading: Reading) -> bool:
    """True for hours or kroner alone, of no type and no day: where something was asked, they may be meant for that."""
    lines = [found.line for found in reading.lines]
    return all(isinstance(line, ExpenseLine) and line.type is None and line.date is None for line in lines)
