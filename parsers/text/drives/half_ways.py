"""Riders who came along half of a drive there and back: `Kari bare hjem`, `Ola satt på én vei`, `halve turen`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.drives.ridden import Rider
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import BOTH
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "fsk i går, 22 km t/r, Kari satt på bare hjem": ["Kari 11"],
    "fsk i går, 22 km t/r. Passasjerer: Kari og Ola. Kari bare én vei": ["Kari 11", "Ola"],
    "fsk i går, køyrde 22 km t/r med Kari (berre heim) og Ola": ["Kari 11", "Ola"],
    "fsk i går, 11 km hver vei, Kari satt på bare dit": ["Kari 11"],
    "fsk i går, 22 km. Kari var passasjer halve turen": ["Kari 11"],
    "executive committee yesterday, 22 km, passenger Kari one way only": ["Kari 11"],
    "fsk i går, 22 km t/r. Kari satt på bare hjem (10 km)": ["Kari 10"],
    "fsk i går, kjørte 22 km med Kari og Ola. Kari bare hjem, 11 av 22 km": ["Kari 11", "Ola"],
    "fsk i går, 22 km t/r, Kari satt på 10 av de 22 km": ["Kari 10"],
    "22 km round trip yesterday, passenger Kari for 10 of the 22 km": ["Kari 10"],
    "fsk i går, 22 km t/r med Kari som passasjer på hjemveien": ["Kari 11"],
    "fsk i går, køyrde 22 km t/r, Kari var passasjer på vegen heim": ["Kari 11"],
    "executive committee yesterday, 22 km, passenger Kari on the way home": ["Kari 11"],
    "fsk i går, 22 km t/r, Kari satt på hjem": ["Kari 11"],
    "fsk i går, køyrde 22 km, Kari og Ola sat på heim": ["Kari 11", "Ola 11"],
    "fsk i går, 22 km t/r, hadde med Kari Nes heim. Parkering 40 kr": ["Kari Nes 11"],
    "fsk i går, 22 km t/r, tok med Kari Nes dit": ["Kari Nes 11"],
    "fsk i går, 22 km t/r, hadde med Kari Nes hjem og dit": ["Kari Nes"],
    "fsk i går, kjørte 22 km, Kari og Ola på hjemveien": ["Kari 11", "Ola 11"],
    "executive committee yesterday, drove 22 km, Kari and Ola on the way home": ["Kari 11", "Ola 11"],
    "fsk i går, 22 km t/r. Kari Nes satt på begge veier, Ola Li bare hjem": ["Kari Nes", "Ola Li 11"],
    "fsk i går, 22 km t/r. Kari Nes sat på begge vegar og Ola Li berre ein veg": ["Kari Nes", "Ola Li 11"],
    "fsk yesterday, 22 km. Kari Nes rode along both ways, Ola Li only home": ["Kari Nes", "Ola Li 11"],
    "fsk i går, 22 km t/r. Kari Nes satt på, etter møtet ville Ola bare hjem": ["Kari Nes"],
    "fsk i går, 22 km t/r. Kari Nes satt på, parkering bare hjem": ["Kari Nes"],
    "fsk i går, kjørte 22 km, møtte Kari og Ola på hjemveien": [],
    "fsk i går, 22 km t/r, Kari satt på én vei": ["Kari 11"],
    "fsk i går, 22 km t/r, med Kari som passasjer ein veg": ["Kari 11"],
    "fsk i går, 22 km t/r, Kari satt på både dit og hjem": ["Kari"],
    "fsk i går, 22 km t/r, Kari satt på, kom sent hjem": ["Kari"],
    "fsk i går, 22 km t/r, bare Kari satt på": ["Kari"],
}
"""The passengers, with their own kilometres where they have some."""

_PLACE_WORDS = 3
_THERE = frozenset({"dit", "bort", "there"})
_THE_ONE = frozenset({"ene", "eine"})
_HALF = frozenset({"halve", "halvveis", "halvvegs", "halvparten", "half"})
_TRIP_HOME = frozenset(
    {"hjemveien", "hjemvegen", "heimvegen", "hjemturen", "heimturen", "tilbakeveien", "tilbakevegen"}
)
TRIPS_HOME = _TRIP_HOME | {"hjem", "heim", "home"}
_ON = frozenset({"på", "on"})
_ALONG = frozenset({"på", "med", "rode", "along"})
_SAT_WITHIN = 3
_ENDS = frozenset({",", ".", ";", "\n", ")", ":"})
_OPENS = frozenset({"(", "-"})
_FEW = 6
_AGAIN = 30
"""Tokens from a rider to where the name is said again: keeps long texts linear."""


def rode_half(rider: Rider, tokens: Sequence[Token]) -> bool:
    """True where the words after the rider, or after the name said again, tell of one way alone, or of half of it."""
    if rider.own:
        return False
    return _taken_home(rider, tokens) or any(_tells_half(tokens, at) for at in _places(rider, tokens))


def _taken_home(rider: Rider, tokens: Sequence[Token]) -> bool:
    """True for `hadde med Ola Nes heim`, `tok med Ola dit`, and nothing more."""
    after = rider.last + 1
    ends = after >= len(tokens) or tokens[after].kind != "word"
    return ends and text_at(tokens, rider.first - 1) in _ALONG and is_direction(tokens, rider.last)


def _places(rider: Rider, tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words about the rider may begin."""
    yield rider.last
    if rider.name:
        first = rider.name.lower().split()[0]
        near = range(rider.last, min(rider.last + _AGAIN, len(tokens)))
        yield from (at + 1 for at in near if tokens[at].text == first)


