"""Messages read beside the questions they may answer, those first that are answered where they were asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk import Desk
from bot.intake import Message
from bot.made_titles import in_language
from bot.presentation import Asked, asked
from bot.words import Words
from claims.checks import open_points
from claims.claim import OPEN, Claim
from claims.clock import OSLO
from claims.lines import ExpenseLine, Span
from claims.questions import DAYS, Edit, Question
from parsers.text.intents.answers import PRICED_TYPE, SAME_DAY, UNIT
from parsers.text.reading import Intent, Reading
from store import claims

# Orders that are more than the answers beside them: then the answers wait.
_ORDERS: frozenset[Intent] = frozenset({"delete", "repeat"})
_OF_TYPE = frozenset({"amount", "quantity"})
_SENTENCE_END = re.compile(r"(?<=[.?!])(?= |$)|(?<![.?!])$")
_CHANGES: frozenset[Intent] = frozenset({"answer", "edit", "claim"})


def read(desk: Desk, message: Message, claim: Claim | None) -> Reading:
    """What the message means; `claim` is the open one whose questions it may answer.

    What stands right below a question in the mail that it answers is read as the answer to that question alone. All
    else is read beside it, and answers nothing then: whoever answers in place means no other line.
    """
    pending = _pending(desk, message, claim) if claim else ()
    if named := _named(desk, message, pending):
        return named
    rest = message.text
    edits: list[Edit] = []
    for item, (start, end) in _answered(desk, message, claim):
        said = _read(desk, message, message.text[start:end], item.points)
        if said.intent == "answer" and said.edits and not said.lines:
            edits += said.edits
            rest = rest[:start] + "\n" * (end - start) + rest[end:]
    beside = _read(desk, message, rest) if edits else None
    if beside is None or beside.intent in _ORDERS:
        priced = [_of_type(desk, point, claim) for point in pending] if claim else ()
        return _of_lines_that_lack(_read(desk, message, message.text, priced), pending, claim)
    more = beside if beside.intent in _CHANGES else Reading(intent="answer")
    return replace(more, intent="answer", edits=(*edits, *more.edits))


def _of_lines_that_lack(reading: Reading, pending: Sequence[Question], claim: Claim | None) -> Reading:
    """The reading whose edits of no line are of those that are asked for their field, where a check asks for it.

    What the reader asks for is found on the claim when it is changed; what only checks miss, as a purpose, is not.
    """
    asked_for = claim.questions if claim else ()
    lacking: dict[str, list[int | None]] = {}
    for point in pending:
        if point.line is not None and point.code == "missing" and not point.choices and point not in asked_for:
            lacking.setdefault(point.field, []).append(point.line)
    edits = [
        replace(edit, line=line)
        for edit in reading.edits
        for line in (lacking.get(edit.field or "", [None]) if edit.line is None else [edit.line])
    ]
    return replace(reading, edits=tuple(edits))


def _named(desk: Desk, message: Message, pending: Sequence[Question]) -> Reading | None:
    """The answer that begins with a word which the claim's line was asked about by: `barnevakt er 550`."""
    for asked_by in pending:
        said = asked_by.facts.get("said", "")
        found = re.match(rf"\W*{re.escape(said)}\w*\b", message.text, re.IGNORECASE) if said else None
        if found and message.text[found.end() :].strip(" .!?:,"):
            rest = " " * found.end() + message.text[found.end() :]
            reading = _read(desk, message, rest, [one for one in pending if one.line == asked_by.line])
            if reading.intent == "answer" and reading.edits and not reading.lines:
                return reading
    return None


def _pending(desk: Desk, message: Message, claim: Claim) -> list[Question]:
    """What is open on the claim; what asks for a day knows which one `samme dag` would be.

    That is the claim's only day, or else that of the open claim touched before it.
    """
    points = list(open_points(claim.questions, desk.findings(claim)))
    if not any(point.field in DAYS for point in points):
        return points
    others = claims.of_person(desk.connection, message.person.id, OPEN, limit=2)
    days = [day for one in (claim, *others) if (day := one.only_day)]
    facts = {SAME_DAY: days[0].isoformat()} if days else {}
    return [replace(point, facts={**point.facts, **facts}) if point.field in DAYS else point for point in points]


def _of_type(desk: Desk, point: Question, claim: Claim) -> Question:
    """The question, which knows the type of its line where it asks for a price, and its unit where it asks how many."""
    line = claim.lines[point.line].line if point.field in _OF_TYPE and point.line is not None else None
    known = line.type if isinstance(line, ExpenseLine) else None
    if not known or (point.field == "quantity" and known not in desk.town.catalogue.codes):
        return point
    fact = {PRICED_TYPE: known} if point.field == "amount" else {UNIT: desk.town.catalogue.latest(known).unit}
    return replace(point, facts={**point.facts, **fact})


def _read(desk: Desk, message: Message, text: str, pending: Sequence[Question] = ()) -> Reading:
    reading = desk.reader.read(
        text,
        received=message.received.astimezone(OSLO),
        subject=message.subject,
        attachments=len(message.files),
        pending=pending,
    )
    return in_language(reading, message.person.language)


def _answered(desk: Desk, message: Message, claim: Claim | None) -> Iterator[tuple[Asked, Span]]:
    """Each question that ends a quoted passage, as the person was asked it, with where the words below it are.

    Of an item of several sentences, each may have its answer.
    """
    if claim is None or claim.number != message.claim or not message.answers:
        return
    items = asked(claim, desk.findings(claim), Words(message.person.language), desk.town.catalogue)
    waiting = {_plain(item.text): item for item in items}
    for passage, span in message.answers:
        quoted = _plain(passage)
        ends = [(text, at) for text in waiting for at in _ends_of_sentences(text) if _ends_with(quoted, text[:at])]
        if len(ends) == 1:
            ((text, at),) = ends
            item = waiting.pop(text)
            waiting |= {rest: item for rest in [text[at:].strip()] if rest}
            yield item, span


def _ends_of_sentences(text: str) -> list[int]:
    return [end.end() for end in _SENTENCE_END.finditer(text)]


def _ends_with(quoted: str, question: str) -> bool:
    """True when the question stands last and whole: what has a colon before it was asked of certain lines."""
    return quoted.endswith(question) and not quoted.removesuffix(question).rstrip().endswith(":")


def _plain(text: str) -> str:
    """The text with single blanks, however a mail program has wrapped it."""
    return " ".join(text.split())
