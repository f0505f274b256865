"""How much of a meeting the claimant was there for, and whether as a substitute: what the fee may depend on.

That somebody led a meeting is for people.csv to say, not for the claim: it is never read from the text.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from claims.lines import Span
from parsers.text.layout.clauses import Layout
from parsers.text.lines.items import Item
from parsers.text.words.tokens import Token

EXAMPLES = {
    "planutvalget i går, bare til stede på én sak": ["attendance one_case"],
    "planutvalget i går, vi kom bare til sak 4": [],
    "planutvalget i går, innkalt kun til sak 14/26": ["attendance one_case"],
    "planutvalet i går, eg var berre med på ei sak": ["attendance one_case"],
    "planning committee yesterday, only for one case": ["attendance one_case"],
    "planutvalget i går, var til stede i deler av møtet": ["attendance part"],
    "planutvalet i går, møtte berre ein del av møtet": ["attendance part"],
    "planutvalget i går, måtte gå før møtet var slutt": ["attendance part"],
    "planning committee yesterday, I had to leave early": ["attendance part"],
    "planutvalget i går som vara for Kari": ["role substitute"],
    "møtte som vararepresentant i planutvalget i går, bare for én sak": ["attendance one_case", "role substitute"],
    "planning committee yesterday as a substitute": ["role substitute"],
    "planutvalget i går, vi hadde bare én sak": [],
    "planutvalget i går, en lang sak om sak 14/26": [],
    "planutvalget i går, siste del av møtet var lukket": [],
    "planutvalget i går, varaordføreren ledet møtet": [],
    "planutvalget i går som leder": [],
    "bom 54 kr i går, bare én sak": [],
}

_ONLY = r"\b(?:bare|berre|kun|only)"
_ONLY_CUES = ("bare", "berre", "kun", "only")
_THERE = r"(?:til stede|tilstede|til stades|var|med|deltok|deltatt|møtte|møtt|innkalt|kalt inn|present|attended)"
_ONE = r"(?:én|éin|éi|en|ein|ei|1|one|a single) (?:enkelt)?(?:sak|case|item)\b"
_AT = r"(?:for|på|til|i)"
_MEETING = (
    r"(?:(?:(?:en |ein )?(?:deler|delar|del) av|halve) møtet|(?:a )?part of the meeting|half (?:of )?the meeting)\b"
)
_PART_CUES = ("del av", "deler av", "delar av", "halve møtet", "part of", "half")
_EARLY = r"(?:tidlig|tidleg|før slutt|før møtet var (?:slutt|ferdig)|early)\b"

_RULES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("attendance", "one_case", _ONLY_CUES, rf"{_ONLY} (?:{_THERE} )?{_AT} {_ONE}"),
    ("attendance", "one_case", _ONLY_CUES, rf"\b{_THERE} {_ONLY} (?:{_AT} )?(?:{_ONE}|sak \d)"),
    ("attendance", "part", _PART_CUES, rf"\b{_THERE} (?:(?:bare|berre|kun|only) )?(?:{_AT} )?{_MEETING}"),
    (
        "attendance",
        "part",
        ("måtte", "had to"),
        rf"\b(?:måtte|had to) (?:gå|forlate|dra|leave|go) (?:møtet |the meeting )?{_EARLY}",
    ),
    (
        "role",
        "substitute",
        ("vara", "substitute", "deputy"),
        r"\b(?:som|as an?|as) (?:vara(?:medlem|representant|mann|person)?|substitute|deputy member)\b",
    ),
)
_COMPILED = [(field, value, cues, re.compile(pattern, re.IGNORECASE)) for field, value, cues, pattern in _RULES]


def set_presence(
    text: str, items: Sequence[Item], meetings: Collection[str], tokens: Sequence[Token], layout: Layout
) -> None:
    """A meeting's attendance and role, where its sentence says so, or where the text has one meeting only."""
    held = [item for item in items if item.values.get("type") in meetings]
    lower = text.lower()
    for field, value, cues, pattern in _COMPILED if held else ():
        for found in pattern.finditer(text) if any(map(lower.__contains__, cues)) else ():
            for item in _meant(found.span(), held, tokens, layout):
                item.set(field, value, found.span())


def _meant(said: Span, held: Sequence[Item], tokens: Sequence[Token], layout: Layout) -> list[Item]:
    """The lines of the meeting that stands nearest in the sentence; of the text's only one, wherever it stands."""
    if len({item.values["type"] for item in held}) == 1:
        return list(held)
    starts = [token.start for token in tokens]

    def sentence(at: int) -> int:
        return layout.sentence[max(0, bisect_right(starts, at) - 1)]

    named = {item.evidence["type"][0] for item in held if item.evidence.get("type")}
    near = [span for span in named if sentence(span[0]) == sentence(said[0])]
    if not near:
        return []
    nearest = min(near, key=lambda span: (abs(span[0] - said[0]), span))
    return [item for item in held if item.evidence.get("type", [None])[0] == nearest]
