"""Lost hours are one loss with what the employer kept back for them, and with what is claimed for them.

`Tapte 5 timer …, trekk i lønn kr 1575`, `tapte 3 timer på jobb og krever tapt arbeidsfortjeneste for 3 timer`.
"""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft

EXAMPLES: Mapping[str, Sequence[str]] = {
    "jeg har tapt 5 timer på jobben 12.11, trekk i lønn kr 1575": ["lost-documented 12.11 1575"],
    "jeg tapte 5 timer 12.11. Trekk i lønn: kr 1575": ["lost-documented 12.11 1575"],
    "formannskapet 12.11. Arbeidsgiver trakk meg for 5 timer, i alt 1575 kr": [
        *("fee-executive 12.11", "lost-documented 12.11 1575"),
    ],
    "executive committee 12.11. My employer docked me for 5 hours, NOK 1575 in total": [
        *("fee-executive 12.11", "lost-documented 12.11 1575"),
    ],
    "eg tapte 4 timar på arbeid 12.11, trekt kr 1240 i løn": ["lost-documented 12.11 1240"],
    "I lost 4 hours of work on 12 November, NOK 1,240 was deducted from my pay": ["lost-documented 12.11 1240"],
    "ulegitimert tap 10.11 3 timer, legitimert tap 12.11 1575 kr": [
        "lost-undocumented 10.11 3",
        "lost-documented 12.11 1575",
    ],
    "formannskapet 12.11. Tapte 3 timer på jobb, så jeg krever ulegitimert tapt arbeidsfortjeneste for 3 timer": [
        *("fee-executive 12.11", "lost-undocumented 12.11 3"),
    ],
    "I lost three hours at work 12.11, so I claim undocumented lost earnings for 3 hours": [
        "lost-undocumented 12.11 3"
    ],
    "formannskapet 12.11. Eg tapte 3 timar på jobb. Krev ulegitimert tapt arbeidsforteneste for 3 timar": [
        *("fee-executive 12.11", "lost-undocumented 12.11 3"),
    ],
    "executive committee 12.11. I lost 3 hours at work, so I claim undocumented lost earnings for 3 hours": [
        *("fee-executive 12.11", "lost-undocumented 12.11 3"),
    ],
    "Formannskapet 3.11: 3 t ulegitimert tap. Kommunestyret 12.11: 7,5 t legitimert tap, 2 800 kr": [
        *("fee-executive 03.11", "lost-undocumented 03.11 3", "fee-council 12.11", "lost-documented 12.11 2800"),
    ],
    "Undocumented loss 3 hours on 3 November. Documented loss 7.5 hours on 12 November, 2800 kr.": [
        *("lost-undocumented 03.11 3", "lost-documented 12.11 2800"),
    ],
    "formannskapet 12.11. Krever ulegitimert tapt arbeidsfortjeneste 3 timer 12.11 og 3 timer 13.11": [
        *("fee-executive 12.11", "lost-undocumented 12.11 3", "lost-undocumented 13.11 3"),
    ],
}


def claimed_once(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, where lost hours that are told and then claimed, as many, are those of one line."""
    lost = [one for one in drafts if one.lost or (one.codes and {*one.codes} <= {*types.lost})] if types.lost else []
    told = [(one, hours) for one in lost for hours in one.durations]
    if len(told) != 2 or "claiming" not in analysis.spots:
        return drafts
    (before, first), (draft, second) = sorted(told, key=lambda pair: pair[1].first)
    claimed = any(first.last <= at < second.first for at in analysis.spots["claiming"])
    if not claimed or first.amount != second.amount or not _may_be_one(before, draft) or len(draft.dates) > 1:
        return drafts
    if before is draft:
        draft.durations = [second]
        return drafts
    draft.dates = draft.dates or before.dates
    return [one for one in drafts if one is not before]


def lost_once(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts without lost hours whose pay is told as a sum, which takes their day where it has none."""
    if "docked" not in analysis.spots or len(drafts) < 2 or not types.lost:
        return drafts
    lost = [one for one in drafts if one.lost or (one.codes and {*one.codes} <= {*types.lost})]
    hours = [one for one in lost if one.durations and not (one.moneys or one.clocks)]
    sums = [one for one in lost if one.moneys and not one.durations]
    documented = types.of_unit(types.lost, "amount")
    if len(hours) != 1 or len(sums) != 1 or not documented or not _may_be_one(hours[0], sums[0]):
        return drafts
    sums[0].codes, sums[0].lost = documented, True
    sums[0].dates = sums[0].dates or hours[0].dates
    sums[0].durations = hours[0].durations
    return [one for one in drafts if one is not hours[0]]


def _may_be_one(hours: Draft, whole: Draft) -> bool:
    """True where both are of the same days, or only one has any."""
    days = [{day for one in draft.dates for day in one.days} for draft in (hours, whole)]
    return not all(days) or days[0] == days[1]
