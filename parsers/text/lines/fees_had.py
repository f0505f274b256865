"""Meetings whose fee the text says one has had already, apart from the body's name."""

import datetime as dt
from collections.abc import Iterator, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.statements import Statements
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "taxi 312 kr i går etter formannskapet. Honoraret er betalt fra før": ["expense"],
    "taxi 312 kr i går etter formannskapet, møtegodtgjørelsen har jeg allerede fått": ["expense"],
    "taxi 312 kr i går etter formannskapet. Sjølve møtet er alt ført": ["expense"],
    "taxi 312 kr yesterday after the executive committee. The fee itself is already paid": ["expense"],
    "taxi 312 kr yesterday after the executive committee, I already claimed the meeting itself": ["expense"],
    "formannskapet i går, 24 km, møtegodtgjørelsen går automatisk": ["mileage"],
    "formannskapet i går, 24 km. Honoraret for møtet har eg fått": ["mileage"],
    "executive committee yesterday, 24 km. The fee comes automatically": ["mileage"],
    "formannskapet i går, 24 km. Honoraret har jeg ikke fått": ["expense", "mileage"],
    "formannskapet 12.11. Honoraret for møtet 5.11 er allerede betalt": ["expense"],
    "formannskapet i går. Parkeringen er allerede betalt, 60 kr": ["expense", "expense"],
    "formannskapet i går, møtet var allerede i gang da jeg kom": ["expense"],
    "formannskapet i går. Kursavgift 900 kr, the course fee is already paid": ["expense", "expense"],
}

_HAD = ("entered", "pay")
_FEE = frozenset({"fee", "godtgjørelsen", "godtgjøringen", "godtgjøringa", "godtgjersla"})
_THE_MEETING = frozenset({"møtet", "meeting"})
_COMES = words_of("fee_comes")
"""Said of a fee that one has had, or has without asking: har jeg fått, går automatisk."""
_ITSELF = frozenset({"itself", "selve", "sjølve", "selv", "sjølv"})


def fees_had(analysis: Analysis, said: Statements, types: TypeIndex) -> list[set[dt.date]]:
    """The days whose fee a clause that names no body says one has had: møtehonoraret for 29.10 har jeg alt fått.

    A clause that says no day is of the meeting spoken of.
    """
    clause, spots = analysis.layout.clause, analysis.spots
    had = {clause[at] for sense in _HAD for at in spots.get(sense, ())} & said.already
    if not analysis.said.isdisjoint(_COMES):
        had |= {clause[at] for at, token in enumerate(analysis.tokens) if token.text in _COMES} - said.negated
    told = {clause[at] for at in _fees(analysis)} & had if had else set()
    told -= {clause[mention.first] for mention in analysis.named if types.names_meeting(mention)}
    days: dict[int, set[dt.date]] = {number: set() for number in told}
    for one in analysis.dated if told else ():
        days.get(clause[one.when.first], set()).update(one.days)
    return list(days.values())


def _fees(analysis: Analysis) -> Iterator[int]:
    """The words for a meeting's fee, and for the meeting itself: møtehonoraret, the fee, selve møtet."""
    tokens = analysis.tokens
    yield from analysis.spots.get("fee", ())
    if not analysis.said.isdisjoint(_FEE):
        named = {at for one in analysis.named for at in range(one.first, one.last)}  # the course fee
        yield from (at for at, token in enumerate(tokens) if token.text in _FEE and at not in named)
    if not analysis.said.isdisjoint(_ITSELF):
        near = (at for at in analysis.spots.get("meeting", ()) if tokens[at].text in _THE_MEETING)
        yield from (at for at in near if _ITSELF & {text_at(tokens, at - 1), text_at(tokens, at + 1)})


def is_of(draft: Draft, had: Sequence[set[dt.date]]) -> bool:
    """True for a meeting on one of the days; one without a day is the meeting spoken of."""
    held = {day for one in draft.dates for day in one.days}
    return any(not held or not days or held & days for days in had)
