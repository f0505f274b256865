"""What is written in chat in one breath is read as one text: `Kommunestyret i går`, and then `buss 44 kr`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from operator import itemgetter

from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Message
from bot.questioned import read
from claims.claim import Claim
from claims.codec import to_json
from claims.lines import Span, day_of, kind_of, type_and_day
from claims.questions import Edit, Question
from parsers.text.reading import Found, Intent, Reading
from store import inbox

BREATH = dt.timedelta(minutes=10)
"""Between two messages of which the second goes on from the first."""

_MAY_GO_ON: frozenset[Intent] = frozenset({"claim", "question", "none"})
_KEPT = frozenset({"purpose", "cost_bearer"})
_PART_ENDS = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOn:
    """What a message adds to the draft shown last, and changes in it, and the draft without what that settles."""

    reading: Reading
    draft: Claim


def told_on(desk: Desk, message: Message, draft: Claim, reading: Reading) -> ToldOn | None:
    """What the message says of the draft shown last, read with the messages that this was made of.

    None where it says nothing of it, where these were not written just before, where the draft is not as they made it,
    and where both together are read as something else than one after the other: then it stands by itself.
    """
    if draft.state != "draft" or message.claim or not message.verified or reading.intent not in _MAY_GO_ON:
        return None
    before = _written(desk, message, draft)
    if before is None:
        return None
    known = read(desk, replace(message, text=before, files=()), None)
    together = read(desk, replace(message, text=before + _PART_ENDS + message.text), None)
    told = len(known.lines)
    if [day_of(found.line) for found in known.lines] != [day_of(line.line) for line in draft.lines]:
        return None
    edits = _changes(known.lines, together.lines[:told])
    new = together.lines[told:]
    if edits is None or not (edits or _says_more(reading, together, told)):
        return None
    asked = [one for one in together.questions if one not in known.questions]
    if any(one.line is not None and one.line < told for one in asked):
        return None
    moved = (one if one.line is None else replace(one, line=one.line - told) for one in asked)
    own = len(before) + len(_PART_ENDS)
    lines = tuple(_of_message(found, own, draft) for found in new)
    settled = {_about(one) for one in known.questions} - {_about(one) for one in together.questions}
    left = tuple(one for one in draft.questions if _about(one) not in settled)
    said = replace(reading, intent="claim", lines=lines, questions=tuple(moved), edits=tuple(edits))
    return ToldOn(reading=said, draft=replace(draft, questions=left))


def _says_more(alone: Reading, together: Reading, told: int) -> bool:
    """True where the message has lines that it has not by itself, or lines without a day; bare numbers are none."""
    new = together.lines[told:]
    if alone.intent != "claim":
        unknown = {one.line for one in together.questions if one.field == "type"}
        return bool(new) and unknown.isdisjoint(range(told, len(together.lines)))
    return len(new) > len(alone.lines) or (bool(new) and not names_day(alone))


def _about(question: Question) -> tuple[int | None, str, str]:
    return question.line, question.field, question.code


def names_day(reading: Reading) -> bool:
    """True for what has a day of its own, and is no part of what was told before."""
    return any(day_of(found.line) is not None for found in reading.lines)


def _changes(before: Sequence[Found], after: Sequence[Found]) -> list[Edit] | None:
    """The fields that are told otherwise; None where a line is another, or none any more.

    What a line was for is left as it was: more words may tell it better, and were not written for that.
    """
    edits: list[Edit] = []
    for at, (old, new) in enumerate(zip_longest(before, after)):
        if new is None or kind_of(old.line) != kind_of(new.line) or type_and_day(old.line) != type_and_day(new.line):
            return None
        known, values = to_json(old.line), to_json(new.line)
        edits += [
            Edit(line=at, field=name, value=value)
            for name, value in values.items()
            if name not in _KEPT and value != known[name]
        ]
    return edits


def _written(desk: Desk, message: Message, draft: Claim) -> str | None:
    """The words that the draft was made of, where all of it was written just before in the same chat."""
    channel = desk.channels[message.channel]
    if not isinstance(channel, Decides) or not draft.lines:
        return None
    sources = {key for line in draft.lines for key in (line.evidence.source, *line.evidence.changed.values())}
    arrivals = [inbox.find(desk.connection, key) for key in sources]
    parts = [channel.written(one) for one in arrivals if one and one.channel == channel.name and "text" in one.payload]
    parts.sort(key=itemgetter(1))
    moments = [*(posted for _, posted in parts), message.received]
    if len(parts) < len(arrivals) or not all(_goes_on(*both) for both in pairwise(moments)):
        return None
    return _PART_ENDS.join(text for text, _ in parts)


def _goes_on(before: dt.datetime, after: dt.datetime) -> bool:
    return dt.timedelta() <= after - before <= BREATH


def _of_message(found: Found, own: int, draft: Claim) -> Found:
    """The line with the evidence that the message itself has; the rest is as the draft has it."""
    evidence = {name: list(_within(spans, own)) for name, spans in found.evidence.items()}
    taken = {
        name: [*found.assumed.get(name, ()), f"as_in_{draft.number}"] for name, spans in evidence.items() if not spans
    }
    kept = {name: spans for name, spans in evidence.items() if spans}
    return replace(found, evidence=kept, assumed={**found.assumed, **taken})


def _within(spans: Sequence[Span], own: int) -> Iterator[Span]:
    return ((first - own, last - own) for first, last in spans if first >= own)
