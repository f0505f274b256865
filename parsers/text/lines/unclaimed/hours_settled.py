"""Hours without a number of which the text says that they are approved or entered already: they only tell the day."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjøringen da jeg var støttekontakt 10.11: 28 km t/r. Timene er allerede godkjent.": ["mileage 10.11 28"],
    "Eg køyrde 28 km då eg var støttekontakt 10.11. Timane er førde": ["mileage 10.11 28"],
    "Jeg kjørte 28 km da jeg var støttekontakt 10.11. Timene skal ikke føres på nytt": ["mileage 10.11 28"],
    "Eg gløymde køyringa då eg var støttekontakt 10.11. Det var 28 km. Timane er alt godkjende": ["mileage 10.11 28"],
    "I drove 28 km as support contact on 10 November. The hours are already approved.": ["mileage 10.11 28"],
    "Jeg kjørte 28 km da jeg var støttekontakt 10.11. Timene er ikke ført": [
        "mileage 10.11 28",
        "support-hour 10.11 ?quantity",
    ],
    "Jeg var støttekontakt 10.11. Timene er godkjent": ["support-hour 10.11 ?quantity"],
}

_HOURS = frozenset({"timene", "timane", "hours"})
_UNITS = frozenset({"hour", "day"})
_AGAIN = frozenset({"nytt", "again", "omatt"})


def without_settled_hours(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts without hours that are told nowhere and settled already, where another is claimed."""
    if _HOURS.isdisjoint(analysis.said) or not any(draft.measured for draft in drafts):
        return list(drafts)
    if not any(_is_settled(analysis.tokens, clause) for clause in _clauses(analysis)):
        return list(drafts)
    return [one for one in drafts if one.measured or units_of(one, types).isdisjoint(_UNITS)]


def _clauses(analysis: Analysis) -> Iterator[range]:
    """The clauses that the hours open."""
    clause = analysis.layout.clause
    first = {clause[at]: at for at in reversed(said_at(analysis.tokens, _HOURS))}
    return (range(at, bisect_right(clause, number)) for number, at in first.items())


def _is_settled(tokens: Sequence[Token], clause: range) -> bool:
    """True for `timene er godkjent` and `timene skal ikke føres på nytt`."""
    denied = any("negation" in tokens[at].senses for at in clause)
    if denied:
        return any(text_at(tokens, at) in _AGAIN for at in clause)
    known = words_of("hours_settled")
    return any("entered" in tokens[at].senses or tokens[at].text in known for at in clause)
