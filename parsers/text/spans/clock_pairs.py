"""Two clock times, from one to another, each in its half of the day: `10 am to 2`, `kl 16 til halv sju`."""

from collections.abc import Sequence

from parsers.text.spans.clock_or_day import is_day
from parsers.text.spans.clockface import Face, at_night, before, by_day, by_light, face, has_unit, later, skip_cue
from parsers.text.spans.mentions import Clocks, has, text_at
from parsers.text.words.tokens import Token

_NOON = 12
_AND = frozenset({"og", "å", "and"})
_NEXT_DAY = frozenset({"next", "following", "neste", "dagen", "morgenen", "morgonen"})
_NIGHTS = frozenset({"overnight", "sleepover", "overnatting", "overnatta", "overnattet"})
_NIGHT_WITHIN = 10


def pair_from(tokens: Sequence[Token], first: int, start: Face, *, between: bool = False) -> Clocks | None:
    """Both times, each in its half of the day: `first` is where the first of them is told, `start` what it tells."""
    join = text_at(tokens, start.after)
    if not (join == "-" or has(tokens, start.after, "to") or (between and join in _AND)):
        return None
    at = skip_cue(tokens, start.after + 1)
    at += text_at(tokens, at) == "a" and has(tokens, at + 1, "quarter")
    end = face(tokens, at, lone=start.open or start.said or has(tokens, first, "from") or between)
    if end is None or has_unit(tokens, end.after) or is_day(tokens, end.after - 1):
        return None
    begin = start.time
    last = end.time
    if start.open and end.open and not end.said and by_light(begin, last) and not at_night(tokens, first, end.after):
        return Clocks(rule="clocks", first=first, last=end.after, start=later(begin), end=later(last))
    halved = not (start.open or end.said) and (start.said or end.open)
    if halved and last <= begin < later(last) and not _is_of_the_next_day(tokens, end.after):
        last = later(last)  # kl 16 til halv sju, 10 am to 2
    day = start.open and not end.said and (by_day if end.open else before)(begin, last)
    if day and last < begin:
        last = later(last)
    if not start.said and end.said and begin.hour < _NOON and later(begin) < end.time:
        begin = later(begin)
    return Clocks(
        rule="clocks",
        first=first,
        last=end.after,
        start=begin,
        end=last,
        unsure=start.open and not end.said and not day,
    )


def _is_of_the_next_day(tokens: Sequence[Token], index: int) -> bool:
    """True before `next morning`, `the next day`, `dagen etter`, a weekday, and where the night is spoken of."""
    behind = index + (text_at(tokens, index) in ("the", "on", "på"))
    if text_at(tokens, behind) in _NEXT_DAY or has(tokens, behind, "weekday"):
        return True
    return any(token.text in _NIGHTS for token in tokens[max(0, index - _NIGHT_WITHIN) : index + _NIGHT_WITHIN])
