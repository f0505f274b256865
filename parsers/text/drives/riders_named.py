"""Who is named beside the words for riding along: before `satt på`, behind `hadde med`, else only counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from parsers.text.drives.company import Cue
from parsers.text.drives.full_car import FullCar
from parsers.text.drives.people import MOST, People
from parsers.text.drives.ridden import Rider
from parsers.text.drives.riding_words import Cues, phrases
from parsers.text.spans.mentions import Distance, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ola Nordmann satt på": ["Ola Nordmann"],
    "Hadde med Ola som passasjer": ["Ola"],
    "hadde med meg Kari Nes": ["Kari Nes"],
    "hadde Kari Nes med i bilen": ["Kari Nes"],
    "Kari Nes og Ola Nordmann satt på": ["Kari Nes", "Ola Nordmann"],
    "Kari Nes, Dag Li og Per Vik var passasjerer": ["Kari Nes", "Dag Li", "Per Vik"],
    "Haugen–Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "møte i Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "Passasjerar heile vegen: Liv Aasen og Oddvar Nes": ["Liv Aasen", "Oddvar Nes"],
    "Filip Nowak was passenger the whole way": ["Filip Nowak"],
    "42 km, Anne-Marie Nes satt på": ["Anne-Marie Nes"],
    "42 km, ola satt på": ["Ola"],
    "32 km with tom berg as passenger": ["tom berg"],
    "Jorunn og Kåre var med som passasjerar": ["Jorunn", "Kåre"],
    "klienten var med som passasjer: Emil Sørbø": ["Emil Sørbø"],
    "hentet Kari Nes på Moen, og hun satt på": ["Kari Nes"],
    "24 km, Per var med som vara for Liv, han satt på med meg": ["Per"],
    "en kollega satt på": ["one unnamed"],
    "kollega Ola Li satt på": ["Ola Li"],
    "42 km.\nVikaren Ida Sundli var passasjer fra start til mål": ["Ida Sundli"],
    "Two colleagues, Mona Lie and Geir Strand, rode with me": ["Mona Lie", "Geir Strand"],
    "en kollega, Ola Li, satt på": ["Ola Li"],
    "hadde passasjer": ["one unnamed"],
    "Ola Li satt på, 42 km t/r": ["Ola Li"],
    "Berit Moen og Jan Haug satt på": ["Berit Moen", "Jan Haug"],
    "passasjerer: Mai Li og August Vik": ["Mai Li", "August Vik"],
    "42 km. Inga Stokke var passasjer": ["Inga Stokke"],
    "42 km. Passasjer begge dager: Inga Stokke": ["Inga Stokke"],
    "42 km. Passasjer til formannskapet: Inga Stokke": ["Inga Stokke"],
    "42 km. Passenger both days: Inga Stokke": ["Inga Stokke"],
    "42 km. Begge dager hadde jeg med Inga Stokke": ["Inga Stokke"],
    "42 km. Til formannskapet hadde eg med Inga Stokke": ["Inga Stokke"],
    "42 km, hadde med Tor Li": ["Tor Li"],
    "42 km, i går satt Ola Li på": ["Ola Li"],
    "42 km, i går sat Ola Li og Dag Moen på heile vegen": ["Ola Li", "Dag Moen"],
    "42 km, i går satt Ola Li på kontoret": [],
}
_COMPANY = 12
"""Tokens behind `med` that may name the company."""
_SHORTEST_SHOUTED = 5
_LABEL, _LABEL_ENDS = 8, frozenset({".", ",", ";", "!", "?", "\n", ""})
"""Tokens from `Passasjer` to the colon, and what ends the label before it."""
_OPENS = frozenset({",", "(", ".", ";", "med", "with"})
_THEIRS = frozenset({"sin", "sitt", "si", "sine", "som", "s", "'", "as"})
_SAT, _GOES_ON = (
    frozenset({"satt", "sat"}),
    frozenset({"join", "ride_filler", "homeward", "way", "from", "to", "each", "solely"}),
)
_AROUND = frozenset({"med", "på", "with", "along", "skyss", "haik", "a", "in"})


def _is_short_form(name: str) -> bool:
    """True for NAV and the like."""
    return name.isupper() and len(name) < _SHORTEST_SHOUTED


class Finder:
    """Finds the riders of one text by the words for riding along."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int], farthest: Decimal) -> None:
        self._tokens = tokens
        self._people = People(text, tokens, blocked, farthest)

    def by(self, cues: Cues) -> Sequence[list[Rider]]:
        """The riders by each word."""
        return (
            *map(self.came_part, cues.parts),
            *self.find(cues.worded),
            *map(self.company, cues.company),
            *map(self.taken, cues.driven),
            *map(self.beside, cues.beside),
            *map(self.on_way_home, cues.homeward),
        )

    def find(self, cues: Sequence[int]) -> Iterator[list[Rider]]:
        """The riders by each cue."""
        for index in cues:
            yield self._called(index) if "passenger" in self._tokens[index].senses else self._said(index)

    def _called(self, index: int) -> list[Rider]:
        """Those whom the word passenger calls so: before it, else after it, else only counted."""
        if any(has(self._tokens, index - step, "negation") for step in (1, 2, 3)):
            return []
        told = self._people.before(index)
        colon = self._colon(index)
        if all(rider.name is None for rider in told) and (not told or colon == index + 1):
            behind = index + 1 + (text_at(self._tokens, index + 1) == "for")
            told = self._people.after(behind) or (self._people.after(colon) if colon else []) or told
        count, first = self._count(index)
        more = int(count) - len(told) if count <= MOST else 0
        return [*told, *self._people.unnamed(first, index + 1, more)]

    def _colon(self, index: int) -> int | None:
        """The colon of `Passasjer:` and `Passasjer på kommunestyret:`."""
        near = takewhile(lambda at: text_at(self._tokens, at) not in _LABEL_ENDS, range(index + 1, index + _LABEL))
        return next((at for at in near if text_at(self._tokens, at) == ":"), None)

    def _said(self, index: int) -> list[Rider]:
        """Those before `satt på`, after `hadde med`, or between: `hadde Ola med`."""
        for last, place in phrases(self._tokens, index):
            if place == "before":
                return self._people.before(index)
            told = self._people.after(last)
            end = told[-1].last if told else last
            if place == "after" or (told and text_at(self._tokens, end) in _AROUND and not self._stays(index, end + 1)):
                return told
        return []

    def company(self, index: int) -> list[Rider]:
        """Those named after `med`, unless it was their car or they drove: `med Ola sin bil`, `med Ola som sjåfør`."""
        told = self._people.listed(index + 1, index + 1 + _COMPANY)
        after = text_at(self._tokens, told[-1].last) if told else ""
        return [] if after in _THEIRS else [one for one in told if one.name and not _is_short_form(one.name)]

    def beside(self, cue: Cue) -> list[Rider]:
        """Those named on that side of `med`, or counted there."""
        index, side = cue
        return self._people.after(index + 1) if side == "after" else self._people.before(index)

    def taken(self, index: int) -> list[Rider]:
        """Those named right behind the verb: `kjørte Kari Lie til Førde`."""
        return [one for one in self._people.listed(index + 1, index + 1 + _COMPANY) if one.name]

    def others_in(self, car: FullCar, known: Sequence[Rider]) -> list[Rider]:
        """Those of `vi var tre i bilen, Kari, Lise og jeg`: by name, the rest of them only counted."""
        begin = next((at for at in range(car.last, car.end) if self._people.names(at)), car.end)
        told = [one for one in self._people.listed(begin, car.end) if one.name] if not known else []
        return [*told, *self._people.unnamed(car.first, car.last, car.others - len(told) - len(known))]

    def came_part(self, part: tuple[int, bool, Distance]) -> list[Rider]:
        """Those of `Ola var med 20 km`, before the word, or of `med Ola 20 km av veien`, behind it."""
        index, behind, km = part
        told = self.company(index) if behind else self._people.before(index)
        return [replace(one, own=km) for one in told if one.name]

    def on_way_home(self, index: int, *, also: bool = False) -> list[Rider]:
        """Those named right before `på hjemveien`, where nothing else begins the clause: `24 km, Kari på hjemveien`.

        They may `also` be joined to others: `og Kari bare hjem`.
        """
        told = self._people.before(index)
        first = told[0].first - 1 if told else -1
        opens = first >= 0 and (text_at(self._tokens, first) in _OPENS or (also and has(self._tokens, first, "join")))
        return told if opens and all(one.name for one in told) else []

    def others_one_way(self, known: Sequence[Rider], cues: Iterable[int]) -> list[Rider]:
        """Those named before `bare hjem` who are none of the known: `Kari satt på, Ola bare hjem`."""
        names = {one.name.split()[0] for one in known if one.name}
        told = [one for index in cues for one in self.on_way_home(index, also=True) if one.first > known[0].last]
        return [replace(one, half=True) for one in told if one.name and one.name.split()[0] not in names]

    def others_from(self, known: Sequence[Rider], cues: Iterable[int]) -> list[Rider]:
        """Those named before `fra Vik (20 km)` who are none of the known: `Kari satt på fra Nes (12 km), Ola fra …`."""
        names = {one.name.split()[0] for one in known if one.name}
        told = [one for index in cues for one in self.on_way_home(index, also=True) if one.first > known[0].last]
        return [one for one in told if one.name and one.name.split()[0] not in names]

    def _stays(self, verb: int, index: int) -> bool:
        """True for `had Oliver with us`, which is no drive unless the car is named, and `satt Ola på kontoret`."""
        if text_at(self._tokens, verb) in _SAT:
            after = self._tokens[index : index + 1]
            return any(one.kind == "word" and _GOES_ON.isdisjoint(one.senses) for one in after)
        return text_at(self._tokens, index) == "us" and not has(self._tokens, index + 3, "vehicle")

    def _count(self, index: int) -> tuple[Decimal, int]:
        """How many passengers the words before the noun say, and where: `to passasjerer`, `hadde passasjer`."""
        for first in (index - 1, index - 2):
            found = number(self._tokens, first) if first >= 0 else None
            if found and found[1] in (index, index - 1) and found[0] == int(found[0]):
                return found[0], first
        return Decimal(has(self._tokens, index - 1, "having")), index
