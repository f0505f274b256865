"""Walks and rides that were made there and then, and were no way to it: `gikk vi på kino`, `syklet en tur`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "gikk vi på kino": True,
    "gjekk me ein tur i skogen": True,
    "gikk vi på ski": True,
    "gikk jeg tidlig": True,
    "gikk jeg tidlig fra møtet": True,
    "gikk jeg tidlig for å rekke toget til Oslo": True,
    "we walked through town": True,
    "syklet en tur": True,
    "sykla rundt vatnet": True,
    "gikk jeg tidlig hjemmefra": False,
    "gikk jeg gjennom skogen til møtet": False,
    "gikk jeg på ski": False,
    "gikk på truger": False,
    "gikk jeg på grunn av føret": False,
    "gikk på onsdag": False,
    "gikk jeg på gangveien": False,
    "I walked through town": False,
    "syklet tur/retur": False,
    "syklet jeg på grunn av bilverksted": False,
    "jeg syklet på gangveien": False,
    "syklet ut til møtet": False,
    "syklet gjennom sentrum": False,
    "syklet før jobb": False,
    "cycled on the old road": False,
}
"""Whether the only verb is of an outing."""

_LEFT = frozenset({"gikk", "gjekk"})
"""Verbs that say that somebody left, too."""
_WE = frozenset({"vi", "me", "we"})
_SKIS = frozenset({"ski", "skis", "truger"})
_ON = frozenset({"på", "on"})
_WALK = frozenset({"tur", "rusletur", "skogstur", "spasertur", "sykkeltur", "walk", "hike", "ride"})
_GOALS = _WALK | {"kino", "cinema"}
_AND_BACK = frozenset({"-", "/", "og", "retur"})
_AROUND = frozenset({"rundt", "around"})
_THROUGH = frozenset({"gjennom", "through"})
_EARLY = frozenset({"tidlig", "tidleg", "early", "før", "ut"})
_WAYS = ("vei", "veien", "veg", "vegen", "sti", "stien", "road", "grunn")
_THERE = frozenset(
    {"til", "to", "fra", "frå", "from", "hjem", "heim", "home", "hjemme", "hjemmefra", "heimafrå", "heimefrå"}
)
_FROM = frozenset({"fra", "frå", "from"})
_FOR = "for"
"""Begins what one left for: `gikk tidlig for å rekke bussen til Oslo`."""
_REACH = 8


def is_outing(tokens: Sequence[Token], at: int) -> bool:
    """True where the verb at the token tells what was done there or then, and of no way to it."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].writer:
        behind += 1
    ours = not _WE.isdisjoint({text_at(tokens, at - 1), text_at(tokens, at + 1)})
    walk = next((place for place in (behind, behind + 1) if text_at(tokens, place) in _WALK), None)
    if walk is not None:
        return text_at(tokens, walk + 1) not in _AND_BACK
    if _leads(tokens, behind) and not (ours and text_at(tokens, behind) in _ON):
        return False
    if text_at(tokens, behind) in _ON:
        return _is_goal(tokens, behind + 1, left=text_at(tokens, at) in _LEFT, ours=ours)
    said = _AROUND | (_THROUGH if ours else frozenset()) | (_EARLY if text_at(tokens, at) in _LEFT else frozenset())
    return text_at(tokens, behind) in said


def is_ski_trip(tokens: Sequence[Token], at: int) -> bool:
    """True for the `ski` of `gikk vi på ski` and `på ski tur`, which is no way either."""
    if text_at(tokens, at) not in _SKIS or text_at(tokens, at - 1) not in _ON:
        return False
    return text_at(tokens, at + 1) in _WALK or not _WE.isdisjoint({text_at(tokens, at - 2), text_at(tokens, at - 3)})


def _is_goal(tokens: Sequence[Token], at: int, *, left: bool, ours: bool) -> bool:
    """True for the `kino` of `gikk på kino`: no day, no road, and skis only of `ours`."""
    text = text_at(tokens, at)
    if at >= len(tokens) or tokens[at].kind != "word" or has(tokens, at, "weekday") or has(tokens, at, "weekday_short"):
        return False
    if text in _SKIS:
        return ours or text_at(tokens, at + 1) in _WALK
    if text in words_of("feet") or text.endswith(_WAYS):
        return False
    return left or text in _GOALS


def _leads(tokens: Sequence[Token], first: int) -> bool:
    """True where `til`, `fra` or `hjem` stands before the next mark or joining word."""
    for at in range(first, min(first + _REACH, len(tokens))):
        if tokens[at].kind in ("sym", "nl") or has(tokens, at, "join") or tokens[at].text == _FOR:
            return False
        if tokens[at].text in _THERE:
            return tokens[at].text not in _FROM or not has(tokens, at + 1, "meeting")
    return False
