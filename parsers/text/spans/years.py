"""Whose year a year is: said with the last of a sentence's days, of those before it; compared with, of none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.text.spans.mentions import Day, Mention, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 3.11 og planutvalget 17.11.2025": ["2025-11-03", "2025-11-17"],
    "kommunestyret 3. november og planutvalet 17. november 2025": ["2025-11-03", "2025-11-17"],
    "council 3 November and planning committee 17 November 2025": ["2025-11-03", "2025-11-17"],
    "formannskapet den 2., planutvalget den 9. oktober 2025": ["2025-10-02", "2025-10-09"],
    "formannskapet 12. desember og planutvalget 3. januar 2026": ["2025-12-12", "2026-01-03"],
    "formannskapet 10.11.2025, planutvalget 3.11 og 12.11.2026": ["2025-11-10", "2026-11-03", "2026-11-12"],
    "kommunestyret 3.11. Glemte også planutvalget 17.11.2025": ["2026-11-03", "2025-11-17"],
}
COMPARED: Mapping[str, Sequence[str]] = {
    "støttekontakt 3 timer 5.11. Han er tryggere nå enn i fjor. 7.11 2 timer": [
        "support-hour 05.11 3",
        "support-hour 07.11 2",
    ],
    "Parkering er dyrere enn i fjor. Parkering 10.11 60 kr": ["parking 10.11 60"],
    "I fjor var det mykje verre. Parkering 10.11 60 kr": ["parking 10.11 60"],
    "It was much worse last year. Parking on 10 November 60 kr": ["parking 10.11 60"],
    "Parking is cheaper than last year. Parking on 10 November 60 kr": ["parking 10.11 60"],
    "Hotell 890 kr 5. november. I fjor var det billegare": ["hotel 05.11 890"],
}
_AS = frozenset({"som", "as"})
_THAN = words_of("compared_with") | _AS


def without_compared(tokens: Sequence[Token], mentions: list[Mention], sentence: Sequence[int]) -> list[Mention]:
    """The mentions without the years that something is compared with: `tryggere enn i fjor`, `i fjor var det verre`."""
    if not any(isinstance(one, When) and one.shape == "year" for one in mentions):
        return mentions
    worse = {sentence[at] for at in said_at(tokens, words_of("comparative"))}
    worse -= {sentence[one.first] for one in mentions if isinstance(one, When) and one.shape != "year"}
    return [
        one
        for one in mentions
        if not (isinstance(one, When) and one.shape == "year")
        or not (text_at(tokens, one.first - 1) in _THAN or sentence[one.first] in worse)
    ]


def with_last_year(mentions: list[Mention], sentence: Sequence[int]) -> list[Mention]:
    """The mentions, with the year of a sentence's last day for the days before it that rise towards it."""
    whens = [one for one in mentions if isinstance(one, When) and one.shape in ("days", "period")]
    if len(whens) < 2:
        return mentions
    dated: dict[int, When] = {}
    for _, group in groupby(whens, lambda one: sentence[one.first]):
        *before, last = group
        if before and last.days[-1].year is not None and _rise([day for one in (*before, last) for day in one.days]):
            for one in before:
                days = tuple(replace(day, month=_month(day, last), year=last.days[-1].year) for day in one.days)
                dated[one.first] = replace(one, days=days)
    return [dated.get(one.first, one) if isinstance(one, When) else one for one in mentions] if dated else mentions


def _month(day: Day, last: When) -> int | None:
    return day.month if day.month is not None else last.days[0].month


def _rise(days: Sequence[Day]) -> bool:
    """True for days of the calendar in order, of which only the last has a year."""
    *before, last = days
    if any(day.day is None or day.year is not None or day.year_offset is not None or day.weeks for day in before):
        return False
    if last.day is None or last.month is None:
        return False
    places = [(day.month or last.month, day.day or 0) for day in days]
    return places == sorted(places)
