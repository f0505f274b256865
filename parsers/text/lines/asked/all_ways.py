"""Sums that the text says behind them all were paid both ways: `bom 22 kr, ferge 89 kr, alt begge veier`."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.items import ONE, Item
from parsers.text.spans.mentions import Distance, WayWord, text_at
from parsers.text.spans.numbers import BOTH, plain
from parsers.text.spans.ways import BOTH_WAYS

EXAMPLES: Mapping[str, Sequence[str]] = {
    "10.11 26 km, bom 22 kr, ferge 89 kr, alt begge veier": [
        *("mileage 10.11 26", "toll 10.11 ?amount", "ferry 10.11 ?amount"),
    ],
    "10.11 26 km, bom 22 kr, ferje 89 kr. Alt er begge vegar": [
        *("mileage 10.11 26", "toll 10.11 ?amount", "ferry 10.11 ?amount"),
    ],
    "10.11 26 km, toll 22 kr, ferry 89 kr, all both ways": [
        *("mileage 10.11 26", "toll 10.11 ?amount", "ferry 10.11 ?amount"),
    ],
    "10.11 26 km, bom 22 kr, ferge 89 kr, alt hver vei": [
        *("mileage 10.11 ?distance_km", "toll 10.11 ?amount", "ferry 10.11 178"),
    ],
    "10.11 26 km og bom 22 kr, begge deler hver vei": ["mileage 10.11 ?distance_km", "toll 10.11 44"],
    "10.11 26 km, bom 22 kr, ferge 89 kr, alt tur/retur": ["mileage 10.11 26", "toll 10.11 22", "ferry 10.11 89"],
    "10.11 26 km, bom 22 kr, ferge 89 kr, alt til sammen": ["mileage 10.11 26", "toll 10.11 22", "ferry 10.11 89"],
    "10.11 26 km, bom 22 kr, ferge 89 kr hver vei": ["mileage 10.11 26", "toll 10.11 22", "ferry 10.11 178"],
    "10.11 26 km hver vei, bom 22 kr": ["mileage 10.11 52", "toll 10.11 22"],
    "10.11 ferge 120 kr begge veier til sammen": ["ferry 10.11 120"],
    "10.11 ferje 120 kr begge vegar i alt": ["ferry 10.11 120"],
    "10.11 ferry, in total 120 kr both ways": ["ferry 10.11 120"],
    "10.11 ferge 120 kr begge veier": ["ferry 10.11 ?amount"],
    "10.11 bom 22 kr, ferge 89 kr, alt begge veier til sammen": ["toll 10.11 22", "ferry 10.11 89"],
    "10.11 bom 44 kr, ferge 178 kr, dette er alt begge veier": ["toll 10.11 44", "ferry 10.11 178"],
    "10.11 bom 44 kr, ferge 178 kr. Beløpet er for alt begge veier": ["toll 10.11 44", "ferry 10.11 178"],
    "10.11 bom 44 kr, ferge 178 kr, alt begge veier er tatt med": ["toll 10.11 44", "ferry 10.11 178"],
}
_ALL = frozenset({"alt", "alle", "all", "everything"})
_THINGS, _LIGHT = frozenset({"deler", "delar"}), frozenset({"er", "var", "is", "was", "were", "det", "tall", "tal"})

_FOR, _BEING = frozenset({"for"}), frozenset({"er", "var", "is", "was", "are"})
_THIS = frozenset({"dette", "det", "this", "that"})
_COUNTED = frozenset({"tatt", "teke", "med", "inkludert", "medregnet", "medrekna", "included", "counted"})


def ask_all_ways(items: Sequence[Item], analysis: Analysis) -> None:
    """Ask of each sum, and of kilometres of each way, whether they are those of one way."""
    for word in _ways_of_all(analysis):
        sentence = analysis.layout.sentence
        beside = [one for one in items if _sentence(one, analysis) == sentence[word.first]]
        for item in beside or items:
            amount = item.values.get("amount")
            if amount is not None and item.values.get("quantity") == ONE:
                item.ask("amount", "ambiguous", plain(amount), plain(amount * 2))
            elif word.way == "each" and item.kind == "mileage" and (km := item.values.get("distance_km")):
                told = {one.km for one in analysis.mentions if isinstance(one, Distance)}
                if km in told:
                    item.ask("distance_km", "ambiguous", plain(km), plain(km * 2))


def _ways_of_all(analysis: Analysis) -> Iterator[WayWord]:
    """The words for each way and both ways right behind `alt`, `begge deler`, where no total is told of them."""
    ways = [one for one in analysis.mentions if isinstance(one, WayWord)]
    totals = {at for one in ways if one.way == "total" for at in (one.first, one.last)}
    for one in ways:
        if (one.way == "each" or one.rule == BOTH_WAYS) and totals.isdisjoint((one.first, one.last)):
            at = one.first - 1
            while text_at(analysis.tokens, at) in _LIGHT:
                at -= 1
            word = text_at(analysis.tokens, at)
            if _is_explained(analysis, at, one.last):
                continue
            if word in _ALL or (word in _THINGS and text_at(analysis.tokens, at - 1) in BOTH):
                yield one


def _is_explained(analysis: Analysis, at: int, last: int) -> bool:
    """True for the `alt` of `dette er alt begge veier`, `beløpet er for alt` and `alt begge veier er tatt med`."""
    tokens = analysis.tokens
    before = text_at(tokens, at - 1)
    counted = text_at(tokens, last) in _BEING and text_at(tokens, last + 1) in _COUNTED
    return before in _FOR or (before in _BEING and text_at(tokens, at - 2) in _THIS) or counted


def _sentence(item: Item, analysis: Analysis) -> int | None:
    """The number of the sentence in which the item's value stands."""
    told = item.evidence.get("amount") or item.evidence.get("distance_km")
    if not told:
        return None
    starts = [token.start for token in analysis.tokens]
    return analysis.layout.sentence[max(bisect_right(starts, told[0][0]) - 1, 0)]
