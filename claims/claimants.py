"""Claimants as people name them: by first name, surname or both, perhaps with the s of what is theirs."""

import difflib
import re
import string
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
    name = string.capwords(said)
    people = dict.fromkeys(names[key] for key in fitting)
    if len(people) > 1:
        raise Refused("name_ambiguous", name=name, people="; ".join(people))
    if people:
        raise Refused("name_shared", name=next(iter(people)))
    if near := [each for each in names.values() if _is_near(said, each)]:
        raise Refused("name_unsure", name=name, people="; ".join(near))
    raise Refused("name_unknown", name=name)


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
