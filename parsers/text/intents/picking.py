"""Words that say which of several claims is meant, where that was asked: `2`, `begge`, `den andre`, `den for 12.10`."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from parsers.text.intents.verbs import COUNT, COUNTS, DELETING, SENDING
from parsers.text.words.lexicon import ordinals, words_of
from parsers.text.words.scope import own_words

Verb = Literal["submit", "delete"]

_LONGEST = 100
_ORDINALS = {**ordinals(), **dict.fromkeys(words_of("last_of_all"), 0)}
_LEAD = (
    r"(?:(?:kan du|ja|yes|can you|please|bare|berre|just)[, ]+)*"
    rf"(?:(?P<submit>{SENDING}(?: inn| in)?)|(?P<delete>{DELETING}))? *"
)
_TAIL = r"(?:[, ]+(?:takk|please|thanks|er du snill))?[.!? ]*"
_WORDS = r"(?:krav(?:et|a|ene)?|utkast(?:et|a|ene)?|claims?|drafts?)"
_CLAIM = rf"(?: ?(?:{_WORDS}|one|av dem|of them))?"
_NUMBER = rf"(?:(?:nr\.?|nummer|no\.?|number|#) ?)?(?:\d{{1,2}}|{COUNT})\b"
_LIST = rf"{_NUMBER}(?:(?: ?, ?| ?& ?| og | and ){_NUMBER})*"
_EXCEPT = (
    r"(?:,? ?(?:unntatt|unnateke|bortsett frå|bortsett fra|utenom|utanom|except(?: for)?|but not|men ikke|men ikkje))"
)
_ALL = re.compile(
    rf"{_LEAD}(?:(?P<both>begge|båe|both)(?: to| two)?|(?:alle sammen|alle saman|alle|alt|all|everything)"
    rf"(?: (?P<count>\d{{1,3}}|{COUNT}))?){_CLAIM}(?: mine)?"
    rf"(?:{_EXCEPT} (?:{_WORDS} )?(?:(?P<but>{_LIST})|(?P<unread>.+?)))?{_TAIL}",
    re.IGNORECASE,
)
_PLACES = re.compile(rf"{_LEAD}(?P<named>{_WORDS} )?(?P<places>{_LIST}){_TAIL}", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"{_LEAD}(?:(?:den|det|the|that|kravet|utkastet) )*(?P<ordinal>{'|'.join(_ORDINALS)}){_CLAIM}"
    r"(?: (?:skal|må|kan|bør|should|must|can) (?:be )?(?:(?P<sent>sende[st]|sendast|leveres|leverast|sent|submitted)"
    rf"|(?P<deleted>slettes|slettast|fjernes|fjernast|deleted|removed)))?{_TAIL}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"{_LEAD}(?:(?:de|dei|the) (?:andre|øvrige|others?)(?: (?:one|two|to|tre|three))?|resten|the rest|den ene|det eine"
    rf"|den eine|one|en|ein)(?: (?:av dem|av dei|of them))?{_TAIL}",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"{_LEAD}(?:den|det|kravet|utkastet|the one|that one|the claim|the draft)"
    r" (?:for|fra|frå|om|til|med|som gjelder|som gjeld|about|from|with)(?: the)? "
    rf"(?P<about>\S+(?: \S+){{0,3}}?){_TAIL}",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?")
_SHORTEST = 3
"""Letters of a word that is the beginning of another."""

EXAMPLES: dict[str, str | None] = {
    "2": "1",
    "nr. 2": "1",
    "nummer 1": "0",
    "no. 3": "2",
    "to": "1",
    "alle": "all",
    "Alle sammen!": "all",
    "begge": "all",
    "begge to, takk": "all",
    "both": "all",
    "slett begge": "all",
    "send alle 3": "all",
    "den første": "0",
    "det fyrste": "0",
    "the second one": "1",
    "slett den andre": "1",
    "den siste": "2",
    "den for kommunestyret": "2",
    "det for formannskapet": "1",
    "the one for the council": "2",
    "den for formannskapet 10.10": "1",
    "4": "",
    "0": "",
    "den for partimøtet": "",
    "alle 2": "",
    "den fjerde": "",
    "2 km": None,
    "slett 2": "1",
    "slett krav nr. 2": "1",
    "1 og 3": "02",
    "nr 1, 2 og 3, takk": "all",
    "alle unntatt 2": "02",
    "alle, men ikkje 1": "12",
    "begge to unntatt 1": "1",
    "2\n\nHilsen\nKari Haugen": "1",
    "Hei\n2\nMed vennlig hilsen\nKari Haugen\nordfører": "1",
    "the second one\n\nKind regards, Kari": "1",
    "den andre skal sendes": "1",
    "det for 3.10": "0",
    "slett den for 10.10.2023": "1",
    "den for kommune": "2",
    "2 og 4": "",
    "alle unntatt formannskapet": "",
    "de andre": "",
    "dei andre, takk": "",
    "the others": "",
    "slett den for 2.10": "",
    "den fra 0.10": "",
    "den for styret": "",
    "Kommunestyret 12.10": None,
    "den andre turen var 42 km": None,
    "ikke begge": None,
    "ja": None,
}
"""Among Planutvalget 3.10, Formannskapet 10.10 and Kommunestyret 12.10 (also the council): the place, or all.

