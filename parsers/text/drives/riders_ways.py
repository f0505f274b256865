"""Ways that riders came along, and that say nothing of the drive: `214 km t/r, med Ola Nes begge veier`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.drives.ridden import Rider
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, WayWord, When, has
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte Voss - Bergen - Voss 5.11, 214 km, og tok med Ola Nes fra Dale (50 km hver vei)": ["mileage 05.11 214"],
    "Køyrde Voss - Bergen 5.11, 214 km t/r, og tok med Ola Nes frå Dale (50 km kvar veg)": ["mileage 05.11 214"],
    "kjørte 186 km t/r 3.11, med Liv Moe som passasjer hver vei": ["mileage 03.11 186"],
    "drove 186 km return 3 November, with Anna Berg as passenger each way": ["mileage 03.11 186"],
    "Kjørte Voss - Bergen 5.11, 107 km en vei, og tok med Ola Nes begge veier": ["mileage 05.11 214"],
    "Køyrde Voss - Bergen 5.11, 107 km ein veg, og Ola Nes sat på kvar veg": ["mileage 05.11 214"],
    "kjørte 186 km t/r 3.11, Liv Moe satt på én vei": ["mileage 03.11 186"],
    "kjørte 93 km hver vei 3.11, Liv Moe satt på begge veier": ["mileage 03.11 186"],
    "kjørte 93 km 3.11, med Liv Moe som passasjer hver vei": ["mileage 03.11 ?distance_km"],
    "kjørte 93 km 3.11, med Liv Moe, hver vei": ["mileage 03.11 186"],
    "kjørte med Liv Moe som passasjer 3.11, 93 km hver vei": ["mileage 03.11 186"],
    "Liv Moe satt på 3.11, kjørte hver vei 93 km": ["mileage 03.11 186"],
    "Kjørte 93 km 3.11 med Liv Moe og ferge 120 kr hver vei": ["mileage 03.11 93", "ferry 03.11 240"],
    "Kjørte 93 km 3.11 med Liv Moe fram og ferge 120 kr hver vei": ["mileage 03.11 93", "ferry 03.11 240"],
    "Kjørte 3.11 med Liv Moe som passasjer hver vei, 93 km": ["mileage 03.11 ?distance_km"],
    "Kjørte med to passasjerer hver vei 3.11, 42 km t/r": ["mileage 03.11 42"],
    "Formannskapet 3.11 og 10.11, 42 km begge dager med Ola Nes som passasjer 10.11": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 42", "mileage 10.11 42"),
    ],
    "kjørte 93 km en vei 3.11, Liv Moe satt på én vei": ["mileage 03.11 ?distance_km"],
    "kjørte 93 km 3.11, Liv Moe satt på. Bom 40 kr hver vei": ["mileage 03.11 93", "toll 03.11 80"],
    "Kjørte 186 km 3.11. Liv Moe satt på hver vei": ["mileage 03.11 186"],
    "kjørte 93 km en vei 3.11. Liv Moe satt på begge veier": ["mileage 03.11 186"],
    "kjørte 93 km 3.11 med Liv Moe som passasjer begge veier": ["mileage 03.11 93"],
}
_BREAKS = frozenset({",", ".", ";", ":", "\n", "+"})
_OF_BOTH = frozenset({"each", "round"})
_TWO = 2
_MOST = 12


def without_riders_ways(
    tokens: Sequence[Token], found: list[Mention], riders: Sequence[Rider], layout: Layout
) -> list[Mention]:
    """The values without the ways of riders; kilometres of one way that somebody came both ways are those of each.

    A rider's own kilometres are then those of both ways, and a drive of whose ways nothing is told is disputed.
    """
    words = [one for one in found if isinstance(one, WayWord) and one.way in ("each", "round", "one")][:_MOST]
    if not words:
        return found
    sentence, owned = layout.sentence, {id(rider.own): rider.own for rider in riders if rider.own}
    drives = [one for one in found if isinstance(one, Distance) and id(one) not in owned]
    theirs = [word for word in words if _is_of_rider(tokens, word, riders, found)] if drives else []
    gone: set[int] = set()
    each: set[int] = set()
    for word in theirs:
        drive = next((one for one in reversed(drives) if one.last <= word.first), drives[0])
        of_drive = [one for one in words if one not in theirs and sentence[one.first] == sentence[drive.first]]
        if beside := next((one for one in owned.values() if one.last == word.first), None):
            beside.km *= _TWO if word.way == "each" else 1
        elif not of_drive and sentence[drive.first] == sentence[word.first]:
            if word.way != "each":
                continue
            drive.disputed = drive.km * _TWO
        gone.add(id(word))
        if word.way in _OF_BOTH and len(of_drive) == 1 and of_drive[0].way == "one":
            each.add(id(of_drive[0]))
    kept = (one for one in found if id(one) not in gone)
    return [replace(one, way="each") if isinstance(one, WayWord) and id(one) in each else one for one in kept]


def _is_of_rider(tokens: Sequence[Token], word: WayWord, riders: Sequence[Rider], found: Sequence[Mention]) -> bool:
    """True for the way behind somebody's name, what was said of the ride, or the kilometres of that one."""
    if any(isinstance(one, Distance) and one.first == word.last for one in found):
        return False
    if any(rider.own and rider.own.last == word.first for rider in riders):
        return True
    valued = {one.last for one in found if not isinstance(one, When)}
    named = {rider.last for rider in riders}
    at = word.first
    while at > 0 and at not in named:
        if at in valued or tokens[at - 1].text in _BREAKS or has(tokens, at - 1, "join"):
            return False
        at -= 1
    return at in named
