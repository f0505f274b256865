"""Drives to a meeting that the text names, and its day with it: on that day one drove there."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from functools import partial

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 9.11 og kommunestyret 12.11. Bare kjøring til kommunestyret, 30 km": ["12"],
    "planutvalet 9.11 og kommunestyret 12.11. Køyrde 30 km til planutvalet": ["09"],
    "planning committee 9 November and council meeting 12 November. Drove 30 km to the council meeting": ["12"],
    "planutvalget 9.11 og kommunestyret 12.11. Kjørte 30 km til kommunestyret og 24 km til planutvalget": ["12", "09"],
    "planutvalget 9.11 og kommunestyret 12.11. Kjørte 30 km": [],
    "Kjørte 24 km til formannskapet 10.11 og 30 km til planutvalget 12.11": ["10", "12"],
    "Køyrde 24 km til formannskapet 10.11 og 30 km til planutvalet 12.11 og 31 km til kommunestyret 13.11": [
        *("10", "12", "13"),
    ],
    "kjørte 24 km hver gang til formannskapet 10.11 og planutvalget 12.11": ["10", "12"],
    "kjørte 24 km fra planutvalget 9.11 til formannskapet 10.11": [],
    "Drove 24 km to the executive committee on 10 November and 30 km to the council meeting on 12 November": [
        "10",
        "12",
    ],
    "planutvalget 4.11, kommunestyret 5.11 og 12.11. Kjørte 30 km hver gang til begge kommunestyremøtene": ["05", "12"],
    "planutvalet 4.11, kommunestyret 5.11 og 12.11. Til begge kommunestyremøta tok eg bilen, 30 km kvar gong": [
        "05",
        "12",
    ],
    "control committee 4 November, planning committee 5 and 12 November. Drove to both planning committees, 30 km": [
        "05",
        "12",
    ],
    "planutvalget 4.11, fsk 5.11, kommunestyret 12.11. Kjørte 47 km t/r til planutvalget og til kommunestyret": [
        "04",
        "12",
    ],
    "planutvalet 4.11, fsk 5.11, kommunestyret 12.11. Til både planutvalet og kommunestyret køyrde eg 47 km t/r": [
        "04",
        "12",
    ],
    "planning committee 4.11, executive committee 5.11, council 12.11. I drove 24 km each way "
    "to the planning committee and the council": ["04", "12"],
    "planutvalget 9.11\nkommunestyret 12.11\nplanutvalget 24 km, kommunestyret 30 km": ["09", "12"],
    "planutvalet 9.11\nkommunestyret 12.11\nKøyring: kommunestyret 30 km": ["12"],
    "viltnemnda 9.11 kl 19-21 og fsk 12.11. Til viltnemnda kjørte jeg 28 km, til formannskapet gikk jeg": ["09"],
    "viltnemnda 9.11 kl 19-21 og fsk 12.11. Til formannskapet gjekk eg, til viltnemnda køyrde eg 28 km": ["09"],
    "viltnemnda 9.11 kl 19-21 og fsk 12.11. Til formannskapet kjørte jeg 28 km, til viltnemnda syklet jeg": ["12"],
    "torsdag: kommunestyret, kjørte 4 km\nonsdag: møte i kommunestyret, kjørte 4 km": ["19", "18"],
}
ERRANDS: Mapping[str, Sequence[str]] = {
    "kjørte 212 km i oktober til avlastning": ["mileage"],
    "køyrde 12 km i går for støttekontakt": ["mileage"],
    "drove 12 km yesterday to respite care": ["mileage"],
    "kjørte 12 km i går til støttekontakt, 3 timer": ["mileage", "expense"],
    "utlegg i går, kaffe og kaker til foreldremøtet 348,60": ["expense"],
    "bompenger 92 kr i går på vei til et møte hos Statsforvalteren": ["expense"],
    "hurtigbåt 245 kr i går, møte hos fylkeskommunen": ["expense"],
    "taxi 245 kr yesterday, meeting with the county": ["expense"],
    "la ut i går for frukt til bebuarmøtet, 99 kr": ["expense"],
    "taxi 263 kr i går, bussen var innstilt og jeg måtte rekke et foreldremøte": ["expense"],
    "drosje 263 kr i går for å nå møtet på sjukehuset": ["expense"],
    "taxi 263 kr yesterday, I had to make a meeting at the hospital": ["expense"],
    "taxi 263 kr i går for å rekke formannskapet": ["expense", "expense"],
    "var på viltnemnda i går, utlegg papir 40 kr": ["expense", "expense"],
    "kjørte 12 km til viltnemnda i går, utlegg papir 40 kr": ["mileage", "expense", "expense"],
}
RIDDEN: Mapping[str, Sequence[str]] = {
    "formannskapet 10.11 og kommunestyret 12.11, 38 km hver gang. Til kommunestyret var Liv Li passasjer": [
        "12",
    ],
    "formannskapet 10.11 og kommunestyret 12.11. Køyrde 38 km kvar gong. Liv Li sat på til formannskapet": ["10"],
    "executive committee 10 November and council meeting 12 November, 38 km each time. Liv Li rode with me to the "
    "council meeting": ["12"],
    "kommunestyret 12.11 38 km, formannskapet 10.11 40 km. Liv Li satt på til kommunestyret": ["12"],
    "formannskapet 10.11 og kommunestyret 12.11. 38 km hver gang, med Liv Li som passasjer til kommunestyret": ["12"],
    "formannskapet 10.11 og kommunestyret 12.11. 38 km hver gang. Liv Li satt på": ["10", "12"],
}
"""The days on which somebody rode along."""
_TO = frozenset({"til", "to", "på", "i", "for", "from", "fra", "frå"})
_THE = frozenset({"the"})
_ALL = frozenset({"begge", "båe", "alle", "both", "all"})
_FOR_WORK = frozenset({"til", "for", "åt", "to"})
_THINGS = frozenset({"food", "meal"})
"""What a word of what is bought may mean besides."""
_A = frozenset({"et", "eit", "a", "an"})
_WITH = frozenset({"hos", "hjå", "with"})
_AT = frozenset({"hos", "hjå", "på", "i", "med", "at", "with", "in"})
_CATCHING = words_of("catching")
_NOT_ONLY = frozenset({"både"})
_ARTICLES = 3
_MOST = 20
"""Drives and meetings that are looked at: keeps long texts linear."""


def to_meetings(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give a drive without a day the days of the meeting that its sentence says it went to."""
    drives = [one for one in drafts if one.kind == "mileage" and not one.dates][:_MOST]
    held = [one for one in drafts if is_meeting(one, types) and one.dates][:_MOST] if drives else []
    if len(held) < 2:
        return
    led = _led_to(drives, held, analysis)
    for drive in drives:
        drive.dates = [*led[drive.first].dates] if drive.first in led else []
    drives = [one for one in drives if not one.dates]
    dated = {one.first for one in held}  # møte i kommunestyret onsdag, kjørte 4 km
    clause = analysis.layout.clause
    driven = {one.clause for one in drives}  # 38 km hver gang, med Liv som passasjer til kommunestyret
    otherwise = {clause[one.first] for one in analysis.riders.all} | _walked(analysis)
    places = [
        one
        for one in analysis.named
        if (one.settled or _is_unheld(one))
        and one.first not in dated
        and ((clause[one.first] in driven and one.settled) or is_goal(one, analysis))
        and clause[one.first] not in otherwise - driven
    ]
    for drive in drives:
        beside = [one for one in places if analysis.layout.sentence[one.first] == drive.sentence]
        goal = min(beside, key=partial(_apart, drive, analysis), default=None)
        alone = [one.sentence for one in drives].count(drive.sentence) == 1
        goals = [] if goal is None else _joined(goal, analysis) if alone else [goal]
        for one in goals:
            meant = [draft for draft in held if _is_of(draft, one, analysis)]
            if len(meant) != 1 and not is_of_all(one, analysis):
                drive.dates = []
                break
            drive.dates = [*drive.dates, *(day for draft in meant for day in draft.dates)]


