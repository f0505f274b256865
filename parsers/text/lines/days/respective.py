"""As many sums as names that stand together belong to them one by one: `bom og parkering i går, 40 og 60 kr`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import has
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "bom og parkering i går, 40 og 60 kr": ["40.00", "60.00"],
    "bom, parkering og taxi i går: 40, 60 og 300 kr": ["40.00", "60.00", "300.00"],
    "ferje og parkering i går 142 kr og 60 kr": ["142.00", "60.00"],
    "toll and parking yesterday, 40 and 60 kr": ["40.00", "60.00"],
    "taxi og parkering i går, 300 kr": ["", "300.00"],
    "bom og parkering i går: 22 kr hver vei og 60 kr": ["44.00", "60.00"],
    "yesterday I paid 45 kr for parking and 22 kr each way in tolls": ["45.00", "44.00"],
    "eg betalte 22 kr kvar veg i bom og 45 kr for parkering i går": ["44.00", "45.00"],
}

DAYS: Mapping[str, int] = {
    "3. november og 12. november tok jeg ferja, 192 kr hver dag": 2,
    "den 3. november og den 12. november tok eg ferja, 192 kr kvar dag": 2,
    "kjørte til kommunestyret 29.10 (20 km) og tilbake dagen etter (20 km)": 3,
    "kjørte 9.11, 11.11 og 13.11: 12, 14 og 12 km": 3,
    "køyrde 9., 11. og 13.11, høvesvis 12, 14 og 12 km": 3,
    "drove 9 and 11 November, 12 and 14 km": 2,
    "formannskapet 9.11 og 11.11. Kjørte henholdsvis 12 og 14 km": 4,
    "formannskapet\n9.11\n11.11\nEgen bil, 12 og 14 km": 4,
    "executive committee 9 and 11 November. Drove 12 and 14 km respectively": 4,
    "formannskapet 9.11, 11.11 og 13.11. Kjørte 12 km til alle tre": 6,
    "formannskapet 9.11 og 11.11. Køyrde 12 km på begge": 4,
    "executive committee 9, 11 and 13 November. Drove 12 km to all three": 6,
    "on 3 November and on 12 November I took the ferry, 192 kr each day": 2,
}

_HOME = frozenset({"tilbake", "hjem", "heim", "attende", "back", "home", "hjemme", "heime"})
_MARKS = 2
_MOST_DAYS = 31
_MOST = 8
"""Names that stand together: keeps long texts linear."""


def one_by_one(drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> None:
    """Give the sums of the last of some outlays that stand together to each in turn, where they are as many."""
    together: list[Draft] = []
    for draft in drafts:
        if not _is_outlay(draft, types):
            together = []
            continue
        joined = bool(together) and not together[-1].moneys and _goes_on(together[-1], draft, tokens)
        together = [*together, draft][-_MOST:] if joined else [draft]
        if len(together) == len(draft.moneys) > 1 and all(money.first >= draft.last for money in draft.moneys):
            behind = {money.last for money in draft.moneys}
            told = list(draft.ways)
            ways = [way for way in told if way.first not in behind]
            for one, money in zip(together, draft.moneys, strict=True):
                own = [way for way in told if way.first == money.last]  # 22 kr hver vei og 60 kr
                one.moneys, one.ways = [money], [*ways, *own]


def joined_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give a draft the day that `og` joins to its own day, where no other has it: 3. og 12. november tok jeg båten."""
    told = {one.when.first for draft in drafts for one in draft.dates}
    for before, after in zip(analysis.dated, analysis.dated[1:], strict=False):
        joint = before.when.last
        if before.when.first in told or not has(analysis.tokens, joint, "join"):
            continue
        if after.when.first - joint > _MARKS or before.wide or before.end or after.wide or after.end:
            continue
        for draft in drafts[:_MOST]:
            if after in draft.dates:
                draft.dates.insert(draft.dates.index(after), before)


def off_ways_home(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Leave the day on which one came home out of a meeting that has another: kst 29.10 og tilbake dagen etter."""
    for draft in drafts:
        if len(draft.dates) > 1 and is_meeting(draft, types):
            left = [one for one in draft.dates if analysis.tokens[max(one.when.first - 1, 0)].text not in _HOME]
            draft.dates = left or draft.dates


def days_in_turn(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give each of some drives that stand together its own of as many days: 9. og 11.11: 12 og 14 km."""
    drives = [draft for draft in drafts if draft.kind == "mileage" and draft.distances]
    runs = [run for run in _runs(drives) if len(run) > 1]
    days = analysis.layout.by_sentence(one for one in analysis.dated if not one.wide) if runs else {}
    for run in runs:
        first = run[0].distances[0].first
        beside = days.get(run[0].sentence) or _told_before(analysis, run[0])
        told = [part for one in beside if one.when.last <= first for part in _one_by_one(one)]
        if len(run) == len(told):
            for draft, day in zip(run, told, strict=True):
                draft.dates = [day]


def _told_before(analysis: Analysis, drive: Draft) -> list[Dated]:
    """The days named before the sentence of a drive, where none is named after it."""
    sentence = analysis.layout.sentence
    days = [one for one in analysis.dated[:_MOST_DAYS] if not one.wide]
    return days if days and all(sentence[one.when.first] < drive.sentence for one in days) else []


def _runs(drives: Sequence[Draft]) -> list[list[Draft]]:
    """The drives whose distances only a comma or `og` parts."""
    runs: list[list[Draft]] = []
    for draft in drives:
        if runs and draft.distances[0].first - runs[-1][-1].distances[0].last == 1:
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


def _one_by_one(dated: Dated) -> list[Dated]:
    """The days of a list, each by itself."""
    if dated.end or dated.trouble or len(dated.days) < 2:
        return [dated]
    when = dated.when
    said = [replace(when, first=when.first + at, days=(day,)) for at, day in enumerate(when.days)]
    return [replace(dated, days=(day,), when=one) for day, one in zip(dated.days, said, strict=True)]


def _is_outlay(draft: Draft, types: TypeIndex) -> bool:
    return draft.kind == "expense" and draft.named and types.units(draft.codes) == {"amount"}


def _goes_on(before: Draft, after: Draft, tokens: Sequence[Token]) -> bool:
    """True where only a comma or `og` stands between two names."""
    between = tokens[before.last : after.first]
    return 0 < len(between) <= _MARKS and all(token.text == "," or "join" in token.senses for token in between)
