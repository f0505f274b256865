"""Hours of another kind than those before them: `16 timer lav og 4 høy`, `20 timer, av disse 4 på høy sats`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.joint import like
from parsers.text.spans.mentions import APART, BY_PLACE, TIMED, Clocks, Duration, Mention, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.spans.part_of import THEM, holds, hours_of, is_portion, is_thereof
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
        "care-hour-high 01.10 4",
        "care-hour-low 01.10 16",
    ],
    "Avlaster 12 timer 7.11, lav sats bortsett fra 4 timer høy sats": [
        "care-hour-low 07.11 8",
        "care-hour-high 07.11 4",
    ],
    "Avlaster 12 timer 7.11, lav sats, men 4 av timene på høy sats": [
        "care-hour-low 07.11 8",
        "care-hour-high 07.11 4",
    ],
    "Avlastar 12 timar låg sats 7.11, unnateke 4 timar høg sats": ["care-hour-low 07.11 8", "care-hour-high 07.11 4"],
    "Respite care 7 Nov 12 hours low rate, including 4 hours at high rate": [
        *("care-hour-low 07.11 8", "care-hour-high 07.11 4"),
    ],
    "Avlaster 3.11 6 timer lav sats hvorav 2 timer høy sats\n5.11 8 timer høy sats hvorav 3 timer lav sats": [
        *("care-hour-low 03.11 4", "care-hour-high 03.11 2", "care-hour-high 05.11 5", "care-hour-low 05.11 3"),
    ],
    "avlastning oktober: 16 timer, og 4 timer på høy sats": ["care-hour-low 01.10 16", "care-hour-high 01.10 4"],
    "avlastning lav sats 8 timer 7.11, herav 2 timer høy sats": ["care-hour-low 07.11 6", "care-hour-high 07.11 2"],
    "avlasting låg sats 7.11 kl 10-18, av desse 2 timar høg sats": ["care-hour-low 07.11 6", "care-hour-high 07.11 2"],
    "respite care low rate 7.11 10:00-18:00, of which 2 hours high rate": [
        "care-hour-low 07.11 6",
        "care-hour-high 07.11 2",
    ],
    "avlastning lav sats 8 timer 7.11, høy sats 2 timer 8.11": ["care-hour-low 07.11 8", "care-hour-high 08.11 2"],
    "avlastning lav sats i oktober 20 timer": ["care-hour-low 01.10 20"],
    "Avlastning 7.11 12 timer hvorav 4 timer høy sats": ["care-hour-low 07.11 8", "care-hour-high 07.11 4"],
    "Avlasting 6.-8.11, 48 timar derav 10 timar høg sats og resten låg sats": [
        *("care-hour-high 06.11 10", "care-hour-low 06.11 38"),
    ],
    "avlastning i oktober: 20 timer, hvorav 4 timer kjøring, lav sats": ["care-hour-low 01.10 20"],
}
_LEADING = frozenset({*THEM, "på", "til", "med", "var", "at", "was", "were", "of", "av", "the", "a"})
_FROM = frozenset({"fra", "frå", "for", "from"})
_HOLDING = frozenset({"inkludert", "inkl", "medrekna", "including"})
_FARTHEST = 5
_CUES = 2
"""Words between a kind and its times: høy sats fra kl 16."""
_MOST = 20
"""Names of kinds that are looked at: keeps long texts linear."""


def hours_apart(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, types: TypeIndex
) -> list[Mention]:
    """The mentions with such hours marked, their unit taken over, and the whole less by its part of another kind."""
    if not any(isinstance(one, TIMED) for one in mentions):
        return mentions
    kinds = [one for one in named if one.settled and types.units(one.codes) == {"hour"}]
    for kind in kinds[:_MOST]:
        if is_thereof(tokens, kind.first - 1):  # herav høy sats 2 timer
            part = next((one for one in mentions if one.first >= kind.last), None)
            if isinstance(part, TIMED) and part.first - kind.last <= _CUES:
                mentions = _less(mentions, part, layout)
        else:
            mentions = _parted(tokens, mentions, led(tokens, kind.first), layout)
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
    timed = [one for one in before if isinstance(one, Duration)]
    bare = part is None and tokens[last - 1].kind == "num" and digits(tokens[last - 1].text) is not None
    if bare and timed and is_portion(alike := like(timed[-1], tokens, last - 1), tokens):
        mentions, part = sorted((*mentions, alike), key=BY_PLACE), alike
    if isinstance(part, TIMED) and hours_of(part) is not None and _is_part(part, tokens):
        return _less(mentions, part, layout)
    whole = before[-1] if before else None
    if not isinstance(whole, Duration) or whole.unit != "hour" or whole.pause:
        return mentions
    if layout.sentence[whole.first] != layout.sentence[last - 1]:
        return mentions
    if bare:
        part = like(whole, tokens, last - 1)
        mentions = sorted((*mentions, part), key=BY_PLACE)
    if not isinstance(part, Duration) or part.unit != "hour":
        return mentions
    return [replace(part, rule=APART) if one is part else one for one in mentions]


def _is_part(part: Mention, tokens: Sequence[Token]) -> bool:
    """True for what is said to be a part, held or excepted: `bortsett fra 4 timer høy sats`."""
    at = part.first - 1 - (text_at(tokens, part.first - 1) in _FROM)
    held = is_portion(part, tokens) or text_at(tokens, part.first - 1) in _HOLDING
    return held or has(tokens, at, "except")


def _less(mentions: list[Mention], part: Duration | Clocks, layout: Layout) -> list[Mention]:
    """The mentions with the part apart, and the hours before it less by as many, as by a pause where it is a shift.

    They stand in the sentence of the part, or in the one before.
    """
    before = [one for one in mentions if isinstance(one, TIMED) and one.last <= part.first]
    whole = before[-1] if before else None
    hours = hours_of(part)
    told = whole is not None and layout.sentence[part.first] - layout.sentence[whole.first] <= 1
    if whole is None or hours is None or not told or not holds(whole, part):
        return mentions
    apart = replace(part, rule=APART)
    if isinstance(whole, Duration):
        left: Sequence[Mention] = [replace(whole, amount=whole.amount - hours)]
    else:
        first, last = whole.first, whole.last
        spent = Duration(rule=APART, first=first, last=last, span=part.span, amount=hours, unit="hour", pause=True)
        left = [whole, spent]
    changed: Mapping[int, Sequence[Mention]] = {id(part): [apart], id(whole): left}
    return [new for one in mentions for new in changed.get(id(one), (one,))]
