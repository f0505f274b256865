"""A day that is said anew of what was told before: `planutvalget 14.10 … Møtet var 21.10, ikke 14.`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day, names
from parsers.text.spans.days import ORDINALS
from parsers.text.spans.mentions import MEASURED, Clocks, Day, Mention, When, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "planutvalget 14. oktober, 20 km. PS: Planutvalget var 21. oktober, ikke 14.": ["21. oktober", "20 km"],
    "planutvalget 14. oktober, 20 km. Det var 21. oktober, ikkje den 14. oktober": ["21. oktober", "20 km"],
    "planutvalget 14.10 og kommunestyret 22.10. Møtet var 21.10, ikke 14.10": ["21.10", "22.10"],
    "planutvalget 14.10. Møtet var ikke 14.10, men 21.10": ["21.10"],
    "planning committee 14 October. PS the meeting was on 21 October, not 14": ["21 October"],
    "planning committee 14 October. The meeting was on 21 October, not on the 14th": ["21 October"],
    "planutvalget onsdag. Det var torsdag, ikke onsdag": ["torsdag"],
    "planutvalget 14.10. Kommunestyret var 21.10, ikke 14.10": ["14.10", "21.10", "14.10"],
    "planutvalget 14.10. Planutvalget 21.10, 20 km, ikke 14.10": ["14.10", "21.10", "20 km", "14.10"],
    "planutvalget 14.10 og 21.10, 20 km begge dager. Kjørte 21.10, ikke 14.10": [
        "14.10 og 21.10",
        "20 km",
        "21.10",
        "14.10",
    ],
}
_JOINING = frozenset({",", "og", "and", "-", "–"})
_BUT = frozenset({"men", "but"})
_LEADING = frozenset({"den", "the", "on", "på", "of"})
_WAS = frozenset({"var", "er", "was", "is"})
_LAST = 31
_MOST = 20
"""Denials that are read; keeps hostile texts linear."""


def redated(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    spots: Spots,
    layout: Layout,
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions and names, where the day that holds stands in the place of the one that a later sentence denies."""
    for at in spots.get("negation", ())[:_MOST]:
        days = [one for one in mentions if isinstance(one, When)]
        found = _contrast(tokens, days, at) if len(days) > 1 else None
        if found is None:
            continue
        new, denied, gone = found
        sentence = layout.sentence[new.first]
        said = [one for one in named if layout.sentence[one.first] == sentence]
        earlier = [one for one in days if layout.sentence[one.first] < sentence]
        old = next((one for one in reversed(earlier) if _holds(one, denied)), None)
        if old is None or not (_only_says(tokens, mentions, new, gone, layout) and _is_of(named, said, old, layout)):
            continue
        held = _in_place(old, new, denied)
        dropped = {id(one) for one in gone}
        mentions = [held if one is old else one for one in mentions if id(one) not in dropped]
        named = [one for one in named if one not in said]
    return mentions, named


def _contrast(tokens: Sequence[Token], days: Sequence[When], at: int) -> tuple[When, Day, list[When]] | None:
    """The day that holds, the one that is denied, and their mentions: `21.10, ikke 14.10`, `ikke 14.10, men 21.10`."""
    first, beside = _led(tokens, days, at + 1)
    denied = beside.days[0] if beside else _bare(tokens, first)
    if denied is None:
        return None
    ends = at - (text_at(tokens, at - 1) in _JOINING)
    before = next((one for one in days if one.last == ends and is_one_day(one)), None)
    after = beside.last if beside else first + 1
    after += text_at(tokens, after) in (".", *ORDINALS)
    after += text_at(tokens, after) in _JOINING
    if before is None and text_at(tokens, after) in _BUT:
        before = _led(tokens, days, after + 1)[1]
    return (before, denied, [before, *([beside] if beside else [])]) if before else None


def _led(tokens: Sequence[Token], days: Sequence[When], at: int) -> tuple[int, When | None]:
    """Where small words before a day end, and the one day there: `den 14.`, `on the 14th`."""
    begin = at
    while text_at(tokens, at) in _LEADING:
        at += 1
    return at, next((one for one in days if begin <= one.first <= at and is_one_day(one)), None)


def _bare(tokens: Sequence[Token], at: int) -> Day | None:
    """A number that is a day of the month: `not 14`."""
    token = tokens[at] if at < len(tokens) else None
    if token is None or token.kind != "num" or not token.text.isdecimal() or not 1 <= int(token.text) <= _LAST:
        return None
    follows = (
        at + 1 < len(tokens) and tokens[at + 1].kind in ("word", "num") and text_at(tokens, at + 1) not in ORDINALS
    )
    return None if follows else Day(day=int(token.text), span=(token.start, token.end))


def _holds(one: When, denied: Day) -> bool:
    return one.shape == "days" and sum(names(denied, day) for day in one.days) == 1


def _only_says(
    tokens: Sequence[Token], mentions: Sequence[Mention], new: When, gone: Sequence[When], layout: Layout
) -> bool:
    """True for a sentence that says when it was, and tells of no other value or day."""
    number = layout.sentence[new.first]
    held = (one for one in mentions if isinstance(one, (When, Clocks, *MEASURED)) and one not in gone)
    if any(layout.sentence[one.first] == number for one in held):
        return False
    words = range(bisect_left(layout.sentence, number), bisect_right(layout.sentence, number))
    return any(tokens[at].text in _WAS for at in words)


def _is_of(named: Sequence[TypeMention], said: Sequence[TypeMention], old: When, layout: Layout) -> bool:
    """True where the sentence names nothing, or what was told with the earlier day."""
    if not said:
        return True
    told = [one for one in named if layout.sentence[one.first] == layout.sentence[old.first]]
    told = told or [one for one in named if one.first < old.first][-1:]
    known = {code for one in told for code in one.codes}
    return all(known.intersection(one.codes) for one in said)


def _in_place(old: When, new: When, denied: Day) -> When:
    """The earlier mention with the day that holds."""
    if len(old.days) == 1:
        return replace(new, first=old.first, last=old.last)
    return replace(old, days=tuple(new.days[0] if names(denied, day) else day for day in old.days))
