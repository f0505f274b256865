"""Things counted beside the price of one, `3 tins at 149 kr, 447 kr`: one sum, that many times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Mention, Money, WayWord, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11 maling, 3 bokser à 149 kr, 447 kr": ["outlay 10.11 447"],
    "Bought paint on 10 November, 3 tins at 149 kr, 447.00 kr": ["outlay 10.11 447"],
    "Bought paint on 10 November, 3 tins at 149 kr": ["outlay 10.11 447"],
    "Buss 10.11, 4 billetter til 40 kr, til sammen 160 kr": ["transit 10.11 160"],
    "Buss 10.11, fire billettar til 40 kr, i alt 160 kr": ["transit 10.11 160"],
    "Buss 10.11, 4 billetter til 160 kr": ["transit 10.11 160"],
    "Buss 10.11, 4 billetter til 40 kr og parkering 60 kr": ["transit 10.11 40", "parking 10.11 60"],
}
_EACH = frozenset({"at", "à", "@"})
_FOR = frozenset({"til", "a", "for", "to"})
_MOST_PIECES = 99


def with_pieces(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions, where the price of one and the sum of all are one sum; `til` names the price where both agree."""
    sums = [one for one in mentions if isinstance(one, Money)]
    gone: set[int] = set()
    held: dict[int, Money] = {}
    for place, price in enumerate(sums):
        if price.times is not None or text_at(tokens, price.first - 1) not in _EACH | _FOR:
            continue
        many = number(tokens, price.first - 3)
        counted = tokens[price.first - 2] if price.first > 1 else None
        if many is None or counted is None or many[1] != price.first - 2 or not 1 < many[0] <= _MOST_PIECES:
            continue
        if counted.kind != "word" or counted.senses:
            continue
        whole = sums[place + 1] if place + 1 < len(sums) else None
        agrees = whole is not None and layout.sentence[whole.first] == layout.sentence[price.first]
        agrees = agrees and whole is not None and whole.times is None and whole.amount == many[0] * price.amount
        if not agrees and text_at(tokens, price.first - 1) not in _EACH:
            continue
        at = price.first - 3
        held[id(price)] = replace(price, times=many[0], times_span=(tokens[at].start, tokens[at].end), rate=False)
        if agrees and whole is not None:
            words = (one for one in mentions if isinstance(one, WayWord) and one.last == whole.first)
            gone.update((id(whole), *map(id, words)))
    kept = (held.get(id(one), one) for one in mentions if id(one) not in gone)
    return sorted(kept, key=BY_PLACE) if held else mentions
