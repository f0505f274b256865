"""How many were in the writer's car: `vi var tre stykker i bilen, Kari, Lise og jeg`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte 104 km. Vi var tre stykker i bilen (jeg kjørte), Kari, Lise og jeg": ["Kari", "Lise"],
    "Køyrde 104 km, vi var tre i bilen: eg, Kari Nes og Lise": ["Kari Nes", "Lise"],
    "Kjørte 104 km. Vi var to i bilen": ["one unnamed"],
    "Kjørte 104 km. Det var tre personer i bilen": ["one unnamed", "one unnamed"],
    "Drove 104 km. There were three of us in the car": ["one unnamed", "one unnamed"],
    "Drove 104 km. We were three in my car": ["one unnamed", "one unnamed"],
    "Kjørte 104 km. Vi var tre i bilen, Kari Nes satt på": ["Kari Nes", "one unnamed"],
    "Kjørte 104 km, vi var tre i bilen. Kari Nes og Ola Li satt på": ["Kari Nes", "Ola Li"],
    "Kjørte 104 km. Vi var tre i bilen, Kari kjørte hjem": [],
    "Kjørte 104 km. De var to i bilen bak": [],
    "Kjørte 104 km. Barna var to i bilen": [],
    "Vi var tre i bilen. Kari sin bil. 104 km": [],
    "Vi var tre i møtet, 104 km": [],
    "Kjørte 104 km. Vi var tre timer i bilen": [],
    "Kjørte 104 km. Jeg var alene i bilen": [],
    "Kjørte 104 km. Vi var en time i bilen": [],
    "Kjørte 104 km. Vi var fem i møtet og to ble igjen i bilen": [],
    "støttekontakt 3.11 2 timer, 12 km, vi var to i bilen": [],
    "Kjørte 104 km med to kasser i bilen": [],
}

_BEING = words_of("came_along") | {"er", "are", "is"}
_PEOPLE = frozenset({"stykker", "stk", "personer", "personar", "people", "persons", "folk", "of", "us", "oss", "av"})
_IN = frozenset({"i", "in"})
_OURS = frozenset({"min", "mi", "my", "samme", "same", "the", "our"})
_WE = frozenset({"vi", "me", "we", "det", "there"})
_THEIRS = frozenset({"sin", "sitt", "hans", "hennes", "hennar", "deres", "deira", "his", "her", "their"})
_OTHER = frozenset({"bak", "foran", "framfor", "behind", "ahead"})
_STOPS = frozenset({".", ";", "!", "?", "\n"})
_WITHIN, _MOST_PEOPLE, _MOST = 3, 9, 12


@dataclass(frozen=True, slots=True)
class FullCar:
    """So many besides the driver, told at tokens `first` to `last`; up to `end` they may be named."""

    first: int
    last: int
    others: int
    end: int


def full_cars(tokens: Sequence[Token], spots: Spots) -> Iterator[FullCar]:
    """Each place that says how many were in the car, unless somebody else is said to have driven it."""
    for at in islice(spots.get("vehicle", ()), _MOST):
        begin = at - 1 - (text_at(tokens, at - 1) in _OURS)
        if text_at(tokens, begin) not in _IN:
            continue
        first = begin
        while first > begin - _WITHIN and text_at(tokens, first - 1) in _PEOPLE:
            first -= 1
        many = number(tokens, first - 1) if first else None
        being = next((at for at in (first - 2, first - 3) if text_at(tokens, at) in _BEING), None)
        told = being is not None and _is_of_writer(tokens, being)
        if many is None or many[1] != first or not told or not 1 < many[0] <= _MOST_PEOPLE:
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].text not in _STOPS:
            end += 1
        driven = any(_drove(tokens, place) for place in range(at + 1, end))
        if not (driven or text_at(tokens, at + 1) in _OTHER or _is_others_car(tokens)):
            yield FullCar(first - 1, at + 1, int(many[0]) - 1, end)


def _is_of_writer(tokens: Sequence[Token], being: int) -> bool:
    """True for the verb of `vi var`, `var vi` and `det var`, not for that of `barna var`."""
    return any(text_at(tokens, at) in _WE for at in (being - 1, being + 1))


def _is_others_car(tokens: Sequence[Token]) -> bool:
    """True where the text tells of `Kari sin bil`, of `hennes bil`."""
    cars = (at for at, token in enumerate(tokens) if "vehicle" in token.senses)
    return any(text_at(tokens, at - 1) in _THEIRS for at in cars)


def _drove(tokens: Sequence[Token], at: int) -> bool:
    """True for the verb of `Kari kjørte`, not for that of `jeg kjørte`."""
    if not has(tokens, at, "drive") or tokens[at].senses["drive"] != "verb":
        return False
    return not (is_writer(tokens, at - 1) or is_writer(tokens, at + 1))
