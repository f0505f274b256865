"""A `not` that only says how late it was, `kom ikke i gang før 13`: it denies nothing; the examples say what denies."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "planutvalget kom ikke i gang før 13": False,
    "planutvalget var heldigvis ikke i gang før kl. 13, men ferdig 15": False,
    "vi kom ikke hjem før halv ti": False,
    "me var ikkje ferdige før klokka 22": False,
    "the meeting was not over until 9:30 pm": False,
    "me kom ikkje heim att før kl 22": False,
    "we did not get home until 9:30 pm": False,
    "ikke bom før kl 6.30": True,
    "jeg betalte ikke parkering før kl 17": True,
    "planutvalget kunne ikke begynne før kl 13": True,
    "jeg kan ikke komme før kl 13": True,
    "jeg skal ikke på møtet før kl 13": True,
    "jeg var ikke på planutvalget før jul": True,
    "kommer ikke før 14. november": True,
    "det er ikke betalt før 14.11": True,
    "var ikke der, for jeg satt på jobb. Kjørte før 13": True,
}
UNTIL = frozenset({"før", "until", "till", "before"})
_CUES = frozenset({"clock_cue", "half", "quarter"})
_AHEAD = frozenset({"able", "future"})
_BEHIND = frozenset({"month", "hour", "distance", "currency", "day_unit", "minute", "week", "day_word"})
_SMALL = frozenset({"i", "gang", "over", "ute", "opp", "oppe", "av", "til", "å", "gårde", "fremme", "reist", "dratt"})
_SMALL |= {
    "starte",
    "slutte",
    "reise",
    "begin",
    "arrive",
    "get",
    "got",
    "to",
    "out",
    "up",
    "klar",
    "klare",
    "ready",
    "ordentlig",
    "skikkelig",
}
_MOVING = frozenset(
    {"ended", "begun", "return_home", "homeward", "arrival", "depart", "attend", "being", "light", "person"}
)
"""Senses of what one did no earlier; any other word between is what is denied."""
_BEFORE = 2
"""Tokens before the negation in which it is said that somebody cannot, or will."""
_WITHIN = 5
"""Words between the negation and the time."""
_DAY = 24


def tell_lateness(tokens: Sequence[Token]) -> None:
    """Take all meaning from each such negation."""
    for at, token in enumerate(tokens):
        if "negation" in token.senses and _is_until_a_time(tokens, at):
            token.senses = NO_SENSES


def _is_until_a_time(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[max(0, at - _BEFORE) : at]
    if any(not _AHEAD.isdisjoint(token.senses) for token in before):
        return False
    for place in range(at + 1, min(at + 2 + _WITHIN, len(tokens) - 1)):
        if tokens[place].kind != "word":
            return False
        if tokens[place].text in UNTIL:
            return _is_time(tokens, place + 1)
        if tokens[place].text not in _SMALL and _MOVING.isdisjoint(tokens[place].senses):
            return False  # ikke bom før kl 6.30
    return False


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that leads to a time, and for an hour that is no day and no number of something."""
    token = tokens[at]
    if token.kind == "clock" or not _CUES.isdisjoint(token.senses):
        return True
    if not token.text.isdecimal() or int(token.text) > _DAY:
        return False
    behind = tokens[at + 1 : at + 3]
    pointed = len(behind) > 1 and behind[0].text == "."
    senses = behind[1].senses if pointed else behind[0].senses if behind else NO_SENSES
    return _BEHIND.isdisjoint(senses)
