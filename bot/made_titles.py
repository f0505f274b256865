"""Titles and purposes that the reader has made, with their day as the person's language writes it."""

from dataclasses import replace

from bot.words import Words
from claims.lines import day_of
from claims.people import Language
from parsers.text.reading import Found, Reading

_NUMERIC = "%d.%m.%Y"


def in_language(reading: Reading, language: Language) -> Reading:
    """The reading with `12 October 2023` in what was made for whoever reads English; own words stay as they are."""
    if language != "en":  # 12.10.2023 is how Norwegian writes it
        return reading
    words = Words(language)
    lines = tuple(_worded(found, words) for found in reading.lines)
    made = {was.line.purpose: now.line.purpose for was, now in zip(reading.lines, lines, strict=True)}
    return replace(reading, lines=lines, title=made.get(reading.title, reading.title))


def _worded(found: Found, words: Words) -> Found:
    day, purpose = day_of(found.line), found.line.purpose
    if day is None or purpose is None or "purpose" in found.evidence or not purpose.endswith(f"{day:{_NUMERIC}}"):
        return found
    said = purpose.removesuffix(f"{day:{_NUMERIC}}") + words.date(day)
    return replace(found, line=replace(found.line, purpose=said))
