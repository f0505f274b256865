"""Boards that are none of the municipality's: `jeg sitter i styret for Lauvdal kulturhus`, `styret i borettslaget`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.bodies import is_head
from parsers.text.spans.mentions import text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg sitter i styret for Lauvdal kulturhus. Styremøte i går, 14 km": ["unknown_type"],
    "Eg er styremedlem i Lauvdal kraft. Møte i går": ["unknown_type"],
    "Jeg sitter i styret for borettslaget. Møte i går": ["unknown_type"],
    "I am on the board of Lauvdal arena. Board meeting yesterday": ["unknown_type"],
    "Jeg sitter i styret. Møte i går": ["missing"],
    "Jeg sitter i formannskapet. Styremøte i går": [],
}
_BOARDS = frozenset({"styret", "styre", "styremedlem", "styreleder", "styreleiar", "styrevara"})
_OF = frozenset({"for", "i", "på", "til", "hos"})
_SHORTEST = 4


def sits_elsewhere(tokens: Sequence[Token]) -> bool:
    """True where the text speaks of the board of something that is no body."""
    return any(
        token.text in _BOARDS and text_at(tokens, at + 1) in _OF and _is_strange(tokens, at + 2)
        for at, token in enumerate(tokens)
    )


def _is_strange(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that says nothing else, as names do, and names no body."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.kind == "word" and not token.senses and len(token.text) >= _SHORTEST and not is_head(token.text)
