"""How old the child is: said any way, and the bracket that a type's name is for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

Bracket = tuple[int, int]

_RANGE = re.compile(r"(\d+)\s*(?:[-–]|til|to)\s*(\d+)(?:\s*(?:år|years?))?")
_RANGE_OF_YEARS = re.compile(r"\d+\s*(?:[-–]|til|to)\s*\d+\s*(?:år|years?)")
_AGES_OF_YEARS = re.compile(r"((?:\d+\s*(?:[-–]|til|to)|over|under|above|below)\s*\d+)\s*(?:år|years?)")
_UNDER = re.compile(r"(?:under|inntil|til og med|opptil|yngre enn|below)\s+(\d+)")
_OVER = re.compile(r"(?:over|eldre enn|above)\s+(\d+)")
_FROM = re.compile(
    r"(?:fra|frå|fylt|from)\s+(\d+)|(\d+)\s*(?:år\s*)?(?:og|eller|and)\s*(?:eldre|oppover|over|older)|(\d+)\s*\+"
)
_OLDEST = 120
_GROWN = 99
_NEAR = 5
_MOST_CHILDREN = 6
_NEXT = 2
"""Tokens from one age to the next."""
_SIDES = {"over": 1, "under": -1, "above": 1, "below": -1}
_IS = frozenset({"er", "e", "æ", "is"})
_TURNED = frozenset({"fylte", "fyllte", "turned", "vart", "blei"})
_JUST = frozenset({"nettopp", "akkurat", "nyleg", "just"})
_CAME_TO = frozenset({"ble", "became"})
_IN_TIME = frozenset({"i", "år", "in", "this", "last"})
_REACHED = frozenset({"fylt", "turned"})
_CHILD = frozenset({"han", "hun", "ho", "hu", "he", "she", "som", "who"})
_AGED = frozenset({"aged", "age", "alder"})
_FOR = frozenset({"for"})
_OF_DAYS = frozenset({"-", "/", ":", "+"})
_UNITS = ("hour", "day_unit", "minute", "distance", "currency", "times", "each_time", "trip")
_BECOME = frozenset({"blitt", "vorte", "become", "fylt"})
_THERE = frozenset({"var", "er", "sov", "bodde", "budde", "kom", "was", "is", "stayed", "slept", "came"})
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
    "he's nine.": [9],
    "Emil (7) var her": [7],
    "hadde Emil 10 år i to døgn": [10],
    "had Emil (7) here": [7],
    "2 døgn (gutt, 12)": [12],
    "a girl aged 5 for two days": [5],
    "gutten er 8 år og fyller 9 i mars": [8],
    "over 10 år": [11],
    "gutten sov over 10 timer": [],
    "0-10 år": [10],
    "2 barn, 9 og 12 år, 1 døgn": [9, 12],
    "barna er 6, 9 og 12 år": [6, 9, 12],
    "two children (9 and 12 years)": [9, 12],
    "barnet var her 9. og 12. november i år": [],
    "jenta 7, 2 døgn": [7],
    "gutten er 13 😊": [13],
    "he turned 11 this spring": [11],
    "han fylte 13 i mars": [13],
    "barnet fylte 9 i sommer": [9],
    "hun er ikke fylt 10 ennå": [9],
    "jenta på 14 var her": [14],
    "a boy aged 9 came": [9],
    "guten på 9 sov her": [9],
    "guten på 6: 2 døgn": [6],
    "gutten på 3 timer": [],
    "jenta fylte nettopp 11": [11],
    "she just turned 11": [11],
    "jenta ble 11 i sommer": [11],
    "jenta ble 3 timer": [],
    "han fylte 13. november": [],
    "13.-15. november": [],
    "gutten 13, 14 og 15. november": [],
    "har vært avlaster i 8 år": [],
    "Sofie på 7 år var hos oss": [7],
    "Jonas på sju år var her": [7],
    "Jasmin, who is 15, stayed with us": [15],
    "Emma, som er 15, var her": [15],
    "Eline som har vorte 12 sov her": [12],
    "Emma som har blitt 12": [12],
    "Maja, age 13: 2 days": [13],
    "for Sander, 10, two døgn": [10],
    "Sander, 10 timer": [],
    "Sander, 10, 11 og 12 november": [],
    "Sander, 10, was here": [10],
    "Per, 10, møtte i rådet": [],
    "Oliver på 12 var her": [12],
    "Sofie på 7 sov hos oss": [7],
    "avlastning på 12 var her": [],
    "har vært avlaster på 7 år": [],
    "avlastning på 7 timer": [],
    "Sofie på 7. november": [],
    "to døgn for Ida på 8 og to døgn for broren Aksel på 12": [8, 12],
    "2 døgn for Ida på 8.": [8],
    "2 døgn for Ida på 8 timer": [],
    "2 døgn for Ida på 8. november": [],
    "2 døgn for Ida på 8 og 9 november": [],
    "møte for Ida på 8": [],
    "Leo, who is seven: 22-24 May, 2 døgn": [7],
    "Leo, som er tolv: 2 døgn": [12],
    "som er 15 km herfra": [],
    "han er 8:30 på skolen": [],
}


@lru_cache(maxsize=4096)
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
    return (age for _, age in aged(tokens))


def aged(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The same, each with the token where it stands."""
    for index, token in enumerate(tokens):
        if "age" in token.senses:  # åtteåringen
            yield index, int(str(token.senses["age"]))
        elif token.kind == "num" or "number" in token.senses:
            found = number(tokens, index)
            if found and found[0] <= _GROWN and found[0] == int(found[0]):
                age = _age(tokens, index, found[1], int(found[0]))
                if age is not None:
                    yield index, age


