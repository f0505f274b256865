"""Vehicles that a sentence tells of as a pastime, and that nobody drove to work: `han fikk prøve båten`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, is_writer
from parsers.text.spans.outings import is_outing
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "10.11 12 km. Han fikk prøve båten for første gang, og det var stas": ["car"],
    "10.11 12 km. Vi var ute og fisket i båten min": ["car"],
    "10.11 12 km. Jenta fekk sitje på traktoren": ["car"],
    "10.11 12 km. He got to try the boat": ["car"],
    "12 km 10.11. Jeg kjørte motorsykkel, han fikk sitte på": ["motorcycle"],
    "12 km 10.11. Eg køyrde motorsykkel, han fekk sitje på": ["motorcycle"],
    "12 km 10.11. Tok motorsykkelen, det var gøy": ["motorcycle"],
    "12 km 10.11. Brukte snøscooter, kjekt i godt vær": ["snowmobile"],
    "12 km 10.11. Vi tok båten min for å bade på øya": ["boat"],
    "12 km on 10.11. I took the boat, he tried fishing": ["boat"],
    "10.11 12 km. Vi syklet en tur": ["car"],
    "10.11 12 km. Me sykla rundt vatnet": ["car"],
    "10.11 12 km. Syklet tur/retur": ["bicycle"],
    "10.11 12 km. Syklet på grunn av glatt vei": ["bicycle"],
    "10.11 12 km. Jeg syklet på gangveien": ["bicycle"],
    "10.11 12 km. Syklet ut til møtet": ["bicycle"],
    "12 km 10.11. Cycled on the old road": ["bicycle"],
    "10.11 12 km. Kjørte med båt": ["boat"],
    "10.11 12 km. Vi brukte båten": ["boat"],
    "10.11 12 km. Båten er Karis": ["boat"],
}
"""What the drive was with."""

_PASTIMES = words_of("pastime")
_USING = words_of("took") | {"took", "brukte", "bruka", "used", "lånte", "borrowed", "rode"}
_CYCLED = frozenset({"syklet", "sykla", "cycled", "biked"})
_REACH = 5
_OTHERS = frozenset({"somebody", "companion"})


def pastimes(analysis: Analysis) -> set[int]:
    """The vehicles in a sentence on pastimes, save those that the writer drove, or in a clause opened by others."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    for_fun = {sentence[at] for at in said_at(tokens, _PASTIMES)}
    openings = ((at, bisect_left(clause, clause[at])) for at in analysis.spots.get("vehicle", ()))
    return {
        at
        for at, first in openings
        if (sentence[at] in for_fun and not _is_driven(tokens, first, at))
        or _is_other(tokens, first, at)
        or (tokens[at].text in _CYCLED and is_outing(tokens, at))
    }


def _is_driven(tokens: Sequence[Token], first: int, vehicle: int) -> bool:
    """True for `jeg kjørte motorsykkel` and `tok båten`: a verb of driving beside the writer, or opening the clause."""
    first += has(tokens, first, "join")
    near = range(max(first, vehicle - _REACH), vehicle)
    verbs = (at for at in near if has(tokens, at, "drive") or tokens[at].text in _USING)
    return any(at == first or is_writer(tokens, at - 1) or is_writer(tokens, at + 1) for at in verbs)


def _is_other(tokens: Sequence[Token], first: int, vehicle: int) -> bool:
    """True for the `han` of `han satt i båten`, and behind the word that joins the clause."""
    first += has(tokens, first, "join")
    senses = tokens[first].senses.keys()
    return first < vehicle and not _OTHERS.isdisjoint(senses) and "family" not in senses
