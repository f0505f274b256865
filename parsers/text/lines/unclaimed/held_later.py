"""Days beside a cancelled meeting on which the text says that it was held after all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

_MOST_DAYS = 40
_CHAIN = 8
"""Sentences, or words, within which somebody goes on with the same meeting."""
_BEING = frozenset({"var", "va", "was", "were", "der", "there", "hadde", "had"})
_THERE = frozenset({"der", "plass", "stede", "stades", "there", "present", "møtte", "deltok"})
_MET = ("attend", "meeting")
_NOT_HELD = ("negation", "future")
_WILL_BE = frozenset({"blir", "vert", "bli", "verte"})


def held_later(analysis: Analysis, cancelled: Draft, days: Sequence[Dated], others: set[int]) -> list[Dated]:
    """Those days of its sentence on which another clause says that one was there: `avlyst, men 27.10 var jeg der`.

    The clauses of `others` tell of another meeting: `avlyst 3.11, men kulturutvalget hadde møte 5.11`.
    """
    clause = analysis.layout.clause
    return [
        dated
        for dated in days[:_MOST_DAYS]
        if clause[dated.when.first] not in {cancelled.clause, *others}
        and _is_attended(clause[dated.when.first], dated.when.first, analysis.tokens, analysis.layout)
    ]


def attended_later(
    analysis: Analysis, cancelled: Draft, days: Mapping[int, Sequence[Dated]], others: set[int], types: TypeIndex
) -> Iterator[Dated]:
    """Those days of the sentences after it, up to one that names another body, on which one says that one was there.

    `Eldrerådet 12.10 ble avlyst. 26.10 var jeg på plass.`
    """
    sentence, clause = analysis.layout.sentence, analysis.layout.clause
    after = islice(analysis.named, bisect_right(analysis.named, cancelled.first, key=BY_PLACE), None)
    near = takewhile(lambda number: number <= cancelled.sentence + _CHAIN, _sentences_of(after, sentence, types))
    end = next((number for number in near if number > cancelled.sentence), cancelled.sentence + _CHAIN)
    for number in range(cancelled.sentence + 1, end):
        first, last = bisect_left(sentence, number), bisect_right(sentence, number)
        told = analysis.tokens[first:last] if number in days else ()
        there = any(token.text in _THERE or not token.senses.keys().isdisjoint(_MET) for token in told)
        if there and not any(_is_not_held(token) for token in told):
            free = (one for one in days[number] if clause[one.when.first] not in others)
            yield from (one for one in free if not (one.ahead or one.wide))


def _is_not_held(token: Token) -> bool:
    """True for `ikke` and `blir`: nytt møte blir 17.12."""
    return token.text in _WILL_BE or any(sense in token.senses for sense in _NOT_HELD)


def _sentences_of(named: Iterable[TypeMention], sentence: Sequence[int], types: TypeIndex) -> Iterator[int]:
    return (sentence[one.first] for one in named if types.names_meeting(one))


def _is_attended(clause: int, index: int, tokens: Sequence[Token], layout: Layout) -> bool:
    near = range(max(0, index - _CHAIN), min(len(tokens), index + _CHAIN))
    beside = [tokens[at] for at in near if layout.clause[at] == clause]
    return any(token.text in _BEING or not token.senses.keys().isdisjoint(("attend", "meeting")) for token in beside)
