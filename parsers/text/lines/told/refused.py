"""What the writer says no to was not attended, and is not claimed: `planutvalget 3.11 takket jeg nei til`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Planutvalget 3.11 takket jeg nei til": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg sa nei til planutvalget 3.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalet 3.11 takka eg nei til.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalget takket jeg nei til den 3.": ["fee-executive 10.11"],
    "Takket ja til formannskapet 10.11, nei til planutvalget 3.11": ["fee-executive 10.11"],
    "Ja til formannskapet 10.11, nei til planutvalget 3.11": ["fee-executive 10.11"],
    "Ja til formannskapet 10.11, nei til diett": ["fee-executive 10.11"],
    "Eg takka ja til formannskapet 10.11 og nei til planutvalet 3.11": ["fee-executive 10.11"],
    "Takket ja til formannskapet 10.11, kjørte 24 km, nei 30 km": ["fee-executive 10.11", "mileage 10.11 30"],
    "Eg takka ja til formannskapet 10.11, køyrde 24 km, nei 26 km": ["fee-executive 10.11", "mileage 10.11 26"],
    "Formannskapet 10.11. Eg avslo planutvalet 3.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg måtte dessverre takke nei til møtet i planutvalget 3.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Planutvalget 3.11, men jeg takket nei": ["fee-executive 10.11"],
    "Executive committee 10 November. I declined the planning committee on 3 November": ["fee-executive 10.11"],
    "Executive committee 10 November. I turned down the planning committee on 3 November.": ["fee-executive 10.11"],
    "Executive committee 10 November. I said no to the planning committee on 3 November.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg takket nei til skyss til formannskapet og kjørte 24 km": [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    "Formannskapet 10.11, takket nei til diett": ["fee-executive 10.11"],
    "Planutvalget 3.11, ble spurt om å bli nestleder, men takket nei.": ["fee-planning 03.11"],
    "Jeg ble bedt om å møte i planutvalget 3.11, men takket nei. Formannskapet 10.11": ["fee-executive 10.11"],
    "Møtte i planutvalget 3.11, der jeg sa nei": ["fee-planning 03.11"],
    "Planutvalget 3.11, vi avslo": ["fee-planning 03.11"],
    "Kari takket nei til planutvalget 3.11, så jeg møtte": ["fee-planning 03.11"],
    "Jeg sa nei til Kari i planutvalget 3.11": ["fee-planning 03.11"],
    "Jeg takket først nei til planutvalget 3.11, men møtte likevel": ["fee-planning 03.11"],
    "Planutvalget 3.11 sa nei til utbyggingen": ["fee-planning 03.11"],
    "Jeg kunne ikke si nei til planutvalget 3.11": ["fee-planning 03.11"],
    "Arbeidsgiver sa nei til fri da formannskapet møttes 10.11": ["fee-executive 10.11"],
}
_NO = frozenset({"nei", "no"})
_YES = frozenset({"ja", "yes"})
_SAYING = words_of("saying_no")
_REFUSING = words_of("refusing")
_TURNING, _DOWN = words_of("turning_down"), frozenset({"down"})
CUES = _REFUSING | _SAYING | _TURNING
TELLING = CUES | _YES
"""Words of which a text has one that says so."""
_TO = frozenset({"til", "to"})
_THANKING = "takk"
_WHERE = frozenset({"der", "hvor", "kor", "where"})
_WE = frozenset({"vi", "we", "me"})
"""Those who decide in a meeting say no there."""
_LEADING = _TO | {"i", "in", "å", "the", "of", "on", "at", "an", "på"} | words_of("invitation")
_STILL = frozenset({"likevel", "allikevel", "lell", "anyway", "still", "først", "fyrst", "first"})
_WITHIN = 4
"""Tokens before the verb within which the writer is named: jeg måtte dessverre takke nei."""
_ASKED = frozenset({"spurt", "spurd", "bedt", "beden", "asked", "invited", "invitert"})
"""What one was asked behind a meeting is what one said no to: spurt om å bli nestleder, men takket nei."""
_CONTRASTED_WITHIN = 12
_MOST = 20


def refused(analysis: Analysis) -> set[int]:
    """The clauses of what the writer says no to, where they name no value."""
    if CUES.isdisjoint(analysis.said):
        return _against_yes(analysis)
    clause = analysis.layout.clause
    measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    persons = Subjects(analysis)
    found: set[int] = set()
    for verb, last in _refusals(analysis):
        if _is_own(analysis, persons, verb) and not _is_taken_back(analysis, verb):
            found.update(number for number in _refused(analysis, last) if number not in measured)
    return found | _against_yes(analysis)


def _against_yes(analysis: Analysis) -> set[int]:
    """The clauses of `nei til planutvalget` behind `ja til formannskapet`."""
    if analysis.said.isdisjoint(_YES) or analysis.said.isdisjoint(_NO):
        return set()
    tokens, clause = analysis.tokens, analysis.layout.clause
    agreed = next((at for at in said_at(tokens, _YES) if text_at(tokens, at + 1) in _TO), len(tokens))
    named = {one.first for one in analysis.named}
    measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    told = (at for at in said_at(tokens, _NO)[:_MOST] if at > agreed and text_at(tokens, at + 1) in _TO)
    near = (
        clause[at]
        for at in told
        if has(tokens, at + 2, "per_diem") or not named.isdisjoint(range(at + 2, at + 2 + _WITHIN))
    )
    return {number for number in near if number not in measured and number != clause[agreed]}


def _refusals(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """The verbs of saying no, each with what follows its last word: `avslo`, `takket jeg nei`, `turned it down`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    for verb in said_at(tokens, CUES)[:_MOST]:
        near = range(verb + 1, min(verb + _WITHIN, len(tokens)))
        word = tokens[verb].text
        if word in _REFUSING:
            yield verb, verb + 1 + is_writer(tokens, verb + 1)
            continue
        ends = _NO if word in _SAYING else _DOWN
        at = next((at for at in near if tokens[at].text in ends and clause[at] == clause[verb]), None)
        if at is None and ends is _NO:
            at = _contrasted(analysis, verb)
        if at is not None and (ends is _DOWN or word.startswith(_THANKING) or text_at(tokens, at + 1) in _TO):
            yield verb, at + 1


