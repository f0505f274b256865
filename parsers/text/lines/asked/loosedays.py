"""Past days that no line has and nothing explains: `kommunestyret 12.11, 24 km. Og 14.11.`; they are asked."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import THEN
from parsers.text.lines.days.combined import combine
from parsers.text.lines.days.dated_rows import opens_row
from parsers.text.lines.days.moved import moved_from
from parsers.text.lines.drafting.under_days import stands_alone
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.items import Item
from parsers.text.lines.kinds.expenses import expense_items
from parsers.text.lines.naming import speak_of
from parsers.text.lines.told.cars import Cars
from parsers.text.lines.told.received import received
from parsers.text.lines.told.statements import NOTHING, Statements
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.unclaimed.mentioned import in_passing
from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 12.11, 24 km. Og 14.11.": ["14.11"],
    "kommunestyret 12.11, 24 km. Same 14.11.": ["14.11"],
    "council meeting 12 November, 24 km. And 14 November.": ["14 November"],
    "kommunestyret 12.11, 24 km. Ikke 14.11.": [],
    "kommunestyret 12.11, men forfall 14.11": [],
    "kommunestyret 12.11, var syk 14.11": [],
    "kommunestyret 12.11. Kvittering kommer 14.11": [],
    "støttekontakt 12.11 3 timer. 14.11 var hun forkjølet og ble hjemme": [],
    "støttekontakt 12.11 3 timar. 14.11 vart ho heime": [],
    "support contact 12 November 3 hours. On 14 November he had a cold and stayed at home": [],
    "støttekontakt 12.11 3 timer. 14.11 var vinterferie": [],
    "støttekontakt 12.11 3 timer. 14.11 var Jonas på leirskole": [],
    "støttekontakt 12.11 3 timar. 14.11 var ho hos far sin": [],
    "support contact 12 November 3 hours. On 14 November he was at his grandmother's": [],
    "kommunestyret 12.11, 24 km. Møtet 3.11 er betalt": [],
    "council meeting 12 November. The meeting on 3 November has been paid, thank you": [],
    "kommunestyret 12.11, 24 km. Den 14. og 16. brukte jeg kommunens bil": [],
    "kommunestyret 12.11, 24 km. 14.11 hadde eg tenestebil": [],
    "council meeting 12 November, 24 km. On 14 November I took the municipality's car": [],
    "støttekontakt 12.11 3 timer. 14.11 var vi på klassetur": ["14.11"],
    "kommunestyret 12.11. Neste møte er 26.11": [],
    "kommunestyremøte 12.11\n16.11": ["16.11"],
    "kommunestyremøte 12.11 og 42 km\n16.11": ["16.11"],
    "council meeting 12.11\n16.11": ["16.11"],
    "kommunestyremøte\n12.11\n16.11": [],
    "kommunestyremøte 12.11\n12.11": [],
    "Utlegg:\n- 9. november: maling, 349 kr\n- 12. november: spill": ["12. november"],
    "Utlegg:\n- 9. november: maling, 349 kr\n- 12. november:\nspill 100 kr": [],
    "kommunestyremøte 12.11\n20.11.2026": [],
    "To ting i dag:\nkommunestyret 12.11\nbuss 13.11 45 kr": [],
    "kommunestyret 12.11. Den 14.11 skrev lønn:\n> Hva med kjøringen?": [],
    "council meeting 12 November. On 14 November payroll wrote:\n> What of the drive?": [],
}

MET_AGAIN: Mapping[str, Sequence[str]] = {
    "kommunestyret 12.11, 24 km. 14.11 også.": ["fee-council 12.11", "mileage 12.11 24", "? 14.11 ?type"],
    "kommunestyret 12.11. 14.11 møtte jeg også, men da gikk jeg": ["fee-council 12.11", "fee-council 14.11"],
    "leia kommunestyret 12.11. 14.11 leia eg òg": ["fee-council 12.11", "fee-council 14.11"],
    "council meeting 12.11, 24 km. I attended on 14.11 too": [
        *("fee-council 12.11", "mileage 12.11 24", "fee-council 14.11"),
    ],
    "kommunestyret 12.11 og formannskapet 10.11. 14.11 også.": [
        *("fee-council 12.11", "fee-executive 10.11", "? 14.11 ?type"),
    ],
    "kommunestyret 12.11. 14.11 var jeg også syk": ["fee-council 12.11"],
    "kommunestyret 12.11. 14.11 hadde jeg også møte på jobb": ["fee-council 12.11", "? 14.11 ?type"],
    "kommunestyret 12.11. 14.11 møtte også Kari": ["fee-council 12.11", "? 14.11 ?type"],
    "council meeting 12.11. Kari also attended on 14.11": ["fee-council 12.11", "? 14.11 ?type"],
    "kommunestyret 12.11. 14.11 møtte vara også": ["fee-council 12.11", "? 14.11 ?type"],
    "kommunestyret 12.11. 14.11 hadde vi også møte": ["fee-council 12.11", "fee-council 14.11"],
    "kommunestyret 12.11. 14.11 var det også møte, men da var jeg i Oslo": ["fee-council 12.11"],
    "kommunestyret 12.11. 14.11 var det også møte, men da møtte vara": ["fee-council 12.11"],
    "kommunestyret 12.11. 14.11 møtte jeg også i formannskapet": ["fee-council 12.11", "fee-executive 14.11"],
}
"""The lines, where a day is another meeting of the only body."""

_FREE_OR_WRITTEN = frozenset({"fri", "fritt", "off", "free", "ledig"}) | words_of("wrote") | words_of("at_home")
_SENT = ("enclosed", "postponing", "receipt", "order", "entered", "arrival")
_AWAY = ("absence", "cancelled", "negation", *_SENT)
_MET = {"attend", "meeting"}
_OF_OTHERS = frozenset({"på", "i", "med", "hos", "for", "at", "in", "with", "on", "of"})
"""Behind a meeting that is none of the body's: `møte på jobb`, `møte i partiet`."""
_HAVE = frozenset({"har", "have", "has", "skal", "blir", "er", "is", "will"})
_HELD = frozenset({"hatt", "hadde", "vært", "vore", "møtt", "deltatt", "attended", "had", "been", "met"})
_OVER = frozenset({"over"})
_TAKING_OVER = frozenset({"tok", "tek", "tar", "took", "steppa"})
_TAKEN_WITHIN = 5
_WAS = frozenset({"var", "was"})
_LONGEST_TRIP = dt.timedelta(days=14)
_MOST = 20
"""Days of one text that are asked about: keeps long texts linear, and nobody leaves out more."""


