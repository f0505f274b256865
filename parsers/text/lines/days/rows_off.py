"""Rows of a list that say of their day no more than that one was not there: `4.11. syk, møtte ikke`, `3.11, avlyst`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.days.dated_rows import opens_row
from parsers.text.lines.told.not_there import Away
from parsers.text.lines.told.off_words import OffWords
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet:\n3.11. 34 km\n10.11. syk, møtte ikke\n17.11. 34 km": ["03", "17"],
    "Formannskapet:\n- 3. november, 34 km\n- 10. november, avlyst\n- 17. november, 34 km": ["03", "17"],
    "Formannskapet:\n3.11: 34 km\n10.11: meldt forfall\n17.11: 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 ikke til stede\n17.11 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 var ikkje der\n17.11 34 km": ["03", "17"],
    "Formannskapet:\n3.11., 34 km\n10.11., var bortreist\n17.11., 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 (var borte)\n17.11 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 ikkje møte\n17.11 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 møtte vara for meg\n17.11 34 km": ["03", "17"],
    "Executive committee:\n3 November, 34 km\n10 November, did not attend\n17 November, 34 km": ["03", "17"],
    "Executive committee:\n3 November - 34 km\n10 November - no meeting\n17 November - 34 km": ["03", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 syk, men møtte digitalt\n17.11 34 km": ["03", "10", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 møtte for Kari, som var syk\n17.11 34 km": ["03", "10", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 gikk, kjørte ikke\n17.11 34 km": ["03", "10", "17"],
    "Formannskapet:\n3.11 34 km\n10.11 ingen kjøring\n17.11 34 km": ["03", "10", "17"],
    "støttekontakt\n3.11 -, 10.11 2t": ["10"],
    "støttekontakt\n3.11: 2 timer\n10.11: -\n17.11: 3 timer": ["03", "17"],
    "støttekontakt\n3.11 - 2 timer\n10.11 - 3 timer": ["03", "10"],
    "Formannskapet:\n3.11 34 km\n10.11 satt på med Ola\n17.11 34 km": ["03", "10", "17"],
}
"""The days of the fees that are left."""

_DASHES = frozenset({"-", "–"})
_ROW_ENDS = frozenset({",", ";", "\n"})
_PRESENT = words_of("being_there")
_AWAY = words_of("away_from_home")
_OF_ABSENCE = ("negation", "attend", "being", "able", "person", "meeting")


def is_blank(one: Dated, tokens: Sequence[Token]) -> int | None:
    """The dash that stands for no value at all beside a day: `3.11 - , 10.11 2t`; None where there is a value."""
    at = one.when.last + (text_at(tokens, one.when.last) == ":")
    ends = at + 1 == len(tokens) or text_at(tokens, at + 1) in _ROW_ENDS
    goes_on = at + 2 < len(tokens) and text_at(tokens, at + 1) == "\n" and tokens[at + 2].kind == "word"
    return at if text_at(tokens, at) in _DASHES and ends and not goes_on else None


class RowsOff:
    """Tells of which rows of one text say so; `values` are the tokens of what lines have."""

    def __init__(self, analysis: Analysis, values: Set[int], away: Away | None) -> None:
        self._tokens = analysis.tokens
        self._off, self._away = OffWords(analysis.tokens), away
        self._held = sorted({*values, *(one.when.first for one in analysis.dated)})

    def of(self, one: Dated) -> int | None:
        """The word that says so; None in a row with a name or value, or where one came still."""
        if not opens_row(one, self._tokens):
            return None
        row = self._row(one)
        if bisect_left(self._held, row.start) != bisect_left(self._held, row.stop):
            return None
        if self._away and any(self._away.words.meets(at) for at in row):
            return None
        said = next((at for at in row if self._off.is_away(at) or (self._away and self._away.words.says(at))), None)
        return self._denial(row) if said is None else said

    def _row(self, one: Dated) -> range:
        last = one.when.last
        while last < len(self._tokens) and self._tokens[last].kind != "nl":
            last += 1
        return range(one.when.last, last)

    def _denial(self, row: range) -> int | None:
        """The negation of `ikke til stede`, `did not attend`, or the `borte` of a row of no other words."""
        words = [at for at in row if self._tokens[at].kind in ("word", "num")]
        if not all(map(self._is_of_absence, words)):
            return None
        denied = next((at for at in words if has(self._tokens, at, "negation") and len(words) > 1), None)
        return next((at for at in words if text_at(self._tokens, at) in _AWAY), None) if denied is None else denied

    def _is_of_absence(self, at: int) -> bool:
        told = text_at(self._tokens, at) in _PRESENT | _AWAY
        return told or any(has(self._tokens, at, sense) for sense in _OF_ABSENCE)
