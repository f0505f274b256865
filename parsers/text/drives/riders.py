"""Who rode along: by name, with their own kilometres where these were said, else only counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, takewhile
from typing import NamedTuple

from claims.lines import Passenger, Span
from parsers.text.drives.company import Cue, company_cues, may_have_company
from parsers.text.drives.driven import driven, may_be_driven
from parsers.text.drives.full_car import FullCar, full_cars
from parsers.text.drives.half_ways import TRIPS_HOME, homeward_cues, one_way_cues, rode_half, with_company
from parsers.text.drives.part_rides import CUES, part_rides
from parsers.text.drives.people import MOST, People
from parsers.text.drives.ridden import Rider, once, with_own
from parsers.text.drives.rode_part import with_bare_parts
from parsers.text.spans.mentions import Distance, Mention, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import riding, words_of
from parsers.text.words.tokens import Spots, Token

_MOST_CUES = 12
_VERB_WITHIN, _WITH_WITHIN, _COMPANY = 3, 8, 12
"""Tokens from the verb to the distance, from there to `med`, and the most that name the company."""
_SHORTEST_SHOUTED = 5
_WITH = frozenset({"med", "with"})
_IN_CONNECTION = words_of("in_connection")
_ENDS = frozenset({".", ",", ";", "!", "?"})
_LABEL, _LABEL_ENDS = 8, _ENDS | {"\n", ""}
"""Tokens from `Passasjer` to the colon, and what ends the label before it."""
_OPENS = frozenset({",", "(", ".", ";", "med", "with"})
_THEIRS = frozenset({"sin", "sitt", "si", "sine", "som", "s", "'", "as"})
_SAT, _GOES_ON = frozenset({"satt", "sat"}), frozenset({"join", "ride_filler"})
_AROUND = frozenset({"med", "på", "with", "along", "skyss", "haik", "a", "in"})

EXAMPLES = {
    "Ola Nordmann satt på": ["Ola Nordmann"],
    "Hadde med Ola som passasjer": ["Ola"],
    "hadde med meg Kari Nes": ["Kari Nes"],
    "hadde Kari Nes med i bilen": ["Kari Nes"],
    "to passasjerar (Anne Li, Per Vik)": ["Anne Li", "Per Vik"],
    "Kari Nes og Ola Nordmann satt på": ["Kari Nes", "Ola Nordmann"],
    "Kari Nes, Dag Li og Per Vik var passasjerer": ["Kari Nes", "Dag Li", "Per Vik"],
    "Haugen–Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "møte i Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "Passasjerar heile vegen: Liv Aasen og Oddvar Nes": ["Liv Aasen", "Oddvar Nes"],
    "Filip Nowak was passenger the whole way": ["Filip Nowak"],
    "I gave Anna Berg a lift": ["Anna Berg"],
    "42 km, Anne-Marie Nes satt på": ["Anne-Marie Nes"],
    "42 km, ola satt på": ["Ola"],
    "32 km with tom berg as passenger": ["tom berg"],
    "Jorunn og Kåre var med som passasjerar": ["Jorunn", "Kåre"],
    "støttekontakt i går, brukeren var passasjer": ["one unnamed"],
    "klienten var med som passasjer: Emil Sørbø": ["Emil Sørbø"],
    "42 KM, OLA NORDMANN SATT PÅ": ["OLA NORDMANN"],
    "Kari Nes og to andre satt på": ["Kari Nes", "one unnamed", "one unnamed"],
    "Kari Nes og en til satt på": ["Kari Nes", "one unnamed"],
    "hentet Kari Nes på Moen, og hun satt på": ["Kari Nes"],
    "24 km, Per var med som vara for Liv, han satt på med meg": ["Per"],
    "en kollega satt på": ["one unnamed"],
    "kollega Ola Li satt på": ["Ola Li"],
    "42 km.\nVikaren Ida Sundli var passasjer fra start til mål": ["Ida Sundli"],
    "Two colleagues, Mona Lie and Geir Strand, rode with me": ["Mona Lie", "Geir Strand"],
    "en kollega, Ola Li, satt på": ["Ola Li"],
    "to passasjerer": ["one unnamed", "one unnamed"],
    "hadde passasjer": ["one unnamed"],
    "har to passasjerer å føre\nKjøring 58 km\nPassasjerer: Randi Foss 58 km og Per Dahl 20 km": [
        "Randi Foss 58",
        "Per Dahl 20",
    ],
    "hadde to passasjerer. 42 km. Ola Li og Kari Nes satt på": ["Ola Li", "Kari Nes"],
    "I have two passengers. 42 km. Passengers: Ola Li and Kari Nes": ["Ola Li", "Kari Nes"],
    "hadde to passasjerer. 42 km. Ola Li satt på heim": ["one unnamed", "one unnamed", "Ola Li"],
    "tre passasjerer, Ola Li og Kari Nes": ["Ola Li", "Kari Nes", "one unnamed"],
    "64 km. Anne Li og Per Vik var passasjerer, Per bare 20 km": ["Anne Li", "Per Vik 20"],
    "44 km. Per Vik var passasjer dei siste 12 km": ["Per Vik 12"],
    "34 km t/r. Ola Li sat på berre heimover (17 km)": ["Ola Li 17"],
    "Ola Li (20 km) og Kari Nes satt på, 42 km": ["Ola Li 20", "Kari Nes"],
    "Ola Li satt på, 42 km t/r": ["Ola Li"],
    "Berit Moen og Jan Haug satt på": ["Berit Moen", "Jan Haug"],
    "passasjerer: Mai Li og August Vik": ["Mai Li", "August Vik"],
    "42 km, passasjerer: Ola Nes 12, Kari Moe 30": ["Ola Nes 12", "Kari Moe 30"],
    "42 km, passasjerar Ola Nes 12 og Kari Moe": ["Ola Nes 12", "Kari Moe"],
    "42 km, passasjerer: Ola Nes hele veien og Kari Moe 5 km": ["Ola Nes", "Kari Moe 5"],
    "42 km, passengers: Ola Nes the whole way and Kari Moe 5 km": ["Ola Nes", "Kari Moe 5"],
    "42 km. Passasjerer: Ola Nes (hele turen) og Kari Moe (bare et stykke, 5 km)": ["Ola Nes", "Kari Moe 5"],
    "42 km. Passasjerar: Ola Nes (heile vegen), Kari Moe (berre 5 km)": ["Ola Nes", "Kari Moe 5"],
    "42 km. Passengers: Ola Nes (all the way) and Kari Moe (only 5 km)": ["Ola Nes", "Kari Moe 5"],
    "44 km. Passasjer: Ola Nes, 24 km. Parkering 40 kr": ["Ola Nes 24"],
    "44 km. Passasjerer: Ola Nes til Vik (24 km), Kari Moe hele veien": ["Ola Nes 24", "Kari Moe"],
    "44 km. Passengers: Ola Nes, 24 km, and Kari Moe, 30 km": ["Ola Nes 24", "Kari Moe 30"],
    "44 km, og Ola Nes sat på, 24 km": ["Ola Nes 24"],
    "3.11 44 km. 10.11 med passasjer Ola Nes, 24 km": ["Ola Nes"],
    "44 km\nPassasjerar:\nOla Nes 24 km\nKari Moe 30 km\n\nPer Vik": ["Ola Nes 24", "Kari Moe 30"],
    "44 km\nPassasjerer:\n- Ola Nes, 24 km\n- Kari Moe, 30 km\nPer Vik": ["Ola Nes 24", "Kari Moe 30"],
    "186 km 4.11. Ola Nes satt på fra Dale (62 km)": ["Ola Nes 62"],
    "186 km 4.11. Ola Nes sat på frå Dale til Førde (62 km)": ["Ola Nes 62"],
    "Passasjerer: Ola Nes 40 km, Kari Moe 72 km. Kjørte 144 km": ["Ola Nes 40", "Kari Moe 72"],
    "Passasjerer 4.11: Ola Nes 40 km, Kari Moe 72 km. Kjørte totalt 144 km": ["Ola Nes 40", "Kari Moe 72"],
    "186 km. Passasjertillegg for Ola Nes 93 km og Kari Moe 186 km": ["Ola Nes 93", "Kari Moe 186"],
    "Passasjertillegg: Ola Nes 93 km og Kari Moe 186 km. Kjørte 186 km": ["Ola Nes 93", "Kari Moe 186"],
    "kjørte 30 km med Ola": ["Ola"],
    "køyrde 30 km t/r saman med Kari Nes og Per Vik": ["Kari Nes", "Per Vik"],
    "drove 30 km with Anna Berg": ["Anna Berg"],
    "kjørte 30 km med Ola sin bil": [],
    "kjørte 30 km med Ola som sjåfør": [],
    "kjørte 30 km med Volvoen": [],
    "støttekontakt 3.11 2 timer. Formannskapet 10.11, 30 km, Kari satt på": ["Kari"],
    "støttekontakt 3.11 2 timar\nFormannskapet 10.11, køyrde 30 km med Kari": ["Kari"],
    "formannskapet 3.11. Støttekontakt 10.11 2 timer, kjørte 30 km med Kari": [],
    "støttekontakt i går, kjørte 30 km med Emil": [],
    "42 km. Passasjerer: Inga Stokke (hele turen) og Dag Moen (12 km)": ["Inga Stokke", "Dag Moen 12"],
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
    "inga skyss, 42 km": [],
    "jeg satt på med Ola": [],
    "uten passasjerer": [],
    "42 km, alene i bilen": [],
    "Ola Li satt ikke på": [],
    "støttekontakt for Emil, hadde med Emil": [],
    "hadde Emil med meg lørdag, høy sats 3 timer, 18 km": [],
    "I had Leo with me on Saturday, high rate 3 hours, 18 km": [],
}


@dataclass(frozen=True, slots=True)
class Riders:
    """All who are said to ride along, in order."""

    all: tuple[Rider, ...] = ()

    @property
    def passengers(self) -> tuple[Passenger, ...]:
        """The riders as a line has them."""
        return tuple(rider.passenger for rider in once(self.all))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they are named."""
        return tuple(rider.span for rider in self.all)

    @property
    def distances(self) -> list[Distance]:
        """The distances that are theirs and not a drive's."""
        return [rider.own for rider in self.all if rider.own]


