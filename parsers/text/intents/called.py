"""A claim called by its number in an order: `slett krav 10`, `trekk tilbake kravet nr. 8`, `send 2026-00017`."""

import re
from typing import NamedTuple

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

_NUMBER = r"(?:nr\.?|nummer|no\.?|number|#)"
_VERB = r"(?:slette?|fjerne?|kaste?|delete|remove|discard|sende?|levere?|submit|trekke? tilbake|withdraw)"
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


def _called(found: re.Match[str]) -> Called:
    year, _, serial = found["called"].rpartition("-")
    return Called(int(serial), int(year) if year else None, *found.span("called"))
