"""What only says anew what stands before it: `2 x 17 km, altså 34 km`, `3 x 27 kr, det blir 81 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 2 x 17 km 10.11, altså 34 km": ["mileage 10.11 34"],
    "køyrde 2 x 17 km 10.11, det vil seie 34 km": ["mileage 10.11 34"],
    "drove 2 x 17 km on 10 November, so 34 km": ["mileage 10.11 34"],
    "kjørte 2 x 17 km 10.11, dvs. 36 km": ["mileage 10.11 ?distance_km"],
    "kjørte 17 + 17 km 10.11, altså 34 km": ["mileage 10.11 34"],
    "bom 2 x 27 kr 10.11, altså 54 kr": ["toll 10.11 54"],
    "bom 2 x 27 kr 10.11, det blir 54 kr": ["toll 10.11 54"],
    "tolls 2 x 27 kr on 10 November, which makes 54 kr": ["toll 10.11 54"],
    "bom 2 x 27 kr 10.11, altså 64 kr": ["toll 10.11 2 ?amount"],
    "støttekontakt 9. og 10.11, 2 x 3 timer, altså 6 timer": ["support-hour 09.11 3", "support-hour 10.11 3"],
    "støttekontakt 9.11 2 timar og 10.11 3 timar, altså 5 timar": ["support-hour 09.11 2", "support-hour 10.11 3"],
    "støttekontakt 9.11 og 10.11, 3 timer hver dag, altså 6 timer": ["support-hour 09.11 3", "support-hour 10.11 3"],
    "støttekontakt 3 timer hver mandag i oktober, til sammen 12 timer": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "taxi 240 kr og parkering 60 kr 10.11, altså 300 kr": ["taxi 10.11 240", "parking 10.11 60"],
    "parkering 10.11 60 kr, bom 27 kr, så ble det taxi 240 kr": ["parking 10.11 60", "toll 10.11 27", "taxi 10.11 240"],
    "bom 27 kr 10.11, parkering altså 54 kr": ["toll 10.11 27", "parking 10.11 54"],
}
_MOST_WORDS = 4
_MARKS = frozenset({",", ".", ";", "(", ":", "-", "–"})


def restates(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the words begin that make the value at `first` say anew the one that ends at `last`; None for no such.

    Nothing but those words and marks stands between.
    """
    between = [at for at in range(last, first) if tokens[at].text not in _MARKS]
    said = " ".join(tokens[at].text for at in between)
    return between[0] if between and (said == "=" or said in words_of("restating")) else None


def is_led(tokens: Sequence[Token], first: int) -> int | None:
    """Where such words begin that end right before the token; None where none do."""
    for many in range(1, _MOST_WORDS + 1):
        begin = first - many
        if begin >= 0 and restates(tokens, begin, first) == begin:
            return begin
    return None
