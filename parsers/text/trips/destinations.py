"""The country and the city that a trip went to, by the names of all countries in the three languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from claims.lines import Span
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import abroad
from parsers.text.words.tokens import Token

_HOME = "NO"
_PARTS_OF_HOME = frozenset({"SJ", "BV"})
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_CODE = 2
Names = Sequence[tuple[tuple[str, ...], str]]
"""Names as their words, each with its code."""
_COMMON_WORDS = frozenset({"man"})
"""Names of countries that are everyday words."""
_PASSED = frozenset({"via", "over", "om"})
_BEFORE_A_PLACE = frozenset({"til", "i", "frå", "fra", "to", "in", "from", "-"})

EXAMPLES = {
    "kurs i Stockholm": [("SE", "Stockholm")],
    "reiste til danmark": [("DK", None)],
    "conference in Iceland": [("IS", None)],
    "the ferry to the island": [],
    "tur til Island": [("IS", None)],
    "møte i New York": [("US", "New York")],
    "via København til Malmø": [("SE", "Malmö")],
    "hva man tjener i Norge": [],
    "Stockholm, Sverige": [("SE", "Stockholm"), ("SE", None)],
    "kurs i Hamar": [],
}


@dataclass(frozen=True, slots=True)
class Destination:
    """A country by its ISO 3166 code, and a city there if one is named."""

    country: str
    city: str | None
    span: Span


def destinations(text: str, tokens: Sequence[Token], scope: range) -> list[Destination]:
    """Every place abroad that the tokens of `scope` name and that was no stop on the way, in order."""
    named = _named(tokens, scope)
    return [place for at, place in named if place.country != _HOME and _is_meant(text, tokens, at)]


def answered(tokens: Sequence[Token]) -> Destination | None:
    """The only country that an answer names, by itself or by a city, in whatever letters; home is one too."""
    places = [place for _, place in _named(tokens, range(len(tokens)))]
    return places[0] if len({place.country for place in places}) == 1 else None


def _named(tokens: Sequence[Token], scope: range) -> Iterator[tuple[int, Destination]]:
    known = _known()
    at = scope.start
    while at < scope.stop:
        match = next(_matching(known.get(tokens[at].text, ()), tokens, at), None)
        if match:
            length, code = match
            country, _, city = code.partition(" ")
            yield at, Destination(country, city or None, (tokens[at].start, tokens[at + length - 1].end))
        at += match[0] if match else 1


def _matching(names: Names, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """The names that stand at that token, by the number of their words, with their codes."""
    for words, code in names:
        if all(text_at(tokens, at + number) == word for number, word in enumerate(words)):
            yield len(words), code


def _is_meant(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True for a name with a capital, or one that stands where a place does: the island is no country."""
    before = text_at(tokens, at - 1)
    capital = text[tokens[at].start : tokens[at].start + 1].isupper()
    return before not in _PASSED and (capital or before in _BEFORE_A_PLACE)


@cache
def _known() -> Mapping[str, Names]:
    """First word → names beginning with it, the longest first, each with its code."""
    names = {tuple(word.split()): code for word, code in abroad()}
    for language in ("nb", "nn", "en"):
        for code, name in Locale(language).territories.items():
            words = tuple(name.lower().split())
            if is_country(code) and not _COMMON_WORDS.issuperset(words):
                names.setdefault(words, code)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, code in sorted(names.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(words[0], []).append((words, code))
    return found


def is_country(code: str) -> bool:
    """True for the ISO 3166 code of another country than Norway and its parts."""
    return len(code) == _CODE and code.isalpha() and code not in _PARTS_OF_HOME | _NO_COUNTRIES
