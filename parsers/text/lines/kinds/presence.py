"""How much of a meeting the claimant was there for, and whether as a substitute: what the fee may depend on.

That somebody led a meeting is for people.csv to say, not for the claim: it is never read from the text.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.lines import Span
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.items import Item
from parsers.text.lines.kinds.presence_told import ANY, LEFT, TOLD, UNCLEAR
from parsers.text.lines.kinds.same_role import with_joined
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "planutvalget i går som vara for Kari": ["role substitute"],
    "vara for Per i planutvalget i går": ["role substitute"],
    "planutvalget i går, varamedlem for Kari Li": ["role substitute"],
    "substitute for Kari at the planning committee yesterday": ["role substitute"],
    "varamedlem i planutvalget, møte i går": [],
    "planutvalget 10.11, vara den 10.": ["role substitute"],
    "planutvalget 10.11. Vara 1: Ola Nes, vara 2: Kari Li": [],
    "planutvalget 10.11. Vara den 12.11 blir Kari": [],
    "planutvalget 10.11. Var jeg vara den 10.?": [],
    "planning committee 10 November. Substitute on the 12th is Kari": [],
    "planutvalget i går, Kari var vara for Per": [],
    "planutvalget i går, og Per møtte som vara for Kari": [],
    "planutvalet i går, Per Lie stilte som vara for Kari": [],
    "planning committee yesterday, and Peter came as deputy for Kari": [],
    "planutvalget i går, der møtte jeg som vara for Kari": ["role substitute"],
    "planutvalget i går, Per var syk, så jeg møtte som vara": ["role substitute"],
    "planutvalget i går, Kari meldte forfall og jeg stilte som vara": ["role substitute"],
    "planutvalget i går. Møtte som vara for Per Lie": ["role substitute"],
    "planutvalget i går, varaordføreren var ikke der": [],
    "planutvalget i går, varaordføreren ledet møtet": [],
    "planutvalget i går som leder": [],
    "bom 54 kr i går, bare én sak": [],
    "planutvalget i går. Per gikk etter sak 5": [],
    "planutvalget i går. Lederen gikk etter første sak": [],
    "planutvalet i går, ordføraren forlot møtet i pausen": [],
    "planutvalget i går. Rådmannen kom inn i sak 4": [],
    "planning committee yesterday. Kari left before the end": [],
    "planutvalget i går. Gikk i lunsjpausen og kjøpte mat": [],
    "planutvalget i går. Vi gikk i pausen ut og spiste": [],
    "Kari Lie møtte som vara for Per Nes i planutvalget i går": ["role substitute"],
}
_OTHER = re.compile(
    r"\b([A-ZÆØÅ][\w-]{1,20}|han|hun|ho|he|she)(?: [A-ZÆØÅ][\w-]{1,20}){0,3}"
    r" (?:var|møtte|stilte|kom|deltok|stepp(?:et|a)|was|came|attended|stepped)"
    r"(?: (?!jeg\b|eg\b|vi\b|I\b|we\b)[\w-]{1,20}){0,3} \Z"
)
_PRONOUNS = frozenset({"han", "hun", "ho", "he", "she"})
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]{0,30}) \Z")
_MOVED = re.compile(rf"{LEFT}\b|måtte|forlot|had to|kom\b|møtte\b|ankom|joined|came|arrived", re.IGNORECASE)
_OWN = frozenset({"jeg", "eg", "i", "og", "and", "men", "but", "så", "so", "da", "then", "måtte"})
_OFFICES = frozenset(
    {"leder", "leiar", "ordfører", "ordførar", "rådmann", "chair", "mayor", "leader", "de", "dei", "they"}
)
_DEFINITE = ("en", "et", "ene", "ane")
_SHORT = 4
_NEAR = 20
"""Tokens of a clause to each side of what is told of a role."""
_LED = frozenset({"den", "the", "on"})
_TOLD_WITHIN = 100
"""Characters before the words for a substitute that may say whose they are."""


def set_presence(text: str, items: Sequence[Item], types: TypeIndex, tokens: Sequence[Token], layout: Layout) -> None:
    """A meeting's attendance and role, where its sentence says so, or where the text has one meeting only.

    An attendance that is left open is asked about where a part of such a meeting has a fee of its own.
    """
    held = [item for item in items if item.values.get("type") in types.meetings]
    lower = text.lower() if held else ""
    for field, value, words, pattern in TOLD if ANY.search(lower) else ():
        for found in pattern.finditer(text) if any(word in lower for word in words) else ():
            before = text[max(0, found.start() - _TOLD_WITHIN) : found.start()]
            whose = () if _is_of_other(before) or _is_others_leave(before, found[0]) else held
            for item in _meant(found.span(), whose, tokens, layout, text if field == "role" else "") if whose else ():
                if value != UNCLEAR:
                    item.set(field, value, found.span())
                elif field not in item.values and item.values["type"] in types.paid_in_part:
                    item.evidence[field] = [found.span()]
                    item.ask(field, "missing")


def _is_of_other(before: str) -> bool:
    """True where the words before end in `Per møtte`, `Kari Lie stilte`, `she came`: it was somebody else.

    A name that opens the text is the writer's own.
    """
    found = _OTHER.search(before)
    if found is None:
        return False
    first = found[1].lower()
    if first in _PRONOUNS:
        return True
    own = len(before) < _TOLD_WITHIN and not before[: found.start()].strip()
    return not own and (first in words_of("given_names") or first in words_of("given_names_and_words"))


def _is_others_leave(before: str, said: str) -> bool:
    """True for `gikk`, `kom` and the like right behind `Per`, `lederen`, `he`."""
    word = _WORD_BEFORE.search(before)
    if word is None or not _MOVED.match(said) or word[1].lower() in _OWN:
        return False
    name = word[1]
    return name[0].isupper() or name in _PRONOUNS | _OFFICES or (len(name) > _SHORT and name.endswith(_DEFINITE))


def _meant(said: Span, held: Sequence[Item], tokens: Sequence[Token], layout: Layout, text: str) -> list[Item]:
    """The lines of the meeting that stands nearest in the sentence; of the text's only one, wherever it stands.

    A role, which has the `text`, may be told of several, and of one day of a meeting that was held on several.
    """
    starts = [token.start for token in tokens]
    if len({item.values["type"] for item in held}) == 1:
        return (text and _of_day(held, max(0, bisect_right(starts, said[0]) - 1), tokens, layout)) or list(held)

    def sentence(at: int) -> int:
        return layout.sentence[max(0, bisect_right(starts, at) - 1)]

    named = {item.evidence["type"][0] for item in held if item.evidence.get("type")}
    near = [span for span in named if sentence(span[0]) == sentence(said[0])]
    if not near:
        return []
    nearest = min(near, key=lambda span: (abs(span[0] - said[0]), span))
    meant = with_joined(nearest, near, text, tokens) if text and nearest > said else [nearest]
    return [item for item in held if item.evidence.get("type", [None])[0] in meant]


def _of_day(held: Sequence[Item], at: int, tokens: Sequence[Token], layout: Layout) -> list[Item]:
    """The lines of the days in the clause of the token: `4., 11. og 18. november, vara for Ola Dal den 11.`"""
    clause = [near for near in _around(at, layout) if tokens[near].kind == "num"]
    return [item for item in held if any(_names(item.values.get("date"), near, tokens) for near in clause)]


def _around(at: int, layout: Layout) -> range:
    """The tokens of the clause, as many as matter."""
    first, last = max(0, at - _NEAR), min(len(layout.clause), at + _NEAR)
    return range(
        next(near for near in range(first, at + 1) if layout.clause[near] == layout.clause[at]),
        next((near for near in range(at, last) if layout.clause[near] != layout.clause[at]), last),
    )


def _names(date: object, at: int, tokens: Sequence[Token]) -> bool:
    """True for `11.11` and the `11` of `den 11.`, where that is the date."""
    day, point, month = tokens[at].text.partition(".")
    is_day = point or text_at(tokens, at + 1) == "." or text_at(tokens, at - 1) in _LED
    if not (is_day and isinstance(date, dt.date) and day.isdecimal() and (month.isdecimal() or not month)):
        return False
    return int(day) == date.day and (not month or int(month) == date.month)
