"""Numbers that an answer leaves to be reckoned: `12 hver vei` of a drive, `fra 16 til 19.30` of hours."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import Clocks, WayWord
from parsers.text.spans.numbers import number, plain
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

MEASURED: Mapping[str, str | None] = {
    "12 hver vei": "24",
    "det var 12 kvar veg": "24",
    "12 each way": "24",
    "24 t/r": "24",
    "24 fram og tilbake": "24",
    "24 til sammen": "24",
    "ca 24 totalt": "24",
    "12 kvar veg, altså 24": "24",
    "Hver vei var 12": "24",
    "each way 12": "24",
    "24 totalt, hver vei": None,
    "hver vei 12, altså 24": None,
    "12 hver vei, altså 25": None,
    "12 én vei": None,
    "12 hver vei, ikke 14": None,
    "12 hver vei 10.11": None,
    "12": None,
    "hver vei": None,
    "Kari kjørte 12 hver vei": None,
}
"""The kilometres, or kroner, that a number comes to with words for there and back; None for anything else."""
HOURS: Mapping[str, str | None] = {
    "fra 16 til 19.30": "3.5",
    "kl 16-19": "3",
    "frå kl. 22 til 02": "4",
    "from 4 pm to 7 pm": "3",
    "møtet varte 16-19": "3",
    "eg jobba frå kl 16 til 19": "3",
    "I was there from 4 pm to 7 pm": "3",
    "fra kl 8 til kl 8": None,
    "kl 16 til 19, men bare to av dem": None,
    "møtet varte 16-19, jeg var der ikke hele tiden": None,
    "fra 16 til 19 begge dager": None,
    "fra 16 til 19 hver gang": None,
    "mellom 2 og 3": None,
    "between 2 and 3": None,
    "kl 16": None,
    "kl 16-19 og 20-21": None,
    "kl 16-19 10.11": None,
    "kl 16-19, 2 timer": None,
}
"""The hours between two clock times that are all of an answer's values."""
_DAY = dt.timedelta(days=1)
_BOTH_WAYS = frozenset({"round", "total", "each"})
_NEARLY = frozenset({"ca", "cirka", "omtrent", "about", "approx"})
_AT_IT = frozenset({"jobba", "jobbet", "arbeidet", "arbeidde", "jobben", "arbeidstid", "there", "worked", "vakta"})
_PARTLY = frozenset({"bare", "berre", "only", "just", "begge", "both", "alle", "all", "hver", "kvar", "each"})
_HOUR = Decimal(3600)

Told = tuple[object, list[Span]]
"""As of `asked`."""


def measured(analysis: Analysis) -> Told | None:
    """The number there and back, where it and its way are all that is said."""
    ways = [one for one in analysis.mentions if isinstance(one, WayWord)]
    said = {one.way for one in ways}
    others = len(ways) < len(analysis.mentions) or analysis.named
    if not ways or others or not said <= _BOTH_WAYS:
        return None
    tokens = analysis.tokens
    taken = {at for one in ways for at in range(one.first, one.last)}
    free = [at for at in range(len(tokens)) if at not in taken]
    if not all(_tells_no_more(tokens, at) for at in free):
        return None
    told = [(found[0], at) for at in free if tokens[at].kind == "num" and (found := number(tokens, at))]
    each = _each(ways)
    values = [value * 2 if at + 1 in each else value for value, at in told]
    if each and each.isdisjoint(at + 1 for _, at in told):
        values = [value * 2 for value, _ in told] if said == {"each"} and len(told) == 1 else []  # hver vei var 12
    if not values or len(set(values)) > 1:
        return None
    return plain(values[0]), [*(one.span for one in ways), *((tokens[at].start, tokens[at].end) for _, at in told)]


def hours(analysis: Analysis) -> Told | None:
    """The hours from the one clock time to the other."""
    clocks = [one for one in analysis.mentions if isinstance(one, Clocks)]
    if len(clocks) != 1 or len(analysis.mentions) != 1 or analysis.named or clocks[0].unsure:
        return None
    start, end = clocks[0].start, clocks[0].end
    if end is None:
        return None
    day = dt.date.min
    lasted = dt.datetime.combine(day, end) - dt.datetime.combine(day, start)
    inside = range(clocks[0].first, clocks[0].last)
    vague = any("between" in analysis.tokens[at].senses for at in inside)  # mellom 2 og 3 timer
    beside = (token for at, token in enumerate(analysis.tokens) if at not in inside)
    if not lasted or vague or not all(map(_tells_only, beside)):
        return None
    seconds = (lasted if lasted > dt.timedelta() else lasted + _DAY).seconds
    return plain(Decimal(seconds) / _HOUR), [clocks[0].span]


def _each(ways: Sequence[WayWord]) -> set[int]:
    return {one.first for one in ways if one.way == "each"}


def _tells_only(token: Token) -> bool:
    """True for a word that leaves the hours as they are."""
    if token.text in _PARTLY or "negation" in token.senses:
        return False
    lasting = token.text in _AT_IT or is_light(token, "lasting", "meeting", "field")
    return lasting or token.text in _NEARLY or token.text in words_of("telling_a_number")


def _tells_no_more(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if "negation" in token.senses:
        return False
    telling = token.text in words_of("telling_a_number")
    return token.kind != "word" or telling or token.text in _NEARLY or is_light(token, "drive", "field")
