"""How far each rider came along: the kilometres said of one rider alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from claims.lines import Passenger, Span
from parsers.text.drives.names import PRONOUNS
from parsers.text.drives.portions import of_whole
from parsers.text.spans.mentions import Distance, Mention, WayWord, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.spans.part_of import is_portion
from parsers.text.words.lexicon import riding
from parsers.text.words.tokens import Token

_BREAKS = frozenset({",", ".", ";", "\n", "("})
_STOPS = frozenset({".", ";", "\n"})
_WHOLE = frozenset({"hele", "heile", "whole"})
_FIRST = frozenset({"først", "fyrst", "first"})
_PLACED, _PLACES = frozenset({"til", "fra", "frå", "på", "i", "to", "from", "at", "in"}), 6
"""What leads to a place, and how many words may tell of places after a name."""
_FROM_PLACE = 3
"""Tokens of `fra Dale` before the kilometres."""
_NEAR = 4
_BRACKET_WITHIN = 12
_MOST = 40
"""Distances that may be a rider's own: keeps long texts linear."""


@dataclass(frozen=True, slots=True)
class Rider:
    """One who rode along, at tokens `first` up to but without `last`; the name is None for those only counted.

    `half` came along one way of there and back.
    """

    name: str | None
    first: int
    last: int
    span: Span
    own: Distance | None = None
    half: bool = False

    @property
    def passenger(self) -> Passenger:
        """The rider as a line has it."""
        return Passenger(name=self.name, distance_km=self.own.km if self.own else None)


def once(riders: Iterable[Rider]) -> list[Rider]:
    """Each rider once, however often the name is said; those only counted are as many as they are."""
    found = list(riders)
    return list({rider.name or place: rider for place, rider in reversed([*enumerate(found)])}.values())[::-1]


def with_own(found: tuple[Rider, ...], tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Rider, ...]:
    """The riders with the kilometres said of them alone: `Per bare 20 km`, `Ola (20 km)`, `dei siste 12 km`."""
    distances = [mention for mention in mentions if isinstance(mention, Distance)][:_MOST] if found else []
    own: dict[int, Distance] = {}
    for place, distance in enumerate(distances):
        part = of_whole(tokens, distance)
        first = place == 0 and not _is_listed(tokens, found, distance, distances)
        for rider in _meant(found, distance, tokens, mentions, alone=first or len(distances) < 2):
            if part is not None:  # bare hjem, 11 av 22 km
                km = digits(tokens[part].text) or distance.km
                if _is_told_alone(distance, distances):
                    own.setdefault(rider.first, replace(distance, first=part, last=part + 1, km=km))
                    continue
                distance.km, distance.first = km, part
            own.setdefault(rider.first, distance)
    return tuple(replace(rider, own=own.get(rider.first, rider.own)) for rider in found)


def past_places(tokens: Sequence[Token], begin: int, end: int) -> int:
    """The first of the tokens, where nothing but places are told up to the end: `Jon Lie til Dale (40 km)`."""
    near = range(begin, end)
    placed = begin <= end and len(near) <= _PLACES and all(tokens[at].kind == "word" for at in near)
    led = not near or text_at(tokens, begin) in _PLACED
    return begin if placed and led else end


def _is_listed(
    tokens: Sequence[Token], found: Sequence[Rider], distance: Distance, distances: Sequence[Distance]
) -> bool:
    """True for `Passasjerer: Ola Li 40 km` before the kilometres of the drive, which are no fewer."""
    rider = next((one for one in found if one.name and one.last == distance.first), None)
    if rider is None or all(one is distance or one.km * (one.times or 1) < distance.km for one in distances):
        return False
    before = range(rider.first - 1, max(rider.first - _BRACKET_WITHIN, -1), -1)
    opening = takewhile(lambda at: tokens[at].text not in _STOPS, before)
    return any(has(tokens, at, "passenger") for at in opening)


def _leads_to(tokens: Sequence[Token], begin: int, bracket: int) -> bool:
    """True where places alone stand between a name and the bracket, or that it rode: `Ola satt på fra Dale (20 km)`."""
    rode = next(
        (len(phrase) for phrase, _ in riding().get(text_at(tokens, begin), ()) if _says(tokens, begin, phrase)), 0
    )
    return begin + rode == past_places(tokens, begin + rode, bracket)


def _is_brought(rider: Rider, bracket: int, tokens: Sequence[Token]) -> bool:
    """True for who was driven to the place before the bracket, `kjørte Lina til fysio (6 km)`: so far was the drive."""
    before = rider.first - 1
    before -= text_at(tokens, before) in _FIRST
    before -= before >= 0 and (tokens[before].writer or has(tokens, before, "subject"))
    return rider.last < bracket and has(tokens, before, "drive")


def _says(tokens: Sequence[Token], begin: int, phrase: Sequence[str]) -> bool:
    return tuple(token.text for token in tokens[begin : begin + len(phrase)]) == tuple(phrase)


def _is_told_alone(whole: Distance, distances: Sequence[Distance]) -> bool:
    """True where only `11 av 22 km` says how far the drive was."""
    return not any(one is not whole and one.km * (one.times or 1) == whole.km for one in distances)


