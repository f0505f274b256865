"""Types whose names hold what was said: whoever says the one may mean another."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from parsers.text.catalogue.phrases import Phrase, add
from parsers.text.words.stems import stem


def relatives(
    full: Mapping[Phrase, Sequence[str]],
    names: Mapping[str, Phrase],
    synonyms: Iterable[Sequence[Phrase]],
    worked: frozenset[str],
) -> Mapping[Phrase, tuple[str, ...]]:
    """For each phrase that settles types, the types whose names hold it, or a synonym of it, among other words.

    What settles one type that is `worked` by the hour or day has those of its name too: SK those of Støttekontakt.
    """
    alike = {phrase: group for group in synonyms for phrase in group}
    held = _holding(names)
    found: dict[Phrase, tuple[str, ...]] = {}
    for phrase, codes in full.items():
        own = [names[codes[0]]] if len(codes) == 1 and codes[0] in worked else []
        said = (phrase, *alike.get(phrase, ()), *own)
        found[phrase] = tuple(dict.fromkeys(code for one in said for code in held.get(one, ())))
    return found


def siblings(names: Mapping[str, str], units: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """For each type the others of its unit whose names begin alike."""
    first = {code: stem(name.lower().split()[0]) for code, name in names.items() if name.strip()}
    return {
        code: tuple(one for one in first if one != code and first[one] == first.get(code) and units[one] == units[code])
        for code in names
    }


def _holding(names: Mapping[str, Phrase]) -> Mapping[Phrase, Sequence[str]]:
    """Each phrase that stands among other words in a name, with the types whose names hold it, in order."""
    found: dict[Phrase, list[str]] = {}
    for code, name in names.items():
        for first, last in combinations(range(len(name) + 1), 2):
            if last - first < len(name):
                add(found, name[first:last], code)
    return found
