"""Kilometres of each time, and what all times come to: `36 km hver gang, altså 108 km til sammen` on three days."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.apiece import is_each
from parsers.text.spans.mentions import Distance, Mention, has, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 3.11, 10.11 og 17.11. 36 km t/r hver gang, altså 108 km til sammen": [
        *("mileage 03.11 36", "mileage 10.11 36", "mileage 17.11 36"),
    ],
    "støttekontakt kl 16-18 3.11, 10.11 og 17.11. 14 km kvar av dei tre dagane, til saman 42 km": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 2"),
        *("mileage 03.11 14", "mileage 10.11 14", "mileage 17.11 14"),
    ],
    "I drove on 3, 10 and 17 November, 26 km there and back each time, so 78 km altogether": [
        *("mileage 03.11 26", "mileage 10.11 26", "mileage 17.11 26"),
    ],
    "kjørte 3.11 og 10.11. 36 km hver gang. Det blir 72 km til sammen": ["mileage 03.11 36", "mileage 10.11 36"],
    "køyrde 3.11 og 10.11, 18 km kvar veg begge gongene, altså 72 km": ["mileage 03.11 36", "mileage 10.11 36"],
    "støttekontakt i oktober, 10 timer. 12 km t/r hver gang, så kjøringen ble 48 km for hele måneden": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "støttekontakt i oktober, 10 timar. 12 km kvar gong, køyringa vart 48 km": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "støttekontakt i oktober 10 timer. Kjøringen ble 48 km for hele måneden (12 km hver gang)": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "støttekontakt i oktober 10 timer. Kjørte 12 km fire ganger, 48 km for hele måneden": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "støttekontakt i oktober, 10 timer. 12 km per tur, det gir 48 km for måneden": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "support contact in October, 10 hours. 12 km each time, so the driving was 48 km for the whole month": [
        *("support-hour 01.10 10", "mileage 01.10 48"),
    ],
    "formannskapet 3.11 og 10.11, 12 km t/r hver gang, så kjøringen ble 24 km": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "formannskapet 3.11 og 10.11, 12 km hver gang. Planutvalget 12.11, kjøringen ble 24 km": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 12", "mileage 10.11 12"),
        *("fee-planning 12.11", "mileage 12.11 24"),
    ],
    "kjørte 3.11 og 10.11. 36 km hver gang, altså 108 km til sammen": [
        *("mileage 03.11 ?distance_km", "mileage 10.11 ?distance_km"),
    ],
}

_AFTER = 4
_FOR = frozenset({"for", "i", "in", "denne", "this"})
_MONTH = words_of("the_month")
_BECOMING = frozenset(
    {"blir", "ble", "blei", "vert", "vart", "var", "was", "is", "gir", "gjev", "makes", "utgjør", "utgjer"}
)
_SMALL = frozenset({"filler", "light", "way", "being", "summing"})


def is_each_time(tokens: Sequence[Token], layout: Layout, place: int, ways: Sequence[Mention]) -> bool:
    """True where the sentence of the token says `hver gang`, `alle tre dagene`: `hver vei` is one of the `ways`."""
    sentence = layout.sentence
    words = range(bisect_left(sentence, sentence[place]), bisect_right(sentence, sentence[place]))
    told = (at for at in words if "each" in tokens[at].senses or tokens[at].text in ALL_OF or is_each(tokens, at))
    told = (at for at in told if not has(tokens, at + 1, "way_noun"))  # begge vegar
    return any(not any(way.first <= at < way.last for way in ways) for at in told)


def says_all_times(tokens: Sequence[Token], part: Distance, whole: Distance) -> bool:
    """True for the 48 km of `12 km hver gang, så kjøringen ble 48 km`, of `48 km for hele måneden (12 km hver gang)`.

    Nothing but words of driving and becoming stands between, or the month is said to be meant.
    """
    first, last = sorted((part, whole), key=lambda one: one.first)
    after = {text_at(tokens, at) for at in range(whole.last, whole.last + _AFTER)}
    if not _MONTH.isdisjoint(after) and text_at(tokens, whole.last) in _FOR:
        return True
    between = [tokens[at] for at in range(first.last, last.first) if tokens[at].kind == "word"]
    told = any(token.text in _BECOMING for token in between)
    return told and first is part and all(_is_of_driving(token) for token in between)


def _is_of_driving(token: Token) -> bool:
    plain = token.text in _BECOMING or "drive" in token.senses or "each" in token.senses or "each_time" in token.senses
    return plain or not _SMALL.isdisjoint(token.senses)
