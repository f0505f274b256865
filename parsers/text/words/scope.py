"""The writer's own newest words: quoted mail, headers, signatures and automatic endings are hidden."""

import re
from collections.abc import Sequence

from claims.lines import Span
from parsers.text.words.signature import signature

_QUOTED = re.compile(r"^[ ]*>.*$", re.MULTILINE)
_SAID_ON = re.compile(
    r"^[ ]*(?!jeg\b|eg\b|vi\b|i\b|we\b)(?=[^\n]{0,200}(?:\d|@))"
    r"(?:[^\n]{0,160}|(?:den|on|på)\b[^\n]{0,160}\n[^\n]{0,80})\b(?:skrev|skreiv|wrote)\b"
    r"[^\n]{0,120}(?:\n[^\n]{0,80})?:[ ]*$",
    re.MULTILINE,
)
_HEADERS = re.compile(
    r"^[ ]*\*?(?:fra|from|frå):\*?[ ].*(?:\n+[ ]*\*?(?:sendt|sent|til|to|kopi|cc|blindkopi|bcc|dato|date|emne|subject"
    r"|svar til|reply-to|vedlegg|attachments?|prioritet|importance):.*)+",
    re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ ]*(?:-{2,}[ ]*(?:opprinnelig|opphavleg|original|videresendt|vidaresendt|forwarded|melding|begynn)[^\n]*"
    r"|(?:start på (?:videresendt|vidaresendt) melding|begin forwarded message|videresendt melding)[ ]?:?[ ]*"
    r"|_{5,}[ ]*)$",
    re.MULTILINE,
)
_DEVICE = re.compile(
    r"^[ ]*(?:(?:sendt|sent)[ ](?:fra|frå|from|via|med|with)[ ](?:e-post|mail|outlook|yahoo|gmail|proton|min|mitt|my"
    r"|samsung|iphone|ipad|android|mobil|huawei|galaxy|windows)|(?:hent|last ned|get|download)[ ]outlook)[^\n]*$",
    re.MULTILINE,
)
_CLOSING = re.compile(
    r"""(?:(?<=\s)|^)(?:mvh|m\.v\.h|vh|(?:(?:med|de|dei|beste|venn?l[ei]ge?|mange|gode?|varme)\ ){0,3}
        (?:hilsen(?:er)?|hilsninger|helsing(?:ar)?)
        |(?:(?:with|kind|best|warm)\ ){0,3}regards(?!\ to\b)|(?:yours\ )?sincerely|best\ wishes)\b
      | ^[ ]*--[ ]*$
      | ^[ ]*(?:denne|dette|this)[ ](?:e-?post|melding|e-?mail|message)[^\n]{0,200}
        (?:fortrolig|konfidensiel|mottaker|mottakar|virus|confidential|intended|taushets)
      | ^[ ]*(?:tenk[ ]på[ ]miljøet|please[ ]consider[ ]the[ ]environment|virusfri|confidentiality)""",
    re.MULTILINE | re.VERBOSE,
)
_GREETING = re.compile(
    r"\s*(?:(?:he|ha)i(?:s(?:ann|veis))?|hei på deg|hallo(?:en)?|halla|hi(?: there)?|hello|hey|morn"
    r"|god (?:morgen|morgon|dag|ettermiddag|kveld|kväll)|good (?:morning|afternoon|evening|day)|dear|kjære)(?![\w'-])"
)
_GREETED = re.compile(r"(?P<name>(?:[ ]+[^\W\d_][^\W\d_-]*){0,4})[ ]*[,!.:\n]\s*")
_CLOSED_BY = (
    *("vh", "m.v.h", "hilse", "hilsning", "helsing", "regards", "sincerely", "best wishes", "--", "miljøet"),
    *("environment", "fortrolig", "konfidensiel", "mottak", "virus", "confidential", "intended", "taushets"),
)
"""Parts of what `_CLOSING` looks for: nothing closes a text that has none."""
_SAYS_MORE = re.compile(r"[^\n.!?]{0,80}[.!?][ ]+(?:[^\n]{0,40}?\b[^\W\d_]{2,}\b){3}")
"""Another sentence of at least three words on the line of a closing: `60 kr, hilsen Kari. Og taxi 200 kr`."""
_INK = re.compile(r"\S")
_LINE = 200
"""Characters back to where a line begins; what is longer has words before the closing."""
_BLANK = re.compile(r"[^\n]")
_AFTERWORD = re.compile(r"^[ ]*(?:p\.?[ ]?s\b|p\.s\.|ps[.:])", re.MULTILINE)