def _age(tokens: Sequence[Token], first: int, after: int, said: int) -> int | None:
    """The number as an age, or None where nothing says that it is one."""
    if text_at(tokens, first - 1) in _JUST:  # fylte nettopp 11
        first -= 1
    before = text_at(tokens, first - 1)
    if _follows_name(tokens, first, after):
        return said
    if before == "på" and _is_for_named(tokens, first - 2) and _ends_age(tokens, after):
        return said
    if before == "på" and _is_named(tokens, first - 2) and text_at(tokens, after) in _THERE:
        return said
    if before in _REACHED and has(tokens, first - 2, "negation"):  # er ikke fylt 10
        return said - 1
    who = first - 2 - (text_at(tokens, first - 2) in _JUST)
    if (before in _TURNED or _became(tokens, first, after)) and (
        text_at(tokens, who) in _CHILD or has(tokens, who, "child")
    ):
        return said if _may_follow(tokens, after) else None
    if before in ("fyller", "turns", "i", *_TURNED):
        return None
    ends = _may_close(tokens, after) or _goes_on(tokens, after)
    if before in _AGED and (ends or text_at(tokens, after) == ":"):  # Maja, age 13: 2 days
        return said
    if before in _BECOME and text_at(tokens, first - 3) in _CHILD and ends:  # som har blitt 12
        return said
    if before == "," and _is_named(tokens, first - 2) and _is_apposed(tokens, after):
        return said
    years = has(tokens, _after_ages(tokens, after), "year_word")
    measured = any(has(tokens, after, unit) for unit in _UNITS)
    if before in _SIDES and not measured and (years or _speaks_of_child(tokens, first)):
        return said + _SIDES[before]
    if years and (before == "-" or _speaks_of_child(tokens, first) or before in ("(", ",", "e", "er", "is")):
        return said
    if years and _follows_age(tokens, first):
        return said
    if text_at(tokens, after + (text_at(tokens, after) == "-")).startswith("åring"):  # 8-åring
        return said
    if before in _BESIDE and any(has(tokens, near, "child") for near in (first - 2, first - 3)):
        return said if before in _AGED or ends or _opens_row(tokens, after) else None
    whose = text_at(tokens, first - 2) if before in _IS else text_at(tokens, first - 3) if before == "s" else ""
    if whose in _CHILD and (_may_close(tokens, after) or _opens_row(tokens, after)):  # ho er 8, who is nine: 2 døgn
        return said
    if before == "," and has(tokens, first - 2, "child") and text_at(tokens, after) == ")":  # (gutt, 12)
        return said
    lone = has(tokens, first - 1, "child") and _may_close(tokens, after) and text_at(tokens, after) not in (".", ",")
    return said if lone or (has(tokens, first - 1, "child") and _leads_to_count(tokens, after)) else None


def _after_ages(tokens: Sequence[Token], after: int) -> int:
    """The index after the ages that go on from one: barna er 9 og 12 år, 2 barn, 6, 9 og 12 år."""
    at = after
    for _ in range(_MOST_CHILDREN):
        joined = has(tokens, at, "join")
        if not (joined or text_at(tokens, at) == ",") or not (found := number(tokens, at + 1)) or found[0] > _GROWN:
            return after
        at = found[1]
        if joined:
            return at
    return after


