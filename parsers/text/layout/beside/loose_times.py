"""A time in a sentence that names nothing, `moren hentet henne klokka åtte`, is none of a line."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, is_writer
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11, 24 km. Moren hentet henne klokka åtte": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Ungane skulle leggje seg klokka åtte": ["fee-executive 10.11"],
    "Executive committee 10 November. The children fall asleep at eight": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg har vakt til klokka 22": ["fee-executive 10.11"],
    "Onsdag ringte Jonas kl 14 og avlyste. Støttekontakt 10.11 3 timer": ["support-hour 10.11 3"],
    "Onsdag ringde mora kl 14. Støttekontakt 10.11 3 timar": ["support-hour 10.11 3"],
    "Jonas called on Wednesday at 2 pm. Support contact 10 November 3 hours": ["support-hour 10.11 3"],
    "Formannskapet 10.11. Begynte klokka åtte": ["fee-executive 10.11 ?start_time"],
    "Formannskapet 10.11. Klokka åtte": ["fee-executive 10.11 ?start_time"],
}
_KEPT = words_of("lasting")
_OF_LINES = frozenset({"meeting", "depart", "return_home", "away", "per_diem", "caring", "missed", "attend"})
_FEWEST = 3
"""Words beside a time that make a sentence of it."""


def without_loose_times(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout
) -> list[Mention]:
    """The mentions without such times, where the text names something elsewhere."""
    loose = [one for one in mentions if isinstance(one, Clocks) and one.end is None]
    if not loose or not named:
        return mentions
    sentence = layout.sentence
    told = {sentence[one.first] for one in (*named, *mentions) if isinstance(one, (When, TypeMention, *MEASURED))}
    told |= {
        sentence[at] for at, token in enumerate(tokens) if token.text in _KEPT or not _OF_LINES.isdisjoint(token.senses)
    }
    words = layout.words(tokens)
    called = _calls(tokens, layout)
    gone = {id(one) for one in loose if called.get(layout.clause[one.first], one.first) < one.first}
    gone -= {id(one) for one in loose if any(layout.clause[name.first] == layout.clause[one.first] for name in named)}
    gone |= {
        id(one)
        for one in loose
        if sentence[one.first] not in told and words[sentence[one.first]] - (one.last - one.first) >= _FEWEST
    }
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _calls(tokens: Sequence[Token], layout: Layout) -> dict[int, int]:
    """Where a clause tells that somebody rang or wrote: `torsdag ringte Jonas kl 14 og avlyste`."""
    words = words_of("calling")
    return {
        layout.clause[at]: at
        for at, token in enumerate(tokens)
        if token.text in words and not any(is_writer(tokens, near) for near in (at - 1, at + 1))
    }
