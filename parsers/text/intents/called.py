"""A claim called by its number in an order: `slett krav 10`, `trekk tilbake kravet nr. 8`, `send 2026-00017`."""

import re
from typing import NamedTuple

from parsers.text.intents.verbs import DELETING, SENDING, TAKING_BACK

EXAMPLES: dict[str, str | None] = {
    "slett krav 10": "10",
    "trekk tilbake krav 8": "8",
    "Send krav nr. 9.": "9",
    "send inn kravet nummer 00009, takk": "9",
    "delete claim 12": "12",
    "withdraw claim no. 8!": "8",
    "send 17": "17",
    "slett nr 4": "4",
    "slett #4": "4",
    "stryk krav 8": "8",
    "slett 2026-00077": "2026-00077",
    "trekk tilbake krav 2026-00008, takk": "2026-00008",
    "slett 2026-00008 og 2026-00009": None,
    "slett parkeringa i 2026-00008": None,
    "attester krav 8": None,
    "slett krav 8 og 9": None,
    "krav 8 timer avlastning": None,
    "Krav 2 møter 12.10": None,
    "slett linje 2": None,
    "send 17 km": None,
    "slett alle 3": None,
}
"""The number, with its year where that is said; None where no one claim is called so."""

REFERRED: dict[str, str | None] = {
    "krav 1 skal være 13.10.2023": "1",
    "Krav nr. 1: taxi 99 kr": "1",
    "Taxi 99 kr på krav 1": "1",
    "legg til parkering 60 kr i kravet nummer 4, takk": "4",
    "put taxi 99 kr on claim 12": "12",
    "kravet 3 er feil": "3",
    "linje 1 på krav 9 skal være 44 km": "9",
    "endre linje 2 i krav 9 til 44 km": "9",
    "taxien på krav 9 var 210": "9",
    "change line 2 on claim 9 to 44 km": "9",
    "krav 9": "9",
    "claim no. 9?": "9",
    "krav 8 timer avlastning": None,
    "Krav 2 møter 12.10": None,
    "krav 12. oktober skal være 13": None,
    "Krav 12.10: kommunestyret": None,
    "Krav 1: kommunestyret 12.10\nKrav 2: formannskapet 3.10": None,
    "flytt linje 2 til krav 3": None,
    "samme som i krav 3, men 70 km": None,
    "hva er feil i krav 3?": None,
    "Har jeg krav på 2 møter": None,
}
"""The number of the one claim that something is said of, or that is all that the text names."""

PLACED = ("nr. 2", "nr 2", "Nummer 3.", "no. 2", "#4")
"""Numbers with nothing to say what they are numbers of."""

_NUMBER = r"(?:nr\.?|nummer|no\.?|number|#)"
_VERB = rf"(?:{DELETING}|{SENDING}|{TAKING_BACK})"
_CLAIM = r"(?:krav(?:et)?|claim|utkast(?:et)?|draft)"
_CLAIMS = r"(?:krav(?:et|a|ene)?|claims?|utkast(?:et|a|ene)?|drafts?)"
# Words between the verb and the claim; bounded, for it is looked for after every verb of any text.
_GAP = r"[^.!?]{0,80}"
_CALLED = r"(?P<called>(?:20\d\d-)?\d{1,7})"
_END = r"(?=\s*(?:[.!?]*\s*$|[,;:]\s))"
_BY_NAME = re.compile(rf"\b{_VERB}\b{_GAP}\b{_CLAIM}\s+(?:{_NUMBER}\s*)?{_CALLED}{_END}", re.IGNORECASE)
_BY_ORDER = re.compile(rf"^\s*{_VERB}(?: inn| in)?\s+(?:{_NUMBER}\s*)?{_CALLED}{_END}", re.IGNORECASE)
_SOME = re.compile(rf"\b{_VERB}\b{_GAP}\b{_CLAIMS}\s+(?:{_NUMBER}\s*)?\d", re.IGNORECASE)
_WHOLE = re.compile(rf"\b{_VERB}(?: inn| in)?\s+(?:{_NUMBER}\s*)?20\d\d-\d{{5}}", re.IGNORECASE)
_MENTIONED = re.compile(rf"\b{_CLAIM}\s+(?:{_NUMBER}\s*)?{_CALLED}\b(?![.,:]?\d)", re.IGNORECASE)
_SAID_OF = re.compile(
    rf"^\W*{_CLAIM}\s+(?:{_NUMBER}\s*)?{_CALLED}"
    r"(?=[.!? ]*$|\s*:\s|\s+(?:skal|skulle|må|bør|er|var|should|must|is|was)\b)",
    re.IGNORECASE,
)
_PUT_ON = re.compile(
    rf"\b(?:på|til|i|on|to|in)\s+(?:the\s+)?{_CLAIM}\s+(?:{_NUMBER}\s*)?{_CALLED}"
    r"(?=[.! ]*$|,\s*[^\W\d]|[:;]\s|\s+(?:skal|skulle|må|bør|er|var|til|kostet|kosta|to|should|must|is|was)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\?|\b(?:flytt|flytte|move|kopier|kopiere|copy|samme|same|som|as|like|likt|lik|dobbelt|duplicate)\b", re.IGNORECASE
)
"""Words for a claim that only is compared with, asked about, or moved to."""
_PLACED = re.compile(rf"\W*{_NUMBER}\s*\d{{1,2}}[.! ]*", re.IGNORECASE)


class Called(NamedTuple):
    """The place in its year, the year where that is said, and where they stand in the text."""

    serial: int
    year: int | None
    start: int
    end: int


def called(text: str) -> Called | None:
    """The one claim that the text orders something done with, by its number."""
    found = _BY_NAME.search(text) or _BY_ORDER.search(text)
    return _called(found) if found else None


def calls_some(text: str) -> bool:
    """True when the text orders something done with claims of such numbers, one or several."""
    return called(text) is not None or _SOME.search(text) is not None or calls_whole(text)


def calls_whole(text: str) -> bool:
    """True when the text orders something done with claims that it names by nothing but their whole numbers."""
    return _WHOLE.search(text) is not None


def mentions(text: str) -> Called | None:
    """The first claim that the text names by its number, whatever is said of it: `hva skjer med krav 8?`."""
    found = _MENTIONED.search(text)
    return _called(found) if found else None


def referred(text: str, *, below: bool = False) -> Called | None:
    """The one claim that something is said of, by its number; `below` a claim only where the text begins with it.

    The span is that of all the words that name it.
    """
    if len(_MENTIONED.findall(text)) != 1:
        return None
    found = _SAID_OF.search(text)
    if found is None and not below and not _ELSEWHERE.search(text):
        found = _PUT_ON.search(text)
    return _called(found)._replace(start=found.start(), end=found.end()) if found else None


def is_place(text: str) -> bool:
    """True for a number in some list, and nothing besides: `nr. 2`."""
    return _PLACED.fullmatch(text.strip()) is not None


def _called(found: re.Match[str]) -> Called:
    year, _, serial = found["called"].rpartition("-")
    return Called(int(serial), int(year) if year else None, *found.span("called"))
