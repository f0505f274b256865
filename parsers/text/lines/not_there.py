"""Meetings of which their own clause says that the writer was not there: `på møtet 5.11 var jeg syk`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.absences import excused
from parsers.text.lines.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, has, text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "På kommunestyremøtet 5.11. var jeg syk og møtte ikke. Formannskapet 10.11": ["fee-executive 10.11"],
    "Kommunestyret 5.11 var eg sjuk, formannskapet 10.11": ["fee-executive 10.11"],
    "Jeg var syk på kommunestyremøtet 5.11. Formannskapet 10.11.": ["fee-executive 10.11"],
    "Kommunestyret 5.11: syk. Formannskapet 10.11: til stede": ["fee-executive 10.11"],
    "På kommunestyremøtet 5.11 møtte jeg ikke. Formannskapet 10.11.": ["fee-executive 10.11"],
    "Ved kommunestyremøtet 5. november lå jeg med influensa. Formannskapet 10.11.": ["fee-executive 10.11"],
    "I was ill at the municipal council on 5 November. Executive committee on 10 November.": ["fee-executive 10.11"],
    "Formannskapet 3.11, kommunestyret 5.11, men da var jeg syk, planutvalget 10.11": [
        "fee-executive 03.11",
        "fee-planning 10.11",
    ],
    "Formannskapet 3.11. Kommunestyret 5.11. Eg måtte stå over": ["fee-executive 03.11"],
    "Formannskapet 3.11. Kommunestyret 5.11 sto jeg over": ["fee-executive 03.11"],
    "Kommunestyret 5.11, møtte for Kari som var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11, der Kari var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11 digitalt fordi jeg var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11, hadde feber, men møtte likevel": ["fee-council 05.11"],
    "Kommunestyret 5.11 kl 17-19, gikk fordi jeg var syk": ["fee-council 05.11"],
}
_NEAR = 3
_STOOD = frozenset({"stå", "sto", "stod", "står"})
_THEN = frozenset({"da", "då", "der", "then"})
_LYING = frozenset({"lå", "låg", "hadde", "had"})
_EXCUSING = frozenset(
    {"fordi", "siden", "sidan", "ettersom", "because", "since", "pga", "avdi"}
    | {"digitalt", "digitally", "teams", "likevel", "still", "anyway"}
)
_MARKS = frozenset({":", "-", "–"})


def not_there(analysis: Analysis) -> set[int]:
    """The clauses of one meeting on one day that the writer was not at: excused, ill, away."""
    return (excused(analysis) if "absence" in analysis.spots else set()) | _stayed_away(analysis)


def _stayed_away(analysis: Analysis) -> set[int]:
    """The clauses of one meeting on one day in which the writer was ill or away, or did not meet."""
    spots, tokens, clause = analysis.spots, analysis.tokens, analysis.layout.clause
    ill = spots.get("absence", ())
    unmet = [at for at in spots.get("attend", ()) if any(has(tokens, at + step, "negation") for step in (1, 2))]
    over = [at for at, token in enumerate(tokens) if token.text == "over" and _STOOD & {*_texts(analysis, at)}]
    if not (ill or unmet or over):
        return set()
    held = [mention for mention in analysis.mentions if isinstance(mention, (When, Clocks, *MEASURED))]
    persons = Subjects(analysis)
    found = {_told_of(analysis, at) for at in ill if _is_ill(analysis, persons, at)}
    found |= {clause[at] for at in unmet if persons.is_writer(at + 1) and not has(tokens, at - 1, "waiting")}
    firsts = sorted(one.first for one in held)
    found |= {clause[firsts[before - 1]] if (before := bisect_left(firsts, at)) else clause[at] for at in over}
    told: dict[int, list[Mention]] = {}
    for one in held:
        told.setdefault(clause[one.first], []).append(one)
    dated = (number for number in found if [*map(type, told.get(number, ()))] == [When])
    return {number for number in dated if _EXCUSING.isdisjoint(_words(analysis, number))}


def _words(analysis: Analysis, number: int) -> Iterator[str]:
    """The words of the clause."""
    clause = analysis.layout.clause
    return (analysis.tokens[at].text for at in range(bisect_left(clause, number), bisect_right(clause, number)))


def _texts(analysis: Analysis, at: int) -> Iterator[str]:
    """The word before the token, and the one before who it speaks of: `sto over`, `sto jeg over`."""
    yield text_at(analysis.tokens, at - 1)
    if has(analysis.tokens, at - 1, "person"):
        yield text_at(analysis.tokens, at - 2)


def _told_of(analysis: Analysis, at: int) -> int:
    """The clause that the word tells of: its own, or for `men da var jeg syk` the one before."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    first = bisect_left(clause, clause[at])
    if text_at(tokens, first) not in _THEN:
        return clause[at]
    before = first - 1
    while before > 0 and (tokens[before].kind == "sym" or has(tokens, before, "waiting")):
        before -= 1
    return clause[max(before, 0)]


def _is_ill(analysis: Analysis, persons: Subjects, at: int) -> bool:
    """True where the writer is who was ill, `var jeg syk`, or nothing but a mark stands before the word."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    if text_at(tokens, at - 1) in _MARKS:
        return True
    near = [index for index in range(at - _NEAR, at) if index >= 0 and clause[index] == clause[at]]
    verbs = [index for index in near if has(tokens, index, "being") or text_at(tokens, index) in _LYING]
    return any(persons.is_writer(index) for index in near) and bool(verbs) and persons.of(verbs[-1]) != "other"
