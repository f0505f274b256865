"""How buses and planes ran, `bussen går bare to ganger om dagen`, `flyet ble to timer forsinket`, claims nothing."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Duration, Mention, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Bussen går bare to ganger om dagen dit, så jeg kjørte 24 km 10.11": ["mileage 10.11 24"],
    "Bussen går sjelden, så jeg tok bilen. 24 km 10.11": ["mileage 10.11 24"],
    "The bus only runs twice a day, so I drove. 24 km on 10 November": ["mileage 10.11 24"],
    "Flyet ble to timer forsinket, så jeg tok drosje hjem 10.11, 240 kr": ["taxi 10.11 240"],
    "Flyet vart to timar forseinka, og eg tok drosje heim 10.11, 240 kr": ["taxi 10.11 240"],
    "The train was two hours late, so I took a taxi on 10 November, 240 kr": ["taxi 10.11 240"],
    "Selve 17. mai gikk jeg i tog. Kjørte 24 km 10.11": ["mileage 10.11 24"],
    "Satt på bussen 10.11 og leste. Parkering 10.11 60 kr": ["parking 10.11 60"],
    "Parkering 10.11 60 kr. Fra januar tar jeg bussen": ["parking 10.11 60"],
    "Parking 60 kr on 10 November. From January I take the bus": ["parking 10.11 60"],
    "Bussen gikk kl 8 og kostet 45 kr 10.11": ["transit 10.11 45"],
    "Tok bussen hjem 10.11": ["transit 10.11 ?amount"],
}
_IN = frozenset({"i", "på", "on", "in"})
_NEAR = 4
"""Days around a ride that are looked at: keeps long texts linear."""
_AFTER = 5
"""Tokens from what ran to how it did."""


def is_of_timetable(draft: Draft, analysis: Analysis, types: TypeIndex) -> bool:
    """True for a ride without a value that ran, came late, or that one was on."""
    if draft.kind != "expense" or draft.moneys or types.units(draft.codes) != {"amount"}:
        return False
    tokens, clause = analysis.tokens, analysis.layout.clause
    rides = words_of("by_number")
    if not any(tokens[at].text.startswith(tuple(rides)) for at in range(draft.first, draft.last)):
        return False
    if text_at(tokens, draft.first - 1) in _IN or _begins_in_a_month(draft, analysis):
        return True
    near = range(draft.last, min(draft.last + _AFTER, len(tokens)))
    after = [tokens[at].text for at in near if clause[at] == draft.clause]
    runs = after[:1] if text_at(tokens, draft.last) not in words_of("merely") else after[1:2]
    return not words_of("running").isdisjoint(runs) or not words_of("delayed").isdisjoint(after)


def _begins_in_a_month(draft: Draft, analysis: Analysis) -> bool:
    """True for `fra januar tar jeg bussen`."""
    sentence, at = analysis.layout.sentence, bisect_left(analysis.dated, draft.first, key=_place)
    near = analysis.dated[max(0, at - _NEAR) : at + _NEAR]
    told = (one for one in near if sentence[one.when.first] == draft.sentence)
    return any(one.wide and has(analysis.tokens, one.when.first - 1, "from") for one in told)


def _place(dated: Dated) -> int:
    return dated.when.first


def without_delays(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without the hours that something was late."""
    late = words_of("delayed")
    if analysis.said.isdisjoint(late):
        return mentions
    tokens = analysis.tokens

    def is_late(one: Mention) -> bool:
        return any(text_at(tokens, at) in late for at in (one.last, one.last + 1, one.first - 1, one.first - 2))

    return [one for one in mentions if not (isinstance(one, Duration) and is_late(one))]
