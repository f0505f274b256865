"""A value that is said anew and differs: `48 km. Hmm, det var nok 50 km`; which one holds is asked."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Distance, Duration, Mention, Money, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 10.11, 48 km. Hmm, det var nok 50 km": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "formannskapet 10.11, 48 km, eller 50 km tror eg": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "executive committee 10.11, 48 km. Or it was 50 km": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "taxi 10.11, 240 kr. Det var vel 250 kr": ["taxi 10.11 ?amount"],
    "støttekontakt 10.11, 3 timer. Det var kanskje 4 timer": ["support-hour 10.11 ?quantity"],
    "formannskapet 10.11, 48 km. Det var 48 km": ["fee-executive 10.11", "mileage 10.11 48"],
    "taxi 10.11, 240 kr. Det var 60 kr for parkering": ["taxi 10.11 240", "parking 10.11 60"],
    "støttekontakt 10.11 3 timer. Det var 2 timer 12.11": ["support-hour 10.11 3", "support-hour 12.11 2"],
    "kjørte 24 km til Vik 10.11. Det var 12 km ekstra til Nes": ["mileage 10.11 24", "mileage 10.11 12"],
}
_BEING = frozenset({"var", "er", "was", "is", "ble", "blei", "vart"})
_OR = frozenset({"eller", "or"})
_SMALL = words_of("telling_anew")
_MOST_WORDS = 8


def told_anew(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout
) -> list[Mention]:
    """The mentions without those that say anew the one before; where they differ, that one is in doubt."""
    held = sorted((*mentions, *named), key=lambda one: one.first)
    dropped: set[int] = set()
    told = [one for one in held if isinstance(one, (When, TypeMention, *MEASURED))]
    for before, after, following in zip_longest(told, told[1:], told[2:]):
        if type(before) is not type(after) or not _is_anew(tokens, before, after, layout):
            continue
        if following and layout.clause[following.first] == layout.clause[after.first]:
            continue  # det var 2 timer 12.11
        if isinstance(before, Distance) and isinstance(after, Distance):
            before.disputed = after.km if after.km != before.km else before.disputed
        elif isinstance(before, Money) and isinstance(after, Money):
            before.result = after.amount
        elif isinstance(before, Duration) and isinstance(after, Duration):
            before.compared = before.compared or before.amount != after.amount
        else:
            continue
        dropped.add(id(after))
    return [one for one in mentions if id(one) not in dropped] if dropped else mentions


def _is_anew(tokens: Sequence[Token], before: Mention, after: Mention, layout: Layout) -> bool:
    """True where nothing but small words stands around the later value, and one of them says `var` or `eller`."""
    multiplied = any(isinstance(one, (Duration, Money)) and one.times for one in (before, after))
    if multiplied or after.first - before.last > _MOST_WORDS:
        return False
    clause = layout.clause[after.first]
    last, most = after.last, min(len(tokens), after.last + _MOST_WORDS)
    while last < most and layout.clause[last] == clause:
        last += 1
    words = [
        tokens[at] for at in (*range(before.last, after.first), *range(after.last, last)) if tokens[at].kind == "word"
    ]
    told = any(word.text in _OR for word in words) or any(word.text in _BEING for word in words)
    return told and all(word.text in _SMALL or word.text in _BEING or word.text in _OR for word in words)
