"""What a trip was for, where the text names a course or conference: `Kurs i Oslo 12.-13.11: diett`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str | None]] = {
    "Kurs i Oslo 12.-13.11: diett, reiste 12. kl 7 og hjem 13. kl 17, lunsj begge dager": ["Kurs i Oslo"],
    "KS-konferanse i Bergen 12.11, parkering 60 kr": ["KS-konferanse i Bergen"],
    "køyrde 42 km til kurs på Voss 12.11": ["Kurs på Voss"],
    "course in Oslo 12 November, taxi 200 kr": ["Course in Oslo"],
    "formannskapet 12.11, 42 km": ["Formannskapet 12.11.2026", "Formannskapet 12.11.2026"],
    "parkering 60 kr 12.11. Kurs i Oslo var det 10.11, taxi 200 kr": [None, "Kurs i Oslo"],
    "taxi 200 kr 12.11": [None],
}
"""The purpose of each line."""

_EVENTS = tuple(words_of("event"))
_PLACED = frozenset({"i", "på", "in", "at", "ved"})


def set_events(analysis: Analysis, items: Sequence[Item]) -> None:
    """Give the lines without a purpose, on the days of its sentence, the one course or conference of the text."""
    if all("purpose" in item.values for item in items) or not any(word.endswith(_EVENTS) for word in analysis.said):
        return
    found = {analysis.text[slice(*span)].lower(): (at, span) for at, span in _named(analysis)}
    if len(found) != 1:
        return
    ((at, span),) = found.values()
    sentence = analysis.layout.sentence
    days = [one for one in analysis.dated if sentence[one.when.first] == sentence[at] and one.days]
    words = analysis.text[slice(*span)]
    for item in items:
        day = item.values.get("date") or item.values.get("start")
        day = day.date() if isinstance(day, dt.datetime) else day
        of_it = not days or any(one.days[0] <= day <= (one.end or one.days[-1]) for one in days) if day else not days
        if "purpose" not in item.values and of_it:
            item.set("purpose", words[:1].upper() + words[1:], span)


def _named(analysis: Analysis) -> Iterator[tuple[int, Span]]:
    """Where a course is named with its place, and the characters that name it."""
    tokens, text = analysis.tokens, analysis.text
    for at, token in enumerate(tokens):
        if not token.text.endswith(_EVENTS) or text_at(tokens, at + 1) not in _PLACED:
            continue
        last = at + 2
        while last < len(tokens) and tokens[last].kind == "word" and text[tokens[last].start].isupper():
            last += 1
        if last > at + 2:
            joined = text_at(tokens, at - 1) == "-" and tokens[at - 1].end == token.start and at > 1
            yield at, (tokens[at - 2].start if joined else token.start, tokens[last - 1].end)