def _led_to(drives: Sequence[Draft], held: Sequence[Draft], analysis: Analysis) -> Mapping[int, Draft]:
    """The meeting that each drive leads to by its place, where a sentence tells as many drives as meetings.

    `24 km til formannskapet 10.11 og 30 km til planutvalget 12.11`, not `24 km hver gang til …`.
    """
    found: dict[int, Draft] = {}
    for number in {one.sentence for one in drives} - _of_each(analysis):
        here = [one for one in drives if one.sentence == number]
        met = [one for one in held if one.sentence == number]
        pairs = [*zip(here, met, strict=False)] if len(here) == len(met) > 1 else []
        if pairs and all(_leads_to(drive, meeting, analysis) for drive, meeting in pairs):
            found |= {drive.first: meeting for drive, meeting in pairs}
    return found


def _of_each(analysis: Analysis) -> set[int]:
    """The sentences that say `hver gang`."""
    return {analysis.layout.sentence[at] for at in analysis.spots.get("each", ())}


def _leads_to(drive: Draft, meeting: Draft, analysis: Analysis) -> bool:
    """True for `24 km til formannskapet 10.11`."""
    return meeting.clause == drive.clause and meeting.first > drive.first and is_goal(meeting, analysis)


def _walked(analysis: Analysis) -> set[int]:
    """The clauses that say one walked or cycled: `til formannskapet gikk jeg`."""
    clause = analysis.layout.clause
    cycled = said_at(analysis.tokens, words_of("cycled")) if not words_of("cycled").isdisjoint(analysis.said) else ()
    return {clause[at] for at in (*analysis.spots.get("afoot", ()), *cycled)}


def _is_unheld(name: TypeMention) -> bool:
    """True for a body that the catalogue does not hold."""
    return name.body and not name.codes


