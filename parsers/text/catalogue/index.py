"""Which of the municipality's types a phrase names: exact phrases decide, parts of names give candidates."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from claims.catalogue import Catalogue
from claims.fees import Fees
from parsers.text.catalogue.bodies import BY_SUBJECT, Bodies, is_head, is_other
from parsers.text.catalogue.by_field import by_field
from parsers.text.catalogue.districts import BY_PLACE
from parsers.text.catalogue.likeness import Likeness
from parsers.text.catalogue.mention import TypeMention, unheld
from parsers.text.catalogue.mislaid import is_mislaid
from parsers.text.catalogue.organisation import is_organisation
from parsers.text.catalogue.phrases import (
    CARRIERS,
    FEE_WORDS,
    HEADS,
    OUTLAYS,
    SMALL_OUTLAYS,
    Phrase,
    add,
    beginnings,
    common_words,
    compound,
    ending_in_number,
    halves,
    heads,
    is_monthly,
    labelled,
    leading,
    like_days,
    parts_from,
    parts_of,
    phrase_of,
    place,
    says_no_more,
    shared_beginnings,
    spellings_of,
    tails,
    told_apart,
    words_of,
    written_apart,
)
from parsers.text.catalogue.relatives import relatives, siblings
from parsers.text.catalogue.remits import is_field
from parsers.text.catalogue.variants import PARTS_OF_DAY, UNIT_WORDS, variants
from parsers.text.words.lexicon import concepts, known_words, look_up
from parsers.text.words.stems import stem, stems
from parsers.text.words.tokens import Token

_ENGLISH_BODIES = frozenset({"council", "committe", "committee", "board"})
_LONGEST = 8
_REMEMBERED = 4_096
_OTHER = frozenset({"fast", "fix", "fixed", "and", "ann", "divers", "øvrig", "yms", "other", "egn", "sam"})


@cache
def _synonyms() -> dict[str, list[Phrase]]:
    """The words for one thing, as phrases."""
    return {name: [phrase_of(words) for words in found] for name, found in concepts().items()}


class TypeIndex:
    """The catalogue's names, aliases and their synonyms as phrases of stems, compiled once.

    `paid_in_part` are the meetings that have a fee of their own for a part, or for one case.
    """

    def __init__(self, catalogue: Catalogue, fees: Fees) -> None:
        self.catalogue = catalogue
        self.codes = tuple(catalogue.codes)
        self.words: dict[str, frozenset[str]] = {}
        self.labelled: dict[str, frozenset[Phrase]] = {}
        self._places: set[Phrase] = set()
        self._full: dict[Phrase, list[str]] = {}
        self._parts: dict[Phrase, list[str]] = {}
        self._units = {code: catalogue.latest(code).unit for code in self.codes}
        self.meetings = {code: catalogue.latest(code).name for code, unit in self._units.items() if unit == "meeting"}
        self.monthly = frozenset(code for code in self.meetings if is_monthly(self._spellings(code)))
        self.paid_in_part = frozenset(code for code in self.meetings if any(row.attendance for row in fees.of(code)))
        self._lost = {phrase_of(phrase) for phrase in concepts()["lost"]}
        named = {code: self._phrases(code) for code in self.codes}
        synonyms = _synonyms()
        words = [frozenset(phrase[0] for phrase in group if len(phrase) == 1) for group in synonyms.values()]
        self._outlays = {phrase for name in (*OUTLAYS, *SMALL_OUTLAYS) for phrase in synonyms[name]}
        for code, phrases in named.items():
            for phrase in phrases:
                add(self._full, phrase, code)
            units = UNIT_WORDS - PARTS_OF_DAY if self._units[code] == "hour" else UNIT_WORDS
            own = frozenset(word for phrase in phrases for word in phrase) - units
            alike = (group for group in words if not group.isdisjoint(own))
            self.words[code] = own.union(*alike)
            self.labelled[code] = frozenset(labelled(phrases, self.words[code]))
        apart = told_apart(named, [synonyms[name] for name in CARRIERS], synonyms["transit"])
        taken = {phrase for phrases in named.values() for phrase in phrases}
        begun = beginnings(named)
        for code, phrases in named.items():
            self._add_names(code, phrases, synonyms.values(), taken | apart[code], begun)
        for phrase in shared_beginnings(begun, [name for code in self.codes for name in self._spellings(code)]):
            self._parts.setdefault(phrase, [code for code in self.codes if code in begun[phrase]])
        names = {code: phrases[0] for code, phrases in named.items()}
        districts = {code for code, name in self.meetings.items() if is_head(names[code][0]) and says_no_more(name)}
        placed = {code for code in self.meetings if len(names[code]) > 1 and is_head(names[code][-1])}
        for code, phrase in (*tails(names, FEE_WORDS), *heads(names, FEE_WORDS, placed)):
            if phrase not in self._full:
                self._full[phrase] = [code]
                self._places |= {phrase} if code in districts else set()
        worked = frozenset(code for code, unit in self._units.items() if unit in ("hour", "day"))
        self.halves = halves(self._full)
        self.half_words = frozenset(word for word in known_words() if stem(word) in self.halves)
        self._relatives = relatives(self._full, names, synonyms.values(), worked)
        known = {*self._full, *self._parts}
        self.siblings = siblings({code: catalogue.latest(code).name for code in self.codes}, self._units)
        self._unknown = {phrase for name in OUTLAYS for phrase in synonyms[name]} - known
        told = {phrase for group in synonyms.values() for phrase in group if phrase[-1] in _ENGLISH_BODIES}
        self._other_bodies = {phrase for phrase in told if len(phrase) > 1} - known
        self.general = tuple(code for p in synonyms["outlay"] for code in self._full.get(p, ()))[:1]
        self.lost = self._name_lost(named)
        self._first = {phrase[0] for phrase in known | self._unknown | self._other_bodies}
        self.like_days = like_days(self._full)
        self.ending_in_number = ending_in_number((self._full, self._parts), self.meetings)
        self._vocabulary = {word for table in (self._full, self._parts, self._unknown) for p in table for word in p}
        texts = [name for code in self.codes for name in self._spellings(code)]
        self.short_forms = common_words(texts)
        written = {word for word in words_of(texts) if stem(word) in self._vocabulary}
        self._likeness = Likeness(self._vocabulary, written, self._full)
        self._bodies = Bodies({code: self._spellings(code) for code in self.meetings})
        self._may_open = lru_cache(_REMEMBERED)(self._opens)
        self.units = lru_cache(_REMEMBERED)(self._units_of)
        self.of_unit = lru_cache(_REMEMBERED)(self._of_unit)

    def _phrases(self, code: str) -> list[Phrase]:
        """Names and aliases of every period, the newest name first."""
        return list(dict.fromkeys(phrase for phrase in map(phrase_of, self._spellings(code)) if phrase))

    def _spellings(self, code: str) -> list[str]:
        rows = [self.catalogue.latest(code), *(row for row in self.catalogue.rows if row.code == code)]
        return spellings_of([text for row in rows for text in row.spellings], bought=self._units[code] == "amount")

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
        bought = self._units[code] == "amount"
        parts = parts_of(self.catalogue.latest(code).name, self._outlays) if bought else []
        lent = leading(name, self._outlays, synonyms, others) if bought else []
        if self._units[code] == "meeting":
            for apart in {apart for phrase in own for apart in written_apart(phrase)} - taken:
                add(self._full, apart, code)
        for variant in variants(own, parts, lent, synonyms):
            if variant not in taken:
                add(self._parts if begun.get(variant, {code}) - {code} else self._full, variant, code)
            for part in parts_from(variant):
                if not _OTHER.issuperset(part):
                    add(self._parts, part, code)

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

    def _units_of(self, codes: tuple[str, ...]) -> frozenset[str]:
        """The units of the types' newest periods."""
        return frozenset(self._units[code] for code in codes)

    def _of_unit(self, codes: tuple[str, ...], *units: str) -> tuple[str, ...]:
        """Those of the types that are paid by such a unit."""
        return tuple(code for code in codes if self._units[code] in units)

    def names_meeting(self, mention: TypeMention) -> bool:
        """True for a body's meeting, in the catalogue or not."""
        return mention.body or "meeting" in self.units(mention.codes)

    def find(self, tokens: Sequence[Token], taken: set[int]) -> list[TypeMention]:
        """The phrases that name types, longest first at each word, on tokens that no mention took."""
        found = []
        free = 0
        for index in [at for at, token in enumerate(tokens) if self._may_open(token.kind, token.text)]:
            if index < free or index in taken:
                continue
            units = self._stretch(tokens, index, taken)
            mention = self._match(tokens, units) if units and units[0][1] == index else None
            head = mention.last - 1 if mention and mention.body else index
            if not (mention and mention.settled) and is_head(tokens[head].text):
                mention = self._body(tokens, head, free, taken) or mention
            if not (mention and mention.settled and self.names_meeting(mention)):
                mention = by_field(self._bodies, tokens, index, taken) or mention
            if mention:
                mention.span = (tokens[mention.first].start, tokens[mention.last - 1].end)
                found.append(mention)
                free = mention.last
        return found

    def _opens(self, kind: str, word: str) -> bool:
        """False for nearly every token: one that opens no phrase and is like no name."""
        if kind != "word":
            return kind == "num" and word in self._first
        senses = look_up(word)
        spelt = stem(word) if senses else self._likeness.meant(stem(word), word)
        named = spelt in self._first or self._likeness.read(spelt, word, bool(senses))[0] is not None
        return named or "number" in senses or is_head(word) or is_field(word)

    def _body(self, tokens: Sequence[Token], head: int, free: int, taken: set[int]) -> TypeMention | None:
        """The body that ends or begins with the word, by what it is for."""
        said = self._bodies.read(tokens, head, free, taken)
        return said and TypeMention(rule=BY_SUBJECT, **said._asdict(), settled=len(said.codes) == 1)

    def _stretch(self, tokens: Sequence[Token], first: int, taken: set[int]) -> list[tuple[str, int]]:
        """Stem and token index of the words from the first on that one name may hold: up to a mark or a mention."""
        units: list[tuple[str, int]] = []
        for word, index in islice(stems(tokens, first), _LONGEST):
            if not word or index in taken:
                break
            units.append((self._spelt(word, tokens[index]), index))
        return units

    def _spelt(self, word: str, token: Token) -> str:
        return word if token.senses or token.kind != "word" else self._likeness.meant(word, token.text)

    def _match(self, tokens: Sequence[Token], units: Sequence[tuple[str, int]]) -> TypeMention | None:
        """What the words name together, or the first of them alone."""
        word, first = units[0]
        if (word == "ks" and is_organisation(tokens, first)) or is_mislaid(tokens, first):
            return None
        if (whole := compound(tokens[first].text)) != word and (mention := self.by_phrase((whole,), first, first + 1)):
            return mention
        if word in self._first:
            words = tuple([unit for unit, _ in units])
            for length in range(len(words), 0, -1):
                phrase = words[:length]
                if mention := self.by_phrase(phrase, first, units[length - 1][1] + 1):
                    bare = phrase[0] in _ENGLISH_BODIES or (phrase[0] in HEADS and not mention.settled)
                    own = length == 1 and bare and is_other(tokens, first, mention.last, self._vocabulary)
                    return replace(mention, rule="other_body", codes=(), body=True) if own else mention
        return None if is_field(tokens[first].text) else self._unheld(word, tokens[first], first)

    def misspells(self, said: str) -> bool:
        """True for words of which one is a known one but for a letter."""
        words = [(stem(word), word) for word in said.casefold().split()]
        return any(self._likeness.meant(root, word) != root for root, word in words)

    def _unheld(self, word: str, token: Token, first: int) -> TypeMention | None:
        """What the catalogue does not hold as written: a misspelt name with its choices, a body, a supplement."""
        rule, codes = self._likeness.read(word, token.text, bool(token.senses) or token.kind != "word")
        return unheld(rule, codes, first) if rule else None

    def by_phrase(self, phrase: Phrase, first: int, last: int) -> TypeMention | None:
        """The type or types that the phrase names, at those tokens."""
        codes, parts = self._full.get(phrase), self._parts.get(phrase, [])
        if codes:
            return TypeMention(
                rule=BY_PLACE if phrase in self._places else "type_phrase",
                first=first,
                last=last,
                codes=tuple(codes),
                settled=len(codes) == 1,
                relatives=self._relatives[phrase],
                lost=phrase in self._lost,
                fee=self._is_fee(phrase, codes),
            )
        if len(parts) > 1 or (parts and len(phrase) > 1):
            return TypeMention(
                rule="type_part",
                first=first,
                last=last,
                codes=tuple(parts),
                settled=len(parts) == 1,
                lost=phrase in self._lost,
                fee=self._is_fee(phrase, parts),
            )
        if phrase in self._other_bodies:  # youth council
            return TypeMention(rule="unknown_body", first=first, last=last, codes=(), settled=False, body=True)
        if phrase in self._unknown:
            return TypeMention(rule="unknown_outlay", first=first, last=last, codes=(), settled=False)
        return None

    def _is_fee(self, phrase: Phrase, codes: Sequence[str]) -> bool:
        """True for words that say that a meeting is paid, and not whose: møtegodtgjørelse."""
        return FEE_WORDS.issuperset(phrase) and all(code in self.meetings for code in codes)
