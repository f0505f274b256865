"""The marks of a list are hidden, `- formannskapet 3.11`, `2) planutvalget 5.11`: rows say the same without them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from parsers.text.words.lexicon import NO_SENSES, known_words, words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Timeliste støttekontakt uke 46\n- ma 2t\n- on 3t\n- fr 1,5t": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "support-hour 13.11 1.5"),
    ],
    "Utlegg 10.11:\n* 210 kr, drosje heim\n* 38 kr, buss inn": ["taxi 10.11 210", "transit 10.11 38"],
    "- Parkering 10.11: 44 kr\n\nHilsen Kari Nes\n\n- PS: Parkeringen var 54 kr, ikke 44.": ["parking 10.11 54"],
    "Formannskapet:\n1. 3.11 - 24 km\n2. 10.11 - 31 km": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 24", "mileage 10.11 31"),
    ],
    "Formannskapet:\n1) tysdag 3. november\n2) tysdag 10. november": ["fee-executive 03.11", "fee-executive 10.11"],
    "Support contact:\na) 3.11 2 hours\nb) 10.11 3 hours": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "Støttekontakt:\n#1 3.11 2 t\n#2 10.11 3 t": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "Støttekontakt november:\n1. 2. - 3 t\n2. 4. - 2,5 t": ["support-hour 02.11 3", "support-hour 04.11 2.5"],
    "Støttekontakt veke 46:\n1. onsdag 2 t\n2. fredag 3 t": ["support-hour 11.11 2", "support-hour 13.11 3"],
    "Støttekontakt november:\n1. 3 t\n2. 2 t": ["support-hour 01.11 3", "support-hour 02.11 2"],
    "Støttekontakt:\n- 10.11 <3 timer\n- 12.11 2 timer <3": ["support-hour 10.11 3", "support-hour 12.11 2"],
    "Støttekontakt i oktober:\n1. 3 timer, kino 12.10 neste gang\n2. 2 timer": [
        *("support-hour 01.10 3", "support-hour 02.10 2"),
    ],
    "Municipal council:\n1. November 3: 41 km\n2. November 10: 31 km": [
        *("fee-council 03.11", "fee-council 10.11", "mileage 03.11 41", "mileage 10.11 31"),
    ],
    "Støttekontakt:\n1. november 3 t\n2. november 2 t": ["support-hour 01.11 3", "support-hour 02.11 2"],
    "Støttekontakt:\n1. nov. 14 - 17\n2. nov. 15 - 17": ["support-hour 01.11 3", "support-hour 02.11 2"],
    "Støttekontakt:\n1. november 14:00-17:00\n2. november 15:00-17:00": [
        "support-hour 01.11 3",
        "support-hour 02.11 2",
    ],
}
_MARK = re.compile(r"^[ ]*(?:[-*•·▪◦●→][ ]+(?=[^\W_])(?!\d\d?(?:[.:]\d\d)?[ ]*$)|[-•·▪◦●→](?=[^\W\d_]))", re.MULTILINE)
"""A sign before a word or number; right before a number it may be a minus, before a bare one `until`."""
_NUMBERED = re.compile(
    r"^[ ]*(?:\(?(?P<place>\d\d?|[a-z])(?P<end>\.\)|\.|\))|#(?P<hash>\d\d?))[ ]+(?=\S)", re.MULTILINE
)
_BLANK = re.compile(r"[^\n]")
_WORD = re.compile(r"(?<![/\w])[^\W\d_]+")
_INSIDE = re.compile(r"[^\w]")
_GOES_ON = re.compile(r"[^\w]|(?:og|and|til|to) \d")
"""What follows a day rather than the number of a row."""
_DAY_BEHIND = re.compile(
    r"^[^\W\d_]+\.? (?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:[:,](?!\d)| -(?! ?\d+(?! ?(?:\d|km|kr|mil)\b)))"
    r"(?! ?\d+ ?(?:t|h|timer?|timar)\b)"
)
"""A day behind its month at a row's beginning, which is no hour: 1. november 14:00-17:00."""
_ROW, _HEADING = 200, 60
"""Characters of a row, and of what stands above the first, that are looked at."""
_WEEK = 7
_HOURS = re.compile(r"\d+(?:,\d+)? ?(?:t|h|timer?|timar|hours?)\b")
_DATED = re.compile(r"(?<![\d.,:/])(?:[12]?\d|3[01])(?:[./](?:0?[1-9]|1[0-2])(?!:?\d)|\.(?!\d))")


