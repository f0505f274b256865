"""`5 timer. Nei, det blir 6 timer` adds nothing up: the value of the conclusion is told anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.concluding import CONCLUDED
from parsers.text.spans.mentions import Distance, Mention, WayWord

EXAMPLES: Mapping[str, Sequence[str]] = {
    "5 timer. Nei forresten, det blir 6 timer": ["6 timer"],
    "5 timar. Nei, det blir 6 timar, eg stengde alt klokka 13": ["6 timar", "klokka 13"],
    "36 km. Nei, det blir 39 km": ["39 km"],
    "18 km hver vei. Nei, det blir 40 km": ["40 km"],
    "18 km kvar veg. Nei, det vert 20 km kvar veg": ["20 km", "kvar veg"],
    "18 km each way. No, that makes 36 km": ["36 km"],
}


def concludes_anew(before: Sequence[Mention], after: Sequence[Mention]) -> bool:
    """True for a conclusion and its value right `after` what takes back, where one value of that kind was told."""
    if len(after) < 2 or not isinstance(after[0], WayWord) or after[0].rule != CONCLUDED:
        return False
    return after[0].last == after[1].first and sum(type(one) is type(after[1]) for one in before) == 1


def as_whole(before: list[Mention], after: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Without the `hver vei` of what is told anew; a whole that both ways do not make is disputed.

    `18 km hver vei. Nei, det blir 40 km`; what has its own word for the way is settled by that.
    """
    new = after[0]
    at = next(place for place, one in enumerate(before) if type(one) is type(new))
    way = before[at + 1] if at + 1 < len(before) else None
    if not (isinstance(way, WayWord) and way.way == "each"):
        return before, after
    old, settled = before[at], len(after) > 1 and isinstance(after[1], WayWord) and after[1].first == new.last
    if isinstance(old, Distance) and isinstance(new, Distance) and not settled and new.km != 2 * old.km:
        after = [replace(new, disputed=2 * old.km), *after[1:]]
    return [*before[: at + 1], *before[at + 2 :]], after
