"""Words that say which line of a claim is meant, where that was asked: `2`, `linje 2`, `26.11`, `begge`, `ferja`."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsers.text.intents.named_days import NamedDay
from parsers.text.intents.picking import picked
from parsers.text.intents.verbs import COUNT, COUNTS, DELETING
from parsers.text.words.scope import own_words

EXAMPLES: dict[str, str | None] = {
    "2": "2",
    "4": "4",
    "linje 4": "4",
    "slett linje 2": "2",
    "fjern linje 2 og 4": "24",
    "nr. 5, takk": "5",
    "1": "",
    "linje 3": "",
    "26.11": "4",
    "den 26.11": "4",
    "slett den 26.11": "4",
    "26. november": "4",
    "møtet 26.11": "4",
    "the one on 26 November": "4",
    "12.11 og 26.11": "24",
    "26.11.2025": "4",
    "26.11.2026": "",
    "13.11": "",
    "3.12": "",
    "begge": "",
    "alle": "245",
    "alle tre": "245",
    "den siste": "5",
    "den første": "2",
    "formannskapet": "5",
    "slett formannskapet": "5",
    "eldrerådet": "",
    "jeg var ikke der 26.11": None,
    "26.11 kjørte jeg 42 km": None,
    "Kommunestyret 26.11": None,
    "send": None,
    "kjøringen var 42 km": None,
    "ja": None,
    "": None,
}
"""Among line 2, Eldrerådet 12.11.2026, line 4, Eldrerådet 26.11.2025, and line 5, Formannskapet of 2.12.2025 or
4.12.2025: their numbers. Empty where it is open which is meant.
"""

_LONGEST = 80
_MOST_WORDS = 3
_LINE = re.compile(r"\b(?:linjene|linjer|linjen|linje|linja|linjone|lines|line)\b\s*", re.IGNORECASE)
_LEAD = (
    r"(?:(?:ja|yes|kan du|can you|please|bare|berre|just)[, ]+)*"
    rf"(?:{DELETING}\s+)?(?:(?:nr\.?|nummer|no\.?|number|#)\s*)?"
)
_NUMBERS = re.compile(
    rf"{_LEAD}(?P<numbers>(?:\d{{1,3}}|{COUNT})\b(?:(?:\s*[,&]\s*|\s+(?:og|and)\s+)(?:\d{{1,3}}|{COUNT})\b)*)"
    r"(?:[, ]+(?:takk|please|thanks))?[.!? ]*",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\W*(?:(?:ja|yes|bare|berre|just|{DELETING}|den|det|dei|de|the|one|ones|that|on|of|from|for|fra|frå|på|og|and|"
    r"møtet|møta|møtene|meeting|meetings|dagen|day|takk|please|thanks)\b\W*)*",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"{_LEAD}(?:(?:den|det|the)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineOption:
    """A line that may be meant: its number from 1, what it can be called by, and the days that it may be of."""

    number: int
    said: str
    days: Collection[dt.date]


def picked_lines(text: str, named: Sequence[NamedDay], options: Sequence[LineOption]) -> tuple[int, ...] | None:
    """The places of the options that the whole text picks; empty where it is open which, None for any other text.

    `named` are the days that the text names. A day that several of the lines have is open.
    """
    if not text.strip() or len(text) > _LONGEST:
        return None
    if named:
        return _of_days(text, named, options)
    said = _LINE.sub("", " ".join(own_words(text).split()))
    if found := _NUMBERS.fullmatch(said):
        return _of_numbers(found["numbers"], options)
    of_claims = picked(said, [option.said for option in options])
    if of_claims is not None:
        return None if of_claims.verb == "submit" else of_claims.places
    return _called(_LEADING.sub("", said, count=1), options)


def _of_days(text: str, named: Sequence[NamedDay], options: Sequence[LineOption]) -> tuple[int, ...] | None:
    rest = text
    for day in reversed(named):
        start, end = day.span
        rest = f"{rest[:start]} {rest[end:]}"
    if not _BESIDE.fullmatch(rest):
        return None
    found = [[at for at, option in enumerate(options) if any(map(day.fits, option.days))] for day in named]
    return tuple(sorted({at for fitting in found for at in fitting})) if all(len(one) == 1 for one in found) else ()


def _of_numbers(listed: str, options: Sequence[LineOption]) -> tuple[int, ...]:
    words = re.findall(r"\w+", listed.casefold())
    numbers = [COUNTS.get(word) or int(word) for word in words if word in COUNTS or word.isdecimal()]
    places = {option.number: at for at, option in enumerate(options)}
    return tuple(sorted({places[number] for number in numbers})) if set(numbers) <= places.keys() else ()


def _called(said: str, options: Sequence[LineOption]) -> tuple[int, ...] | None:
    """The only line that all of the few words are of; empty where several are called so, None where none is."""
    words = re.findall(r"\w+", said.casefold())
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    fitting = [at for at, option in enumerate(options) if set(words) <= set(re.findall(r"\w+", option.said.casefold()))]
    return tuple(fitting) if len(fitting) == 1 else () if fitting else None
