"""The lines that a message speaks of by what they are: ferja, turen til Bergen, kjøringen 12.10."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from parsers.text.analysis import Analysis
from parsers.text.intents.values import FieldValue
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem

Kind = Literal["mileage", "per_diem", "meeting", "trip"]

EXAMPLES: dict[str, list[tuple[str, str]]] = {
    "ferja": [("ferja", "ferry")],
    "turen til Bergen": [("turen til Bergen", "trip berg")],
    "kjøringen fra Vik til Bergen": [("kjøringen fra Vik til Bergen", "mileage vik berg")],
    "kjøringen til kommunestyret": [("kjøringen til kommunestyret", "mileage kommunestyr")],
    "møtet": [("møtet", "meeting")],
    "møtet i formannskapet": [("formannskapet", "fee-executive")],
    "both the taxi and the parking": [("taxi", "taxi"), ("parking", "parking")],
    "dietten": [("dietten", "per_diem")],
    "det": [],
}
"""What is spoken of, and by what it is known: type, kind, words."""

_KINDS: dict[str, Kind] = {"trip": "trip", "per_diem": "per_diem", "meeting": "meeting"}
_GOING = frozenset({"til", "fra", "frå", "to", "from", "for"})
_IN = frozenset({"i", "in", "of", "for", "med", "the"})
_DEFINITE = ("en", "et", "a", "ene", "ane", "ne")
_POINTING = frozenset({"the", "my", "that", "this", "den", "det", "denne", "dette"})
_IT = frozenset({"den", "det", "it", "that"})
_THEM = frozenset({"dem", "dei", "de", "them", "those", "begge", "both"})
_WHOLE = frozenset({"hele", "heile", "whole", "alt", "all"})
_BODIES = tuple(words_of("the_body"))
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """What is spoken of at tokens `first` up to but without `last`, in the writer's own words (`said`).

    It is of one of the `types`, or of the `kind`, and its line has the `words` (stems) in what it says. A `definite`
    one is known already: bussen, the bus.
    """

    said: str
    first: int
    last: int
    types: tuple[str, ...] = ()
    kind: Kind | None = None
    words: tuple[str, ...] = ()
    definite: bool = False


NUMBER = ""
"""Stands for the field of a bare number: what it counts is for the line to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one line: the `values` by field, or none for a line that is taken out.

    `thing` is what it is called, None when nothing calls it by name; `day` and `old` values are further marks of it.
    """

    thing: Thing | None = None
    said: str = ""
    day: dt.date | None = None
    old: tuple[FieldValue, ...] = ()
    values: tuple[FieldValue, ...] = ()


def things(analysis: Analysis) -> list[Thing]:
    """Every type, drive, trip, meeting and diet that is named, in order; a place or purpose belongs to its drive."""
    found: list[Thing] = []
    free = 0
    named = {one.first: one for one in analysis.named}
    for at in sorted({*named, *_heads(analysis)}):
        if at < free:
            continue
        if one := named.get(at):
            words = () if one.codes else tuple(stem(token.text) for token in analysis.tokens[at : one.last])
            thing = _thing(analysis, at, one.last, types=one.relatives or one.codes, words=words)
        else:
            kind: Kind = next((_KINDS[sense] for sense in _KINDS if has(analysis.tokens, at, sense)), "mileage")
            if kind == "meeting" and text_at(analysis.tokens, at + 1) in _IN and at + 2 in named:
                continue
            last, words = _way(analysis, at + 1) if kind in ("mileage", "trip") else (at + 1, ())
            thing = _thing(analysis, at, last, kind=kind, words=words)
        found.append(thing)
        free = thing.last
    return found


def unknown(analysis: Analysis, first: int, last: int) -> Thing:
    """What the words are about that nothing is known of: `sykkelen`."""
    own = [token for token in analysis.tokens[first:last] if token.kind == "word" and not is_light(token)]
    return _thing(analysis, first, last, words=tuple(stem(token.text) for token in own if token.text not in _GOING))


def stands_for(analysis: Analysis, verb: int) -> list[Thing]:
    """What the pronoun behind the verb is, where it was named as known before: `parkeringen er feil, ta den bort`.

    Nothing for `slett det hele` and `slett den andre`, which are something else.
    """
    tokens = analysis.tokens
    pronoun = text_at(tokens, verb + 1)
    if pronoun not in _IT | _THEM or text_at(tokens, verb + 2) in _WHOLE or has(tokens, verb + 2, "first_choice"):
        return []
    if any(at < verb for at in analysis.spots.get("claim_word", ())):
        return []
    before = [thing for thing in things(analysis) if thing.last <= verb and thing.definite]
    return before if pronoun in _THEM else before[-1:]


def _thing(
    analysis: Analysis,
    first: int,
    last: int,
    *,
    types: Collection[str] = (),
    kind: Kind | None = None,
    words: tuple[str, ...] = (),
) -> Thing:
    tokens = analysis.tokens
    said = analysis.text[tokens[first].start : tokens[last - 1].end]
    head = tokens[first].text if kind else tokens[last - 1].text
    ends = head.endswith(_DEFINITE) and stem(head) != head and not head.endswith(_BODIES)
    definite = ends or text_at(tokens, first - 1) in _POINTING
    return Thing(said, first, last, tuple(types), kind, words, definite)


def _heads(analysis: Analysis) -> Iterator[int]:
    for sense in _KINDS:
        yield from analysis.spots.get(sense, ())
    for at in analysis.spots.get("drive", ()):
        if analysis.tokens[at].senses["drive"] != "verb" or text_at(analysis.tokens, at - 1) in _POINTING:
            yield at


def _way(analysis: Analysis, start: int) -> tuple[int, tuple[str, ...]]:
    """The token after the places or the purpose of a drive, and their stems: til Bergen, fra Vik til Bergen."""
    words: list[str] = []
    at = start
    valued = {mention.first for mention in analysis.mentions}
    while len(words) < _PLACES and text_at(analysis.tokens, at) in _GOING:
        place = at + 1 + (text_at(analysis.tokens, at + 1) == "the")
        if place >= len(analysis.tokens) or analysis.tokens[place].kind != "word" or place in valued:
            break
        words.append(stem(analysis.tokens[place].text))
        at = place + 1
    return at, tuple(words)
