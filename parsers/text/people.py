"""Who rode along, and where the drive went: names and places are read from the text as it was written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from claims.lines import Passenger, Span, Vehicle
from parsers.text.layout import Layout
from parsers.text.mentions import has
from parsers.text.numbers import number
from parsers.text.tokens import Token

# Possessive throughout: a name is never tried again shorter, so hostile text costs no more than plain text.
_CAPITAL = r"[A-ZÆØÅÄÖÜÉÁ][^\W\d_]{0,30}+(?:-[A-ZÆØÅ][^\W\d_]{0,30}+)?+"
_NAME = rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}+"
_OWN_KM = r"(?:[ ]?\(?[ ]?\d{1,4}(?:,\d)?[ ]?km\)?)?+"
_RIDER = rf"{_NAME}{_OWN_KM}"
_NAMES = rf"(?<!\w){_RIDER}(?:(?:,[ ]?|[ ]og[ ]|[ ]and[ ]){_RIDER}){{0,7}}+"
_CUE = re.compile(r"satt|sat |passas|passen|med|rode|lukket|på ", re.IGNORECASE)
_AFTER = (
    r"satt[ ]på(?:[ ]med)?|sat[ ]på|satt[ ]i[ ]bilen|var[ ]passasjer|var[ ]med[ ]i[ ]bilen|ble[ ]med|vart[ ]med"
    r"|kjørte[ ]med[ ]meg|køyrde[ ]med[ ]meg|rode[ ]with[ ]me|as[ ](?:a[ ])?passenger|som[ ]passasjer(?:er|ar)?"
)
_BEFORE = r"[Pp]assasjer(?:er|ar)?|[Pp]assengers?|[Hh]adde[ ]med(?:[ ]meg)?|[Hh]adde[ ]på|[Pp]lukket[ ]opp|[Tt]ok[ ]med"
_RIDE_ALONG = re.compile(rf"(?P<after>{_NAMES})[ ](?:{_AFTER})|(?:{_BEFORE})[:]?[ ]?\(?(?P<before>{_NAMES})")
_ONE_RIDER = re.compile(rf"(?P<name>{_NAME})(?:[ ]?\(?[ ]?(?P<km>\d{{1,4}}(?:,\d)?)[ ]?km)?")
_ONLY_NAMES = re.compile(_NAMES)
_SPLIT = re.compile(r",[ ]?|[ ]og[ ]|[ ]and[ ]")

_PLACE = (
    rf"(?:{_CAPITAL}(?:[ ](?:i[ ])?{_CAPITAL}){{0,2}}|rådhuset|kommunehuset|heradshuset|fylkeshuset|hjem|heim|hjemme"
    r"|heime|jobb|skolen|sykehuset|flyplassen)"
)
_VIA = rf"(?:[ ](?:via|innom)[ ](?P<{{}}>{_PLACE.replace('{', '{{').replace('}', '}}')}))?"
_FROM_TO = re.compile(
    rf"\b(?:[Ff]ra|[Ff]rå|[Ff]rom)[ ](?P<a>{_PLACE}){_VIA.format('u')}[ ](?:til|to)[ ](?P<b>{_PLACE}){_VIA.format('v')}"
)
_DASH = r"[ ]?[-–—][ ]?"
_DASHED = re.compile(
    rf"(?<![\w-])(?P<a>{_CAPITAL}(?:[ ]{_CAPITAL})?+){_DASH}(?P<b>{_PLACE})(?:{_DASH}(?P<v>{_PLACE}))?(?!\w)"
)

EXAMPLES = {
    "Ola Nordmann satt på": ["Ola Nordmann"],
    "Hadde med Ola som passasjer": ["Ola"],
    "to passasjerar (Anne Li, Per Vik)": ["Anne Li", "Per Vik"],
    "Kari Nes og Ola Nordmann satt på": ["Kari Nes", "Ola Nordmann"],
}
ROUTES = {
    "fra Haugen til rådhuset": ("Haugen", "rådhuset"),
    "fra Haugen via Vik til rådhuset": ("Haugen", "Vik", "rådhuset"),
    "Sandane–Byrkjelo": ("Sandane", "Byrkjelo"),
    "KS-kurs på Hamar": (),
}


@dataclass(frozen=True, slots=True)
class Riders:
    """The passengers, where they are named, and the starts of distances that are theirs and not the line's."""

    passengers: tuple[Passenger, ...] = ()
    spans: tuple[Span, ...] = ()
    distances: frozenset[int] = frozenset()


def riders(text: str, tokens: Sequence[Token]) -> Riders:
    """The people said to ride along, by name, else only counted."""
    if not _CUE.search(text):
        return Riders()
    found: dict[str, Passenger] = {}
    spans: list[Span] = []
    distances: set[int] = set()
    for match in _RIDE_ALONG.finditer(text):
        group = "after" if match["after"] else "before"
        for rider in _ONE_RIDER.finditer(text, match.start(group), match.end(group)):
            name, km = rider["name"], rider["km"]
            if km:
                distances.add(rider.start("km"))
            if name not in found:
                found[name] = Passenger(name=name, distance_km=Decimal(km.replace(",", ".")) if km else None)
                spans.append(rider.span("name"))
    return Riders(tuple(found.values()), tuple(spans), frozenset(distances)) if found else _counted(tokens)


def names(text: str) -> list[str]:
    """The names in a text that holds nothing else: `Ola Nordmann og Kari Nes`."""
    match = _ONLY_NAMES.fullmatch(text.strip().rstrip("."))
    return _SPLIT.split(match.group()) if match else []


def _counted(tokens: Sequence[Token]) -> Riders:
    """Passengers that are only counted: `1 passasjer`."""
    for index, token in enumerate(tokens):
        if "passenger" not in token.senses:
            continue
        for first in (index - 1, index - 2):
            count = number(tokens, first) if first >= 0 else None
            if count and count[1] == index and 1 <= count[0] <= 8 and count[0] == int(count[0]):
                return Riders((Passenger(name=None),) * int(count[0]), ((tokens[first].start, token.end),))
    return Riders()


def route(text: str) -> tuple[tuple[str, ...], Span | None]:
    """The places of a drive in order, and where they stand; empty when no two ends are named."""
    for pattern in (_FROM_TO, _DASHED):
        match = pattern.search(text)
        if match:
            if pattern is _FROM_TO:
                places = [match["a"], match["u"] or match["v"], match["b"]]
            else:
                places = [match["a"], match["b"], match["v"]]
            return tuple(place for place in places if place), match.span()
    return (), None


def vehicles(tokens: Sequence[Token], layout: Layout) -> dict[int, tuple[Vehicle, Span]]:
    """The vehicle named in each clause, and where."""
    found: dict[int, tuple[Vehicle, Span]] = {}
    for index, token in enumerate(tokens):
        said = token.senses.get("vehicle")
        if said and not has(tokens, index - 1, "negation"):
            vehicle = next(name for name in get_args(Vehicle) if name == said)
            found.setdefault(layout.clause[index], (vehicle, (token.start, token.end)))
    return found
