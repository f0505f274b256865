"""Who rode along, and where the drive went: names and places are read from the text as it was written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
_AT_PLACE = re.compile(r"\b(?:i|til|fra|frå|via|innom|in|to|from)[ ]$", re.IGNORECASE)
_ONLY_NAMES = re.compile(_NAMES)
_SPLIT = re.compile(r",[ ]?|[ ]og[ ]|[ ]and[ ]")

# What a place's name goes on with in small letters: Lauvdal skole, Vik videregående skole, Nes gamle kirke.
_SITE = (
    r"(?:(?:videregående|vidaregåande|gamle|nye|high|primary|town|city)[ ])?[a-zæøå]{0,20}"
    r"(?:skole|skule|hus|heim|hjem|senter|kirke|kyrkje|stasjon|kai|hall|hage|plass|hamn|havn|kontor|bibliotek"
    r"|terminal|sentrum|museum|hotell|gard|gård|sal|vgs|school|station|church|airport|hospital|centre|center|library)"
    r"(?:en|et|a|n)?(?!\w)"
)
_PLACE = (
    rf"(?:{_CAPITAL}(?:[ ](?:i[ ])?{_CAPITAL}){{0,2}}(?:[ ]{_SITE})?|(?:the[ ])?{_SITE}|hjemme|heime|home|jobb|work)"
)
_VIA = rf"(?:[ ](?:via|innom)[ ](?P<{{}}>{_PLACE.replace('{', '{{').replace('}', '}}')}))?"
_FROM_TO = re.compile(
    rf"\b(?:[Ff]ra|[Ff]rå|[Ff]rom)[ ](?P<a>{_PLACE}){_VIA.format('u')}[ ](?:til|to)[ ](?P<b>{_PLACE}){_VIA.format('v')}"
)
_DASH = r"[ ]?[-–—][ ]?"
_DASHED = re.compile(
    rf"(?<![\w-])(?P<a>{_CAPITAL}(?:[ ]{_CAPITAL})?+(?:[ ]{_SITE})?){_DASH}(?P<b>{_PLACE})"
    rf"(?:{_DASH}(?P<v>{_PLACE}))?(?!\w)"
)

# With a bare hyphen Anne-Marie Nes looks like a route too: no rider's words may follow.
_UNHYPHENED = "[A-ZÆØÅ][a-zæøåé]{2,30}+"
_HYPHENED = re.compile(
    rf"(?<![\w-])(?<!med )(?P<a>{_UNHYPHENED})-(?P<b>{_UNHYPHENED})(?:-(?P<v>{_UNHYPHENED}))?"
    r"(?![\w-])(?![ ](?:[A-ZÆØÅ]|satt|sat |var|ble|vart|rode|som|as |og ))"
)
_BARE = re.compile(rf"(?:^|[,.;\n])[ ]?(?P<a>{_PLACE})[ ](?:til|to)[ ](?P<b>{_PLACE})(?!\w)")

EXAMPLES = {
    "Ola Nordmann satt på": ["Ola Nordmann"],
    "Hadde med Ola som passasjer": ["Ola"],
    "to passasjerar (Anne Li, Per Vik)": ["Anne Li", "Per Vik"],
    "Kari Nes og Ola Nordmann satt på": ["Kari Nes", "Ola Nordmann"],
    "Haugen–Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "møte i Voss, Ola Nordmann satt på": ["Ola Nordmann"],
}
ROUTES = {
    "fra Haugen til rådhuset": ("Haugen", "rådhuset"),
    "fra Haugen via Vik til rådhuset": ("Haugen", "Vik", "rådhuset"),
    "fra Haugen til Lauvdal skole, kommunestyremøte": ("Haugen", "Lauvdal skole"),
    "fra Nes gamle kirke til Vik barneskole 12.11": ("Nes gamle kirke", "Vik barneskole"),
    "fra Haugen til Voss for befaring": ("Haugen", "Voss"),
    "from home to Lauvdal town hall": ("home", "Lauvdal town hall"),
    "Lauvdal skole – Vik kirke": ("Lauvdal skole", "Vik kirke"),
    "Sandane–Byrkjelo": ("Sandane", "Byrkjelo"),
    "KS-kurs på Hamar": (),
    "Haugen-Voss 42 km": ("Haugen", "Voss"),
    "Nord-Odal – Hamar": ("Nord-Odal", "Hamar"),
    "Anne-Marie Nes satt på": (),
}


@dataclass(frozen=True, slots=True)
class Riders:
    """The passengers, where they are named, and the starts of distances that are theirs and not the line's."""

    passengers: tuple[Passenger, ...] = ()
    spans: tuple[Span, ...] = ()
    distances: frozenset[int] = frozenset()

    def without(self, others: Iterable[Span]) -> "Riders":
        """The riders without those whose names are read as something else, a type or a day."""
        if len(self.spans) < len(self.passengers):
            return self  # only counted
        taken = [span for span in self.spans if any(start < span[1] and span[0] < end for start, end in others)]
        if not taken:
            return self
        left = [
            (passenger, span) for passenger, span in zip(self.passengers, self.spans, strict=True) if span not in taken
        ]
        return replace(self, passengers=tuple(one for one, _ in left), spans=tuple(span for _, span in left))


def riders(text: str, tokens: Sequence[Token]) -> Riders:
    """The people said to ride along, by name, else only counted; what stands in a route or after `i` is a place."""
    if not _CUE.search(text):
        return Riders()
    found: dict[str, Passenger] = {}
    spans: list[Span] = []
    distances: set[int] = set()
    _, way = route(text)
    if way:
        text = text[: way[0]] + " " * (way[1] - way[0]) + text[way[1] :]
    for match in _RIDE_ALONG.finditer(text):
        group = "after" if match["after"] else "before"
        for rider in _ONE_RIDER.finditer(text, match.start(group), match.end(group)):
            name, km = rider["name"], rider["km"]
            if group == "after" and _AT_PLACE.search(text, max(0, rider.start() - 8), rider.start()):
                continue
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
    for pattern in (_FROM_TO, _DASHED, _HYPHENED):
        match = pattern.search(text)
        if match:
            if pattern is _FROM_TO:
                places = [match["a"], match["u"] or match["v"], match["b"]]
            else:
                places = [match["a"], match["b"], match["v"]]
            return tuple(place for place in places if place), match.span()
    return (), None


def bare_route(text: str) -> tuple[tuple[str, ...], Span | None]:
    """The two places of `Haugen til rådhuset`, which only a question about the route makes one."""
    match = _BARE.search(text)
    return ((match["a"], match["b"]), (match.start("a"), match.end("b"))) if match else ((), None)


def vehicles(tokens: Sequence[Token], layout: Layout) -> dict[int, tuple[Vehicle, Span]]:
    """The vehicle named in each clause, and where."""
    found: dict[int, tuple[Vehicle, Span]] = {}
    for index, token in enumerate(tokens):
        said = token.senses.get("vehicle")
        if said and not has(tokens, index - 1, "negation"):
            vehicle = next(name for name in get_args(Vehicle) if name == said)
            found.setdefault(layout.clause[index], (vehicle, (token.start, token.end)))
    return found
