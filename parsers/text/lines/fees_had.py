"""Meetings whose fee the text says one has had already, apart from the body's name."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.statements import Statements


def fees_had(analysis: Analysis, said: Statements, types: TypeIndex) -> list[set[dt.date]]:
    """The days whose fee a sentence that names no body says one has had: møtehonoraret for 29.10 har jeg alt fått."""
    sentence, clause = analysis.layout.sentence, analysis.layout.clause
    told = {sentence[at] for at in analysis.spots.get("fee", ()) if clause[at] in said.settled}
    told -= {sentence[mention.first] for mention in analysis.named if types.names_meeting(mention)}
    days: dict[int, set[dt.date]] = {number: set() for number in told}
    for one in analysis.dated if told else ():
        days.get(sentence[one.when.first], set()).update(one.days)
    return list(days.values())


def is_of(draft: Draft, had: Sequence[set[dt.date]]) -> bool:
    """True for a meeting on one of the days; one without a day is the meeting spoken of."""
    held = {day for one in draft.dates for day in one.days}
    return any(not held or not days or held & days for days in had)