def _is_of(draft: Draft, name: TypeMention, analysis: Analysis) -> bool:
    """True for the meeting of that name, or for one that it may be short for: the council."""
    if _is_unheld(name):
        return not draft.codes and _words(draft, analysis) == _words(name, analysis)
    return {*draft.codes} == {*name.codes} if name.settled else not {*draft.codes}.isdisjoint(name.codes)


def _words(named: Draft | TypeMention, analysis: Analysis) -> list[str]:
    """The words of the name, without their endings."""
    return [stem(token.text) for token in analysis.tokens[named.first : named.last]]


def _joined(goal: TypeMention, analysis: Analysis) -> list[TypeMention]:
    """The meetings of the list that the goal stands in: `til formannskapet og til kommunestyret`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    named = [one for one in analysis.named if one.codes or _is_unheld(one)]
    beside = [one for one in named if sentence[one.first] == sentence[goal.first]]
    at = beside.index(goal)
    first = last = at
    while first > 0 and _joins(tokens[beside[first - 1].last : beside[first].first]):
        first -= 1
    while last + 1 < len(beside) and _joins(tokens[beside[last].last : beside[last + 1].first]):
        last += 1
    return beside[first : last + 1]


def _joins(between: Sequence[Token]) -> bool:
    """True for nothing but what joins two of a list."""
    return bool(between) and all(
        token.text in _TO | _THE | _ALL or token.text == "," or "join" in token.senses for token in between
    )


def ridden_to(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> Mapping[int, Set[dt.date]]:
    """Where the text names a meeting that somebody rode along to, `til kommunestyret satt Ola på`, and its days."""
    sentence = analysis.layout.sentence
    riding = {sentence[one.first] for one in analysis.riders.all}
    held = [one for one in drafts if is_meeting(one, types) and one.dates][:_MOST] if riding else []
    if len(held) < 2:
        return {}
    own = {one.first for one in held}
    goals = (one for one in analysis.named if one.settled and sentence[one.first] in riding and one.first not in own)
    return {
        goal.first: {day for one in held if {*one.codes} == {*goal.codes} for dated in one.dates for day in dated.days}
        for goal in goals
        if is_goal(goal, analysis)
    }


def _apart(drive: Draft, analysis: Analysis, goal: TypeMention) -> tuple[bool, int]:
    """How far the name stands from the drive: in another clause or not, and by how many tokens."""
    return analysis.layout.clause[goal.first] != drive.clause, abs(goal.first - drive.first)


def is_of_all(name: TypeMention | Draft, analysis: Analysis) -> bool:
    """True for `begge kommunestyremøtene`, `both council meetings`."""
    return text_at(analysis.tokens, name.first - 1) in _ALL


def is_goal(name: TypeMention | Draft, analysis: Analysis) -> bool:
    """True right after `til` and `til begge`."""
    at = name.first - 1 - (is_of_all(name, analysis) or text_at(analysis.tokens, name.first - 1) in _NOT_ONLY)
    return text_at(analysis.tokens, at - (text_at(analysis.tokens, at) in _THE)) in _TO or has(
        analysis.tokens, at, "to"
    )


def is_errand(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for work without hours that a drive is only said to have been for: kjørte 212 km til avlastning.

    So is a meeting of others that things were bought for, or that one took a taxi to reach: `kaker til foreldremøtet
    240 kr`, `taxi 240 kr, måtte rekke et foreldremøte`.
    """
    if is_meeting(draft, types):
        beside = (_is_catered, _is_held_elsewhere, _is_reached)
        return any(is_beside(draft, drafts, tokens) for is_beside in beside)
    if draft.durations or draft.clocks or draft.moneys or draft.counts or not draft.codes:
        return False
    if not types.units(draft.codes) <= {"hour", "day"} or text_at(tokens, draft.first - 1) not in _FOR_WORK:
        return False
    return any(one.kind == "mileage" and one.distances and one.sentence == draft.sentence for one in drafts)


def _is_held_elsewhere(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token]) -> bool:
    """True for `møte hos Statsforvalteren`, `til et møte i Førde`, beside what the way there cost."""
    if len(draft.codes) == 1 or draft.clocks or draft.durations or text_at(tokens, draft.last) not in _AT:
        return False
    if text_at(tokens, draft.last) in _WITH:
        return any(one.moneys for one in drafts if one.sentence == draft.sentence)
    article = draft.first - (text_at(tokens, draft.first) not in _A)  # it may be part of the name
    led = text_at(tokens, article) in _A and text_at(tokens, article - 1) in _FOR_WORK
    return led and any(one.moneys or one.distances for one in drafts if one.sentence == draft.sentence)


def _is_reached(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token]) -> bool:
    """True for a meeting of no body of the catalogue's behind `rekke` or `nå`, beside what the way there cost."""
    verb = draft.first - 1 - (text_at(tokens, draft.first - 1) in _A | _THE)
    if len(draft.codes) == 1 or draft.clocks or draft.durations or text_at(tokens, verb) not in _CATCHING:
        return False
    return any(one.moneys or one.distances for one in drafts if one.sentence == draft.sentence)


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
