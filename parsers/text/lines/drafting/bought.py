"""Things bought for work that no type is called by: `kjøpte tau for 198 kr` is the outlay that anything may be."""

from collections.abc import Mapping, Sequence

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Money
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte 24 km 10.11. Samme dag kjøpte jeg tau og strips for 198 kr": ["mileage 10.11 24", "outlay 10.11 198"],
    "Laurdag 7.11 måtte eg kjøpe pakningar på byggjevarehuset, kr 276,50": ["outlay 07.11 276.5"],
    "I bought brushes for the corridor on 10 November, 389 kr": ["outlay 10.11 389"],
    "Jeg kjøpte materialene med eget kort.\n10.11: pensler, 389 kr\n12.11: tape, 86,50 kr": [
        *("outlay 10.11 389", "outlay 12.11 86.5"),
    ],
    "Den ene er for blomster, 449 kr, kjøpt 10.11. Den andre er for en drosjetur, 263 kr": [
        *("outlay 10.11 449", "taxi 10.11 263"),
    ],
    "Jeg kjøpte kaffe 9. november, 312 kr, og kopper 10. november, 49,90 kr": ["outlay 09.11 312", "outlay 10.11 49.9"],
    "Kjøpte tau for 198 kr 10.11. Taxi hjem": ["outlay 10.11 198", "taxi 10.11 ?amount"],
}
_ABOVE = 4
"""Sentences and empty lines from what tells that things were bought to their list."""

_MOST_ROWS = 40
"""Rows of one list; keeps long texts linear."""


class Bought:
    """Tells which sums of one text are of things that were bought."""

    def __init__(self, analysis: Analysis, types: TypeIndex) -> None:
        self._tokens, self._sentence = analysis.tokens, analysis.layout.sentence
        words = words_of("bought") if types.general else frozenset()
        told = () if analysis.said.isdisjoint(words) else enumerate(analysis.tokens)
        self._told = {self._sentence[at]: (token.start, token.end) for at, token in told if token.text in words}
        sums = (one for one in analysis.mentions if isinstance(one, Money)) if self._told else ()
        self._priced = {self._sentence[one.first] for one in sums}

    def tells_of(self, mention: Money) -> Span | None:
        """Where the sentence of a sum tells of buying, or the one above its rows; None where neither does."""
        at = above = self._sentence[mention.first]
        if at in self._told:
            return self._told[at]
        while at - above < _MOST_ROWS and above in self._priced:
            above -= 1
        near = (one for one in range(above, max(above - _ABOVE, -1), -1) if one in self._told)
        return next((self._told[one] for one in near), None)

    def is_told_apart(self, mention: Money, owner: Draft) -> bool:
        """True for what was bought, where the owner is named in a later sentence, or one with a sum of its own."""
        if owner.first < mention.first:
            return False
        return self._sentence[mention.first] in self._told
