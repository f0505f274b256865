"""Names without a value that are no claim beside others: said again, of a trip, of where hours were spent, `utlegg`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_outlay, is_unpriced
from parsers.text.lines.unclaimed.echoes import is_echo
from parsers.text.lines.unclaimed.general_rows import is_row
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "diett 9.11 kl 7-18, bodde på hotellet 9.-10.11": ["per_diem"],
    "bom 27 kr og parkering 60 kr i går. Bare de to utleggene": ["expense", "expense"],
    "hadde barnevakt i går, betalte 650 kr, kvittering frå barnevakta ligg ved": ["expense"],
    "utlegg i går: porto 95 kr": ["expense"],
    "parkering 60 kr 9.11, porto 10.11, beløpet står på kvitteringen": ["expense", "expense"],
    "parkering 60 kr 9.11. Og utlegg 10.11": ["expense"],
    "parkering 60 kr 9.11. Det var porto i førre krav": ["expense"],
    "støttekontakt i går 3 timer, vi bowlet og jeg tapte": ["expense"],
    "støttekontakt i går 3 timar, me spelte biljard og eg tapte stort": ["expense"],
    "støttekontakt i går 3 timer, vi var på kino": ["expense"],
    "støttekontakt i går 3 timer, har utgift på parkering": ["expense", "expense"],
    "støttekontakt i går 3 timar, har pengar på parkering": ["expense", "expense"],
    "støttekontakt i går 3 timer, har regning på hotell": ["expense", "expense"],
    "formannskapet i går, bodde på hotellet, 3 timer tapt ulegitimert": ["expense", "expense", "expense"],
    "executive committee yesterday, stayed at a hotel, lost 3 hours": ["expense", "expense", "expense"],
}

_AT = frozenset({"på", "i", "at"})
_ARTICLES = frozenset({"the", "a", "et", "eit", "en", "ein"})
_OUTLAYS = ("utlegg", "utgift", "kostnad", "outlay", "expense")
_PAYING = ("pay", "advance", "proof", "receipt")
_OF_TRIP = frozenset({"lodging", "sleep", "food", "meal"})


def without_bare_names(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts without such names."""
    tokens = analysis.tokens
    trip = any(draft.kind == "per_diem" for draft in drafts)
    priced = {draft.clause for draft in drafts if draft.moneys}
    once = [draft for place, draft in enumerate(drafts) if not is_echo(place, drafts, tokens, types)]
    once = _without_visited(once, analysis, types)
    return [
        draft
        for draft in once
        if not ((trip or (not draft.dates and draft.clause in priced)) and is_unpriced(draft, types))
        and not (draft.general and not _is_valued(draft) and _is_of_others(draft, once, analysis, types))
        and not (trip and _is_of_trip(draft, tokens, types))
    ]


def _without_visited(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts without the places where hours were spent with somebody, where nothing is said of paying."""
    if "being" not in analysis.spots or not any(_is_of_care(draft, types) for draft in drafts):
        return drafts
    paid_for = {analysis.layout.sentence[at] for sense in _PAYING for at in analysis.spots.get(sense, ())}
    return [one for one in drafts if one.sentence in paid_for or not _is_visited(one, analysis.tokens, types)]


def _is_of_trip(draft: Draft, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True beside a trip for a hotel or food without a sum, and for hours without a value: whom it was for."""
    if draft.kind != "expense" or draft.moneys:
        return False
    named = tokens[draft.first : draft.last + 1]  # all other food
    told = any(not token.senses.keys().isdisjoint(_OF_TRIP) for token in named)
    return told or (types.units(draft.codes) == {"hour"} and not (draft.measured or draft.dates))


def _is_of_others(draft: Draft, drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> bool:
    """True for `utlegg` as a name for what other drafts tell one by one."""
    if is_row(draft, drafts, analysis) or _is_dated_thing(draft, analysis.tokens):
        return False
    return any(_is_bought(other, types) for other in drafts)


def _is_dated_thing(draft: Draft, tokens: Sequence[Token]) -> bool:
    """True for a thing with the day on which it was bought, though no type but `utlegg` is: `porto 10.11`."""
    called = any(word in tokens[at].text for at in range(draft.first, draft.last) for word in _OUTLAYS)
    return not called and any(one.when.first == draft.last or one.when.last == draft.first for one in draft.dates)


def _is_valued(draft: Draft) -> bool:
    """True for more than a name and a number of things: `de to utleggene` only speaks of others."""
    return bool(draft.durations or draft.clocks or draft.moneys or draft.distances)


def _is_bought(draft: Draft, types: TypeIndex) -> bool:
    """True for a sum, and for a named outlay that is not just called `utlegg`."""
    return bool(draft.moneys) or (is_outlay(draft, types) and not draft.general)


def _is_of_care(draft: Draft, types: TypeIndex) -> bool:
    """True for hours that were spent with somebody, not lost at work."""
    return draft.measured and bool(set(types.of_unit(draft.codes, "hour")) - set(types.lost))


def _is_visited(draft: Draft, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for where the hours were spent: `støttekontakt 3 timer, vi var på kino`; `bodde på hotellet` was paid."""
    at = draft.first - 1 - (text_at(tokens, draft.first - 1) in _ARTICLES)
    there = text_at(tokens, at) in _AT and any(has(tokens, near, "being") for near in (at - 1, at - 2, at - 3))
    lodged = any("lodging" in token.senses for token in tokens[draft.first : draft.last + 1])
    return there and not lodged and is_unpriced(draft, types)
