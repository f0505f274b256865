"""What a text asks to leave out, though it tells what it cost: `parkeringen på 50 kr kan dere se bort fra`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import MEASURED, has, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 3.11, 24 km. Parkeringen på 50 kr kan dere se bort fra.": [
        "fee-executive 03.11",
        "mileage 03.11 24",
    ],
    "Formannskapet 3.11, 24 km. Parkering 50 kr, men den kan de sjå bort frå.": [
        "fee-executive 03.11",
        "mileage 03.11 24",
    ],
    "Formannskapet 3.11. Se bort fra parkeringen på 50 kr.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Parkering 50 kr. Den kan dere ignorere.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Parkeringen kan dere se bort fra.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Parkering 10.11 60 kr, den kan dere se bort fra.": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Formannskapet 3.11. Drosjen på 250 kr kan sløyfes.": ["fee-executive 03.11"],
    "Executive committee 3 November. Please disregard the parking of 50 kr.": ["fee-executive 03.11"],
    "Executive committee 3 November. You can ignore the 50 kr parking.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Legeerklæringen kan dere se bort fra": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Formannskapet 3.11, parkering 50 kr. Ivars krav er levert, se bort fra det": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Formannskapet 3.11, parkering 50 kr. Bare se bort fra forrige e-post": ["fee-executive 03.11", "parking 03.11 50"],
    "Formannskapet 3.11, parkering 50 kr. Jeg kan ikke se bort fra at det ble mer": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
}
_SEEING = words_of("seeing")
_FROM = frozenset({"fra", "frå", "ifra", "ifrå"})
_IT = frozenset({"den", "det", "de", "dei", "dem", "denne", "dette", "it", "that", "them", "this"})
_MOVED = 4
"""Tokens before the verb within which what it speaks of is called: `den kan dere se bort fra`."""


def disregarded(analysis: Analysis) -> set[int]:
    """The clauses of what the text asks to disregard, named beside the request or before its `den`."""
    clause = analysis.layout.clause
    told = sorted({one.first for one in (*analysis.named, *analysis.mentions) if _is_thing(one)})
    found: set[int] = set()
    for at in _requests(analysis):
        own = [first for first in told if clause[first] == clause[at]]
        if own:
            found |= {clause[at], *_named_alike(analysis, clause[at])}
        elif _points(analysis, at) and (before := bisect_left(told, at)):
            last = told[before - 1]
            found.add(clause[last])
    return found


def _named_alike(analysis: Analysis, number: int) -> Iterator[int]:
    """The clauses of what a clause names, and says nothing more of: `parkeringen kan dere se bort fra`."""
    clause = analysis.layout.clause
    codes = {code for one in analysis.named if clause[one.first] == number for code in one.codes}
    told = any(clause[one.first] == number for one in analysis.mentions)
    return (clause[one.first] for one in analysis.named if not told and not codes.isdisjoint(one.codes))


def _is_thing(one: object) -> bool:
    """True for a name, and for a value."""
    return isinstance(one, (*MEASURED, TypeMention))


def _requests(analysis: Analysis) -> Iterator[int]:
    """The verbs of `se bort fra`, `stryke`, `ignore`, that nothing denies."""
    tokens = analysis.tokens
    for at in analysis.spots.get("disregarding", ()):
        away = tokens[at].senses["disregarding"] == "away"  # se bort fra
        verb = at - 1 if away else at
        if away and not (text_at(tokens, verb) in _SEEING and text_at(tokens, at + 1) in _FROM):
            continue
        if not any(has(tokens, near, "negation") for near in (verb - 1, verb - 2, at + 1)):
            yield verb


def _points(analysis: Analysis, at: int) -> bool:
    """True where `den` is what the verb speaks of, and no claim that the sentence names."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    if any(sentence[index] == sentence[at] for index in analysis.spots.get("claim_word", ())):
        return False
    near = range(max(0, at - _MOVED), min(at + _MOVED, len(clause)))
    return any(text_at(analysis.tokens, index) in _IT and clause[index] == clause[at] for index in near)
