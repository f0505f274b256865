"""What the next sentence says one is not paid for: `12.11 var det gruppemøte. Det får vi ikke noe for`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Torsdag 12.11 var det bare gruppemøte. Det får vi ikke noe for.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Torsdag 12.11 var det gruppemøte, det får vi ikke betalt for.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Torsdag 12.11 var det berre gruppemøte. Det får vi ikkje noko for, så det er ikkje med.": [
        "fee-executive 10.11",
    ],
    "Formannskapet 10.11. 12.11 var det gruppemøte. Det gir ingen godtgjørelse.": ["fee-executive 10.11"],
    "Executive committee 10 November. On 12 November we had a group meeting. We do not get paid for that.": [
        "fee-executive 10.11",
    ],
    "Executive committee 10 November. On 12 November there was a group meeting. That is not paid.": [
        "fee-executive 10.11",
    ],
    "Formannskapet 10.11. Planutvalget 12.11. Det fikk jeg ikke betalt for.": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
    "Formannskapet 10.11. Taxi 12.11 240 kr. Det får jeg ikke betalt for av andre.": [
        *("fee-executive 10.11", "taxi 12.11 240"),
    ],
    "Formannskapet 10.11. Planutvalget 12.11. Får vi ikke noe for det?": ["fee-executive 10.11", "fee-planning 12.11"],
}
_IT = frozenset({"det", "dette", "den", "that", "it", "this"})
_GETTING = words_of("paid_for_that")
_PAYING = words_of("paid_or_any")
_FOR = frozenset({"for", "godtgjørelse", "godtgjersle", "honorar", "fee", "paid", "betalt", "betales"})
_MOST = 20
"""Verbs that are looked at: keeps hostile texts linear."""


def unpaid(analysis: Analysis) -> Iterator[int]:
    """The clauses of the sentence that such a one speaks of, where they tell of no kilometres, hours or sums."""
    if "negation" not in analysis.spots or analysis.said.isdisjoint(_GETTING):
        return
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    denied = {sentence[at] for at in analysis.spots["negation"]}
    measured = {sentence[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    named = {clause[one.first] for one in (*analysis.named, *(one.when for one in analysis.dated))}
    for at in said_at(analysis.tokens, _GETTING)[:_MOST]:
        number = clause[at]
        first, last = bisect_left(clause, number), bisect_right(clause, number)
        words = [token.text for token in analysis.tokens[first:last]]
        if sentence[at] not in denied or sentence[at] in analysis.layout.asking or number in named or not first:
            continue
        if _IT.isdisjoint(words) or _PAYING.isdisjoint(words) or _FOR.isdisjoint(words):
            continue
        told = sentence[first - 1]
        if told not in measured and text_at(analysis.tokens, last - 1) != "?":
            yield from set(clause[bisect_left(sentence, told) : first])
