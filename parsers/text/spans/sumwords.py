"""The words that call hours a sum: `til sammen 5 timer`, `5 timer totalt`, `= 5 timer`, `i alt 72 km og 5 timer`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Duration, Mention, WayWord, When, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "4.11: 3 timer, 6.11: 2 timer = 5 timer": ["3", "2"],
    "3 timer 4.11, 2 timer 6.11, til sammen 5 timer": ["3", "2"],
    "4.11 3 timer og 6.11 2 timer, 5 timer totalt": ["3", "2"],
    "totalt 5 timer: 4.11 3 timer, 6.11 2 timer": ["3", "2"],
    "4.11 3 timer, kino 40 kr, 6.11 2 timer, bad 50 kr. Til sammen 90 kr i utlegg og 5 timer": ["3", "2"],
    "4.11 og 6.11, 2 timer og 18 km hver gang. Til sammen 36 km og 4 timer": ["2"],
    "4.11 3 timer, 6.11 2 timer, 8.11 totalt 4 timer": ["3", "2", "4"],
    "4.11 3 timer, 6.11 2 timer totalt 475 kr": ["3", "2"],
    "4 Nov 3 hours, 6 Nov 2 hours. 5 hours altogether": ["3", "2"],
}
_BESIDE = 9
"""Tokens of `72 km og` between the word of a sum and its hours."""
_OF_TOTALS = frozenset({"i", "in", "utlegg", "utgifter", "expenses", "outlays"})
_MEASURES = frozenset({"distance", "currency", "day_unit", "hour", "join"})
_JOINING = frozenset({":", "=", "\n"})
COUPLING = frozenset({",", "og", "and", "+"})


class SumWords:
    """Such words of one text."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self._tokens = tokens
        words = [one for one in mentions if isinstance(one, WayWord) and one.way == "total"]
        self._begins = {one.first: one for one in words}
        self._ends = {one.last: one for one in words}
        self._valued = {one.first for one in mentions if not isinstance(one, WayWord | When)}

    def begin(self, hours: Duration) -> int | None:
        """Where those words begin, before or after the hours; None for hours that are called no sum."""
        before = hours.first
        if text_at(self._tokens, before - 1) == "=":
            return before - 1
        for last in (before, before - 1 if text_at(self._tokens, before - 1) in _JOINING else before):
            if last in self._ends:
                return self._ends[last].first
        if text_at(self._tokens, before - 1) in COUPLING and (shared := self._behind_others(before - 2)):
            return shared.first
        word = self._begins.get(hours.last)
        return hours.first if word and word.last not in self._valued else None

    def _behind_others(self, last: int) -> WayWord | None:
        """The word of a sum before other totals that end at that token: `til sammen 72 km, 90 kr og 5 timer`."""
        for at in range(last, max(last - _BESIDE, -1), -1):
            token = self._tokens[at]
            if at + 1 in self._ends:
                return self._ends[at + 1]
            if token.kind == "word" and token.text not in _OF_TOTALS and _MEASURES.isdisjoint(token.senses):
                return None
        return None
