"""What is written in chat in one breath is read as one text: `Kommunestyret i går`, and then `buss 44 kr`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Message
from bot.questioned import read
from claims.claim import Claim
from claims.codec import to_json
from claims.lines import AS_IN, ExpenseLine, Line, PerDiemLine, Span, day_of, kind_of, type_and_day
from claims.questions import About, Edit, about
from parsers.text.reading import Found, Intent, Reading
from store import inbox

BREATH = dt.timedelta(minutes=10)
"""Between two messages of which the second goes on from the first."""

_MAY_GO_ON: frozenset[Intent] = frozenset({"claim", "question", "none"})
_KEPT = frozenset({"purpose", "cost_bearer"})
_PART_ENDS = "\n"
_GOES_ON = ("claim", "answer", "edit", "nothing_claimed", "not_understood_question", "not_understood_none")
"""What became of messages that others go on from; orders are none."""
AS_BEFORE = "as_before"
"""What is assumed of a value that a message before told, which has made no draft."""
_KIND = "message"
_MOST = 10
"""Messages of one breath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOn:
    """What a message says beside those before it: lines, and changes of the draft that they made, if any.

    `settled` are the questions of the draft that the message has answered.
    """

    reading: Reading
    draft: Claim | None
    settled: frozenset[About]


def told_on(desk: Desk, message: Message, newest: Claim | None, reading: Reading) -> ToldOn | None:
    """What the message says, read with those just before it, of the draft that they have made; None for nothing.

    None, too, where that draft is not as they made it, and where all together are read as something else than one
    after the other: then the message stands by itself. So does a question.
    """
    if message.claim or not message.verified or reading.intent not in _MAY_GO_ON:
        return None
    if reading.intent == "question" and "?" in message.text:
        return None
    written = _just_written(desk, message)
    draft = newest if newest and newest.state == "draft" and not written.keys().isdisjoint(_sources(newest)) else None
    if not written or (draft and not written.keys() >= _sources(draft)):
        return None
    all_or_its_own = [written]
    if draft and written.keys() > _sources(draft):
        all_or_its_own.append({key: text for key, text in written.items() if key in _sources(draft)})
    found = (_beside(desk, message, list(texts.values()), draft, reading) for texts in all_or_its_own)
    return next((more for more in found if more), None)


def _beside(desk: Desk, message: Message, texts: Sequence[str], draft: Claim | None, alone: Reading) -> ToldOn | None:
    """What the message says beside the texts, which have made the draft; None where that is nothing of its own."""
    before = _PART_ENDS.join(texts)
    known = read(desk, replace(message, text=before, files=()), None)
    together = read(desk, replace(message, text=before + _PART_ENDS + message.text), None)
    count = len(known.lines)
    if [_said(found.line) for found in known.lines] != [_said(one.line) for one in (draft.lines if draft else ())]:
        return None
    edits = _changes(known.lines, together.lines[:count])
    if edits is None or not (edits or _says_more(alone, together, count)):
        return None
    asked = [one for one in together.questions if one not in known.questions]
    if any(one.line is not None and one.line < count for one in asked):
        return None
    moved = (one if one.line is None else replace(one, line=one.line - count) for one in asked)
    own = len(before) + len(_PART_ENDS)
    lines = tuple(_of_message(found, own, draft) for found in together.lines[count:])
    settled = set(map(about, known.questions)) - set(map(about, together.questions))
    said = replace(alone, intent="claim", lines=lines, questions=tuple(moved), edits=tuple(edits))
    return ToldOn(reading=said, draft=draft, settled=frozenset(settled))


def _said(line: Line) -> dict[str, object]:
    """What the line says, but for what it was for and where it is booked."""
    return {name: value for name, value in to_json(line).items() if name not in _KEPT}


def _says_more(alone: Reading, together: Reading, known: int) -> bool:
    """True where the message has lines that it has not by itself, or lines without a day; bare numbers are none.

    `known` lines of both together were told before it.
    """
    new = together.lines[known:]
    if alone.intent != "claim":
        unknown = {one.line for one in together.questions if one.field == "type"}
        return bool(new) and unknown.isdisjoint(range(known, len(together.lines)))
    if [_said(found.line) for found in new] == [_said(found.line) for found in alone.lines]:
        return bool(known) and not names_day(alone)
    return len(new) > len(alone.lines) or (bool(new) and not names_day(alone))


def names_day(reading: Reading) -> bool:
    """True for what has a day of its own, and is no part of what was told before; a journey is told by itself."""
    return any(isinstance(found.line, PerDiemLine) or day_of(found.line) is not None for found in reading.lines)


def _changes(before: Sequence[Found], after: Sequence[Found]) -> list[Edit] | None:
    """The fields that are told otherwise; None where a line is another, or none any more.

    What a line was for is left as it was: more words may tell it better, and were not written for that.
    """
    edits: list[Edit] = []
    for at, (old, new) in enumerate(zip_longest(before, after)):
        if new is None or not _is_same(old.line, new.line):
            return None
        known = _said(old.line)
        edits += [
            Edit(line=at, field=name, value=value) for name, value in _said(new.line).items() if value != known[name]
        ]
    return edits


def _is_same(old: Line, new: Line) -> bool:
    """True for the same kind of line on the same day, whose type was not known before or is the same."""
    if kind_of(old) != kind_of(new) or day_of(old) != day_of(new):
        return False
    is_unknown = isinstance(old, ExpenseLine) and old.type is None
    return is_unknown or type_and_day(old)[0] == type_and_day(new)[0]


def _just_written(desk: Desk, message: Message) -> dict[str, str]:
    """The messages of the same breath by key, oldest first; none in a channel where people do not write so."""
    channel = desk.channels[message.channel]
    arrival = inbox.find(desk.connection, desk.source)
    if not isinstance(channel, Decides) or arrival is None or arrival.kind != _KIND:
        return {}
    found: dict[str, str] = {}
    after = message.received
    for earlier in inbox.before(desk.connection, arrival, arrival.received_at - _MOST * BREATH, _GOES_ON, limit=_MOST):
        said = channel.written(earlier)
        if said is None:
            continue
        text, posted = said
        if not dt.timedelta() <= after - posted <= BREATH:
            break
        found[earlier.key], after = text, posted
    return dict(reversed(found.items()))


def _sources(draft: Claim) -> set[str]:
    """The messages that the draft was made of."""
    return {key for line in draft.lines for key in (line.evidence.source, *line.evidence.changed.values())}


def _of_message(found: Found, own: int, draft: Claim | None) -> Found:
    """The line with the evidence that the message itself has; the rest is as told before, in the draft if any."""
    evidence = {name: list(_within(spans, own)) for name, spans in found.evidence.items()}
    taken = {
        name: [*found.assumed.get(name, ()), f"{AS_IN}{draft.number}" if draft else AS_BEFORE]
        for name, spans in evidence.items()
        if not spans
    }
    kept = {name: spans for name, spans in evidence.items() if spans}
    return replace(found, evidence=kept, assumed={**found.assumed, **taken})


def _within(spans: Sequence[Span], own: int) -> Iterator[Span]:
    return ((first - own, last - own) for first, last in spans if first >= own)
