"""Claimants as people name them: by first name, surname or both, perhaps with the s of what is theirs."""

import difflib
import re
from collections.abc import Mapping, Sequence

from claims.errors import Refused

_NEAR = 0.75
"""How much of a word must be another's for it to be a slip of that one: `Lief` is near `Leif`, `Kari` is no `Geir`."""


def whose(said: str, names: Mapping[str, str]) -> str:
    """The key of the one among the `names` that is meant.

    Refused where it may be several people's, only nearly somebody's, or nobody's: who is meant is never guessed.
    """
    fitting = _bearing(said, names)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Refused("name_ambiguous", name=said, people="; ".join(names[key] for key in fitting))
    near = [name for name in names.values() if _is_near(said, name)]
    if near:
        raise Refused("name_unsure", name=said, people="; ".join(near))
    raise Refused("nothing_to_decide")


def bears(name: str, said: str) -> bool:
    """True where the person of that name may be called what was said."""
    return bool(_bearing(said, {"": name}))


def _bearing(said: str, names: Mapping[str, str]) -> list[str]:
    """Whose name it is in full, or else in part; the s at its end is part of a name before it is a genitive's."""
    for words in (_words(said), _words(said.removesuffix("s"))):
        parts = [key for key, name in names.items() if set(words) <= set(_words(name))]
        if parts and words:
            return [key for key in parts if set(words) == set(_words(names[key]))] or parts
    return []


def _is_near(said: str, name: str) -> bool:
    known = _words(name)
    return all(difflib.get_close_matches(word, known, 1, _NEAR) for word in _words(said))


def _words(name: str) -> Sequence[str]:
    return re.findall(r"[^\W\d_]+", name.casefold())
