"""`Hver av de tre mandagene` below rows with hours are those of the rows, not a Monday on which nothing was done."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.days.daysoff import without
from parsers.text.spans.mentions import TIMED, When
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\nma 9.11. kl 16-19\nma 16.11. kl 16-18\nMandag 2. hadde han vondt i magen og ville ikke ut.\n"
    "Kjøring: 8 km hver av de to mandagene": [
        *("support-hour 09.11 3", "support-hour 16.11 2", "mileage 09.11 8", "mileage 16.11 8"),
    ],
    "støttekontakt\n9.11. 3 timar\n16.11. 2 timar\nMåndag 2. ville han ikkje ut.\n8 km kvar måndag": [
        *("support-hour 09.11 3", "support-hour 16.11 2", "mileage 09.11 8", "mileage 16.11 8"),
    ],
    "support contact\n9 November 3 hours\n16 November 2 hours\nOn Monday 2 November he did not want to go out.\n"
    "8 km each of the Mondays": [
        *("support-hour 09.11 3", "support-hour 16.11 2", "mileage 09.11 8", "mileage 16.11 8"),
    ],
    "støttekontakt\n2.11. 3 timer\n9.11. 3 timer\n16.11. 2 timer\n8 km hver av de tre mandagene": [
        *("support-hour 02.11 3", "support-hour 09.11 3", "support-hour 16.11 2"),
        *("mileage 02.11 8", "mileage 09.11 8", "mileage 16.11 8"),
    ],
    "støttekontakt\n2.11. 3 timer\n9.11. 2 timer\nMandag 16. fikk jeg ikke notert tiden.\n8 km hver mandag": [
        *("support-hour 02.11 3", "support-hour 09.11 2", "support-hour 16.11 ?quantity"),
        *("mileage 02.11 8", "mileage 09.11 8", "mileage 16.11 8"),
    ],
    "formannskapet 2.11, 9.11 og 16.11. 8 km hver mandag": [
        *("fee-executive 02.11", "fee-executive 09.11", "fee-executive 16.11"),
        *("mileage 02.11 8", "mileage 09.11 8", "mileage 16.11 8"),
    ],
}
_GROUPS = frozenset({"occasion", "recurring"})
_SEVERAL = 2
_NEAR = 20
"""Tokens to each side of a day that may say that nothing was done on it."""


def leave_untimed_days(analysis: Analysis) -> None:
    """Take the days on which nothing was done from the weekdays that name them once more.

    Their sentences deny something, not of the writer, and have no value or name; several of those weekdays have hours.
    """
    groups = [one for one in analysis.dated if one.when.rule in _GROUPS and len(one.days) > _SEVERAL]
    if not groups:
        return
    sentence = analysis.layout.sentence
    timed = {sentence[one.first] for one in analysis.mentions if isinstance(one, TIMED)}
    told = {sentence[one.first] for one in (*analysis.named, *analysis.mentions) if not isinstance(one, When)}
    single = [one for one in analysis.dated if one.when.rule not in _GROUPS and not one.end]
    done = {day for one in single if sentence[one.when.first] in timed for day in one.days}
    only_told = {day for one in single if _is_undone(one, told, analysis) for day in one.days} - done
    for one in groups:
        if len(done.intersection(one.days)) >= _SEVERAL and not only_told.isdisjoint(one.days):
            left = [without(other, only_told) if other is one else other for other in analysis.dated]
            analysis.dated = [other for other in left if other]


def _is_undone(one: Dated, told: Set[int], analysis: Analysis) -> bool:
    """True for `mandag 2. ville han ikke ut`, also where the point of the day ends its sentence."""
    sentence, tokens, first = analysis.layout.sentence, analysis.tokens, one.when.first
    if sentence[first] in told:
        return False
    line, english = analysis.layout.line, not analysis.said.isdisjoint(words_of("in_english"))
    near = range(max(0, first - _NEAR), min(len(tokens), first + _NEAR))
    said = [tokens[at] for at in near if line[at] == line[first] and sentence[at] - sentence[first] in (0, 1)]
    return any("negation" in token.senses for token in said) and not any(
        token.writer and (english or token.text != "i") for token in said
    )
