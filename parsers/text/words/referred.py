"""What a text only refers to, `slik formannskapet vedtok i september`, is hidden: nothing in it is claimed."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from parsers.text.words.lexicon import words_of
from parsers.text.words.normalise import FILLER

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Parkering 60 kr 10.11, slik formannskapet vedtok i september": ["parking 10.11 60"],
    "Vi hadde kurs 10.11, parkering 60 kr, slik vi avtala på møtet i januar": ["parking 10.11 60"],
    "Parkering 60 kr 10.11, som avtalt på telefon i går": ["parking 10.11 60"],
    "As agreed in June I paid 60 kr for parking on 10 November": ["parking 10.11 60"],
    "Parking 60 kr on 10 November, as the executive committee decided in September": ["parking 10.11 60"],
    "Køyrde 24 km 10.11, slik det vart bestemt i formannskapet": ["mileage 10.11 24"],
    "Kjørte 24 km til sammen, slik du ba om i september. Det var 10.11": ["mileage 10.11 24"],
    "Som avtalt var jeg i formannskapet 10.11": ["fee-executive 10.11"],
    "Som leder bestemte jeg at formannskapet møttes 10.11": ["fee-executive 10.11"],
    "Som avtalt kjørte jeg 24 km 10.11": ["mileage 10.11 24"],
}
_LEADING = ("slik", "sånn", "som", "as")
_WORD = rf"(?:[^\W\d]|{FILLER})+"
_SUBJECT = rf"(?:{_WORD} ){{0,4}}?"
_PLACE = r"(?:i|på|om|med|over|per|pr\.?|in|on|with|by|at|during|under|for)"
_WRITER = r"(?:jeg|eg|vi)\b"
"""Whose own doing follows: `som leder bestemte jeg at …`."""
_NAMED = rf"(?:den |det |the |siste |forrige |førre |last )?{_WORD}"
_LETTERS = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": f"(?:å{FILLER}?|aa)"}
"""Each of them as it is written too: in ASCII, or with a mark of its own."""


def hide_referred(plain: str) -> str:
    """The text with each `slik kommunestyret vedtok i juni` blank, as far as it says by whom, where and when."""
    if not any(map(plain.__contains__, _LEADING)):
        return plain
    return _pattern().sub(lambda match: " " * len(match.group()), plain)


@cache
def _pattern() -> re.Pattern[str]:
    """By whom stands before what was done, where and when behind it: no numbers, which may be the claim's own."""
    verbs = "|".join(sorted(map(re.escape, words_of("agreed")), key=len, reverse=True))
    lead = "|".join(_LEADING)
    where = rf"(?: {_PLACE}(?: {_PLACE})? {_NAMED}(?!\w|\.\d))*"
    written = rf"\b(?:{lead}) {_SUBJECT}(?:{verbs})\b(?! {_WRITER}){where}(?: sist| før| earlier)?"
    return re.compile("".join(_LETTERS.get(letter, letter) for letter in written))
