"""Stops and commas that people leave out of what they dash off, in the place of the blanks where they belong."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import takewhile

from parsers.text.layout.silent_meal_marks import between_meals
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.part_of import is_thereof
from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, str] = {
    "var i møte i går Kjørte 24 km": "var i møte i går ⏎ Kjørte 24 km",
    "3 timer måndag Eg køyrde 12 km": "3 timer måndag ⏎ Eg køyrde 12 km",
    "on 12 October We drove 20 km": "on 12 October ⏎ We drove 20 km",
    "parkering 60 kr Takk for hjelpen": "parkering 60 kr ⏎ Takk for hjelpen",
    "møte 10.11 I tillegg 24 km": "møte 10.11 ⏎ I tillegg 24 km",
    "21 km hver vei altså 42 km": "21 km hver vei , altså 42 km",
    "58 km av dette 12 km på skogsvei": "58 km , av dette 12 km på skogsvei",
    "58 km hvorav 12 km på skogsvei": "58 km , hvorav 12 km på skogsvei",
    "21 km hver vei totalt 44 km": "21 km hver vei , totalt 44 km",
    "21 km each way altogether 44 km": "21 km each way , altogether 44 km",
    "kjørte ikke tok trikken": "kjørte ikke , tok trikken",
    "24 km på lørdag på søndagen gikk jeg": "24 km på lørdag , på søndagen gikk jeg",
    "22 km den 10. den 24. sat eg på": "22 km den 10. , den 24. sat eg på",
    "drosje 186 kr hjem kvittering sender jeg siden": "drosje 186 kr hjem , kvittering sender jeg siden",
    "alt stemmer send inn": "alt stemmer , send inn",
    "skal ikke ha honorar bare 16 km": "skal ikke ha honorar , bare 16 km",
    "frokost fredag ellers ingen måltider": "frokost fredag , ellers ingen måltider",
    "3 timer hver dag var syk 17.11": "3 timer hver dag , var syk 17.11",
    "27.8 2t køyrde 15 km": "27.8 2t , køyrde 15 km",
    "tirsdag 4 t lav sats onsdag 5 t": "tirsdag 4 t lav sats , onsdag 5 t",
    "frokost 1 lunsj 2 middag 1": "frokost 1 , lunsj 2 , middag 1",
    "lunsj var dekket frokost betalte jeg": "lunsj var dekket , frokost betalte jeg",
    # what has its marks, or needs none
    "MØTE I GÅR KJØRTE 24 KM": "MØTE I GÅR KJØRTE 24 KM",
    "the day I drove 20 km": "the day I drove 20 km",
    "from 10 pm to Sat 14 Nov": "from 10 pm to Sat 14 Nov",
    "i går. Kjørte 24 km": "i går. Kjørte 24 km",
    "6.11 Til 8.11, 2 døgn": "6.11 Til 8.11, 2 døgn",
    "kontrollutvalet 10.11 Frå kl 17": "kontrollutvalet 10.11 Frå kl 17",
    "10 November And 12 November": "10 November And 12 November",
    "24 km mandag og 30 km på tirsdag kjørte jeg": "24 km mandag og 30 km på tirsdag kjørte jeg",
    "Kjørte Fra Vik Til Nes": "Kjørte Fra Vik Til Nes",
    "med Kari Har Nes": "med Kari Har Nes",
    "forrige onsdag var jeg syk": "forrige onsdag var jeg syk",
    "og onsdag kjørte jeg 24 km": "og onsdag kjørte jeg 24 km",
    "17.11 kjørte jeg 24 km": "17.11 kjørte jeg 24 km",
    "det ble altså 3 timer": "det ble altså 3 timer",
    "parkering altså 54 kr": "parkering altså 54 kr",
    "jeg har ikke bare 16 km": "jeg har ikke bare 16 km",
    "kvittering ligger ved": "kvittering ligger ved",
    "parkering med kvittering er vedlagt": "parkering med kvittering er vedlagt",
    "totalt 44 km": "totalt 44 km",
    "er det riktig send inn?": "er det riktig send inn?",
    "lav sats onsdag 3 t høy sats torsdag 4 t": "lav sats onsdag 3 t høy sats torsdag 4 t",
    "low rate Wednesday 3 h high rate Thursday 4 h": "low rate Wednesday 3 h high rate Thursday 4 h",
    "24 km totalt 3 dager": "24 km totalt 3 dager",
}
_COMMA, _STOP = ",", "\n"
_OPENINGS = words_of("sentence_opening")
_ADVERBIALS = words_of("after_i_opening")
_MARKS = frozenset({"sym", "nl", "money_mark"})
_VALUES = frozenset({"num", "dmy", "iso", "clock", "round"})
_ENDING = frozenset({"distance", "hour", "currency", "way_noun", "way", "weekday", "each_time", "day_unit", "vehicle"})
_JOINING = frozenset({"fra", "frå", "til", "og", "and"})
_TIMES = frozenset({"month", "weekday", "clock_cue"})
_CALENDAR = frozenset({"month", "weekday"})
_ENDS = words_of("clause_end")
_ON = frozenset({"på", "den", "on", "the"})
_SUBJECTS = frozenset({"subject", "somebody", "family"})
_DAY_VERBS = words_of("day_verb")
_OTHER_WAYS = words_of("went_otherwise")
_DROVE = frozenset({"kjørte", "køyrde", "drove", "syklet", "sykla", "cycled"})
_RECEIPTS = frozenset({"kvittering", "kvitteringa", "kvitteringen", "kvitteringar", "kvitteringer"}) | {
    *("kvitteringene", "kvitteringane", "receipt", "receipts")
}
_FOLLOWING = words_of("paper_verb")
_SENDING = frozenset({"send", "lever", "submit"})
_ASKED = 4
"""Tokens to the question mark of `send inn?`."""
_WELL = words_of("all_well")
_ONLY = frozenset({"bare", "berre", "kun", "only", "just"})
_NOT_BEFORE_ONLY = frozenset({"har", "er", "det", "var", "og", "så", "men", "but", "and", "is", "was", "have", "it"})
_WITHIN = 8
"""Tokens back to the `ikke` that `bare` goes against."""
_SO, _AFTER_SO = frozenset({"altså"}), frozenset({"til", "totalt", "i", "bare", "berre", "ingen"})
_TOTALS = frozenset({"totalt", "til", "i", "in", "altogether", "samlet", "tilsammen", "tilsaman"})
_LONGEST_TOTAL = 2
_ILL = words_of("ill")
_ROW = 16
"""Tokens back to another rate."""
_RATES, _UNTIL = frozenset({"sats", "rate"}), frozenset({"-", "til", "to"})


def with_silent_marks(tokens: list[Token], written: str, said: Set[str]) -> list[Token]:
    """The tokens with each mark that was left out; it stands for the blank before what it parts."""
    marks = dict.fromkeys(_openings(tokens, written, said), _STOP)
    for words, begins in _RULES:
        if not said.isdisjoint(words):
            found = (begins(tokens, at) for at in said_at(tokens, words))
            marks |= dict.fromkeys((at for at in found if at and not _is_marked(tokens, at - 1)), _COMMA)
    marks |= dict.fromkeys(between_meals(tokens, said), _COMMA)
    if not marks:
        return tokens
    told: list[Token] = []
    for at, token in enumerate(tokens):
        if at in marks:
            kind = "nl" if marks[at] == _STOP else "sym"
            told.append(Token(kind, marks[at], NO_SENSES, tokens[at - 1].end, token.start))
        told.append(token)
    return told


def _openings(tokens: Sequence[Token], written: str, said: Set[str]) -> Iterator[int]:
    """The words that open a sentence with a capital letter, behind small letters or a value and no mark."""
    if said.isdisjoint(_OPENINGS) or written.isupper():
        return
    for at in said_at(tokens, _OPENINGS):
        if not at or not written[tokens[at].start].isupper() or tokens[at - 1].kind in _MARKS:
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if tokens[at].text == "i" and (behind is None or behind.text not in _ADVERBIALS):
            continue  # the English I
        if tokens[at].text in _JOINING and behind and (behind.kind in _VALUES or not _TIMES.isdisjoint(behind.senses)):
            continue  # from one value to another
        named = written[tokens[at - 1].start].isupper() and _CALENDAR.isdisjoint(tokens[at - 1].senses)
        if not (named or (behind and written[behind.start].isupper())):
            yield at


def _restated(tokens: Sequence[Token], at: int) -> int | None:
    """`altså 42 km`, behind what ends a clause; not `parkering altså 54 kr`."""
    if not _closes(tokens, at - 1):
        return None
    return at if _is_value(tokens, at + 1) or text_at(tokens, at + 1) in _AFTER_SO else None


def _of_it(tokens: Sequence[Token], at: int) -> int | None:
    """`hvorav 12 km` and `av dette 12 km`, behind a distance."""
    last = at if has(tokens, at, "thereof") else at + 1
    told = has(tokens, at - 1, "distance") and is_thereof(tokens, last) and _is_value(tokens, last + 1)
    return at if told else None


def _total(tokens: Sequence[Token], at: int) -> int | None:
    """`totalt 44 km`, behind other kilometres."""
    number = next((one for one in range(at + 1, at + 1 + _LONGEST_TOTAL) if _is_value(tokens, one)), None)
    if number is None or not has(tokens, number + 1, "distance"):
        return None
    return at if has(tokens, at - 1, "distance") or has(tokens, at - 1, "way_noun") else None


def _instead(tokens: Sequence[Token], at: int) -> int | None:
    """`tok bussen` behind `kjørte ikke`."""
    return at if has(tokens, at - 1, "negation") and text_at(tokens, at - 2) in _DROVE else None


def _of_day(tokens: Sequence[Token], at: int) -> int | None:
    """The day of `på søndagen gikk jeg`, behind what ends a clause."""
    if not any(has(tokens, at + 1, sense) for sense in _SUBJECTS):
        return None
    day = at - 1 - (text_at(tokens, at - 1) == ".")
    if not has(tokens, day, "weekday") and not (_is_value(tokens, day) and text_at(tokens, day - 1) in _ON):
        return None
    first = day - (text_at(tokens, day - 1) in _ON)
    end = first - 1 - _is_ordinal(tokens, first - 1)
    if has(tokens, end, "distance") and text_at(tokens, end - 2) in _JOINING:
        return None  # og 30 km på tirsdag
    return first if _closes(tokens, end) else None


def _receipt(tokens: Sequence[Token], at: int) -> int | None:
    """`kvittering sender jeg`, behind what ends a clause."""
    return at if text_at(tokens, at + 1) in _FOLLOWING and _closes(tokens, at - 1) else None


def _sent(tokens: Sequence[Token], at: int) -> int | None:
    """`send inn` and `bare send det inn`, behind `alt stemmer`."""
    if any(text_at(tokens, one) == "?" for one in range(at + 1, at + _ASKED)):
        return None  # er det riktig send inn?
    first = at - (text_at(tokens, at - 1) in _ONLY)
    return first if text_at(tokens, first - 1) in _WELL else None


def _only(tokens: Sequence[Token], at: int) -> int | None:
    """`bare 16 km`, against an `ikke` before it."""
    if not _is_value(tokens, at + 1) and not has(tokens, at + 1, "drive"):
        return None
    before = range(at - 1, max(at - _WITHIN, 0) - 1, -1)
    clause = [*takewhile(lambda one: tokens[one].kind not in _MARKS, before)]
    against = any(has(tokens, one, "negation") for one in clause[1:])
    return at if against and text_at(tokens, at - 1) not in _NOT_BEFORE_ONLY else None


def _else(tokens: Sequence[Token], at: int) -> int | None:
    """`ellers ingen`."""
    return at if has(tokens, at + 1, "nothing") or has(tokens, at + 1, "negation") else None


def _ill(tokens: Sequence[Token], at: int) -> int | None:
    """`var syk 17.11`, behind how often something was done, or its days."""
    told = has(tokens, at - 1, "being") and (has(tokens, at - 2, "each_time") or _is_value(tokens, at - 2))
    day = at + 1 + (text_at(tokens, at + 1) in _ON)
    day += text_at(tokens, day) in _ON
    return at - 1 if told and (_is_value(tokens, day) or has(tokens, day, "weekday")) else None


def _drive(tokens: Sequence[Token], at: int) -> int | None:
    """`kjørte 15 km` right behind hours."""
    return at if has(tokens, at - 1, "hour") and _is_value(tokens, at - 2) and _is_value(tokens, at + 1) else None


def _next_rate(tokens: Sequence[Token], at: int) -> int | None:
    """`onsdag 5 t lav sats`, behind another day's rate."""
    if not (has(tokens, at + 1, "weekday") and _is_value(tokens, at + 2) and _is_behind_hours(tokens, at)):
        return None
    before = takewhile(lambda one: tokens[one].kind not in _MARKS, range(at - 1, max(at - _ROW, 0) - 1, -1))
    last = next((one for one in before if tokens[one].text in _RATES), None)
    return at + 1 if last is None or _is_behind_hours(tokens, last) else None


