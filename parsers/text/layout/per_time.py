"""A bare number told of each time has the unit of the value before it: `totalt 108 km, 36 per gang`."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.joint import is_plain, like
from parsers.text.spans.mentions import BY_PLACE, Mention, Value, WayWord, amount_of, has, indices, text_at, whens
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11 og 10.11. Totalt 72 km (36 per gang)": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 36", "mileage 10.11 36"),
    ],
    "formannskapet 3.11 og 10.11. Til saman 72 km, 36 kvar gong": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 36", "mileage 10.11 36"),
    ],
    "executive committee 3.11 and 10.11. 72 km in total, 36 each time": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 36", "mileage 10.11 36"),
    ],
    "støttekontakt 3.11 og 10.11, til sammen 6 timer, 3 per gang": ["support-hour 03.11 3", "support-hour 10.11 3"],
    "formannskapet 3.11 og 10.11. Kjørte 36 km, 2 personer hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 36", "mileage 10.11 36"),
    ],
    "støttekontakt 3.11, 10.11 og 12.11. Totalt 100 km, 36 km hver gang": [
        *("support-hour 03.11 ?quantity", "support-hour 10.11 ?quantity", "support-hour 12.11 ?quantity"),
        *("mileage 100 ?date", "mileage 03.11 36", "mileage 10.11 36", "mileage 12.11 36"),
    ],
    "formannskapet 3.11 og 10.11. Totalt 72 km, like langt hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 72 ?date"),
    ],
    "formannskapet 10.11 og 12.11. Bom 31 kr, 2 hver gang": [
        *("fee-executive 10.11", "fee-executive 12.11", "toll 10.11 31", "toll 12.11 31"),
    ],
    "formannskapet 10.11 og 12.11. Køyrde 24 km, 3 kvar gong": [
        *("fee-executive 10.11", "fee-executive 12.11", "mileage 10.11 24", "mileage 12.11 24"),
    ],
    "support contact 10.11 and 12.11, 3 hours, 2 each time": ["support-hour 10.11 3", "support-hour 12.11 3"],
    "formannskapet 10.11 og 12.11. Bom i alt 62 kr, 2 hver gang": [
        *("fee-executive 10.11", "fee-executive 12.11", "toll 62 ?date"),
    ],
}
_EACH = frozenset({"per", "pr", "hver", "kvar", "each", "a", "à"})
_WITHIN = 6
"""Tokens from the value to the bare number, and from the word of a total to the value."""
_SEVERAL, _MOST = 2, 31
"""How many times there may have been."""


def with_numbers_per_time(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with a value for each of those numbers."""
    if "each_time" not in spots:
        return mentions
    taken = indices(mentions)
    found: list[Mention] = []
    for time in spots["each_time"]:
        at = _number(tokens, time)
        near = [one for one in mentions if at is not None and is_plain(one) and at - _WITHIN <= one.last <= at]
        if (
            at is not None
            and at not in taken
            and near
            and is_plain(model := near[-1])
            and _is_part(tokens, mentions, model, at)
        ):
            found.append(like(model, tokens, at))
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _is_part(tokens: Sequence[Token], mentions: Sequence[Mention], whole: Value, at: int) -> bool:
    """True for a number that the value, told as a total, is for as many times as there may be days."""
    bracket = text_at(tokens, at - 1) == "("
    near = [one for one in mentions if whole.first - _WITHIN <= one.first < at]
    if not bracket and not any(isinstance(one, WayWord) and one.way == "total" for one in near):
        return False
    part = digits(tokens[at].text)
    if not part or amount_of(whole) % part:
        return False
    days = whens(mentions)
    listed = sum(len(one.days) for one in days) if all(one.shape == "days" for one in days) else _MOST
    return _SEVERAL <= amount_of(whole) / part <= (listed or _MOST)


def _number(tokens: Sequence[Token], time: int) -> int | None:
    """The bare number right before `per gang`, `kvar gong`, `each time`."""
    at = time - 1 - (text_at(tokens, time - 1) == ".")
    if text_at(tokens, at) not in _EACH or at < 1 or tokens[at - 1].kind != "num":
        return None
    before = at - 1
    opens = text_at(tokens, before - 1) in (",", "(", ":", ";") or has(tokens, before - 1, "join")
    return before if opens and digits(tokens[before].text) is not None else None
