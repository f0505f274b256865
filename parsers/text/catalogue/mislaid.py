"""What is lost may be a receipt, and no earnings: what stands behind the word tells."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_WHO = frozenset({"i", "we"})
_HAVING = frozenset({"have", "ve", "'"})
_THINGS = frozenset({"it", "them", "those", "that", "one"})
_TICKETS = ("ticket", "receipt", "slip", "invoice", "copy", "key", "phone", "card", "note")
_ELSE = frozenset({"track", "touch", "sight", "count"})
_OWNING = frozenset({"the", "my", "a", "all", "both"})


def is_mislaid(tokens: Sequence[Token], index: int) -> bool:
    """True for `lost the receipt`, `I lost them`, `I have lost my ticket`, `lost track of time`."""
    if not has(tokens, index, "lost_verb"):
        return False
    at = index + 1
    if text_at(tokens, at) in _ELSE:  # lost track of time
        return True
    while text_at(tokens, at) in _OWNING:
        at += 1
    thing = text_at(tokens, at) in _THINGS or text_at(tokens, at).startswith(_TICKETS)
    who = index - 1
    while text_at(tokens, who) in _HAVING:
        who -= 1
    return has(tokens, at, "enclosed") or (thing and text_at(tokens, who) in _WHO)
