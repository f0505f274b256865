"""Days on which the writer was away, told beside the meetings: `Ungdomsrådet 7.10, 14.10 – jeg var borte 14.10`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 3.11, 10.11 – borte 10.11": ["fee-executive 03.11"],
    "Formannskapet 3.11, 10.11, 17.11 – jeg var borte 10.11": ["fee-executive 03.11", "fee-executive 17.11"],
    "Formannskapet 3.11, 10.11, 17.11. Den 10. var eg borte.": ["fee-executive 03.11", "fee-executive 17.11"],
    "Formannskapet 3.11 og 10.11 (borte 10.11)": ["fee-executive 03.11"],
    "Executive committee 3.11, 10.11 - I was away on 10 November": ["fee-executive 03.11"],
    "Formannskapet 3.11, planutvalget 10.11 – borte 10.11": ["fee-executive 03.11"],
    "Formannskapet 3.11, 10.11, kjørte 24 km hver gang – borte 10.11": ["fee-executive 03.11", "mileage 03.11 24"],
    "Formannskapet 3.11, 10.11 – Kari var borte 10.11": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11, 10.11 – borte fra jobb 10.11": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11, 10.11 – ikke borte 10.11": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11, 10.11 – borte 10.11 kl 17-19": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11, 10.11. Borte 10.11: Kari": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 10.11 (borte), 12.11, 14.11": ["fee-executive 12.11", "fee-executive 14.11"],
    "Formannskapet 10.11 (borte)\n12.11\n14.11": ["fee-executive 12.11", "fee-executive 14.11"],
}
_AWAY = frozenset({"borte", "vekke", "away", "fraværende", "absent"})
_BETWEEN = frozenset({")", ",", ";", "og", "and"})
_ENDING = frozenset({".", "("})
_SMALL = _AWAY | {"den", "the", "on", "på", "var", "er", "was", "da", "då", "dessverre", "diverre", "i"}


def told_away(tokens: Sequence[Token], one: Dated) -> int | None:
    """The `borte` of a clause that says no more of the day, nor of anybody but the writer; None where it does."""
    if one.end is not None:
        return None
    first, last = one.when.first, one.when.last
    while first > 0 and _is_small(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and _is_small(tokens[last]):
        last += 1
    opens = first == 0 or tokens[first - 1].kind in ("sym", "nl")
    closes = last >= len(tokens) or (tokens[last].kind in ("sym", "nl") and tokens[last].text != ":")
    around = (*range(first, one.when.first), *range(one.when.last, last))
    away = next((at for at in around if tokens[at].text in _AWAY), None)
    return away if opens and closes else None


def away_in_row(tokens: Sequence[Token], one: Dated, days: Mapping[int, int]) -> int | None:
    """The `borte` right behind one of some days that follow one name: `formannskapet 10.11 (borte), 12.11`."""
    at = one.when.last
    while at < len(tokens) and tokens[at].text == "(":
        at += 1
    told = at < len(tokens) and tokens[at].text in _AWAY and row_goes_on(tokens, at + 1, days)
    return at if told and one.end is None and len(one.when.days) == 1 else None


def row_goes_on(tokens: Sequence[Token], at: int, days: Mapping[int, int]) -> bool:
    """True where a day that nothing is told of stands behind a mark there; `days` holds the ends by first tokens."""
    first = at
    while at < len(tokens) and (tokens[at].kind == "nl" or tokens[at].text in _BETWEEN):
        at += 1
    end = days.get(at)
    if end is None or at == first:
        return False
    return end >= len(tokens) or tokens[end].kind == "nl" or tokens[end].text in _BETWEEN | _ENDING


def _is_small(token: Token) -> bool:
    return token.writer or token.text in _SMALL
