"""A signature without a greeting: a name, and below it titles, telephones, addresses."""

import re

from parsers.text.words.normalise import without_emoji
from parsers.text.words.spelling import look_up

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_]+\.?(?:-[^\W\d_]+)?){1,3}")
_TITLE = re.compile(
    r"(?:[^\W\d_]+ ){0,2}"
    r"(?:[^\W\d_]{0,20}(?:medlem|leder|leiar|ordfører|ordførar|representant|rådgiver|rådgjevar|konsulent|sjef|sekretær"
    r"|direktør|behandler|behandlar|kontakt|avlaster|avlastar|politiker|politikar)|folkevalgt|folkevald|vara|mayor|member"
    r"|chair(?:man|woman|person)?|councillor|adviser|advisor|secretary|manager)\b[^\d]*"
)
_CONTACT = re.compile(
    r"(?:tlf|telefon|tel|mob|mobile?|phone|m|t|e-?post|e-?mail|org\.?[ ]?nr|konto)\b[.:]?.*|.*(?:@|www\.|https?:).*"
    r"|[^\d]*(?:ve[gi]|gat|plass|torg|bakk|sti|tun|allé|street|road)\w* \d{1,4}(?: ?[a-z])?(?:, ?\d{4} .*)?"
    r"|\+?\d[\d ]{6,14}\d|\d{4} [^\W\d_]+.*|.*\bkommune\b[^\d]*"
)
_BLANK_LINE = re.compile(r"\n *(?=\n)")
_CLOSING = frozenset({"takk", "tusen takk", "mange takk", "på forhånd takk", "takk på forhånd", "på førehand takk"}) | {
    *("thanks", "many thanks", "thank you", "thanks in advance", "cheers", "hilsen", "helsing")
}
_FEWEST, _MOST_LINES = 2, 8


def signature(text: str) -> int | None:
    """Where the last paragraph begins if it is a signature; None when it is something else, or all there is."""
    written = without_emoji(text).rstrip()
    begins = max((blank.start() for blank in _BLANK_LINE.finditer(written)), default=0)
    if not written[:begins].strip():
        return None
    lines = [line.strip() for line in written[begins:].split("\n") if line.strip()]
    if lines and lines[0].strip(" ,.!") in _CLOSING:
        lines = lines[1:]
    if not _FEWEST <= len(lines) <= _MOST_LINES or not _is_name(lines[0]):
        return None
    telling = all(_tells(part) for line in lines[1:] for part in line.split("|"))
    return begins if telling else None


def _is_name(line: str) -> bool:
    """True for two to four words that the lexicon does not know."""
    return _NAME.fullmatch(line) is not None and not any(look_up(word) for word in line.split())


def _tells(part: str) -> bool:
    """True for a title, or a way to reach somebody."""
    part = part.strip(" ,")
    return not part or bool(_TITLE.fullmatch(part) or _CONTACT.fullmatch(part))