EXAMPLES = {
    "42 km\nmvh ola\ntlf 22334455": "42 km",
    "> 36 km\nja": "ja",
    "12.10\nden 12. okt 2023 skrev kari:\n> 64 km": "12.10",
    "den 12. okt 2023 skrev kari:\n> hvor langt?\n42 km\n> når?\ni går": "42 km\n      \ni går",
    "ja\nfra: kari nes\nsendt: 12. oktober 2023\ntil: ola\nemne: møtet\n\n36 km": "ja",
    "fra: kari nes\nsendt: 12. oktober 2023\nemne: møtet\n\n36 km": "36 km",
    "sendt fra outlook for ios": "",
    "--\nola nordmann\nmedlem av formannskapet": "",
    "42 km\nhilsen ola\nps: og bom 27 kr": "42 km\n          \nps: og bom 27 kr",
    "hilsen fra fjellet! 42 km i går": "hilsen fra fjellet! 42 km i går",
    "42 km i går\n\nola nordmann\nleder, planutvalget\ntlf": "42 km i går",
    "42 km\n\nde beste hilsener fra\nola": "42 km",
    "42 km\ndenne e-posten kan inneholde fortrolig informasjon": "42 km",
    "jeg skrev feil 12.10, her er møtene:\nformannskap": "jeg skrev feil 12.10, her er møtene:\nformannskap",
}


def hide_foreign(plain: str) -> str:
    """The text with everything that is not the writer's own newest words blanked, character for character."""
    text = plain
    if "skrev" in plain or "skreiv" in plain or "wrote" in plain:
        text = _without_replies(text)
    if ">" in text:
        text = _QUOTED.sub(_blank, text)
    if "\n" in text and ":" in text:
        text = _without_forwarded(text)
    text = _without_endings(text)
    start = signature(text) if "\n" in text else None
    own = text[:start].rstrip()
    return own + " " * (len(text) - len(own))


def hide_greeting(plain: str, text: str) -> str:
    """The plain text with the greeting it begins with blanked, and with the name of whom it greets."""
    greeting = _GREETING.match(plain)
    if greeting is None:
        return plain
    named = _GREETED.match(plain, greeting.end())
    whom = text[slice(*named.span("name"))].split() if named else []
    end = named.end() if named and all(word[0].isupper() for word in whom) else greeting.end()
    return " " * end + plain[end:]


def _without_replies(text: str) -> str:
    """Without `Den … skrev Kari:`, and without what follows unless that is marked as quoted line by line."""
    return _without_others(text, _SAID_ON, quoted=True)


def _without_forwarded(text: str) -> str:
    """Without the mail below the writer's words; a mail that is all there is loses only its headers."""
    for pattern in (_FORWARDED, _HEADERS):
        text = _without_others(text, pattern, quoted=False)
    return text


def _without_others(text: str, pattern: re.Pattern[str], *, quoted: bool) -> str:
    """Without each match, and without all that stands below the first that has the writer's words above it.

    With `quoted`, what is marked by `>` below a match leaves it a match alone.
    """
    hidden: list[Span] = []
    own, seen = False, 0
    for match in pattern.finditer(text):
        own = own or _has_words(text, seen, match.start())
        below = _INK.search(text, match.end()) if quoted else None
        if own and not (below and below.group() == ">"):
            hidden.append((match.start(), len(text)))
            break
        hidden.append(match.span())
        seen = match.end()
    return _without(text, hidden)


def _without_endings(text: str) -> str:
    """Without greetings and what stands below them, but for a postscript."""
    device = _DEVICE.search(text)
    if device:
        own = _has_words(text, 0, device.start())
        text = _without(text, [(device.start(), len(text) if own else device.end())])
    hidden: list[Span] = []
    above, seen = False, 0
    closing = _CLOSING.search(text) if any(map(text.__contains__, _CLOSED_BY)) else None
    while closing:
        start, after = closing.span()
        above = above or _has_words(text, seen, start)
        seen = start
        if (above or closing.group().strip() == "--") and not _goes_on(text, start, after):
            postscript = _AFTERWORD.search(text, after)
            seen = after = postscript.start() if postscript else len(text)
            hidden.append((start, after))
        closing = _CLOSING.search(text, after)
    return _without(text, hidden)


def _goes_on(text: str, start: int, end: int) -> bool:
    """True for a closing inside a line that says more after it."""
    line = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
    return _has_words(text, line, start) and _SAYS_MORE.match(text, end) is not None


def _has_words(text: str, start: int, end: int) -> bool:
    return _INK.search(text, start, end) is not None


def _without(text: str, hidden: Sequence[Span]) -> str:
    """The text with those stretches blank; they stand in order and apart."""
    parts, seen = [], 0
    for start, end in hidden:
        parts += [text[seen:start], _BLANK.sub(" ", text[start:end])]
        seen = end
    return "".join((*parts, text[seen:])) if hidden else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
