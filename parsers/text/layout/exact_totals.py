"""Sums of money without one that is exactly what those above it come to: `That is NOK 921 in expenses`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Mention, Money, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Train 9 November: NOK 388\nTaxi 10 November: NOK 145\n\nThat is NOK 533 in expenses; the receipts are attached.": [
        *("transit 09.11 388", "taxi 10.11 145"),
    ],
    "Tog 9. november: 388 kr\nTaxi 10. november: 145 kr\n\nDet er 533 kr i utlegg. Kvitteringene ligger ved.": [
        *("transit 09.11 388", "taxi 10.11 145"),
    ],
    "Tog 9. november: 388 kr\nTaxi 10. november: 145 kr\n\nDet vart 533 kr, kvitteringane ligg ved.": [
        *("transit 09.11 388", "taxi 10.11 145"),
    ],
    "Tog 9. november: 388 kr\nTaxi 10. november: 145 kr\n\nUtlegg på 533 kr, kvitteringer vedlagt.": [
        *("transit 09.11 388", "taxi 10.11 145"),
    ],
    "Course fee, 9 November: EUR 210\nHotel, 9 November: EUR 298\nTaxi, 10 November: NOK 265\n\n"
    "That's EUR 508 plus the taxi.": ["course 09.11 210", "hotel 09.11 298", "taxi 10.11 265"],
    "Hotell 9. november: 298 euro\nTog 9. november: 44,50 euro\nTaxi 10. november: 265 kr\n\n"
    "Det er 342,50 euro og 265 kr.": ["hotel 09.11 298", "transit 09.11 44.5", "taxi 10.11 265"],
    "Tog 9.11 40 kr\nBuss 9.11 40 kr\nDet er 80 kr i parkering 10.11.": [
        *("transit 09.11 40", "transit 09.11 40", "parking 10.11 80"),
    ],
    "Tog 9.11 100 kr\nTaxi 10.11 100 kr\nKvitteringer for 200 kr ligger ved.": ["transit 09.11 100", "taxi 10.11 100"],
    "Tog 9.11 100 kr\nTaxi 10.11 100 kr\nEg har altså lagt ut 200 kr.": ["transit 09.11 100", "taxi 10.11 100"],
    "Tog 9.11 100 kr\nTaxi 10.11 100 kr\nJeg skal ha 200 kr tilbake.": ["transit 09.11 100", "taxi 10.11 100"],
    "Train 9.11 100 kr\nTaxi 10.11 100 kr\nSo I'm 200 kr out of pocket.": ["transit 09.11 100", "taxi 10.11 100"],
    "Utlegg 9.11: is 40 kr\nUtlegg 9.11: brød 40 kr\nUtlegg: kaffe 80 kr": [
        *("outlay 09.11 40", "outlay 09.11 40", "outlay 09.11 80"),
    ],
    "Tog 9.11 40 kr\nBuss 9.11 40 kr\nDet var 80 kr for kaffe": [
        *("transit 09.11 40", "transit 09.11 40", "? 09.11 80 ?type"),
    ],
    "Tog 9.11 40 kr\nBuss 9.11 40 kr\nSå kjøpte jeg kaffe for 80 kr": [
        *("transit 09.11 40", "transit 09.11 40", "outlay 09.11 80"),
    ],
    "Tog 9.11 40 kr\nBuss 9.11 40 kr\nIs 80 kr": ["transit 09.11 40", "transit 09.11 ?amount"],
    "Tog 9.11 40 kr\nBuss 9.11 40 kr\nParkering 80 kr": ["transit 09.11 40", "transit 09.11 40", "parking 09.11 80"],
}
_TOTALLING = words_of("totalling")
_OPENING = words_of("opens_total")
_ICE, _THAT = "is", words_of("that_is")
_BESIDES = words_of("besides")
_SMALL = ("stating", "filler", "being", "join", "summing", "way", "currency")
_FOR = frozenset({"for", "til", "på", "on", "to"})
_SEVERAL = 2
_MOST_WORDS = 12


def without_exact_totals(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    general: frozenset[str],
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions and names without such sums, and without the names beside them that were told before.

    The sentence of the sum names no day, nothing but the `general` outlay, or what comes besides: `pluss taxien`.
    """
    moneys = [one for one in mentions if isinstance(one, Money) and one.marked]
    if len(moneys) <= _SEVERAL:
        return mentions, named
    sums = _Sums()
    names = layout.by_sentence(named)
    dated = {layout.sentence[one.first] for one in mentions if isinstance(one, (When, Clocks))}
    since = {one.codes: layout.sentence[one.first] for one in reversed(named)}
    opening = {number: at for at, number in reversed([*enumerate(layout.sentence)])}
    dropped: set[int] = set()
    for number, inside in layout.by_sentence(moneys).items():
        beside = names.get(number, [])
        again = {id(one) for one in beside if _is_besides(tokens, one) and since[one.codes] < number}
        first_said = [one for one in beside if id(one) not in again]
        own = [one for one in first_said if not general.issuperset(one.codes)]
        anew = any(since[one.codes] < number for one in first_said)
        plain = not (number in dated or own or anew) and _only_says(tokens, opening[number], inside, beside)
        whole = sums.wholes(inside) if plain else ()
        if whole:
            dropped |= {id(one) for one in (*whole, *beside)}
        sums.add([one for one in inside if id(one) not in dropped])
    if not dropped:
        return mentions, named
    return [one for one in mentions if id(one) not in dropped], [one for one in named if id(one) not in dropped]