def bare_kilometres(tokens: Sequence[Token], index: int, farthest: Decimal) -> Distance | None:
    """The bare number after a rider's name, where the drive was as long at least: passasjerer: Ola 12, Kari 30."""
    km = digits(text_at(tokens, index)) if text_at(tokens, index).isdecimal() else None
    follows = index + 1 >= len(tokens) or tokens[index + 1].kind != "word" or has(tokens, index + 1, "join")
    if km is None or not 0 < km <= farthest or not follows:
        return None
    span = (tokens[index].start, tokens[index].end)
    return Distance(rule="bare_of_rider", first=index, last=index + 1, span=span, km=km)


def _meant(
    found: Sequence[Rider], distance: Distance, tokens: Sequence[Token], mentions: Sequence[Mention], *, alone: bool
) -> list[Rider]:
    """The riders of whom a distance is said; `alone` when no drive's distance stands before it."""
    first = _opening(distance.first, tokens, mentions)
    while text_at(tokens, first - 1) == "," and _in_brackets(first - 1, tokens):  # (bare en del, 22 km)
        first = _opening(first - 1, tokens, mentions)
    if text_at(tokens, first - 1) == "(":
        beside = [one for one in found if one.name and _leads_to(tokens, one.last, first - 1)]
        if any(_is_brought(one, first - 1, tokens) for one in beside):
            return []
        if beside:
            return beside
        first = _opening(first - 1, tokens, mentions)
    portion = is_portion(distance, tokens) or of_whole(tokens, distance) is not None
    partial = portion or any(has(tokens, index, "ride_part") for index in range(first, distance.first))
    if (alone and not partial) or _is_driven(first, distance, tokens, mentions):
        return []
    if apart := _told_before(found, first, distance, tokens, mentions):
        return apart
    said = {tokens[index].text for index in range(first, distance.first)}
    found = [one for one in found if not _rode_all(one, tokens)]
    named = [one for one in found if one.name and (first <= one.first < distance.first or said & _words(one.name))]
    if not named and said & PRONOUNS:
        return list(found[-1:])
    if portion and (beside := [one for one in found if 0 <= one.first - distance.last <= _NEAR]):
        return beside  # hvorav 30 km med Ola som passasjer
    if named or not partial or text_at(tokens, first - 1) != ",":
        return named
    begin = first - 1
    while begin > 0 and tokens[begin - 1].text not in _STOPS:
        begin -= 1
    words = {tokens[index].text for index in range(begin, first)}
    if again := [one for one in found if one.name and one.last <= begin and words & _words(one.name)]:
        return again
    before = [rider for rider in found if rider.last <= first]
    return [rider for rider in before if rider.last == before[-1].last or rider.last + 1 >= before[-1].first]


def _told_before(
    found: Sequence[Rider], first: int, distance: Distance, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> list[Rider]:
    """The rider in the words before a comma, where the drive has its kilometres: `44 km. Passasjer: Ola Li, 24 km`.

    A day or a way between the two distances begins another drive.
    """
    led = has(tokens, first, "from") and distance.first - first <= _FROM_PLACE  # begge veier, fra Dale 30 km
    if not (led or first == distance.first) or text_at(tokens, first - 1) != ",":
        return []
    begin = _opening(first - 1, tokens, mentions)
    told = [one for one in found if one.name and begin <= one.first < first]
    before = [one for one in mentions if isinstance(one, Distance) and one.last <= begin]
    if not told or not any(one.km * (one.times or 1) >= distance.km for one in before):
        return []
    ways = [one for one in mentions if isinstance(one, (When, WayWord)) and before[-1].last < one.first < first]
    begun = any(not (led and isinstance(one, WayWord) and one.first > told[-1].first) for one in ways)
    begun = begun or any(has(tokens, index, "drive") for index in range(begin, first))
    return [] if begun else told[-1:]


def _in_brackets(index: int, tokens: Sequence[Token]) -> bool:
    """True where a bracket that opens near before the token is still open."""
    marks = [tokens[at].text for at in range(index - 1, max(index - _BRACKET_WITHIN, -1), -1)]
    return next((mark == "(" for mark in marks if mark in ("(", ")", "\n")), False)


def _rode_all(rider: Rider, tokens: Sequence[Token]) -> bool:
    """True for `Ola hele veien`: no kilometres said after it are his."""
    return text_at(tokens, rider.last + (text_at(tokens, rider.last) == "the")) in _WHOLE


def _opening(index: int, tokens: Sequence[Token], mentions: Sequence[Mention]) -> int:
    """Where the words begin that lead up to a distance: after a mark, or after the distance before."""
    ends = {mention.last for mention in mentions if isinstance(mention, Distance) and mention.last <= index}
    while index > 0 and index not in ends and tokens[index - 1].text not in _BREAKS:
        index -= 1
    return index


def _is_driven(first: int, distance: Distance, tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """True where the words beside a distance are a drive's: a day, `kjørte`, `t/r`, a trailer."""
    senses = ("drive", "trailer", "forest_road")
    told = next((at for at in range(distance.first - 1, first, -1) if tokens[at].text == ":"), first)
    dated = any(isinstance(mention, When) and told <= mention.first < distance.first for mention in mentions)
    back = any(isinstance(mention, WayWord) and mention.first == distance.last for mention in mentions)
    near = [*range(first, distance.last)]
    near += takewhile(lambda at: text_at(tokens, at) not in _STOPS, range(distance.last, distance.last + _NEAR))
    return dated or back or any(has(tokens, index, sense) for index in near for sense in senses)


def _words(name: str) -> set[str]:
    return set(name.lower().split())
