"""Meetings of a list that a later sentence says one was not at: `Rettelse: jeg var ikke på formannskapet`."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.of_one_day import without_days
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.statements import Statements
from parsers.text.lines.unclaimed.denied import is_absent
from parsers.text.spans.mentions import has

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nRettelse: jeg var ikke på formannskapet.": [
        "fee-council 12.11",
    ],
    "Formannskapet 9.11 kl 9-11, 24 km\nKommunestyret 12.11 kl 17-20\nOrsak, formannskapet var eg ikkje på.": [
        "fee-council 12.11",
    ],
    "Executive committee 9 November 9-11\nMunicipal council 12 November 17-20\n"
    "Sorry, I was not at the executive committee.": ["fee-council 12.11"],
    "Formannskapet 9.11 og 10.11\nKommunestyret 12.11\nRettelse: jeg var ikke på formannskapet 10.11.": [
        *("fee-executive 09.11", "fee-council 12.11"),
    ],
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nJeg var ikke på formannskapet som leder.": [
        *("fee-executive 09.11", "fee-council 12.11"),
    ],
    "Formannskapet og kommunestyret 9.11, 24 km\nRettelse: jeg var ikke på formannskapet.": [
        *("fee-council 09.11", "mileage 09.11 24"),
    ],
    "Planutvalget 10.11 kl 10-14.\nKyrne bryr seg ikke om planutvalget.": ["fee-planning 10.11"],
    "Formannskapet 9.11\nFormannskapet 10.11\nJeg var ikke på formannskapet 16.11.": [
        *("fee-executive 09.11", "fee-executive 10.11"),
    ],
}
_MOST = 20
"""Denials of one text; keeps long texts linear."""
_WITHIN = 8
_BEHIND = 2
"""Words after the negation of `var jeg ikke på`."""


def without_denied(
    drafts: Sequence[Draft], kept: Sequence[Draft], analysis: Analysis, said: Statements, types: TypeIndex
) -> list[Draft]:
    """The `kept` drafts without the one meeting, and the drive beside it, that each of the others denies later."""
    left = {id(one) for one in kept}
    denied = [one for one in drafts if id(one) not in left and not one.measured and is_meeting(one, types)]
    no = said.negated | said.missed
    denied = [one for one in denied if one.clause in no][:_MOST]
    denied = [one for one in denied if _says_no_more(one, analysis)]
    denied = [one for one in denied if is_absent(one, analysis.tokens, analysis.layout)]
    clause = analysis.layout.clause
    told_on: dict[int, set[dt.date]] = {}
    for dated in analysis.dated if denied else ():
        told_on.setdefault(clause[dated.when.first], set()).update(dated.days)
    gone: set[int] = set()
    for one in denied:
        told = [other for other in kept if other.codes == one.codes and other.sentence < one.sentence]
        days = told_on.get(one.clause, set())
        meant = [other for other in told if not days or days & _days(other)]
        if len(meant) != 1 or not is_meeting(meant[0], types):
            continue
        if days and days < _days(meant[0]):
            meant[0].dates = list(without_days(meant[0].dates, days))
        else:
            beside = [other for other in kept if other.sentence == meant[0].sentence and other is not meant[0]]
            alone = not any(is_meeting(other, types) for other in beside)
            rows = [other for other in beside if other.kind == "mileage"] if alone else []
            gone |= {id(meant[0]), *(id(row) for row in rows if _days(row) <= _days(meant[0]))}
    return [one for one in kept if id(one) not in gone]


def _days(draft: Draft) -> set[dt.date]:
    return {day for dated in draft.dates for day in dated.days}


def _says_no_more(draft: Draft, analysis: Analysis) -> bool:
    """True where the clause ends with the name and its day, or with the negation; not `ikke på møtet før kl 10`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    days = [one.when for one in analysis.dated if draft.last <= one.when.first <= draft.last + 1]
    stop = end = max((draft.last, *(when.last for when in days)))
    while stop < len(tokens) and clause[stop] == draft.clause and stop < end + _WITHIN:
        stop += 1
    behind = [at for at in range(end, stop) if tokens[at].kind not in ("sym", "nl")]
    no = next((at for at in behind if has(tokens, at, "negation")), None)
    return not behind or (no is not None and stop - 1 - no <= _BEHIND)
