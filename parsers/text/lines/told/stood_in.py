"""Meetings that somebody else was kept from, and the writer went to: `Kari could not attend 3.11, so I did`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ola kunne ikke møte i planutvalget 3.11, så jeg gikk": ["fee-planning 03.11"],
    "Ola kunne ikkje møte i planutvalet 3.11, så eg gjekk": ["fee-planning 03.11"],
    "Ola kunne ikke møte i planutvalget 3.11, så jeg steppet inn. Kjørte 24 km": [
        *("fee-planning 03.11", "mileage 03.11 24"),
    ],
    "Ola kunne ikke møte i planutvalget 3.11. Jeg møtte i stedet.": ["fee-planning 03.11"],
    "Siden Ola ikke kunne, gikk jeg i planutvalget 3.11": ["fee-planning 03.11"],
    "Ola rakk ikke planutvalget 3.11, så jeg stilte": ["fee-planning 03.11"],
    "Kari could not attend the municipal council on 3 November, so I did": ["fee-council 03.11"],
    "Kari missed the planning committee on 3 November so I went instead": ["fee-planning 03.11"],
    "Kari could not attend the planning committee 3 November. I took her place.": ["fee-planning 03.11"],
    "Formannskapet 10.11. Jeg kunne ikke møte i planutvalget 3.11, så Ola gikk": ["fee-executive 10.11"],
    "Ola kunne ikke møte i planutvalget 3.11, men jeg møtte i formannskapet 10.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Ola kunne ikke møte i planutvalget 3.11, og jeg kunne heller ikke møte": [
        "fee-executive 10.11",
    ],
    "Formannskapet 10.11. Kari could not attend the planning committee on 3 November, so I went home": [
        "fee-executive 10.11",
    ],
}
_KEPT = ("negation", "absence", "missed")
"""The senses of words that say that somebody was not there."""
_STEPPING = words_of("stepping_in")
_DID = frozenset({"did"})
_TOOK = words_of("took")
_VERBS = _STEPPING | _DID | _TOOK
_STEADS = {"instead": "of", "deputised": "stead"}
_FOR = frozenset({"for"})
_GOING = ("gone", "depart")
_THERE = frozenset({"i", "for", "dit", "in", "there", "på", "to", "til", "og", "and"})
_HOME = frozenset({"hjem", "heim", "home"})
_SMALL = frozenset({"da", "då", "derfor", "difor", "måtte", "then", "had", "to"})
_BEHIND = 3
_MOST = 20


def stood_in(analysis: Analysis) -> Set[int]:
    """The clauses that say that somebody else was kept away, where the sentence then says that the writer was there.

    The next sentence may say so too, where it tells that it was in somebody's place.
    """
    if not any(sense in analysis.spots for sense in _KEPT):
        return frozenset()
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    persons = Subjects(analysis)
    kept = sorted({clause[at] for sense in _KEPT for at in analysis.spots.get(sense, ())})
    others = [number for number in kept[:_MOST] if _is_of_other(analysis, persons, number)]
    told = {clause[one.first] for one in (*analysis.named, *analysis.mentions) if not isinstance(one, MEASURED)}
    found: set[int] = set()
    for at in islice(_comings(analysis, persons), _MOST) if others else ():
        for number in others:
            away = bisect_left(clause, number)
            near = 0 if sentence[away] == sentence[at] else 1 if _is_in_stead(analysis, persons, at) else -1
            elsewhere = clause[at] != number and {clause[at], number} <= told
            if away < at and sentence[at] - sentence[away] == near and not elsewhere:
                found.add(number)
    return found


def _is_of_other(analysis: Analysis, persons: Subjects, number: int) -> bool:
    """True for a clause that names somebody, and not the writer before them."""
    clause = analysis.layout.clause
    inside = range(bisect_left(clause, number), bisect_right(clause, number))
    whose = next((at for at in inside if persons.is_person(at) or _is_writer(analysis, at)), None)
    return whose is not None and not _is_writer(analysis, whose)


def _comings(analysis: Analysis, persons: Subjects) -> Iterator[int]:
    """The verbs of `så jeg møtte`, `gikk jeg`, `so I did`, `jeg tok plassen hennes`."""
    tokens = analysis.tokens
    for at, token in enumerate(tokens):
        deputy = "being" in token.senses and _names_deputy(tokens, at)
        if not (deputy or "attend" in token.senses or token.text in _VERBS):
            continue
        before = at - 1
        while text_at(tokens, before) in _SMALL:
            before -= 1
        behind = _is_writer(analysis, at + 1)
        if not (behind or _is_writer(analysis, before)):
            continue
        after = at + 1 + behind
        denied = any(has(tokens, near, "negation") for near in (before - 1, at - 1, after))
        if not denied and _goes_there(analysis, persons, at, after):
            yield at


def _names_deputy(tokens: Sequence[Token], at: int) -> bool:
    """True for `var vara`."""
    return any(one.senses.get("somebody") == "deputy" for one in tokens[at : at + _BEHIND])


def _goes_there(analysis: Analysis, persons: Subjects, at: int, after: int) -> bool:
    """True where the verb leaves no doubt: `so I did`, `tok plassen hans`, `gikk i stedet`; not `gikk hjem`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    ends = after >= len(tokens) or tokens[after].kind != "word" or clause[after] != clause[at]
    if tokens[at].text in _TOOK:
        return _is_in_stead(analysis, persons, at) or any(has(tokens, near, "meeting") for near in (after, after + 1))
    if tokens[at].text in _DID:
        return ends or _is_in_stead(analysis, persons, at)
    if any(has(tokens, at, sense) for sense in _GOING):
        home = any(text_at(tokens, near) in _HOME for near in range(after, after + _BEHIND))
        return ends or (not home and (text_at(tokens, after) in _THERE or _is_in_stead(analysis, persons, at)))
    return True


def _is_in_stead(analysis: Analysis, persons: Subjects, at: int) -> bool:
    """True for `i stedet`, `her place`, `for ham` right behind the verb."""
    tokens = analysis.tokens
    for near in range(at + 1, min(at + 2 + _BEHIND, len(tokens))):
        senses = tokens[near].senses
        if any(senses.get(sense) == value for sense, value in _STEADS.items()):
            return True
        if text_at(tokens, near) in _FOR and persons.is_person(near + 1):
            return True
    return False


def _is_writer(analysis: Analysis, at: int) -> bool:
    """True for `jeg`, and for `I` in capitals: the Norwegian `i` leads to a place."""
    tokens = analysis.tokens
    return is_writer(tokens, at) and (tokens[at].text != "i" or analysis.text[tokens[at].start] == "I")
