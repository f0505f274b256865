"""A meeting that is named once more as an exception is its day: `hver gang unntatt kommunestyret`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Mention, When, has, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 6.11, kommunestyret 8.11. Kjørte 32 km hver gang unntatt kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "formannskapet 6.11 (kl 9-12), kommunestyret 8.11. Bom 30 kr hver gang bortsett fra på kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "toll 06.11 30"),
    ],
    "formannskapet 6.11\nkommunestyret 8.11\n\n32 km til alle møta, men ikkje til kommunestyret": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "executive committee 6.11 and municipal council 8.11. Drove 32 km each time except to the council": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32"),
    ],
    "formannskapet 6.11, kommunestyret 8.11. Kjørte 32 km hver gang unntatt kommunestyret, da kjørte jeg 40 km": [
        *("fee-executive 06.11", "fee-council 08.11", "mileage 06.11 32", "mileage 08.11 40"),
    ],
    "formannskapet 6.11, ingen flere møter unntatt kommunestyret 8.11": ["fee-executive 06.11", "fee-council 08.11"],
    "formannskapet 6.11, kommunestyret 8.11. Krever alt unntatt kommunestyret": ["fee-executive 06.11"],
}
_LEADING = frozenset({"den", "the", "on", "på", "fra", "frå", "for", "from", "til", "to", "at", "i"})
_APART = frozenset({",", "men", "but"})
_MOST = 20
"""Exceptions that are looked at: keeps hostile texts linear."""


def with_excepted_names(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    types: TypeIndex,
    spots: Spots,
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions with the day of each such meeting in the place of its name."""
    if len(named) < 2 or not ("except" in spots or "negation" in spots):
        return mentions, named
    valued = {layout.sentence[one.first]: one.first for one in reversed(mentions) if isinstance(one, MEASURED)}
    days: list[Mention] = []
    gone: set[int] = set()
    for place, one in enumerate(named[:_MOST]):
        if one.first < valued.get(layout.sentence[one.first], len(tokens)) or not types.names_meeting(one):
            continue
        if not _is_excepted(tokens, one) or _days_beside(mentions, one, layout):
            continue
        before = [other for other in named[:place] if other.codes and set(other.codes) <= set(one.codes)]
        told = _days_beside(mentions, before[-1], layout) if before else []
        if len(told) == 1:
            days.append(replace(told[0], first=one.first, last=one.last))
            gone.add(id(one))
    if not days:
        return mentions, named
    return sorted((*mentions, *days), key=BY_PLACE), [one for one in named if id(one) not in gone]


def _is_excepted(tokens: Sequence[Token], one: TypeMention) -> bool:
    """True right behind `unntatt`, `men ikke til`."""
    before = one.first - 1
    while text_at(tokens, before) in _LEADING:
        before -= 1
    return has(tokens, before, "except") or (has(tokens, before, "negation") and text_at(tokens, before - 1) in _APART)


def _days_beside(mentions: Sequence[Mention], one: TypeMention, layout: Layout) -> list[When]:
    """The days in the clause of the name."""
    clause = layout.clause
    return [day for day in mentions if isinstance(day, When) and clause[day.first] == clause[one.first]]
