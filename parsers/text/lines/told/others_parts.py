"""Days and sums of a draft that are somebody else's: `formannskapet 10.11 og 17.11, men Ola møtte for meg 17.11`."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.doers import act_of
from parsers.text.lines.told.doings import doings
from parsers.text.lines.told.telling import Act
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 10.11. Kjøring 10.11 30 km t/r, mor hans kjørte hjem 12.11": ["expense", "mileage"],
    "formannskapet 10.11. Køyring 10.11 30 km, Ola køyrde 12.11": ["expense", "mileage"],
    "jeg betalte taxi 312 kr og Ola betalte ferje 142 kr 10.11": ["expense"],
    "formannskapet 10.11, vara møtte for meg 17.11": ["expense"],
    "formannskapet 10.11 og 17.11, men Ola møtte for meg 17.11": ["expense"],
    "executive committee 10 November, my deputy attended on 17 November": ["expense"],
}


def off_others_days(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Leave out of a meeting, or a drive, the days on which the text says that somebody else met, or drove.

    `fsk 10.11, vara møtte 17.11`, `34 km fredag, mor hans kjørte søndag`.
    """
    _off_days(drafts, analysis, types, "attend")
    _off_days(drafts, analysis, types, "drive")


def _off_days(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex, act: Act) -> None:
    """Leave out of the drafts of one act the days of clauses in which only somebody else does it."""
    several = [draft for draft in drafts if sum(len(one.days) for one in draft.dates) > 1]
    several = [draft for draft in several if act_of(draft, types) == act]
    if not several:
        return
    clause = analysis.layout.clause
    told = doings(analysis, (act,))
    own = {clause[doing.at] for doing in told if doing.own}
    theirs = {clause[doing.at] for doing in told if not doing.own} - own
    days = {day for one in analysis.dated if clause[one.when.first] in theirs for day in one.days}
    for draft in several if days else ():
        if draft.clause not in theirs:
            draft.dates = [left for one in draft.dates if (left := _without(one, days))] or draft.dates


def off_others_sums(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Leave out of several sums those that somebody else paid: han betalte 50 kr og jeg betalte 90 kr."""
    several = [draft for draft in drafts if len(draft.moneys) > 1 and act_of(draft, types) == "pay"]
    if not several:
        return
    acts: tuple[Act, ...] = ("pay",)
    clause, told = analysis.layout.clause, doings(analysis, acts)
    theirs = {clause[doing.at] for doing in told if not doing.own} - {clause[doing.at] for doing in told if doing.own}
    for draft in several if theirs else ():
        draft.moneys = [one for one in draft.moneys if clause[one.first] not in theirs] or draft.moneys


def _without(dated: Dated, days: Set[dt.date]) -> Dated | None:
    """The days without those; None where none is left, and a period as it is."""
    if dated.end or days.isdisjoint(dated.days):
        return dated
    kept = [(day, said) for day, said in zip(dated.days, dated.when.days, strict=True) if day not in days]
    when = replace(dated.when, days=tuple(said for _, said in kept))
    return replace(dated, days=tuple(day for day, _ in kept), when=when) if kept else None
