"""The days of a text on which something took place: not those of meetings that were cancelled, moved or missed."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.moved import moved_from
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.absences import missed
from parsers.text.lines.told.not_there import not_there
from parsers.text.spans.mentions import MEASURED
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
    left = _without_riders_days(left, analysis) if analysis.riders.all and "each_time" in spots else left
    return left or analysis.dated


def _without_riders_days(dated: list[Dated], analysis: Analysis) -> list[Dated]:
    """The days without those of `24 km hver gang, Kari satt på de to siste`, which the drive is not on alone."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    each = {sentence[at] for at in analysis.spots["each_time"]}
    ridden = {clause[rider.first] for rider in analysis.riders.all if sentence[rider.first] in each}
    ridden -= {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    return [one for one in dated if clause[one.when.first] not in ridden]
