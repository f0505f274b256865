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
    gone = [one for one in named if one.rule == BY_PLACE and _is_gone_to(tokens, one)]
    return [one for one in named if one not in gone] if gone else named


def _is_gone_to(tokens: Sequence[Token], name: TypeMention) -> bool:
    """True behind a word of place that no meeting leads to, and for one end of a route."""
    before = name.first - 1
    if any(has(tokens, before, sense) for sense in ("from", "to", "drive")) or text_at(tokens, before) in _AT:
        return not has(tokens, before - 1, "meeting")
    beside = ((before, before - 1), (name.last, name.last + 1))
    return any(text_at(tokens, dash) == "-" and _is_word(tokens, other) for dash, other in beside)


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].kind == "word" and not tokens[index].senses
