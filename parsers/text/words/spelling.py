"""Words as they are meant: with ASCII for Norwegian letters (`moete`), or one letter wrong (`novmeber`)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import product

from parsers.text.words.lexicon import NO_SENSES, Senses, every_word, known_words, words_of
from parsers.text.words.numerals import in_one_word
from parsers.text.words.slips import put_right
from parsers.text.words.typos import Speller

_IN_ASCII = {"ø": ("ø", "oe"), "å": ("å", "aa"), "æ": ("æ", "ae")}
_BARE = str.maketrans("øåæ", "oaa")
_SHORTEST_BARE = 5
"""Letters of a word that is no other without its strokes: kjorte, not fort."""
_SHORT_BARE = frozenset({"gar", "nar", "mote", "dogn", "lonn"})
_NOT_BARE = words_of("no_slips")
_FORTY = "førr"
"""How dialect's numbers begin that are other words without their stroke: forrett."""
_SHORTEST_IN_ASCII = 2
_SHORTEST_END = 5
"""Letters of a word in ASCII that is known at the end of a compound: kulturmoete."""
_CALENDAR = frozenset({"month", "weekday", "weekdays"})
_MENDED = _CALENDAR | {
    *("absence", "already", "cancelled", "day_part", "distance", "forest_road", "lodging", "meal", "minute"),
    *("offset", "passenger", "trailer", "vehicle"),
}
"""Senses whose words are known with one letter wrong: no other word people write here is so near to them."""
_SHORTEST_MENDED, _SHORTEST_DAY = 8, 6
"""Letters of the word that is meant; those of days and months are few."""
_HUNDRED = 100

EXAMPLES: dict[str, dict[str, str | int]] = {
    "hundreogåtti": {"number": 180},
    "novmeber": {"month": 11},
    "noember": {"month": 11},
    "wedneday": {"weekday": 2},
    "tirsdga": {"weekday": 1},
    "breakfsat": {"meal": "breakfast"},
    "soendag": {"weekday": 6},
    "tilhegner": {"trailer": "trailer"},
    "mandat": {},
    "torsdal": {},
    "jupi": {},
}
IN_ASCII = {
    "kjorte": "kjørte",
    "motet": "møtet",
    "gar": "går",
    "fort": "fort",
    "borge": "borge",
    "varen": "varen",
    "forran": "forran",
    "va": "var",
    "ifrå": "frå",
    "vara": "vara",
    "paa": "på",
    "ettermoete": "ettermøte",
    "avlastningsdoegn": "avlastningsdøgn",
    "boat": "boat",
    "michael": "michael",
}


@cache
def _ascii_spellings() -> Mapping[str, str]:
    """The words of all tables with `oe`, `aa` and `ae` for some or all of ø, å and æ, or bare letters → the words."""
    words = every_word()
    bare = {spelt: word for spelt, word in _in_bare_letters().items() if spelt not in words}
    return bare | {spelt: word for word in sorted(words) for spelt in _in_ascii(word) if spelt not in words}


def _in_bare_letters() -> Mapping[str, str]:
    """The words without the strokes and rings that some keyboards lack; none that may be two, or anybody's name."""
    names = words_of("given_names") | words_of("given_names_and_words")
    found: dict[str, set[str]] = {}
    for word in every_word() - names:
        spelt = word.translate(_BARE)
        if spelt == word or spelt in _NOT_BARE or (word.startswith(_FORTY) and "number" in known_words().get(word, ())):
            continue
        if len(spelt) >= _SHORTEST_BARE or spelt in _SHORT_BARE:
            found.setdefault(spelt, set()).add(word)
    return {spelt: words.pop() for spelt, words in found.items() if len(words) == 1}


def _in_ascii(word: str) -> Iterator[str]:
    """The word with some or all of its Norwegian letters in ASCII."""
    if not word.isascii():
        ways = map("".join, product(*(_IN_ASCII.get(letter, letter) for letter in word)))
        yield from (way for way in ways if len(way) >= _SHORTEST_IN_ASCII and way != word)


_CUT = {"m/": "med", "u/": "uten", "w/": "with"}
_AS_SPOKEN = {
    spoken: word
    for word, spellings in {
        "jeg": ("æ", "æg", "jæ", "jei"),
        "var": ("va",),
        "fra": ("ifra",),
        "frå": ("ifrå",),
        "ikke": ("ittj", "itj", "ikkj", "itte"),
        "hver": ("kver",),
        "meg": ("mæ",),
        "deg": ("dæ",),
        "tilbake": ("tebake", "tebaks"),
        "køyrde": ("kjøyrde", "køyrte"),
        "kjørte": ("kjørde", "kjøyrte"),
    }.items()
    for spoken in spellings
}
"""Dialect as it is written → the word that the rules know."""


def in_norwegian(word: str) -> str:
    """The word that one cut short, in dialect or in ASCII stands for (`m/`: med, `va`: var, `paa`: på), or the word."""
    if word in _CUT:
        return _CUT[word]
    if word in _AS_SPOKEN:
        return _AS_SPOKEN[word]
    known = _ascii_spellings()
    if word in known or word in every_word() or word in known_words():
        return known.get(word, word)
    if with_letters(word) == word:
        return put_right(word)
    ends = (at for at in range(1, len(word) - _SHORTEST_END + 1) if word[at:] in known)
    return word if (at := next(ends, None)) is None else word[:at] + known[word[at:]]


def look_up(word: str) -> Senses:
    """The senses of one normalised word; of some that are misspelt by one letter (`novmeber`), those that are meant."""
    known = known_words().get(in_norwegian(word))
    if known is None and (amount := in_one_word(word, _numbers())) is not None:
        return {"number": amount}
    return _misspelt(word) if known is None else known


@cache
def _numbers() -> Mapping[str, Decimal]:
    """The words for numbers below a hundred."""
    told = ((word, senses.get("number")) for word, senses in known_words().items())
    return {word: value for word, value in told if isinstance(value, Decimal) and value < _HUNDRED}


def _misspelt(word: str) -> Senses:
    """What the only word is that this one may be meant for, if there is one."""
    meant = [known_words()[other] for other in _mended().nearest(word)[1] if _may_be(word, other)]
    return meant[0] if meant and all(known == meant[0] for known in meant) else NO_SENSES


def _may_be(word: str, other: str) -> bool:
    """False where a name may differ as much: by another letter in a short word, or one more at its end."""
    if len(word) == len(other):
        return len(other) >= _SHORTEST_MENDED or sorted(word) == sorted(other)
    return word[:-1] != other or word[-1] == other[-1]


@cache
def _mended() -> Speller:
    """The words that are known with one letter wrong."""
    words = known_words().items()
    days = (word for word, known in words if not _CALENDAR.isdisjoint(known) and len(word) >= _SHORTEST_DAY)
    long = (word for word, known in words if not _MENDED.isdisjoint(known) and len(word) >= _SHORTEST_MENDED)
    return Speller({*days, *long}, shortest=_SHORTEST_DAY, most_wrong=1)


def with_letters(word: str) -> str:
    """The word with Norwegian letters wherever ASCII may stand for them."""
    return word.replace("oe", "ø").replace("aa", "å").replace("ae", "æ")
