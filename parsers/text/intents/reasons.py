"""Why claims go back: one reason for all of them, or one for each by its number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.text.intents.units import Unit

_MARKS = " \n\t:;,.()–-"
_OPENING = frozenset({",", ";", ".", "\n", ":", "("})


class Reasons:
    """The end of a sentence about claims, from the first word that tells why."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        first = next((at for at, unit in enumerate(units) if not unit.is_a("mark", "because")), len(units))
        self._text = text
        self._units = units[first:]

    def by_ref(self, refs: Sequence[str]) -> dict[str, str]:
        """The reason for each of the claims, and for those that are named only here; empty where none is given."""
        return dict.fromkeys(refs, "") | self.of_some(refs)

    def of_some(self, refs: Sequence[str]) -> dict[str, str]:
        """The reasons of those claims that have one."""
        openings = list(self._openings(refs))
        common = self._said(0, openings[0] if openings else len(self._units))
        found = dict.fromkeys(refs, common) if common else {}
        for start, end in pairwise([*openings, len(self._units)]):
            named = list(self._named(start, end))
            said = self._said(start + len(named), end)
            found |= {ref: said for unit in named for ref in unit.refs if said}
        return found

    def _openings(self, refs: Sequence[str]) -> Iterator[int]:
        """Where the reason of another claim begins: at its number, after a mark."""
        for at, unit in enumerate(self._units):
            opens = at == 0 or self._units[at - 1].text in _OPENING
            is_told = at + 1 < len(self._units) and self._units[at + 1].text == ":"
            if unit.refs and opens and (set(unit.refs) & set(refs) or is_told):
                yield at

    def _named(self, start: int, end: int) -> Iterator[Unit]:
        """The numbers at the start, with what joins them."""
        for unit in self._units[start:end]:
            if not (unit.refs or unit.is_a("join")):
                return
            yield unit

    def _said(self, start: int, end: int) -> str:
        part = self._units[start:end]
        return self._text[part[0].start : part[-1].end].strip(_MARKS) if part else ""
