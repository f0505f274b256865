"""Bodies of one name told by their numbers: `bydel 2 og 3` are two of them."""

from collections.abc import Iterator, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.catalogue.phrases import Phrase
from parsers.text.spans.mentions import BY_PLACE, Mention, has, text_at
from parsers.text.words.stems import SMALL_WORDS, stem
from parsers.text.words.tokens import Token

_DIGITS = 3
_MEASURES = ("hour", "day_unit", "distance", "currency", "minute", "month", "meeting", "trip", "times")


def series(
    tokens: Sequence[Token], named: list[TypeMention], mentions: Sequence[Mention], types: TypeIndex
) -> list[TypeMention]:
    """The names with those that only their number names, after one that has a number too."""
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    found = [one for name in named for one in _following(tokens, name, taken, types)]
    return sorted((*named, *found), key=BY_PLACE) if found else named


def _following(tokens: Sequence[Token], name: TypeMention, taken: set[int], types: TypeIndex) -> Iterator[TypeMention]:
    words = [stem(token.text) for token in tokens[name.first : name.last] if token.text not in SMALL_WORDS]
    if len(words) < 2 or not words[-1].isdecimal() or not name.settled:
        return
    at = name.last
    while has(tokens, at, "join") and at + 1 not in taken and _is_bare(tokens, at + 1):
        phrase: Phrase = (*words[:-1], tokens[at + 1].text)
        mention = types.by_phrase(phrase, at + 1, at + 2)
        if mention is None or not mention.settled:
            return
        mention.span = (tokens[at + 1].start, tokens[at + 1].end)
        yield mention
        at += 2


def _is_bare(tokens: Sequence[Token], index: int) -> bool:
    """True for a number that no unit, mark or month makes something else."""
    text = text_at(tokens, index)
    measured = any(has(tokens, index + 1, sense) for sense in _MEASURES)
    return (
        text.isdecimal() and len(text) <= _DIGITS and text_at(tokens, index + 1) not in (".", "-", "/") and not measured
    )
