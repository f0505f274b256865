"""The date on which somebody was born is no day of a claim: `fødselsdato: 12.03.1968`, `Emma, født 3.5.2018`."""

import re
from collections.abc import Mapping, Sequence

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Navn: Ola Nes\nFødselsdato: 12.03.1968\nMøte: formannskapet\nDato: 10.11.2026": ["fee-executive 10.11"],
    "Ola Nes, født 12.03.68. Formannskapet 10.11, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Kari Nes, fødd 12. mars 1968. Formannskapet 10.11": ["fee-executive 10.11"],
    "Ola Nes, f. 12.03.1968, formannskapet 10.11": ["fee-executive 10.11"],
    "Date of birth: 12/03/1968\nExecutive committee 10.11": ["fee-executive 10.11"],
    "Høy sats for Emma (født 3.5.2018) 10.11 kl 15-18": ["care-hour-high 10.11 3"],
    "Støttekontakt 3.11.2026 3 timer og på fødselsdag 10.11.2026 4 timer": [
        *("support-hour 03.11 3", "support-hour 10.11 4"),
    ],
    "Formannskapet f. 10.11 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet f.o.m. 9.11 kl 9-12": ["fee-executive 09.11"],
    "Høy sats 10.11 kl 15-18. Hun er født 10.11": ["care-hour-high 10.11 3"],
    "Parkering 10.11.2026 60 kr, formannskapet f. 10.11": ["parking 10.11 60", "fee-executive 10.11"],
}
_CUES = ("fød", "foed", "birth", "born", "f.")
_MONTH = r"[^\W\d]{3,9}\.?"
_SAID = (
    r"(?:\b(?:født(?: dato)?|fødd|fødselsdato|foedt|foedselsdato|date of birth|birth ?date|born)|(?<=, )f\.|(?<=\()f\.)"
)
_BORN = re.compile(
    _SAID + r"[ \t]*:?[ \t]*(?:den |on )?"
    rf"(?:\d{{1,2}}[./ -] ?\d{{1,2}}[./ -] ?(?:19|20)\d\d|\d{{1,2}}([./-])\d{{1,2}}\1\d\d\b"
    rf"|\d{{1,2}}\.? {_MONTH} (?:19|20)\d\d)"
)


def hide_births(plain: str) -> str:
    """The text with each such date blank, and the words for it."""
    if not any(map(plain.__contains__, _CUES)):
        return plain
    return _BORN.sub(lambda match: " " * len(match.group()), plain)
