"""The clauses of a message as the grammar of intents sees them, and what is claimed besides."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from parsers.text.analysis import Analysis
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Money, WayWord
from parsers.text.words.tokens import Token

_LIGHT = frozenset({"light", "polite", "courtesy", "filler", "own"})
_DROPPED = frozenset({"cancelled", "settled", "negation"})
_CLAIMING = frozenset({"meeting", "drive", "per_diem", "fee"})


@dataclass(slots=True)
class Clause:
    """The tokens of one clause, where the first stands, and the number of its sentence."""

    tokens: Sequence[Token]
    first: int
    sentence: int

    def has(self, sense: str) -> bool:
        """True when a word of the clause has that sense."""
        return any(sense in token.senses for token in self.tokens)

    @property
    def denied(self) -> bool:
        """True when something in the clause is denied; Nynorsk `no` is now."""
        return any("negation" in token.senses and token.text != "no" for token in self.tokens)


def clauses(tokens: Sequence[Token], layout: Layout) -> list[Clause]:
    """The clauses in order."""
    return list(_parts(tokens, layout, layout.clause))


def sentences(tokens: Sequence[Token], layout: Layout) -> list[Clause]:
    """The sentences in order, each as one clause."""
    return list(_parts(tokens, layout, layout.sentence))


def _parts(tokens: Sequence[Token], layout: Layout, numbers: Sequence[int]) -> Iterator[Clause]:
    for _, group in groupby(range(len(numbers)), numbers.__getitem__):
        places = list(group)
        yield Clause(tokens[places[0] : places[-1] + 1], places[0], layout.sentence[places[0]])


def is_light(token: Token, *also: str) -> bool:
    """True for a mark, and for a word that changes nothing of what is wanted; `also` are senses that count as light."""
    return token.kind not in ("word", "num") or any(sense in _LIGHT or sense in also for sense in token.senses)


def claims_besides(analysis: Analysis, own: Collection[int]) -> bool:
    """True when a sentence that is none of `own` claims something."""
    return not claiming(analysis).issubset(own)


def claiming(analysis: Analysis) -> set[int]:
    """The sentences that claim something: a name or a measure, with a value beside it."""
    sentence = analysis.layout.sentence
    valued = {
        sentence[mention.first]
        for mention in analysis.mentions
        if not isinstance(mention, WayWord) and not (isinstance(mention, Money) and not mention.marked)
    } - analysis.layout.asking
    if not valued:
        return valued
    named = {sentence[mention.first] for mention in analysis.named} | _worked(analysis)
    for number, token in zip(sentence, analysis.tokens, strict=True):
        if _DROPPED & token.senses.keys():
            valued.discard(number)
        elif _CLAIMING & token.senses.keys() or "distance" in token.senses or "currency" in token.senses:
            named.add(number)
    return valued & named


def _worked(analysis: Analysis) -> set[int]:
    """The sentences of a day and its hours from one to the other: `10.11 kl 15-18`."""
    sentence = analysis.layout.sentence
    hours = {sentence[one.first] for one in analysis.mentions if isinstance(one, Clocks) and one.end}
    return hours & {sentence[one.when.first] for one in analysis.dated} if hours else hours
