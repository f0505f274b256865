"""Days that something was planned for: `skulle vært den 11., men vi flyttet det`, `flyttet fra 11.11`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Mention, When, has, text_at
from parsers.text.spans.shifted import is_shifted
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 12.11, 3 timer (skulle vært den 11., men vi flyttet det)": ["support-hour 12.11 3"],
    "støttekontakt 12.11 3 timar. Det skulle vore 11.11, men han var sjuk": ["support-hour 12.11 3"],
    "support contact 12 November 3 hours (should have been the 11th, but we moved it)": ["support-hour 12.11 3"],
    "støttekontakt 12.11 3 timer, flyttet fra den 11.": ["support-hour 12.11 3"],
    "formannskapet ble flyttet fra 12.11 til 13.11\n\nkommunestyret 29.10": [
        *("fee-executive 13.11", "fee-council 29.10"),
    ],
    "kommunestyret 29.10\nformannskapet vart flytta frå 12.11 til 13.11, eg var der": [
        *("fee-council 29.10", "fee-executive 13.11"),
    ],
    "støttekontakt 12.11 3 timar (flytta frå 11.11)": ["support-hour 12.11 3"],
    "support contact 12 November 3 hours, moved from 11 November": ["support-hour 12.11 3"],
    "støttekontakt 12.11 3 timer. Det skulle vært 11.11": ["support-hour 11.11 3"],
    "formannskapet skulle vært 10.11, men ble 11.11": ["fee-executive 11.11"],
    "formannskapet var satt opp 10.11, men ble holdt 11.11. 24 km": ["fee-executive 11.11", "mileage 11.11 24"],
    "formannskapet var planlagd til 10.11, men møtet vart 11.11": ["fee-executive 11.11"],
    "executive committee was scheduled for 10 November, but took place on 11 November": ["fee-executive 11.11"],
    "formannskapet var satt opp 10.11 kl 9, men begynte kl 10": ["fee-executive 10.11"],
    "støttekontakt 12.11 3 timer. Det skulle vært 11.11, men jeg skrev feil": ["support-hour 11.11 3"],
}
_STOOD = frozenset({"stått", "vært", "være", "vore", "vera", "been", "be", "have", "hatt", "egentlig", "eigentleg"})
_LEADING = frozenset({"den", "the", "on", "på", "in", "i", "det", "til", "to", "møtet"})
_ON_TO = frozenset({"til", "to"})
_FROM = frozenset({"fra", "frå", "from"})
_MISTAKEN = frozenset({"skrev", "skreiv", "wrote", "feil", "wrong", "tastet", "tasta"})
_PLANNED = frozenset({"planlagt", "planlagd", "scheduled", "planned", "berammet", "innkalt", "kalenderen"})
_AS = frozenset({"som", "as"})
_SET_UP = frozenset({("satt", "opp"), ("sett", "opp"), ("sat", "opp")})
_CAME = frozenset({"ble", "blei", "vart", "var", "was", "holdt", "halde", "held", "took"})
_MARKS = frozenset({".", ",", "-"})
_OF_DAYS = frozenset({"month", "weekday", "weekday_short"})
_WITHIN = 5
_AFTER = 6


def is_planned_first(tokens: Sequence[Token], mention: Mention) -> bool:
    """True for a day after `flyttet fra`, and for one after `skulle vært` that a `men` follows."""
    if not isinstance(mention, When) or mention.rule == "moved":  # flyttet fra 12.11 til 13.11 is the later day
        return False
    at = mention.first - 1
    if text_at(tokens, at) in _LEADING:
        at -= 1
    if text_at(tokens, at) in _FROM:
        return is_shifted(tokens, at - 1) and text_at(tokens, mention.last) not in _ON_TO
    return _ought(tokens, at) and _is_put_off(tokens, mention.last)


def was_set_to(tokens: Sequence[Token], day: Mention) -> bool:
    """True for the day of `var satt opp 10.11, men ble holdt 11.11`, `planlagt til 10.11, men møtet var 11.11`."""
    at = day.first - 1
    while text_at(tokens, at) in _LEADING or text_at(tokens, at) == "for":
        at -= 1
    if text_at(tokens, at - 1) in _AS:
        return False
    planned = text_at(tokens, at) in _PLANNED or (text_at(tokens, at - 1), text_at(tokens, at)) in _SET_UP
    if not (isinstance(day, When) and planned and _is_put_off(tokens, day.last)):
        return False
    return any(token.text in _CAME for token in tokens[day.last : day.last + _AFTER])


def is_put_off(tokens: Sequence[Token], should: int) -> bool:
    """True for the `skulle` of such a day."""
    at = should + 1
    while text_at(tokens, at) in _STOOD or text_at(tokens, at) in _LEADING:
        at += 1
    first, last = at, min(at + _WITHIN, len(tokens))
    while at < last and (tokens[at].kind != "word" or not _OF_DAYS.isdisjoint(tokens[at].senses)):
        if text_at(tokens, at) in _MARKS and _is_put_off(tokens, at):
            return at > first
        at += 1
    return at > first and _is_put_off(tokens, at)


def _ought(tokens: Sequence[Token], at: int) -> bool:
    """True for `skulle vært` and `should have been`, ending at that token."""
    first = at
    while at > first - _WITHIN and (text_at(tokens, at) in _STOOD or text_at(tokens, at) in _LEADING):
        at -= 1
    return at < first and has(tokens, at, "should")


def _is_put_off(tokens: Sequence[Token], after: int) -> bool:
    """True where `, men` follows, and no word of a mistake."""
    while text_at(tokens, after) in _MARKS:
        after += 1
    if not has(tokens, after, "waiting") or tokens[after].senses["waiting"] != "but":
        return False
    return not any(token.text in _MISTAKEN for token in tokens[after + 1 : after + 1 + _AFTER])
