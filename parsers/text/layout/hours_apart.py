"""Hours of another kind than those before them: `16 timer lav og 4 høy`, `20 timer, av disse 4 på høy sats`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.joint import like
from parsers.text.spans.mentions import APART, BY_PLACE, Duration, Mention, When, text_at
from parsers.text.spans.numbers import digits
from parsers.text.spans.part_of import is_portion
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "avlastning oktober, 16 timer lav og 4 høy": ["care-hour-low 01.10 16", "care-hour-high 01.10 4"],
    "avlastning i oktober: 20 timer, av disse 4 på høy sats": ["care-hour-low 01.10 16", "care-hour-high 01.10 4"],
    "avlasting i oktober: 20 timar, av dei 4 timar med høg sats": ["care-hour-low 01.10 16", "care-hour-high 01.10 4"],
    "respite care in October: 20 hours, 4 of them at the high rate": [
        "care-hour-low 01.10 16",
        "care-hour-high 01.10 4",
    ],
    "avlastning i oktober: 20 timer, 4 av dem på høy sats, resten lav": [
        "care-hour-low 01.10 16",
        "care-hour-high 01.10 4",
    ],
    "avlastning oktober: 16 timer, og 4 timer på høy sats": ["care-hour-low 01.10 16", "care-hour-high 01.10 4"],
    "avlastning lav sats i oktober 20 timer": ["care-hour-low 01.10 20"],
    "avlastning i oktober: 20 timer, hvorav 4 timer kjøring, lav sats": ["care-hour-low 01.10 20"],
}
_LEADING = frozenset({"på", "til", "med", "at", "of", "av", "dem", "dei", "disse", "desse", "them", "the", "a"})
_FARTHEST = 5
_MOST = 20
"""Names of kinds that are looked at: keeps long texts linear."""


def hours_apart(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> list[Mention]:
    """The mentions with such hours marked, their unit taken over, and the whole less by its part of another kind."""
    if not any(isinstance(one, Duration) for one in mentions):
        return mentions
    kinds = [one.first for one in named if one.settled and types.units(one.codes) == {"hour"}]
    for kind in kinds[:_MOST]:
        mentions = _parted(tokens, mentions, led(tokens, kind), layout)
    return mentions


def led(tokens: Sequence[Token], kind: int) -> int:
    """Where the hours before the name of their kind end: before `på`, `av dem til`."""
    last = kind
    while kind - last < _FARTHEST and text_at(tokens, last - 1) in _LEADING:
        last -= 1
    return last


def _parted(tokens: Sequence[Token], mentions: list[Mention], last: int, layout: Layout) -> list[Mention]:
    """The mentions with the hours that end at that token apart from those that stand before them, if any do."""
    before = [one for one in mentions if isinstance(one, (Duration, When)) and one.last < last]
    part = next((one for one in mentions if one.last == last), None)
    whole = before[-1] if before else None
    if not isinstance(whole, Duration) or whole.unit != "hour" or whole.pause:
        return mentions
    if layout.sentence[whole.first] != layout.sentence[last - 1]:
        return mentions
    if part is None and tokens[last - 1].kind == "num" and digits(tokens[last - 1].text) is not None:
        part = like(whole, tokens, last - 1)
        mentions = sorted((*mentions, part), key=BY_PLACE)
    if not isinstance(part, Duration) or part.unit != "hour":
        return mentions
    changed: dict[int, Mention] = {id(part): replace(part, rule=APART)}
    if part.amount < whole.amount and is_portion(part, tokens):
        changed[id(whole)] = replace(whole, amount=whole.amount - part.amount)
    return [changed.get(id(one), one) for one in mentions]
