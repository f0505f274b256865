"""What is lost may be a receipt or a game, and no earnings: what stands beside the word tells."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_WHO = frozenset({"i", "we"})
_HAVING = frozenset({"have", "ve", "'"})
_THINGS = frozenset({"it", "them", "those", "that", "one"})
_TICKETS = ("ticket", "receipt", "slip", "invoice", "copy", "key", "phone", "card", "note")
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
_PLAYED_WITHIN = 8
_AFTER = 3
_ELSE = frozenset({"track", "touch", "sight", "count"})
_OWNING = frozenset({"the", "my", "a", "all", "both"})


EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 9.11 3 timer. Vi tapte begge to!": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timar. Eg tapte i sjakk": ["support-hour 09.11 3"],
    "support contact 9.11 3 hours. We lost the match": ["support-hour 09.11 3"],
    "støttekontakt 9.11 3 timer, vi tapte 400 kr": ["support-hour 09.11 3", "lost-documented 09.11 400"],
}


def is_mislaid(tokens: Sequence[Token], index: int) -> bool:
    """True for `lost the receipt`, `I lost them`, `lost track of time`, `bowling, jeg tapte`."""
    if not has(tokens, index, "lost_verb"):
        return False
    if _is_of_game(tokens, index):
        return True
    at = index + 1
    if text_at(tokens, at) in _ELSE:  # lost track of time
        return True
    while text_at(tokens, at) in _OWNING:
        at += 1
    thing = text_at(tokens, at) in _THINGS or text_at(tokens, at).startswith(_TICKETS)
    who = index - 1
    while text_at(tokens, who) in _HAVING:
        who -= 1
    return has(tokens, at, "enclosed") or (thing and text_at(tokens, who) in _WHO)


def _is_of_game(tokens: Sequence[Token], index: int) -> bool:
    """True for `spilte minigolf, jeg tapte`, `lost the vote`, `tapte mot Jonas`, `vi tapte begge to!`; no hours."""
    if text_at(tokens, index + 1) in _AGAINST or _is_all(tokens, index):
        return True
    near = (
        *reversed(range(max(0, index - _PLAYED_WITHIN), index)),
        *range(index + 1, min(len(tokens), index + 1 + _AFTER)),
    )
    told = (at for at in near if tokens[at].text.startswith(_GAMES))
    after = tokens[index + 1 : index + 1 + _AFTER]
    return next(told, None) is not None and not any(
        token.kind == "num" or "number" in token.senses or "wages" in token.senses for token in after
    )


def _is_all(tokens: Sequence[Token], index: int) -> bool:
    """True for `vi tapte!` and `we lost all three`, where nothing follows."""
    at = index + 1
    while at <= index + _AFTER and text_at(tokens, at) in _ALL:
        at += 1
    return text_at(tokens, index - 1) in _TOGETHER and (at >= len(tokens) or text_at(tokens, at) in _ENDING)
