"""Kilometres on forest road, with a trailer or with equipment: parts of a drive, never drives of their own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.lines import Span
from parsers.text.drives.half_ways import is_direction, one_way_alone
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Distance, Mention, Money, WayWord, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.spans.part_of import bare_part
from parsers.text.words.tokens import Spots, Token

_FIELDS = {"forest_road": "forest_road_km", "trailer": "trailer_km", "equipment": "equipment_km"}
_OF_THE_WHOLE = frozenset({"trailer_km", "equipment_km"})
"""What is had along all the way, unless a part of it is named."""
_OF = frozenset({"av", "of"})
_THEM = frozenset({"dem", "dei", "disse", "desse", "dette", "det", "these", "them", "it", "that", "which", "turen"})
_THEREOF = frozenset({"herav", "hvorav", "derav", "korav"})
_ALONG = _THEREOF | {"på", "on", "for", "all"}
_ENTIRE = frozenset({"alt", "hele", "heile", "all", "whole", "entire"})
_BREAKS = frozenset({",", ".", ";", "\n"})
_BESIDE = 3
_MOST = 12

EXAMPLES = {
    "Skogsvei 18 av 46 km med tilhenger": ("46", "18", "46"),
    "46 km, herav 18 km skogsvei": ("46", "18", "0"),
    "46 km, 10 km med tilhenger": ("46", "0", "10"),
    "46 km, 18 km skogsvei og 10 km med tilhenger": ("46", "18", "10"),
    "46 km, 18 av dem på skogsvei, uten tilhenger": ("46", "18", "0"),
    "80 km i alt, med tilhengar på 30 av dei": ("80", "0", "30"),
    "46 km, av dei 12 km på skogsveg, og hadde tilhengar på 20 km": ("46", "12", "20"),
    "58 km, av dette 11 km på skogsvei, og tilhenger hele veien (58 km)": ("58", "11", "58"),
    "62 km. De siste 7 km inn og de første 7 km ut igjen er skogsbilvei": ("62", "14", "0"),
    "52 km. Trailer on all 52 km, and 10 km of it was on forest road": ("52", "10", "52"),
    "46 km, hvorav 18 på skogsvei": ("46", "18", "0"),
    "46 km, derav 2 timer på skogsvei": ("46", "0", "0"),
    "46 km, korav 10 med tilhengar": ("46", "0", "10"),
    "46 km, of which 18 were on a forest road": ("46", "18", "0"),
    "18 km skogsbilvei av 46 km": ("46", "18", "0"),
    "12 km på skogsvei": ("12", "12", "0"),
    "Trakk båthenger 20 km av 60 km": ("60", "0", "20"),
    "60 km med henger hele veien, 14 av disse på anleggsvei": ("60", "14", "60"),
    "46 km, hele veien med tilhenger. 18 av kilometerne var skogsvei": ("46", "18", "46"),
    "46 km, 18 of the kilometres were forest road": ("46", "18", "0"),
    "42 km uten tilhenger": ("42", "0", "0"),
    "14 km, alt på skogsveg": ("14", "14", "0"),
    "46 km, halve turen på skogsvei": ("46", "23", "0"),
    "42 km t/r, tilhenger bare en vei": ("42", "0", "21"),
    "6 mil hver vei. Tilhengeren var på bare hjem, altså 60 km med tilhenger": ("120", "0", "60"),
    "42 km, hengaren hadde eg på berre heim": ("42", "0", "21"),
    "42 km, trailer on the way back only": ("42", "0", "21"),
    "42 km. På hjemveien hadde jeg tilhenger": ("42", "0", "21"),
    "21 km hver vei, med tilhenger både dit og på hjemveien": ("42", "0", "42"),
    "42 km med tilhenger bare hjem": ("42", "0", "21"),
    "42 km t/r, med henger på den ene veien": ("42", "0", "21"),
    "64 km med tilhenger, uten tilhenger hjem 60 km": ("124", "0", "64"),
    "64 km med henger og 60 km uten henger hjem": ("124", "0", "64"),
    "20 km dit uten henger og 22 km hjem med henger": ("42", "0", "22"),
    "42 km t/r. Uten henger dit, med henger hjem": ("42", "0", "21"),
    "42 km, derav 8 km skogsvei bare på hjemveien": ("42", "8", "0"),
    "42 km. Stropper til hengeren, 279 kr": ("42", "0", "0"),
    "42 km\nUtlegg: lås til tilhengaren, 279 kr": ("42", "0", "0"),
    "42 km. Straps for the trailer, 279 kr": ("42", "0", "0"),
    "42 km. Kjørte med henger og betalte bom 27 kr": ("42", "0", "42"),
}


@dataclass(frozen=True, slots=True)
class Surcharge:
    """A field of the drive that the word at token `place` speaks of; `km` None is the whole drive, or `half` of it.

    Kilometres without their unit are `bare`: `hvorav 18 på skogsvei`.
    """

    field: str
    place: int
    span: Span
    km: Decimal | None = None
    half: bool = False
    taken: tuple[Mention, ...] = ()
    bare: bool = False


def surcharges(tokens: Sequence[Token], spots: Spots, mentions: Sequence[Mention], layout: Layout) -> list[Surcharge]:
    """What the text says of trailers, forest roads and equipment, with the mentions that are theirs and no drive's."""
    if spots.keys().isdisjoint(_FIELDS):
        return []
    said = sorted((index, field) for sense, field in _FIELDS.items() for index in spots.get(sense, ()))
    denied = [one for one in said if any(has(tokens, one[0] - step, "negation") for step in (1, 2))]
    bought = _bought_for(said, tokens, mentions, layout) if said else set()
    words = [one for one in said if one not in denied and one[0] not in bought]
    reader = _Parts(tokens, mentions, layout, [index for index, _ in words], denied)
    return [found for index, field in words[:_MOST] if (found := reader.read(index, field))]


