"""From a clock time of one day to a clock time of another: one period with one start and one end."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.mentions import Clocks, Mention, When, has, text_at
from parsers.text.words.tokens import Token

_PARTS = 4
"""A day and a clock time, twice."""
_APART = 2
_TO_WITHIN = 4

EXAMPLES = {
    "avlastning sats 1 fre 6.11 kl 16 til søn 8.11 kl 18": "2026-11-06 16:00 2026-11-08 18:00 50",
    "avlastning sats 1 kl 16 fredag 6.11 til kl 18 søndag 8.11": "2026-11-06 16:00 2026-11-08 18:00 50",
    "respite rate 1 friday 13 november 22:00 to saturday 14 november 07:00": "2026-11-13 22:00 2026-11-14 07:00 9",
    "respite rate 1 from 13 november 2026 22.00 to 14 november 07.00": "2026-11-13 22:00 2026-11-14 07:00 9",
    "avlastning sats 1 lørdag 24.10 kl 22 - søndag 25.10 kl 07": "2026-10-24 22:00 2026-10-25 07:00 10",
}


def joined(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions with each stay as one period and one pair of clock times, in the place of its four parts."""
    if [*map(type, mentions)].count(Clocks) < _PARTS // 2:
        return mentions
    result: list[Mention] = []
    at = 0
    while at < len(mentions):
        stay = _stay(tokens, mentions[at : at + _PARTS])
        result += stay or [mentions[at]]
        at += _PARTS if stay else 1
    return result


def _stay(tokens: Sequence[Token], parts: Sequence[Mention]) -> list[Mention]:
    """The period and the clock times of four mentions that are a stay; none where they are not."""
    if len(parts) < _PARTS:
        return []
    first, last = _moment(parts[:2]), _moment(parts[2:])
    if first is None or last is None or not _leads_to(tokens, parts[1].last, parts[2].first):
        return []
    (day, start), (end_day, end) = first, last
    days = (*day.days, *end_day.days)
    spans = [mention.span for mention in (day, end_day, start, end)]
    period = When(
        rule="stay",
        first=day.first,
        last=end_day.last,
        span=(spans[0][0], spans[1][1]),
        days=days,
        shape="period",
    )
    clocks = replace(
        start, last=end.last, span=(spans[2][0], spans[3][1]), end=end.start, unsure=start.unsure or end.unsure
    )
    return [period, clocks]


def _moment(parts: Sequence[Mention]) -> tuple[When, Clocks] | None:
    """The single day and the clock time beside it, in either order."""
    if parts[1].first - parts[0].last > _APART:
        return None
    day, clocks = parts if isinstance(parts[0], When) else parts[::-1]
    if not (isinstance(day, When) and isinstance(clocks, Clocks)):
        return None
    return (day, clocks) if day.shape == "days" and len(day.days) == 1 and clocks.end is None else None


def _leads_to(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """True when `til` or a dash stands between the two moments, and nothing of weight beside it."""
    between = range(begin, end)
    if not 0 < len(between) <= _TO_WITHIN or any(tokens[index].kind == "nl" for index in between):
        return False
    return any(has(tokens, index, "to") or text_at(tokens, index) == "-" for index in between)
