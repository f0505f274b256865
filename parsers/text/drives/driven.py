"""People who were driven somewhere: `kjørte Kari Lie til Førde`, `drove Anna Berg home`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from parsers.text.drives.places import is_site
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte Kari Lie til Førde 4.6, 104 km": ["Kari Lie"],
    "Køyrde Kari Lie heim 4.6, 104 km": ["Kari Lie"],
    "Drove Emily Berg to Førde 4.6, 104 km": ["Emily Berg"],
    "Jeg kjørte Kari til Førde 4.6, 104 km": ["Kari"],
    "Kjørte Kari Lie og Ola Nes til Førde 4.6, 104 km": ["Kari Lie", "Ola Nes"],
    "Kjørte Moen til Førde 4.6, 104 km": [],
    "Kjørte Øvre Moen til Førde 4.6, 104 km": [],
    "Kjørte Olav Kyrres gate til Førde 4.6, 104 km": [],
    "Kjørte Kari Lie sin bil til Førde 4.6, 104 km": [],
    "Kari Lie kjørte Ola til Førde 4.6, 104 km": [],
    "Kjørte Emil til skolen 4.6, 104 km": [],
    "Fosterhjem: kjørte Emil til skolen 4.6, 104 km": [],
    "Drove Emily to school 4.6, 104 km": [],
    "Kjørte Kari Lie til skolen 4.6, 104 km": ["Kari Lie"],
    "Henta Ola Nes i Dale og køyrde vidare til Førde, 72 km": ["Ola Nes"],
    "Hentet Ola Nes på Dale 4.6 og kjørte til Førde, 72 km": ["Ola Nes"],
    "Kjørte til Førde 104 km 4.6. Hentet Ola på skolen": [],
    "Kjørte til Førde 104 km 4.6. Hentet Volvo XC60 på verkstedet": [],
    "støttekontakt 3.11 2 timer, kjørte Emil til trening, 12 km": [],
}
_GIVEN, _GIVEN_AND_WORDS = words_of("given_names"), words_of("given_names_and_words")
_FETCHED, _PLACED = words_of("fetched_people"), frozenset({"i", "på", "fra", "frå", "ved", "in", "at", "from"})
_ROADS = words_of("road_ends")
_JOINING = frozenset({"og", "and"})
_VERBS = frozenset({"drive", "passenger"})
_OF_CHILDREN = frozenset(
    {"skole", "skolen", "skule", "skulen", "school", "trening", "treninga", "treningen", "training", "practice"}
    | {"barnehage", "barnehagen", "kindergarten", "nursery", "sfo", "aks", "aktivitet", "aktiviteten"}
)
"""Where a child, or whoever one looks after, is brought: that they rode along is what the drive was for."""
_MOST_WORDS, _MOST = 8, 12


def may_be_driven(said: Set[str], spots: Spots) -> bool:
    """False for a text without a first name, or in which nobody is driven anywhere."""
    goes = "drive" in spots and ("to" in spots or "homeward" in spots)
    return goes and not (said.isdisjoint(_GIVEN) and said.isdisjoint(_GIVEN_AND_WORDS))


def driven(text: str, tokens: Sequence[Token], spots: Spots) -> Iterator[int]:
    """Each verb behind which stands whom the writer drove."""
    for at in islice(spots.get("drive", ()), _MOST):
        if tokens[at].senses["drive"] != "verb" or not _is_given(text, tokens, at + 1):
            continue
        end = at + 1
        while end < min(len(tokens), at + _MOST_WORDS) and (_is_name(text, tokens, end) or _joins(tokens, end)):
            end += 1
        goes = has(tokens, end, "to") or has(tokens, end, "homeward")
        if goes and is_driven(text, tokens, at + 1, end) and not _is_child(text, tokens, at + 1, end):
            yield at
    if not _FETCHED.isdisjoint(token.text for token in tokens):
        yield from _fetched(text, tokens)


def _fetched(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Each verb of `henta Ola Nes i Dale og køyrde vidare`; `henta Ola Nes i Dale` may be all there was."""
    for at in said_at(tokens, _FETCHED)[:_MOST]:
        if not _is_given(text, tokens, at + 1):
            continue
        end = at + 1
        while end < min(len(tokens), at + _MOST_WORDS) and (_is_name(text, tokens, end) or _joins(tokens, end)):
            end += 1
        near = range(end, min(end + _MOST_WORDS, len(tokens)))
        on = next((place for place in near if tokens[place].senses.get("drive") == "verb"), None)
        placed = end > at + 2 and text_at(tokens, end) in _PLACED and text_at(tokens, end + 1) not in _OF_CHILDREN
        if placed and on and not any(has(tokens, place, "distance") for place in range(end, on)):
            yield at


def _is_child(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for `Emil til skolen`: first names alone, brought where one looked after is brought."""
    full = any(_is_name(text, tokens, at) and _is_name(text, tokens, at + 1) for at in range(first, last - 1))
    goal = last + 1 + (text_at(tokens, last + 1) == "the")
    return not full and has(tokens, last, "to") and text_at(tokens, goal) in _OF_CHILDREN


def is_driven(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for a person who is named where a route may begin: Kari Lie, not Øvre Moen or Olav skole.

    A first name alone is that of a person behind `kjørte` and `passasjer`.
    """
    while _joins(tokens, first - 1) or (_is_name(text, tokens, first - 1) and not _has_verb(tokens, first - 1)):
        first -= 1
    while _joins(tokens, first):
        first += 1
    if not _is_given(text, tokens, first):
        return False
    behind = first > 0 and _has_verb(tokens, first - 1)
    if not behind and not _is_name(text, tokens, first + 1):
        return False
    if behind and first > 1 and _is_name(text, tokens, first - 2) and not tokens[first - 2].senses:
        return False  # Ola kjørte Kari
    end = tokens[last - 1]
    return not (is_site(end) or end.text.endswith(tuple(_ROADS)))


def _is_given(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True for a first name that is nothing else, or one that a surname follows."""
    if not _is_name(text, tokens, at):
        return False
    known = text_at(tokens, at) in _GIVEN
    return known or (text_at(tokens, at) in _GIVEN_AND_WORDS and _is_name(text, tokens, at + 1))


def _is_name(text: str, tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == "word" and text[tokens[at].start].isupper()


def _has_verb(tokens: Sequence[Token], at: int) -> bool:
    return not _VERBS.isdisjoint(tokens[at].senses)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) in _JOINING
