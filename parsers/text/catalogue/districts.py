"""A body called by its place alone: `Øvre Dal 12.11` is the committee, in `kjørte til Øvre Dal` it is the village."""

from collections.abc import Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

BY_PLACE = "body_place"
"""The rule that reads a body by nothing but the place that it is of."""
_AT = frozenset({"i", "på", "in", "at", "ved", "via", "innom", "near", "mellom", "between"})


def without_places(tokens: Sequence[Token], named: list[TypeMention]) -> list[TypeMention]:
    """The names without places where somebody went, was or came from."""
    gone = [
        one
        for at, one in enumerate(named)
        if one.rule == BY_PLACE and _is_gone_to(tokens, one, named[max(at - 1, 0) : at])
    ]
    return [one for one in named if one not in gone] if gone else named


def _is_gone_to(tokens: Sequence[Token], name: TypeMention, before_it: Sequence[TypeMention]) -> bool:
    """True for a route's end, and behind a word of place that leads to no meeting, or to that of a body `before_it`."""
    before = name.first - 1
    if any(has(tokens, before, sense) for sense in ("from", "to", "drive")) or text_at(tokens, before) in _AT:
        led = has(tokens, before - 1, "meeting")
        return not led or any(one.last == before - 1 or text_at(tokens, one.last) == "," for one in before_it)
    beside = ((before, before - 1), (name.last, name.last + 1))
    return any(text_at(tokens, dash) == "-" and _is_word(tokens, other) for dash, other in beside)


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].kind == "word" and not tokens[index].senses
