"""Meetings whose fee the text says one has had already, has anyway or does not claim, apart from the body's name."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.days.of_one_day import without_days
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.elsewhere import elsewhere
from parsers.text.lines.told.received import fees_received
from parsers.text.lines.told.statements import Statements
from parsers.text.spans.mentions import text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES = {
    "taxi 312 kr i går etter formannskapet. Honoraret er betalt fra før": ["expense"],
    "taxi 312 kr i går etter formannskapet, møtegodtgjørelsen har jeg allerede fått": ["expense"],
    "taxi 312 kr i går etter formannskapet. Sjølve møtet er alt ført": ["expense"],
    "taxi 312 kr yesterday after the executive committee. The fee itself is already paid": ["expense"],
    "taxi 312 kr yesterday after the executive committee, I already claimed the meeting itself": ["expense"],
    "formannskapet i går, 24 km, møtegodtgjørelsen går automatisk": ["mileage"],
    "formannskapet i går, 24 km. Honoraret for møtet har eg fått": ["mileage"],
    "executive committee yesterday, 24 km. The fee comes automatically": ["mileage"],
    "formannskapet i går, 24 km. Møtegodtgjørelse har jeg fast, så den skal ikke med.": ["mileage"],
    "formannskapet i går, 24 km. Honoraret får jeg fast.": ["mileage"],
    "formannskapet i går, 24 km. Møtegodtgjørelsen skal ikke med": ["mileage"],
    "formannskapet i går, 24 km. Møtet er ført for seg": ["mileage"],
    "executive committee yesterday, 24 km. The meeting fee is part of my fixed pay": ["mileage"],
    "formannskapet 10.11 og kommunestyret 12.11. Ingen møtegodtgjørelse for formannskapet": ["expense"],
    "formannskapet i går, 24 km. Honoraret har jeg ikke fått": ["expense", "mileage"],
    "formannskapet 12.11. Honoraret for møtet 5.11 er allerede betalt": ["expense"],
    "formannskapet i går. Parkeringen er allerede betalt, 60 kr": ["expense", "expense"],
    "formannskapet i går, møtet var allerede i gang da jeg kom": ["expense"],
    "formannskapet i går. Kursavgift 900 kr, the course fee is already paid": ["expense", "expense"],
}

_HAD = ("entered", "pay")
_FEE = frozenset({"fee", "godtgjørelsen", "godtgjøringen", "godtgjøringa", "godtgjersla"})
_THE_MEETING = frozenset({"møtet", "meeting"})
_THE_MEETINGS = _THE_MEETING | {"møtene", "møta", "meetings"}
_COMES = words_of("fee_comes")
"""Said of a fee that one has had, or has without asking: har jeg fått, går automatisk."""
_ITSELF = frozenset({"itself", "selve", "sjølve", "selv", "sjølv"})


@dataclass(slots=True)
class Had:
    """The fee that a clause says one has had or does not claim: of its days and bodies, where it has any."""

    days: set[dt.date] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)


def fees_had(analysis: Analysis, said: Statements, types: TypeIndex) -> list[Had]:
    """The fees that a clause says one has had, `møtehonoraret for 29.10 har jeg alt fått`, has anyway, or leaves out.

    A clause that names a body tells of its meetings only where it leaves their fee out, or says it was paid.
    """
    fees = [*_fees(analysis), *_left_out_meetings(analysis, said)]
    paid = fees_received(analysis) | elsewhere(analysis)
    if not (fees or paid):
        return []
    clause, spots = analysis.layout.clause, analysis.spots
    had = {clause[at] for sense in _HAD for at in spots.get(sense, ())} & said.already
    if not analysis.said.isdisjoint(_COMES):
        had |= {clause[at] for at in said_at(analysis.tokens, _COMES)} - said.negated
    named = {clause[one.first]: one for one in analysis.named if types.names_meeting(one)}
    left_out = said.left_out | {clause[at] for at in fees if analysis.layout.sentence[at] in said.no_fee}
    told = {number: Had() for number in map(clause.__getitem__, fees) if number in left_out or number in had - {*named}}
    told |= {number: Had() for number in paid & {*named}}
    for number, one in named.items() if told else ():
        if number in told:
            told[number].codes.update(one.codes)
    for known in analysis.dated if told else ():
        if beside := told.get(clause[known.when.first]):
            beside.days.update(known.days)
    if told and not all(one.codes or one.days for one in told.values()):
        _tell_by_line(told, named.values(), analysis)
    return list(told.values())


def _tell_by_line(told: Mapping[int, Had], meetings: Iterable[TypeMention], analysis: Analysis) -> None:
    """Let a clause without a body and day tell of the meetings in its line: `formannskapet 10.11, uten honorar`."""
    layout = analysis.layout
    line_of = dict(zip(layout.clause, layout.line, strict=True))
    open_ones = [(line_of[number], had) for number, had in told.items() if not (had.codes or had.days)]
    met: dict[int, list[TypeMention]] = {}
    for one in meetings:
        met.setdefault(layout.line[one.first], []).append(one)
    for line, had in open_ones:
        had.codes.update(code for one in met.get(line, ()) for code in one.codes)
    lines = {line: had for line, had in open_ones if had.codes}
    for known in analysis.dated:
        if had_there := lines.get(layout.line[known.when.first]):
            had_there.days.update(known.days)


def _fees(analysis: Analysis) -> Iterator[int]:
    """The words for a meeting's fee, and for the meeting itself: møtehonoraret, the fee, selve møtet."""
    tokens = analysis.tokens
    yield from analysis.spots.get("fee", ())
    if not analysis.said.isdisjoint(_FEE):
        named = {at for one in analysis.named for at in range(one.first, one.last)}  # the course fee
        yield from (at for at in said_at(tokens, _FEE) if at not in named)
    if not analysis.said.isdisjoint(_ITSELF):
        near = (at for at in analysis.spots.get("meeting", ()) if tokens[at].text in _THE_MEETING)
        yield from (at for at in near if _ITSELF & {text_at(tokens, at - 1), text_at(tokens, at + 1)})


def _left_out_meetings(analysis: Analysis, said: Statements) -> Iterator[int]:
    """The words for the meeting in a clause that leaves it out or has it: `møtet står på et annet skjema`."""
    told = said.left_out | said.settled
    for at in analysis.spots.get("meeting", ()) if told else ():
        if analysis.layout.clause[at] in told and analysis.tokens[at].text in _THE_MEETINGS:
            yield at


def off_days_paid(draft: Draft, had: Sequence[Had], owed: Sequence[Dated]) -> None:
    """Leave the days of such fees out of a draft of one of the bodies that has other days besides, or days `owed`."""
    gone = {day for one in had if one.codes.intersection(draft.codes) for day in one.days}
    if not gone:
        return
    dates = [*without_days(draft.dates, gone)]
    dates += [one for one in owed if one not in dates]
    draft.dates = dates or draft.dates


def is_of(draft: Draft, had: Sequence[Had]) -> bool:
    """True for a meeting on one of the days, of one of the bodies; one without a day is the meeting spoken of."""
    held = {day for one in draft.dates for day in one.days}
    return any(
        (not held or not one.days or held & one.days) and (not one.codes or one.codes.intersection(draft.codes))
        for one in had
    )
