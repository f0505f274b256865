"""A line split over cost bearers in words: `del linje 2: 60 % på 10000 og 40 % på 46500`."""

import re
from decimal import Decimal
from typing import NamedTuple

Shares = tuple[tuple[Decimal, str], ...]


class Splitting(NamedTuple):
    """So many per cent on each Ansvar; `line` counts from 0, None where it is not named."""

    line: int | None
    shares: Shares


EXAMPLES: dict[str, Splitting | None] = {
    "del linje 2: 60 % på 10000 og 40 % på 46500": Splitting(1, ((Decimal(60), "10000"), (Decimal(40), "46500"))),
    "Fordel linje 1 med 62,5 prosent på ansvar 10000, 37,5 prosent på ansvar 46500.": Splitting(
        0, ((Decimal("62.5"), "10000"), (Decimal("37.5"), "46500"))
    ),
    "del 50% på 10100 og 50% på 10200": Splitting(None, ((Decimal(50), "10100"), (Decimal(50), "10200"))),
    "split line 3: 30% on 10000, 30% on 10100 and 40% on 10200": Splitting(
        2, ((Decimal(30), "10000"), (Decimal(30), "10100"), (Decimal(40), "10200"))
    ),
    "ikke del linje 2: 60 % på 10000 og 40 % på 46500": None,
    "del linje 2": None,
    "linje 2: 60 % på 10000": None,
    "del linje 2: 60 % på 10000 og resten på 46500": None,
}

_SHARE = r"(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|prosent|per cent|percent) ?(?:på|to|on) (?:ansvar )?(\d{2,10})"
_JOIN = r"(?: ?, ?| og | and | ?, og | ?, and )"
_LINE = r"(?: (?:linje|line|linja) (\d{1,3}))?"
_WHOLE = re.compile(rf"(?:del|fordel|split)(?: opp)?{_LINE} ?:? ?(?:med |with )?({_SHARE}(?:{_JOIN}{_SHARE})+) ?\.?")
_ONE = re.compile(_SHARE)
_LONGEST = 300


def splitting(text: str) -> Splitting | None:
    """How the text splits a line; None unless it does nothing else, and every word of it is understood."""
    said = _WHOLE.fullmatch(" ".join(text[:_LONGEST].casefold().split()))
    if said is None or len(text) > _LONGEST:
        return None
    shares = tuple((Decimal(percent.replace(",", ".")), ansvar) for percent, ansvar in _ONE.findall(said[2]))
    return Splitting(int(said[1]) - 1 if said[1] else None, shares)
