"""What a name has beside it: a body once more, `bystyret`, `temamøtet i planutvalget`, or what an outlay was for."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg var på temamøtet i planutvalget 10.11": ["fee-planning 10.11"],
    "Ekstramøte i formannskapet 10.11": ["fee-executive 10.11"],
    "Arbeidsmøte for kommunestyret 10.11": ["fee-council 10.11"],
    "Temamøte 10.11, formannskapet 12.11": ["? 10.11 ?type", "fee-executive 12.11"],
}
_LONGEST, _MOST = 16, 5
"""Tokens in brackets, and the names there."""
_ARTICLES = frozenset({"the", "møtet"})
_KINDS = ("tema", "ekstra", "arbeids", "haste", "fjern", "dialog", "oppstarts", "fag", "forbereding", "forberedelse")
_MEETINGS = ("møte", "møtet", "møta", "møtene")
_OF = frozenset({"i", "for", "med", "in", "of"})


def apposed(tokens: Sequence[Token], named: list[TypeMention], types: TypeIndex) -> list[TypeMention]:
    """The names without the one of two that says less, where the other explains it in brackets or behind `i`."""
    less = [_lesser(*pair) for pair in pairwise(named) if _explains(tokens, *pair, types)]
    less += [one for at, name in enumerate(named) for one in _things(tokens, name, named[at + 1 : at + _MOST], types)]
    return [one for one in named if not any(one is other for other in less)] if less else named


def _things(
    tokens: Sequence[Token], name: TypeMention, following: Sequence[TypeMention], types: TypeIndex
) -> list[TypeMention]:
    """The names in the brackets right behind the catalogue's own name for anything else: `diverse (inngang og guide)`.

    What has a name of its own there is what was paid: `diverse (parkering)`.
    """
    if not types.general or name.codes != types.general or name.relatives or text_at(tokens, name.last) != "(":
        return []
    within = range(name.last, min(len(tokens), name.last + _LONGEST))
    closes = next((at for at in within if tokens[at].text == ")"), name.last)
    told = [one for one in following if one.last <= closes]
    return told if all(one.relatives for one in told) else []


def _explains(tokens: Sequence[Token], name: TypeMention, other: TypeMention, types: TypeIndex) -> bool:
    """True where only a bracket, and words of a meeting, stand between two bodies' names."""
    if _is_kind_of_meeting(tokens, name, other):
        return True
    if text_at(tokens, other.last) != ")" or not (types.names_meeting(name) and types.names_meeting(other)):
        return False
    between = range(name.last, other.first)
    said = [tokens[at].text for at in between if tokens[at].text not in _ARTICLES and not has(tokens, at, "meeting")]
    return said == ["("] and (not name.settled or not other.settled)


def _is_kind_of_meeting(tokens: Sequence[Token], name: TypeMention, other: TypeMention) -> bool:
    """True for `temamøtet i planutvalget`: what was held there, and no body of its own."""
    if name.codes or not name.body or name.last - name.first != 1 or not other.settled:
        return False
    said = tokens[name.first].text
    held = said.startswith(_KINDS) and said.endswith(_MEETINGS)
    return held and other.first == name.last + 1 and tokens[name.last].text in _OF


def _lesser(name: TypeMention, other: TypeMention) -> TypeMention:
    return name if other.settled else other
