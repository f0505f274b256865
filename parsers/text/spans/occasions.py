"""One of several days that the text has named, by its place among them: `den første gangen`, `det siste møtet`."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "9.11 og 11.11, den første gangen": ["2026-11-09", "2026-11-11", "2026-11-09"],
    "9.11 og 11.11, 3 timar den fyrste gongen og 4 den andre": ["2026-11-09", "2026-11-11", "2026-11-09", "2026-11-11"],
    "9 and 11 November, the second time": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11, 11.11 og 13.11, det siste møtet": ["2026-11-09", "2026-11-11", "2026-11-13", "2026-11-13"],
    "9.11 og 11.11, siste dagen": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11, siste gang": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11, 24 km hver gang, bom 30 kr første gang": ["2026-11-09", "2026-11-11", "2026-11-09"],
    "9.11 og 11.11, 24 km kvar gong, siste gong også bom 30 kr": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9 and 11 November, 24 km each time, last day also parking 40 kr": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11, 11.11 og 13.11, kjørte 24 km første og siste gang": [
        *("2026-11-09", "2026-11-11", "2026-11-13", "2026-11-09", "2026-11-13"),
    ],
    "9, 11 and 13 November, 24 km the first and last time": [
        *("2026-11-09", "2026-11-11", "2026-11-13", "2026-11-09", "2026-11-13"),
    ],
    "9.11 og 11.11, 24 km hver gang, Kari Lie satt på siste gang.": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11. Kjørte 18 km første dag og 62 km andre dag": [
        *("2026-11-09", "2026-11-11", "2026-11-09", "2026-11-11"),
    ],
    "9.11 og 11.11. Fyrste dag køyrde eg 18 km, siste dag 62 km": [
        *("2026-11-09", "2026-11-11", "2026-11-09", "2026-11-11"),
    ],
    "9.11 og 11.11. Den første dagen kjørte jeg 18 km, den andre 62 km": [
        *("2026-11-09", "2026-11-11", "2026-11-09", "2026-11-11"),
    ],
    "9.11 og 11.11. Første dag i uka var jeg syk": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11. Den første dagen var fin, den andre 62 år gamle læreren var med": [
        *("2026-11-09", "2026-11-11", "2026-11-09"),
    ],
    "9.11 og 11.11. Kjørte 24 km, siste gang 30 km": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11. Bom 30 kr hver gang, siste gang 45 kr": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11. Det er siste dag i kvartalet": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, første gang jeg sender inn": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, samme som siste gang": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, det siste kl 9-12": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11. Det andre varte fra 9 til 12": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11, 11.11 og 13.11, kl 9-12 dei to fyrste": [
        *("2026-11-09", "2026-11-11", "2026-11-13", "2026-11-09", "2026-11-11"),
    ],
    "9.11 og 11.11, kl 9-12 den siste ungen": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, den tredje gangen": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, den andre ungen": ["2026-11-09", "2026-11-11"],
    "12.9 og 19.9. Kjørte 8 km den 12.": ["2026-09-12", "2026-09-19", "2026-09-12"],
    "12.9 og 19.9. Køyrde 8 km den 19.": ["2026-09-12", "2026-09-19", "2026-09-19"],
    "12 and 19 September. Drove 8 km on the 19th": ["2026-09-12", "2026-09-19", "2026-09-19"],
    "9.11 og 11.11. 24 km til det første og 30 km til det andre": [
        *("2026-11-09", "2026-11-11", "2026-11-09", "2026-11-11"),
    ],
    "9.11, den første gangen": ["2026-11-09"],
    "9.11, 11.11 og 13.11. 16 km dei to første gongene": [
        "2026-11-09",
        "2026-11-11",
        "2026-11-13",
        "2026-11-09",
        "2026-11-11",
    ],
    "9.11, 11.11 og 13.11. 16 km de to siste gangene": [
        "2026-11-09",
        "2026-11-11",
        "2026-11-13",
        "2026-11-11",
        "2026-11-13",
    ],
    "9, 11 and 13 November, 16 km the first two times": [
        "2026-11-09",
        "2026-11-11",
        "2026-11-13",
        "2026-11-09",
        "2026-11-11",
    ],
    "9.11, 11.11 og 13.11. 16 km til de to første og 20 km det siste": [
        *("2026-11-09", "2026-11-11", "2026-11-13", "2026-11-09", "2026-11-11", "2026-11-13"),
    ],
    "november: 9.11, 11.11 og 13.11. 16 km dei to første gongene": [
        *("2026-11-01", "2026-11-09", "2026-11-11", "2026-11-13", "2026-11-09", "2026-11-11"),
    ],
    "9.11 og 11.11. Eg var berre på det siste": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11. I only attended the second one": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11, 11.11 og 13.11. Parkering 60 kr de to siste": [
        *("2026-11-09", "2026-11-11", "2026-11-13", "2026-11-11", "2026-11-13"),
    ],
    "9.11 og 11.11. Parkering 60 kr den siste": ["2026-11-09", "2026-11-11", "2026-11-11"],
    "9.11 og 11.11. Kom med den siste": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11. 60 kr den siste timen": ["2026-11-09", "2026-11-11"],
    "9.11 og 11.11, de tre første gangene": ["2026-11-09", "2026-11-11"],
    "4.11, 5.11 og 11.11. 14 km hver av onsdagene": [
        "2026-11-04",
        "2026-11-05",
        "2026-11-11",
        "2026-11-04",
        "2026-11-11",
    ],
    "4.11, 5.11 og 11.11. 14 km kvar onsdag": ["2026-11-04", "2026-11-05", "2026-11-11", "2026-11-04", "2026-11-11"],
    "4, 5 and 11 November, 14 km each of the Wednesdays": [
        "2026-11-04",
        "2026-11-05",
        "2026-11-11",
        "2026-11-04",
        "2026-11-11",
    ],
    "4.11 og 5.11, jeg jobber fredagene": ["2026-11-04", "2026-11-05"],
}

_THE = frozenset({"den", "det", "the"})
_THE_SEVERAL = frozenset({"de", "dei", "the"})
_FEW = range(2, 10)
_CLOSING = frozenset({"", "\n", ".", ",", ";", ")", "!"})
_DEFINITE = ("en", "et", "a")
_LAST = -1
_AT = frozenset({"på", "til", "to", "at", "for"})
_OF_WHAT = frozenset(
    {"i", "på", "av", "med", "for", "som", "at", "til", "of", "in", "on", "that", "to", "før", "since"}
)
"""Behind the word: siste dag i måneden, første gang jeg sender inn."""
_EACH_WITHIN = 8
"""Tokens from `hver gang` to the time that was not like the others."""
_IN_TURN = 14
"""Tokens between two such days that are told one after the other."""
_BEFORE_NEXT = frozenset({",", "og", "and", ";"})
_AS_LAST = frozenset(
    {"som", "as", "enn", "than", "fra", "frå", "from", "min", "mi", "my", "den", "det", "the", "hver", "sin"}
)
_ALONE = frozenset({"og", "and", "men", "but", "bare", "berre", "kun", "only"})
_VALUED = frozenset({"currency", "distance", "hour", "except"})
_ALONG = ("trailer", "vehicle", "passenger")
_DASHES = frozenset({"-", "–"})


def occasion(tokens: Sequence[Token], index: int) -> When | None:
    """The day with that number among those named before; what it was follows, or nothing more in the clause."""
    place = _place(tokens[index])
    if place is None:
        return None
    following = text_at(tokens, index + 1)
    if place == 1 and has(tokens, index + 1, "join") and text_at(tokens, index + 2) in words_of("last_of_all"):
        return _first_and_last(tokens, index)
    if following in words_of("bare_occasion") and _stands_apart(tokens, index):
        return When(rule="occasion", first=index, last=index + 2, days=(Day(occasion=place),), shape="same")
    noun = following in words_of("occasion") or (following == "one" and _closes(tokens, index + 2))
    led = text_at(tokens, index - 1) in _THE
    ends = _closes(tokens, index + 1)
    told = noun or (led and is_timed(tokens, index - 1, index + 1))
    told = told or (ends and (place != _LAST or _is_led_to(tokens, index - 2)))
    told = told or (led and _is_told_in_turn(tokens, index))
    if not (told if led else noun and following.endswith(_DEFINITE)):
        return None
    last = index + 1 + (noun and not has(tokens, index + 1, "meeting"))
    return When(rule="occasion", first=index - led, last=last, days=(Day(occasion=place),), shape="same")


def _first_and_last(tokens: Sequence[Token], index: int) -> When | None:
    """The days of `første og siste gang`, `the first and last meeting`."""
    noun = text_at(tokens, index + 3)
    if noun not in words_of("bare_occasion") | words_of("occasion") | words_of("occasions"):
        return None
    led, days = text_at(tokens, index - 1) in _THE, (Day(occasion=1), Day(occasion=_LAST))
    last = index + 3 + (not has(tokens, index + 3, "meeting"))
    return When(rule="occasion", first=index - led, last=last, days=days, shape="same")


def _stands_apart(tokens: Sequence[Token], index: int) -> bool:
    """True for `siste gang` that ends its clause, or opens it behind each time."""
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    if _has_pair(tokens, index) and text_at(tokens, index + 2) not in _OF_WHAT:
        return text_at(tokens, index - 1) not in _AS_LAST
    along = any(has(tokens, index + 3, sense) for sense in _ALONG)  # siste gang med tilhenger
    leads = after is not None and after.text in _OF_WHAT and not along
    if after is not None and (after.writer or leads or "drive" in after.senses):
        return False
    before = tokens[index - 1] if index else None
    closes = (
        after is None
        or after.kind in ("sym", "nl")
        or (has(tokens, index + 2, "join") and _is_value(tokens, index + 3))
    )
    if before is None or closes:
        told = before is not None and before.kind != "nl"
        return told and (tokens[index - 1].text not in _AS_LAST or has(tokens, index - 2, "except"))
    opens = before.kind != "word" or before.text in _ALONE or not _VALUED.isdisjoint(before.senses)
    each = range(max(0, index - _EACH_WITHIN), index)
    if opens and (is_timed(tokens, index, index + 2) or _is_pair(tokens, index + 2)):
        return True
    return opens and any(has(tokens, at, "each_time") or has(tokens, at, "each") for at in each)


def _has_pair(tokens: Sequence[Token], index: int) -> bool:
    """True for the other of two such days near it: `første dag 18 km, andre dag 62 km`."""
    near = range(max(0, index - _IN_TURN), min(index + _IN_TURN, len(tokens) - 1))
    places = {_place(tokens[at]) for at in near if tokens[at + 1].text == tokens[index + 1].text}
    return len(places - {None}) > 1


def _is_told_in_turn(tokens: Sequence[Token], index: int) -> bool:
    """True for `den første dagen kjørte jeg 18 km, den andre 62 km`, a value right behind the second of them."""
    near = range(max(0, index - _IN_TURN), index - 1)
    first = any(text_at(tokens, at + 1) in words_of("occasion") and _place(tokens[at]) is not None for at in near)
    return first and text_at(tokens, index - 2) in _BEFORE_NEXT and _is_value(tokens, index + 1)


def _is_value(tokens: Sequence[Token], index: int) -> bool:
    """True for a number and its unit."""
    number = index < len(tokens) and tokens[index].kind == "num"
    return number and any(has(tokens, index + 1, unit) for unit in ("distance", "hour", "currency"))


def first_or_last(tokens: Sequence[Token], index: int) -> When | None:
    """So many of the days named before, from either end: `de to første gangene`, `the last two meetings`."""
    place = _place(tokens[index])
    if place not in (1, _LAST):
        return None
    before, after = _few(tokens, index - 1), _few(tokens, index + 1)
    count, noun = (before, index + 1) if before else (after, index + 2)
    led = index - 1 - bool(before)
    if not count or text_at(tokens, led) not in _THE_SEVERAL:
        return None
    named = text_at(tokens, noun) in words_of("occasions")
    if not (named or is_timed(tokens, led, noun) or (_closes(tokens, noun) and _is_led_to(tokens, led - 1))):
        return None
    places = range(1, count + 1) if place == 1 else range(-count, 0)
    last = noun + (named and not has(tokens, noun, "meeting"))
    days = tuple(Day(occasion=one) for one in places)
    return When(rule="occasion", first=led, last=last, days=days, shape="same")


def _is_led_to(tokens: Sequence[Token], index: int) -> bool:
    """True for what `36 km til de to første`, `40,- bare det siste`, `bare på det siste` have before those words."""
    before = index - has(tokens, index, "solely")
    marked = before > 0 and tokens[before].kind == "money_mark"
    valued = marked or has(tokens, before, "distance") or has(tokens, before, "currency")
    return valued or text_at(tokens, index) in _AT


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """True for what ends a clause, and beyond the end."""
    return text_at(tokens, index) in _CLOSING or has(tokens, index, "join")


def is_timed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the tokens between, right beside clock times: `den siste kl. 9-10`, `9-12 den siste`."""
    after = last
    while has(tokens, after, "being") or text_at(tokens, after) in words_of("lasting"):
        after += 1
    if has(tokens, after, "clock_cue") or (has(tokens, after, "from") and _is_hour(tokens, after + 1)):
        return True
    ends = _closes(tokens, last)
    spans = text_at(tokens, first - 2) in _DASHES or has(tokens, first - 2, "to")
    return ends and spans and _is_hour(tokens, first - 1) and _is_hour(tokens, first - 3)


def _is_hour(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].kind in ("num", "clock")


def _is_pair(tokens: Sequence[Token], index: int) -> bool:
    """True for the hours of `første gang 9-12`."""
    return _is_hour(tokens, index) and text_at(tokens, index + 1) in _DASHES and _is_hour(tokens, index + 2)


def _few(tokens: Sequence[Token], index: int) -> int:
    """The small number at a token; 0 where there is none."""
    found = number(tokens, index) if index >= 0 else None
    return int(found[0]) if found and found[1] == index + 1 and found[0] in _FEW else 0


def _place(token: Token) -> int | None:
    ordinal = token.senses.get("ordinal")
    if isinstance(ordinal, Decimal):
        return int(ordinal)
    return _LAST if token.text in words_of("last_of_all") else None


RULES: dict[str, tuple[Rule, ...]] = {"ordinal": (occasion, first_or_last), "previous": (occasion, first_or_last)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
