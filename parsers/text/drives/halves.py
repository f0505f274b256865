"""Half a route, said alone: where a drive began, and not where it went."""

import re

EXAMPLES = {
    "hjemmefra": True,
    "Hjemmefra.": True,
    "jeg kjørte hjemmefra": True,
    "heimanfrå": True,
    "fra Haugen": True,
    "from home": True,
    "hjemmefra til rådhuset": False,
    "fra Haugen til rådhuset": False,
    "til møtet": False,
    "fra 9 til 12": False,
}

_BEGINNING = re.compile(
    r"(?:(?:jeg|eg|i) )?(?:(?:kjørte|køyrde|dro|drog|reiste|drove|left) )?"
    r"(?:hjemmefra|hjemmifra|hjemefra|heimanfrå|heimefrå|heimafrå"
    r"|(?:fra|frå|from) [^\W\d]\w*(?: [^\W\d]\w*){0,2})[.!]*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\b(?:til|to)\b", re.IGNORECASE)


def begins_only(text: str) -> bool:
    """True when the whole text says where a drive began, and nothing of where it went."""
    return _BEGINNING.fullmatch(text.strip()) is not None and not _ENDING.search(text)
