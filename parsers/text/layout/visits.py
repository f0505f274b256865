"""From the day somebody came to the day they left, `hun kom 13.7 og reiste hjem 18.7`: the period of their care."""

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Clocks, Count, Duration, Mention, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ola kom fredag 6.11 og reiste hjem søndag 8.11.\nAvlastning over 10 år: 2 døgn": [
        "care-day-over-10 06.11 2 until 08.11"
    ],
    "Dei kom måndag 9.11 og drog heim torsdag 12.11.\nAvlasting 0-10 år: 3 døgn": ["care-day-0-10 09.11 3 until 12.11"],
    "She arrived on Friday 6 November and went home on Sunday 8 November. Respite care, high rate: 20 hours": [
        "care-hour-high 06.11 20 until 08.11"
    ],
    "Ola kom fredag 6.11 og ble hentet av moren søndag 8.11.\nAvlastning over 10 år: 2 døgn": [
        "care-day-over-10 06.11 2 until 08.11"
    ],
    "Lukas came to us on Friday 6 November and was picked up on Sunday 8 November.\nHigh rate: 20 hours": [
        "care-hour-high 06.11 20 until 08.11"
    ],
    "Avlastning over 10 år: 2 døgn. Ola ankom 6.11 og forlot oss 8.11": ["care-day-over-10 06.11 2 until 08.11"],
    "Ola kom fredag 6.11 og reiste søndag 8.11.\nLav sats: 20 timer i samme periode": [
        "care-hour-low 06.11 20 until 08.11"
    ],
}
_PASSIVE = frozenset({"ble", "blei", "vart", "var", "was", "were", "blir", "vert"})
_NEAR = 5
"""Tokens between the verb and its day, `kom hun til oss fredag`."""


def visits(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions with the two days of each such sentence, where it measures nothing, as one period."""
    days = [one for one in mentions if isinstance(one, When)]
    stays = (isinstance(one, Duration) or (isinstance(one, Count) and one.of == "day") for one in mentions)
    if len(days) < 2 or not any(stays):
        return mentions
    came, left, fetched = words_of("arriving"), words_of("going_home"), words_of("fetched_home")
    sentence = layout.sentence
    busy = {sentence[one.first] for one in mentions if isinstance(one, (Clocks, *MEASURED))}
    gone: set[int] = set()
    periods: dict[int, When] = {}
    for first, last in pairwise(days):
        told = sentence[first.first] == sentence[last.first] and sentence[first.first] not in busy
        told = told and _is_day(first) and _is_day(last)
        if told and _told(tokens, first, came) and _told(tokens, last, left, fetched):
            periods[id(first)] = When(
                rule="visit",
                first=first.first,
                last=last.last,
                span=(first.span[0], last.span[1]),
                days=(*first.days, *last.days),
                shape="period",
            )
            gone.add(id(last))
    return [periods.get(id(one), one) for one in mentions if id(one) not in gone] if periods else mentions


def _is_day(one: When) -> bool:
    return one.shape == "days" and len(one.days) == 1


def _told(tokens: Sequence[Token], day: When, active: Set[str], passive: Set[str] = frozenset()) -> bool:
    """True for the day of one of those verbs, `reiste hjem`, `ble hentet`, whose subject is not the writer."""
    near = range(max(1, day.first - _NEAR), min(day.last + _NEAR, len(tokens)))
    verb = next((at for at in near if tokens[at].text in active or _is_passive(tokens, at, passive)), None)
    if verb is None:
        return False
    beside = tokens[verb - 1 : verb + 2]
    return not any(token.writer for token in beside)


def _is_passive(tokens: Sequence[Token], at: int, verbs: Set[str]) -> bool:
    return tokens[at].text in verbs and text_at(tokens, at - 1) in _PASSIVE
