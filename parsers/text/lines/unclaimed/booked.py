"""Outlays without a sum that somebody else has booked: `Anne har bestilt hotellet`, `the hotel was booked by Anne`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Hurtigbåt 9.11, 285 kr\nHurtigbåt 10.11, 285 kr\n"
    "Ho Anne har bestilt hotellet, så det skal ikkje eg ha noko for.": ["transit 09.11 285", "transit 10.11 285"],
    "Buss 9.11 85 kr. Kari på teknisk har tinga hotell til oss": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Hotellet er bestilt av Anne": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Sekretæren booket hotellet, så det krever jeg ikke": ["transit 09.11 85"],
    "Bus 9 November 85 kr. My colleague booked the hotel for both of us.": ["transit 09.11 85"],
    "Bus 9 November 85 kr. I booked a hotel, so I am not claiming that.": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Anne bestilte hotellet, men jeg betalte": ["transit 09.11 85", "hotel 09.11 ?amount"],
    "Buss 9.11 85 kr. Hotell 9.11 1285 kr, Anne bestilte det": ["transit 09.11 85", "hotel 09.11 1285"],
    "Buss 9.11 85 kr. Jeg bestilte hotellet": ["transit 09.11 85", "hotel 09.11 ?amount"],
}
_BY = frozenset({"av", "by", "gjennom", "through", "via"})


def booked_by_others(analysis: Analysis, persons: Subjects) -> Set[int]:
    """The clauses in which somebody else books something, in sentences that tell of no payment by the writer."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    places = [] if analysis.said.isdisjoint(words_of("booking")) else [*said_at(tokens, words_of("booking"))]
    if not places:
        return frozenset()
    paid = {sentence[at] for at in analysis.spots.get("pay", ()) if persons.of(at) == "own"}
    return {clause[at] for at in places if sentence[at] not in paid and _is_of_others(at, analysis, persons)}


def is_booked(draft: Draft, booked: Set[int], types: TypeIndex) -> bool:
    """True for an outlay in one of those clauses that nothing measures."""
    outlay = draft.kind == "expense" and draft.named and types.units(draft.codes) <= {"amount"}
    return outlay and draft.clause in booked and not draft.measured


def _is_of_others(verb: int, analysis: Analysis, persons: Subjects) -> bool:
    """True for a verb with another person, office or payer for its subject, or behind `av`."""
    if text_at(analysis.tokens, verb + 1) in _BY:
        return not persons.is_writer(verb + 2)
    first = bisect_left(analysis.layout.clause, analysis.layout.clause[verb])
    opens = persons.is_person(first) and not any(
        persons.is_writer(at) for at in range(first, verb)
    )  # Kari på teknisk har
    return opens or persons.of(verb) == "other" or has(analysis.tokens, verb - 1, "payer")
