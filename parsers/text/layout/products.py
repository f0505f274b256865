"""Values that are told again as a product: `bom 62 kr (2 x 31)` and `24 km (2 x 12 km)` are one line each."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.spans.mentions import Distance, Duration, Mention, Money, When
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Bom 62 kr 10.11 (2 x 31)": ["toll 10.11 62"],
    "Bom 10.11 62 kr (31 kr x 2)": ["toll 10.11 62"],
    "Bom 62 kr 10.11, 2 x 31": ["toll 10.11 62"],
    "Bom 10.11 62 kr, dvs 2 x 31": ["toll 10.11 62"],
    "Bom 10.11 60 kr (2 x 31)": ["toll 10.11 2 ?amount"],
    "Formannskapet 10.11, 24 km (2 x 12 km)": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 24 km (12 km x 2)": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, 25 km (2 x 12 km)": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Støttekontakt 6 timar i oktober (2 x 3 timar)": ["support-hour 01.10 6"],
    "Support contact 6 hours in October (3 hours x 2)": ["support-hour 01.10 6"],
    "Bom 62 kr 10.11 og parkering 2 x 31 kr": ["toll 10.11 62", "parking 10.11 62"],
    "Bom 62 kr 10.11, 2 x 40 kr": ["toll 10.11 62", "toll 10.11 80"],
}
_OPENING = frozenset({"(", ",", "=", ":", "-", "dvs", "altså"})
_SAME = frozenset({"(", "="})
"""What opens the same value for certain, also where it comes to something else."""
_LEADING = frozenset({"i", "in", "den", "on"})
"""Words that lead to a day."""
_Value = Money | Distance | Duration


def told_once(tokens: Sequence[Token], mentions: list[Mention], said: Set[str]) -> list[Mention]:
    """The mentions with each value and the product behind it as one, which is asked about where they differ."""
    if said.isdisjoint(_OPENING):
        return mentions
    left: list[Mention] = []
    for mention in mentions:
        at = len(left) - 1 - (bool(left) and isinstance(left[-1], When))
        whole = left[at] if at >= 0 else None
        one = _as_one(tokens, whole, mention, left[at + 1 :]) if isinstance(whole, _Value) else None
        if one is None:
            left.append(mention)
        else:
            left[at] = one
    return left


def _as_one(tokens: Sequence[Token], whole: _Value, product: Mention, between: Sequence[Mention]) -> _Value | None:
    """The value as the product tells it; None where they are two."""
    if not isinstance(product, _Value) or product.times is None or whole.times is not None:
        return None
    inner = (tokens[at].text for at in range(whole.last, product.first) if not _is_within(at, between))
    opening = [word for word in inner if word not in _LEADING]
    if not opening or not _OPENING.issuperset(opening):
        return None
    certain = opening[0] in _SAME and not between
    if isinstance(whole, Money) and isinstance(product, Money) and whole.currency == product.currency:
        same = product.amount * product.times == whole.amount
        return replace(product, result=whole.amount) if (same or certain) and whole.marked else None
    if isinstance(whole, Distance) and isinstance(product, Distance):
        due = product.km * product.times
        return whole if due == whole.km else replace(whole, disputed=due) if certain else None
    if isinstance(whole, Duration) and isinstance(product, Duration) and whole.unit == product.unit:
        return whole if product.amount * product.times == whole.amount else None
    return None


def _is_within(at: int, mentions: Sequence[Mention]) -> bool:
    return any(one.first <= at < one.last for one in mentions)