class _Sums:
    """What was told so far in each currency, and how many sums of it."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Decimal, int]] = {}

    def add(self, moneys: Sequence[Money]) -> None:
        """Take in the sums of a sentence."""
        for one in moneys:
            whole, count = self._told.get(one.currency, (Decimal(0), 0))
            self._told[one.currency] = whole + one.amount * (one.times or 1), count + 1

    def wholes(self, moneys: Sequence[Money]) -> Sequence[Money]:
        """The sums of a sentence, where each is all that was told in its currency, and one of them several sums."""
        told = [self._told.get(one.currency, (Decimal(0), 0)) for one in moneys]
        several = any(count >= _SEVERAL for _, count in told)
        alike = all(one.amount == whole and not one.times for one, (whole, _) in zip(moneys, told, strict=True))
        return moneys if several and alike else ()


def _only_says(tokens: Sequence[Token], first: int, moneys: Sequence[Money], names: Sequence[TypeMention]) -> bool:
    """True where small words alone lead from the `first` token to the sums, and none says what they were for."""
    named = {at for one in names for at in range(one.first, one.last)}
    before = range(first, min(moneys[0].first, first + _MOST_WORDS))
    if not (tokens[first].text in _OPENING or first in named) or any(_is_ice(tokens, at) for at in before):
        return False
    small = all(
        tokens[at].kind != "word" or at in named or tokens[at].text in _TOTALLING or _is_small(tokens[at])
        for at in before
    )
    after = moneys[-1].last + 1
    told = text_at(tokens, after - 1) not in _FOR or after in named or text_at(tokens, after) in _TOTALLING
    return small and len(before) < _MOST_WORDS and told


def _is_ice(tokens: Sequence[Token], at: int) -> bool:
    """True for the Norwegian `is`, which is something to buy; the English one follows `that` or `it`."""
    return tokens[at].text == _ICE and text_at(tokens, at - 1) not in _THAT


def _is_small(token: Token) -> bool:
    return any(sense in token.senses for sense in _SMALL)


def _is_besides(tokens: Sequence[Token], name: TypeMention) -> bool:
    """True for the taxi of `pluss taxien`, `in addition to the taxi`."""
    return any(text_at(tokens, name.first - step) in _BESIDES for step in (1, 2))
