"""Days of the month that stand alone beside a meeting's name: `november: fsk 3., kst 12.`, `3. (fsk), 12. (kst)`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.spans.days import whole
from parsers.text.spans.mentions import BY_PLACE, Clocks, Day, Mention, When, has, indices, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Møter i november: fsk 3., planutvalg 5., kst 12.": [
        *("fee-executive 03.11", "fee-planning 05.11", "fee-council 12.11"),
    ],
    "Møte i november: 3. (fsk), 5. (planutval), 12. (kst)": [
        *("fee-executive 03.11", "fee-planning 05.11", "fee-council 12.11"),
    ],
    "oktober: formannskap 6. og 13., kommunestyre 22. (17-21)": [
        *("fee-executive 06.10", "fee-executive 13.10", "fee-council 22.10"),
    ],
    "formannskapet 3.11, kommunestyret 12. og planutvalget 17., 24 km hver gang": [
        *("fee-executive 03.11", "fee-council 12.11", "fee-planning 17.11"),
        *("mileage 03.11 24", "mileage 12.11 24", "mileage 17.11 24"),
    ],
    "Møter i november: fsk 3., kst 12. Kjørte 24 km hver gang": [
        *("fee-executive 03.11", "fee-council 12.11", "mileage 03.11 24", "mileage 12.11 24"),
    ],
    "november: fsk 3. (9-12), 10. (9-11) og 17. (9-13), kst 12. (16-20)": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11", "fee-council 12.11"),
    ],
    "fsk 3. nov (9-12), 10. (9-11) og 17. (9-13)": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
    ],
    "Formannskapet 3. november (9-12), 10. (9-11) og 17.": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
    ],
    "fsk 3. nov (9-12), 10. (9-11) og 17. Kjørte 24 km hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
        *("mileage 03.11 24", "mileage 10.11 24", "mileage 17.11 24"),
    ],
    "Formannskapet 3. november (9-12), 2. gangs behandling": ["fee-executive 03.11"],
    "Formannskapet 3. november (16-20) og 2. nestleder": ["fee-executive 03.11"],
    "Formannskapet 3. november (16-20), 1. vara, 24 km": ["fee-executive 03.11", "mileage 03.11 24"],
    "Formannskapet 3. november (9-12), 10. klasse": ["fee-executive 03.11"],
    "Formannskapet 3. november (rom 2), 1. etasje, 24 km": ["fee-executive 03.11", "mileage 03.11 24"],
    "Formannskapet 3. november (sak 4), 5., 6. og 7. punkt": ["fee-executive 03.11"],
    "Møter i november: formannskapet 3. gang, kommunestyret 12.11": ["fee-executive ?date", "fee-council 12.11"],
}
_AFTER = frozenset({"", "\n", ",", ";", ")", "("})
_COUNTED = frozenset({"each_time", "meeting", "trip", "month", "hour", "distance", "currency"})
_BRACKET = 8
"""Tokens of a bracket."""
_MOST = 40
"""Such numbers that are looked at: keeps hostile texts linear."""


def with_days_beside_names(tokens: Sequence[Token], found: list[Mention], types: TypeIndex) -> list[Mention]:
    """The mentions with those days, where a month was told before them."""
    months = [one.first for one in found if isinstance(one, When) and any(day.month for day in one.days)]
    named = {day.month for one in found if isinstance(one, When) for day in one.days if day.month}
    alone = _alone(tokens, found, months[0]) if len(named) == 1 and types.meetings else []
    if not alone:
        return found
    names = [one for one in types.find(tokens, indices(found).union(alone)) if types.names_meeting(one)]
    begins, ends = {one.first for one in names}, {one.last for one in names}
    beside = [at for at in alone if at in ends or (text_at(tokens, at + 2) == "(" and at + 3 in begins)]
    beside += _next(tokens, found, beside, alone)
    return sorted((*found, *(_when(tokens, at) for at in beside)), key=BY_PLACE) if beside else found


def _next(tokens: Sequence[Token], found: Sequence[Mention], beside: Sequence[int], alone: Sequence[int]) -> list[int]:
    """The later numbers that go on from a day and its clock times: `fsk 3. (9-12), 10. (9-11) og 17. (9-12)`."""
    days = {one.last: one.days[-1].day or 0 for one in found if isinstance(one, When) and one.days}
    days |= {at + 2: whole(tokens, at) or 0 for at in beside}
    timed = {one.last for one in found if isinstance(one, Clocks)}
    going_on: list[int] = []
    for at in alone:
        close = at - 2
        joined = text_at(tokens, at - 1) == "," or has(tokens, at - 1, "join")
        if not (joined and text_at(tokens, close) == ")" and close in timed and at not in beside):
            continue
        opening = next((one for one in range(close - 1, close - _BRACKET, -1) if text_at(tokens, one) == "("), None)
        before, day = days.get(opening or 0), whole(tokens, at) or 0
        if before and before < day and _is_ended(tokens, at + 2):
            going_on.append(at)
            days[at + 2] = day
    return going_on


def _is_ended(tokens: Sequence[Token], at: int) -> bool:
    """True where no word that the number may count stands there: `10. klasse`."""
    drives = at < len(tokens) and tokens[at].senses.get("drive") == "verb"
    return drives or text_at(tokens, at) in _AFTER or any(has(tokens, at, one) for one in ("join", "clock_cue"))


def _alone(tokens: Sequence[Token], found: Sequence[Mention], since: int) -> list[int]:
    """The numbers with the point of a day, and nothing behind it that they would count."""
    taken = indices(found)
    return [
        at
        for at, token in enumerate(tokens[:-1])
        if token.kind == "num" and at > since and at not in taken and _is_day(tokens, at)
    ][:_MOST]


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    point = tokens[at + 1].text == "." and tokens[at].end == tokens[at + 1].start
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    closed = after is None or after.text in _AFTER or (after.kind == "word" and _COUNTED.isdisjoint(after.senses))
    return point and closed and whole(tokens, at) is not None


def _when(tokens: Sequence[Token], at: int) -> When:
    span = (tokens[at].start, tokens[at + 1].end)
    return When(rule="calendar", first=at, last=at + 2, span=span, days=(Day(day=whole(tokens, at), span=span),))
