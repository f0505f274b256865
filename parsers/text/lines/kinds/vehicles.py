"""What was driven: car, boat, motorcycle and the like, drive by drive."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple, get_args

from claims.lines import Span, Vehicle
from parsers.text.analysis import Analysis
from parsers.text.lines.days.otherwise import parts_otherwise
from parsers.text.lines.drafts import Draft
from parsers.text.lines.kinds.pastimes import pastimes
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token


class Driven(NamedTuple):
    """A vehicle, where it stands, and the token of its word."""

    vehicle: Vehicle
    span: Span
    place: int


_MOST = 40
"""Days of a sentence that are looked at: keeps long ones linear."""
_VEHICLES: dict[str, Vehicle] = {name: name for name in get_args(Vehicle)}

_WITH = frozenset({"med", "with", "by"})
_LEFT = words_of("left_behind")
_STATES = words_of("out_of_use")
"""What goes on after a vehicle of which something is said."""

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 10.11 12 km med motorsykkel og 11.11 8 km": ["motorcycle", "car"],
    "kjørte motorsykkel: 10.11 12 km og 11.11 8 km": ["motorcycle", "motorcycle"],
    "10.11 12 km. 11.11 8 km. Begge turene med moped": ["moped", "moped"],
    "10.11 12 km med båt. 11.11 8 km": ["boat", "car"],
    "10.11 12 km med båt, 11.11 8 km med moped": ["boat", "moped"],
    "10.11 12 km. De andre dagene syklet jeg": ["car"],
    "10.11 12 km. Elles sykla eg": ["car"],
    "10.11 12 km. The other days I took the bicycle": ["car"],
    "10.11 12 km. 3.11 syklet jeg": ["car"],
    "10.11 12 km. Syklet 10.11": ["bicycle"],
    "Siden bilen er på verksted, tok jeg motorsykkelen 10.11. 12 km": ["motorcycle"],
    "10.11 12 km, lånte mopeden til sønnen min, for bilen min ville ikke starte": ["moped"],
    "The car was being repaired, so I rode my motorbike on 10 November, 12 km": ["motorcycle"],
    "kjørte bil 10.11, 12 km, for båten er på land": ["car"],
    "10.11 12 km, det var båten som ble brukt": ["boat"],
    "10.11 12 km. Båten er min egen, og den vil jeg ikke ha betalt for": ["car"],
    "10.11 12 km. Båten er min eigen, og den vil eg ikkje ha betalt for": ["car"],
    "10.11 12 km. The boat is mine, I do not want to be paid for it": ["car"],
    "planutvalget 3.11, 17 km. Den 10. syklet jeg": ["car"],
    "planutvalet 3.11, 17 km. Kontrollutvalet 5.11, 12 km. Den 5. sykla eg": ["car", "bicycle"],
    "lot bilen stå og tok sykkelen 10.11, 12 km": ["bicycle"],
    "10.11 12 km, køyrde mopeden i staden for bilen": ["moped"],
    "Tilsyn 10.11 med egen båt, 19 km. Egen bil til kaia samme dag, 8 km": ["boat", "car"],
    "Synfaring 10.11 med eigen snøskuter, 24 km. Bil t/r same dag, 36 km": ["snowmobile", "car"],
    "Inspection 10.11 with my own boat, 19 km. Own car to the quay, 8 km": ["boat", "car"],
    "10.11 12 km. Tok bil dit. Mopeden stod": ["car"],
    "Planutvalget 3.11 - 36 km\nKontrollutvalget 5.11 - 0 km, syklet": ["car"],
    "Planutvalet 3.11, 36 km. Kontrollutvalet 5.11, sykla": ["car"],
    "Planning committee 3.11 - 36 km\nControl committee 5.11 - 0 km, cycled": ["car"],
    "Planutvalget 3.11 - 8 km, syklet\nKontrollutvalget 5.11 - 36 km": ["bicycle", "car"],
    "Planutvalget 3.11, 8 km, syklet": ["bicycle"],
    "Kontrollutvalget 3.11 13 km, planutvalget 5.11 syklet jeg": ["car"],
    "mandag 9.11: kontrollutvalget, 13 km\ntirsdag 11.11: planutvalget, syklet\nParkering mandag: 45 kr": ["car"],
    "Planutvalget 3.11 og kontrollutvalget 5.11, 8 km hver gang, med sykkel": ["bicycle", "bicycle"],
    "8 km til planutvalget 3.11, på sykkel": ["bicycle"],
    "Planutvalget 3.11, 8 km. Kontrollutvalget 5.11, 9 km. Syklet begge gangene": ["bicycle", "bicycle"],
    "kjørte 28 km 10.11 og 12.11, unntatt 11.11 da jeg syklet": ["car", "car"],
    "køyrde 28 km kvar gong 10.11 og 12.11, bortsett frå 11.11, då tok eg sykkelen": ["car", "car"],
    "drove 28 km on 10.11 and 12.11 except 11.11 when I cycled": ["car", "car"],
    "kjørte 28 km 10.11 og 12.11, ikke unntatt noen, med moped": ["moped", "moped"],
    "I left my car at home and took the bike on 10 November, 12 km": ["bicycle"],
}


def vehicles(analysis: Analysis, drives: Sequence[Draft]) -> dict[int, Driven]:
    """By the first token of a drive what was driven, and where it stands; none where no vehicle speaks of the drive.

    A vehicle speaks of the drives of its clause. Apart from all drives, or before them all and a colon, it speaks of
    its sentence's drives, or of the whole text's.
    """
    if "vehicle" not in analysis.spots:
        return {}
    found: dict[int, Driven] = {}
    wide: list[tuple[Driven, list[Draft]]] = []
    far: list[tuple[Driven, list[Draft]]] = []
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    idle, apart, days = _idle(analysis), parts_otherwise(analysis), _Days(analysis)
    for_fun = pastimes(analysis)
    together: dict[int, list[Draft]] = defaultdict(list)
    for drive in drives:
        together[drive.sentence].append(drive)
    for index in analysis.spots["vehicle"]:
        if any(has(analysis.tokens, index - step, "negation") for step in (1, 2)) or index in idle:
            continue
        if analysis.layout.part[index] in apart or _is_of_exception(analysis, index):
            continue
        token = analysis.tokens[index]
        driven = Driven(_VEHICLES[str(token.senses["vehicle"])], (token.start, token.end), index)
        beside = together.get(sentence[index], [])
        if not beside and (_is_unpaid(analysis, index) or index in for_fun):
            continue
        own = [drive for drive in beside if drive.clause == clause[index]]
        if own and not _heads(analysis, index, beside):
            for drive in own:
                found.setdefault(drive.first, driven)
        else:
            meant = beside if own else days.spoken_of(index, beside or drives)
            (wide if beside else far).append((driven, meant))
    _add_undisputed(wide, found)
    _add_undisputed(far, found)
    return found


def _is_of_exception(analysis: Analysis, vehicle: int) -> bool:
    """True for days left out of a drive: `hver gang unntatt 10.11 da jeg syklet`, not `unntatt 10.11, med moped`."""
    if text_at(analysis.tokens, vehicle - 1) in _WITH:
        return False
    excepts, sentence = analysis.spots.get("except", ()), analysis.layout.sentence
    before = bisect_left(excepts, vehicle)
    return before > 0 and sentence[excepts[before - 1]] == sentence[vehicle]


def _add_undisputed(wide: Sequence[tuple[Driven, list[Draft]]], found: dict[int, Driven]) -> None:
    """Add to what was `found` the drives that several words for vehicles do not tell apart otherwise."""
    told: dict[int, dict[Vehicle, Driven]] = defaultdict(dict)
    for driven, meant in {(one.vehicle, id(meant)): (one, meant) for one, meant in reversed(wide)}.values():
        for drive in meant:
            told[drive.first][driven.vehicle] = driven
    for first, known in told.items():
        if len(known) == 1:
            found.setdefault(first, next(iter(known.values())))


class _Days:
    """The days that the clauses and sentences of one text name."""

    def __init__(self, analysis: Analysis) -> None:
        clause, sentence = analysis.layout.clause, analysis.layout.sentence
        self._clause, self._sentence = clause, sentence
        self._rest = {clause[at] for at in analysis.spots.get("remainder", ())}
        self._of_clause: dict[int, set[dt.date]] = defaultdict(set)
        self._of_sentence: dict[int, list[Dated]] = defaultdict(list)
        self._spoken_of: dict[tuple[Set[dt.date], int], list[Draft]] = {}
        for one in analysis.dated:
            self._of_clause[clause[one.when.first]].update(one.days)
            self._of_sentence[sentence[one.when.first]].append(one)

    def spoken_of(self, index: int, drives: Sequence[Draft]) -> list[Draft]:
        """The drives that the vehicle may speak of: none for `ellers`, those of no other day than its clause has."""
        number = self._clause[index]
        if number in self._rest:
            return []
        since = self._since(index, drives)
        days = frozenset(self._of_clause.get(number, ()) or (day for one in since for day in one.days))
        if since and not days:
            return []  # tirsdag 10.11, which is no Tuesday, syklet
        told = days, id(drives)
        if told not in self._spoken_of:
            self._spoken_of[told] = [drive for drive in drives if not days or self._may_be(drive, days)]
        return self._spoken_of[told]

    def _since(self, index: int, drives: Sequence[Draft]) -> list[Dated]:
        """The days that its sentence names between the last drive before it and the vehicle: `27.8 - 0 km, syklet`."""
        told = self._of_sentence.get(self._sentence[index], [])
        before = [drive.first for drive in drives if drive.first < index] if told else []
        return [one for one in told[:_MOST] if before and before[-1] < one.when.first < index]

    def _may_be(self, drive: Draft, days: Set[dt.date]) -> bool:
        own = self._of_clause.get(drive.clause)
        if own and not drive.dates:
            return not days.isdisjoint(own)
        dates = drive.dates or self._of_sentence.get(drive.sentence, [])
        return not dates or any(one.end or not days.isdisjoint(one.days) for one in dates)


def _is_unpaid(analysis: Analysis, index: int) -> bool:
    """True for `båten er min egen, og den vil jeg ikke ha betalt for`."""
    sentence, spots = analysis.layout.sentence, analysis.spots
    told = {sense for sense in ("negation", "pay") for at in spots.get(sense, ()) if sentence[at] == sentence[index]}
    return len(told) > 1


def _idle(analysis: Analysis) -> set[int]:
    """The vehicles that something is said of, where another was driven: bilen er på verksted, my car broke down."""
    spots = analysis.spots.get("vehicle", ())
    if len(spots) < 2:
        return set()
    tokens = analysis.tokens
    told = {
        at for at in spots if text_at(tokens, at + 1 + has(tokens, at + 1, "own")) in _STATES or _is_left(tokens, at)
    }
    return told if len(told) < len(spots) else set()


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """True for `lot bilen stå`, `left my car`, `i stedet for bilen`."""
    verb = at - 1 - (has(tokens, at - 1, "own") or text_at(tokens, at - 1) == "the")
    return text_at(tokens, verb) in _LEFT or has(tokens, verb, "instead") or has(tokens, verb - 1, "instead")


def _heads(analysis: Analysis, index: int, beside: Sequence[Draft]) -> bool:
    """True for the vehicle of `Motorsykkel: 12 km mandag og 8 km tirsdag`."""
    between = range(index, beside[0].first)
    return any(text_at(analysis.tokens, at) == ":" for at in between)