def loose_days(
    analysis: Analysis,
    said: Statements,
    items: Sequence[Item],
    drafts: Sequence[Draft],
    taken: set[int],
    types: TypeIndex,
) -> Iterator[Item]:
    """A line whose type is open for each past day that no line has and nothing explains, not what is `said` either.

    `taken` are the tokens that something was made of; what became of it says what a day was for, unless the `drafts`
    that are claimed have the day and no line of them does.
    """
    known = (taken - {one.when.first for draft in drafts for one in draft.dates}) | moved_from(analysis).keys()
    loose = [one for one in analysis.dated if one.when.first not in known and _is_a_day(one)]
    if not items or not (loose or _also(analysis)):
        return
    held = list(_held(items))
    left = [one for one in loose[:_MOST] if not all(_lies_in(day, held) for day in one.days)]
    met = _only_meeting(drafts, types)
    again = _days_met_again(analysis) if met else ()
    also = [one for one in again if not any(_is_fee(item, met, one) for item in items)]
    left += [one for one in also if one not in left]
    if not left:
        return
    spans = [span for item in items for told in item.evidence.values() for span in told]
    away = _told_away(analysis, said) | in_passing(analysis, drafts, types, listed=1)
    sentence = analysis.layout.sentence
    for one in left:
        if text_at(analysis.tokens, one.when.last) == ":" and not _tells(analysis, one):  # heads what is told below it
            continue
        read = any(first < one.when.span[1] and one.when.span[0] < last for first, last in spans)
        read = read and one not in also
        if read or sentence[one.when.first] in away:
            continue
        if stands_alone(one, analysis.tokens, analysis.layout) and one.when.days[0].year is not None:
            continue  # the day of the letter
        first, last = one.when.first, one.when.last
        clause = analysis.layout.clause[first]
        draft = Draft(kind="expense", first=first, last=last, clause=clause, sentence=sentence[first])
        draft.dates, draft.type_spans = [one], [one.when.span]
        draft.codes = codes = met if one in also else ()
        for item in expense_items(draft, codes, "meeting", combine([one]), each_time=False, general=()):
            speak_of(item, analysis.text, lost=False)
            yield item


