"""What is said of a value told before, `it was 50 km, not 48`: the value that holds stands in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.layout.known_days import is_one_day, names
from parsers.text.spans.mentions import MEASURED, Distance, Mention, Money, Value, When, amount_of, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "48 km. I checked the trip meter: it was 50 km, not 48": ["50 km"],
    "48 km t/r 10.11. Ifølge telleren var det 50 km, ikke 48": ["50 km", "t/r", "10.11"],
    "taxi 312 kr. PS: Det var 321 kr og ikke 312 kr": ["321 kr"],
    "10.11 48 km. 12.11 50 km, ikke 48": ["10.11", "48 km", "12.11", "50 km"],
    "10.11: 48 km, 11.11: 48 km. 11.11 var det 50 km, ikke 48": ["10.11", "48 km", "11.11", "50 km"],
    "3 timar 10.11. Eg såg i boka: 4 timar, ikkje 3": ["4 timar", "10.11"],
    "48 km. Det var ikke 48 km, men 50": ["50"],
    "48 km. Det var ikkje 48, men 50 km": ["50 km"],
    "48 km. It was not 48 but 50 km": ["50 km"],
    "30 km. Det var 50 km, ikke 48": ["30 km", "50 km"],
    "48 km, parkering 50 kr, ikke 48": ["48 km", "50 kr"],
    "50 km, ikke 48. 48 km": ["50 km", "48 km"],
    "48 km. Ikke 48 timer": ["48 km", "48 timer"],
}

_BUT = frozenset({"men", "but"})
_MARKS = frozenset({",", "-", "–"})
_JOINING = frozenset({",", "og", "and", "(", "-"})
_MOST = 20
"""Values that are looked back on, and denials that are read; keeps hostile texts linear."""


def contrasted(tokens: Sequence[Token], found: Sequence[Mention], spots: Spots) -> list[Mention]:
    """The mentions, where a value that is denied after another, or before it, has left its place to that one."""
    mentions = list(found)
    if "negation" not in spots or sum(isinstance(one, MEASURED) for one in mentions) < 2:
        return mentions
    for at in spots["negation"][:_MOST]:
        if pair := _before(tokens, mentions, at) or _after(tokens, mentions, at):
            old, new, gone = pair
            held = replace(new, first=old.first, last=old.last)
            mentions = [held if one is old else one for one in mentions if one not in gone]
    return mentions


def _before(tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> tuple[Value, Value, list[Mention]] | None:
    """What `50 km, ikke 48` speaks of, what holds, and the mentions it is made of."""
    ends = at - (text_at(tokens, at - 1) in _JOINING)
    new = next((one for one in mentions if isinstance(one, MEASURED) and one.last == ends), None)
    denied = _said(tokens, mentions, at + 1, new)
    if new is None or denied is None:
        return None
    day = _own_day(tokens, mentions, new)
    told = mentions if day is None else _of_day(mentions, day)
    old = _told(told, new, new.first, denied[0])
    return (old, new, [new, *denied[1], *([day] if day else [])]) if old else None


def _after(tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> tuple[Value, Value, list[Mention]] | None:
    """What `ikke 48, men 50 km` speaks of, what holds, and the mentions it is made of; either may be without a unit."""
    for kind in _kinds(mentions, at):
        denied = _said(tokens, mentions, at + 1, kind)
        old = _told(mentions, kind, at, denied[0]) if denied else None
        if old is None or denied is None:
            continue
        but = denied[1][0].last if denied[1] else at + 2
        but += text_at(tokens, but) in _MARKS
        stated = _said(tokens, mentions, but + 1, kind) if text_at(tokens, but) in _BUT else None
        if stated is None:
            continue
        token = tokens[but + 1]
        new = stated[1][0] if stated[1] else _worth(old, stated[0], (token.start, token.end))
        if isinstance(new, MEASURED):
            return old, new, [*denied[1], *stated[1]]
    return None


def _own_day(tokens: Sequence[Token], mentions: Sequence[Mention], new: Value) -> When | None:
    """The day right before a value: `12.11 kjørte jeg 50 km`."""
    days = [one for one in mentions if isinstance(one, When) and one.last <= new.first]
    beside = bool(days) and all(token.kind == "word" for token in tokens[days[-1].last : new.first])
    return days[-1] if beside else None


def _of_day(mentions: Sequence[Mention], day: When) -> list[Mention]:
    """The values right behind that day, where it was told before, or none."""
    known = [one for one in mentions if isinstance(one, When) and one.first < day.first and is_one_day(one)]
    same = [one for one in known if is_one_day(day) and names(day.days[0], one.days[0])]
    values = [one for one in mentions if isinstance(one, MEASURED) and same and one.first >= same[-1].last]
    return list(values[:1])


def _kinds(mentions: Sequence[Mention], at: int) -> Iterator[Value]:
    """One value of each kind told before the token, the latest first."""
    seen: set[type] = set()
    for one in reversed([one for one in mentions if isinstance(one, MEASURED) and one.last <= at][-_MOST:]):
        if type(one) not in seen:
            seen.add(type(one))
            yield one


def _said(
    tokens: Sequence[Token], mentions: Sequence[Mention], at: int, kind: Mention | None
) -> tuple[Decimal, list[Mention]] | None:
    """The value at the token, a mention of that kind or a bare number; None for anything else."""
    if kind is None or at >= len(tokens):
        return None
    there = next((one for one in mentions if one.first == at), None)
    if there is not None and not (isinstance(there, Money) and not there.marked):
        known = isinstance(there, MEASURED) and type(there) is type(kind)
        return (amount_of(there), [there]) if known and isinstance(there, MEASURED) else None
    value = digits(tokens[at].text) if tokens[at].kind == "num" else None
    follows = text_at(tokens, at + 1)
    if value is None or has(tokens, at + 1, "hour") or has(tokens, at + 1, "distance") or follows == "%":
        return None
    return value, [there] if there else []


def _told(mentions: Sequence[Mention], kind: Mention, before: int, amount: Decimal) -> Value | None:
    """The latest value of a kind and amount that was told before the token."""
    told = [one for one in mentions if isinstance(one, MEASURED) and type(one) is type(kind) and one.last <= before]
    return next((one for one in reversed(told[-_MOST:]) if amount_of(one) == amount and not _times(one)), None)


def _times(value: Value) -> bool:
    return value.times is not None


def _worth(old: Value, amount: Decimal, span: tuple[int, int]) -> Value:
    """A bare number in the unit of the value that it replaces."""
    if isinstance(old, Distance):
        return replace(old, km=amount, span=span)
    return replace(old, amount=amount, span=span)
