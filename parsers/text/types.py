"""Which of the municipality's types a phrase names: exact phrases decide, parts of names give candidates."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from claims.catalogue import Catalogue
from parsers.text.lexicon import concepts
from parsers.text.mentions import Mention, text_at
from parsers.text.phrases import Phrase, body_variants, heads, holding, parts_of, phrase_of, place, tails
from parsers.text.stems import stem, stems
from parsers.text.tokens import Token
from parsers.text.typos import Speller

_BODY_ENDS = (
    "styr",
    "utvalg",
    "råd",
    "nemnd",
    "komite",
    "komit",
    "fylkesting",
    "representantskap",
    "committe",
    "board",
    "council",
)
_OUTLAYS = ("ferry", "toll", "parking", "transit", "taxi", "hotel", "course", "flight", "childcare")
_NOT_BODIES = ("områd", "forråd", "bestyr")
_NO_BODIES = frozenset({"råd", "styr"})
_COURSES = ("kurs", "konferans", "samling", "landsting", "seminar", "opplæring", "folkevald", "folkevalg", "cours")
_OF_ITSELF = ("styr", "landsstyr", "hovedstyr", "representantskap", "rådgiv", "advokat")
_HOSTED = frozenset({"hos", "hjå", "regi"})
_SUPPLEMENT = "tillegg"
_OTHER_MEETING = re.compile(r"[^\W\d_-]{3,}møte[tr]?")
_LONGEST = 8
_OTHER = frozenset({"and", "ann", "divers", "øvrig", "yms", "other", "egn", "sam"})
_UNIT_WORDS = frozenset({"per", "pr", "tim", "time", "hour", "døgn", "dag", "day"})
_FEE_WORDS = frozenset({"møt", "møte", "møtegodtgjør", "godtgjør", "honor", "møtehonor"})


@dataclass(slots=True, kw_only=True)
class TypeMention(Mention):
    """A phrase that names types: one code when it is settled, several when a part of their names was said.

    No code at all is a body, a supplement by the hour, or an outlay that the catalogue does not hold.
    `relatives` are types whose names hold the phrase too; `fee` says that meetings are paid, and of which body not;
    a `doubtful` name is only similar, and asked even if nothing else is.
    """

    codes: tuple[str, ...]
    settled: bool
    relatives: tuple[str, ...] = ()
    lost: bool = False
    body: bool = False
    supplement: bool = False
    doubtful: bool = False
    fee: bool = False


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
        self._outlays = {phrase for name in (*_OUTLAYS, "activity") for phrase in synonyms[name]}
        for code, phrases in named.items():
            for phrase in phrases:
                _add(self._full, phrase, code)
            self.words[code] = frozenset(word for phrase in phrases for word in phrase) - _UNIT_WORDS
        for code, phrases in named.items():
            self._add_names(code, phrases, synonyms.values(), {p for others in named.values() for p in others})
        names = {code: phrases[0] for code, phrases in named.items()}
        for code, phrase in (*tails(names, _FEE_WORDS), *heads(names, _FEE_WORDS)):
            if phrase not in self._full:
                self._full[phrase] = [code]
        self._relatives = {phrase: holding(phrase, names) for phrase in self._full}
        known = {phrase for table in (self._full, self._parts) for phrase in table}
        self._unknown = {phrase for name in _OUTLAYS for phrase in synonyms[name]} - known
        self.general = tuple(code for p in synonyms["outlay"] for code in self._full.get(p, ()))[:1]
        self.lost = self._name_lost(named)
        self._first = {phrase[0] for phrase in (*self._full, *self._parts, *self._unknown)}
        self._vocabulary = {word for table in (self._full, self._parts, self._unknown) for p in table for word in p}
        self._speller = Speller(self._vocabulary)

    def _phrases(self, code: str) -> list[Phrase]:
        """Names and aliases of every period, the newest name first."""
        rows = [self.catalogue.latest(code), *(row for row in self.catalogue.rows if row.code == code)]
        texts = [text for row in rows for text in (row.name, *row.aliases)]
        return list(dict.fromkeys(phrase for phrase in map(phrase_of, texts) if phrase))

    def _add_names(
        self, code: str, own: Sequence[Phrase], synonyms: Collection[list[Phrase]], taken: set[Phrase]
    ) -> None:
        """The type's `own` names in other words, without a leading fee word, and the beginnings of the first."""
        name = own[0]
        parts = parts_of(self.catalogue.latest(code).name, self._outlays) if self._units[code] == "amount" else []
        whole = [*parts, *own]
        variants = [name, *parts, *(other for group in synonyms if not set(group).isdisjoint(whole) for other in group)]
        bare = tuple(word for word in name if word not in _UNIT_WORDS)
        if set(bare) - _FEE_WORDS:
            variants.append(bare)
        while len(name) > 1 and name[0] in _FEE_WORDS:
            name = name[1:]
        variants += body_variants(name) if self._units[code] == "meeting" else []
        for phrases in synonyms:
            held = max((p for p in phrases if place(p, name) is not None), key=len, default=None)
            at = place(held, name) if held else None
            if held is None or at is None:
                continue
            variants += [name[:at] + other + name[at + len(held) :] for other in phrases]
        variants += [variant[1:] for variant in variants if len(variant) > 1 and variant[0] in _FEE_WORDS]
        for variant in variants:
            if variant not in taken:
                _add(self._full, variant, code)
            for length in range(1, len(variant)):
                if not _OTHER.issuperset(variant[:length]):
                    _add(self._parts, variant[:length], code)

    def _name_lost(self, named: Mapping[str, Sequence[Phrase]]) -> tuple[str, ...]:
        """Lost earnings without more words may be any type that has them in a name: those types."""
        codes = tuple(
            code
            for code, names in named.items()
            if any(place(phrase, name) is not None for phrase in self._lost for name in names)
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
        units = [("" if index in taken else self._spelt(word, tokens[index]), index) for word, index in stems(tokens)]
        found = []
        at = 0
        while at < len(units):
            mention = self._match(tokens, units, at)
            if mention is None:
                at += 1
                continue
            mention.span = (tokens[mention.first].start, tokens[mention.last - 1].end)
            found.append(mention)
            while at < len(units) and units[at][1] < mention.last:
                at += 1
        return found

    def _spelt(self, word: str, token: Token) -> str:
        """The stem, or the only known one that a long unknown word is one wrong letter away from."""
        if word in self._vocabulary or token.senses or len(word) < Speller.LONG or token.kind != "word":
            return word
        wrong, near = self._speller.nearest(word)
        return near[0] if wrong == 1 and len(near) == 1 else word

    def _match(self, tokens: Sequence[Token], units: list[tuple[str, int]], at: int) -> TypeMention | None:
        word, first = units[at]
        if not word or (word == "ks" and _is_organisation(tokens, first)):
            return None
        if word in self._first:
            words = tuple(unit for unit, _ in units[at : at + _LONGEST])
            for length in range(len(words), 0, -1):
                phrase = words[:length]
                if "" not in phrase and (mention := self._known(phrase, first, units[at + length - 1][1] + 1)):
                    return mention
        return self._unheld(word, tokens[first], first)

    def _unheld(self, word: str, token: Token, first: int) -> TypeMention | None:
        """What the catalogue does not hold as written: a misspelt name with its choices, a body, a supplement."""
        similar = [] if token.senses or token.kind != "word" else self._similar(word)
        body = word.endswith(_BODY_ENDS) and not word.endswith(_NOT_BODIES) and word not in _NO_BODIES
        body = body or (not token.senses and _OTHER_MEETING.fullmatch(token.text) is not None)
        supplement = word.endswith(_SUPPLEMENT) and len(word) > len(_SUPPLEMENT) + 2
        if not (similar or body or supplement):
            return None
        return TypeMention(
            rule="similar_name" if similar else "unknown_body" if body else "unknown_supplement",
            first=first,
            last=first + 1,
            codes=tuple(similar),
            settled=False,
            body=body and not similar,
            supplement=supplement and not similar,
            doubtful=bool(similar),
        )

    def _similar(self, word: str) -> list[str]:
        """The types whose one-word names a long word may be meant for: never taken for granted, always asked."""
        _, near = self._speller.nearest(word) if word not in self._vocabulary else (0, ())
        return [code for other in near for code in self._full.get((other,), ())]

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
                fee=_FEE_WORDS.issuperset(phrase) and all(code in self.meetings for code in parts),
            )
        if phrase in self._unknown:
            return TypeMention(rule="unknown_outlay", first=first, last=last, codes=(), settled=False)
        return None


def _is_organisation(tokens: Sequence[Token], index: int) -> bool:
    """True for KS beside a course, or as a host: the municipalities' organisation, not the kommunestyre."""
    for beside in range(index + 1, index + 4):
        if text_at(tokens, beside) not in ("-", "'", "s", "sin", "sitt", "si") and beside > index:
            if stem(text_at(tokens, beside)).startswith((*_COURSES, *_OF_ITSELF)):
                return True
            break
    for beside in range(index - 1, max(index - 5, -1), -1):
        if tokens[beside].kind not in ("word", "num"):
            return False
        if tokens[beside].text in _HOSTED or stem(tokens[beside].text).startswith(_COURSES):
            return True
    return False


def _add(table: dict[Phrase, list[str]], phrase: Phrase, code: str) -> None:
    if phrase and code not in table.setdefault(phrase, []):
        table[phrase].append(code)
