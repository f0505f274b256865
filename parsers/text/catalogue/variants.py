"""The other words that a type may be called by: synonyms of its names, and of parts of the first."""

from collections.abc import Collection, Sequence
from itertools import combinations

from parsers.text.catalogue.phrases import FEE_WORDS, Phrase, place

UNIT_WORDS = frozenset({"per", "pr", "tim", "time", "hour", "døgn", "dag", "day"})
PARTS_OF_DAY = frozenset({"dag", "day"})
"""No unit in the name of what is paid by the hour: Personlig assistent dag."""


def variants(
    own: Sequence[Phrase], parts: Sequence[Phrase], lent: Sequence[Phrase], synonyms: Collection[list[Phrase]]
) -> list[Phrase]:
    """The type's `own` names in other words, with and without a leading fee word.

    `parts` of its first name stand for the whole; the `lent` words only lend it their synonyms.
    """
    name, whole = own[0], [*parts, *own, *lent]
    found = [name, *parts, *(other for group in synonyms if not set(group).isdisjoint(whole) for other in group)]
    bare = tuple(word for word in name if word not in UNIT_WORDS)
    if set(bare) - FEE_WORDS:
        found.append(bare)
    while len(name) > 1 and name[0] in FEE_WORDS:
        name = name[1:]
    within = {name[begin:end] for begin, end in combinations(range(len(name) + 1), 2)}
    for phrases in synonyms:
        held = max((p for p in phrases if p in within), key=len, default=None)
        at = place(held, name) if held else None
        if held is not None and at is not None:
            found += [name[:at] + other + name[at + len(held) :] for other in phrases]
    return [*found, *(one[1:] for one in found if len(one) > 1 and one[0] in FEE_WORDS)]
