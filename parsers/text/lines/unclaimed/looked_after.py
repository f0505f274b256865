"""Hours that somebody else had the child are not the writer's: `søndag var det mannen min som hadde ham`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlaster lav sats lørdag 8 timer. Søndag (6 timer) var det mannen min som hadde ham": ["care-hour-low 14.11 8"],
    "Avlaster lav sats lørdag 8 timer. Søndag hadde mannen min ham, 6 timer": ["care-hour-low 14.11 8"],
    "Avlastar låg sats laurdag 8 timar. Sundagen (6 timar) var det mannen min som tok": ["care-hour-low 14.11 8"],
    "Avlaster lav sats lørdag 8 timer. Tone passet ham søndag 6 timer": ["care-hour-low 14.11 8"],
    "Respite care low rate Saturday 8 hours. On Sunday (6 hours) it was my husband who had him": [
        "care-hour-low 14.11 8",
    ],
    "Respite care low rate Saturday 8 hours. My husband had her on Sunday, 6 hours": ["care-hour-low 14.11 8"],
    "Avlaster lav sats lørdag 8 timer. Søndag hadde moren ham til kl 12, så jeg tok 6 timer": [
        *("care-hour-low 14.11 8", "care-hour-low 15.11 6"),
    ],
    "Avlaster lav sats lørdag 8 timer. Søndag 6 timer, det var moren som hentet ham": [
        *("care-hour-low 14.11 8", "care-hour-low 15.11 6"),
    ],
    "Avlaster lav sats lørdag 8 timer, søndag 6 timer. Mannen min hadde bursdag søndag": [
        *("care-hour-low 14.11 8", "care-hour-low 15.11 6"),
    ],
    "Avlaster lav sats, hadde ham lørdag 8 timer og søndag 6 timer": [
        *("care-hour-low 14.11 8", "care-hour-low 15.11 6"),
    ],
    "Avlaster lav sats lørdag 10-18. Mormor tok ham fra 14 til 15, 7 timer": ["care-hour-low 14.11 ?quantity"],
    "Avlaster lav sats søndag 6 timer til mor tok ham": ["care-hour-low 15.11 6"],
    "Avlastar låg sats sundag 6 timar før mor tok han": ["care-hour-low 15.11 6"],
    "Respite care low rate. Sunday 6 hours until mum took him at 4": ["care-hour-low 15.11 6"],
    "Avlaster lav sats. Mannen min og jeg hadde ham søndag 6 timer": ["care-hour-low 15.11 6"],
}
_MINDING = words_of("minding")
_WHO = frozenset({"som", "who"})
_IT = frozenset({"det", "it"})
_HIM = frozenset({"ham", "han", "henne", "ho", "hun", "dem", "dei", "him", "her", "them"})
_UNTIL = frozenset({"til", "inntil", "før", "until", "till", "before"})
"""What somebody did after these ends the writer's own hours."""
_NEAR = 5
_MOST = 20
"""Verbs that are looked at: keeps hostile texts linear."""


def looked_after_by_others(analysis: Analysis) -> Iterator[int]:
    """The clauses that tell whom the child was with on a day, in sentences that do not speak of the writer."""
    if "caring" not in analysis.spots or analysis.said.isdisjoint(_MINDING):
        return
    persons, clause, sentence = Subjects(analysis), analysis.layout.clause, analysis.layout.sentence
    dated = {clause[one.when.first] for one in analysis.dated}
    for verb in said_at(analysis.tokens, _MINDING)[:_MOST]:
        inside = range(bisect_left(sentence, sentence[verb]), bisect_right(sentence, sentence[verb]))
        alone = clause[verb] in dated and not any(map(persons.is_writer, inside))
        if alone and _is_somebodys(analysis, persons, verb):
            yield clause[verb]


def _is_somebodys(analysis: Analysis, persons: Subjects, verb: int) -> bool:
    """True for `det var mannen min som hadde`, `mannen min hadde ham`, `hadde mannen min ham`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    if text_at(tokens, verb - 1) in _WHO:
        near = range(max(0, verb - _NEAR), verb - 1)
        return any(text_at(tokens, at) in _IT for at in near) and _ends_person(analysis, persons, verb - 2)
    after = verb + 1
    if _is_other(analysis, persons, after) and text_at(tokens, after) not in _HIM:
        after += 1 + has(tokens, after + 1, "own")
    elif not _ends_person(analysis, persons, verb - 1) or _is_end(tokens, verb - 1):
        return False
    return after < len(tokens) and clause[after] == clause[verb] and text_at(tokens, after) in _HIM


def _is_end(tokens: Sequence[Token], last: int) -> bool:
    """True for the last word of `til mor`, `until my mum`, before the verb."""
    first = last - has(tokens, last, "own")
    first -= has(tokens, first - 1, "own")
    return text_at(tokens, first - 1) in _UNTIL


def _ends_person(analysis: Analysis, persons: Subjects, last: int) -> bool:
    """True for the last word of `mannen min`, `Tone`, `my husband`."""
    return _is_other(analysis, persons, last - has(analysis.tokens, last, "own"))


def _is_other(analysis: Analysis, persons: Subjects, at: int) -> bool:
    return persons.is_person(at) or has(analysis.tokens, at, "family")