def _follows_age(tokens: Sequence[Token], first: int) -> bool:
    """True for the 12 of `barna er 6, 9 og 12 år`."""
    if not (has(tokens, first - 1, "join") or text_at(tokens, first - 1) == ",") or first < _NEXT:
        return False
    before = number(tokens, first - _NEXT)
    told = before is not None and before[1] == first - 1 and before[0] == int(before[0]) <= _GROWN
    return told and before is not None and _age(tokens, first - _NEXT, first - 1, int(before[0])) is not None


def age_ranges(names: Sequence[str]) -> Iterator[str]:
    """The ages that the names are for, where they say both ends: 0–10 år."""
    return (found[0] for name in names if (found := _RANGE_OF_YEARS.search(name)))


def age_sides(names: Sequence[str]) -> Iterator[str]:
    """The same, and the one end where a name has only one, without their years: 0–10, over 10."""
    for found in filter(None, map(_AGES_OF_YEARS.search, map(str.lower, names))):
        yield found[1]


def _became(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True for the age of `ble 11 i sommer`; `ble 11 dager` is none."""
    return text_at(tokens, first - 1) in _CAME_TO and (after >= len(tokens) or text_at(tokens, after) in _IN_TIME)


def _follows_name(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True for `Emil (7)`, `Emil 10 år` and `Emil på 10 år`, behind a word that says nothing else."""
    opened, on = text_at(tokens, first - 1) == "(", text_at(tokens, first - 1) == "på"
    named = _is_named(tokens, first - 1 - (opened or on))
    return named and (text_at(tokens, after) == ")" if opened else has(tokens, after, "year_word"))


def _is_for_named(tokens: Sequence[Token], at: int) -> bool:
    """True for the name of `døgn for Ida`, `døgn for broren Aksel`."""
    called = has(tokens, at - 1, "child") or has(tokens, at - 1, "family") or _is_named(tokens, at - 1)
    before = at - 1 - called
    counted = any(has(tokens, before - 1, sense) for sense in ("day_unit", "hour", "caring"))
    return _is_named(tokens, at) and text_at(tokens, before) in _FOR and counted


def _ends_age(tokens: Sequence[Token], after: int) -> bool:
    """True where no day follows: `for Ida på 8 og to døgn`, not `for Ida på 8. november` or `på 8 og 9`."""
    following = after + 1 < len(tokens) and (tokens[after + 1].kind == "num" or has(tokens, after + 1, "month"))
    return _may_close(tokens, after) and not following


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that says nothing else, as names do."""
    return at >= 0 and tokens[at].kind == "word" and not tokens[at].senses


def _is_apposed(tokens: Sequence[Token], after: int) -> bool:
    """True behind the number of `Sander, 10, var her` and `Sander, 10, two døgn`."""
    there = text_at(tokens, after) == "," and text_at(tokens, after + 1) in _THERE
    return there or _leads_to_count(tokens, after)


def _may_follow(tokens: Sequence[Token], after: int) -> bool:
    """True for a word that names no month, and where the number may end its clause."""
    word = after < len(tokens) and tokens[after].kind == "word" and not has(tokens, after, "month")
    return word or (_may_close(tokens, after) and not has(tokens, after + 1, "month"))


def _goes_on(tokens: Sequence[Token], after: int) -> bool:
    """True for a verb or small word behind an age: jenta på 14 var her."""
    return _may_follow(tokens, after) and not any(has(tokens, after, unit) for unit in _UNITS)


def _may_close(tokens: Sequence[Token], after: int) -> bool:
    """True at the end, and at a mark or joining word that makes the number before it no day."""
    if after >= len(tokens) or has(tokens, after, "join"):
        return True
    return tokens[after].kind in ("sym", "nl") and tokens[after].text not in _OF_DAYS


def _opens_row(tokens: Sequence[Token], after: int) -> bool:
    """True for the colon of `guten på 6: 2 døgn`, which is none of a clock time."""
    if text_at(tokens, after) != ":":
        return False
    return after + 1 == len(tokens) or tokens[after].end < tokens[after + 1].start


def _leads_to_count(tokens: Sequence[Token], after: int) -> bool:
    """True for the comma of `jenta 7, 2 døgn`."""
    if text_at(tokens, after) != ",":
        return False
    found = number(tokens, after + 1)
    return found is not None and any(has(tokens, found[1], unit) for unit in ("day_unit", "hour"))


def _speaks_of_child(tokens: Sequence[Token], first: int) -> bool:
    return any(has(tokens, near, "child") for near in range(max(first - _NEAR, 0), first + _NEAR))
