"""Numbers that stand where a value would, and say of what only to whoever wrote them: `12.11, 80`; they are asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, MEASURED, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret i går, 80": ["80"],
    "buss 40 kr i går og 45": ["45"],
    "bus yesterday 40 NOK and 45.": ["45"],
    "planutvalet 3.11, 10.11 og 17": ["17"],
    "formannskapet 10.11: 1500": ["1500"],
    "kommunestyret i går. 42.": ["42"],
    "kommunestyret i går\n42": ["42"],
    "council meeting yesterday. 42": ["42"],
    "avlastning barn 12 år, 12.11, 15": ["15"],
    "respite for a child of 12, 12.11, 15": ["15"],
    "kjørte 42 km til rådhuset 12.11 og til Haugen, 15": ["15"],
    "køyrde 42 km til rådhuset 12.11 og til Haugen, 15": ["15"],
    "drove 42 km to the town hall 12.11 and to Haugen, 15": ["15"],
    "støttekontakt i går, 3 timer for Per og 2 for Ola": ["2"],
    "kjørte 42 km i går og 8": ["8"],
    "council meeting yesterday, 42 km plus 8 for the detour": ["8"],
    "støttekontakt i går, 3 timer. Utgifter: 165 + 165": ["165"],
    "parkering, 45": [],
    "formannskapet i går, sak 14, 15 og 18": [],
    "avlastning i går, 3 timer, barna er 7, 9 og 12": [],
    "formannskapet i går, 42 km, Storgata 12": [],
    "1) taxi 250 kr i går": [],
    "kommunestyret 12.11, 2026": [],
}

_LEAST, _MOST_DIGITS = 10, 5
_BEFORE = frozenset({",", ";", ":"})
_AFTER = frozenset({",", ".", ";", "!"})
_FOR = frozenset({"for", "på", "hos", "hjå", "on", "with"})
_COSTS = ("utgift", "utlegg", "kostnad", "beløp", "expense", "cost", "outlay", "amount")
_ADDING = frozenset({"og", "and", "pluss", "plus", "+"})
_ADDED_WITHIN = 4
_PLACED = 3
"""Tokens from `til` to the number of `til Haugen, 15`."""
_MOST = 20
"""Numbers of one text that are looked at: keeps long texts linear, and nobody leaves out more units."""


def with_bare_numbers(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with one for each bare number beside them, of which neither type nor amount is known."""
    found = []
    for at in _bare(analysis) if drafts else ():
        clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
        apart = _is_alone(analysis, at) or _follows_label(analysis.tokens, at)
        before = [one for one in drafts if one.first < at and 0 <= sentence - one.sentence <= apart]
        if before and not _awaits_sum(before[-1], types):
            bare = Draft(kind="expense", first=at, last=at + 1, clause=clause, sentence=sentence, named=False)
            bare.type_spans.append((analysis.tokens[at].start, analysis.tokens[at].end))
            found.append(bare)
    return sorted((*drafts, *found), key=BY_PLACE) if found else drafts


def _awaits_sum(draft: Draft, types: TypeIndex) -> bool:
    """True for an outlay without an amount, which is asked anyway: parkering, 45."""
    bought = types.units(draft.codes) == {"amount"} if draft.codes else draft.unheld == "amount"
    return draft.kind == "expense" and draft.named and bought and not draft.measured


def _bare(analysis: Analysis) -> Iterator[int]:
    tokens, layout = analysis.tokens, analysis.layout
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num" and _may_be_value(token.text)]
    if not numbers:
        return
    taken = {at for one in (*analysis.mentions, *analysis.named) for at in range(one.first, one.last)}
    taken |= {at for way in analysis.routes for at in range(way.first, way.last)}
    taken |= {at for rider in analysis.riders.all for at in range(rider.first, rider.last)}
    left = [at for at in numbers if at not in taken][:_MOST]
    if not left:
        return
    days = {at for one in analysis.dated for at in range(one.when.first, one.when.last)}
    counted = [one for one in analysis.mentions if isinstance(one, MEASURED)]
    measured = {at for one in counted for at in range(one.first, one.last)}
    children = {layout.sentence[at] for at in analysis.spots.get("child", ())}
    for at in left:
        values = days if layout.sentence[at] in children else taken
        follows = _follows_value(tokens, at, values) or _follows_place(tokens, at)
        large = int(tokens[at].text) >= _LEAST and (_ends(tokens, at) or text_at(tokens, at + 1) == "+")
        follows = follows or _follows_label(tokens, at)
        if (large and (follows or _is_alone(analysis, at))) or _is_added(tokens, at, measured):
            yield at


def _may_be_value(number: str) -> bool:
    """True for a whole number of few digits that is no year."""
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        return False
    return not (len(number) == len("2026") and number.startswith("20"))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True at the end of a line, a sentence or an item of a list."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or after.kind == "nl" or after.text in _AFTER


def _follows_value(tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
    """True behind a day or another value, past marks and other bare numbers; `sak 14, 15` follows what is hidden."""
    before = at - 1
    while before >= 0 and tokens[before + 1].start - tokens[before].end <= 1:
        if before in taken:
            return True
        if not (tokens[before].text in _BEFORE or has(tokens, before, "join") or tokens[before].kind == "num"):
            return False
        before -= 1
    return False


def _follows_label(tokens: Sequence[Token], at: int) -> bool:
    """True behind a label that speaks of money: `Utgifter: 165 + 165 + 90`."""
    return text_at(tokens, at - 1) == ":" and text_at(tokens, at - 2).startswith(_COSTS)


def _is_added(tokens: Sequence[Token], at: int, measured: set[int]) -> bool:
    """True behind a sum, hours or a distance and a word that adds: 3 timer for Per og 2 for Ola, 42 km + omvei 12."""
    closes = _ends(tokens, at) or text_at(tokens, at + 1) in _FOR
    if not closes or text_at(tokens, at - 1) not in _ADDING:
        return False
    before = range(at - 2, max(at - 2 - _ADDED_WITHIN, -1), -1)
    near = takewhile(lambda place: tokens[place].kind not in ("nl", "sym") or tokens[place].text == ",", before)
    return any(place in measured for place in near)


def _follows_place(tokens: Sequence[Token], at: int) -> bool:
    """True behind a place that the drive went on to: `og til Haugen, 15`."""
    return (
        at >= _PLACED
        and tokens[at - 1].text == ","
        and has(tokens, at - _PLACED, "to")
        and tokens[at - 2].kind == "word"
    )


def _is_alone(analysis: Analysis, at: int) -> bool:
    """True for a number that is all of its sentence."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    opens = at > 0 and sentence[at - 1] != sentence[at]
    closes = at + 1 == len(tokens) or sentence[at + 1] != sentence[at] or tokens[at + 1].text in (".", "\n")
    return opens and closes and (at + 2 >= len(tokens) or sentence[at + 2] != sentence[at])
