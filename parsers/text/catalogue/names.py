"""What the municipality's types are called: exact phrases name a type, parts of names give candidates."""

from collections.abc import Collection, Mapping, Sequence

from claims.catalogue import Catalogue
from parsers.text.catalogue.ages import age_ranges, age_sides
from parsers.text.catalogue.bodies import is_head
from parsers.text.catalogue.phrases import (
    CARRIERS,
    FEE_WORDS,
    OUTLAYS,
    SMALL_OUTLAYS,
    Phrase,
    add,
    beginnings,
    heads,
    leading,
    parts_from,
    parts_of,
    phrase_of,
    says_no_more,
    shared_beginnings,
    spellings_of,
    tails,
    told_apart,
    written_apart,
)
from parsers.text.catalogue.variants import variants

_OTHER = frozenset(
    {"fast", "fix", "fixed", "and", "andr", "ann", "annan", "divers", "øvrig", "yms", "other", "oth", "egn", "sam"}
)


_RATES = ("low_rate", "middle_rate", "high_rate")
_ALLOWANCES = ("allowance", "godtgjøring", "godtgjørelse", "godtgjersle")


class Names:
    """The phrases of stems that name each type: `full`, `parts` of names, and the bodies' `places`.

    `spellings` are each type's names and aliases of every period, the newest first, and `own` the same as phrases.
    """

    def __init__(self, catalogue: Catalogue, synonyms: Mapping[str, list[Phrase]]) -> None:
        self._catalogue = catalogue
        self._outlays = {phrase for name in (*OUTLAYS, *SMALL_OUTLAYS) for phrase in synonyms[name]}
        self.units = {code: catalogue.latest(code).unit for code in catalogue.codes}
        self.meetings = {code: catalogue.latest(code).name for code, unit in self.units.items() if unit == "meeting"}
        self.spellings = {code: self._spellings(code) for code in self.units}
        self.own = {code: _phrases(spellings) for code, spellings in self.spellings.items()}
        self.first = {code: phrases[0] for code, phrases in self.own.items()}
        self.full: dict[Phrase, list[str]] = {}
        self.parts: dict[Phrase, list[str]] = {}
        self.places: set[Phrase] = set()
        for code, phrases in self.own.items():
            for phrase in phrases:
                add(self.full, phrase, code)
        self._add_variants(synonyms)
        self._add_ages()
        self._add_places([synonyms[name] for name in _RATES])

    def _spellings(self, code: str) -> list[str]:
        rows = [self._catalogue.latest(code), *(row for row in self._catalogue.rows if row.code == code)]
        return spellings_of([text for row in rows for text in row.spellings], bought=self.units[code] == "amount")

    def _add_variants(self, synonyms: Mapping[str, list[Phrase]]) -> None:
        """The names in other words, and what several names begin with."""
        apart = told_apart(self.own, [synonyms[name] for name in CARRIERS], synonyms["transit"])
        taken = {phrase for phrases in self.own.values() for phrase in phrases}
        begun = beginnings(self.own)
        for code, phrases in self.own.items():
            self._add_names(code, phrases, synonyms.values(), taken | apart[code], begun)
        for phrase in shared_beginnings(begun, [name for names in self.spellings.values() for name in names]):
            self.parts.setdefault(phrase, [code for code in self.units if code in begun[phrase]])

    def _add_ages(self) -> None:
        """What is paid by the hour or døgn by the ages it is for alone, 0–10 år, and by døgn as 0–10 allowance too."""
        for code, names in self.spellings.items():
            for ages in age_ranges(names) if self.units[code] in ("hour", "day") else ():
                add(self.full, phrase_of(ages), code)
            for ages in age_sides(names) if self.units[code] == "day" else ():
                for allowance in _ALLOWANCES:
                    add(self.full, phrase_of(f"{ages} {allowance}"), code)
                    add(self.full, phrase_of(f"{allowance} {ages}"), code)

    def _add_places(self, rates: Sequence[list[Phrase]]) -> None:
        """The types by the end or the beginning of their names alone, `rates` in other words too: low rate."""
        first = self.first
        districts = {code for code, name in self.meetings.items() if is_head(first[code][0]) and says_no_more(name)}
        placed = {code for code in self.meetings if len(first[code]) > 1 and is_head(first[code][-1])}
        for code, phrase in (*tails(first, FEE_WORDS), *heads(first, FEE_WORDS, placed)):
            if phrase not in self.full:
                self.full[phrase] = [code]
                self.places |= {phrase} if code in districts else set()
            for other in next((group for group in rates if phrase in group), ()):
                self.full.setdefault(other, [code])

    def _add_names(
        self,
        code: str,
        own: Sequence[Phrase],
        synonyms: Collection[list[Phrase]],
        taken: set[Phrase],
        begun: Mapping[Phrase, set[str]],
    ) -> None:
        """The type's `own` names in other words, without a leading fee word, and the beginnings of the first.

        What a name of another type begins with, in `begun`, is said of both: avlastning, though one is Avlastning natt.
        """
        name, others = own[0], taken.difference(own)
        bought = self.units[code] == "amount"
        parts = parts_of(self._catalogue.latest(code).name, self._outlays) if bought else []
        lent = leading(name, self._outlays, synonyms, others) if bought else []
        if self.units[code] == "meeting":
            for apart in {apart for phrase in own for apart in written_apart(phrase)} - taken:
                add(self.full, apart, code)
        for variant in variants(own, parts, lent, synonyms):
            if variant not in taken:
                add(self.parts if begun.get(variant, {code}) - {code} else self.full, variant, code)
            for part in parts_from(variant):
                if not _OTHER.issuperset(part):
                    add(self.parts, part, code)


def _phrases(spellings: Sequence[str]) -> list[Phrase]:
    """Names and aliases as phrases, in their order."""
    return list(dict.fromkeys(phrase for phrase in map(phrase_of, spellings) if phrase))
