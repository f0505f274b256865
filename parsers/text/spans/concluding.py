"""What is concluded from the values before: `det blir 7 timer`, `altså 26 km`, `that makes 54 kr` name a whole."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Rule, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

CONCLUDED = "concluded"
"""The rule of such a word."""
EXAMPLES = {
    "det blir 7 timer": "total",
    "det gjer 7 timar": "total",
    "då vert det 7 timar": "total",
    "altså 7 timer": "total",
    "dvs. 7 timer": "total",
    "det vil si 26 km": "total",
    "that's 7 hours": "total",
    "that makes 7 hours": "total",
    "it adds up to 7 hours": "total",
    "which comes to 54 kr": "total",
    "altogether 7 hours": "total",
    "all told": "total",
    "til sammen ble det 7 timer": "total",
    "i alt vart det 7 timar": "total",
    "sum trekk blir kr 300": "total",
    "sum utlegg er 300 kr": "total",
    "sum utgifter: 300 kr": "total",
}
ONCE: Mapping[str, Sequence[str]] = {
    "kjørte 2 x 17 km 10.11, altså 34 km": ["mileage 10.11 34"],
    "køyrde 2 x 17 km 10.11, det vil seie 34 km": ["mileage 10.11 34"],
    "drove 2 x 17 km on 10 November, so 34 km": ["mileage 10.11 34"],
    "kjørte 2 x 17 km 10.11, dvs. 36 km": ["mileage 10.11 ?distance_km"],
    "kjørte 17 + 17 km 10.11, altså 34 km": ["mileage 10.11 34"],
    "bom 2 x 27 kr 10.11, altså 54 kr": ["toll 10.11 54"],
    "bom 2 x 27 kr 10.11, det blir 54 kr": ["toll 10.11 54"],
    "tolls 2 x 27 kr on 10 November, which makes 54 kr": ["toll 10.11 54"],
    "støttekontakt 9. og 10.11, 2 x 3 timer, altså 6 timer": ["support-hour 09.11 3", "support-hour 10.11 3"],
    "støttekontakt 9.11 2 timar og 10.11 3 timar, altså 5 timar": ["support-hour 09.11 2", "support-hour 10.11 3"],
    "støttekontakt 9.11 og 10.11, 3 timer hver dag, altså 6 timer": ["support-hour 09.11 3", "support-hour 10.11 3"],
    "støttekontakt 3 timer hver mandag i oktober, til sammen 12 timer": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "bom 27 kr og parkering 60 kr 10.11. Sum utlegg: 87 kr": ["toll 10.11 27", "parking 10.11 60"],
    "bom 27 kr 10.11. Sum parkering: 60 kr": ["toll 10.11 27", "parking 10.11 60"],
    "taxi 240 kr og parkering 60 kr 10.11, altså 300 kr": ["taxi 10.11 240", "parking 10.11 60"],
    "parkering 10.11 60 kr, bom 27 kr, så ble det taxi 240 kr": ["parking 10.11 60", "toll 10.11 27", "taxi 10.11 240"],
    "parkering 60 kr og bom 27 kr 10.11, blir 87 kr": ["parking 10.11 60", "toll 10.11 27"],
    "parkering 60 kr og bom 27 kr 10.11. Vert kr 87": ["parking 10.11 60", "toll 10.11 27"],
    "parkering 60 kr og bom 27 kr 10.11. Gir 87 kr": ["parking 10.11 60", "toll 10.11 27"],
    "parking 60 kr and tolls 27 kr on 10 November, makes 87 kr": ["parking 10.11 60", "toll 10.11 27"],
    "støttekontakt 9.11 2 timer og 10.11 3 timer, blir 5 timer": ["support-hour 09.11 2", "support-hour 10.11 3"],
    "bom 27 kr 10.11, taxi blir 240 kr": ["toll 10.11 27", "taxi 10.11 240"],
    "bom 27 kr 10.11, taxi heim, ble 240 kr": ["toll 10.11 27", "taxi 10.11 240"],
    "bom 27 kr 10.11, parkering altså 54 kr": ["toll 10.11 27", "parking 10.11 54"],
}
"""What is said anew is paid once."""
_SUBJECTS = frozenset({"det", "dette", "som", "that", "this", "it", "which", "alt", "all"})
_LINKING = frozenset({"og", "and", "så", "so", "da", "då", "then", "men", "but"})
_MARKS = frozenset({"", ".", ",", ";", ":", "-", "(", "\n", "="})
_ASIDE = frozenset({".", ",", ";", "-", "(", "\n"})
_BESIDE = frozenset({"det", "da", "då", "altså", "til", "to", "up", "om", "rundt"})
"""What may stand between the verb and the number: `blir det da`, `adds up to`."""
_MOST_BESIDE = 3
_BECOMING = frozenset({"blir", "ble", "blei", "vert", "vart", "er", "var", "utgjør", "utgjer", "makes", "is"})


def concluded(tokens: Sequence[Token], index: int) -> WayWord | None:
    """The words right before a number that call it what the values before come to."""
    said = tokens[index].senses["summing"]
    last = index + 1 + (said == "short" and text_at(tokens, index + 1) == ".")
    before = index
    if said == "is":
        last = _is(tokens, last)
    elif said == "makes":
        told = text_at(tokens, last) in _SUBJECTS or _has_no_subject(tokens, index)
        last = past_verb(tokens, last)
        before -= text_at(tokens, before - 1) in _SUBJECTS
        if before == index and not told:
            return None
    elif said == "say":  # det vil si
        before -= 2
        if text_at(tokens, index - 1) != "vil":
            return None
    if (
        last == index
        or not _leads_to_number(tokens, last + has(tokens, last, "currency"))
        or not _opens(tokens, before)
    ):
        return None
    return WayWord(rule=CONCLUDED, first=index, last=last, way="total")


def _has_no_subject(tokens: Sequence[Token], index: int) -> bool:
    """True for the verb that opens a clause of its own, `3 t à 195 kr, blir 585 kr`; `ble` tells of one thing more."""
    return index > 0 and text_at(tokens, index - 1) in _ASIDE


def past_verb(tokens: Sequence[Token], index: int) -> int:
    """Past the small words between a verb of becoming and its number."""
    last = index
    while last < index + _MOST_BESIDE and text_at(tokens, last) in _BESIDE and not _leads_to_unit(tokens, last):
        last += 1
    return last


def past_becoming(tokens: Sequence[Token], index: int) -> int:
    """Past `blir det` behind a word for a total, where a number follows: `til sammen ble det 7 timer`.

    What is summed may stand between: `sum trekk blir kr 300`.
    """
    verb = index + (text_at(tokens, index) in words_of("summed"))
    if text_at(tokens, verb) not in _BECOMING and (verb == index or text_at(tokens, verb) != ":"):
        return index
    last = past_verb(tokens, verb + 1)
    return last if _leads_to_number(tokens, last + has(tokens, last, "currency")) else index


def _is(tokens: Sequence[Token], index: int) -> int:
    """Past `is` or `'s` behind `that`; where nothing of the kind stands, before it."""
    if text_at(tokens, index) == "is":
        return index + 1
    return index + 2 if (text_at(tokens, index), text_at(tokens, index + 1)) == ("'", "s") else index - 1


def _leads_to_number(tokens: Sequence[Token], index: int) -> bool:
    timed = text_at(tokens, index + 1) == "-"  # altså 12.30-14
    return index < len(tokens) and not timed and (tokens[index].kind == "num" or has(tokens, index, "number"))


def _leads_to_unit(tokens: Sequence[Token], index: int) -> bool:
    """True for `to` where it is the number itself: `det blir to timer`."""
    return has(tokens, index, "number") and not _leads_to_number(tokens, index + 1)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """True where a clause begins, or a word for a total stands before."""
    before = text_at(tokens, index - 1)
    return before in _MARKS or before in _LINKING or has(tokens, index - 1, "way") or before in ("sammen", "saman")


RULES: dict[str, tuple[Rule, ...]] = {"summing": (concluded,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
