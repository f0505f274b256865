"""The days of a text on which something took place: not those of meetings that were cancelled, moved or missed."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.moved import moved_from
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.absences import missed
from parsers.text.lines.told.not_there import not_there
from parsers.text.spans.resolve import Dated


def held(analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex) -> list[Dated]:
    """The days of the text, without those of a meeting that was cancelled or missed, if others are left."""
    clause, sentence, spots = analysis.layout.clause, analysis.layout.sentence, analysis.spots
    untold = missed(analysis)
    gone = {clause[index] for index in spots.get("cancelled", ())} | not_there(analysis)
    if "negation" in spots:
        meetings = [one.first for one in analysis.named if types.names_meeting(one)]
        met = {clause[index] for index in (*meetings, *spots.get("meeting", ()), *spots.get("attend", ()))}
        driven = {clause[index] for index in spots.get("drive", ())}
        own = {clause[one.when.first] for draft in drafts for one in draft.dates}
        gone |= {clause[index] for index in spots["negation"]} & met - driven - own
    gone |= {clause[one.when.first] for one in analysis.dated if sentence[one.when.first] in untold}
    away = moved_from(analysis)
    gone -= {clause[one.when.first] for one in away.values()}
    left = [one for one in analysis.dated if clause[one.when.first] not in gone and one.when.first not in away]
    return left or analysis.dated
