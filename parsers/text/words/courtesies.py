"""Sentences of courtesy that one begins or ends with: `håper du har det bra`, `sender dette som avtalt`.

They hold no value of a claim, though some name a day or a telephone. A sentence that says anything else stays.
"""

import re

from parsers.text.words.lexicon import words_of
from parsers.text.words.normalise import FILLER
from parsers.text.words.spelling import in_norwegian

_FAMILIES = (
    (words_of("hoping"), words_of("hoped")),
    (words_of("excusing"), words_of("excused")),
    (words_of("inviting"), words_of("invited")),
    (words_of("handing"), words_of("handed")),
    (words_of("in_case"), words_of("in_case_of")),
)
"""Words one of which begins such a sentence, and all that it may go on with."""
_SENTENCE = re.compile(r"[^\n.!?:]*(?:[.!?:\n][\s)(/]*|$)")
_INK = re.compile(r"[^\n]")
_WORD = re.compile(rf"(?:[^\W_]|{FILLER})+")
_FEWEST = 3
"""Words; fewer may answer something: `beklager, ja`."""
_MOST = 6
"""Sentences of courtesy at either end."""
_LONGEST = 200
"""Characters of a sentence that is looked at."""

EXAMPLES = {
    "håper du har det bra. 42 km i går": "42 km i går",
    "håper dere får litt fri i påsken!\nformannskapet 3.3": "formannskapet 3.3",
    "beklager at dette kommer litt sent. det var 48 km": "det var 48 km",
    "sender deg dette som avtalt på telefon i går.\nferje 45 kr": "ferje 45 kr",
    "as agreed on the phone, here is my claim:\nferry 45 kr": "ferry 45 kr",
    "her kommer kravet mitt.\n\nbefaring": "befaring",
    "hvis det ikke er for sent: kommunestyret 17.9": "kommunestyret 17.9",
    "if it's not too late: council meeting 17.9": "council meeting 17.9",
    "hvis det ikke ble noe møte: 42 km": "hvis det ikke ble noe møte: 42 km",
    "42 km\nsi fra hvis noe mangler!": "42 km",
    "ferge 45 kr. sei frå om noko er uklart": "ferge 45 kr.",
    "42 km. bare ring meg om det er noe. ha ei fin helg": "42 km. bare ring meg om det er noe. ha ei fin helg",
    "håper jeg får dekket parkeringen, 60 kr": "håper jeg får dekket parkeringen, 60 kr",
    "beklager, det skal være 48 km": "beklager, det skal være 48 km",
    "her kommer timene mine for mai:\n3 t": "her kommer timene mine for mai:\n3 t",
    "42 km\nplease let me know if anything is missing.\nthanks!": "42 km",
    "42 km\nthanks!": "42 km\nthanks!",
    "si fra hvis noe mangler": "si fra hvis noe mangler",
}
"""What is left; a message of nothing else is left as it is."""


def hide_courtesies(plain: str) -> str:
    """The plain text with the sentences of courtesy before and after everything else blanked."""
    start, end = _opened(plain), _closed(plain)
    if (start, end) == (0, len(plain)) or not plain[start:end].strip():
        return plain
    return _INK.sub(" ", plain[:start]) + plain[start:end] + _INK.sub(" ", plain[end:])


def _opened(plain: str) -> int:
    """Where the sentences of courtesy at the beginning end."""
    end, found = 0, _SENTENCE.match(plain, len(plain) - len(plain.lstrip()))
    for _ in range(_MOST):
        if not (found and found.group() and _is_courtesy(found.group())):
            break
        end = found.end()
        found = _SENTENCE.match(plain, end)
    return end


def _closed(plain: str) -> int:
    """Where the sentences of courtesy at the end begin; thanks below them go with them."""
    end = at = len(plain)
    for _ in range(_MOST):
        written = plain[:at].rstrip()
        if (start := _last_sentence(written)) is None:
            break
        if _is_courtesy(written[start:]):
            end = start
        elif not words_of("thanking").issuperset(_WORD.findall(written[start:])):
            break
        at = start
    return end


def _last_sentence(written: str) -> int | None:
    """Where the last sentence begins; None when it is too long to be looked at."""
    body = written.rstrip(".!?:() ")
    start = max(body.rfind(mark, max(0, len(body) - _LONGEST)) for mark in ".!?:\n")
    return start + 1 if start >= 0 else None


def _is_courtesy(sentence: str) -> bool:
    if len(sentence) > _LONGEST:
        return False
    words = [in_norwegian(word.replace(FILLER, "")) for word in _WORD.findall(sentence)]
    return len(words) >= _FEWEST and any(
        not openings.isdisjoint(words[:2]) and all(word in openings or word in rest for word in words)
        for openings, rest in _FAMILIES
    )
