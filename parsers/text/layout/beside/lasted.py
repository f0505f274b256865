"""How long a journey or a film was, `turen tok 45 minutter hver vei`, is no time that was worked."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Duration, Mention, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 10.11 3 timer. Turen tok 45 minutter hver vei": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 3 timer, 24 km. Turen tok 45 minutter hver vei": ["support-hour 10.11 3", "mileage 10.11 24"],
    "Støttekontakt 10.11 3 timar. Overfarta tok ein time": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 3 timer. Vi så en film som varte i to timer": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 3 timar. Konserten varte to timar": ["support-hour 10.11 3"],
    "Support contact 3 hours on 10 November. The film lasted two hours": ["support-hour 10.11 3"],
    "Support contact 3 hours on 10 November. The journey took 45 minutes": ["support-hour 10.11 3"],
    "Støttekontakt 10.11. Vi gikk tur, den varte i to timer": ["support-hour 10.11 2"],
    "Støttekontakt 10.11 kl 16-19, brukte 20 min på å kjøre hver vei": [
        "support-hour 10.11 3",
        "mileage 10.11 ?distance_km",
    ],
    "Støttekontakt 10.11 3 timer. Brukte en time på bussen": ["support-hour 10.11 3"],
    "Formannskapet 10.11, 28 km t/r, 40 minutter hver vei": ["fee-executive 10.11", "mileage 10.11 28"],
    "Executive committee 10.11, 28 km return, 40 minutes each way": ["fee-executive 10.11", "mileage 10.11 28"],
    "Formannskapet 10.11, 28 km hver vei, 40 minutter": ["fee-executive 10.11", "mileage 10.11 56"],
    "Støttekontakt 10.11 3 timar. Eg brukte ein time på vegen": ["support-hour 10.11 3"],
    "Støttekontakt 10.11 3 timer. Brukte 1 time på rapport 11.11": ["support-hour 10.11 3", "support-hour 11.11"],
    "Støttekontakt 10.11. Besøket varte i to timer": ["support-hour 10.11 2"],
}
_TAKING, _LASTING = words_of("took"), words_of("lasting")
_JOURNEYS, _SHOWS = words_of("journeys"), words_of("shows")
_SPENDING, _GOING = words_of("time_spent"), words_of("journeys") | words_of("boarded")
_VERB_WITHIN = 3
_LEADING = frozenset({"på", "i", "å", "on", "in", "the"})
_NOUN_WITHIN = 6
"""Tokens from the verb back to what it was that took so long."""


def without_lengths(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions without the durations of journeys and shows."""
    each = {one.first for one in mentions if isinstance(one, WayWord) and one.way in ("each", "one")}
    if not each and said.isdisjoint(_TAKING | _LASTING | _SPENDING):
        return mentions
    beside = {one.last for one in mentions if isinstance(one, Duration) and _is_of_way(one, each, mentions)}
    lengths = [
        one
        for one in mentions
        if isinstance(one, Duration) and (one.last in beside or _is_length(tokens, one, layout, each))
    ]
    gone = {id(one) for one in lengths}
    ways = {one.last for one in lengths} & each
    return [one for one in mentions if not (id(one) in gone or (isinstance(one, WayWord) and one.first in ways))]


def _is_of_way(duration: Duration, each: Set[int], mentions: Sequence[Mention]) -> bool:
    """True for the minutes of `28 km, 40 minutter hver vei`."""
    short = duration.unit == "hour" and duration.amount < 1
    told = {one.first for one in mentions if isinstance(one, WayWord)}
    return short and duration.last in each and any(isinstance(one, Distance) and one.last in told for one in mentions)


def _is_length(tokens: Sequence[Token], duration: Duration, layout: Layout, each: Set[int]) -> bool:
    near = range(max(0, duration.first - _VERB_WITHIN), duration.first)
    verb = next((at for at in near if tokens[at].text in _TAKING | _LASTING), None)
    if verb is None:
        return any(tokens[at].text in _SPENDING for at in near) and _is_of_road(tokens, duration.last)
    sentence = layout.sentence
    before = {
        tokens[at].text for at in range(max(0, verb - _NOUN_WITHIN), verb) if sentence[at] == sentence[duration.first]
    }
    if text_at(tokens, verb) in _TAKING:
        return duration.last in each or not _JOURNEYS.isdisjoint(before)
    return not (_JOURNEYS | _SHOWS).isdisjoint(before)


def _is_of_road(tokens: Sequence[Token], after: int) -> bool:
    """True for `på å kjøre`, `på bussen`, `i bilen`, `driving` behind a time."""
    led = after + (text_at(tokens, after) in _LEADING)
    led += text_at(tokens, led) in _LEADING
    return has(tokens, led, "drive") or text_at(tokens, led) in _GOING