def _bought_for(
    said: Sequence[tuple[int, str]], tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout
) -> set[int]:
    """The words of sentences that tell of a sum and of no drive: `stropper til hengeren, 279 kr`."""
    sentence = layout.sentence
    priced = {sentence[one.first] for one in mentions if isinstance(one, Money)}
    priced -= {sentence[one.first] for one in mentions if isinstance(one, Distance)}
    if priced:
        priced -= {number for number, token in zip(sentence, tokens, strict=True) if "drive" in token.senses}
    return {index for index, _ in said if sentence[index] in priced}


class _Parts:
    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        layout: Layout,
        words: Sequence[int],
        denied: Sequence[tuple[int, str]],
    ) -> None:
        self._tokens = tokens
        self._mentions = mentions
        self._sentence = layout.sentence
        self._words = words
        self._denied = denied
        self._all = [*words, *(index for index, _ in denied)]
        self._distances = [mention for mention in mentions if isinstance(mention, Distance)]
        self._measured = {one.first for one in self._distances}
        self._valued = {one.first for one in mentions if isinstance(one, MEASURED)}

    def read(self, index: int, field: str) -> Surcharge | None:
        """The kilometres of the word there."""
        first, last = self._segment(index)
        inside = [one for one in self._distances if first <= one.first < last]
        span = (self._tokens[index].start, self._tokens[index].end)
        parts = [one for one in inside if self._is_part(one)]
        if not parts:
            parts = [one for one in inside if self._stands_by(one, index)][:1]
        if parts and len(parts) < len(self._distances):
            km = sum((part.km * (part.times or 1) for part in parts), Decimal(0))
            taken = tuple(part for part in parts if not is_direction(self._tokens, part.last))  # 20 km hjem med henger
            return Surcharge(field, index, parts[0].span, km, taken=taken)
        rivals = [word for word in self._words if first <= word < last]
        for place in range(first, last):
            bare = self._bare_part(place)
            if bare is not None and index == _nearest(rivals, place):
                return Surcharge(field, index, (self._tokens[place].start, self._tokens[place].end), bare, bare=True)
        ways = [one for one in self._mentions if isinstance(one, WayWord) and first <= one.first < last]
        single = tuple(way for way in ways if way.way == "one")
        halved = any(has(self._tokens, at, "half") for at in range(first, last))
        measured = max((one.last for one in inside), default=first)
        along = not inside or (field in _OF_THE_WHOLE and measured <= index)
        words = range(measured, last)
        away = any(field == of for _, of in self._denied) and any(
            is_direction(self._tokens, at) for at in words
        )  # uten dit, med hjem
        if (not inside and (single or halved)) or (along and (away or one_way_alone(self._tokens, words))):
            return Surcharge(field, index, span, half=True, taken=single)
        entire = any(self._tokens[at].text in _ENTIRE for at in range(first, last))
        if (rest := self._beside_denied(index, field)) is not None:
            return Surcharge(field, index, span, rest)
        if entire or field in _OF_THE_WHOLE or any(one.last <= index <= one.last + 1 for one in inside):
            return Surcharge(field, index, span)
        return None

    def _beside_denied(self, index: int, field: str) -> Decimal | None:
        """The other kilometres of `med tilhenger 64 km, uten tilhenger hjem 64 km`; None where none are apart."""
        without: list[Distance] = []
        for place, _ in [one for one in self._denied if one[1] == field and one[0] > index]:
            first, last = self._segment(place)
            without += [one for one in self._distances if first <= one.first < last]
        number = self._sentence[index]
        own = [one for one in self._distances if self._sentence[one.first] == number and one not in without]
        if not without or not own or own[-1].first > without[0].first:
            return None
        return sum((one.km * (one.times or 1) for one in own), Decimal(0))

    def _segment(self, index: int) -> tuple[int, int]:
        """The words up to the commas around it, or to `og` where another surcharge stands beyond."""
        first, last = index, index + 1
        while first > 0 and not self._parts_at(first - 1, index):
            first -= 1
        while last < len(self._tokens) and not self._parts_at(last, index):
            last += 1
        return first, last

    def _parts_at(self, place: int, index: int) -> bool:
        token = self._tokens[place]
        if self._sentence[place] != self._sentence[index] or (token.text in _BREAKS and token.kind != "num"):
            return True
        if "join" not in token.senses:
            return False
        return any(place < word if index < place else word < place for word in self._all)

    def _is_part(self, distance: Distance) -> bool:
        """True for `12 km av dem`, `herav 12 km`, `av dei 12 km`, `de siste 12 km`, `på alle 12 km`."""
        tokens, first, last = self._tokens, distance.first, distance.last
        of = last + (last in self._words)  # 12 km skogsvei av 30 km
        if text_at(tokens, of) in _OF and (of + 1 in self._measured or text_at(tokens, of + 1) in _THEM):
            return True
        led = text_at(tokens, first - 1) in _ALONG or has(tokens, first - 1, "ride_part")
        return led or self._is_after_of(first)

    def _is_after_of(self, place: int) -> bool:
        """True behind `av dei`, `of which`."""
        return text_at(self._tokens, place - 1) in _THEM and text_at(self._tokens, place - 2) in _OF

    def _stands_by(self, distance: Distance, index: int) -> bool:
        """True for kilometres right beside the word, when they are not the first of the text."""
        gap = index - distance.last if distance.first < index else distance.first - index - 1
        within = is_direction(self._tokens, distance.last) or any(
            one.km * (one.times or 1) >= distance.km for one in self._distances if one is not distance
        )
        return gap < _BESIDE and distance is not self._distances[0] and within

    def _bare_part(self, place: int) -> Decimal | None:
        """The number of `18 av dem`, `18 av 46 km` and `hvorav 18`; none of `hvorav 2 timer`."""
        if place in self._valued:
            return None
        if text_at(self._tokens, place - 1) in _THEREOF or self._is_after_of(place):
            return digits(self._tokens[place].text)
        if place + 2 in self._measured and text_at(self._tokens, place + 1) in _OF:
            return digits(self._tokens[place].text)
        return bare_part(self._tokens, place)


def _nearest(words: Sequence[int], place: int) -> int:
    """The one of some words, in order, that stands nearest to the token."""
    at = bisect_left(words, place)
    return min(words[max(0, at - 1) : at + 1], key=lambda word: abs(word - place))


def owned(found: Sequence[Surcharge]) -> Iterator[Mention]:
    """The mentions that belong to surcharges."""
    for surcharge in found:
        yield from surcharge.taken
