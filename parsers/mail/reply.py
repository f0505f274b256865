"""The newest words of a reply, without what it quotes.

Works line by line with patterns that know Bokmål, Nynorsk, English, Danish, Swedish and German mail programs. A cut
too late leaves quoted sums to be claimed again, a cut too early loses a claim, so each pattern asks for several signs:
a travel claim may well say `Fra: Voss`, `Til: Flesland`.
"""

import re

_MARKER = re.compile(r"(?:> ?)*##- .* -##")
# Attribution and header lines are shorter; longer ones need no search.
_MAX_LINE = 400
_MAX_WRAP = 3
_MAX_HEADER_LINES = 12

_WEEKDAY = (
    r"(?:(?:man|tirs?|ons|tors?|fre|lør|søn|mån|tys|laur|laurs|sun|mon|tue|wed|thu|fri|sat)(?:dag|day)?"
    r"|tuesday|wednesday|thursday|saturday|sundag)"
)
_DATE = (
    r"(?:\d{1,2}\.? ?[a-zæøå]{3,9}\.?,? (?:\d{4})|[a-z]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_TIME = (
    r"(?:(?:kl\.?|at|um|klokken|klokka)? ?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[+-]\d{4}| ?[a-z]{2,4})?)"
)
_WHEN = rf"(?:(?:den|på|on|am|the) )?(?:{_WEEKDAY}\.?,? )?(?:(?:den|the) )?{_DATE}"
_WROTE = r"(?:skrev|skreiv|wrote|schrieb)"
_NOT_ME = r"(?!jeg\b|eg\b|vi\b|me\b|ich\b|i\b)"

_DATE_FIRST = re.compile(rf"{_WHEN},?(?P<time> {_TIME})?,? (?:\([^()]*\) )?{_WROTE} {_NOT_ME}.+:", re.IGNORECASE)
_NAME_NEXT = re.compile(rf"{_WHEN},?(?P<time> {_TIME})?,? .{{1,200}} {_WROTE}:", re.IGNORECASE)
_NAME_FIRST = re.compile(rf".{{2,200}} {_WROTE}(?: følg[ej]?a?nde)? {_WHEN},?(?P<time> {_TIME}):", re.IGNORECASE)
_ATTRIBUTIONS = (_DATE_FIRST, _NAME_NEXT, _NAME_FIRST)

_DIVIDER = re.compile(
    r"[-_ ]{2,}(?:opprinne?lig melding|opphavleg melding|oprindelig meddelelse|original message|videresendt melding|"
    r"vidaresend melding|forwarded message|ursprungligt meddelande|ursprüngliche nachricht)[-_ ]{2,}"
    r"|(?:begin forwarded message|videresendt melding|vidaresend melding|start på videresendt melding):",
    re.IGNORECASE,
)
_LABELS = {
    "from": "from", "fra": "from", "frå": "from", "från": "from", "von": "from",
    "sendt": "sent", "sent": "sent", "skickat": "sent", "gesendet": "sent",
    "dato": "date", "date": "date", "datum": "date",
    "til": "to", "to": "to", "till": "to", "an": "to",
    "kopi": "cc", "cc": "cc", "kopia": "cc",
    "emne": "subject", "subject": "subject", "ämne": "subject", "betreff": "subject",
}  # fmt: skip
_LABEL = re.compile(r"\*?([a-zåä]{2,8})\*?:\*?(?:\s|$)", re.IGNORECASE)
_SENT_FROM = re.compile(
    r"(?:sendt|sent|skickat|gesendet) (?:fra|frå|from|från|von) "
    r"(?:min|mitt|my|mein\w*|outlook|yahoo|e-post|mail|gmail|samsung|proton)\b.*"
    r"|(?:hent|få|last ned|get) outlook (?:for|til) .*",
    re.IGNORECASE,
)
# Gmail writes one before AM and PM, and HTML is full of them.
_HARD_BLANKS = {0xA0: " ", 0x202F: " "}
_RULE = re.compile(r"[-_*=\s]*")


def marker_line(words: str) -> str:
    """The line that our own mails carry on top, around `words` such as "Svar over denne linjen"."""
    return f"##- {words} -##"


def newest(text: str) -> str:
    """The writer's own words in `text`; all of `text` where nothing else is left.

    Left out are: everything from our marker line or from the header of the quoted message on, lines quoted with `>`,
    the signature below `-- `, and advertisements such as "Sendt fra min iPhone".
    """
    lines = [line.strip() for line in text.translate(_HARD_BLANKS).split("\n")]
    kept = _without_signature(lines[: _cut(lines)])
    own = [line for line in kept if not line.startswith(">") and not _SENT_FROM.fullmatch(line[:_MAX_LINE])]
    while own and _RULE.fullmatch(own[-1]):
        own.pop()
    return "\n".join(own).strip() or text.strip()


def _cut(lines: list[str]) -> int:
    cut = next((i for i in range(len(lines)) if _starts_quotation(lines, i)), len(lines))
    if cut < len(lines) and _MARKER.match(lines[cut]):
        # Below our own marker all is quoted for certain: so is the line that introduces it, in whatever language.
        above = max((i for i in range(cut) if lines[i]), default=0)
        return above if lines[above].endswith(":") else cut
    return cut


def _starts_quotation(lines: list[str], i: int) -> bool:
    line = lines[i]
    if not line or len(line) > _MAX_LINE:
        return False
    if _MARKER.match(line) or _DIVIDER.fullmatch(line):
        return True
    return _is_attribution(lines, i) or _is_header_block(lines, i)


def _is_attribution(lines: list[str], i: int) -> bool:
    """True for a line such as `man. 12. mai 2025 kl. 10:30 skrev Kari <kari@…>:`, wrapped over three lines at most."""
    for end in range(i + 1, min(i + _MAX_WRAP, len(lines)) + 1):
        if not lines[end - 1] or len(lines[end - 1]) > _MAX_LINE:
            return False
        if not lines[end - 1].endswith(":"):
            continue
        joined = " ".join(lines[i:end])
        match = next((m for m in (p.fullmatch(joined) for p in _ATTRIBUTIONS) if m), None)
        return match is not None and bool(match["time"] or "@" in joined or _is_quoted_next(lines, end))
    return False


def _is_quoted_next(lines: list[str], i: int) -> bool:
    return next((line for line in lines[i : i + 3] if line), "").startswith(">")


def _is_header_block(lines: list[str], i: int) -> bool:
    """True for Outlook's copy of the headers: it begins with the sender, and has a sending time or a subject."""
    if _label(lines[i]) != "from":
        return False
    found = set()
    for line in lines[i : i + _MAX_HEADER_LINES]:
        if not line:
            break
        found.add(_label(line))
    found.discard(None)
    return len(found) >= 3 and bool(found & {"sent", "subject"})


def _label(line: str) -> str | None:
    match = _LABEL.match(line)
    return _LABELS.get(match.group(1).lower()) if match else None


def _without_signature(lines: list[str]) -> list[str]:
    # Several such lines are somebody's own dividers, with claims between them.
    return lines[: lines.index("--")] if lines.count("--") == 1 else lines
