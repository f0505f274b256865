"""Distances said to be those of another drive: `planutvalget 12.11, like langt`, `samme distanse`."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.mentions import BY_PLACE, DAY_LEADS, Distance, Mention, WayWord, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "10.11 24 km. 12.11 like langt": ["24 km", "like langt"],
    "10.11 24 km, 12.11 samme distanse": ["24 km", "samme distanse"],
    "10.11 24 km. Same distance 12.11": ["24 km", "Same distance"],
    "24 km 10.11, samme distanse 12.11": ["24 km", "samme distanse"],
    "24 km 10.11 og like langt den 12.11": ["24 km", "like langt"],
    "24 km 10.11, same avstand 12. november": ["24 km", "same avstand"],
    "24 km on 10 November, the same distance on 12 November": ["24 km", "same distance"],
    "24 km 10.11, like langt som 12.11": ["24 km"],
    "samme distanse 12.11, 24 km 10.11": ["24 km"],
    "10.11 24 km (samme distanse som i fjor)": ["24 km"],
    "10.11 24 km, 12.11 det samme, 24 km t/r": ["24 km"],
    "10.11 24 km, 12.11 det same, 30 km": ["24 km", "30 km"],
    "10.11 24 km, 12.11 samme tur": ["24 km", "samme tur"],
    "10.11 24 km. 12.11 same køyretur": ["24 km", "same køyretur"],
    "10.11 24 km. 12.11 samme kjøring": ["24 km"],
    "24 km 10 November, 12 November same drive": ["24 km", "same drive"],
    "10.11 24 km, 10.11 samme tur": ["24 km"],
    "10.11 24 km, 12.11 samme bil": ["24 km"],
    "10.11 24 km, 12.11 samme tur som i fjor": ["24 km"],
    "10.11 24 km, samme vei tilbake": ["24 km"],
    "10.11 24 km, like langt hjem": ["24 km"],
    "samme distanse 12.11": [],
}
_AS = frozenset({"like", "as"})
_LENGTHS = words_of("drive_length")
_MOST = 20
_NEAR = 4
"""Tokens between the day and what is said of its drive; and how many drives are told so."""


def likewise(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with a distance for each day of which it is said that it was as far as the drive before it."""
    words = sorted((*spots.get("same", ()), *spots.get("far", ())))[:_MOST]
    if not words:
        return mentions
    found = list(mentions)
    days = {one.first for one in found if isinstance(one, When) and one.shape == "days"}
    for word in spots.get("same", ())[:_MOST]:
        found = _once(tokens, found, word)
    for word in words:
        first = word - (text_at(tokens, word - 1) in _AS)
        last = word + 1 + ("same" in tokens[word].senses)
        if not (first < word or text_at(tokens, word + 1) in _LENGTHS):
            continue
        leads = last + (text_at(tokens, last) in DAY_LEADS) in days or last in days
        if not (leads or _ends(tokens, last)):
            continue
        before = [one for one in found if one.first < first and isinstance(one, Distance | When)]
        whole = next((one for one in reversed(before) if isinstance(one, Distance)), None)
        if whole and not leads and _is_told(found, before[-1]):
            continue  # formannskapet 10.11 24 km, planutvalget 10.11 samme tur
        if whole and (leads or (isinstance(before[-1], When) and first - before[-1].last <= _NEAR)):
            span = (tokens[first].start, tokens[last - 1].end)
            each = any(_is_each_way(one, whole) for one in mentions)
            if each and leads:
                continue  # 12 km hver vei 10.11, samme distanse 12.11: read as one drive and its whole
            found.append(replace(whole, km=whole.km * (1 + each), first=first, last=last, span=span))
    return sorted(found, key=BY_PLACE)


def _is_told(found: Sequence[Mention], day: Mention) -> bool:
    """True for a day that was named before."""
    days = {(one.day, one.month, one.weekday) for one in day.days} if isinstance(day, When) else set()
    before = (one for one in found if isinstance(one, When) and one.first < day.first)
    return any((one.day, one.month, one.weekday) in days for when in before for one in when.days)


def _once(tokens: Sequence[Token], mentions: list[Mention], word: int) -> list[Mention]:
    """The mentions without the distance that `det samme` is explained by: 12.11 det samme, 24 km."""
    at = word + 1 + (text_at(tokens, word + 1) in (",", ":", "("))
    again = next((one for one in mentions if one.first == at > word + 1 and isinstance(one, Distance)), None)
    before = next((one for one in reversed(mentions) if one.first < word and isinstance(one, Distance)), None)
    if again is None or before is None or again.km != before.km:
        return mentions
    return [one for one in mentions if not (one is again or (isinstance(one, WayWord) and one.first == again.last))]


def _is_each_way(mention: Mention, whole: Distance) -> bool:
    return isinstance(mention, WayWord) and mention.way == "each" and mention.first == whole.last


def _ends(tokens: Sequence[Token], last: int) -> bool:
    """True where the clause ends: `like langt hjem` speaks of the same drive."""
    return last >= len(tokens) or (tokens[last].kind in ("sym", "nl") and not has(tokens, last, "homeward"))
