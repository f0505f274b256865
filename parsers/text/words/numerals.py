"""Hundreds and thousands written as one word: `hundreogåtti`, `totusenfemhundre`."""

import re
from collections.abc import Mapping
from decimal import Decimal

EXAMPLES: dict[str, str | None] = {
    "hundreogåtti": "180",
    "tohundreogfemti": "250",
    "trehundretjuefem": "325",
    "etthundre": "100",
    "ethundreogtjuefem": "125",
    "eitthundreogfem": "105",
    "totusen": "2000",
    "tusenfemhundre": "1500",
    "totusenfemhundreogfemti": "2550",
    "femtenhundre": "1500",
    "tusenvis": None,
    "hundreåring": None,
    "hundrevis": None,
    "århundre": None,
    "åtti": None,
}

_PARTS = re.compile(
    r"(?:(?P<thousands>[^\W\d_]*?)tusen(?:og)?)?(?:(?P<hundreds>[^\W\d_]*?)hundre(?:og)?)?(?P<rest>[^\W\d_]*)"
)
_THOUSAND, _HUNDRED = Decimal(1000), Decimal(100)
_MOST = 20
"""Hundreds that are counted so: femtenhundre."""


def in_one_word(word: str, numbers: Mapping[str, Decimal]) -> Decimal | None:
    """The number that the word is made of; `numbers` are the words for those below a hundred."""
    if "hundre" not in word and "tusen" not in word:
        return None
    found = _PARTS.fullmatch(word)
    if found is None:
        return None
    parts = [
        (found["thousands"], _THOUSAND, _HUNDRED),
        (found["hundreds"], _HUNDRED, Decimal(_MOST)),
        (found["rest"] or None, Decimal(1), _HUNDRED),
    ]
    total = Decimal(0)
    for said, scale, below in parts:
        if said is None:
            continue
        times = numbers.get(said) if said else Decimal(1)
        if times is None or not 1 <= times < below or times != int(times):
            return None
        total += times * scale
    return total
