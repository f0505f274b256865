"""What is written in chat in one breath is read as one text: `Kommunestyret i går`, and then `buss 44 kr`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.channel import Decides
from bot.desk import Desk
from bot.intake import Message
from bot.questioned import read
from claims.claim import Claim
from claims.lines import Line, Span, day_of
from parsers.text.reading import Found, Reading
from store import inbox

BREATH = dt.timedelta(minutes=10)
"""Between two messages of which the second goes on from the first."""

_PART_ENDS = "\n"


def told_on(desk: Desk, message: Message, draft: Claim, reading: Reading) -> Reading | None:
    """What the message adds to the draft shown last, read with the messages just before it, which that was made of.

    None where it names a day of its own, where the draft is not as those messages made it, and where both together
    are read otherwise than one after the other: then it stands by itself.
    """
    if draft.state != "draft" or message.claim or not message.verified or any(map(_dated, reading.lines)):
        return None
    before = _written(desk, message, draft)
    if before is None:
        return None
    known = read(desk, replace(message, text=before, files=()), None)
    together = read(desk, replace(message, text=before + _PART_ENDS + message.text), None)
    told = len(known.lines)
    as_before = _plain(known.lines) == _plain(together.lines[:told])
    if not as_before or _days(known.lines) != [day_of(line.line) for line in draft.lines]:
        return None
    new = together.lines[told:]
    if not new or len(new) < len(reading.lines):
        return None
    own = len(before) + len(_PART_ENDS)
    questions = [one for one in together.questions if one not in known.questions]
    moved = (replace(one, line=one.line - told) if one.line is not None else one for one in questions)
    lines = tuple(_of_message(found, own, draft) for found in new)
    return replace(reading, lines=lines, questions=tuple(one for one in moved if one.line is None or one.line >= 0))


def _written(desk: Desk, message: Message, draft: Claim) -> str | None:
    """The words that the draft was made of, where all of it was written just before in the same chat."""
    channel = desk.channels[message.channel]
    if not isinstance(channel, Decides) or not draft.lines:
        return None
    arrivals = [inbox.find(desk.connection, key) for key in dict.fromkeys(line.evidence.source for line in draft.lines)]
    parts = [channel.written(one) for one in arrivals if one and one.channel == channel.name and "text" in one.payload]
    moments = [*(posted for _, posted in parts), message.received]
    if len(parts) < len(arrivals) or not all(_goes_on(*both) for both in pairwise(moments)):
        return None
    return _PART_ENDS.join(text for text, _ in parts)


def _goes_on(before: dt.datetime, after: dt.datetime) -> bool:
    return dt.timedelta() <= after - before <= BREATH


def _dated(found: Found) -> bool:
    return day_of(found.line) is not None


def _days(lines: Sequence[Found]) -> list[dt.date | None]:
    return [day_of(found.line) for found in lines]


def _plain(lines: Sequence[Found]) -> list[Line]:
    """The lines without what they were for, which more words may tell better."""
    return [replace(found.line, purpose=None) for found in lines]


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
