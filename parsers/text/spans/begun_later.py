"""A span of time whose beginning is told anew after it: `12-14, nei vent, det begynte halv ett`."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.clockface import later
from parsers.text.spans.mentions import Clocks, Mention
from parsers.text.words.tokens import Token

EXAMPLES = {
    "kl 12-14, nei vent det begynte halv ett": "12:30-14:00",
    "kl 12-14, nei det starta kl 13": "13:00-14:00",
    "kl 12-14, men me byrja ikkje før 12.30": "12:30-14:00",
    "12:00-14:00, no wait it started at 12.30": "12:30-14:00",
    "kl 17-21, men vi begynte halv seks": "17:30-21:00",
    "kl 12-14, nei vent det begynte halv ett, altså 12.30-14": "12:30-14:00",
    "kl 12-14, nei vent det begynte halv ett, altså 12.30-14.30": "12:30-14:30",
    "kl 12-14, nei vent det slutta halv tre": "12:00-14:00 until 14:30",
    "kl 9-12, men kommunestyret begynte kl 10": "09:00-12:00 10:00",
    "kl 9-12, men det begynte kl 14": "09:00-12:00 14:00",
    "kl 9-12, begynte kl 10": "09:00-12:00 10:00",
}

_ANEW = ("retracting", "waiting")
_RULE = "begun_anew"
_LIGHT = ("begun", "subject", "join", "being", "stating", "filler", "negation", "clock_cue", "meeting")
_SLIGHT = frozenset({*_ANEW, *_LIGHT})
_BEFORE = frozenset({"før", "until", "till", "before", "først"})
_WORDS = 8
_EXPLAINED = frozenset({"altså", "dvs", "ie", "so"})


def begins_anew(span: Mention, begun: Clocks, tokens: Sequence[Token]) -> Clocks | None:
    """The span with the beginning that is told after `nei` or `men`, where it lies within; None for any other time."""
    if not isinstance(span, Clocks) or span.end is None or span.unsure or not _tells_anew(tokens, span.last, begun):
        return None
    inside = [one for one in dict.fromkeys((begun.start, later(begun.start))) if span.start < one < span.end]
    if begun.start not in inside and not begun.unsure:
        return None
    return replace(span, rule=_RULE, start=inside[0], span=begun.span, last=begun.last) if inside else None


def explains(span: Mention, told: Clocks, tokens: Sequence[Token]) -> bool:
    """True for a whole span right after one that was `told` anew: `det begynte halv ett, altså 12.30-14`."""
    if not isinstance(span, Clocks) or span.rule != _RULE or told.end is None:
        return False
    between = [token.text for token in tokens[span.last : told.first] if token.kind == "word"]
    return len(between) == 1 and between[0] in _EXPLAINED


def ends_anew(span: Mention, ended: Clocks) -> None:
    """Make sure of the half of the day in which a span ended after all: `kl 12-14, men det slutta halv tre`."""
    if ended.unsure and isinstance(span, Clocks) and span.end and not span.unsure and ended.start <= span.start:
        ended.start, ended.unsure = later(ended.start), False


def _tells_anew(tokens: Sequence[Token], last: int, begun: Clocks) -> bool:
    words = [token for token in tokens[last : begun.first] if token.kind == "word"]
    if len(words) > _WORDS or not any(sense in word.senses for word in words for sense in _ANEW):
        return False
    return all(word.text in _BEFORE or not _SLIGHT.isdisjoint(word.senses) for word in words)
