"""Meetings that only say what something was bought for: `kake på avdelingsmøtet`, `coffee for the staff meeting`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafting.paid import is_thing
from parsers.text.lines.drafts import Draft, is_meeting
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
HELD: Mapping[str, Sequence[str]] = {
    "Kjøpte kaker til kommunestyret 12.11, 320 kr": ["outlay 12.11 320"],
    "Kjøpte inn frukt for 320 kr til møtet i formannskapet 12.11": ["outlay 12.11 320"],
    "Handla blomar til kommunestyret 12.11, 320 kr": ["outlay 12.11 320"],
    "Bought flowers for the executive committee on 12 November, 320 kr": ["outlay 12.11 320"],
    "La ut for kake til formannskapet 12.11, 320 kr": ["outlay 12.11 320"],
    "Kjøpte blomster til avtroppende leder, 399 kr, 10.11.2026, formannskapet": ["outlay 10.11 399"],
    "Kjøpte kaker til kommunestyret 12.11, 320 kr. Krever også møtegodtgjørelse": [
        "fee-council 12.11",
        "outlay 12.11 320",
    ],
    "Kjøpte kaker til kommunestyret 12.11, 320 kr, og kjørte 20 km": [
        *("fee-council 12.11", "outlay 12.11 320", "mileage 12.11 20"),
    ],
    "Kjøpte kaker, 320 kr, da jeg var på kommunestyret 12.11": ["outlay 12.11 320", "fee-council 12.11"],
    "Kjøpte mat, 150 kr, på vei til formannskapet 10.11": ["outlay 10.11 150", "fee-executive 10.11"],
    "Kjøpte togbillett til kommunestyret 12.11, 320 kr": ["transit 12.11 320", "fee-council 12.11"],
    "Kommunestyret 12.11, kjøpte kaker, 320 kr": ["fee-council 12.11", "outlay 12.11 320"],
    "Kommunestyret 12.11. Kjøpte kaker til kommunestyret, 320 kr": ["fee-council 12.11", "outlay 12.11 320"],
}
"""Bodies of the catalogue that something was bought for, by somebody who says nothing of being there."""
_WHOLE = frozenset({"hele", "heile", "whole", "entire"})
_BUYING = words_of("bought") | words_of("paying_oneself") | words_of("shopping")
_FOR = frozenset({"til", "på", "for", "under", "ved", "i", "åt", "at", "during", "to", "in"})
_ARTICLES = frozenset({"det", "et", "eit", "the", "a", "our", "vårt"})
_QUALIFIERS = 3
_WITHIN = 12
_REACH = 20
"""Tokens before the meeting in which the purchase stands."""
_THERE = ("attend", "fee", "drive", "role")
_COMING = ("attend", "being", "drive")
_BOUGHT, _GOODS = words_of("bought") | words_of("shopping"), words_of("goods")
_FOR_THEM, _OF = frozenset({"til", "for", "åt", "to"}), frozenset({"i", "of"})
_ON_WAY = words_of("tickets") | {"vei", "veg", "vegen", "veien", "way", "billett", "ticket"}
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


def is_bought_for(draft: Draft, drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> bool:
    """True for the body of `kjøpte kaker til kommunestyret, 320 kr`, and of such a sentence that ends in its name.

    Whoever claims a fee, drove or bought a ticket was at the meeting.
    """
    if len(draft.codes) != 1 or draft.measured or "fee" in analysis.spots or not is_meeting(draft, types):
        return False
    beside = [one for one in drafts if draft.sentence <= one.sentence <= draft.sentence + 1 and one is not draft]
    sums = [one for one in beside if one.sentence == draft.sentence and one.moneys]
    driven = any(one.kind == "mileage" for one in beside)
    if not sums or driven or any(not {*one.codes} <= {*types.general} for one in sums):
        return False
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    first = max(bisect_left(sentence, draft.sentence), draft.first - _REACH)
    if any(
        tokens[at].text in _ON_WAY or any(has(tokens, at, one) for one in _COMING) for at in range(first, draft.first)
    ):
        return False
    bought = any(tokens[at].text in _BOUGHT for at in range(first, draft.first))
    to = _before_meeting(tokens, draft.first)
    if text_at(tokens, to) in _FOR_THEM:
        return bought or text_at(tokens, to - 1) in _GOODS
    closes = draft.last >= len(tokens) or tokens[draft.last].kind in ("sym", "nl")
    return bought and closes and text_at(tokens, draft.first - 1) == ","


def _before_meeting(tokens: Sequence[Token], first: int) -> int:
    """Where the word before the body's name stands, past `møtet i`, `the meeting of the`."""
    at = first - 1 - (text_at(tokens, first - 1) in _ARTICLES)
    if text_at(tokens, at) in _OF and has(tokens, at - 1, "meeting"):
        at -= 2
        at -= text_at(tokens, at) in _ARTICLES
    return at
