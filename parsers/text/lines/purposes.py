"""What a text says that drives and outlays were for: `formål: KS-konferanse`, `for befaring`, `for a site visit`."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from claims.lines import Span
from parsers.text.lines.items import Item
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str | None]] = {
    "Kjøring 10.11 Haugen-rådhuset 20 km, formål: KS-konferanse": ["KS-konferanse"],
    "Formål: KS-konferanse\nKjøring 10.11 Haugen-rådhuset 20 km": ["KS-konferanse"],
    "Kjøring 10.11 Haugen-rådhuset 20 km\nFormål: KS-konferanse i Vik": ["KS-konferanse i Vik"],
    "Køyring 10.11 Haugen-rådhuset 20 km. Føremålet var synfaring": ["synfaring"],
    "Purpose: site visit. Drove 20 km on 10 November": ["site visit"],
    "Drove 20 km on 10 November for a site visit": ["site visit"],
    "Kjørte 20 km 10.11 for befaring": ["befaring"],
    "Kjørte 20 km 10.11 fra Vik til rådhuset til befaring": ["befaring"],
    "Kjørte 20 km 10.11 i forbindelse med kurs": ["kurs"],
    "Kjørte 20 km 10.11, formål: kurs\nKjørte 12 km 9.11, formål: befaring": ["kurs", "befaring"],
    "Kjørte 20 km 10.11, formål: kurs\nKjørte 12 km 9.11": ["kurs", None],
    "Formål: kurs\nKjørte 20 km 10.11\nKjørte 12 km 9.11": ["kurs", "kurs"],
    "Kjørte 20 km 10.11": [None],
    "Kjørte 20 km 10.11 for Emil": [None],
    "Kjørte 20 km 10.11 til formålet": [None],
}
_LONGEST, _MOST = 80, 40
_WHAT_FOR = words_of("what_for")
_OCCASIONS = "|".join(sorted(map(re.escape, _WHAT_FOR), key=len, reverse=True))


def _pattern(written: str) -> re.Pattern[str]:
    """The pattern, also where an å was written in two characters."""
    return re.compile(written.replace("å", "(?:å|a\u030a)"), re.IGNORECASE)


_STATED = _pattern(
    r"\b(?:formål(?:et)?|føremål(?:et)?|purpose)(?: ?: ?| (?:er|var|is|was) )"
    rf"(?P<words>[^\n.;,()]{{2,{_LONGEST}}})"
)
_OCCASION = _pattern(
    r"\b(?:for|til|på|to|ifm\.?|(?:i forbindelse|i samband|in connection) (?:med|with)) "
    rf"(?:an? |the |en |ei |ein |et |eit )?(?P<words>(?:{_OCCASIONS}))\b(?!-)"
)
_MAY_STATE = ("mål", "purpose")


def set_stated_purposes(text: str, items: Sequence[Item]) -> None:
    """Give the items that have no purpose the one that is stated in their line, else the only one that tells of all.

    What stands in the line of one item is of that line alone; in a line of its own it is of all.
    """
    open_ones = [item for item in items if "purpose" not in item.values and _needs_one(item)]
    if not open_ones:
        return
    stated = list(_told(text))
    told = stated or (list(_occasions(text)) if _are_of_one_day(open_ones) else [])
    places = {id(item): _place(item) for item in items}
    rows = [(words, span, text.count("\n", 0, span[0])) for words, span in told]
    lines = {key: text.count("\n", 0, at) for key, at in places.items() if at is not None}
    alone = [(words, span) for words, span, row in rows if row not in lines.values()]
    for item in open_ones:
        own = [(words, span) for words, span, row in rows if row == lines.get(id(item))]
        found = own if len(own) == 1 else alone
        if len(found) == 1 and not (own and len(own) > 1):
            item.set("purpose", found[0][0], found[0][1])


def _needs_one(item: Item) -> bool:
    """True for journeys and outlays: meetings, hours and døgn say by their type what they were for."""
    return item.kind != "expense" or "amount" in item.values


def _are_of_one_day(items: Sequence[Item]) -> bool:
    """True where an occasion can be that of all: `på kurs` behind two drives of two days is that of one."""
    return len({item.values.get("date") for item in items}) == 1


def _told(text: str) -> Iterator[tuple[str, Span]]:
    """What is stated as a purpose, and where."""
    lowered = _composed(text).casefold()
    return _found(_STATED, text) if any(word in lowered for word in _MAY_STATE) else iter(())


def _occasions(text: str) -> Iterator[tuple[str, Span]]:
    """The occasions that something was for."""
    lowered = _composed(text).casefold()
    return _found(_OCCASION, text) if any(word in lowered for word in _WHAT_FOR) else iter(())


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    for found in islice(pattern.finditer(text), _MOST):
        words = found["words"].rstrip()
        yield _composed(words), (found.start("words"), found.start("words") + len(words))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _place(item: Item) -> int | None:
    """Where the item is told of: at its distance, sum or type, else at its day."""
    for name in ("distance_km", "amount", "type", "route", "start", "date"):
        if spans := item.evidence.get(name):
            return spans[0][0]
    return None
