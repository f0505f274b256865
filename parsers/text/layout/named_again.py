"""A meeting that is named once more among all of them is its day: `24 km hver gang, unntatt kommunestyret`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Mention, When, has, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 6.11, kommunestyret 8.11. Kjørte 32 km hver gang unntatt kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "formannskapet 6.11 (kl 9-12), kommunestyret 8.11. Bom 30 kr hver gang bortsett fra på kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "toll 06.11 30"),
    ],
    "formannskapet 6.11\nkommunestyret 8.11\n\n32 km til alle møta, men ikkje til kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "executive committee 6.11 and municipal council 8.11. Drove 32 km each time except to the council": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Kjørte 32 km hver gang unntatt kommunestyret, da kjørte jeg 40 km": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32", "mileage 08.11 40"),
    ],
    "formannskapet 6.11, ingen flere møter unntatt kommunestyret 8.11": ["fee-executive 06.11", "fee-council 08.11"],
    "formannskapet 6.11, kommunestyret 8.11. Krever alt unntatt kommunestyret": ["fee-executive 06.11"],
    "formannskapet 6.11, kommunestyret 8.11. 32 km hver gang, på kommunestyret også parkering 40 kr": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32", "mileage 08.11 32", "parking 08.11 40"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Køyrde 32 km til begge, men til kommunestyret sat eg på": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Begge dager 18 km hver vei, og bom 27 kr hver vei på formannskapet": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 36", "mileage 08.11 36", "toll 06.11 54"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Ulegitimert tap 3 timer på kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "lost-undocumented 08.11 3"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Undocumented loss of 3 hours during the council": [
        *("fee-executive 06.11", "fee-council 08.11", "lost-undocumented 08.11 3"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. 24 km begge dager, vara for Kari i kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 24", "mileage 08.11 24"),
    ],
    "formannskapet 6.11. Kjørte 32 km hver gang, på kommunestyret 8.11 også": [
        *("fee-executive 06.11", "mileage 06.11 32", "mileage 08.11 32", "fee-council 08.11"),
    ],
}
_AT = frozenset({"på", "til", "i", "under", "at", "to", "during"})
_IN, _TO = frozenset({"i", "at"}), frozenset({"til", "to"})
_LEADING = frozenset({"den", "the", "on", "på", "fra", "frå", "for", "from", "til", "to", "at", "i"})
_APART = frozenset({",", "men", "but"})
_MOST = 20
"""Names that are looked at: keeps hostile texts linear."""


def with_names_again(
    tokens: Sequence[Token], mentions: list[Mention], named: list[TypeMention], layout: Layout, types: TypeIndex
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions with the day of each such meeting in the place of its name."""
    if len(named) < 2 or not any(isinstance(one, MEASURED) for one in mentions):
        return mentions, named
    again = _Again(tokens, mentions, named, layout, types)
    days = {id(one): day for place, one in enumerate(named[:_MOST]) if (day := again.day_of(place)) is not None}
    if not days:
        return mentions, named
    return sorted((*mentions, *days.values()), key=BY_PLACE), [one for one in named if id(one) not in days]


class _Again:
    """Finds the names of one text that stand for the days of meetings told before."""

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        named: Sequence[TypeMention],
        layout: Layout,
        types: TypeIndex,
    ) -> None:
        self._tokens, self._named, self._layout, self._types = tokens, named, layout, types
        self._days = [one for one in mentions if isinstance(one, When)]
        values = [one for one in mentions if isinstance(one, MEASURED)]
        self._measured = {layout.clause[one.first] for one in values}
        self._valued = {layout.sentence[one.first]: one.first for one in reversed(values)}

    def day_of(self, place: int) -> When | None:
        """The day of the name with that place, where it is that of a meeting told before; else None."""
        one = self._named[place]
        value = self._valued.get(self._layout.sentence[one.first])
        if value is None or one.first < value or not self._types.names_meeting(one) or self._beside(one):
            return None
        if not (_is_excepted(self._tokens, one) or self._is_one_of_all(value, one) or self._is_of_loss(place)):
            return None
        before = [other for other in self._named[:place] if other.codes and set(other.codes) <= set(one.codes)]
        told = self._beside(before[-1]) if before else []
        return replace(told[0], first=one.first, last=one.last) if len(told) == 1 else None

    def _beside(self, one: TypeMention) -> list[When]:
        """The days in the clause of the name."""
        clause = self._layout.clause
        return [day for day in self._days if clause[day.first] == clause[one.first]]

    def _is_one_of_all(self, value: int, one: TypeMention) -> bool:
        """True for `32 km hver gang, på kommunestyret`."""
        at, clause, tokens = self._led(one), self._layout.clause, self._tokens
        if at is None or (text_at(tokens, at) in _IN and clause[at] not in self._measured):
            return False
        before = range(bisect_left(self._layout.sentence, self._layout.sentence[value]), at)
        each = (place for place in before if "each_time" in tokens[place].senses or tokens[place].text in ALL_OF)
        return any(clause[place] != clause[at] for place in each)

    def _is_of_loss(self, place: int) -> bool:
        """True for `tap 3 timer på kommunestyret`, where the sentence has no day."""
        one, sentence = self._named[place], self._layout.sentence
        at = self._led(one)
        if (
            at is None
            or text_at(self._tokens, at) in _TO
            or any(sentence[day.first] == sentence[one.first] for day in self._days)
        ):
            return False
        beside = (other for other in self._named[:place] if sentence[other.first] == sentence[one.first])
        return any(self._types.names_lost(other) for other in beside)

    def _led(self, one: TypeMention) -> int | None:
        """The token of the `på` that leads to the name."""
        at = one.first - 1 - (text_at(self._tokens, one.first - 1) == "the")
        return at if text_at(self._tokens, at) in _AT else None


def _is_excepted(tokens: Sequence[Token], one: TypeMention) -> bool:
    """True right behind `unntatt`, `men ikke til`."""
    before = one.first - 1
    while text_at(tokens, before) in _LEADING:
        before -= 1
    return has(tokens, before, "except") or (has(tokens, before, "negation") and text_at(tokens, before - 1) in _APART)
