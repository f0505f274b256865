"""Rows that are as the row above but for what they say themselves: `10.11 dito`, `12.11 kommunestyret, samme`.

A row takes over every name and value of the one above that its own words say nothing of: type, kilometres and way,
route, hours, sum. Its own name stands for one of the same unit, its own value for those of its kind, and its day for
the other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.spans.mentions import Distance, Mention, WayWord, When, is_of_writer, text_at
from parsers.text.spans.outings import is_outing
from parsers.text.spans.scan import scan
from parsers.text.words.lexicon import words_of
from parsers.text.words.spelling import look_up
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "3.11 fsk 42 km\n10.11 dito\n17.11 dito": ["fee-executive", "42"] * 3,
    "3.11 formannskap, 42 km\n10.11 kommunestyret, samme": ["fee-executive", "42", "fee-council", "42"],
    "3.11 executive committee 42 km\n10.11 same, 30 km": ["fee-executive", "42", "fee-executive", "30"],
    "3. nov formannskapet, 42 km; 10. nov det same": ["fee-executive", "42"] * 2,
    '3.11 fsk 42 km\n10.11  -"-': ["fee-executive", "42"] * 2,
    "3.11 fsk 42 km\n10.11 - do. -\n17.11 - do -": ["fee-executive", "42"] * 3,
    "* 3.11 fsk 42 km\n* 10.11 do.": ["fee-executive", "42"] * 2,
    "3.11 fsk 42 km\n10.11 kst, what do I do.": ["fee-executive", "42", "fee-council"],
    "3.11 fsk 42 km\n10.11 do. 30 km": ["fee-executive", "42", "fee-executive", "30"],
    'dato\tmøte\tkm\n3.11\tfsk\t42\n10.11\t-"-\tdito': ["fee-executive", "42"] * 2,
    "fsk 3.11 42 km, dito 10.11": ["fee-executive", "42"] * 2,
    "Formannskapet 3.11, 42 km\nSame 10.11": ["fee-executive", "42"] * 2,
    "støttekontakt 3.11 kl 16-19\n10.11 samme\n17.11 samme, kl 17-19": ["support-hour"] * 3,
    "3.11 fsk 42 km\n10.11 samme dag taxi 200 kr": ["fee-executive", "42", "taxi"],
    "fsk 3.11 42 km, kst 10.11. Kontonummeret er det samme": ["fee-executive", "42", "fee-council"],
    "fsk 3.11, 42 km, samme vei hjem": ["fee-executive", "84"],
    "fsk 3.11, kjørte 42 km t/r. 10.11 det samme, men uten kjøring": ["fee-executive", "42", "fee-executive"],
    "fsk 3.11, 42 km. 10.11 det same, men då gjekk eg": ["fee-executive", "42", "fee-executive"],
    "fsk 3.11, 42 km. 10.11 the same, but I did not drive": ["fee-executive", "42", "fee-executive"],
    "fsk 3.11, 42 km. 10.11 det samme, men kjørte uten bom": ["fee-executive", "42"] * 2,
    "fsk 3.11, 42 km. 10.11 det samme, men ingen parkering, kjørte rett hjem": ["fee-executive", "42"] * 2,
    "fsk 3.11, 42 km. 10.11 det samme, men kjørte ikke via Nes": ["fee-executive", "42"] * 2,
    "fsk 3.11, 42 km. 10.11 det samme, ingen kjøregodtgjørelse for Kari": ["fee-executive", "42"] * 2,
    "fsk 3.11, 42 km. 10.11 the same, no toll, drove the short way": ["fee-executive", "42"] * 2,
    "fsk 3.11, 42 km. 10.11 det samme, men ingen kjøring": ["fee-executive", "42", "fee-executive"],
    "støttekontakt 3.11 3 timer, 14 km. 10.11 det samme, og vi gikk tur": ["support-hour", "14"] * 2,
    "støttekontakt 3.11 3 timer, 14 km. 10.11 samme, men syklet tur med ham": ["support-hour", "14"] * 2,
    "fsk 3.11, 42 km. 10.11 det samme, men syklet til møtet": ["fee-executive", "42", "fee-executive"],
    "fsk 3.11, 42 km. 10.11 det samme, men da satt Kari på": ["fee-executive", "42"] * 2,
}
"""The type or kilometres of each line."""

_WORDS = words_of("ditto")
_SAME = frozenset({"samme", "same"})
_ARTICLES = frozenset({"det", "den", "the"})
_IS = frozenset({"er", "is"})
_DO = "do"
_DASHES = frozenset({"-", "–", "—"})
_ABOVE = frozenset({"som", "over", "ovenfor", "ovanfor", "as", "above", "igjen", "att", "again"})
_WITHOUT = frozenset({"uten", "utan", "without", "ingen", "no"})
_ON_FOOT = frozenset({"gikk", "gjekk", "walked", "sykla", "syklet", "cycled"})
_SAT = frozenset({"satt", "sat", "rode"})
_WE = frozenset({"vi", "me", "we"})
_NOT_AT_ALL = frozenset(
    {"bil", "bilen", "selv", "sjølv", "da", "då", "den", "dagen", "denne", "gang", "gangen", "gongen", "til", "møtet"}
    | {"car", "the", "myself", "then", "that", "this", "day", "time", "to", "meeting"}
)
_TO = frozenset({"å", "to"})
_FOR = frozenset({"for", "of", "av", "med", "with", "via"})
_QUOTES = frozenset('"”“„«»') | {"'"}
_DAYS = frozenset({"num", "iso", "dmy"})
_DAY_WORDS = frozenset({"month", "weekday", "weekday_short"})
_ENDS = frozenset({",", ";", ".", ")", ":", "!"})
_CELL = re.compile(r"[\s\-]*[\"”“„'][\s\-\"”“„']*")
_LONGEST_ROW = 200
"""Tokens that are taken over at most: keeps long texts linear."""
_MOST = 60
"""Rows of a text that are taken over: keeps long texts linear."""


def is_ditto(cell: str) -> bool:
    """True for a cell that only says that it is as the one above."""
    words = cell.split()
    return bool(_CELL.fullmatch(cell)) or (bool(words) and words[-1] in _WORDS | _SAME and len(words) <= 2)


def with_dittos(tokens: list[Token], said: Set[str], types: TypeIndex) -> list[Token]:
    """The tokens with what such rows take over in the place of the word or mark that says so."""
    if said.isdisjoint(_WORDS | _SAME | _QUOTES | {_DO}):
        return tokens
    spots = [spot for at in range(len(tokens)) if (spot := _ditto(tokens, at))][:_MOST]
    if not spots:
        return tokens
    days = [one for one in scan(tokens) if isinstance(one, When) and one.shape in ("days", "period")]
    starts = [one.first for one in days]
    above: list[Token] | None = None
    told: list[Token] = []
    for first, last in pairwise(_edges(tokens, days, spots)):
        row = tokens[first:last]
        spot = next((one for one in spots if first <= one.start < last), None)
        dated = bisect_left(starts, first) < bisect_left(starts, last)
        if spot and dated and above and len(above) <= _LONGEST_ROW:
            day = next((one for one in days if one.first == spot.stop), None)
            led = tokens[day.first : day.last] if day else []  # dito 10.11
            before, after = tokens[first : spot.start], tokens[spot.stop + len(led) : last]
            if taken := _taken_over(above, [*before, *led], after, types):
                row = [*before, *led, *taken, *after]
        above = row if dated else above
        told += row
    return told


def _ditto(tokens: Sequence[Token], at: int) -> range | None:
    """The words or marks that begin at the token and say that a row is as the one above."""
    text = tokens[at].text
    if text in _WORDS:
        return range(at, at + 1)
    if text == _DO:
        return _do(tokens, at)
    if text in _SAME:
        first = at - (text_at(tokens, at - 1) in _ARTICLES)
        if text_at(tokens, first - 1) in _IS and first > 1 and not _is_of_day(tokens[first - 2]):
            return None  # kontonummeret er det samme
        last = at + 1
        while text_at(tokens, last) in _ABOVE:
            last += 1
        opens = first == 0 or tokens[first - 1].kind == "nl"
        return range(first, last) if last >= len(tokens) or _closes(tokens[last], opens) else None
    if text not in _QUOTES or (at and (tokens[at - 1].kind == "word" or text_at(tokens, at - 1) in _QUOTES)):
        return None
    first = at - (text_at(tokens, at - 1) == "-")
    last = at + 1
    while text_at(tokens, last) in _QUOTES or text_at(tokens, last) == "-":
        last += 1
    return range(first, last) if last >= len(tokens) or tokens[last].kind != "word" else None


def _do(tokens: Sequence[Token], at: int) -> range | None:
    """`do.` between dashes, or right behind a day and all there is of the row: `10.11 - do. -`, `10.11 do.`."""
    first = at - (text_at(tokens, at - 1) in _DASHES)
    last = at + 1 + (text_at(tokens, at + 1) == ".")
    last += text_at(tokens, last) in _DASHES
    behind_day = first > 0 and (_is_of_day(tokens[first - 1]) or text_at(tokens, first - 1) in (".", ":"))
    ends = last >= len(tokens) or tokens[last].kind in ("nl", "num") or tokens[last].text in _ENDS
    return range(first, last) if behind_day and ends and last > at + 1 else None


def _is_of_day(token: Token) -> bool:
    return token.kind in _DAYS or not _DAY_WORDS.isdisjoint(token.senses)


def _closes(token: Token, opens: bool) -> bool:
    """True for what may stand after `samme`: a mark, and where the word `opens` its line a day too."""
    return token.kind == "nl" or token.text in _ENDS or (opens and token.kind in _DAYS)


def _edges(tokens: Sequence[Token], days: Sequence[When], spots: Sequence[range]) -> Iterator[int]:
    """Where rows begin and end: at each line, and within one at each day but the first, or `dito` right before it."""
    yield 0
    lines = [at for at, token in enumerate(tokens) if token.kind == "nl"]
    leading = {day.first: spot.start for day in days for spot in spots if spot.stop == day.first}
    edges = sorted({*lines, *(leading.get(day.first, day.first) for day in days)})
    begun = False
    for at in edges:
        line = tokens[at].kind == "nl"
        if line or begun:
            yield at + line
        begun = not line
    yield len(tokens)


def _taken_over(
    above: Sequence[Token], before: Sequence[Token], after: Sequence[Token], types: TypeIndex
) -> list[Token]:
    """What a row leaves to the one above, between the words of its own, with commas that part it from them."""
    own = [*before, *after]
    mine = [one for one in scan(own) if not isinstance(one, When)]
    kinds = {type(one) for one in mine} | ({WayWord} if any(isinstance(one, Distance) for one in mine) else set())
    units = {unit for one in types.find(own, _places(mine)) for unit in types.units(one.codes)}
    theirs = scan(above)
    named = types.find(above, _places(theirs))
    gone: list[Mention] = [one for one in theirs if isinstance(one, When) or type(one) in kinds]
    gone += [one for one in named if not units.isdisjoint(types.units(one.codes))]
    drives = _tells_of_no_drive(after)
    gone += [one for one in theirs if drives and isinstance(one, (Distance, WayWord)) and one not in gone]
    if len(gone) == len(theirs) + len(named):  # 10.11 kjørte jeg 44 km, 12.11 det samme, 44 km
        return []
    left = _places(gone).union(at for at, one in enumerate(above) if drives and "drive" in one.senses)
    taken = [token for at, token in enumerate(above) if at not in left and token.kind != "nl"]
    words = [at for at, token in enumerate(taken) if token.kind != "sym" and "join" not in token.senses]
    taken = taken[words[0] : words[-1] + 1] if words else []
    if taken and before and before[-1].kind == "word" and _DAY_WORDS.isdisjoint(before[-1].senses):
        taken = [_comma(before[-1].end), *taken]
    return [*taken, _comma(after[0].start)] if taken and after and after[0].kind in ("word", "num") else taken


def _tells_of_no_drive(after: Sequence[Token]) -> bool:
    """True for `men uten kjøring`, `men kjørte ikke`, `men da gikk jeg`, `men jeg satt på med Kari`."""
    for at, one in enumerate(after):
        if "drive" in one.senses:
            before = at - 1 - (text_at(after, at - 1) in _TO)
            without = text_at(after, before) in _WITHOUT and text_at(after, at + 1) not in _FOR
            if without or (_is_denied(after, at) and not _is_told(after, at + 1)):
                return True
        if _walked(after, at) or (one.text in _SAT and is_of_writer(after, at)):
            return True
    return False


def _is_denied(tokens: Sequence[Token], drive: int) -> bool:
    """True for `kjørte ikke`, `did not drive`, `ikke kjørte`, `kjørte jeg ikke`."""
    behind = drive + 1 + (drive + 1 < len(tokens) and tokens[drive + 1].writer)
    return any(0 <= at < len(tokens) and "negation" in tokens[at].senses for at in (drive - 1, behind))


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """True where something is told of the drive that was denied: `kjørte ikke via Nes`."""
    while at < len(tokens) and (tokens[at].writer or "negation" in tokens[at].senses or tokens[at].text in _NOT_AT_ALL):
        at += 1
    return at < len(tokens) and tokens[at].kind == "word" and "join" not in tokens[at].senses


def _walked(tokens: Sequence[Token], at: int) -> bool:
    """True for the way to it: `da gikk jeg`, and not `gikk vi på kino`, `syklet tur med ham`, `vi gikk tidlig`."""
    ours = not _WE.isdisjoint({text_at(tokens, at - 1), text_at(tokens, at + 1)})
    return tokens[at].text in _ON_FOOT and not ours and not is_outing(tokens, at)


def _places(found: Sequence[Mention]) -> set[int]:
    return {at for one in found for at in range(one.first, one.last)}


def _comma(at: int) -> Token:
    return Token("sym", ",", look_up(","), at, at)
