"""Words that say who came along some of the kilometres: `Ola var med de siste 20 km`, `med Ola 20 km av veien`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from parsers.text.drives.portions import of_whole
from parsers.text.spans.mentions import Distance, Mention, When, has, is_writer, text_at
from parsers.text.spans.part_of import is_portion
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 42 km, Ola Nes var med de siste 20 km": ["Ola Nes 20"],
    "kjørte 42 km, Ola var med 20 km": ["Ola 20"],
    "køyrde 42 km, Ola Nes og Kari Moe var med meg dei siste 20 km": ["Ola Nes 20", "Kari Moe 20"],
    "drove 42 km, Anna Berg was with me for the last 20 km": ["Anna Berg 20"],
    "drove 42 km, Anna Berg came with me 20 km": ["Anna Berg 20"],
    "kjørte 42 km, Ola Nes ble med de første 20 km": ["Ola Nes 20"],
    "kjørte 42 km fra Moen til Vik, med Ola Nes 20 km av veien": ["Ola Nes 20"],
    "køyrde 42 km, med Ola Nes dei siste 20 km": ["Ola Nes 20"],
    "drove 42 km, with Anna Berg for 20 km of the way": ["Anna Berg 20"],
    "kjørte 42 km, hvorav 20 km med Ola Nes": ["Ola Nes 20"],
    "drove 42 km, 20 km of it with Anna Berg": ["Anna Berg 20"],
    "kjørte 42 km, Ola satt på med meg 20 av de 42 km": ["Ola 20"],
    "Ola satt på med meg 20 av de 42 km": ["Ola 20"],
    "I drove, Anna Berg rode with me 20 of the 42 km": ["Anna Berg 20"],
    "kjørte 42 km, de siste 20 km var Ola med": ["Ola 20"],
    "drove 42 km, for the last 20 km Anna Berg was with me": ["Anna Berg 20"],
    "kjørte 42 km, 20 km hadde jeg med Ola Nes": ["Ola Nes 20"],
    "kjørte 42 km (20 km med Ola Nes)": ["Ola Nes 20"],
    "kjørte 42 km, 20 km med Ola Nes": ["Ola Nes 20"],
    "kjørte 42 km t/r. Kari var med hjem, 21 km": ["Kari 21"],
    "kjørte 42 km, Ola var med halvveis (20 km)": ["Ola 20"],
    "drove 42 km, Anna Berg joined me for 20 km": ["Anna Berg 20"],
    "kjørte 42 km, Ola Nes 20 km": ["Ola Nes 20"],
    "Køyrde Moen–Vik 42 km, henta Gunn Nes på Dale (20 km frå Vik)": ["Gunn Nes 20"],
    "kjørte 42 km, hentet Ola Nes på Dale, 20 km": ["Ola Nes 20"],
    "drove 42 km, picked up Emily Berg at Dale (20 km)": ["Emily Berg 20"],
    "kjørte 42 km, hentet Ola Nes på Dale (3 km omvei)": [],
    "kjørte 42 km, hentet Ola Nes på Dale. Parkering 20 kr": [],
    "jeg kjørte 42 km, Ola Nes 38 km": [],
    "kjørte 42 km, Ola Nes kjørte 20 km": [],
    "kjørte Moen 42 km, Vik 20 km": [],
    "kjørte 42 km, og 20 km med Ola Nes": [],
    "3.11 kjørte 42 km. 10.11, Ola var med 20 km": [],
    "kjørte 42 km 3.11, og 10.11 med Ola Nes 20 km": [],
    "kjørte 42 km, befaring med Ola Nes 20 km": [],
    "kjørte 42 km, Ola Nes var med på møtet. Parkering 20 kr": [],
    "kjørte 12 km, Ola Nes var med 20 km": [],
    "3.11 kjørte 42 km. 10.11 med tilhenger 20 km": [],
    "kjørte 42 km, hvorav 20 km med tilhenger": [],
    "kjørte 42 km, 20 km av veien var grus": [],
    "kjørte 42 km med Volvo, 20 km på grus": [],
}
_CAME = words_of("came_along")
_WITH, _JOINED = frozenset({"med", "with"}), frozenset({"joined"})
CUES = _WITH | _JOINED
_LEADING = words_of("leading_part")
"""Small words between the ride and its kilometres: meg de siste, me for the last."""
_STOPS, _BREAKS = frozenset({".", ";", "\n"}), frozenset({",", "(", ".", ";", "\n"})
_ELSEWHERE = ("drive", "to", "from")
_OPENS = frozenset({"(", ","})
_FETCHED, _UP = words_of("fetched_people"), frozenset({"opp", "up"})
_DETOURS = frozenset({"omvei", "omveg", "ekstra", "detour", "extra"})
_GIVEN, _GIVEN_AND_WORDS = words_of("given_names"), words_of("given_names_and_words")
_WITHIN, _NAMES_WITHIN, _MOST_NAMES = 6, 12, 3
_MOST = 12


def part_rides(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[int, bool, Distance]]:
    """Each `med` by which somebody came along for less than the text's drive, and whether the names stand after it.

    They stand before `var med`, and after a lone `med`. The kilometres of a day of their own are another drive's.
    """
    whole: Distance | None = None
    days = [one for one in mentions if isinstance(one, When)]
    for one in islice((one for one in mentions if isinstance(one, Distance)), _MOST):
        if whole is None or one.km >= whole.km * (whole.times or 1):
            whole = one
        elif _is_dated(tokens, whole, one, days):
            continue
        elif at := _behind(tokens, whole, one) or _before(tokens, one):
            yield at, not _came(tokens, at), one
        elif at := _fetched(tokens, whole, one):
            yield at, True, one
        elif _is_of_name(tokens, whole, one):
            yield one.first, False, one


def _fetched(tokens: Sequence[Token], whole: Distance, part: Distance) -> int | None:
    """The token before the name in `henta Gunn Vik på Dale (22 km frå Førde)`; None where it is a detour."""
    if text_at(tokens, part.first - 1) not in _OPENS or text_at(tokens, part.last) in _DETOURS:
        return None
    for at in range(part.first - 2, max(whole.last - 1, part.first - _NAMES_WITHIN), -1):
        if text_at(tokens, at) in _FETCHED:
            return at + (text_at(tokens, at + 1) in _UP)
        if tokens[at].kind != "word":
            return None
    return None


def _is_of_name(tokens: Sequence[Token], whole: Distance, part: Distance) -> bool:
    """True for `24 km, Kari Lie 18 km`, a name and nothing else behind the comma; `jeg 24 km, Kari 18` drove apart."""
    first = part.first
    while first > whole.last and tokens[first - 1].kind == "word":
        first -= 1
    if first == part.first or part.first - first > _MOST_NAMES or text_at(tokens, first - 1) != ",":
        return False
    given = text_at(tokens, first) in _GIVEN or (text_at(tokens, first) in _GIVEN_AND_WORDS and part.first - first > 1)
    known = any(tokens[at].senses for at in range(first + 1, part.first))
    return given and not known and not any(is_writer(tokens, at) for at in range(max(0, whole.first - _WITHIN), first))


def _is_dated(tokens: Sequence[Token], whole: Distance, part: Distance, days: Sequence[When]) -> bool:
    """True where a day stands before the kilometres, in their clause or in another sentence than the drive's."""
    back = range(part.first - 1, whole.last - 1, -1)
    clause = next((at for at in back if tokens[at].text in _BREAKS), whole.last)
    sentence = next((at for at in back if tokens[at].text in _STOPS), part.first)
    return any(min(clause, sentence) < day.last <= part.first for day in days)


