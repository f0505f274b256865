"""Questions that claim: whether an outlay is covered, with what it cost told beside it."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, When, has
from parsers.text.words.tokens import Token

EXAMPLES = {
    "Får jeg dekket parkering også? Det kostet 60 kr": ["expense"],
    "Kan eg få dekt ferja? Ho kosta 142 kr 12.11": ["expense"],
    "Dekker dere parkering? Jeg betalte 60 kr i går.": ["expense"],
    "Is parking covered? I paid 60 kr yesterday": ["expense"],
    "Er det mulig å få refundert 142 kr for ferja 12.11?": ["expense"],
    "Planutvalget 11.11. Er det greit uten kvittering på parkering 60 kr?": ["expense", "expense"],
    "Trenger dere kvittering for bompenger?": [],
    "Førte jeg 42 km 12.11?": [],
    "Dekker dere parkering på 60 kr?": [],
    "Dekker dere parkering? Taxi 312 kr i går": ["expense"],
    "Hva koster parkering? Det kostet 60 kr før.": [],
    "Blir det trukket skatt av de 1650 kr for kommunestyret 12.11?": [],
}

_OF_COST = ("pay", "cost")
_IT = frozenset({"det", "den", "ho", "han", "it", "that", "dette"})
_OPENING = 3


def claiming(
    layout: Layout, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], types: TypeIndex
) -> Layout:
    """The layout without the questions that claim the one outlay they name."""
    if not layout.asking:
        return layout
    sentence = layout.sentence
    opened = _openings(tokens, layout)
    priced = {sentence[one.first] for one in mentions if isinstance(one, Money) and one.marked}
    dated = any(isinstance(one, When) for one in mentions)
    naming = {sentence[one.first] for one in named}
    outlays = [sentence[one.first] for one in named if types.units(one.codes) == {"amount"}]
    asked = {number for number in layout.asking if outlays.count(number) == 1 and _is_open(opened.get(number, ()))}
    free = priced - naming - layout.asking
    answered = {number for number in asked - priced if number + 1 in free and _tells_cost(opened.get(number + 1, ()))}
    complete = asked & priced if dated else set()
    if complete:
        complete &= {sentence[index] for index in range(len(tokens)) if _claims(tokens, index)}
    claims = answered | complete
    return replace(layout, asking=layout.asking - claims) if claims else layout


def _claims(tokens: Sequence[Token], index: int) -> bool:
    """True for words of claiming, and for a receipt that is missing."""
    lacks = any(has(tokens, at, "negation") for at in range(max(0, index - _OPENING), index))
    return ("enclosed" in tokens[index].senses and lacks) or "claiming" in tokens[index].senses


def _openings(tokens: Sequence[Token], layout: Layout) -> dict[int, list[Token]]:
    """The first words of each sentence that asks, and of the one after it."""
    opened: dict[int, list[Token]] = {}
    wanted = layout.asking | {number + 1 for number in layout.asking}
    for token, number in zip(tokens, layout.sentence, strict=True):
        if number in wanted and token.kind == "word" and "polite" not in token.senses:
            words = opened.setdefault(number, [])
            if len(words) < _OPENING:
                words.append(token)
    return opened


def _is_open(opening: Sequence[Token]) -> bool:
    """True for a question by yes or no."""
    return bool(opening) and opening[0].senses.get("asking") not in ("wh", "when")


def _tells_cost(opening: Sequence[Token]) -> bool:
    """True for `det kostet 60 kr`, `betalte 60 kr`."""
    pays = any(sense in token.senses for token in opening for sense in _OF_COST)
    return pays or (bool(opening) and opening[0].text in _IT)