NOBODY = Riders()


def may_ride(said: Set[str], spots: Spots) -> bool:
    """False for a text that neither has a word that begins a phrase for riding along, nor drives with anybody."""
    return (
        "passenger" in spots
        or not riding().keys().isdisjoint(said)
        or may_have_company(said, spots)
        or may_be_driven(said, spots)
        or ("distance" in spots and not (TRIPS_HOME | CUES).isdisjoint(said))
    )


def riders(
    text: str,
    tokens: Sequence[Token],
    spots: Spots,
    mentions: Sequence[Mention],
    blocked: Set[int],
    *,
    caring: bool,
    apart: Set[int] = frozenset(),
) -> Riders:
    """The people said to ride along; `blocked` are tokens of routes and of types, which name nobody.

    In the text of somebody `caring` only the word passenger makes one, but at tokens that are `apart` from care.
    """

    def free(at: int) -> bool:
        return not caring or at in apart

    cues = _cues(text, tokens, spots, mentions, free)
    if not any(cues):
        return NOBODY
    taken = {index for one in mentions if not isinstance(one, Distance) for index in range(one.first, one.last)}
    found: list[Rider] = []
    farthest = max((one.km * (one.times or 1) for one in mentions if isinstance(one, Distance)), default=Decimal(0))
    finder = _Finder(text, tokens, blocked | taken, farthest)
    for told in _named_once(finder.by(cues)):
        known = {(rider.name, rider.first) for rider in found}
        found += [rider for rider in told if (rider.name, rider.first) not in known]
    for car in cues.full[:1]:
        found += finder.others_in(car, found)
    if found and not caring and "solely" in spots:
        found += finder.others_one_way(found, islice(one_way_cues(tokens), _MOST_CUES))
        found.sort(key=lambda rider: rider.first)
    own = with_bare_parts(with_own(tuple(found), tokens, mentions), tokens, farthest)
    told = [replace(one, half=True) if rode_half(one, tokens) else one for one in own]
    return Riders(tuple(with_company(told, tokens)))


