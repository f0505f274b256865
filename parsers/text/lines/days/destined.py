"""Drives to a meeting that the text names, and its day with it: on that day one drove there."""

from collections.abc import Mapping, Sequence
from functools import partial

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 9.11 og kommunestyret 12.11. Bare kjøring til kommunestyret, 30 km": ["12"],
    "planutvalet 9.11 og kommunestyret 12.11. Køyrde 30 km til planutvalet": ["09"],
    "planning committee 9 November and council meeting 12 November. Drove 30 km to the council meeting": ["12"],
    "planutvalget 9.11 og kommunestyret 12.11. Kjørte 30 km til kommunestyret og 24 km til planutvalget": ["12", "09"],
    "planutvalget 9.11 og kommunestyret 12.11. Kjørte 30 km": [],
    "planutvalget 4.11, kommunestyret 5.11 og 12.11. Kjørte 30 km hver gang til begge kommunestyremøtene": ["05", "12"],
    "planutvalet 4.11, kommunestyret 5.11 og 12.11. Til begge kommunestyremøta tok eg bilen, 30 km kvar gong": [
        "05",
        "12",
    ],
    "control committee 4 November, planning committee 5 and 12 November. Drove to both planning committees, 30 km": [
        "05",
        "12",
    ],
    "torsdag: kommunestyret, kjørte 4 km\nonsdag: møte i kommunestyret, kjørte 4 km": ["19", "18"],
}
ERRANDS: Mapping[str, Sequence[str]] = {
    "kjørte 212 km i oktober til avlastning": ["mileage"],
    "køyrde 12 km i går for støttekontakt": ["mileage"],
    "drove 12 km yesterday to respite care": ["mileage"],
    "kjørte 12 km i går til støttekontakt, 3 timer": ["mileage", "expense"],
    "utlegg i går, kaffe og kaker til foreldremøtet 348,60": ["expense"],
    "la ut i går for frukt til bebuarmøtet, 99 kr": ["expense"],
    "var på viltnemnda i går, utlegg papir 40 kr": ["expense", "expense"],
    "kjørte 12 km til viltnemnda i går, utlegg papir 40 kr": ["mileage", "expense", "expense"],
}
_TO = frozenset({"til", "to", "på", "i", "for", "from", "fra", "frå"})
_THE = frozenset({"the"})
_ALL = frozenset({"begge", "båe", "alle", "both", "all"})
_FOR_WORK = frozenset({"til", "for", "åt", "to"})
_THINGS = frozenset({"food", "meal"})
"""What a word of what is bought may mean besides."""
_ARTICLES = 3
_MOST = 20
"""Drives and meetings that are looked at: keeps long texts linear."""


def to_meetings(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give a drive without a day the days of the meeting that its sentence says it went to."""
    drives = [one for one in drafts if one.kind == "mileage" and not one.dates][:_MOST]
    held = [one for one in drafts if is_meeting(one, types) and one.dates][:_MOST] if drives else []
    if len(held) < 2:
        return
    dated = {one.first for one in held}  # møte i kommunestyret onsdag, kjørte 4 km
    named = (one for one in analysis.named if one.settled and one.first not in dated)
    places = [one for one in named if _is_goal(one, analysis)]
    for drive in drives:
        beside = [one for one in places if analysis.layout.sentence[one.first] == drive.sentence]
        goal = min(beside, key=partial(_apart, drive, analysis), default=None)
        meant = [one for one in held if goal and {*one.codes} == {*goal.codes}]
        if len(meant) == 1 or (goal and _is_of_all(goal, analysis)):
            drive.dates = [day for one in meant for day in one.dates]


def _apart(drive: Draft, analysis: Analysis, goal: TypeMention) -> tuple[bool, int]:
    """How far the name stands from the drive: in another clause or not, and by how many tokens."""
    return analysis.layout.clause[goal.first] != drive.clause, abs(goal.first - drive.first)


def _is_of_all(name: TypeMention, analysis: Analysis) -> bool:
    """True for `begge kommunestyremøtene`, `both council meetings`."""
    return text_at(analysis.tokens, name.first - 1) in _ALL


def _is_goal(name: TypeMention, analysis: Analysis) -> bool:
    """True right after `til` and `til begge`."""
    at = name.first - 1 - _is_of_all(name, analysis)
    return text_at(analysis.tokens, at - (text_at(analysis.tokens, at) in _THE)) in _TO or has(
        analysis.tokens, at, "to"
    )


def is_errand(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for work without hours that a drive is only said to have been for: kjørte 212 km til avlastning.

    So is a meeting of others that things were bought for: `kaker til foreldremøtet 240 kr`.
    """
    if is_meeting(draft, types):
        return _is_catered(draft, drafts, tokens)
    if draft.durations or draft.clocks or draft.moneys or draft.counts or not draft.codes:
        return False
    if not types.units(draft.codes) <= {"hour", "day"} or text_at(tokens, draft.first - 1) not in _FOR_WORK:
        return False
    return any(one.kind == "mileage" and one.distances and one.sentence == draft.sentence for one in drafts)


def _is_catered(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token]) -> bool:
    """True for a meeting of no body of the catalogue's, right after what an outlay of its sentence was spent on."""
    if len(draft.codes) == 1 or draft.clocks or draft.durations:
        return False
    to = draft.first - 1
    while to > max(draft.first - _ARTICLES, -1) and (text_at(tokens, to) in _THE or not tokens[to].senses):
        to -= 1
    if text_at(tokens, to) not in _FOR_WORK or to < 1 or not tokens[to - 1].senses.keys() <= _THINGS:
        return False
    beside = [one for one in drafts if one.sentence == draft.sentence]
    driven = any(one.kind == "mileage" for one in beside)
    return not driven and any(one.moneys and (one.general or not one.codes) for one in beside)
