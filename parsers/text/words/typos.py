"""Which known word a misspelt one is likely to be: asked for only when nothing else matches."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

_VERY_LONG = 10
"""Letters from which two wrong letters are worth a question."""
_REMEMBERED = 4_096

VOCABULARY = ("formannskap", "kommunestyr", "kontrollutvalg", "parkering", "planutvalg")
EXAMPLES = {
    "formanskap": (1, ["formannskap"]),
    "kommunestry": (1, ["kommunestyr"]),
    "kontrolutvlag": (2, ["kontrollutvalg"]),
    "markering": (0, []),  # the first letter is seldom wrong
    "ofrmannskap": (1, ["formannskap"]),
    "planutva": (0, []),
    "skoleutvalg": (0, []),
}


class Speller:
    """Finds the words of a vocabulary, which are compiled once, that differ least from a given one."""

    LONG = 7
    """Letters from which one wrong letter leaves no doubt."""

    def __init__(self, words: Iterable[str], *, shortest: int = LONG, most_wrong: int = 2) -> None:
        self._shortest, self._most_wrong = shortest, most_wrong
        self._words: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= shortest:
                self._words.setdefault(word[0], []).append(word)
        self.nearest = lru_cache(_REMEMBERED)(self._nearest)

    def _nearest(self, word: str) -> tuple[int, tuple[str, ...]]:
        """How many letters are wrong and the words that then fit; (0, ()) when none is near."""
        if len(word) < self._shortest:
            return 0, ()
        swapped = (other for other in self._words.get(word[1], ()) if other[1] == word[0])
        known = (*self._words.get(word[0], ()), *swapped)
        for wrong in range(1, 1 + (self._most_wrong if len(word) >= _VERY_LONG else 1)):
            least = self._shortest + wrong - 1
            found = [other for other in known if len(other) >= least and _apart(word, other) <= wrong]
            if found:
                return wrong, tuple(found)
        return 0, ()


def _apart(word: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with a neighbour; 3 for anything from three."""
    many = 3
    if abs(len(word) - len(other)) >= many or len(set(word) ^ set(other)) > 2 * (many - 1):
        return many
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for at, letter in enumerate(word, 1):
        following = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(row[place] + 1, following[-1] + 1, row[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and word[at - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            following.append(cost)
        if min(following) >= many:
            return many
        before, row = row, following
    return min(row[-1], many)
