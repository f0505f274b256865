"""The writer's own newest words: quoted mail, headers, signatures and automatic endings are hidden."""

import re
from collections.abc import Sequence

from claims.lines import Span
from parsers.quotation import ADVERT, may_quote, own
from parsers.text.words.courtesies import hide_courtesies
from parsers.text.words.normalise import normalise
from parsers.text.words.signature import signature

_CLOSING = re.compile(
    r"""(?<!\S)(?=[bdghkmrsvwy])(?:mvh|m\.v\.h|vh|(?:(?:med|de|dei|beste|venn?l[ei]ge?|mange|gode?|varme)\ ){0,3}
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
_ADVERTISED_BY = ("send", "sent", "skickat", "outlook")
"""The same for `ADVERT`."""
_SAYS_MORE = re.compile(r"[^\n.!?]{0,80}[.!?][ ]+(?:[^\n]{0,40}?\b[^\W\d_]{2,}\b){3}")
"""Another sentence of at least three words on the line of a closing: `60 kr, hilsen Kari. Og taxi 200 kr`."""
_INK = re.compile(r"\S")
_LINE = 200
"""Characters back to where a line begins; what is longer has words before the closing."""
_MOST_NAMES = 2
"""Words that one greets with where all words are in capitals."""
_BLANK = re.compile(r"[^\n]")
_AFTERWORD = re.compile(
    r"""^[ ]*(?:p\.?[ ]?s\b|p\.s\.|ps[.:]
        |(?:og\ så|også|òg|forresten|dessuten|i\ tillegg|(?:j?eg\ )?(?:glemte|gløymde)|btw|by\ the\ way|also|i\ forgot)
          \b(?![^\n]*(?:\?|\b(?:kommer|kjem|skal|neste|next|will)\b))
          (?=[^\n]*(?:(?:kr|nok)\.?[ ]?\d|\d[ ]?(?:kr|nok|,-|km|mil|t|timer?|timar?|hours?|min|[-–][ ]?\d)|kl\.?[ ]?\d
            |(?<![\d.])\d{1,2}(?:[./]\d|\.?[ ](?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|o[kc]t|nov|de[sc])))))
      | (?<=\n)[ ]*\n[ ]*(?=[^\s](?:[^\n]*\n(?![ ]*\n))?[^\n]*(?<![\d.])\d{1,2}
          (?:[./]\d|\.?[ ](?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|o[kc]t|nov|de[sc])))
        (?=(?:[^\n]*\n)?[^\n]*\d[ ]?(?:kr|km|t|timer|timar|hours)\b)""",
    re.MULTILINE | re.VERBOSE,
)
"""A postscript, what was forgotten, and a paragraph with a day and a value of its own."""
_NO_AFTERWORD = re.compile(
    r"\b(?:skrev|wrote|videresendt|vidaresendt|forwarded)\b"
    r"|\A\s*[^\n]*\b(?:tlf|telefon\w*|åpningstid\w*|opningstid\w*|påmelding\w*|fravære\w*|gebyr|neste|next)\b"
)
"""What makes a paragraph after the closing a quotation, or a notice of the office."""

EXAMPLES = {
    "42 km\nmvh ola\ntlf 22334455": "42 km",
    "> 36 km\nja": "ja",
    "12.10\nden 12. okt 2023 skrev kari:\n> 64 km": "12.10",
    "den 12. okt 2023 skrev kari:\n> hvor langt?\n42 km\n> når?\ni går": "42 km\n      \ni går",
    "ja\nfra: kari nes\nsendt: 12. oktober 2023\ntil: ola\nemne: møtet\n\n36 km": "ja",
    "fra: kari nes\nsendt: 12. oktober 2023\nemne: møtet\n\n36 km": "36 km",
    "-- videresendt melding --\n36 km\n-- slutt på videresendt melding --\n42 km": "42 km",
    "ja\n-- forwarded message --\n36 km\n-- end of forwarded message --": "ja",
    "takk\nden 12. oktober 2023 skrev kari nes:\n> ja\n-- videresendt melding --\n-- videresendt melding --\n"
    "hei\n-- slutt på videresendt melding --\n36 km": "takk",
    "sendt fra outlook for ios": "",
    "--\nola nordmann\nmedlem av formannskapet": "",
    "42 km\nhilsen ola\n\ntelefontid 12.10-14.30, 100 kr per time\n\nps: og bom 12.10 27 kr": (
        "42 km\n          \n\n                                       \n\nps: og bom 12.10 27 kr"
    ),
    "42 km\nhilsen ola\nps: og bom 27 kr": "42 km\n          \nps: og bom 27 kr",
    "42 km\nhilsen ola\n\nglemte bom 12.10, 27 kr": "42 km\n          \n\nglemte bom 12.10, 27 kr",
    "42 km\nhilsen ola\n\nbom 12.10, 27 kr": "42 km\n          \n\nbom 12.10, 27 kr",
    "42 km\nhilsen ola\n\nbom 27 kr 12. oktober": "42 km\n          \n\nbom 27 kr 12. oktober",
    "42 km\nhilsen ola\n\nkontoret er stengt 12.10": "42 km",
    "42 km\nhilsen ola\nogså medlem av planutvalget": "42 km",
    "42 km\nhilsen ola\nogså vara i kommunestyret, tlf 22334455": "42 km",
    "42 km\nhilsen ola\nforresten, hvor ble det av de 30 kr?": "42 km",
    "42 km\nhilsen ola\n\ntelefontid 12.10-14.30, 100 kr per samtale": "42 km",
    "42 km\nhilsen ola\n\nden 12.11.2026 skrev kari nes: taxi 315 kr": "42 km",
    "42 km\nhilsen ola\n\non 12 nov 2026 kari nes wrote:\n\ntaxi 10.11 300 kr": "42 km",
    "hilsen fra fjellet! 42 km i går": "hilsen fra fjellet! 42 km i går",
    "42 km i går\n\nola nordmann\nleder, planutvalget\ntlf": "42 km i går",
    "42 km\n\nde beste hilsener fra\nola": "42 km",
    "42 km\ndenne e-posten kan inneholde fortrolig informasjon": "42 km",
    "jeg skrev feil 12.10, her er møtene:\nformannskap": "jeg skrev feil 12.10, her er møtene:\nformannskap",
}


def hide_foreign(plain: str) -> str:
    """The text with everything that is not the writer's own newest words blanked, character for character."""
    text = _without_quotations(plain) if may_quote(plain) else plain
    text = ADVERT.sub(_blank, text) if any(map(text.__contains__, _ADVERTISED_BY)) else text
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
    known = len(whom) <= _MOST_NAMES or not text.isupper()  # HEI STØTTEKONTAKT FOR D:
    end = named.end() if named and known and all(word[0].isupper() for word in whom) else greeting.end()
    return " " * end + plain[end:]


def own_words(text: str) -> str:
    """What the writer says in the text, with small letters and without greeting, courtesies, close and quotations."""
    plain = normalise(text)
    return hide_courtesies(hide_greeting(hide_foreign(plain), text)).strip()


def _without_quotations(text: str) -> str:
    lines = text.split("\n")
    marks = own([line.strip() for line in lines])
    return "\n".join(line if mine else " " * len(line) for line, mine in zip(lines, marks, strict=True))


def _without_endings(text: str) -> str:
    """Without greetings and what stands below them, but for a postscript."""
    hidden: list[Span] = []
    above, seen = False, 0
    closing = _CLOSING.search(text) if any(map(text.__contains__, _CLOSED_BY)) else None
    while closing:
        start, after = closing.span()
        above = above or _has_words(text, seen, start)
        seen = start
        if (above or closing.group().strip() == "--") and not _goes_on(text, start, after):
            own = (one for one in _AFTERWORD.finditer(text, after) if _is_own(text, after, one))
            postscript = next(own, None)
            seen = after = postscript.start() if postscript else len(text)
            hidden.append((start, after))
        closing = _CLOSING.search(text, after)
    return _without(text, hidden)


def _is_own(text: str, after: int, postscript: re.Match[str]) -> bool:
    """False for a paragraph of a quotation or a notice; whoever writes `PS` or `også` goes on in person."""
    start = postscript.start()
    if text[start] != "\n" and not text[start:].lstrip(" ").startswith("\n"):
        return True
    line = text.find("\n", postscript.end())
    paragraph = text[start : line if line > 0 else len(text)]
    return not (_NO_AFTERWORD.search(text[after:start]) or _NO_AFTERWORD.search(paragraph))


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