Empty where it is open which is meant.
"""


class Picked(NamedTuple):
    """The places, from 0, none where it is open which is meant; and the order that the words repeat, if they do.

    `numbers` are those of an order or of claims: they may be places, or what the claims are called.
    """

    places: tuple[int, ...]
    verb: Verb | None = None
    numbers: tuple[int, ...] = ()
    every: bool = False


def picked(text: str, options: Sequence[str]) -> Picked | None:
    """Which of the options the whole text picks; `options` say what each is about, in their order.

    None for any other text.
    """
    said = " ".join(own_words(text).split())
    if not said or len(said) > _LONGEST:
        return None
    count = len(options)
    if found := _ALL.fullmatch(said):
        return _all(found, count)
    if found := _OTHERS.fullmatch(said):
        return Picked((), _verb(found))
    if found := _PLACES.fullmatch(said):
        numbers, verb = _numbers(found["places"]), _verb(found)
        places = tuple(number - 1 for number in numbers) if _are_places(numbers, count) else ()
        return Picked(places, verb, numbers if verb or found["named"] else ())
    if found := _ORDINAL.fullmatch(said):
        place = _ORDINALS[found["ordinal"].lower()] - 1
        verb = "submit" if found["sent"] else "delete" if found["deleted"] else _verb(found)
        return Picked((place % count,) if place < count else (), verb)
    if found := _OF.fullmatch(said):
        words = [word.strip(",.!") for word in found["about"].casefold().split()]
        fitting = [at for at, option in enumerate(options) if all(_is_said(word, option) for word in words)]
        return Picked(tuple(fitting) if len(fitting) == 1 else (), _verb(found))
    return None


def _all(found: re.Match[str], count: int) -> Picked:
    """All places but those that are left out; none where the words count otherwise."""
    number, but = (found["count"] or "").lower(), _numbers(found["but"] or "")
    named = 2 if found["both"] else COUNTS.get(number) or (int(number) if number else count)
    clear = named == count and not found["unread"] and (not but or _are_places(but, count))
    places = tuple(place for place in range(count) if place + 1 not in but) if clear else ()
    return Picked(places, _verb(found), but if _verb(found) else (), every=not but)


def _numbers(listed: str) -> tuple[int, ...]:
    words = [word for word in re.findall(r"\w+", listed.lower()) if word in COUNTS or word.isdecimal()]
    return tuple(dict.fromkeys(COUNTS.get(word) or int(word) for word in words))


def _are_places(numbers: Sequence[int], count: int) -> bool:
    return all(1 <= number <= count for number in numbers)


def _is_said(word: str, option: str) -> bool:
    """True where the option has the day, the word, or one that begins so."""
    if day := _DAY.fullmatch(word):
        days = [found.groups() for found in map(_DAY.fullmatch, option.split()) if found]
        return any([*map(int, day.groups()[:2])] == [*map(int, own[:2])] and day[3] in (None, own[2]) for own in days)
    words = re.findall(r"\w+", option.casefold())
    begins = len(word) >= _SHORTEST and not word.isdecimal()
    return any(own == word or (begins and own.startswith(word)) for own in words)


def _verb(found: re.Match[str]) -> Verb | None:
    return "submit" if found["submit"] else "delete" if found["delete"] else None
