"""Which of the municipality's types a phrase names: exact phrases decide, parts of names give candidates."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter

from claims.catalogue import Catalogue
from claims.fees import Fees
from parsers.text.catalogue.bodies import BY_SUBJECT, Bodies, is_head, is_other
from parsers.text.catalogue.by_field import beside_day, by_field
from parsers.text.catalogue.districts import BY_PLACE
from parsers.text.catalogue.joined_bodies import with_joined_bodies
from parsers.text.catalogue.likeness import Likeness
from parsers.text.catalogue.mention import TypeMention, unheld
from parsers.text.catalogue.mislaid import is_mislaid
from parsers.text.catalogue.names import Names
from parsers.text.catalogue.no_swim import is_no_swim
from parsers.text.catalogue.organisation import is_organisation
from parsers.text.catalogue.phrases import (
    FEE_WORDS,
    HEADS,
    OUTLAYS,
    Phrase,
    common_words,
    compound,
    ending_in_number,
    halves,
    is_monthly,
    labelled,
    like_days,
    phrase_of,
    place,
    words_of,
)
from parsers.text.catalogue.relatives import relatives, siblings
from parsers.text.catalogue.remits import is_field
from parsers.text.catalogue.variants import PARTS_OF_DAY, UNIT_WORDS
from parsers.text.spans.intended import is_intended
from parsers.text.words.lexicon import concepts, known_words
from parsers.text.words.spelling import look_up
from parsers.text.words.stems import stem, stems
from parsers.text.words.tokens import Token

_ENGLISH_BODIES = frozenset({"council", "committe", "committee", "board"})
_LONGEST = 8
_REMEMBERED = 4_096


@cache
def _synonyms() -> dict[str, list[Phrase]]:
    """The words for one thing, as phrases."""
    return {name: [phrase_of(words) for words in found] for name, found in concepts().items()}


class TypeIndex:
    """The catalogue's names, aliases and their synonyms as phrases of stems, compiled once.

    `paid_in_part` are the meetings that have a fee of their own for a part, or for one case.
    """

    def __init__(self, catalogue: Catalogue, fees: Fees) -> None:
        synonyms = _synonyms()
        self._names = names = Names(catalogue, synonyms)
        self.catalogue = catalogue
        self.codes = tuple(catalogue.codes)
        self.words: dict[str, frozenset[str]] = {}
        self.labelled: dict[str, frozenset[Phrase]] = {}
        self.meetings = names.meetings
        self.monthly = frozenset(code for code in self.meetings if is_monthly(names.spellings[code]))
        self.paid_in_part = frozenset(code for code in self.meetings if any(row.attendance for row in fees.of(code)))
        self._lost = {phrase_of(phrase) for phrase in concepts()["lost"]}
        words = [frozenset(phrase[0] for phrase in group if len(phrase) == 1) for group in synonyms.values()]
        for code, phrases in names.own.items():
            units = UNIT_WORDS - PARTS_OF_DAY if names.units[code] == "hour" else UNIT_WORDS
            own = frozenset(word for phrase in phrases for word in phrase) - units
            alike = (group for group in words if not group.isdisjoint(own))
            self.words[code] = own.union(*alike)
            self.labelled[code] = frozenset(labelled(phrases, self.words[code]))
        worked = frozenset(code for code, unit in names.units.items() if unit in ("hour", "day"))
        self.halves = halves(names.full)
        self.half_words = frozenset(word for word in known_words() if stem(word) in self.halves)
        self._relatives = relatives(names.full, names.first, synonyms.values(), worked)
        known = {*names.full, *names.parts}
        self.siblings = siblings({code: catalogue.latest(code).name for code in self.codes}, names.units)
        self._unknown = {phrase for name in OUTLAYS for phrase in synonyms[name]} - known
        told = {phrase for group in synonyms.values() for phrase in group if phrase[-1] in _ENGLISH_BODIES}
        self._other_bodies = {phrase for phrase in told if len(phrase) > 1} - known
        self.general = tuple(code for p in synonyms["outlay"] for code in names.full.get(p, ()))[:1]
        self.lost = self._name_lost()
        self._first = {phrase[0] for phrase in known | self._unknown | self._other_bodies}
        self.like_days = like_days(names.full)
        self.ending_in_number = ending_in_number((names.full, names.parts), self.meetings)
        self._vocabulary = {word for table in (names.full, names.parts, self._unknown) for p in table for word in p}
        texts = [name for spellings in names.spellings.values() for name in spellings]
        self.short_forms = common_words(texts)
        written = {word for word in words_of(texts) if stem(word) in self._vocabulary}
        self._likeness = Likeness(self._vocabulary, written, names.full)
        self._bodies = Bodies({code: names.spellings[code] for code in self.meetings})
        self._may_open = lru_cache(_REMEMBERED)(self._opens)
        self.units = lru_cache(_REMEMBERED)(self._units_of)
        self.of_unit = lru_cache(_REMEMBERED)(self._of_unit)

    def _name_lost(self) -> tuple[str, ...]:
        """Lost earnings without more words may be any type that has them in a name: those types."""
        codes = tuple(
            code
            for code, names in self._names.own.items()
            if any(place(phrase, name) is not None for phrase in self._lost for name in names)
        )
        if len(codes) > 1:
            for phrase in self._lost:
                self._names.full.pop(phrase, None)
                self._names.parts[phrase] = list(codes)
            for code in codes:  # only what sets them apart decides between them
                self.words[code] -= {word for phrase in self._lost for word in phrase}
        return codes

    def _units_of(self, codes: tuple[str, ...]) -> frozenset[str]:
        """The units of the types' newest periods."""
        return frozenset(self._names.units[code] for code in codes)

    def _of_unit(self, codes: tuple[str, ...], *units: str) -> tuple[str, ...]:
        """Those of the types that are paid by such a unit."""
        return tuple(code for code in codes if self._names.units[code] in units)

    def names_meeting(self, mention: TypeMention) -> bool:
        """True for a body's meeting, in the catalogue or not."""
        return mention.body or "meeting" in self.units(mention.codes)

    def names_lost(self, mention: TypeMention) -> bool:
        """True for lost earnings, of one type or several."""
        return mention.lost or not {*mention.codes}.isdisjoint(self.lost)

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
        return self._with_listed(with_joined_bodies(tokens, found), tokens, taken)

    def _with_listed(self, found: list[TypeMention], tokens: Sequence[Token], taken: set[int]) -> list[TypeMention]:
        """The names with those of bodies that only their field names beside their day, where another body is named."""
        if not any(one.settled and self.names_meeting(one) for one in found):
            return found
        held = {at for one in found if one.settled for at in range(one.first, one.last)}
        words = (at for at, token in enumerate(tokens) if token.kind == "word" and at not in held)
        listed = [one for at in words if (one := beside_day(self._bodies, tokens, at, taken))]
        places = {one.first for one in listed}
        return (
            sorted((*listed, *(one for one in found if one.first not in places)), key=attrgetter("first"))
            if listed
            else found
        )

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
        if (word == "ks" and is_organisation(tokens, first)) or is_no_swim(tokens, first):
            return None
        if is_mislaid(tokens, first) or is_intended(tokens, first):
            return None
        if (whole := compound(tokens[first].text)) != word and (mention := self.by_phrase((whole,), first, first + 1)):
            return mention
        if word in self._first:
            words = tuple([unit for unit, _ in units])
            for length in range(len(words), 0, -1):
                phrase = words[:length]
                if length == 1 and "remainder" in tokens[first].senses:
                    return None  # som andre møter
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
        codes, parts = self._names.full.get(phrase), self._names.parts.get(phrase, [])
        if codes:
            return TypeMention(
                rule=BY_PLACE if phrase in self._names.places else "type_phrase",
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
