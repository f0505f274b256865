"""Who rode along: by name, with their own kilometres where these were said, else only counted."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from claims.lines import Passenger, Span
from parsers.text.drives.half_ways import bracketed_way, one_way_cues, rode_half, with_company
from parsers.text.drives.ridden import Rider, once, with_own
from parsers.text.drives.riders_named import Finder
from parsers.text.drives.riding_words import MOST_CUES, cues
from parsers.text.drives.rode_part import with_bare_parts
from parsers.text.spans.mentions import Distance, Mention
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "to passasjerar (Anne Li, Per Vik)": ["Anne Li", "Per Vik"],
    "Kari Nes og to andre satt på": ["Kari Nes", "one unnamed", "one unnamed"],
    "Kari Nes og en til satt på": ["Kari Nes", "one unnamed"],
    "to passasjerer": ["one unnamed", "one unnamed"],
    "har to passasjerer å føre\nKjøring 58 km\nPassasjerer: Randi Foss 58 km og Per Dahl 20 km": [
        "Randi Foss 58",
        "Per Dahl 20",
    ],
    "hadde to passasjerer. 42 km. Ola Li og Kari Nes satt på": ["Ola Li", "Kari Nes"],
    "I have two passengers. 42 km. Passengers: Ola Li and Kari Nes": ["Ola Li", "Kari Nes"],
    "hadde to passasjerer. 42 km. Ola Li satt på heim": ["one unnamed", "one unnamed", "Ola Li"],
    "tre passasjerer, Ola Li og Kari Nes": ["Ola Li", "Kari Nes", "one unnamed"],
    "64 km. Anne Li og Per Vik var passasjerer, Per bare 20 km": ["Anne Li", "Per Vik 20"],
    "Kari Lie satt på fra Nes (12 km), Ola Moe fra Vik (20 km). Kjørte 34 km": ["Kari Lie 12", "Ola Moe 20"],
    "34 km. Kari Lie satt på fra Nes (12 km), taxi fra Vik (20 km) 40 kr": ["Kari Lie 12"],
    "kjørte Lina til fysio (6 km) og så til kino (9 km)": ["Lina"],
    "drove Lina to physio (6 km)": ["Lina"],
    "24 km. Fikk Kari Lie med fra Nes (12 km)": ["Kari Lie 12"],
    "24 km. Fekk med Kari Lie frå Nes (12 km)": ["Kari Lie 12"],
    "24 km. Fikk ikke med Kari Lie": [],
    "24 km. Fikk Kari Lie til å signere": [],
    "44 km. Per Vik var passasjer dei siste 12 km": ["Per Vik 12"],
    "34 km t/r. Ola Li sat på berre heimover (17 km)": ["Ola Li 17"],
    "Ola Li (20 km) og Kari Nes satt på, 42 km": ["Ola Li 20", "Kari Nes"],
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
    "48 km. Ola Nes satt på begge veier, fra Dale 30 km": ["Ola Nes 30"],
    "48 km. Ola Nes satt på. Kjørte 10.11 fra Dale, 30 km": ["Ola Nes"],
    "3.11 44 km. 10.11 med passasjer Ola Nes, 24 km": ["Ola Nes"],
    "44 km\nPassasjerar:\nOla Nes 24 km\nKari Moe 30 km\n\nPer Vik": ["Ola Nes 24", "Kari Moe 30"],
    "44 km\nPassasjerer:\n- Ola Nes, 24 km\n- Kari Moe, 30 km\nPer Vik": ["Ola Nes 24", "Kari Moe 30"],
    "44 km\nPassasjerer:\n- Ola Nes, 24 km\n- Kari Moe\nPer Vik": ["Ola Nes 24", "Kari Moe"],
    "186 km 4.11. Ola Nes satt på fra Dale (62 km)": ["Ola Nes 62"],
    "186 km 4.11. Ola Nes sat på frå Dale til Førde (62 km)": ["Ola Nes 62"],
    "Passasjerer: Ola Nes 40 km, Kari Moe 72 km. Kjørte 144 km": ["Ola Nes 40", "Kari Moe 72"],
    "Passasjerer 4.11: Ola Nes 40 km, Kari Moe 72 km. Kjørte totalt 144 km": ["Ola Nes 40", "Kari Moe 72"],
    "186 km. Passasjertillegg for Ola Nes 93 km og Kari Moe 186 km": ["Ola Nes 93", "Kari Moe 186"],
    "Passasjertillegg: Ola Nes 93 km og Kari Moe 186 km. Kjørte 186 km": ["Ola Nes 93", "Kari Moe 186"],
    "Ola Li, Kari Nes og jeg kjørte til kurs i min bil, 42 km. Begge var passasjerer hele veien": [
        "Ola Li",
        "Kari Nes",
    ],
    "Møtte Ola og Kari 28. april. Kjørte 42 km, begge var passasjerer": ["Ola", "Kari"],
    "Ola Li og Kari Nes kjørte med meg, 42 km. Begge var passasjerer": ["Ola Li", "Kari Nes"],
    "Ola Li, Kari Thu, Per Vik og eg køyrde 42 km. Alle tre sat på heile vegen": ["Ola Li", "Kari Thu", "Per Vik"],
    "Drove 42 km with Ola Li and Kari Nes. They were both passengers all the way": ["Ola Li", "Kari Nes"],
    "Hentet Ola Li på Moen, 42 km. Begge var passasjerer": ["one unnamed", "one unnamed"],
    "Kjørte 42 km fra Moen. Begge satt på": [],
    "Hentet Ola Li hos Per Vik og Kari Nes hos Liv Aas, 42 km. Begge satt på": [],
    "Møtet ble ledet av Ola Li og Kari Nes. Kjørte 42 km. To passasjerer": ["one unnamed", "one unnamed"],
    "42 km. Passasjerer: Inga Stokke (hele turen) og Dag Moen (12 km)": ["Inga Stokke", "Dag Moen 12"],
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

    told_by = cues(text, tokens, spots, mentions, free)
    if not any(told_by):
        return NOBODY
    taken = {index for one in mentions if not isinstance(one, Distance) for index in range(one.first, one.last)}
    found: list[Rider] = []
    farthest = max((one.km * (one.times or 1) for one in mentions if isinstance(one, Distance)), default=Decimal(0))
    finder = Finder(text, tokens, blocked | taken, farthest)
    for told in _named_once(finder.by(told_by)):
        known = {(rider.name, rider.first) for rider in found}
        found += [rider for rider in told if (rider.name, rider.first) not in known]
    for car in told_by.full[:1]:
        found += finder.others_in(car, found)
    if found and not caring and "solely" in spots:
        found += finder.others_one_way(found, islice(one_way_cues(tokens), MOST_CUES))
        found.sort(key=lambda rider: rider.first)
    if found and not caring and "from" in spots:
        places = (at for at in spots["from"] if bracketed_way(tokens, at))
        found += finder.others_from(found, islice(places, MOST_CUES))
        found.sort(key=lambda rider: rider.first)
    own = with_bare_parts(with_own(tuple(found), tokens, mentions), tokens, farthest)
    told = [replace(one, half=True) if rode_half(one, tokens) else one for one in own]
    return Riders(tuple(with_company(told, tokens)))


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
