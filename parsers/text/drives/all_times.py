"""Kilometres of each time, and what all times come to: `36 km hver gang, altså 108 km til sammen` on three days."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, has
from parsers.text.spans.numbers import ALL_OF
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
    "kjørte 3.11 og 10.11. 36 km hver gang, altså 108 km til sammen": [
        *("mileage 03.11 ?distance_km", "mileage 10.11 ?distance_km"),
    ],
}


def is_each_time(tokens: Sequence[Token], layout: Layout, place: int, ways: Sequence[Mention]) -> bool:
    """True where the sentence of the token says `hver gang`, `alle tre dagene`: `hver vei` is one of the `ways`."""
    sentence = layout.sentence
    words = range(bisect_left(sentence, sentence[place]), bisect_right(sentence, sentence[place]))
    told = (at for at in words if "each" in tokens[at].senses or tokens[at].text in ALL_OF)
    told = (at for at in told if not has(tokens, at + 1, "way_noun"))  # begge vegar
    return any(not any(way.first <= at < way.last for way in ways) for at in told)
