"""Distances in kilometres and miles."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Distance, Rule, has, text_at
from parsers.text.spans.numbers import digits, is_about, is_grouped, number, repeated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "42 km": "42 km",
    "42km": "42 km",
    "6 mil": "60 km",
    "12,5 mil": "125 km",
    "halvannan mil": "15 km",
    "2 x 21 km": "2 x 21 km",
    "2x7km": "2 x 7 km",
    "21 km x 2": "2 x 21 km",
    "42 km to ganger": "2 x 42 km",
    "42 km x 5,30": "42 km",
    "km: 42": "42 km",
    "km: 14 + 14": "28 km",
    "km: 24 begge": "24 km",
    "km begge (24)": "24 km",
    "7.5 km 11. nov": "7.5 km",
    "7.5 km 11. november": "7.5 km",
    "1.234 km": "1234 km suspicious",
}
_DEFINITE = words_of("the_kilometres")
_EACH = frozenset({"begge", "båe", "both", "hver", "kvar", "each", "alle"})


def distance(tokens: Sequence[Token], index: int) -> Distance | None:
    """Kilometres or mil, once or a count of times."""
    found = number(tokens, index)
    if found is None:
        return None
    times: Decimal | None = None
    value, after = found
    if has(tokens, after, "times") and (measured := number(tokens, after + 1)):
        times, (value, after) = value, measured
    if not has(tokens, after, "distance") or _labels_next(tokens, index, after):
        return None
    written = tokens[after - 1].text
    scale = tokens[after].senses["distance"]
    assert isinstance(scale, Decimal)
    km = value * scale
    after += 1
    if times is None and (counted := repeated(tokens, after)) and counted[0] % 1 == 0:  # 42 km x 5,30 is a rate
        times, after = counted
    suspicious = is_grouped(written) and "," not in written
    return Distance(
        rule="distance",
        first=index,
        last=after,
        km=km.normalize() if km % 1 else km.quantize(Decimal(1)),
        times=times,
        rate=has(tokens, index - 1, "at_rate"),
        suspicious=suspicious,
        about=is_about(tokens, index),
    )


def _labels_next(tokens: Sequence[Token], index: int, unit: int) -> bool:
    """True for the unit of `12.11 km 42` and `12.11 km: 42`, which belongs to the number after it."""
    after = unit + 1 + (text_at(tokens, unit + 1) == ":")
    return (
        after < len(tokens)
        and tokens[after].kind == "num"
        and "." in tokens[index].text
        and "." not in tokens[after].text
        and labelled(tokens, unit) is not None
    )


def labelled(tokens: Sequence[Token], index: int) -> Distance | None:
    """`km: 42`: the unit first, and none after the number."""
    after = index + 1 + (text_at(tokens, index + 1) in _EACH)
    bracketed = text_at(tokens, after) == "("
    after += bracketed or text_at(tokens, after) == ":"
    value, scale = digits(text_at(tokens, after)), tokens[index].senses["distance"]
    while value is not None and text_at(tokens, after + 1) == "+" and (more := number(tokens, after + 2)):
        value, after = value + more[0], more[1] - 1  # km: 14 + 14
    if tokens[index].text in _DEFINITE and after == index + 1 and "." in text_at(tokens, after):
        return None  # stryk kilometerne 10.11
    if value is None or _counts_else(tokens, after + 1) or (bracketed and text_at(tokens, after + 1) != ")"):
        return None
    assert isinstance(scale, Decimal)
    return Distance(rule="labelled_distance", first=index, last=after + 1, km=value * scale)


def _counts_else(tokens: Sequence[Token], index: int) -> bool:
    """True where the number before the token is of something else: `km 11 timer`, `7,5 km 11. nov`."""
    if text_at(tokens, index) in _EACH:
        return False
    of_month = text_at(tokens, index) == "." and has(tokens, index + 1, "month")
    return of_month or (index < len(tokens) and bool(tokens[index].senses or tokens[index].kind == "money_mark"))


def miles(tokens: Sequence[Token], index: int) -> Distance | None:
    """`26 miles`, which kilometres they are is asked."""
    found = number(tokens, index)
    if found is None or not has(tokens, found[1], "mile"):
        return None
    return Distance(rule="miles", first=index, last=found[1] + 1, km=found[0], miles=True)


RULES: dict[str, tuple[Rule, ...]] = {"distance": (labelled,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "distance": (distance,),
    "mile": (miles,),
    "times": (distance,),
}
