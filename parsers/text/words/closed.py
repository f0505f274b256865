"""Places that were closed, which cancels no hours, nor what was held elsewhere; the examples say what it does."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "3 timer, badet var stengt på søndag": False,
    "3 t 3.11 og 10.11, symjehallen stengt 10.11": False,
    "3 hours, the pool was closed on Sunday": False,
    "på søndag var badet stengt. 3 timer hver gang": False,
    "3 timer, akebakken var stengt på søndag så det ble kakao i stedet": False,
    "3 timer, men akebakken var stengt på søndag så det ble kakao i stedet": False,
    "3 hours, but the pool was closed on Sunday so we went to a café": False,
    "3 timer hver gang, men dagsenteret var stengt 10.11": True,
    "3 timar kvar gong, men 10.11 var dagsenteret stengt": True,
    "3 hours each time, but the centre was closed on Sunday": True,
    "planutvalget 10.11 og 12.11, rådhuset var stengt 12.11": True,
    "planutvalget 12.11 3 timer, rådhuset var stengt 12.11": True,
    "lørdag 11-14 og søndag 12-15, akebakken var stengt på søndag": False,
    "10.11 og 12.11 kl 16-19, badet var stengt 12.11": False,
    "3 timer, badet var stengt på søndag så det ble ikke noe": True,
    "planutvalget 12.11, rådhuset var stengt 12.11 så vi møttes på skolen": False,
    "3 timer, men badet var stengt 12.11, vi gikk på kafé i stedet": False,
    "planutvalget 12.11, tunnelen var stengt 12.11": False,
    "24 km hver gang, men brua var stengt 12.11 så det ble 40 km": False,
    "3 timer, men badet var stengt 12.11, så vi måtte hjem": True,
    "the toll station was closed for roadworks": True,
    "møtet 10.11 stengt": True,
    "10.11 stengt": True,
    "søndag var det stengt": True,
    "3 timer, stengt på søndag": True,
    "måtte holde salongen stengt 12.11": False,
    "heldt butikken stengt 12.11": False,
    "formannskapet 12.11, stengt vei så det ble 31 km": False,
    "I had to keep the shop closed on 12 November": False,
    "3 hours, closed on Sunday": True,
}
CLOSED = words_of("place_closed")
_IS = frozenset({"er", "is"})
_DAYS = frozenset({"num", "dmy", "iso"})
_MEETING_PLACES = tuple(words_of("meeting_place"))
_SPENT = frozenset({"hour", "clock_cue"})
_ROADS = tuple(words_of("road"))
_HOME = words_of("went_home")
_SO = frozenset({"så", "so"})
_MET = words_of("met_elsewhere")
_KEEPING = frozenset({"holde", "holdt", "halde", "heldt", "held", "keep", "kept"})
_NEAR = 4
"""Tokens to the day: `på søndag var badet stengt`."""
_WITHIN = 6
"""Tokens back to a `men`; what was done instead may stand twice as far ahead."""


def tell_closed(tokens: Sequence[Token]) -> None:
    """Take all meaning from each `stengt` that is said of a thing beside a day, and cancels nothing."""
    hours = _tells_hours(tokens)
    for at, token in enumerate(tokens):
        if token.text not in CLOSED:
            continue
        road = at + 1 < len(tokens) and tokens[at + 1].text.startswith(_ROADS)
        if road or any(one.text in _KEEPING for one in tokens[max(0, at - _NEAR) : at]):
            token.senses = NO_SENSES  # stengt vei; and who keeps a shop closed is away from work
        elif _is_thing(tokens, at - 1) and not _cancels(tokens, at, hours=hours):
            beside = (*tokens[max(0, at - _NEAR) : at], *tokens[at + 1 : at + _NEAR])
            if any(one.kind in _DAYS or "weekday" in one.senses for one in beside):
                token.senses = NO_SENSES


def _tells_hours(tokens: Sequence[Token]) -> bool:
    """True for a text with hours or clock times: `3 timer`, `kl 16`, `16:30`, `11-14`."""
    for at, token in enumerate(tokens):
        if token.kind == "clock" or not _SPENT.isdisjoint(token.senses):
            return True
        around = tokens[at - 1 : at + 2] if token.text == "-" and at else ()
        if len(around) > 2 and around[0].text.isdigit() and around[2].text.isdigit():
            return True
    return False


def _is_thing(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that means nothing else, before the verb or without one."""
    at -= at > 0 and _is_verb(tokens[at])
    return at >= 0 and tokens[at].kind == "word" and not tokens[at].senses


def _is_verb(token: Token) -> bool:
    return token.text in _IS or "being" in token.senses


def _cancels(tokens: Sequence[Token], at: int, *, hours: bool) -> bool:
    """True for `rådhuset var stengt`, `men badet var stengt`, `så det ble ikke noe`; not for `i stedet`."""
    before, behind = tokens[max(0, at - _WITHIN) : at], tokens[at + 1 : at + 1 + 2 * _WITHIN]
    so = next((place for place, token in enumerate(behind) if token.text in _SO), len(behind))
    if any("negation" in token.senses for token in behind[so:]):
        return True
    if any("instead" in token.senses or token.text in _MET for token in behind):
        return False
    if any(token.text.startswith(_ROADS) for token in before[-2:]):
        return False
    meeting = any(token.text.startswith(_MEETING_PLACES) for token in before[-2:])
    idle = so == len(behind) or any(token.text in _HOME for token in behind[so:])
    excepted = idle and any(token.senses.get("waiting") == "but" for token in before)
    return not hours or meeting or excepted