def _is_fee(item: Item, met: tuple[str, ...], one: Dated) -> bool:
    return item.values.get("type") in met and item.values.get("date") in one.days


def _only_meeting(drafts: Sequence[Draft], types: TypeIndex) -> tuple[str, ...]:
    """The type of the only body whose meetings are claimed; none where there are several or none."""
    bodies = {draft.codes for draft in drafts if draft.codes and is_meeting(draft, types)}
    only = bodies.pop() if len(bodies) == 1 else ()
    return only if len(only) == 1 else ()


def _also(analysis: Analysis) -> Sequence[int]:
    said = words_of("also_that_day")
    return said_at(analysis.tokens, said) if not said.isdisjoint(analysis.said) else ()


def _days_met_again(analysis: Analysis) -> Iterator[Dated]:
    clause = analysis.layout.clause
    also = {clause[at] for at in _also(analysis)}
    days = [one for one in analysis.dated if clause[one.when.first] in also and _is_a_day(one)]
    return (one for one in days[:_MOST] if _is_met_again(analysis, one))


def _is_met_again(analysis: Analysis, one: Dated) -> bool:
    """True for the day of `14.11 møtte jeg også`, `I attended on 14 November too`, and nothing more."""
    clause, tokens = analysis.layout.clause, analysis.tokens
    first, last = bisect_left(clause, clause[one.when.first]), bisect_right(clause, clause[one.when.first])
    subjects = Subjects(analysis)
    also = words_of("also_that_day")
    rest = [at for at in range(first, last) if not one.when.first <= at < one.when.last and tokens[at].text not in also]
    if any(subjects.is_person(at) for at in rest) or _is_to_come([tokens[at].text for at in rest]):
        return False
    attended = (at for at in rest if not tokens[at].senses.keys().isdisjoint(_MET))
    own = any(text_at(tokens, at + 1) not in _OF_OTHERS or at + 2 == one.when.first for at in attended)
    return own or any(tokens[at].text in words_of("chaired") for at in rest)


def _is_to_come(words: Sequence[str]) -> bool:
    """True for `24.11 har vi også møte`, of a meeting that is not held yet."""
    return not _HAVE.isdisjoint(words) and _HELD.isdisjoint(words)


def _tells(analysis: Analysis, one: Dated) -> bool:
    """True for the day of a row that goes on behind its colon: `17. august: spel`."""
    after = one.when.last + 1
    return opens_row(one, analysis.tokens) and after < len(analysis.tokens) and analysis.tokens[after].kind == "word"


def _is_a_day(dated: Dated) -> bool:
    """True for days that are past and known one by one."""
    return bool(dated.days) and dated.end is None and not (dated.wide or dated.ahead or dated.trouble)


def _held(items: Sequence[Item]) -> Iterator[tuple[dt.date, dt.date]]:
    """The first and last day of each line, and of what its questions let choose."""
    for item in items:
        first, last = item.values.get("date"), item.values.get("end_date")
        if first:
            yield first, last or first
        if item.kind == "per_diem":
            yield _journey(item)
        for question in item.questions:
            if question.field in ("date", "end_date", "start", "end"):
                days = [dt.date.fromisoformat(choice[:10]) for choice in question.choices]
                yield from ((day, day) for day in days)