def _tells_half(tokens: Sequence[Token], begin: int) -> bool:
    begin += text_at(tokens, begin) in _OPENS
    last = begin
    while last < min(begin + _FEW, len(tokens)) and tokens[last].text not in _ENDS and not has(tokens, last, "join"):
        last += 1
    words = range(begin, last)
    if any(_is_trip_home(tokens, at) for at in range(begin, last)):
        return True
    both = has(tokens, last, "join") and is_direction(tokens, last + 1)
    if not both and _sat_home(tokens, begin, last):
        return True
    if both or any(has(tokens, at, "distance") for at in words):
        return False
    if any(tokens[at].text in _HALF for at in words):
        return True
    one_way = any(has(tokens, at, "way_noun") and tokens[at - 1].senses.get("number") == 1 for at in words[1:])
    return one_way or one_way_alone(tokens, words)


def _sat_home(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """True for `satt på hjem`, `var med heim`, `rode home`, and nothing more."""
    while last > begin and tokens[last - 1].kind != "word":
        last -= 1  # satt på hjem 17.11
    rode = text_at(tokens, last - 2) in _ALONG and last - begin <= _SAT_WITHIN
    return rode and is_direction(tokens, last - 1) and not any(tokens[at].text in BOTH for at in range(begin, last))


def with_company(riders: Sequence[Rider], tokens: Sequence[Token]) -> list[Rider]:
    """The riders, with those of a list whose last came one way: `Kari og Ola satt på på hjemveien`."""
    told = list(riders)
    for at in range(len(told) - 2, -1, -1):
        one, after = told[at], told[at + 1]
        listed = has(tokens, one.last, "join") or text_at(tokens, one.last) == ","
        alone = has(tokens, after.last, "solely") or text_at(tokens, after.last) == "("
        if after.half and listed and one.last + 1 == after.first and not (alone or one.own):
            told[at] = replace(one, half=True)
    return told


def homeward_cues(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of `på` in `Kari og Ola på hjemveien`, `Kari on the way home`."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].text in _ON:
            noun = at + 1 + (text_at(tokens, at + 1) == "the")
            if _is_trip_home(tokens, noun):
                yield at


def one_way_cues(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of `bare` in `Ola satt på begge veier, Kari bare hjem`, `Kari only one way`."""
    for at in range(1, len(tokens) - 1):
        if has(tokens, at, "solely") and tokens[at - 1].kind == "word":
            one_way = has(tokens, at + 2, "way_noun") and tokens[at + 1].senses.get("number") == 1
            if is_direction(tokens, at + 1) or one_way:
                yield at


def bracketed_way(tokens: Sequence[Token], at: int) -> bool:
    """True for `fra Vik (20 km)`: a place, and behind it in brackets how far it was from there."""
    near = range(at + 2, min(at + 2 + _PLACE_WORDS, len(tokens) - 2))
    opened = next((place for place in near if tokens[place].text == "("), None)
    return opened is not None and tokens[opened + 1].kind == "num" and has(tokens, opened + 2, "distance")


def one_way_alone(tokens: Sequence[Token], words: range) -> bool:
    """True for words that speak of one of two ways: `bare hjem`, `bare én vei`, `på hjemveien`; both say otherwise."""
    if any(tokens[at].text in BOTH for at in words):
        return False
    ways = [tokens[at - 1] for at in words if at and has(tokens, at, "way_noun")]
    if any(_is_trip_home(tokens, at) for at in words) or any(token.text in _THE_ONE for token in ways):
        return True
    way = any(token.senses.get("number") == 1 for token in ways) or any(is_direction(tokens, at) for at in words)
    return way and any(has(tokens, at, "solely") for at in words)


def _is_trip_home(tokens: Sequence[Token], at: int) -> bool:
    """True for `hjemveien` and `veien hjem`, one of two ways."""
    return text_at(tokens, at) in _TRIP_HOME or (has(tokens, at, "way_noun") and has(tokens, at + 1, "homeward"))


def is_direction(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that says in which direction."""
    return has(tokens, at, "homeward") or text_at(tokens, at) in _THERE
