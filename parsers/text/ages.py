"""How old the child is: said any way, and the bracket that a type's name is for."""

import re
from collections.abc import Iterator, Sequence

from parsers.text.mentions import has, text_at
from parsers.text.numbers import number
from parsers.text.tokens import Token

Bracket = tuple[int, int]

_RANGE = re.compile(r"(\d+)\s*(?:[-–]|til|to)\s*(\d+)(?:\s*(?:år|years?))?")
_UNDER = re.compile(r"(?:under|inntil|til og med|opptil|yngre enn|below)\s+(\d+)")
_OVER = re.compile(r"(?:over|eldre enn|above)\s+(\d+)")
_FROM = re.compile(
    r"(?:fra|frå|fylt|from)\s+(\d+)|(\d+)\s*(?:år\s*)?(?:og|eller|and)\s*(?:eldre|oppover|over|older)|(\d+)\s*\+"
)
_OLDEST = 120
_GROWN = 99
_NEAR = 5
_SIDES = {"over": 1, "under": -1, "above": 1, "below": -1}
_BESIDE = frozenset({"(", "på", "er", "e", "æ", "is", "aged", "age", "alder", "snart"})

BRACKETS = {
    "Avlaster godtgjøring 0–10 år": (0, 10),
    "Utgiftsdekning barn under 12 år": (0, 11),
    "Utgiftsdekning per døgn, fra 12 år": (12, _OLDEST),
    "Besøkshjem døgn, 12 år og eldre": (12, _OLDEST),
    "Godtgjøring over 10 år": (11, _OLDEST),
    "Støttekontakt": None,
}
EXAMPLES = {
    "guten (13) var her": [13],
    "ho e 8 år": [8],
    "barn på 6": [6],
    "en 8-åring": [8],
    "åtteåringen": [8],
    "boy 4 years old": [4],
    "gutten er 8 år og fyller 9 i mars": [8],
    "over 10 år": [11],
    "0-10 år": [10],
    "13.-15. november": [],
    "har vært avlaster i 8 år": [],
}


def bracket(*names: str) -> Bracket | None:
    """The ages that the first of the names with any is for, both ends included."""
    for name in map(str.lower, names):
        if found := _RANGE.search(name):
            return int(found[1]), int(found[2])
        if found := _UNDER.search(name):
            return 0, int(found[1]) - (found[0].split()[0] in ("under", "yngre", "below"))
        if found := _FROM.search(name):
            return int(found[1] or found[2] or found[3]), _OLDEST
        if found := _OVER.search(name):
            return int(found[1]) + 1, _OLDEST
    return None


def ages(tokens: Sequence[Token]) -> Iterator[int]:
    """The ages said of a child, in order; `over 10` is 11 and `under 10` is 9."""
    for index, token in enumerate(tokens):
        if "age" in token.senses:  # åtteåringen
            yield int(str(token.senses["age"]))
        elif token.kind == "num" or "number" in token.senses:
            found = number(tokens, index)
            if found and found[0] <= _GROWN and found[0] == int(found[0]):
                age = _age(tokens, index, found[1], int(found[0]))
                if age is not None:
                    yield age


def _age(tokens: Sequence[Token], first: int, after: int, said: int) -> int | None:
    """The number as an age, or None where nothing says that it is one."""
    before = text_at(tokens, first - 1)
    if before in ("fyller", "fylte", "turns", "i"):
        return None
    years = has(tokens, after, "year_word")
    if before in _SIDES and (years or _speaks_of_child(tokens, first)):
        return said + _SIDES[before]
    if years and (before == "-" or _speaks_of_child(tokens, first) or before in ("(", ",", "e", "er", "is")):
        return said
    if text_at(tokens, after) == "-" and has(tokens, after + 1, "child"):  # 8-åring
        return said
    beside = before in _BESIDE and text_at(tokens, after) in (")", "", ",", ".", "og")
    return said if beside and any(has(tokens, near, "child") for near in (first - 2, first - 3)) else None


def _speaks_of_child(tokens: Sequence[Token], first: int) -> bool:
    return any(has(tokens, near, "child") for near in range(max(first - _NEAR, 0), first + _NEAR))
