"""Days and times of talks, of when the writer can be reached, and of when an answer is due, are none of a line."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, text_at
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
    "Støttekontakt 10.11. Treffes etter kl 17": ["support-hour 10.11 ?quantity"],
    "Støttekontakt 10.11. Eg er på jobb til kl 16": ["support-hour 10.11 ?quantity"],
    "Støttekontakt 4 timer. Vi sees tirsdag": ["support-hour 4 ?date"],
    "Støttekontakt 4 timar. Vi snakkast på tysdag": ["support-hour 4 ?date"],
    "Støttekontakt 4 timer. Gi beskjed innen fredag om noe mangler": ["support-hour 4 ?date"],
    "Støttekontakt 4 timar. Sei ifrå innan måndag": ["support-hour 4 ?date"],
    "Support contact 4 hours. See you on Tuesday": ["support-hour 4 ?date"],
    "Parkering 10.11 60 kr. Vi sees på møtet 3. desember": ["parking 10.11 60"],
    "Støttekontakt 10.11, var på jobb til kl 16 og hos Ola kl 17-19": ["support-hour 10.11 2"],
    "Takk for hyggelig prat på tirsdag. Støttekontakt 4 timer": ["support-hour 4 ?date"],
    "Thanks for the chat on Tuesday. Support contact 4 hours": ["support-hour 4 ?date"],
    "Viser til purringen 5. november. Støttekontakt 4 timer": ["support-hour 4 ?date"],
    "Dere spurte om dette 2. november. Støttekontakt 4 timer": ["support-hour 4 ?date"],
    "Hadde samtale med Ola 10.11, støttekontakt 3 timer": ["support-hour 10.11 3"],
}
_DUE = frozenset({"innen", "innan"})
_SEE, _YOU = frozenset({"see"}), frozenset({"you"})
_WORK, _AT, _AM = frozenset({"jobb", "work"}), frozenset({"på", "at"}), frozenset({"er", "am", "is"})
_NEAR = 8
"""Tokens from the word for a talk to its day."""
_BEHIND = 2
"""Tokens from a day to a verb of talking: `i går snakket jeg med Eva`."""


def without_talks(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions without such days; where others depend on the day, with a value in its clause, it stays."""
    if all(map(said.isdisjoint, (words_of("talk"), words_of("reaching"), words_of("spoke"), _WORK, _DUE, _SEE))):
        return mentions
    clause, sentence = layout.clause, layout.sentence
    called = {sentence[at] for at in range(len(tokens)) if is_reached(tokens, at)}
    valued = {clause[one.first] for one in mentions if isinstance(one, MEASURED)}
    measured = {sentence[one.first] for one in mentions if isinstance(one, MEASURED)}
    reached = called - measured
    return [
        one
        for one in mentions
        if not (isinstance(one, Clocks) or (isinstance(one, When) and one.shape != "month"))
        or clause[one.first] in valued
        or not (
            sentence[one.first] in reached
            or (isinstance(one, When) and (text_at(tokens, one.first - 1) in _DUE or _is_of_talk(tokens, layout, one)))
        )
    ]


def is_reached(tokens: Sequence[Token], at: int) -> bool:
    """True for `treffes`, `vi sees`, `see you`, `jeg er på jobb`."""
    text = tokens[at].text
    if text in _SEE:
        return text_at(tokens, at + 1) in _YOU
    if text in _WORK:
        return text_at(tokens, at - 1) in _AT and not _AM.isdisjoint({text_at(tokens, at - 2), text_at(tokens, at - 3)})
    return text in words_of("reaching")


def _is_of_talk(tokens: Sequence[Token], layout: Layout, day: When) -> bool:
    """True for a day behind the word for a talk, or on either side of a verb of talking, in its clause."""
    talks, spoke, clause = words_of("talk"), words_of("spoke"), layout.clause
    before = range(max(0, day.first - _NEAR), day.first)
    behind = range(day.last, min(day.last + _BEHIND, len(tokens)))
    talked = any(tokens[at].text in talks and clause[at] == clause[day.first] for at in before)
    return talked or any(tokens[at].text in spoke and clause[at] == clause[day.first] for at in (*before, *behind))