class _Cues(NamedTuple):
    """The words of one text by which somebody rides along, by how they say it."""

    parts: list[tuple[int, bool, Distance]]
    worded: list[int]
    company: list[int]
    driven: list[int]
    beside: list[Cue]
    homeward: list[int]
    full: list[FullCar]


def _cues(
    text: str, tokens: Sequence[Token], spots: Spots, mentions: Sequence[Mention], free: Callable[[int], bool]
) -> _Cues:
    """The words by which somebody rides along; all but the word passenger only where they are `free` to."""
    phrases = riding()
    words = [at for at, token in enumerate(tokens) if "passenger" in token.senses or token.text in phrases]
    worded = [at for at in words[:_MOST_CUES] if "passenger" in tokens[at].senses or (free(at) and _rides(tokens, at))]
    parts = [one for one in part_rides(tokens, mentions) if free(one[0])]
    company = [] if worded or parts or "drive" not in spots else list(filter(free, _driven_with(tokens, mentions)))
    kept = [] if parts or company else [one for one in company_cues(text, tokens, mentions) if free(one[0])]
    home = () if worded or parts or company or kept else islice(homeward_cues(tokens), _MOST_CUES)
    full = [one for one in full_cars(tokens, spots) if free(one.first)]
    taken = list(filter(free, driven(text, tokens, spots)))
    return _Cues(parts, worded, company, taken, kept, list(filter(free, home)), full)


