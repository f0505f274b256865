"""Which of the municipality's types a phrase names: exact phrases decide, parts of names give candidates."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.catalogue import Catalogue
from parsers.text.lexicon import concepts
from parsers.text.mentions import Mention
from parsers.text.normalise import normalise
from parsers.text.stems import stems
from parsers.text.tokens import Token, tokenise

Phrase = tuple[str, ...]

_BODY_ENDS = (
    "styr",
    "utvalg",
    "råd",
    "nemnd",
    "komite",
    "komit",
    "fylkesting",
    "representantskap",
    "committee",
    "board",
)
_OUTLAYS = ("ferry", "toll", "parking", "transit", "taxi", "hotel", "course", "flight", "childcare")
_NOT_BODIES = ("områd", "forråd", "bestyr")
_COURSES = ("kurs", "konferans", "samling", "landsting", "seminar", "opplæring")
_OTHER_MEETING = re.compile(r"[^\W\d_-]{3,}møte[tr]?")
_LONGEST = 8
_COMMITTEES = ("utvalg", "hovedutvalg")
_UNIT_WORDS = frozenset({"per", "pr", "tim", "time", "hour", "døgn", "dag", "day"})
_FEE_WORDS = frozenset({"møt", "møte", "møtegodtgjør", "godtgjør", "honorar", "møtehonorar"})


@dataclass(slots=True, kw_only=True)
class TypeMention(Mention):
    """A phrase that names types: one code when it is settled, several when a part of their names was said.

    No code at all is a body that the catalogue does not hold. `relatives` are types whose names hold the phrase too.
    """

    codes: tuple[str, ...]
    settled: bool
    relatives: tuple[str, ...] = ()
    lost: bool = False
    body: bool = False


class TypeIndex:
    """The catalogue's names, aliases and their synonyms as phrases of stems, compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words: dict[str, frozenset[str]] = {}
        self._full: dict[Phrase, list[str]] = {}
        self._parts: dict[Phrase, list[str]] = {}
        self._units = {code: catalogue.latest(code).unit for code in catalogue.codes}
        self.meetings = {code: catalogue.latest(code).name for code, unit in self._units.items() if unit == "meeting"}
        self._lost = {phrase_of(phrase) for phrase in concepts()["lost"]}
        named = {code: self._phrases(code) for code in catalogue.codes}
        synonyms = {name: [phrase_of(words) for words in found] for name, found in concepts().items()}
        for code, phrases in named.items():
            for phrase in phrases:
                _add(self._full, phrase, code)
            self.words[code] = frozenset(word for phrase in phrases for word in phrase) - _UNIT_WORDS
        for code, phrases in named.items():
            self._add_names(code, phrases[0], synonyms.values(), {p for others in named.values() for p in others})
        names = {code: phrases[0] for code, phrases in named.items()}
        self._relatives = {phrase: _holding(phrase, names) for phrase in self._full}
        known = {phrase for table in (self._full, self._parts) for phrase in table}
        self._unknown = {p for name in _OUTLAYS for p in synonyms.get(name, []) if p not in known}
        self.general = tuple(code for p in synonyms["outlay"] for code in self._full.get(p, ()))[:1]
        self.lost = self._name_lost(named)
        self._first = {phrase[0] for phrase in (*self._full, *self._parts, *self._unknown)}

    def _phrases(self, code: str) -> list[Phrase]:
        """Names and aliases of every period, the newest name first."""
        rows = [self.catalogue.latest(code), *(row for row in self.catalogue.rows if row.code == code)]
        texts = [text for row in rows for text in (row.name, *row.aliases)]
        return list(dict.fromkeys(phrase for phrase in map(phrase_of, texts) if phrase))

    def _add_names(self, code: str, name: Phrase, synonyms: Collection[list[Phrase]], taken: set[Phrase]) -> None:
        """The name in other words, without its leading fee word, and its beginnings."""
        parts = list(_parts(name, synonyms))
        variants = [name, *parts, *(other for part in parts for group in synonyms if part in group for other in group)]
        bare = tuple(word for word in name if word not in _UNIT_WORDS)
        if set(bare) - _FEE_WORDS:
            variants.append(bare)
        if name[0] in _COMMITTEES and len(name) > 1:
            variants += [(name[1] + "utvalg",), ("utvalg", *name[1:])]
        for phrases in synonyms:
            held = max((p for p in phrases if _place(p, name) is not None), key=len, default=None)
            at = _place(held, name) if held else None
            if held is None or at is None:
                continue
            variants += [name[:at] + other + name[at + len(held) :] for other in phrases]
        variants += [variant[1:] for variant in variants if len(variant) > 1 and variant[0] in _FEE_WORDS]
        for variant in variants:
            if variant not in taken:
                _add(self._full, variant, code)
            for length in range(1, len(variant)):
                _add(self._parts, variant[:length], code)

    def _name_lost(self, named: Mapping[str, Sequence[Phrase]]) -> tuple[str, ...]:
        """Lost earnings without more words may be any type that has them in a name: those types."""
        codes = tuple(
            code
            for code, names in named.items()
            if any(_place(phrase, name) is not None for phrase in self._lost for name in names)
        )
        if len(codes) > 1:
            for phrase in self._lost:
                self._full.pop(phrase, None)
                self._parts[phrase] = list(codes)
            for code in codes:  # only what sets them apart decides between them
                self.words[code] -= {word for phrase in self._lost for word in phrase}
        return codes

    def pays_meeting(self, codes: Collection[str]) -> bool:
        """True when one of the types is paid by the meeting."""
        return any(code in self.meetings for code in codes)

    def unit(self, code: str) -> str:
        """The unit of the type's newest period."""
        return self._units[code]

    def find(self, tokens: Sequence[Token], taken: set[int]) -> list[TypeMention]:
        """The phrases that name types, longest first at each word, on tokens that no mention took."""
        units = [("" if index in taken else word, index) for word, index in stems(tokens)]
        found = []
        at = 0
        while at < len(units):
            mention = self._match(tokens, units, at)
            if mention is None:
                at += 1
                continue
            found.append(mention)
            while at < len(units) and units[at][1] < mention.last:
                at += 1
        return found

    def _match(self, tokens: Sequence[Token], units: list[tuple[str, int]], at: int) -> TypeMention | None:
        word, first = units[at]
        if not word or (word == "ks" and self._is_organisation(units, at)):
            return None
        if word in self._first:
            words = tuple(unit for unit, _ in units[at : at + _LONGEST])
            for length in range(len(words), 0, -1):
                phrase = words[:length]
                if "" in phrase:
                    continue
                mention = self._known(phrase, first, units[at + length - 1][1] + 1)
                if mention:
                    mention.span = (tokens[first].start, tokens[mention.last - 1].end)
                    return mention
        body = word.endswith(_BODY_ENDS) and not word.endswith(_NOT_BODIES) and word != "råd"
        if body or (_OTHER_MEETING.fullmatch(tokens[first].text) and not tokens[first].senses):
            return TypeMention(
                rule="unknown_body",
                first=first,
                last=first + 1,
                span=(tokens[first].start, tokens[first].end),
                codes=(),
                settled=False,
                body=True,
            )
        return None

    def _is_organisation(self, units: list[tuple[str, int]], at: int) -> bool:
        """True for KS beside a course: the municipalities' organisation, not the kommunestyre."""
        beside = [word for word, _ in (*units[max(at - 1, 0) : at], *units[at + 1 : at + 2])]
        return any(word.startswith(_COURSES) for word in beside)

    def _known(self, phrase: Phrase, first: int, last: int) -> TypeMention | None:
        codes = self._full.get(phrase)
        parts = self._parts.get(phrase, [])
        if codes:
            return TypeMention(
                rule="type_phrase",
                first=first,
                last=last,
                codes=tuple(codes),
                settled=len(codes) == 1,
                relatives=self._relatives[phrase],
                lost=phrase in self._lost,
            )
        if len(parts) > 1 or (parts and len(phrase) > 1):
            return TypeMention(
                rule="type_part",
                first=first,
                last=last,
                codes=tuple(parts),
                settled=len(parts) == 1,
                lost=phrase in self._lost,
            )
        if phrase in self._unknown:
            return TypeMention(rule="unknown_outlay", first=first, last=last, codes=(), settled=False)
        return None


def phrase_of(text: str) -> Phrase:
    """The stems of a name, alias or synonym."""
    return tuple(word for word, _ in stems(tokenise(normalise(text))) if word)


def _place(part: Phrase | None, whole: Phrase) -> int | None:
    """Where the part stands in the whole, or None."""
    if not part:
        return None
    places = range(len(whole) - len(part) + 1)
    return next((at for at in places if whole[at : at + len(part)] == part), None)


def _parts(name: Phrase, synonyms: Collection[list[Phrase]]) -> Iterator[Phrase]:
    """The parts of "Buss og tog" or "Hotell/overnatting", when the name is made of known words only."""
    known = {phrase for phrases in synonyms for phrase in phrases}
    if len(name) > 1 and all((word,) in known for word in name):
        yield from ((word,) for word in name)


def _holding(phrase: Phrase, names: dict[str, Phrase]) -> tuple[str, ...]:
    """Types whose name holds the phrase among other words."""
    return tuple(code for code, name in names.items() if name != phrase and _place(phrase, name) is not None)


def _add(table: dict[Phrase, list[str]], phrase: Phrase, code: str) -> None:
    if phrase and code not in table.setdefault(phrase, []):
        table[phrase].append(code)
