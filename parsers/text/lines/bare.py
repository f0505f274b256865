"""Numbers that stand where a value would, and say of what only to whoever wrote them: `12.11, 80`; they are asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, has
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret i går, 80": ["80"],
    "buss 40 kr i går og 45": ["45"],
    "bus yesterday 40 NOK and 45.": ["45"],
    "planutvalet 3.11, 10.11 og 17": ["17"],
    "formannskapet 10.11: 1500": ["1500"],
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
_MOST = 20
"""Numbers of one text that are looked at: keeps long texts linear, and nobody leaves out more units."""


def with_bare_numbers(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with one for each bare number beside them, of which neither type nor amount is known."""
    found = []
    for at in _bare(analysis) if drafts else ():
        clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
        before = [draft for draft in drafts if draft.first < at and draft.sentence == sentence]
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
    numbers = [at for at, token in enumerate(tokens) if _may_be_value(token)]
    if not numbers:
        return
    taken = {at for one in (*analysis.mentions, *analysis.named) for at in range(one.first, one.last)}
    taken |= {at for way in analysis.routes for at in range(way.first, way.last)}
    taken |= {at for rider in analysis.riders.all for at in range(rider.first, rider.last)}
    children = {layout.sentence[at] for at in analysis.spots.get("child", ())}
    for at in [at for at in numbers if at not in taken][:_MOST]:
        if layout.sentence[at] not in children and _ends(tokens, at) and _follows_value(tokens, at, taken):
            yield at


def _may_be_value(token: Token) -> bool:
    return (
        token.kind == "num"
        and token.text.isdecimal()
        and len(token.text) <= _MOST_DIGITS
        and (int(token.text) >= _LEAST and not (len(token.text) == len("2026") and token.text.startswith("20")))
    )


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
