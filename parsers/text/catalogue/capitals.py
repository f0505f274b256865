"""Short forms that are common words too, and name a type only in capitals: ER of Eldrerådet."""

from collections.abc import Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention


def in_capitals(text: str, named: Sequence[TypeMention], types: TypeIndex) -> list[TypeMention]:
    """The names without those words, where the text has them in small letters, or everything in capitals."""
    if text.isupper():
        return [one for one in named if text[slice(*one.span)].lower() not in types.in_capitals]
    return [one for one in named if (said := text[slice(*one.span)]).isupper() or said not in types.in_capitals]