def _contrasted(analysis: Analysis, verb: int) -> int | None:
    """The no of `takket ja til formannskapet, nei til planutvalget`, which names what it is said to."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    named = {one.first for one in analysis.named}
    for at in range(verb + _WITHIN, min(verb + _CONTRASTED_WITHIN, len(tokens) - 1)):
        if tokens[at].text in _NO and tokens[at + 1].text in _TO and clause[at - 1] < clause[at]:
            return at if not named.isdisjoint(range(at + 2, at + 2 + _WITHIN)) else None
    return None


def _is_own(analysis: Analysis, persons: Subjects, verb: int) -> bool:
    """True for `jeg takket`, `måtte jeg takke`, and where the verb opens its clause; none where it is denied."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    near = [at for at in range(max(0, verb - _WITHIN), verb) if clause[at] == clause[verb]]
    around = (*near, verb + 1)
    if any(has(tokens, at, "negation") or text_at(tokens, at) in _WHERE | _WE for at in around):
        return False
    if persons.of(verb) == "other":
        return False
    said = (at for at in around if is_writer(tokens, at))
    opens = persons.opens(verb) or has(tokens, verb - 1, "waiting")
    return opens or any(tokens[at].text != "i" or analysis.text[tokens[at].start] == "I" for at in said)


def _is_taken_back(analysis: Analysis, verb: int) -> bool:
    """True for `sa først nei, men møtte likevel`."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    inside = range(bisect_left(sentence, sentence[verb]), bisect_right(sentence, sentence[verb]))
    return any(tokens[at].text in _STILL for at in inside)


def _refused(analysis: Analysis, last: int) -> Iterator[int]:
    """The clause of what is called right behind the words of refusing, else where they end their clause, before it."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    named = sorted({one.first for one in (*analysis.named, *analysis.mentions) if not isinstance(one, MEASURED)})
    number = clause[last - 1]
    at = last
    while at < len(tokens) and clause[at] == number and _leads(analysis, at):
        at += 1
    if (at in named or has(tokens, at, "per_diem")) and clause[at] == number:
        dated = any(one.when.first in (at, at + 1) for one in analysis.dated)  # planutvalget takket jeg nei til den 3.
        if dated or not any(clause[one.first] == number and one.first < at for one in analysis.named):
            yield number
    elif at >= len(tokens) or tokens[at].kind != "word" or clause[at] != number:
        before = bisect_left(named, last) - 1
        asked = any(tokens[at].text in _ASKED for at in range(named[before], last)) if before >= 0 else True
        if not asked and sentence[named[before]] == sentence[last - 1]:
            yield clause[named[before]]


def _leads(analysis: Analysis, at: int) -> bool:
    """True for what may stand before the name: `til møtet i`, `to attend the`."""
    tokens = analysis.tokens
    return tokens[at].text in _LEADING or has(tokens, at, "attend") or has(tokens, at, "each_time")
