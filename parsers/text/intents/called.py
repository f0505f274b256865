"""A claim called by its place in the year: `slett krav 10`, `trekk tilbake kravet nr. 8`, `send 17`."""

import re
from typing import NamedTuple

EXAMPLES: dict[str, int | None] = {
    "slett krav 10": 10,
    "trekk tilbake krav 8": 8,
    "Send krav nr. 9.": 9,
    "send inn kravet nummer 00009, takk": 9,
    "delete claim 12": 12,
    "withdraw claim no. 8!": 8,
    "send 17": 17,
    "slett nr 4": 4,
    "slett #4": 4,
    "attester krav 8": None,
    "slett krav 8 og 9": None,
    "krav 8 timer avlastning": None,
    "Krav 2 møter 12.10": None,
    "slett linje 2": None,
    "send 17 km": None,
    "slett alle 3": None,
}
"""The number in its year; None where no one claim is called so."""

_NUMBER = r"(?:nr\.?|nummer|no\.?|number|#)"
_VERB = r"(?:slette?|fjerne?|kaste?|delete|remove|discard|sende?|levere?|submit|trekke? tilbake|withdraw)"
_CLAIM = r"(?:krav(?:et)?|claim|utkast(?:et)?|draft)"
_SERIAL = r"(?P<serial>\d{1,7})"
_END = r"(?=\s*(?:[.!?]*\s*$|[,;:]\s))"
_BY_NAME = re.compile(rf"\b{_VERB}\b[^.!?]*\b{_CLAIM}\s+(?:{_NUMBER}\s*)?{_SERIAL}{_END}", re.IGNORECASE)
_BY_ORDER = re.compile(rf"^\s*{_VERB}(?: inn| in)?\s+(?:{_NUMBER}\s*)?{_SERIAL}{_END}", re.IGNORECASE)
_SOME = re.compile(
    rf"\b{_VERB}\b[^.!?]*\b{_CLAIM[:-1]}|krava|kravene|claims|drafts)\s+(?:{_NUMBER}\s*)?\d", re.IGNORECASE
)


class Called(NamedTuple):
    """The number, and where it stands in the text."""

    serial: int
    start: int
    end: int


def called(text: str) -> Called | None:
    """The one claim that the text orders something done with, by its short number."""
    found = _BY_NAME.search(text) or _BY_ORDER.search(text)
    return Called(int(found["serial"]), *found.span("serial")) if found else None


def calls_some(text: str) -> bool:
    """True when the text orders something done with claims of short numbers, one or several."""
    return called(text) is not None or _SOME.search(text) is not None
