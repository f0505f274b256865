"""What a carer says to have paid without a sum: `jeg betalte inngangen`, `eg la ut for billetten`; the sum is asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.allowances import bought_at_work, outlays_of
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, Money, has, is_of_writer, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 kl 10-13. Jeg betalte inngangen i svømmehallen for meg selv, kvittering ligger ved": [
        *("support-hour 09.11 3", "support-outlay 09.11 ?amount"),
    ],
    "støttekontakt 9.11 kl 10-13. Eg la ut for kinobilletten": ["support-hour 09.11 3", "support-outlay 09.11 ?amount"],
    "støttekontakt 9.11 kl 10-13. Vi var på kino og jeg betalte for begge": [
        *("support-hour 09.11 3", "support-outlay 09.11 ?amount"),
    ],
    "støttekontakt 9.11 kl 10-13. Jeg kjøpte pizza til oss": ["support-hour 09.11 3", "support-outlay 09.11 ?amount"],
    "support contact 9 November 10:00-13:00. I paid the entrance": [
        *("support-hour 09.11 3", "support-outlay 09.11 ?amount"),
    ],
    "støttekontakt 9.11 kl 10-13. Jeg betalte inngangen. Den kostet 90 kr": [
        *("support-hour 09.11 3", "support-outlay 09.11 90"),
    ],
    "støttekontakt 9.11 kl 10-13. Jeg betalte ikke inngangen": ["support-hour 09.11 3"],
    "støttekontakt 9.11 kl 10-13. Mor betalte inngangen": ["support-hour 09.11 3"],
    "støttekontakt 9.11 kl 10-13. Han ville vite om jeg betalte skatt": ["support-hour 09.11 3"],
    "støttekontakt 9.11 kl 10-13. Jeg betalte parkeringen": ["support-hour 09.11 3", "parking 09.11 ?amount"],
}
_PAYING = words_of("paying_oneself")
_OUT = frozenset({"ut"})
_FOR = frozenset({"for", "til"})
_THEM = frozenset({"begge", "båe", "oss", "meg", "dem", "dei", "both", "us", "me", "him", "ham", "han", "ho", "henne"})
_BEFORE_THING = frozenset(
    {"for", "the", "an", "a", "en", "ei", "et", "ein", "eit", "min", "my", "us", "oss", "litt", "to"}
)
_NO_THING = frozenset({"skatt", "tax", "regninga", "regningen", "rekninga", "selv", "sjølv", "myself", "ingenting"})
_WITHIN = 3
_SHORTEST = 4


def with_unpriced(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with an outlay of the carer's work for the first such clause, where no sum is told."""
    if analysis.said.isdisjoint(_PAYING) or any(isinstance(one, Money) for one in analysis.mentions):
        return drafts
    work = bought_at_work(drafts, types)
    at = next(_paid(analysis, drafts, types), None) if work and (work.durations or work.clocks) else None
    if work is None or at is None:
        return drafts
    clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
    outlay = Draft(kind="expense", first=at, last=at + 1, clause=clause, sentence=sentence)
    outlay.codes = outlays_of(work, types)
    outlay.type_spans = [(analysis.tokens[at].start, analysis.tokens[at].end)]
    return sorted((*drafts, outlay), key=BY_PLACE)


def _paid(analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex) -> Iterator[int]:
    """The verbs whose subject is the writer, before a thing that no other line tells of."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    told = {draft.clause for draft in drafts if "amount" in types.units(draft.codes) or not draft.codes}
    denied = {clause[at] for at in analysis.spots.get("negation", ())}
    for at, token in enumerate(tokens):
        if token.text not in _PAYING or clause[at] in told | denied or sentence[at] in analysis.layout.asking:
            continue
        mine = is_of_writer(tokens, at)
        if mine and not has(tokens, at - 2, "condition") and _has_object(tokens, at):
            yield at


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """True for `betalte inngangen`, `la ut for billetten`, `betalte for begge`."""
    laying = has(tokens, at, "advance")
    at += 1 + is_writer(tokens, at + 1)
    if laying and text_at(tokens, at) not in _OUT:  # jeg la inn timene
        return False
    at += laying
    if text_at(tokens, at) in _FOR and text_at(tokens, at + 1) in _THEM:
        return True
    last = at + _WITHIN
    while at < last and text_at(tokens, at) in _BEFORE_THING:
        at += 1
    thing = tokens[at] if at < len(tokens) else None
    return thing is not None and thing.kind == "word" and len(thing.text) >= _SHORTEST and thing.text not in _NO_THING
