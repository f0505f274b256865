"""What tells that a short word is a weekday: `på man`, `on Sun`, `ferje fre 58 kr`."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

OTHERWISE = frozenset({"man", "tor", "sun", "lau"})
"""Short weekdays that are other words or names too."""
ENGLISH = frozenset({"fri", "sat", "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs"})
_ON_DAY = frozenset({"on", "from"})
_SHORT = 3
_LISTED_WITHIN = 8


def is_led(tokens: Sequence[Token], index: int) -> bool:
    """True for `på man` and `on Sun`, and no name: på Tor."""
    before, text = text_at(tokens, index - 1), tokens[index].text
    if before in _ON_DAY:
        return text in ENGLISH
    return before == "på" and (text == "man" or text not in OTHERWISE)


def is_priced(tokens: Sequence[Token], index: int, after: int) -> bool:
    """True before a sum: `ferje fre 2 x 58 kr`, `parkering man. 28,-`; not `da må man 28 kr` or `Tor 28 kr`."""
    if tokens[index].text in OTHERWISE and text_at(tokens, after - 1) != "." and not _is_listed(tokens, index):
        return False
    return _has_price(tokens, after) and not _follows_unclear(tokens, index)


def _follows_unclear(tokens: Sequence[Token], index: int) -> bool:
    """True behind a shorter day with its sum, which may be a number: bom ti 28 kr, ons 30 kr."""
    near = (at for at in range(max(0, index - _LISTED_WITHIN), index) if len(tokens[at].text) < _SHORT)
    return any(has(tokens, at, "weekday_short") and _has_price(tokens, at + 1) for at in near)


def _has_price(tokens: Sequence[Token], after: int) -> bool:
    """True where a sum begins at the token."""
    at = after + has(tokens, after, "currency")
    found = number(tokens, at)
    if found is not None and text_at(tokens, found[1]) == "x":
        found = number(tokens, found[1] + 1)
    if found is None:
        return False
    marked = found[1] < len(tokens) and tokens[found[1]].kind == "money_mark"
    return at > after or marked or has(tokens, found[1], "currency")


def is_among(tokens: Sequence[Token], index: int) -> bool:
    """True for a day that is another word besides, with its sum among other days: taxi Fri 315 kr, Sat 200 kr."""
    return _is_listed(tokens, index) and _has_price(tokens, index + 1 + (text_at(tokens, index + 1) == "."))


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """True with another short weekday near: ferge tor 112 kr, ferge fre 112 kr."""
    near = range(max(0, index - _LISTED_WITHIN), min(len(tokens), index + _LISTED_WITHIN))
    return any(at != index and has(tokens, at, "weekday_short") and len(tokens[at].text) >= _SHORT for at in near)
