"""Drafts that the text denies, plans, only asks about, or says are settled elsewhere, are no claims."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.destined import is_errand
from parsers.text.lines.drafting.bought_for import is_bought_for
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.absences import missed
from parsers.text.lines.told.doers import of_others
from parsers.text.lines.told.left_off import left_off
from parsers.text.lines.told.not_there import not_there
from parsers.text.lines.told.only_away import only_away
from parsers.text.lines.told.received import missing_from_it, received
from parsers.text.lines.told.statements import NOTHING, Statements
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.unclaimed.bare_names import without_bare_names
from parsers.text.lines.unclaimed.booked import booked_by_others, is_booked
from parsers.text.lines.unclaimed.by_statement import is_dismissed
from parsers.text.lines.unclaimed.called_off import OFF, called_off
from parsers.text.lines.unclaimed.days_put_right import put_days_right
from parsers.text.lines.unclaimed.denied_later import without_denied
from parsers.text.lines.unclaimed.denied_lists import denied_lists
from parsers.text.lines.unclaimed.earlier_claims import of_earlier_claims
from parsers.text.lines.unclaimed.fees_had import fees_had, is_of
from parsers.text.lines.unclaimed.news import news
from parsers.text.lines.unclaimed.notices import unclaimed
from parsers.text.lines.unclaimed.others_rides import of_others_rides
from parsers.text.lines.unclaimed.planned_times import without_coming
from parsers.text.lines.unclaimed.settled_before import settled_before
from parsers.text.lines.unclaimed.spared import is_spared
from parsers.text.lines.unclaimed.timetables import is_of_timetable
from parsers.text.lines.unclaimed.void import is_void

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Høy sats:\n3.11 kl 9-17\n10.11 kl 9-17\n\nJeg kjørte 42 km den 3. Den 10. kom de hit.": [
        *("expense", "expense", "mileage"),
    ],
    "formannskapet i går kl 16-18. Innkallingen kom to timer før! Noe tap er det ikke.": ["expense"],
    "formannskapet i går kl 16-18. Innkallinga kom to timar før! Noko tap er det ikkje.": ["expense"],
    "kjørte til formannskapet i går, men husker ikke km": ["mileage", "expense"],
    "køyrde til formannskapet i går, men hugsar ikkje km": ["mileage", "expense"],
    "kjørte til formannskapet i går, men har ikke kilometerne": ["mileage", "expense"],
    "I drove to the executive committee yesterday but do not remember the kilometres": ["mileage", "expense"],
    "kona kjørte meg til formannskapet i går, så ingen km": ["expense"],
    "I have lost the note, parking was 60 kr yesterday": ["expense"],
    "I've lost the ticket. Parking 60 kr yesterday": ["expense"],
    "lav sats 13.-15.11\n30 timer\n2 døgn\nIngen kjøring": ["expense", "expense"],
    "formannskapet i går\n60 kr parkering\nIngen kvittering": ["expense", "expense"],
    "formannskapet i går\nParkering\nIngen": ["expense"],
    "formannskapet i går\nKjøring:\nIngen.": ["expense"],
    "får jeg noe for kjøringen?": [],
    "taxi 312 kr fordi siste buss var gått": ["expense"],
    "kan jeg få dekket parkering 60 kr i går?": ["expense"],
    "når får jeg betalt for formannskapet i går?": [],
    "var det formannskapet i går som manglet?": [],
    "ta bort bompengene": [],
    "ta med bom 27 kr i går": ["expense"],
    "kom ikke hjem fra formannskapet i går før kl 23": ["expense"],
    "executive committee yesterday. I lost the vote": ["expense"],
    "formannskapet i går, jeg tapte 3 timer på jobb": ["expense", "expense"],
    "jeg sender månedslista: 42 km i går": ["mileage"],
    "jeg fører dette i slutten av dagen: 42 km i går": ["mileage"],
}
_NEAR = 12


def claimed(drafts: Sequence[Draft], analysis: Analysis, said: Statements, types: TypeIndex) -> list[Draft]:
    """The drafts that claim something, by what is `said` of them, on the days that hold."""
    if any(sense in analysis.spots for sense in OFF) and (off := called_off(analysis, drafts, types)):
        said = Statements(cancelled=off) if said is NOTHING else replace(said, cancelled=said.cancelled | off)
    reasons = _Reasons(drafts, analysis, said, types)
    for first, last in () if said is NOTHING else settled_before(drafts, analysis, said, types):
        said.settled.update(range(first, last + 1))
    coming = put_days_right(drafts, analysis, said, types, reasons.paid, reasons.owed)
    kept = [
        draft
        for place, (draft, following) in enumerate(zip_longest(drafts, drafts[1:]))
        if place not in coming and not reasons.dismiss(place, draft, following)
    ]
    kept = without_denied(drafts, kept, analysis, said, types)
    return without_bare_names(without_coming(kept, analysis), analysis, types)


class _Reasons:
    """What a text says that its drafts are no claims for: found once, and asked about each in turn.

    `paid` are the meetings whose fees one has had, `owed` the words for what is said to be missing from them.
    """

    def __init__(self, drafts: Sequence[Draft], analysis: Analysis, said: Statements, types: TypeIndex) -> None:
        self._drafts, self._analysis, self._said, self._types = drafts, analysis, said, types
        self._persons = Subjects(analysis)
        self.paid, self.owed = fees_had(analysis, said, types), missing_from_it(analysis)
        self._theirs = of_others(drafts, analysis, types) | of_others_rides(drafts, analysis, types)
        self._theirs |= news(drafts, analysis, types)
        self._told = unclaimed(analysis) | missed(analysis)
        self._away, self._missing = not_there(analysis) - left_off(analysis), only_away(analysis, types)
        self._named_owed = {analysis.layout.clause[at] for at in self.owed}
        self._alone = {draft.clause for draft in drafts} & said.solely
        self._booked = booked_by_others(analysis, self._persons)
        self._earlier = of_earlier_claims(analysis)
        self._none = denied_lists(analysis, self.owed)
        self._had = received(analysis) if self.owed else ()

    def dismiss(self, place: int, draft: Draft, following: Draft | None) -> bool:
        """True for a draft that is no claim; a denied meeting that goes on is left without the days of its clause."""
        tokens, layout, types = self._analysis.tokens, self._analysis.layout, self._types
        return (
            self._is_only_told(place, draft)
            or self._is_not_listed(draft)
            or self._has_no_fee(draft)
            or (self._said is not NOTHING and is_dismissed(draft, following, tokens, layout, self._said, types))
            or self._is_of_something_else(place, draft)
        )

    def _is_only_told(self, place: int, draft: Draft) -> bool:
        """True for what others did, for news and notices, and for what an earlier claim has."""
        return place in self._theirs or draft.sentence in self._told or draft.first in self._earlier

    def _is_not_listed(self, draft: Draft) -> bool:
        """True for what a list denies, for what one has had already, and beside what alone is claimed."""
        if draft.measured:
            return False
        had = draft.clause in self._had and not is_meeting(draft, self._types)
        return had or draft.first in self._none or (bool(self._alone) and draft.clause not in self._alone)

    def _has_no_fee(self, draft: Draft) -> bool:
        """True for a meeting that the writer was away from, or whose fee they have had."""
        away = draft.clause in self._away or draft.first in self._missing
        if not (away or self._analysis.missed or self.paid) or not is_meeting(draft, self._types):
            return False
        paid = bool(self.paid) and draft.clause not in self._named_owed
        return away or self._is_missed(draft) or (paid and is_of(draft, self.paid))

    def _is_missed(self, draft: Draft) -> bool:
        """True on no day but such as the writer says they were away."""
        days = {day for one in draft.dates for day in one.days}
        return bool(days) and days <= self._analysis.missed

    def _is_of_something_else(self, place: int, draft: Draft) -> bool:
        """True for what others booked, what is nought or spared, rows of a timetable, and what another was for."""
        analysis, types = self._analysis, self._types
        near = self._drafts[max(0, place - _NEAR) : place + _NEAR]
        return (
            is_booked(draft, self._booked, types)
            or is_void(draft, analysis.tokens, analysis.layout)
            or is_spared(draft, analysis, self._persons)
            or is_of_timetable(draft, analysis, types)
            or is_errand(draft, near, analysis.tokens, types)
            or is_bought_for(draft, near, analysis, types)
        )
