"""Distances said to be those of another drive: `planutvalget 12.11, like langt`, `samme distanse`."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.mentions import (
    BY_PLACE,
    DAY_LEADS,
    Distance,
    Mention,
    WayWord,
    When,
    has,
    is_of_writer,
    text_at,
)
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
    "10.11 24 km, 12.11 samme tur, men med buss 44 kr": ["24 km"],
    "10.11 24 km. Samme tur 12.11 satt jeg på med Kari": ["24 km"],
    "10.11 24 km. Samme tur 12. november satt jeg på med Kari": ["24 km"],
    "10.11 24 km. Samme tur 12.11, Kari satt på": ["24 km", "Samme tur"],
    "10.11 24 km. Tok bussen samme tur 12.11": ["24 km"],
    "10.11 24 km, 12.11 same drive, Kari drove": ["24 km"],
    "10.11 24 km, 12.11 same køyretur, Kari køyrde": ["24 km"],
    "10.11 24 km, 12.11 samme tur, men gikk": ["24 km"],
    "10.11 24 km, 12.11 samme tur, kjørte alene": ["24 km", "samme tur"],
    "10.11 24 km, buss 44 kr, 12.11 samme tur": ["24 km", "samme tur"],
    "10.11 24 km, 12.11 samme tur, ferge 89 kr": ["24 km", "samme tur"],
    "10.11 24 km, samme vei tilbake": ["24 km"],
    "10.11 24 km, like langt hjem": ["24 km"],
    "samme distanse 12.11": [],
}
_AS = frozenset({"like", "as"})
_LENGTHS = words_of("drive_length")
_RIDES = words_of("ride_one_sits_in") - {"ferga", "fergen", "ferja", "ferry"} | words_of("walked")
_RIDES |= {"taxi", "drosje", "drosja", "fly", "flyet", "plane"}
_SEATED, _TAKING = frozenset({"satt", "sat", "sitte", "sitje", "rode"}), frozenset({"tok", "tar", "tek", "took"})
_DRIVERS = frozenset({"sjåfør", "sjåføren", "driver"})
_NOBODY = frozenset({"join", "being", "having", "month", "weekday", "day_word", "to", "from", "same", "trip"})
"""Words before a verb that are nobody who drives."""
_JOINING = _LENGTHS | {"men", "but", "så", "so", "da", "då", "then", "som", "også", "that", "der", "there", "ikke"}
_SENTENCE_MARKS = frozenset({"!", "?", ";"})
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
        drive = "same" in tokens[word].senses and "field" not in tokens[word + 1].senses
        if whole and drive and _is_ridden(tokens, (whole if leads else before[-1]).last, last):
            continue  # planutvalget 12.11 samme tur, men med buss
        if whole and (leads or (isinstance(before[-1], When) and first - before[-1].last <= _NEAR)):
            span = (tokens[first].start, tokens[last - 1].end)
            each = any(_is_each_way(one, whole) for one in mentions)
            if each and leads:
                continue  # 12 km hver vei 10.11, samme distanse 12.11: read as one drive and its whole
            found.append(replace(whole, km=whole.km * (1 + each), first=first, last=last, span=span))
    return sorted(found, key=BY_PLACE)


def _is_ridden(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where the sentence says that the writer did not drive: by bus, on foot, in the car of another."""
    while last < len(tokens) and not _ends_sentence(tokens, last):
        last += 1
    begun = [at for at in range(first, last) if _ends_sentence(tokens, at)]
    return any(_is_no_drive(tokens, at) for at in range(begun[-1] if begun else first, last))


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    point = tokens[at].text == "." and tokens[at - 1].kind != "num"
    return point or tokens[at].text in _SENTENCE_MARKS or tokens[at].kind == "nl"


def _is_no_drive(tokens: Sequence[Token], at: int) -> bool:
    """True for `buss`, `gikk`, `satt på med`, `Kari kjørte`, not for `Kari satt på` and `kjørte`."""
    token = tokens[at]
    if token.text in _RIDES or "afoot" in token.senses or token.senses.get("vehicle") == "bicycle":
        return True
    led = at > 0 and tokens[at - 1].kind == "word" and not is_of_writer(tokens, at)
    other = led and tokens[at - 1].senses.keys().isdisjoint(_NOBODY) and tokens[at - 1].text not in _JOINING
    if "lift" in token.senses:
        return token.text not in _SEATED or not other
    if "carrier" in token.senses:
        return token.text not in _TAKING
    driver = token.text in _DRIVERS and not is_of_writer(tokens, at)
    return driver or (token.senses.get("drive") == "verb" and other)


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
