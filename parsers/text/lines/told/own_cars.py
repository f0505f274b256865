"""Drives of which nothing but an own car tells, and whose kilometres are asked: `Formannskapet 10.11, egen bil`."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, Money, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11, egen bil": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11 kl 9-11. Eigen bil.": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Executive committee 10 November in my own car": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11, 24 km.\nPlanutvalget 11.11. Egen bil da også, men jeg må regne ut hvor langt det var.": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-planning 11.11", "mileage 11.11 ?distance_km"),
    ],
    "Formannskapet 10.11, 24 km i egen bil": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 24 km.\nPlanutvalget 11.11, eigen bil att, hugsar ikkje kilometrane": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-planning 11.11", "mileage 11.11 ?distance_km"),
    ],
    "24 km i egen bil hver gang:\nFormannskapet 10.11, egen bil\nPlanutvalget 11.11, egen bil": [
        *("mileage 10.11 24", "mileage 11.11 24", "fee-executive 10.11", "fee-planning 11.11"),
    ],
    "Formannskapet 10.11, 24 km. Egen bil hele veien.": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, taxi 312 kr. Egen bil var på verksted.": ["fee-executive 10.11", "taxi 10.11 312"],
    "brukte egen bil mellom brukerne 10.11, må ha km godtgjørelse for det": ["mileage 10.11 ?distance_km"],
    "used my own car between clients on 10 November": ["mileage 10.11 ?distance_km"],
    "Executive committee 10 November. Took my own car but forgot to look at the odometer": [
        *("fee-executive 10.11", "mileage 10.11 ?distance_km"),
    ],
    "Formannskapet 10.11 med egen bil men glemte telleren": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11, ikke egen bil": ["fee-executive 10.11"],
    "Formannskapet 10.11, parkering egen bil 60 kr": ["fee-executive 10.11", "parking 10.11 60"],
    "Støttekontakt 10.11 3 timer. Han satt i egen bil og øvde.": ["support-hour 10.11 3"],
}
_OWN = words_of("own_car")
_LED = frozenset({"med", "i", "in", "by", "brukte", "brukt", "tok", "used", "took", "kjørte"})
_AFTER = words_of("after_own_car")
"""What goes on after the car, other than a verb of which it is the subject."""


def own_cars(tokens: Sequence[Token], layout: Layout, spots: Spots, mentions: Sequence[Mention]) -> Iterator[int]:
    """The words for the writer's car in lines without kilometres, each the only one of its line.

    Beside drives with kilometres it is one more drive only where the line has a day as theirs have.
    """
    cars = [at for at in spots.get("vehicle", ()) if _is_told_of(tokens, at)]
    if not cars:
        return
    lines = layout.line
    driven = {lines[one.first] for one in mentions if isinstance(one, Distance)}
    days = {lines[one.first] for one in mentions if isinstance(one, When) and one.shape == "days"}
    priced = {layout.clause[one.first] for one in mentions if isinstance(one, Money)}
    told = driven | {lines[at] for at in spots.get("drive", ())}
    for at in cars:
        line = lines[at]
        beside = not driven or (line in days and driven <= days)
        if line not in told and beside and layout.clause[at] not in priced:
            told.add(line)
            yield at


def _is_told_of(tokens: Sequence[Token], at: int) -> bool:
    """True for `egen bil`, `i min egen bil`, which opens or ends what is said."""
    first = at
    while text_at(tokens, first - 1) in _OWN:
        first -= 1
    if first == at or tokens[at].senses["vehicle"] == "bicycle":
        return False
    led = first == 0 or tokens[first - 1].kind != "word" or text_at(tokens, first - 1) in _LED
    after = text_at(tokens, at + 1)
    ends = at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or after in _AFTER
    denied = any(has(tokens, near, "negation") for near in (first - 1, first - 2))
    sat = any(has(tokens, near, "passenger") or has(tokens, near, "lift") for near in (first - 2, first - 3))
    return led and ends and not denied and not sat
