"""Other ways to write a message, none of which changes what it means: another unit, another mark, another language."""

import re
from collections.abc import Callable, Mapping

Rewriting = Callable[[str], str]

_NYNORSK = {
    **{"ikke": "ikkje", "jeg": "eg", "fra": "frå", "timer": "timar", "kjørte": "køyrde", "kjøring": "køyring"},
    **{"hver": "kvar", "hvert": "kvart", "noe": "noko", "uke": "veke", "uka": "veka", "hjem": "heim"},
    **{"mandag": "måndag", "tirsdag": "tysdag", "lørdag": "laurdag", "søndag": "sundag", "bare": "berre", "også": "òg"},
    **{"ble": "vart", "vært": "vore", "måned": "månad", "sammen": "saman", "dager": "dagar", "forrige": "førre"},
    **{"ferge": "ferje", "bompenger": "bompengar", "frokost": "frukost", "hvor": "kor", "flere": "fleire"},
}
_NYNORSK_ALREADY = re.compile(r"(?<!\w)(?:ikkje|eg|frå|timar|køyrde|kvar|heim|veke|måndag|tysdag)(?!\w)", re.IGNORECASE)
_BEGINS = r"(?<=[a-zæøå]{3})\. (?=[A-ZÆØÅ])"
"""The blank behind a full stop, and the stop."""


def _in_place(words: Mapping[str, str]) -> Rewriting:
    """Each whole word for another, with a capital where it had one."""
    pattern = re.compile(rf"(?<![\w@./-])(?:{'|'.join(map(re.escape, words))})(?![\w@/-])", re.IGNORECASE)

    def other(found: re.Match[str]) -> str:
        meant = words[found.group().lower()]
        return meant.capitalize() if found.group()[0].isupper() else meant

    return lambda text: pattern.sub(other, text)


def _sub(pattern: str, replacement: str) -> Rewriting:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


_in_nynorsk = _in_place(_NYNORSK)

EXACT: Mapping[str, Rewriting] = {
    "kilometer": _in_place({"km": "kilometer"}),
    "hours in one letter": _sub(r"(?<=\d) timer\b", " t"),
    "hours in full": _sub(r"(?<=\d) ?t\b(?![/.])", " timer"),
    "en dashes": lambda text: text if re.search(r"\d-\d+-\d", text) else re.sub(r"(?<=\d)-(?=\d)", "–", text),
}
"""What changes no reading of the corpus."""

LOOSE: Mapping[str, Rewriting] = {
    "in Nynorsk": lambda text: text if _NYNORSK_ALREADY.search(text) else _in_nynorsk(text),
    "kroner": _in_place({"kr": "kroner"}),
    "no blank before units": _sub(r"(?<=\d) (?=(?:km|kr|t)\b)", ""),
    "& for og": _sub(r"(?<=\w) og (?=\w)", " & "),
    "klokken": _in_place({"kl": "klokken"}),
    "exclamation marks": _sub(r"(?<=[a-zæøå]{3})\.(?=\s|$)", "!"),
    "line ends for full stops": _sub(_BEGINS, "\n"),
    "no full stops": lambda text: text if "\n" in text.strip() else re.sub(r"(?<=[a-zæøå]{3})\.(?=\s|$)", "", text),
    "no commas": _sub(r", (?=[a-zæøå])", " "),
    "a dash before each line": lambda text: re.sub(r"(?m)^(?=.)", "- ", text),
    "in small letters": str.lower,
}
"""What changes few readings: names are told by their capitals, clauses by their marks."""
