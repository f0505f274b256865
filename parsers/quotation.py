"""Where a text stops being its writer's own newest words: what it quotes, and the lines that introduce what it quotes.

Works line by line with patterns that know Bokmål, Nynorsk, English, Danish, Swedish and German mail programs. A cut
too late leaves quoted sums to be claimed again, a cut too early loses a claim, so each pattern asks for several signs:
a travel claim may well say `Fra: Voss`, `Til: Flesland`.
"""

import re
from collections.abc import Mapping, Sequence

MARKER = re.compile(r"##- .* -##")
"""The line on top of our own mails (`parsers.mail.reply.marker_line`)."""

# Attribution and header lines are shorter; longer ones need no search.
MAX_LINE = 400
_MAX_WRAP = 3
_MAX_HEADER_LINES = 12

_WEEKDAY = (
    r"(?:(?:man|tirs?|ons|tors?|fre|lør|søn|mån|tys|laur|laurs|lör|sön|sun|mon|tue|wed|thu|fri|sat)(?:dag|day)?"
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
_NOT_ME = r"(?!jeg\b|eg\b|jag\b|vi\b|me\b|ich\b|i\b|we\b)"

_DATE_FIRST = re.compile(rf"{_WHEN},?(?P<time> {_TIME})?,? (?:\([^()]*\) )?{_WROTE} {_NOT_ME}.+:", re.IGNORECASE)
_NAME_NEXT = re.compile(rf"{_WHEN},?(?P<time> {_TIME})?,? .{{1,200}} {_WROTE}:", re.IGNORECASE)
_NAME_FIRST = re.compile(rf".{{2,200}} {_WROTE}(?: følg[ej]?a?nde)? {_WHEN},?(?P<time> {_TIME}):", re.IGNORECASE)
_ATTRIBUTIONS = (_DATE_FIRST, _NAME_NEXT, _NAME_FIRST)

_FORWARD = (
    r"(?:start på |begynnelse på )?(?:(?:videresendt|vidaresend|vidaresendt) (?:melding|e-post)"
    r"|videresendt (?:meddelelse|besked|mail)|vidarebefordrat (?:meddelande|brev)|(?:begin )?forwarded message)"
)
_ORIGINAL = (
    r"(?:opprinne?lig melding|opphavleg melding|oprindelig meddelelse|original message"
    r"|ursprungligt meddelande|ursprüngliche nachricht)"
)
_FORWARDS = re.compile(rf"[-_ ]{{2,}}{_FORWARD}[-_ ]{{2,}}|{_FORWARD} ?:", re.IGNORECASE)
_ENDS = re.compile(
    rf"[-_ ]{{2,}}(?:slutt(?:en)? på|slut på|end of|end)[ ](?:{_FORWARD}|{_ORIGINAL})[-_ ]{{2,}}", re.IGNORECASE
)
_DIVIDER = re.compile(rf"[-_ ]{{2,}}{_ORIGINAL}[-_ ]{{2,}}", re.IGNORECASE)

_LABELS = {
    "from": "from", "fra": "from", "frå": "from", "från": "from", "von": "from",
    "sendt": "sent", "sent": "sent", "skickat": "sent", "gesendet": "sent",
    "dato": "date", "date": "date", "datum": "date",
    "til": "to", "to": "to", "till": "to", "an": "to",
    "kopi": "cc", "cc": "cc", "kopia": "cc",
    "emne": "subject", "subject": "subject", "ämne": "subject", "betreff": "subject",
}  # fmt: skip
_LABEL = re.compile(r"\*?([a-zåä]{2,8}):?\*?:?\*?(?:\s|$)", re.IGNORECASE)

ADVERT = re.compile(
    r"^[ \t]*(?:(?:sendt|sent|skickat|gesendet|send) (?:fra|frå|from|från|von|via|med|with) (?:min|mitt|my|mein\w*"
    r"|outlook|yahoo|e-post|mail|gmail|samsung|proton|iphone|ipad|android|mobil|huawei|galaxy|windows)\b"
    r"|(?:hent|få|last ned|skaffa|get|download) outlook (?:for|til|för) )[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that a program adds of itself: `Sendt fra min iPhone`."""
RULE = re.compile(r"[-_*=\s]*")
"""A line without words."""

_SIGNS = (
    *(">", "##-", "skrev", "skreiv", "wrote", "schrieb", "meld", "message", "meddel", "besked", "brev", "nachricht"),
    *("videresendt", *(label + end for label in ("from", "fra", "frå", "från", "von") for end in (":", "*:"))),
)
"""Parts of what marks or introduces a quotation."""


def may_quote(text: str) -> bool:
    """False for a text in which nothing marks or introduces a quotation: the search in it can be saved."""
    return "\n" in text and any(map(text.lower().__contains__, _SIGNS))


def own(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is the writer's own; `lines` have no white space around them.

    Foreign are lines marked with `>`, the lines that introduce a quotation, and all that follows these, unless the
    quotation below is marked line by line (answers may stand in between), or a line says where it ends, or the writer
    has said nothing above: then the mail was forwarded without a word. All below our own marker is foreign for certain.
    """
    marks = [True] * len(lines)
    closed = _closed(lines)
    spoken = False
    at = 0
    while at < len(lines):
        taken = _introduction(lines, at)
        if _begins_our_mail(lines, at):
            start = _announced(lines, at)
            return marks[:start] + [False] * (len(lines) - start)
        start = _ruled_off(lines, at) if taken else at
        if at in closed:
            taken = closed[at] + 1 - at
        elif taken and spoken and not _is_quoted_next(lines, at + taken):
            return marks[:start] + [False] * (len(lines) - start)
        if taken or is_quoted(lines[at]):
            taken = taken or 1
            marks[start : at + taken] = [False] * (at + taken - start)
        else:
            spoken = spoken or not (RULE.fullmatch(lines[at]) or ADVERT.fullmatch(lines[at][:MAX_LINE]))
        at += taken or 1
    return marks


def _closed(lines: Sequence[str]) -> Mapping[int, int]:
    """The lines that say that something forwarded begins, each with the line that says where it ends."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for at, line in enumerate(lines):
        if line[-1:] not in ("-", "_") or len(line) > MAX_LINE:
            continue
        if begun and _ENDS.fullmatch(line):
            found[begun.pop()] = at
        elif _is_divider(line):
            begun.append(at)
    return found


def _is_divider(line: str) -> bool:
    """True for `---- Opprinnelig melding ----` and the like."""
    return bool(_DIVIDER.fullmatch(line) or _FORWARDS.fullmatch(line))


def is_quoted(line: str) -> bool:
    """True for a line marked as quoted."""
    return line.startswith(">")


def unquoted(line: str) -> str:
    """The line with one mark of quotation fewer."""
    return line.removeprefix(">").removeprefix(" ")


def forwards(lines: Sequence[str]) -> bool:
    """True where a mail program says that it forwards what follows."""
    return any(_FORWARDS.fullmatch(unquoted(line)) for line in lines if len(line) <= MAX_LINE)


def _begins_our_mail(lines: Sequence[str], at: int) -> bool:
    """True for our marker, unless it is one line of a quotation that is marked line by line."""
    line = lines[at]
    bare = line.lstrip("> ")
    if len(line) > MAX_LINE or not bare.startswith("##-") or not MARKER.match(bare):
        return False
    return bare == line or not _is_quoted_next(lines, at + 1)


def _ruled_off(lines: Sequence[str], at: int) -> int:
    """Where the blank lines and rules above that line begin."""
    while at and RULE.fullmatch(lines[at - 1]):
        at -= 1
    return at


def _announced(lines: Sequence[str], at: int) -> int:
    """Where what introduces our mail begins: the line above the marker, in whatever language, if it ends in a colon."""
    above = max((i for i in range(at) if lines[i]), default=at)
    return above if lines[above].endswith(":") else at


def _introduction(lines: Sequence[str], at: int) -> int:
    """How many lines from there on introduce a quotation; 0 where none does."""
    line = lines[at]
    if not line or len(line) > MAX_LINE:
        return 0
    if line[-1] in "-_:" and _is_divider(line):
        return 1
    return _header_block(lines, at) or _attribution(lines, at)


def _attribution(lines: Sequence[str], at: int) -> int:
    """Lines of such as `man. 12. mai 2025 kl. 10:30 skrev Kari <kari@…>:`, wrapped over three lines at most."""
    for end in range(at + 1, min(at + _MAX_WRAP, len(lines)) + 1):
        if not lines[end - 1] or len(lines[end - 1]) > MAX_LINE:
            return 0
        if not lines[end - 1].endswith(":"):
            continue
        joined = " ".join(lines[at:end])
        match = next((m for m in (p.fullmatch(joined) for p in _ATTRIBUTIONS) if m), None)
        certain = match is not None and bool(match["time"] or "@" in joined or _is_quoted_next(lines, end))
        return end - at if certain else 0
    return 0


def _is_quoted_next(lines: Sequence[str], at: int) -> bool:
    return is_quoted(next((line for line in lines[at : at + 3] if line), ""))


def _header_block(lines: Sequence[str], at: int) -> int:
    """Lines of Outlook's copy of the headers: it begins with the sender, and has a sending time or a subject."""
    if _label(lines[at]) != "from":
        return 0
    found: set[str] = set()
    end = at
    for number in range(at, min(at + _MAX_HEADER_LINES, len(lines))):
        if not lines[number]:
            break
        if label := _label(lines[number]):
            found.add(label)
            end = number + 1
    return end - at if len(found) >= 3 and found & {"sent", "subject"} else 0


def _label(line: str) -> str | None:
    match = _LABEL.match(line)
    return _LABELS.get(match.group(1).lower()) if match and ":" in match.group() else None
