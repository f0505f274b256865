"""Meetings that one role is told of: `vara for Kari i formannskapet 10.11 og for Per i planutvalget 17.11`.

The examples stand beside those of offices, in `unclaimed/sat_on_days.py`.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from claims.lines import Span
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_PLACES = words_of("in_the_body")
_FOR = "for"
_VALUED = frozenset({"month", "weekday", "weekday_short", "clock_cue", "from", "to", "abbreviation"})
_MOST_BETWEEN = 24
"""Tokens from one name to the next."""
_NAME = 3
_REGULAR = frozenset({"fast", "ordinær", "ordinært", "vanlig", "vanleg", "medlem", "regular", "ordinary", "member"})
_ENDS = frozenset({".", ";", "!", "?"})


def with_joined(first: Span, named: Collection[Span], text: str, tokens: Sequence[Token]) -> list[Span]:
    """The name of a meeting, and those behind it that `og i` or `og for NAME i` joins to it."""
    found = [first]
    starts = [token.start for token in tokens]
    for span in sorted(one for one in named if one > first):
        between = range(bisect_left(starts, found[-1][1]), bisect_left(starts, span[0]))
        if len(between) > _MOST_BETWEEN or not _goes_on(between, text, tokens):
            break
        if _is_of_own(range(bisect_left(starts, span[1]), len(tokens)), tokens):
            break
        found.append(span)
    return found


def _goes_on(between: range, text: str, tokens: Sequence[Token]) -> bool:
    """True for days and times, then `og`, whom else one met for, and where."""
    joins = [at for at in between if has(tokens, at, "join")]
    if not joins or text_at(tokens, between.stop - 1 - (text_at(tokens, between.stop - 1) == "the")) not in _PLACES:
        return False
    at = joins[-1] + 1
    if any(not _is_value(tokens[before]) for before in range(between.start, joins[-1])):
        return False
    if text_at(tokens, at) == _FOR:
        at += 1
        name = at
        while at < between.stop and at - name < _NAME and text[tokens[at].start].isupper():
            at += 1
        if at == name:
            return False
    return all(
        text_at(tokens, place) in _PLACES or text_at(tokens, place) == "the" for place in range(at, between.stop)
    )


def _is_of_own(behind: range, tokens: Sequence[Token]) -> bool:
    """True for `17.11 var jeg fast`, `17.11 fast medlem` behind a name, up to the end of its sentence."""
    for at in behind[:_MOST_BETWEEN]:
        if tokens[at].kind == "nl" or tokens[at].text in _ENDS:
            return False
        if tokens[at].writer or tokens[at].text in _REGULAR:
            return True
    return False


def _is_value(token: Token) -> bool:
    return (
        token.kind not in ("word", "nl") or not token.senses.keys().isdisjoint(_VALUED) or token.text in ("den", "on")
    )
