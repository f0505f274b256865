"""Words that say which of several claims is meant, where that was asked: `2`, `begge`, `den andre`, `den for 12.10`."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Verb = Literal["submit", "delete"]

_LONGEST = 100
_ORDINALS = {
    "første": 0, "fyrste": 0, "first": 0, "andre": 1, "annen": 1, "second": 1, "tredje": 2, "third": 2,
    "fjerde": 3, "fourth": 3, "femte": 4, "fifth": 4, "siste": -1, "last": -1,
}  # fmt: skip
_NUMBERS = {"en": 1, "ett": 1, "ein": 1, "eitt": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3} | {
    "fire": 4, "four": 4, "fem": 5, "five": 5,
}  # fmt: skip

_SENDING = r"(?:send(?:e)?|lever(?:e)?|submit)(?: inn| in)?"
_DELETING = r"(?:slett(?:e|a)?|fjern(?:e)?|kast(?:e)?|delete|remove|discard)"
_LEAD = (
    rf"(?:(?:kan du|ja|yes|can you|please|bare|berre|just)[, ]+)*(?:(?P<submit>{_SENDING})|(?P<delete>{_DELETING}))? *"
)
_TAIL = r"(?:[, ]+(?:takk|please|thanks|er du snill))?[.! ]*"
_CLAIM = r"(?: ?(?:krav(?:et|a|ene)?|utkast(?:et|a|ene)?|claims?|drafts?|one|av dem|of them))?"
_ALL = re.compile(
    rf"{_LEAD}(?:(?P<both>begge|båe|both)(?: to| two)?|(?:alle sammen|alle saman|alle|alt|all|everything)"
    rf"(?: (?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}))?){_CLAIM}(?: mine)?{_TAIL}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"(?:nr\.?|nummer|no\.?|number|#)? ?(?P<place>\d{{1,2}}|{'|'.join(_NUMBERS)}){_TAIL}", re.IGNORECASE
)
_ORDINAL = re.compile(
    rf"{_LEAD}(?:(?:den|det|the|that|kravet|utkastet) )*(?P<ordinal>{'|'.join(_ORDINALS)}){_CLAIM}{_TAIL}",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"{_LEAD}(?:den|det|kravet|utkastet|the one|that one|the claim|the draft)"
    r" (?:for|fra|frå|om|til|med|som gjelder|som gjeld|about|from|with)(?: the)? "
    rf"(?P<about>\S+(?: \S+){{0,3}}?){_TAIL}",
    re.IGNORECASE,
)

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
    "slett 2": None,
    "Kommunestyret 12.10": None,
    "den andre turen var 42 km": None,
    "ikke begge": None,
    "ja": None,
}
"""Among Planutvalget 3.10, Formannskapet 10.10 and Kommunestyret 12.10 (also the council): the place, or all.

Empty where it is open which is meant.
"""


class Picked(NamedTuple):
    """The places, from 0, none where it is open which is meant; and the order that the words repeat, if they do."""

    places: tuple[int, ...]
    verb: Verb | None = None


def picked(text: str, options: Sequence[str]) -> Picked | None:
    """Which of the options the whole text picks; `options` say what each is about, in their order.

    None for any other text.
    """
    if len(text.strip()) > _LONGEST:
        return None
    said = " ".join(text.split())
    count = len(options)
    if found := _ALL.fullmatch(said):
        number = (found["count"] or "").lower()
        named = 2 if found["both"] else _NUMBERS.get(number) or (int(number) if number else count)
        return Picked(tuple(range(count)) if named == count else (), _verb(found))
    if found := _PLACE.fullmatch(said):
        place = _NUMBERS.get(found["place"].lower()) or int(found["place"])
        return Picked((place - 1,) if 1 <= place <= count else ())
    if found := _ORDINAL.fullmatch(said):
        place = _ORDINALS[found["ordinal"].lower()]
        return Picked((place % count,) if place < count else (), _verb(found))
    if found := _OF.fullmatch(said):
        words = [word.strip(",.!") for word in found["about"].casefold().split()]
        fitting = [at for at, option in enumerate(options) if all(word in option.casefold() for word in words)]
        return Picked(tuple(fitting) if len(fitting) == 1 else (), _verb(found))
    return None


def _verb(found: re.Match[str]) -> Verb | None:
    return "submit" if found["submit"] else "delete" if found["delete"] else None
