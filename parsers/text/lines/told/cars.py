"""Whose car a word speaks of: the writer's own, somebody else's, or the municipality's."""

from collections.abc import Sequence

from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_BY = frozenset({"med", "by"})
_IN = frozenset({"i", "in", ",", "("})
_ALONG = frozenset({"med", "along"})
_OWNERS = words_of("owner_of_car")


class Cars:
    """Tells whose the cars of one text are."""

    def __init__(self, tokens: Sequence[Token], subjects: Subjects) -> None:
        self._tokens = tokens
        self._subjects = subjects

    def whose(self, at: int) -> bool | None:
        """True for `egen bil`, False for `i hans bil`, `i Annas bil`, `var med i bilen`; None where neither is said."""
        tokens = self._tokens
        if text_at(tokens, at - 1) in _BY or any(has(tokens, at - 1, sense) for sense in ("own_cost", "own")):
            return True
        if text_at(tokens, at - 1) == "i" and text_at(tokens, at - 2) in _ALONG and has(tokens, at - 3, "being"):
            subject = self._subjects.of(at - 3)
            return False if subject == "own" or (subject is None and self._subjects.opens(at - 3)) else None
        whose = at - 1
        genitive = text_at(tokens, whose) == "s" and text_at(tokens, whose - 1) == "'"
        whose -= 2 * genitive
        named = text_at(tokens, whose).endswith("s") or genitive
        if text_at(tokens, whose) == "sin" and self._subjects.is_person(whose - 1):  # Ola sin bil
            return False if text_at(tokens, whose - 2) in _IN else None
        if has(tokens, whose, "whose") or (named and self._subjects.is_person(whose)):
            return False if text_at(tokens, whose - 1) in _IN else None
        return None

    def is_pooled(self, car: int) -> bool:
        """True for `kommunens bil`, `the municipality's car`, `bilen til kommunen`, `company car`."""
        tokens = self._tokens
        owned = text_at(tokens, car - 1) in _OWNERS or (
            text_at(tokens, car - 1) == "s" and has(tokens, car - 3, "payer")
        )
        return owned or (text_at(tokens, car + 1) == "til" and has(tokens, car + 2, "payer"))
