"""Days of talks, `takk for samtalen på fredag`, and of when the writer can be reached, are no days of a line."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Mention, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Takk for samtalen på fredag. Støttekontakt 3 timer 10.11": ["support-hour 10.11 3"],
    "Viser til telefonsamtalen med Eva i går. Parkering 10.11 60 kr": ["parking 10.11 60"],
    "Viser til e-posten din frå måndag. Køyrde 24 km 10.11": ["mileage 10.11 24"],
    "Thanks for your e-mail of 12 November. Parking 60 kr on 10 November": ["parking 10.11 60"],
    "I går snakket jeg med Eva, og hun sa jeg skulle sende dette: parkering 10.11 60 kr": ["parking 10.11 60"],
    "Eg snakka med Eva på fredag. Parkering 10.11 60 kr": ["parking 10.11 60"],
    "I spoke to Eva on Friday. Parking 60 kr on 10 November": ["parking 10.11 60"],
    "Støttekontakt 3 timer 10.11. Eg er på jobb att onsdag om du vil ringje": ["support-hour 10.11 3"],
    "Støttekontakt 3 timer 10.11. Dere kan ringe meg torsdag": ["support-hour 10.11 3"],
    "Support contact 3 hours on 10 November. You can reach me on Wednesday": ["support-hour 10.11 3"],
    "Hadde samtale med Ola 10.11, støttekontakt 3 timer": ["support-hour 10.11 3"],
}
_NEAR = 8
"""Tokens from the word for a talk to its day."""
_BEHIND = 2
"""Tokens from a day to a verb of talking: `i går snakket jeg med Eva`."""


def without_talks(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions without such days; where others depend on the day, with a value in its clause, it stays."""
    talks, calls, spoke = words_of("talk"), words_of("reaching"), words_of("spoke")
    if all(map(said.isdisjoint, (talks, calls, spoke))):
        return mentions
    clause, sentence = layout.clause, layout.sentence
    called = {sentence[at] for at, token in enumerate(tokens) if token.text in calls}
    valued = {clause[one.first] for one in mentions if isinstance(one, MEASURED)}
    measured = {sentence[one.first] for one in mentions if isinstance(one, MEASURED)}

    reached = called - measured
    return [
        one
        for one in mentions
        if not isinstance(one, When)
        or one.shape == "month"
        or clause[one.first] in valued
        or not (sentence[one.first] in reached or _is_of_talk(tokens, layout, one))
    ]


def _is_of_talk(tokens: Sequence[Token], layout: Layout, day: When) -> bool:
    """True for a day behind the word for a talk, or on either side of a verb of talking, in its clause."""
    talks, spoke, clause = words_of("talk"), words_of("spoke"), layout.clause
    before = range(max(0, day.first - _NEAR), day.first)
    behind = range(day.last, min(day.last + _BEHIND, len(tokens)))
    talked = any(tokens[at].text in talks and clause[at] == clause[day.first] for at in before)
    return talked or any(tokens[at].text in spoke and clause[at] == clause[day.first] for at in (*before, *behind))
