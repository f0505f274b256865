"""The words beside a day that say that nothing was done on it: `avlyst`, `falt bort`, the writer's own `syk`, `fri`."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_LIGHT = frozenset({"being", "attend", "able"})
_SMALL = frozenset(
    {
        "det",
        "it",
        "dessverre",
        "diverre",
        "då",
        "da",
        "så",
        "på",
        "i",
        "on",
        "begge",
        "båe",
        "both",
        "meldt",
        "also",
        "også",
    }
)
NO_DAY_OFF = frozenset({"permisjon", "fravær", "fråvær"})
"""Away from work, maybe to be at a meeting."""
_AT_HOME = frozenset({"hjemmekontor", "heimekontor", "wfh"})
_WEEKDAYS = ("weekday", "weekday_short")
_OF_DAY = 8
"""Tokens of a day with its weekday and marks."""
_FROM_WORK = frozenset({"fra", "frå", "from"})
_TAKING = frozenset(
    {"dropped", "tok", "tar", "tek", "tatt", "teke", "ta", "fikk", "fekk", "får", "took", "take", "got"}
)
_BRINGING = frozenset({"dropped", "drop", "dropping", "drove", "saw"})
FALLING_AWAY = frozenset({"bort", "ut", "vekk", "through", "off"})
"""Behind `falt`, `faller`."""


class OffWords:
    """Tells of the words of one text which say so."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def is_away(self, at: int) -> bool:
        """True for `avlyst` and `falt bort`, and for the writer's own `var syk`, `hadde fri`, `på ferie`."""
        tokens = self._tokens
        if has(tokens, at, "cancelled"):
            return True
        if has(tokens, at, "fallen"):
            return text_at(tokens, at + 1) in FALLING_AWAY
        if has(tokens, at, "day_off"):
            brought = any(text_at(tokens, at - step) in _BRINGING for step in (2, 3))  # dropped her off on 5 June
            taken = text_at(tokens, at - 1) in _TAKING or text_at(tokens, at + 1) in _FROM_WORK
            return not (brought or taken or (tokens[at].text in _AT_HOME and not self._is_alone(at)))
        return has(tokens, at, "absence") and tokens[at].text not in NO_DAY_OFF and self._is_own(at - 1)

    def _is_alone(self, at: int) -> bool:
        """True for all that a line says: `15.10. hjemmekontor`; who has a home office may meet from there."""
        tokens, first = self._tokens, at - 1
        while first >= max(0, at - _OF_DAY) and tokens[first].kind != "nl" and self._is_of_day(first):
            first -= 1
        opens = first < 0 or tokens[first].kind == "nl"
        last = at + 1 + (text_at(tokens, at + 1) in (".", "!"))
        return opens and (last >= len(tokens) or tokens[last].kind == "nl")

    def _is_of_day(self, at: int) -> bool:
        """True for a figure, a mark and the name of a weekday."""
        return self._tokens[at].kind != "word" or any(has(self._tokens, at, sense) for sense in _WEEKDAYS)

    def _is_own(self, at: int) -> bool:
        """True where nobody but the writer is named before the token in its clause."""
        while self.is_small(at) or has(self._tokens, at, "join") or has(self._tokens, at, "waiting"):
            at -= 1
        return at < 0 or self._tokens[at].kind != "word"

    def is_small(self, at: int) -> bool:
        if not 0 <= at < len(self._tokens):
            return False
        token = self._tokens[at]
        if "fallen" in token.senses and text_at(self._tokens, at + 1) in FALLING_AWAY:
            return False
        return token.text in _SMALL or token.writer or not _LIGHT.isdisjoint(token.senses)
