"""Commas that people leave out between meals: what was covered and what was not, and how many of each."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise, takewhile

from parsers.text.words.lexicon import known_words, words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, str] = {
    "frokost 1 lunsj 2 middag 1": "frokost 1 , lunsj 2 , middag 1",
    "1 frokost 2 lunsjer 1 middag": "1 frokost , 2 lunsjer , 1 middag",
    "Frokost to lunsjer og én middag var dekket": "Frokost , to lunsjer og én middag var dekket",
    "breakfast 1 lunch 2": "breakfast 1 , lunch 2",
    "lunsj var dekket frokost og middag ikke": "lunsj var dekket , frokost og middag ikke",
    "Lunsj fikk vi frokost og middag betalte jeg selv": "Lunsj fikk vi , frokost og middag betalte jeg selv",
    "fekk lunsj der frukost og middag var ikkje dekte": "fekk lunsj der , frukost og middag var ikkje dekte",
    "1 frokost og 2 lunsjer var inkludert middagen betalte jeg selv": (
        "1 frokost og 2 lunsjer var inkludert , middagen betalte jeg selv"
    ),
    "to lunsjer middagen betalte jeg selv": "to lunsjer , middagen betalte jeg selv",
    "breakfast and lunch were provided dinner was not": "breakfast and lunch were provided , dinner was not",
    # what has its marks, or needs none
    "lunsj og middag var dekket": "lunsj og middag var dekket",
    "frokost, lunsj og middag ikke dekket": "frokost, lunsj og middag ikke dekket",
    "frokost lunsj og middag": "frokost lunsj og middag",
    "lunsj 120 kr middag 230 kr": "lunsj 120 kr middag 230 kr",
    "hverken frokost eller middag var dekket": "hverken frokost eller middag var dekket",
    "ingen lunsj var dekket. middag betalte jeg": "ingen lunsj var dekket. middag betalte jeg",
}
_MARKS = frozenset({"sym", "nl"})
_JOINING = words_of("meal_joint")
_SERVED = words_of("meal_served")
_DENIED = words_of("meal_denied")
_NEAR = 3
"""Tokens back to the verb of `fikk lunsj`."""
_BEHIND = 8
"""Tokens to what says that a meal was not covered, over another that shares it."""
_MOST = 9
"""Meals of one kind."""


def between_meals(tokens: Sequence[Token], said: Set[str]) -> Iterator[int]:
    """The tokens before which a comma was left out."""
    meals = [] if said.isdisjoint(_meals()) else said_at(tokens, _meals())
    run: list[int] = []
    for first, second in pairwise(meals):
        if second == first + 2 and _is_count(tokens, first + 1):
            run += [first, second]
        elif _parts(tokens, first, second):
            yield second
        if run and (run[-1] != second or second == meals[-1]):
            yield from _counted(tokens, run)
            run = []


@cache
def _meals() -> Set[str]:
    """Every word for a meal."""
    return frozenset(word for word, senses in known_words().items() if "meal" in senses)


def _counted(tokens: Sequence[Token], run: Sequence[int]) -> Iterator[int]:
    """The places between meals with a count each, which stands behind each meal or before it."""
    behind = _is_count(tokens, run[-1] + 1) and not _is_count(tokens, run[0] - 1)
    yield from ((second if behind else first + 1) for first, second in zip(run[::2], run[1::2], strict=True))


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    counted = tokens[at].kind == "num" and tokens[at].text.isdigit() and int(tokens[at].text) <= _MOST
    return counted or "number" in tokens[at].senses


def _parts(tokens: Sequence[Token], first: int, second: int) -> bool:
    """True between a meal that was served and one that was not."""
    before, behind = tokens[max(0, first - _NEAR) : second], tokens[second + 1 : second + 1 + _BEHIND]
    if tokens[second - 1].text in _JOINING or any(token.kind in _MARKS for token in tokens[first:second]):
        return False
    if second > first + 1 and not any(token.text in _SERVED or "provided" in token.senses for token in before):
        return False
    clause = takewhile(lambda token: token.kind not in _MARKS, behind)
    return any(token.text in _DENIED or "negation" in token.senses for token in clause)
