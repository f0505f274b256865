"""What a clock time that is told anew leads to: the whole span of `ferdige kl 17, så 12-17`, the hours after it."""

from collections.abc import Sequence

from parsers.text.spans.mentions import Clocks, Duration, Mention, When
from parsers.text.words.tokens import Token

_SO = frozenset(
    {
        *("så", "so", "altså", "dvs", "ie", "kl", "at", "da", "då", "then", "dermed", "derfor"),
        *("det", "it", "blir", "ble", "vert", "vart", "blei", "var", "is", "was", "becomes", "from", "fra", "frå"),
    }
)
_SHALL = frozenset({"det", "skal", "skulle", "stå", "stått", "være", "vere", "vera", "vært", "vore", "blir", "vert"})
_SHOULD = frozenset({"it", "should", "be", "read", "say"})
_LEADING = _SO | _SHALL | _SHOULD


def explained_span(tokens: Sequence[Token], after: Sequence[Mention]) -> Clocks | None:
    """The span behind the day and lone time that begin `after`; None where there is none."""
    told, new = after[1], after[2] if len(after) > 2 else None
    if not (isinstance(told, Clocks) and told.end is None and isinstance(new, Clocks) and new.end):
        return None
    return new if told.start in (new.start, new.end) and _follows(tokens, told, new) else None


def explained_days(tokens: Sequence[Token], mentions: Sequence[Mention], sentence: Sequence[int]) -> list[int]:
    """The days that open a sentence in which their times are told so: `Søndag slutta vi kl 17, så 12-17`."""
    rows = zip(mentions, mentions[1:], mentions[2:], strict=False)
    return [
        row[0].first
        for row in rows
        if isinstance(row[0], When)
        and sentence[row[0].first] == sentence[row[2].first]
        and (row[0].first == 0 or sentence[row[0].first - 1] != sentence[row[0].first])
        and explained_span(tokens, row) is not None
    ]


def settled_by(tokens: Sequence[Token], new: Mention, after: Sequence[Mention]) -> int:
    """The token after what holds, and after the hours that follow from it: `til kl 17, altså 5 timer`."""
    hours = after[2] if len(after) > 2 else None
    follows = isinstance(new, Clocks) and isinstance(hours, Duration) and _follows(tokens, new, hours)
    return hours.last if follows and hours else new.last


def _follows(tokens: Sequence[Token], told: Mention, new: Mention) -> bool:
    """True where nothing stands between the two but `så`, `altså`, `so`, `så det skal stå`."""
    words = [token.text for token in tokens[told.last : new.first] if token.kind == "word"]
    return bool(words) and all(word in _LEADING for word in words)
