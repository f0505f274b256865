"""How many of the kilometres somebody rode along, said without the unit: `hun var passasjer 35 av kilometerne`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.drives.names import PRONOUNS
from parsers.text.drives.ridden import Rider
from parsers.text.spans.mentions import Distance, text_at
from parsers.text.spans.part_of import bare_part
from parsers.text.words.lexicon import riding
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "47 km. Plukket opp Agnes Li på Moen, hun var passasjer 35 av kilometerne": ["Agnes Li 35"],
    "47 km. Agnes Li var passasjer på 35 av dem": ["Agnes Li 35"],
    "47 km. Agnes Li sat på 35 av kilometrane": ["Agnes Li 35"],
    "47 km, Agnes Li og Per Vik satt på 35 av kilometerne": ["Agnes Li 35", "Per Vik 35"],
    "47 km. Agnes Li satt på, men bare 35 av kilometerne": ["Agnes Li 35"],
    "47 km. Per Vik var passasjer heile vegen, Agnes Li var passasjer 35 av dei": ["Per Vik", "Agnes Li 35"],
    "47 km. Agnes Li rode along for 35 of the kilometres": ["Agnes Li 35"],
    "47 km. Agnes Li was passenger for 35 of them": ["Agnes Li 35"],
    "47 km, 35 av dem med Agnes Li som passasjer": ["Agnes Li 35"],
    "47 km med Agnes Li som passasjer, 35 av dem med tilhenger": ["Agnes Li"],
    "47 km. Agnes Li satt på, 35 av kilometerne var skogsvei": ["Agnes Li"],
    "47 km. Agnes Li satt på, 12 av dem var private": ["Agnes Li"],
    "47 km. Agnes Li satt på, 3 av oss møtte": ["Agnes Li"],
    "47 km. Agnes Li satt på. 35 av kilometerne kjørte jeg på grus": ["Agnes Li"],
    "47 km. Agnes Li satt på 57 av kilometerne": ["Agnes Li"],
}
_BREAKS = frozenset({",", "(", ")"})
_STOPS = frozenset({".", ";", "\n", "!", "?"})
_SMALL = frozenset({"men", "but", "bare", "berre", "kun", "only", "og", "and", "just"})
_FURTHER = 8
_MOST = 12
"""Such parts of one text; keeps hostile texts linear."""


def with_bare_parts(found: Sequence[Rider], tokens: Sequence[Token], farthest: Decimal) -> tuple[Rider, ...]:
    """The riders with such kilometres, where no more than the drive has."""
    if not found or all(rider.own for rider in found):
        return tuple(found)
    own: dict[int, Distance] = {}
    parts = [at for at in range(found[0].first - _FURTHER, len(tokens)) if at >= 0 and bare_part(tokens, at)]
    for at in parts[:_MOST]:
        km = bare_part(tokens, at)
        if km is not None and km <= farthest:
            span = (tokens[at].start, tokens[at].end)
            part = Distance(rule="bare_of_rider", first=at, last=at + 1, span=span, km=km)
            own.update({rider.first: part for rider in _meant(found, tokens, at)})
    return tuple(replace(rider, own=rider.own or own.get(rider.first)) for rider in found)


def _meant(found: Sequence[Rider], tokens: Sequence[Token], at: int) -> Iterator[Rider]:
    """The riders of whom the part at that token is said: those between the marks around it, else those before."""
    first, last = _between(tokens, at)
    inside = [one for one in found if first <= one.first < last]
    if inside:
        yield from inside
        return
    led = [tokens[place] for place in range(first, at)]
    rides = any("passenger" in token.senses or token.text in riding() for token in led)
    spoken = any(token.text in PRONOUNS for token in led)
    alone = bool(led) and all(token.text in _SMALL for token in led) and text_at(tokens, last) not in _BREAKS
    before = [one for one in found if one.last <= first and _is_near(tokens, one, first)]
    if before and ((rides and spoken) or (alone and _ends(tokens, at))):
        yield from (one for one in before if one.name or not any(other.name for other in before))


def _between(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The tokens between the marks around that one."""
    first, last = at, at
    while first > 0 and tokens[first - 1].text not in _BREAKS | _STOPS:
        first -= 1
    while last < len(tokens) and tokens[last].text not in _BREAKS | _STOPS:
        last += 1
    return first, last


def _is_near(tokens: Sequence[Token], rider: Rider, index: int) -> bool:
    """True where no full stop stands between the rider and the token."""
    return all(tokens[place].text not in _STOPS for place in range(rider.last, index))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True where nothing follows the kilometres: `men bare 35 av dem`."""
    after = at + 2 + (text_at(tokens, at + 2) == "the") + 1
    return after >= len(tokens) or tokens[after].text in _BREAKS | _STOPS