def _named_once(cued: Sequence[list[Rider]]) -> Iterator[list[Rider]]:
    """The riders by each word, without those only counted whom a later one names: `to passasjerer … Ola og Kari`."""
    named: set[int] = set()
    kept: list[list[Rider]] = []
    for told in reversed(cued):
        names = sum(rider.name is not None for rider in told)
        if names or len(told) not in named:
            kept.append(told)
        if names == len(told):
            named.add(names)
    return reversed(kept)


def _driven_with(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[int]:
    """The words that say with whom one drove a distance: `kjørte 30 km med Ola`, `drove 30 km return with Anna`."""
    for distance in islice((one for one in mentions if isinstance(one, Distance)), _MOST_CUES):
        before = range(max(0, distance.first - _VERB_WITHIN), distance.first)
        if not any(tokens[at].senses.get("drive") == "verb" for at in before):
            continue
        for at in range(distance.last, min(distance.last + _WITH_WITHIN, len(tokens))):
            if tokens[at].text in _WITH and text_at(tokens, at - 1) not in _IN_CONNECTION:
                yield at
            if tokens[at].text in _WITH or tokens[at].text in _ENDS or tokens[at].kind == "nl" or _meets(tokens, at):
                break


def _meets(tokens: Sequence[Token], at: int) -> bool:
    """True for the meeting of `kjørte 30 km til møte med Ola`."""
    return has(tokens, at, "meeting") and text_at(tokens, at + 1) in _WITH


def _is_short_form(name: str) -> bool:
    """True for NAV and the like."""
    return name.isupper() and len(name) < _SHORTEST_SHOUTED


def _phrases(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
    """The phrases for riding along that begin at the token: the token after each, and where the names stand."""
    for phrase, place in riding()[tokens[index].text]:
        last = index + len(phrase)
        if tuple(token.text for token in tokens[index:last]) == phrase:
            yield last, place


def _rides(tokens: Sequence[Token], index: int) -> bool:
    return next(_phrases(tokens, index), None) is not None


class _Finder:
    """Finds the riders of one text by the words for riding along."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int], farthest: Decimal) -> None:
        self._tokens = tokens
        self._people = People(text, tokens, blocked, farthest)

    def by(self, cues: _Cues) -> Sequence[list[Rider]]:
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
        for last, place in _phrases(self._tokens, index):
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
