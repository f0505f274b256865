"""KS is the kommunestyre or the municipalities' organisation: what stands beside it tells."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

_COURSES = ("kurs", "konferans", "samling", "landsting", "seminar", "opplæring", "folkevald", "folkevalg", "cours")
_OF_ITSELF = ("styr", "landsstyr", "hovedstyr", "representantskap", "rådgiv", "advokat")
_HOSTED = frozenset({"hos", "hjå", "regi"})

_PAYING = words_of("paying_for_others")
_AT = frozenset({"i", "på", "til", "fra", "frå", "etter", "før", "at", "in", "after", "before", "to", "from"})


def is_organisation(tokens: Sequence[Token], index: int) -> bool:
    """True for KS beside a course, or as who hosts or pays: the municipalities' organisation, not the kommunestyre."""
    if text_at(tokens, index - 1) in _PAYING or (text_at(tokens, index + 1) in _PAYING and _is_alone(tokens, index)):
        return True
    for beside in range(index + 1, index + 4):
        if text_at(tokens, beside) not in ("-", "'", "s", "sin", "sitt", "si") and beside > index:
            if stem(text_at(tokens, beside)).startswith((*_COURSES, *_OF_ITSELF)):
                return True
            break
    for beside in range(index - 1, max(index - 5, -1), -1):
        if tokens[beside].kind not in ("word", "num"):
            return False
        if tokens[beside].text in _HOSTED or stem(tokens[beside].text).startswith(_COURSES):
            return True
    return False


def _is_alone(tokens: Sequence[Token], index: int) -> bool:
    """False for `i KS betalte vi` and `etter KS betalte jeg`, where somebody else pays."""
    return not (has(tokens, index + 2, "subject") or text_at(tokens, index - 1) in _AT)
