"""What somebody says to have bought and paid, with no sum and no name of a type: an outlay whose sum is asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.bought import laid_out
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, Money, has, is_writer, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg kjøpte batterier og lyspærer til dagsenteret 6.11 og la ut selv. Kvitteringen ligger ved": [
        "outlay 06.11 ?amount",
    ],
    "Eg kjøpte lyspærer til dagsenteret 6. november. Kvittering ligg ved": ["outlay 06.11 ?amount"],
    "I bought batteries for the day centre on 6 November and paid for them myself": ["outlay 06.11 ?amount"],
    "Jeg la ut for blomster 6.11": ["outlay 06.11 ?amount"],
    "Vi kjøpte inn maling 6.11, og jeg betalte selv. Hvordan får jeg pengene igjen?": ["outlay 06.11 ?amount"],
    "Har handla til dagsenteret 6.11 og lagt ut sjølv": ["outlay 06.11 ?amount"],
    "Formannskapet 6.11. Jeg kjøpte kaker til møtet og la ut selv": ["fee-executive 06.11", "outlay 06.11 ?amount"],
    "Vi kjøpte pizza til ungdomsklubben 6.11, jeg la ut": ["outlay 06.11 ?amount"],
    "Her er kvitteringen for blomster 6.11. La ut selv": ["outlay 06.11 ?amount"],
    "Formannskapet 6.11. Julemiddagen etterpå betalte vi selv, og god var den!": ["fee-executive 06.11"],
    "Formannskapet 6.11. Lunsjen betalte eg sjølv": ["fee-executive 06.11"],
    "Executive committee 6 November. I paid for lunch myself": ["fee-executive 06.11"],
    "Formannskapet 6.11. Lunsjen til gjestene betalte jeg selv, kvittering er vedlagt": [
        *("fee-executive 06.11", "outlay 06.11 ?amount"),
    ],
    "Jeg la ut på tur 6.11": [],
    "Jeg kjøpte ny bil 6.11 og bor nå i Vika": [],
    "Jeg kjøpte batterier 6.11 på kommunens kort. Kvitteringen ligger ved": [],
    "Kan jeg kjøpe batterier og legge ut selv?": [],
    "Jeg kjøpte ikke batterier 6.11. Kvitteringen ligger ved": [],
}
_BUYING = words_of("bought") | words_of("paying_oneself") | words_of("shopping")
_ONESELF = words_of("oneself")
_RECEIPT = tuple(words_of("receipt"))
_MEALS = tuple(words_of("meal_of_ones_own"))
"""How words end that call what one ate: `julemiddagen`; whoever paid that asks for nothing without a receipt."""
_HAVE = frozenset({"har", "have"})
_FOR = frozenset({"for"})
_OF_OTHERS = frozenset({"amount", "hour", "day"})
_PAID = frozenset({"pay", "advance"})
_OTHERS = ("provided", "payer", "host")
_BEFORE = 4
"""Tokens from the writer to the verb: `jeg har selv lagt ut`."""


def with_laid_out(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with the outlay for anything where a text without sums and outlays tells of buying one."""
    if not types.general or _BUYING.isdisjoint(analysis.said) or _has_sums(analysis, drafts, types):
        return drafts
    at = next(_bought(analysis), None)
    if at is None:
        return drafts
    clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
    outlay = Draft(kind="expense", first=at, last=at + 1, clause=clause, sentence=sentence)
    outlay.codes = tuple(types.general)
    outlay.type_spans = [(analysis.tokens[at].start, analysis.tokens[at].end)]
    return sorted((*drafts, outlay), key=BY_PLACE)


def _has_sums(analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex) -> bool:
    """True with a sum, an outlay or care, which has outlays of its own, or a trip, whose meals somebody paid."""
    if any(one.kind == "per_diem" for one in drafts) or any(isinstance(one, Money) for one in analysis.mentions):
        return True
    codes = [*(one.codes for one in drafts), *(one.codes for one in analysis.named)]
    return any(types.units(one) & _OF_OTHERS for one in codes)


def _bought(analysis: Analysis) -> Iterator[int]:
    """The verbs of buying something whose receipt is spoken of, or that somebody laid out for."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    theirs = {sentence[at] for at in analysis.spots.get("negation", ())} | analysis.layout.asking
    theirs |= {sentence[at] for sense in _OTHERS for at in analysis.spots.get(sense, ())}
    receipt = any(token.text.startswith(_RECEIPT) for token in tokens)
    eaten = {sentence[at] for at, token in enumerate(tokens) if token.text.endswith(_MEALS)}
    proven = receipt or any(_is_own(analysis, at) for at in range(len(tokens)))
    for at, token in enumerate(tokens):
        if token.text not in _BUYING or sentence[at] in theirs or not _is_told(analysis, at):
            continue
        if not receipt and has(tokens, at, "pay") and sentence[at] in eaten:
            continue
        if not has(tokens, at, "advance"):
            laid = proven
        else:
            after = text_at(tokens, out + 1) if (out := laid_out(tokens, at)) else ""
            laid = after in _FOR or (receipt and after in _ONESELF)
        if laid:
            yield at


def _is_told(analysis: Analysis, at: int) -> bool:
    """True for what the writer did: `jeg kjøpte`, `da kjøpte vi`, and `har kjøpt` that opens its sentence."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    near = range(max(at - _BEFORE, 0), min(at + 2, len(tokens)))
    if any(is_writer(tokens, one) and sentence[one] == sentence[at] for one in near):
        return True
    opens = at - (text_at(tokens, at - 1) in _HAVE)
    return opens == 0 or sentence[opens - 1] != sentence[at]


def _is_own(analysis: Analysis, at: int) -> bool:
    """True for `la ut selv`, `betalte sjølv`, `paid for them myself`, and for `jeg la ut` that says no more."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    if (out := laid_out(tokens, at)) and (out + 1 == len(tokens) or tokens[out + 1].kind != "word"):
        return True
    if tokens[at].text not in _ONESELF:
        return False
    near = range(max(at - _BEFORE, 0), at)
    return any(clause[one] == clause[at] and not _PAID.isdisjoint(tokens[one].senses) for one in near)
