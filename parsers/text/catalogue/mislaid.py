"""What is lost may be a receipt, and no earnings: what stands behind the word tells."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_OWNING = frozenset({"the", "my", "a", "all", "both"})


def is_mislaid(tokens: Sequence[Token], index: int) -> bool:
    """True for `lost the receipt`."""
    if not has(tokens, index, "lost_verb"):
        return False
    at = index + 1
    while text_at(tokens, at) in _OWNING:
        at += 1
    return has(tokens, at, "enclosed")