def _journey(item: Item) -> tuple[dt.date, dt.date]:
    """The days of a trip; where its start or end is open, as long as people travel."""
    start, end = item.values.get("start"), item.values.get("end")
    if start and end:
        return start.date(), end.date()
    if start:
        return start.date(), start.date() + _LONGEST_TRIP
    return (end.date() - _LONGEST_TRIP, end.date()) if end else (dt.date.min, dt.date.max)


def _lies_in(day: dt.date, held: Sequence[tuple[dt.date, dt.date]]) -> bool:
    return any(first <= day <= last for first, last in held)


def _told_away(analysis: Analysis, said: Statements) -> set[int]:
    """The sentences of what was missed, cancelled, planned, denied, settled or only sent: their days claim nothing."""
    spots, sentence = analysis.spots, analysis.layout.sentence
    also = {sentence[at] for at in _also(analysis)}
    away = {sentence[at] for sense in _AWAY for at in spots.get(sense, ())}
    also -= _not_there(analysis)
    away |= {sentence[at] for at in spots.get("waiting", ())} - also  # 14.11 møtte jeg også, men da gikk jeg
    if not analysis.said.isdisjoint(_FREE_OR_WRITTEN):
        told = zip(sentence, analysis.tokens, strict=True)
        away |= {number for number, token in told if token.text in _FREE_OR_WRITTEN}
    away |= {sentence[bisect_left(analysis.layout.clause, number)] for number in received(analysis)}
    if said is not NOTHING:
        clause = analysis.layout.clause
        paid = {clause[at] for at in spots.get("pay", ())} & said.already
        apart = {*said.planned, *said.settled, *paid, *said.left_out, *said.provided, *said.missed}
        away |= {number for number, part in zip(sentence, clause, strict=True) if part in apart}
    return away | _elsewhere(analysis) | _pooled(analysis) | analysis.layout.asking


def _not_there(analysis: Analysis) -> set[int]:
    """The sentences that say where the writer was instead, or who met: `men da var jeg i Oslo`, `da møtte vara`."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    found: set[int] = set()
    for at in said_at(tokens, THEN) if not THEN.isdisjoint(analysis.said) else ():
        verb = at + 1
        was = text_at(tokens, verb) in _WAS and is_writer(tokens, verb + 1)
        attends = has(tokens, verb, "attend") and not is_writer(tokens, verb + 1)
        if was or attends:
            found.add(sentence[at])
    return found | set(_taken_over(analysis))


def _taken_over(analysis: Analysis) -> Iterator[int]:
    """The sentences of `tok mor mi over`, `my mother took over`, not of `I took over`, `tok jeg over`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    for verb in said_at(tokens, _TAKING_OVER) if not analysis.said.isdisjoint(_OVER) else ():
        near = range(verb, min(verb + _TAKEN_WITHIN, len(tokens)))
        over = next((at for at in near if tokens[at].text in _OVER and sentence[at] == sentence[verb]), None)
        if over is not None and not any(is_writer(tokens, at) for at in (verb - 1, *range(verb, over))):
            yield sentence[verb]


def _pooled(analysis: Analysis) -> set[int]:
    """The sentences of what was driven in a car of the municipality's, which is nothing to claim."""
    sentence, spots = analysis.layout.sentence, analysis.spots
    found = {sentence[at] for at in spots.get("pool_car", ())}
    if cars := spots.get("vehicle", ()):
        whose = Cars(analysis.tokens, Subjects(analysis))
        found |= {sentence[at] for at in cars if whose.is_pooled(at)}
    return found


def _elsewhere(analysis: Analysis) -> set[int]:
    """The sentences of where others were without the writer: `var Jonas på leirskole`, `var hun hos faren`."""
    if analysis.said.isdisjoint(words_of("with_others")):
        return set()
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    told = {sentence[at] for at in said_at(tokens, words_of("with_others"))}
    return told - {sentence[at] for at, token in enumerate(tokens) if token.writer and token.text != "i"}
