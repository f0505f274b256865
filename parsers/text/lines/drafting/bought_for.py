"""Meetings that only say what something was bought for: `kake på avdelingsmøtet`, `coffee for the staff meeting`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafting.paid import is_thing
from parsers.text.spans.mentions import Clocks, Distance, Mention, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg til kake på avdelingsmøtet i går, se kvitteringen": ["outlay 19.11 ?amount"],
    "Utlegg 240 kr for mat på folkemøtet i går": ["outlay 19.11 240"],
    "Utlegg til kake. Det var avdelingsmøte i går": ["outlay 19.11 ?amount", "? 19.11 ?type"],
    "Kjøpte inn frukt til foreldremøtet i går for 240 kr": ["outlay 19.11 240"],
    "Eg kjøpte blomar og kake til årsmøtet i går, 240 kr": ["outlay 19.11 240"],
    "Leie av lokale til årsmøtet i går, 1200 kr": ["? 19.11 1200 ?type"],
    "Bought coffee for the team meeting yesterday, 240 kr": ["outlay 19.11 240"],
    "Expenses for cake at the department meeting yesterday, 240 kr": ["? 19.11 240 ?type"],
    "Møtte på avdelingsmøtet i går, taxi 240 kr": ["? 19.11 ?type", "taxi 19.11 240"],
    "Deltakelse på årsmøtet i går, taxi 240 kr": ["? 19.11 ?type", "taxi 19.11 240"],
    "Kjørte kake til avdelingsmøtet i går, 24 km": ["mileage 19.11 24"],
    "Kake på formannskapsmøtet i går, 240 kr": ["fee-executive 19.11", "? 19.11 240 ?type"],
}
GROUPS: Mapping[str, Sequence[str]] = {
    "Ungdomsrådet 10.11\nKjøpte også pizza til hele rådet, utlegg 648 kr": ["fee-youth 10.11", "outlay 10.11 648"],
    "Kjøpte pizza til utvalget 10.11, 200 kr": ["outlay 10.11 200"],
    "Eg kjøpte kake til heile utvalet 10.11, 200 kr": ["outlay 10.11 200"],
    "Youth council 10.11\nBought pizza for the whole council, 648 kr": ["fee-youth 10.11", "outlay 10.11 648"],
    "Møtte i rådet 10.11, kjøpte kaffe til rådet, 200 kr": ["? 10.11 ?type", "outlay 10.11 200"],
    "Møte i utvalget 10.11, taxi 240 kr": ["? 10.11 ?type", "taxi 10.11 240"],
}
"""Bodies called by a part of their name that something was bought for."""
_WHOLE = frozenset({"hele", "heile", "whole", "entire"})
_BUYING = words_of("bought") | words_of("paying_oneself") | words_of("shopping")
_FOR = frozenset({"til", "på", "for", "under", "ved", "i", "åt", "at", "during", "to", "in"})
_ARTICLES = frozenset({"det", "et", "eit", "the", "a", "our", "vårt"})
_QUALIFIERS = 3
_WITHIN = 12
"""Tokens before the meeting in which the purchase stands."""
_THERE = ("attend", "fee", "drive", "role")
_TAKING_PART = words_of("taking_part")


class Purchases:
    """Tells of one text which meetings something was only bought for."""

    def __init__(
        self,
        tokens: Sequence[Token],
        layout: Layout,
        mentions: Sequence[Mention],
        named: Sequence[TypeMention],
        types: TypeIndex,
    ) -> None:
        self._tokens, self._sentence = tokens, layout.sentence
        self._sums = {self._sentence[one.first] for one in mentions if isinstance(one, Money)}
        self._sums |= {self._sentence[one.first] for one in named if types.units(one.codes) == {"amount"}}
        self._elsewhere = {self._sentence[one.first] for one in mentions if isinstance(one, (Distance, Clocks))}

    def have(self, first: int) -> bool:
        """True for a meeting at that token that something of its sentence was bought for, and nobody says he was at."""
        sentence = self._sentence[first]
        if sentence not in self._sums or sentence in self._elsewhere:
            return False
        to = self._led_by(first)
        if to is None or not self._is_thing(to - 1):
            return False
        near = range(max(0, first - _WITHIN), min(first + _WITHIN, len(self._tokens)))
        inside = (at for at in near if self._sentence[at] == sentence and at != first)
        return not any(has(self._tokens, at, sense) for at in inside for sense in _THERE)

    def _led_by(self, first: int) -> int | None:
        """Where the preposition before the meeting stands, past what qualifies it: at the department meeting."""
        at = first - 1
        while first - at <= _QUALIFIERS and (text_at(self._tokens, at) in _ARTICLES | _WHOLE or self._is_thing(at)):
            at -= 1
        return at if at > 0 and text_at(self._tokens, at) in _FOR else None

    def _is_thing(self, at: int) -> bool:
        """True for a word of what one may buy, and none of taking part."""
        if at < 0 or self._tokens[at].text in _TAKING_PART:
            return False
        return is_thing(self._tokens[at]) or has(self._tokens, at, "food")


def without_recipients(
    analysis: Analysis, mentions: Sequence[Mention], named: Sequence[TypeMention], types: TypeIndex
) -> Sequence[TypeMention]:
    """The names without those of several bodies that something was bought for: `pizza til hele rådet`."""
    if analysis.said.isdisjoint(_BUYING):
        return named
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    bought = {sentence[at] for at in said_at(tokens, _BUYING)}
    purchases = Purchases(tokens, analysis.layout, mentions, named, types)
    return [
        one for one in named if len(one.codes) < 2 or sentence[one.first] not in bought or not purchases.have(one.first)
    ]