def hide_bullets(plain: str) -> str:
    """The normalised text with the marks and numbers that rows of a list begin with blank.

    A number with a point is a day unless its row tells another one; lines that are at fault are named by theirs.
    """
    text = _MARK.sub(_blank, plain)
    hidden = [row for rows in _lists(text) if _is_list(text, rows) for row in rows]
    parts: list[str] = []
    seen = 0
    for row in hidden:
        parts += (text[seen : row.start()], _blank(row))
        seen = row.end()
    return "".join((*parts, text[seen:])) if hidden else text


def _lists(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """The rows that are numbered on from the first, at least two."""
    rows: list[re.Match[str]] = []
    for row in _NUMBERED.finditer(text):
        if _place(row) != len(rows) or (rows and _kind(row) != _kind(rows[0])):
            if len(rows) > 1:
                yield rows
            rows = []
        if _place(row) == len(rows):
            rows.append(row)
    if len(rows) > 1:
        yield rows


def _place(row: re.Match[str]) -> int:
    """The place in its list that the row says it has, from 0."""
    said = row["place"] or row["hash"]
    return int(said) - 1 if said.isdecimal() else ord(said) - ord("a")


def _kind(row: re.Match[str]) -> tuple[bool, str | None]:
    return row["hash"] is not None or row["place"].isdecimal(), row["end"]


def _is_list(text: str, rows: Sequence[re.Match[str]]) -> bool:
    """False where the numbers may be days, `1. november`, `1. 11.`, `1. 3 timer`, or lines: `retur: 1) feil dato`."""
    told = [text[row.end() : row.end() + _ROW].partition("\n")[0] for row in rows]
    above = text[max(0, rows[0].start() - _HEADING) : rows[0].start()].rstrip().rpartition("\n")[2]
    if any(not _deciding().isdisjoint(_WORD.findall(one)) for one in (above, *told)):
        return False
    if rows[0]["end"] != "." or not rows[0]["place"].isdecimal():
        return True
    if all(_first_word(one) in _meaning("month") and _DAY_BEHIND.search(one) for one in told):
        return True  # 1. November 3: 41 km
    if any(_GOES_ON.match(one) or _first_word(one) in _meaning("month") for one in told):
        return False
    begun = [_first_word(one) for one in told]
    if len({*begun}) == 1 and begun[0].isdecimal():
        return False
    if any(_HOURS.match(one) and not _DATED.search(one) for one in told):
        return False
    return _are_apart(begun) or any(_DATED.search(one) or _tells("month", one) for one in told)


def _tells(sense: str, told: str) -> bool:
    return not _meaning(sense).isdisjoint(_WORD.findall(told))


def _are_apart(begun: Sequence[str]) -> bool:
    """True for weekdays that do not follow on each other as the numbers do: `1. onsdag`, `2. fredag`."""
    senses = [known_words().get(word, NO_SENSES) for word in begun]
    told = [(place, one.get("weekday", one.get("weekday_short"))) for place, one in enumerate(senses)]
    return len({(int(weekday) - place) % _WEEK for place, weekday in told if weekday is not None}) > 1


def _first_word(told: str) -> str:
    return _INSIDE.split(told, maxsplit=1)[0]


@cache
def _deciding() -> frozenset[str]:
    return _meaning("decision") | words_of("faults") | {"retur"}


@cache
def _meaning(sense: str) -> frozenset[str]:
    """The words with that sense."""
    return frozenset(word for word, senses in known_words().items() if sense in senses)


def _blank(found: re.Match[str]) -> str:
    return _BLANK.sub(" ", found.group())
