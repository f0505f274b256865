"""What is lost may be a receipt or a game, and no earnings: what stands beside the word tells."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_WHO = frozenset({"i", "we"})
_OTHERS = frozenset({"who", "he", "she", "they", "som", "han", "hun", "ho", "de", "dei"})
_HAVING = frozenset({"have", "ve", "'", "had", "has", "hadde", "har"})
_THINGS = frozenset({"it", "them", "those", "that", "one", "mine", "ours"})
_TICKETS = (
    "ticket",
    "receipt",
    "slip",
    "invoice",
    "copy",
    "key",
    "phone",
    "card",
    "note",
    "way",
    "wallet",
    "bag",
    "voice",
)
_TOGETHER = frozenset({"vi", "we", "me"})
_ALL = frozenset({"begge", "båe", "both", "alle", "all", "to", "two", "tre", "three", "dessverre", "igjen"})
_ENDING = frozenset({".", "!", "\n", ")"})
_GAMES = (
    *("bowl", "biljard", "sjakk", "minigolf", "dart", "kamp", "match", "game", "spill", "spel", "kortspill"),
    *("kortspel", "poker", "ludo", "yatzy", "quiz", "fotball", "bordtennis", "airhockey", "avstemning"),
    *("avrøyst", "billiard", "pool", "chess", "played", "vote"),
)
"""How the words for what is won and lost begin."""
_AGAINST = frozenset({"mot", "stort", "against", "knepent"})
_WITH = frozenset({"med", "by"})
_DASHES = frozenset({"-", "–"})
_LONGEST_SCORE = 2
_PLAYED_WITHIN = 8
_AFTER = 3
_ELSE = frozenset({"track", "touch", "sight", "count"})
_OWNING = frozenset({"the", "my", "a", "all", "both"})


EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 3 timer. Vi tapte begge to!": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timar. Eg tapte i sjakk": ["support-hour 09.11 3"],
    "support contact 9.11 3 hours. We lost the match": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timar, me var på fotballkamp og tapte 4-1. Kino 140 kr": [
        *("support-hour 09.11 3", "support-outlay 09.11 140"),
    ],
    "support contact 9.11 3 hours. His team lost 3-2": ["support-hour 09.11 3"],
    "9.11 bought 4 train tickets at 58 kr each for pupils who had lost theirs": ["transit 09.11 232"],
    "mistet 3 timer på jobb 9.11": ["? 09.11 3 ?type"],
    "støttekontakt 9.11 3 timer, vi tapte 400 kr": ["support-hour 09.11 3", "lost-documented 09.11 400"],
}


def is_mislaid(tokens: Sequence[Token], index: int) -> bool:
    """True for `lost the receipt`, `I lost them`, `lost track of time`, `bowling, jeg tapte`."""
    if not has(tokens, index, "lost_verb"):
        return False
    who = index - 1
    while text_at(tokens, who) in _HAVING:
        who -= 1
    if _is_of_game(tokens, index) or text_at(tokens, who) in _OTHERS:
        return True
    at = index + 1
    if text_at(tokens, at) in _ELSE:  # lost track of time
        return True
    while text_at(tokens, at) in _OWNING:
        at += 1
    thing = text_at(tokens, at) in _THINGS or text_at(tokens, at).startswith(_TICKETS)
    return has(tokens, at, "enclosed") or (thing and text_at(tokens, who) in _WHO)


def _is_of_game(tokens: Sequence[Token], index: int) -> bool:
    """True for `spilte minigolf, jeg tapte`, `lost the vote`, `tapte mot Jonas`, `vi tapte begge to!`; no hours."""
    if text_at(tokens, index + 1) in _AGAINST or _is_all(tokens, index):
        return True
    scored = _is_score(tokens, index + 1 + (text_at(tokens, index + 1) in _WITH))
    near = (
        *reversed(range(max(0, index - _PLAYED_WITHIN), index)),
        *range(index + 1, min(len(tokens), index + 1 + _AFTER)),
    )
    told = (at for at in near if tokens[at].text.startswith(_GAMES))
    after = takewhile(lambda token: token.text not in _ENDING, tokens[index + 1 : index + 1 + _AFTER])
    if scored and (next(told, None) is not None or int(tokens[scored - 3].text) > int(tokens[scored - 1].text)):
        return True
    return next(told, None) is not None and not any(
        token.kind == "num" or "number" in token.senses or "wages" in token.senses for token in after
    )


def _is_score(tokens: Sequence[Token], at: int) -> int:
    """The index after `4-1` at the token, which is no time and no sum; 0 for none."""
    first, mark, last = (text_at(tokens, place) for place in range(at, at + 3))
    unit = any(has(tokens, at + 3, sense) for sense in ("hour", "distance", "currency", "month"))
    if not (first.isdecimal() and mark in _DASHES and last.isdecimal()) or unit:
        return 0
    return at + 3 if max(len(first), len(last)) <= _LONGEST_SCORE else 0


def _is_all(tokens: Sequence[Token], index: int) -> bool:
    """True for `vi tapte!` and `we lost all three`, where nothing follows."""
    at = index + 1
    while at <= index + _AFTER and text_at(tokens, at) in _ALL:
        at += 1
    return text_at(tokens, index - 1) in _TOGETHER and (at >= len(tokens) or text_at(tokens, at) in _ENDING)
