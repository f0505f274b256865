"""Lines whose day the writer does not know, and that have none of another line: `datoen husker jeg ikke`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11 kl. 9–11\nKommunestyret kl. 10–17, datoen husker jeg ikke i farta": [
        *("fee-executive 10.11", "fee-council ?date"),
    ],
    "Formannskapet 10.11\nKommunestyret, hugsar ikkje datoen": ["fee-executive 10.11", "fee-council ?date"],
    "Formannskapet 10.11. Kommunestyret også, men datoen må jeg sjekke": ["fee-executive 10.11", "fee-council ?date"],
    "Formannskapet 10.11\nKommunestyret, hvilken dag det var har jeg glemt": [
        *("fee-executive 10.11", "fee-council ?date"),
    ],
    "Formannskapet 10.11\nKommunestyret (usikker dato), 24 km": [
        *("fee-executive 10.11", "fee-council ?date", "mileage 24 ?date"),
    ],
    "Executive committee 10 November\nMunicipal council, I don't remember the date": [
        *("fee-executive 10.11", "fee-council ?date"),
    ],
    "Executive committee 10 November\nMunicipal council another day": ["fee-executive 10.11", "fee-council ?date"],
    "Formannskapet 10.11\nParkering 60 kr, men kvitteringen har ingen dato": [
        "fee-executive 10.11",
        "parking 10.11 60",
    ],
    "Formannskapet 10.11. Parkering 48 kr. Den er fra en annen dag, men jeg husker ikke datoen": [
        *("fee-executive 10.11", "parking 48 ?date"),
    ],
    "Formannskapet 10.11. Parkering 48 kr. Datoen hugsar eg ikkje.": ["fee-executive 10.11", "parking 48 ?date"],
    "Executive committee 10 November. Parking 48 kr. It is from another day": [
        "fee-executive 10.11",
        "parking 48 ?date",
    ],
    "Formannskapet 10.11. Parkering 48 kr. Kvitteringen sender jeg en annen dag": [
        *("fee-executive 10.11", "parking 10.11 48"),
    ],
    "Formannskapet 10.11, datoen husker jeg ikke helt": ["fee-executive 10.11"],
}
_DAY = words_of("what_day")
_WHICH = words_of("which_one")
_UNKNOWN = words_of("not_known")
_REMEMBERING = words_of("remembering")
_OTHER = words_of("some_other")
_IT = frozenset({"den", "det", "denne", "it", "that", "this"})
_NEAR = 6
"""Tokens between the word for the day and that it is not known."""


def forgotten(analysis: Analysis, drafts: Sequence[Draft]) -> set[int]:
    """The first tokens of drafts without a day, in a sentence that says so of itself, or right before it says so."""
    if analysis.said.isdisjoint(_DAY):
        return set()
    sentence = analysis.layout.sentence
    said = [at for at in said_at(analysis.tokens, _DAY) if _is_not_known(analysis, at)]
    if not said:
        return set()
    dated = {sentence[one.when.first] for one in analysis.dated}
    places = sorted(draft.first for draft in drafts if draft.first >= 0 and not draft.dates)
    found: set[int] = set()
    for at in said if dated else ():
        before = bisect_left(places, at)
        if sentence[at] in dated and before and sentence[places[before - 1]] == sentence[at]:
            found.add(places[before - 1])
    undated = {sentence[at] for at in said} - dated
    found.update(first for first in places if sentence[first] in undated)
    spoken = {sentence[draft.first] for draft in drafts}
    for at in said:
        before = bisect_left(places, bisect_left(sentence, sentence[at]))
        told = sentence[at] in undated - spoken and before and _speaks_of_it(analysis, at)
        if told and sentence[places[before - 1]] == sentence[at] - 1:
            found.add(places[before - 1])
    return found


def _speaks_of_it(analysis: Analysis, at: int) -> bool:
    """True for `den er fra en annen dag` and `datoen husker jeg ikke`; papers may be sent `en annen dag`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    return has(tokens, at, "field") or text_at(tokens, bisect_left(sentence, sentence[at])) in _IT


def _is_not_known(analysis: Analysis, at: int) -> bool:
    """True for `datoen husker jeg ikke`, `hvilken dag har jeg glemt`, `usikker dato`, `en annen dag`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    if text_at(tokens, at - 1) in _OTHER:
        return True
    asks = text_at(tokens, at - 1) in _WHICH
    first = max(at - _NEAR, bisect_left(sentence, sentence[at]))
    near = range(first, min(at + _NEAR + 1, bisect_right(sentence, sentence[at])))
    if not (asks or has(tokens, at, "field")):
        return False
    denied = any(has(tokens, index, "negation") for index in near)
    words = [tokens[index].text for index in near]
    return any(word in _UNKNOWN or (denied and word in _REMEMBERING) for word in words)