def _came(tokens: Sequence[Token], at: int) -> bool:
    """True for the `med` of `var med`, `var også med` and `var Ola med`, and for `joined`."""
    return text_at(tokens, at) in _JOINED or any(text_at(tokens, at - step) in _CAME for step in (1, 2, 3))


def _before(tokens: Sequence[Token], part: Distance) -> int | None:
    """The token of `med` in `var med de siste 20 km` and in `med Ola Nes 20 km av veien`; None where none is."""
    at = part.first - 1
    if text_at(tokens, at) == "," and (part.last == len(tokens) or tokens[part.last].kind != "word"):
        at -= 1  # var med hjem, 20 km
    while at > part.first - _WITHIN and text_at(tokens, at) in _LEADING:
        at -= 1
    if text_at(tokens, at) in CUES:
        return at if _came(tokens, at) else None
    for place in range(at, max(at - _NAMES_WITHIN, 0), -1):
        if text_at(tokens, place) in _WITH:
            begins = tokens[place - 1].kind != "word" or has(tokens, place - 1, "distance")
            return place if begins and not _came(tokens, place) else None
        if tokens[place].kind != "word" or any(has(tokens, place, sense) for sense in _ELSEWHERE):
            return None
    return None


def _behind(tokens: Sequence[Token], whole: Distance, part: Distance) -> int | None:
    """The token of `med` in `hvorav 20 km med Ola Nes` and `de siste 20 km var Ola med`; None where none is."""
    led = has(tokens, part.first - 1, "ride_part") or text_at(tokens, part.first - 1) == "("
    beside = part.first == whole.last + 1 and text_at(tokens, whole.last) == ","
    if not (led or beside or is_portion(part, tokens) or of_whole(tokens, part) is not None):
        return None
    for at in range(part.last, part.last + _WITHIN):
        if text_at(tokens, at) in CUES:
            return at
        if at >= len(tokens) or tokens[at].kind != "word":
            break
    return None
