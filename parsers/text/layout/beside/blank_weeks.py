"""Weeks of a list that had nothing in them place nothing else: `uke 42 8 timer, uke 43 ingen, uke 44 6 timer`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import TIMED, Mention, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "avlastning lav sats: uke 42 8 timer, uke 43 ingen (høstferie), uke 44 6 timer": [
        *("care-hour-low 12.10 8", "care-hour-low 26.10 6"),
    ],
    "avlasting låg sats: veke 42 8 timar, veke 43 fri, veke 44 6 timar": [
        *("care-hour-low 12.10 8", "care-hour-low 26.10 6"),
    ],
    "respite care low rate: week 42 8 hours, week 43 none, week 44 6 hours": [
        *("care-hour-low 12.10 8", "care-hour-low 26.10 6"),
    ],
    "avlastning lav sats: uke 42 8 timer, uke 43 syk, uke 44 -, uke 45 6 timer": [
        *("care-hour-low 12.10 8", "care-hour-low 02.11 6"),
    ],
    "støttekontakt. Uke 42: tirsdag 3 timer. Uke 43: fri. Uke 44: tirsdag 3 timer, lørdag 4 timer.": [
        *("support-hour 13.10 3", "support-hour 27.10 3", "support-hour 31.10 4"),
    ],
    "avlastning lav sats: uke 42 8 timer, uke 43 6 timer, uke 44 ingenting": [
        *("care-hour-low 12.10 8", "care-hour-low 19.10 6"),
    ],
    "avlastning lav sats uke 43, ikke uke 44, 6 timer": ["care-hour-low 19.10 6"],
    "Støttekontakt uke 42: 6 timer. Uke 43: høstferie, tirsdag 5 timer og torsdag 4 timer": [
        *("support-hour 12.10 6", "support-hour 20.10 5", "support-hour 22.10 4"),
    ],
    "Støttekontakt uke 42: 6 timer. Uke 43 hadde vi ferie, lørdag 5 timer": [
        *("support-hour 12.10 6", "support-hour 24.10 5"),
    ],
    "Support contact week 42: 6 hours. Week 45: autumn break, Thursday 2 hours": [
        *("support-hour 12.10 6", "support-hour 05.11 2"),
    ],
}
_OFF = ("negation", "absence", "day_off", "cancelled", "fallen")
_NONE = frozenset({"ingen", "ingenting", "inga", "none", "nothing", "null", "0", "fri", "-", "–", "avlyst"})
_HOLIDAYS = ("ferie", "ferien", "holiday", "holidays", "break")
_ENDS = frozenset({",", ".", ";", ")", "\n"})
_FEW = 4
_MOST = 10
"""Tokens that say nothing of a week but that it was empty."""


def without_blank_weeks(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions without such weeks, where another week is told with hours."""
    weeks = [place for place, one in enumerate(mentions) if isinstance(one, When) and one.shape == "week"]
    if len(weeks) < 2 or not any(isinstance(one, TIMED) for one in mentions):
        return mentions
    blank = {place for place in weeks if _is_blank(tokens, mentions, place)}
    return [one for place, one in enumerate(mentions) if place not in blank] if len(blank) < len(weeks) else mentions


def _is_blank(tokens: Sequence[Token], mentions: Sequence[Mention], place: int) -> bool:
    """True for a week of which only that is told, up to the text's end or the next week behind a mark.

    Weekdays behind it are of it: uke 43: høstferie, tirsdag 5 timer.
    """
    first = mentions[place].last + (text_at(tokens, mentions[place].last) == ":")
    following = mentions[place + 1] if place + 1 < len(mentions) else None
    last = following.first if following else len(tokens)
    if following and not (_is_week(following) and text_at(tokens, last - 1) in _ENDS):
        return False
    said = tokens[first:last]
    return 0 < len(said) <= _MOST and _says_nothing(tokens, first)


def _is_week(one: Mention) -> bool:
    return isinstance(one, When) and one.shape == "week"


def _says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """True for `ingen`, `var det ferie`, `hadde vi fri`, `-`, close behind the week."""
    for index in range(at, min(at + _FEW, len(tokens))):
        text = tokens[index].text
        if text in _NONE or text.endswith(_HOLIDAYS) or any(has(tokens, index, sense) for sense in _OFF):
            return True
        if tokens[index].kind != "word" or has(tokens, index, "join"):
            return False
    return False
