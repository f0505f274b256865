"""Ways that were no errand of the writer's: a colleague drove them, or children were brought to school on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjøring 10.11 Moen–Dale 13 km, kollega Hege kjørte hjem 13 km": ["mileage 10.11 13"],
    "køyrde 10.11 13 km dit, Hege Lie køyrde heim, 13 km": ["mileage 10.11 13"],
    "drove 13 km there on 10 November, a colleague drove back 13 km": ["mileage 10.11 13"],
    "kjøring 10.11 Moen–Dale 13 km. Kollega Hege kjørte tilbake 13 km": ["mileage 10.11 13"],
    "kjørte 10.11 13 km dit, jeg kjørte hjem 14 km": ["mileage 10.11 27"],
    "kjørte 10.11 13 km dit, kona kjørte hjem 14 km": ["mileage 10.11 27"],
    "kjørte 10.11 13 km dit, fra Dale kjørte jeg hjem 14 km": ["mileage 10.11 27"],
    "kjørte 10.11 13 km dit, kollega Hege satt på. Kjørte hjem 14 km": ["mileage 10.11 27"],
    "planutvalget 10.11. Kjørte først barna i barnehagen (4 km), så til rådhuset 16 km, og 14 km hjem": [
        *("fee-planning 10.11", "mileage 10.11 ?distance_km"),
    ],
    "planutvalet 10.11. Køyrde borna til skulen først, 4 km, og så 16 km til rådhuset": [
        *("fee-planning 10.11", "mileage 10.11 ?distance_km"),
    ],
    "planning committee 10.11. First drove the kids to kindergarten (4 km), then to the town hall 16 km": [
        *("fee-planning 10.11", "mileage 10.11 ?distance_km"),
    ],
    "planutvalget 10.11. Kjørte barna i barnehagen og så til rådhuset, 16 km": [
        *("fee-planning 10.11", "mileage 10.11 16"),
    ],
    "planutvalget 10.11. Barna var hjemme alene. Kjørte 16 km til rådhuset og 14 km hjem": [
        *("fee-planning 10.11", "mileage 10.11 30"),
    ],
    "støttekontakt 10.11 2 timer. Kjørte barna til badet 4 km, og 6 km hjem": [
        *("support-hour 10.11 2", "mileage 10.11 10"),
    ],
}
_OWN_CHILDREN = words_of("own_children")
_PLACED = frozenset({"fra", "frå", "til", "via", "from", "to", "på", "i", "ved", "at"})
_MOST = 60


def without_others_legs(text: str, tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions without distances that a colleague drove, where the writer drove others."""
    told = [one for one in mentions if isinstance(one, Distance)]
    if not 1 < len(told) <= _MOST:
        return mentions
    theirs = {id(one) for one in told if _is_others(text, tokens, one, layout)}
    return mentions if not theirs or len(theirs) == len(told) else [one for one in mentions if id(one) not in theirs]


def _is_others(text: str, tokens: Sequence[Token], distance: Distance, layout: Layout) -> bool:
    """True for `kollega Hege kjørte hjem 13 km`, and for `Hege Lie kjørte hjem, 13 km`."""
    sentence = layout.sentence[distance.first]
    at = distance.first - 1
    while at > 0 and layout.sentence[at] == sentence and tokens[at].kind != "num":
        if has(tokens, at, "drive") and tokens[at].senses["drive"] == "verb":
            return not is_writer(tokens, at + 1) and _is_somebody(text, tokens, at - 1)
        at -= 1
    return False


def _is_somebody(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True for a colleague or a name, whom no `fra` leads to; the family's car is the writer's to claim for."""
    if at < 0 or has(tokens, at, "family"):
        return False
    if has(tokens, at, "companion"):
        return True
    named = tokens[at].kind == "word" and not tokens[at].senses and text[tokens[at].start].isupper()
    first = at
    while named and first > 0 and tokens[first - 1].kind == "word" and text[tokens[first - 1].start].isupper():
        first -= 1
    return named and text_at(tokens, first - 1) not in _PLACED


def with_private_legs(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, spots: Spots) -> list[Mention]:
    """The mentions with each drive on which own children were brought somewhere disputed by what it is without that.

    Where only the way with them and the next are told these are one drive.
    """
    said = [at for at, token in enumerate(tokens) if token.text in _OWN_CHILDREN and _are_brought(tokens, at)]
    if not said or "caring" in spots:
        return mentions
    left: list[Mention] = []
    for one in mentions:
        before = left[-1] if left else None
        if not isinstance(one, Distance):
            left.append(one)
        elif one.legs:
            private = sum(leg.km for leg in one.legs if _is_private(tokens, leg, said, layout))
            left.append(replace(one, disputed=one.km - private) if 0 < private < one.km else one)
        elif isinstance(before, Distance) and _is_led_by(before, one, said, tokens, layout):
            whole = before.km + one.km * (one.times or 1)
            span = (before.span[0], one.span[1])
            left[-1] = replace(one, first=before.first, span=span, km=whole, times=None, disputed=whole - before.km)
        else:
            left.append(one)
    return left


def _are_brought(tokens: Sequence[Token], at: int) -> bool:
    """True for `kjørte først barna`, `leverte ungene`."""
    near = range(max(0, at - 4), at)
    return any(has(tokens, place, "drive") or has(tokens, place, "fetching") for place in near)


def _is_private(tokens: Sequence[Token], distance: Distance, said: Sequence[int], layout: Layout) -> bool:
    """True for the first distance behind the children in their sentence."""
    return any(
        at < distance.first
        and layout.sentence[at] == layout.sentence[distance.first]
        and not any(has(tokens, place, "distance") for place in range(at, distance.first))
        and not any(has(tokens, place, "join") for place in range(at, distance.first))
        for at in said
    )


def _is_led_by(before: Distance, after: Distance, said: Sequence[int], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for the way that goes on in the sentence behind the one with the children."""
    beside = layout.sentence[before.first] == layout.sentence[after.first]
    return beside and _is_private(tokens, before, said, layout)
