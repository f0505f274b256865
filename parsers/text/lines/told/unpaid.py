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
    "Formannskapet 10.11. Formøtet dagen før tar jeg ikke betalt for.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Gruppemøtet kvelden før skal eg ikkje ha noko for": ["fee-executive 10.11"],
    "Formannskapet 10.11. Formøtet fører jeg ikke": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg tar ikke betalt for formøtet 9.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalget 12.11 tar jeg ikke betalt for": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalget 12.11 førte jeg ikke sist": ["fee-executive 10.11", "fee-planning 12.11"],
    "Formannskapet 10.11. Jeg tar ikke betalt for mer enn 20 km": ["fee-executive 10.11", "mileage 10.11 20"],
    "Formannskapet 10.11. Planutvalget 12.11. Det fikk jeg ikke betalt for.": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
    "Formannskapet 10.11. Taxi 12.11 240 kr. Det får jeg ikke betalt for av andre.": [
        *("fee-executive 10.11", "taxi 12.11 240"),
    ],
    "Formannskapet 10.11. Planutvalget 12.11. Får vi ikke noe for det?": ["fee-executive 10.11", "fee-planning 12.11"],
    "Formannskapet 10.11. Det er ikke betalt ennå.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Dette er ikke betalt.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Det er ikkje betalt enno.": ["fee-executive 10.11"],
    "Executive committee 10 November. It is not paid yet.": ["fee-executive 10.11"],
    "Executive committee 10 November. I did not get paid for that.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Det er ikke utbetalt noe honorar for dette.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg får ikke betalt for det på jobben.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Eg får ikkje betalt for det av arbeidsgjevaren.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Det er ingen godtgjørelse for lunsj": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalget 12.11. Det er ikke betalt.": ["fee-executive 10.11", "fee-planning 12.11"],
}
_IT = frozenset({"det", "dette", "den", "that", "it", "this"})
_GETTING = words_of("paid_for_that")
_PAYING = words_of("paid_or_any")
_FOR = frozenset({"for", "godtgjørelse", "godtgjersle", "honorar", "fee", "paid", "betalt", "betales"})
_MOST = 20
"""Verbs that are looked at: keeps hostile texts linear."""
_MEETINGS = ("møte", "møtet", "meeting")
_BY_OTHERS = frozenset(
    {"jobb", "jobben", "arbeid", "arbeidet", "arbeidsgiver", "arbeidsgiveren", "arbeidsgjevar", "arbeidsgjevaren"}
    | {"work", "job", "employer", "ennå", "enda", "enno", "yet"}
)
"""Who does not pay, or that it is to come: the municipality may."""


def unpaid(analysis: Analysis) -> Iterator[int]:
    """The clauses of the sentence that such a one speaks of: of a meeting, none of the catalogue's, and no values."""
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
        if (
            not _BY_OTHERS.isdisjoint(words)
            or _IT.isdisjoint(words)
            or _PAYING.isdisjoint(words)
            or _FOR.isdisjoint(words)
        ):
            continue
        told = sentence[first - 1]
        if told not in measured and text_at(analysis.tokens, last - 1) != "?":
            before = range(bisect_left(sentence, told), first)
            if _is_other_meeting(analysis, before):
                yield from set(clause[before.start : before.stop])


def _is_other_meeting(analysis: Analysis, inside: range) -> bool:
    """True for `12.11 var det gruppemøte`, which names nothing of the catalogue."""
    named = any(one.codes and one.first in inside for one in analysis.named)
    return not named and any(analysis.tokens[at].text.endswith(_MEETINGS) for at in inside)
