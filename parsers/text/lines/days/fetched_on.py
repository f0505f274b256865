"""The day of a drive that stands behind a comma: `avlastning 7.-9. august, hentet ham fredag, 19 km`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "avlastning over 10 år 6.-8. november, 2 døgn, hentet ham fredag, 19 km t/r": [
        *("care-day-over-10 06.11 2", "mileage 06.11 19"),
    ],
    "hadde Sivert (12 år) på avlasting 6.–8. november, to døgn, henta på sundag, 28 km til saman": [
        *("care-day-over-10 06.11 2", "mileage 08.11 28"),
    ],
    "respite over 10 years 6-8 November, 2 days, drove him home on Sunday, 28 km in total": [
        *("care-day-over-10 06.11 2", "mileage 08.11 28"),
    ],
    "respite over 10 years 6-8 November, 2 days. I picked her up on Friday and drove her back on Sunday, 14 km "
    "round trip each day": ["care-day-over-10 06.11 2", "mileage 06.11 14", "mileage 08.11 14"],
    "lav sats 6.-8. november, 12 timer, kjørte fredag, 19 km": ["care-hour-low 06.11 12", "mileage 06.11 19"],
    "lav sats 6.11 og 8.11, 3 timer hver dag, 19 km": [
        *("care-hour-low 06.11 3", "care-hour-low 08.11 3", "mileage 19 ?date"),
    ],
    "kommunestyret 12.11, formannskapet 10.11, kjørte 24 km": [
        *("fee-council 12.11", "fee-executive 10.11", "mileage 24 ?date"),
    ],
}
_PICKING = frozenset({"picked", "collected", "dropped"})
"""Before who is fetched: `picked her up on Friday and drove her back on Sunday, 14 km each day`."""
_DRIVING = ("drive", "fetching")


def fetched_on(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give each drive without a day that of the clause before it, where no other of its sentence tells of driving."""
    driving = {analysis.layout.clause[at] for sense in _DRIVING for at in analysis.spots.get(sense, ())}
    driving |= {analysis.layout.clause[at] for at in said_at(analysis.tokens, _PICKING)}
    drives = [one for one in drafts if one.kind == "mileage" and not one.dates and one.clause - 1 in driving]
    if not drives:
        return
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    told: dict[int, list[Dated]] = {}
    for one in analysis.dated:
        if clause[one.when.first] in driving:
            told.setdefault(sentence[one.when.first], []).append(one)
    for drive in drives:
        days = told.get(drive.sentence, [])
        if len(days) == 1 and len(days[0].days) == 1 and clause[days[0].when.first] == drive.clause - 1:
            drive.dates = days
