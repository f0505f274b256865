"""A bare number said of one day of several has the unit of the value of them all: `3 timer hver dag, fredag bare 2`."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.joint import is_plain, like
from parsers.text.layout.known_days import closes, is_one_day
from parsers.text.spans.mentions import BY_PLACE, Distance, Duration, Mention, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt mandag, tirsdag og onsdag 3 timer hver dag, onsdag bare 2": ["3", "2"],
    "støttekontakt måndag og onsdag 3 timar kvar dag, men onsdag vart det berre 2,5": ["3", "2.5"],
    "støttekontakt 10.11 og 12.11, 3 timar kvar dag bortsett frå den 12. då det var 4. Vi var ute": ["3", "4"],
    "support contact 10 and 12 November, 3 hours each day except the 12th, when it was 5.": ["3", "5"],
    "støttekontakt 10.11 og 12.11, 3 timer begge dager, nei den 12. var det 2": ["3", "2"],
    "support contact Monday and Wednesday 3 hours each day, Wednesday was only 2": ["3", "2"],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang bortsett fra 10.11, da var det 2": ["3", "2"],
    "support contact 3.11, 10.11 and 17.11, 3 hours each time except 10.11, when it was 2": ["3", "2"],
    "støttekontakt 10.11 og 12.11, 3 timer begge dager, men bare 2 den 12.": ["3", "2"],
    "support contact Monday and Wednesday 3 hours each day but only 2 on Wednesday": ["3", "2"],
    "støttekontakt 3 timer hver dag, onsdag bare 2 barn": ["3"],
    "støttekontakt 3 timer mandag, onsdag var vi 2": ["3"],
}
"""Hours of all days, and of one of them."""

_LEADING = ("retracting", "waiting", "except")
_APART = (*_LEADING, "solely")
_MORE = words_of("also_that_day") | words_of("on_top")
_TO_DAY = frozenset({"den", "på", "on", "the"})
_WHEN = frozenset({",", "da", "då", "when", "then", "it", "det", "der", "hvor", "kor", "som", "which", "("})
"""Words that may stand between such a day and what is told of it."""
_TELLING = frozenset({"på", "med", "ved", "hos", "fordi", "at", "with", "because"})
_BEFORE, _AFTER = 4, 6
_FIT = (Duration, Distance)


def told_of_one_day(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with a value for each such number, after `nei`, `men` or with `bare`."""
    if spots.keys().isdisjoint(_APART):
        return mentions
    starts = {one.first for one in mentions}
    found: list[Mention] = []
    model = None
    for one in mentions:
        if isinstance(one, _FIT) and is_plain(one):
            model = one
        elif model is not None and is_one_day(one):
            at = _number(tokens, one) or _number_before(tokens, one)
            if at is not None and at not in starts:
                found.append(like(model, tokens, at))
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _number_before(tokens: Sequence[Token], day: Mention) -> int | None:
    """Where the bare number of `men bare 2 den 10.`, `but only 2 on Wednesday` stands."""
    at = day.first - 1
    while at > 0 and tokens[at].text in _TO_DAY:
        at -= 1
    led = at > 1 and has(tokens, at - 1, "solely") and any(has(tokens, at - 2, sense) for sense in _LEADING)
    return at if led and tokens[at].kind == "num" and digits(tokens[at].text) is not None else None


def is_apart(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where `nei`, `men`, `bortsett fra` stands right before the first of those tokens, or `bare` among them."""
    before = range(max(0, first - _BEFORE), first)
    leads = any(has(tokens, at, sense) for at in before for sense in _LEADING)
    alone = any(has(tokens, at, "solely") for at in range(first, last))
    return leads or alone or _is_instead_of_each(tokens, first, last)


def _is_instead_of_each(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for `24 km hver gang, siste gang 30 km`, `. Den siste gangen ble det 30 km`, where nothing is added."""
    mark = text_at(tokens, first - 1)
    came = mark == "." and any(has(tokens, at, "being") for at in range(first, last))
    if not (mark == "," or came) or not has(tokens, first - 2, "each_time"):
        return False
    ends = closes(tokens, last - 1) or _is_told_more_of(tokens, last)
    return ends and all(token.text not in _MORE for token in tokens[first:last])


def _is_told_more_of(tokens: Sequence[Token], after: int) -> bool:
    """True for `4 timer på kino`, `5 timer fordi mor var forsinket`, not for `30 km til Bergen`."""
    if not has(tokens, after - 1, "hour") or text_at(tokens, after) not in _TELLING:
        return False
    return all(token.text not in _MORE for token in tokens[after + 1 : after + 1 + _AFTER])


def _number(tokens: Sequence[Token], day: Mention) -> int | None:
    """Where the bare number stands that ends what is said of the day, past small words."""
    for at in range(day.last, min(day.last + _AFTER, len(tokens))):
        if tokens[at].kind == "num":
            bare = digits(tokens[at].text) is not None and closes(tokens, at)
            return at if bare and is_apart(tokens, day.first, at) else None
        if not (has(tokens, at, "stating") or has(tokens, at, "solely") or text_at(tokens, at) in _WHEN):
            return None
    return None