def _is_behind_hours(tokens: Sequence[Token], at: int) -> bool:
    """True for the rate of `4 t lav sats` and `kl 9-12 lav sats`, which does not lead its own hours."""
    return at > 1 and (has(tokens, at - 2, "hour") or tokens[at - 2].kind == "clock" or _is_end(tokens, at - 2))


def _is_end(tokens: Sequence[Token], at: int) -> bool:
    """True for the 12 of `9-12`."""
    return _is_value(tokens, at) and text_at(tokens, at - 1) in _UNTIL


def _is_value(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind in _VALUES


def _is_marked(tokens: Sequence[Token], at: int) -> bool:
    """True for a mark that parts; the point of `den 10.` does not."""
    return tokens[at].kind in _MARKS and not _is_ordinal(tokens, at)


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """True for the point of `den 10.`"""
    return text_at(tokens, at) == "." and _is_value(tokens, at - 1) and text_at(tokens, at - 2) in _ON


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """True for what may end a clause: a value, its unit, a day, `hjem`."""
    if at < 0:
        return False
    token = tokens[at]
    return token.kind in _VALUES or token.text in _ENDS or not _ENDING.isdisjoint(token.senses)


_RULES: Sequence[tuple[Set[str], Callable[[Sequence[Token], int], int | None]]] = (
    (_SO, _restated),
    (words_of("of_it"), _of_it),
    (_TOTALS, _total),
    (_OTHER_WAYS, _instead),
    (_DAY_VERBS, _of_day),
    (_RECEIPTS, _receipt),
    (_SENDING, _sent),
    (_ONLY, _only),
    (words_of("all_else"), _else),
    (_ILL, _ill),
    (_DROVE, _drive),
    (_RATES, _next_rate),
)
