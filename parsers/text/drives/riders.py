"""Who rode along: by name, with their own kilometres where these were said, else only counted."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.lines import Passenger, Span
from parsers.text.drives.names import PRONOUNS, Names
from parsers.text.drives.ridden import Rider, bare_kilometres, once, with_own
from parsers.text.spans.mentions import Distance, Mention, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import riding
from parsers.text.words.tokens import Spots, Token

_MOST_WORDS = 4
_MOST_RIDERS = 8
_MOST_CUES = 12
_MEANT_WITHIN = 16
_FARTHEST = 4
"""Tokens between the word for riding along and the names: passasjerar heile vegen: Liv Aasen."""
_PLACED = frozenset({"i", "til", "fra", "frå", "via", "innom", "in", "to", "from", "at"})
_SEPARATORS = frozenset({",", "og", "and", "&", "+", "/", "samt", "(", ")"})
_ALONE = frozenset({"alene", "aleine", "åleine", "aleina", "alone", "solo"})
_APPOSING = frozenset({",", ":", "("})
_AROUND = frozenset({"med", "på", "with", "along", "skyss", "haik", "a", "in"})

EXAMPLES = {
    "Ola Nordmann satt på": ["Ola Nordmann"],
    "Hadde med Ola som passasjer": ["Ola"],
    "hadde med meg Kari Nes": ["Kari Nes"],
    "hadde Kari Nes med i bilen": ["Kari Nes"],
    "to passasjerar (Anne Li, Per Vik)": ["Anne Li", "Per Vik"],
    "Kari Nes og Ola Nordmann satt på": ["Kari Nes", "Ola Nordmann"],
    "Kari Nes, Dag Li og Per Vik var passasjerer": ["Kari Nes", "Dag Li", "Per Vik"],
    "Haugen–Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "møte i Voss, Ola Nordmann satt på": ["Ola Nordmann"],
    "Passasjerar heile vegen: Liv Aasen og Oddvar Nes": ["Liv Aasen", "Oddvar Nes"],
    "Filip Nowak was passenger the whole way": ["Filip Nowak"],
    "I gave Anna Berg a lift": ["Anna Berg"],
    "42 km, Anne-Marie Nes satt på": ["Anne-Marie Nes"],
    "42 km, ola satt på": ["ola"],
    "32 km with tom berg as passenger": ["tom berg"],
    "Jorunn og Kåre var med som passasjerar": ["Jorunn", "Kåre"],
    "støttekontakt i går, brukeren var passasjer": ["one unnamed"],
    "klienten var med som passasjer: Emil Sørbø": ["Emil Sørbø"],
    "42 KM, OLA NORDMANN SATT PÅ": ["OLA NORDMANN"],
    "Kari Nes og to andre satt på": ["Kari Nes", "one unnamed", "one unnamed"],
    "Kari Nes og en til satt på": ["Kari Nes", "one unnamed"],
    "hentet Kari Nes på Moen, og hun satt på": ["Kari Nes"],
    "en kollega satt på": ["one unnamed"],
    "kollega Ola Li satt på": ["Ola Li"],
    "Two colleagues, Mona Lie and Geir Strand, rode with me": ["Mona Lie", "Geir Strand"],
    "en kollega, Ola Li, satt på": ["Ola Li"],
    "to passasjerer": ["one unnamed", "one unnamed"],
    "hadde passasjer": ["one unnamed"],
    "tre passasjerer, Ola Li og Kari Nes": ["Ola Li", "Kari Nes", "one unnamed"],
    "64 km. Anne Li og Per Vik var passasjerer, Per bare 20 km": ["Anne Li", "Per Vik 20"],
    "44 km. Per Vik var passasjer dei siste 12 km": ["Per Vik 12"],
    "34 km t/r. Ola Li sat på berre heimover (17 km)": ["Ola Li 17"],
    "Ola Li (20 km) og Kari Nes satt på, 42 km": ["Ola Li 20", "Kari Nes"],
    "Ola Li satt på, 42 km t/r": ["Ola Li"],
    "Berit Moen og Jan Haug satt på": ["Berit Moen", "Jan Haug"],
    "passasjerer: Mai Li og August Vik": ["Mai Li", "August Vik"],
    "42 km, passasjerer: Ola Nes 12, Kari Moe 30": ["Ola Nes 12", "Kari Moe 30"],
    "42 km, passasjerar Ola Nes 12 og Kari Moe": ["Ola Nes 12", "Kari Moe"],
    "42 km, passasjerer: Ola Nes hele veien og Kari Moe 5 km": ["Ola Nes", "Kari Moe 5"],
    "42 km, passengers: Ola Nes the whole way and Kari Moe 5 km": ["Ola Nes", "Kari Moe 5"],
    "jeg satt på med Ola": [],
    "uten passasjerer": [],
    "42 km, alene i bilen": [],
    "Ola Li satt ikke på": [],
    "støttekontakt for Emil, hadde med Emil": [],
}


@dataclass(frozen=True, slots=True)
class Riders:
    """All who are said to ride along, in order."""

    all: tuple[Rider, ...] = ()

    @property
    def passengers(self) -> tuple[Passenger, ...]:
        """The riders as a line has them."""
        return tuple(rider.passenger for rider in once(self.all))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they are named."""
        return tuple(rider.span for rider in self.all)

    @property
    def distances(self) -> list[Distance]:
        """The distances that are theirs and not a drive's."""
        return [rider.own for rider in self.all if rider.own]


NOBODY = Riders()


def may_ride(said: Set[str], spots: Spots) -> bool:
    """False for a text without any word that a phrase for riding along begins with."""
    return "passenger" in spots or not riding().keys().isdisjoint(said)


def riders(text: str, tokens: Sequence[Token], spots: Spots, mentions: Sequence[Mention], blocked: Set[int]) -> Riders:
    """The people said to ride along; `blocked` are tokens of routes and of types, which name nobody.

    In a carer's text only the word passenger makes one.
    """
    phrases = riding()
    words = [at for at, token in enumerate(tokens) if "passenger" in token.senses or token.text in phrases]
    caring = "caring" in spots
    cues = [at for at in words[:_MOST_CUES] if "passenger" in tokens[at].senses or (not caring and _rides(tokens, at))]
    if not cues:
        return NOBODY
    taken = {index for one in mentions if not isinstance(one, Distance) for index in range(one.first, one.last)}
    found: list[Rider] = []
    farthest = max((one.km * (one.times or 1) for one in mentions if isinstance(one, Distance)), default=Decimal(0))
    for told in _Finder(text, tokens, blocked | taken, farthest).find(cues):
        known = {(rider.name, rider.first) for rider in found}
        found += [rider for rider in told if (rider.name, rider.first) not in known]
    return Riders(with_own(tuple(found), tokens, mentions))


def _phrases(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
    """The phrases for riding along that begin at the token: the token after each, and where the names stand."""
    for phrase, place in riding()[tokens[index].text]:
        last = index + len(phrase)
        if tuple(token.text for token in tokens[index:last]) == phrase:
            yield last, place


def _rides(tokens: Sequence[Token], index: int) -> bool:
    return next(_phrases(tokens, index), None) is not None


class _Finder:
    """Finds the riders of one text by the words for riding along."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int], farthest: Decimal) -> None:
        self._text = text
        self._tokens = tokens
        self._blocked = blocked
        self._farthest = farthest
        self._names = Names(text, tokens, blocked)

    def find(self, cues: Sequence[int]) -> Iterator[list[Rider]]:
        """The riders by each cue."""
        for index in cues:
            yield self._called(index) if "passenger" in self._tokens[index].senses else self._said(index)

    def _called(self, index: int) -> list[Rider]:
        """Those whom the word passenger calls so: before it, else after it, else only counted."""
        if any(has(self._tokens, index - step, "negation") for step in (1, 2, 3)):
            return []
        told = self._before(index)
        if all(rider.name is None for rider in told) and (not told or text_at(self._tokens, index + 1) == ":"):
            told = self._after(index + 1) or told
        count, first = self._count(index)
        more = int(count) - len(told) if count <= _MOST_RIDERS else 0
        return [*told, *self._unnamed(first, index + 1, more)]

    def _said(self, index: int) -> list[Rider]:
        """Those before `satt på`, after `hadde med`, or between: `hadde Ola med`."""
        for last, place in _phrases(self._tokens, index):
            if place == "before":
                return self._before(index)
            told = self._after(last)
            end = told[-1].last if told else last
            if place == "after" or (told and text_at(self._tokens, end) in _AROUND and not self._stays(end + 1)):
                return told
        return []

    def _stays(self, index: int) -> bool:
        """True for `had Oliver with us`, which is no drive unless the car is named."""
        return text_at(self._tokens, index) == "us" and not has(self._tokens, index + 3, "vehicle")

    def _count(self, index: int) -> tuple[Decimal, int]:
        """How many passengers the words before the noun say, and where: `to passasjerer`, `hadde passasjer`."""
        for first in (index - 1, index - 2):
            found = number(self._tokens, first) if first >= 0 else None
            if found and found[1] in (index, index - 1) and found[0] == int(found[0]):
                return found[0], first
        return Decimal(has(self._tokens, index - 1, "having")), index

    def _before(self, index: int) -> list[Rider]:
        """The names that end at the token, past `var` and `som`."""
        last = index
        while last > 0 and "ride_filler" in self._tokens[last - 1].senses:
            last -= 1
        if text_at(self._tokens, last - 1) in _ALONE:
            return []
        if text_at(self._tokens, last - 1) in PRONOUNS:
            return self._spoken_of(last - 1)
        first = last
        while first > 0 and last - first < _MOST_RIDERS * _MOST_WORDS and self._may_list(first - 1):
            first -= 1
        while first < last and self._tokens[first].text in _SEPARATORS:
            first += 1
        known = any(self._names.is_name(at) or has(self._tokens, at, "companion") for at in range(first, last))
        return list(self._listed(first, last)) if known else self._in_small_letters(last)

    def _spoken_of(self, index: int) -> list[Rider]:
        """The one whom a pronoun means: the last name before it, `hentet Kari Nes, og hun satt på`."""
        for last in range(index, max(index - _MEANT_WITHIN, 0), -1):
            first = last
            while first > 0 and self._names.is_name(first - 1):
                first -= 1
            if first < last and text_at(self._tokens, first - 1) not in (*_PLACED, "på"):
                return [self._rider(first, last)]
        return []

    def _may_list(self, index: int) -> bool:
        """True for what a list of names is made of."""
        token = self._tokens[index]
        if token.text in _SEPARATORS or self._names.is_name(index) or self._names.is_hyphen(index):
            return index not in self._blocked
        bracketed = text_at(self._tokens, index - 1 - ("distance" in token.senses)) == "("
        noun = index + (token.kind == "num")
        counted = "number" in token.senses or has(self._tokens, noun, "companion") or self._is_rest(noun)
        return bracketed or counted or self._is_aside(index)

    def _is_aside(self, index: int) -> bool:
        """True inside `(hele veien)`."""
        beside = text_at(self._tokens, index - 1) == "(" or text_at(self._tokens, index + 1) == ")"
        return beside and "ride_filler" in self._tokens[index].senses

    def _in_small_letters(self, last: int) -> list[Rider]:
        """`ola satt på` and `kari og ola satt på`, where the words begin a clause."""
        first = last
        while first > 0 and last - first < _MOST_WORDS and self._names.is_word(first - 1):
            first -= 1
        before = self._tokens[first - 1] if first else None
        opens = before is None or before.kind != "word" or "join" in before.senses or "having" in before.senses
        if first == last or last - first > 2 or not opens:
            return []
        others = self._in_small_letters(first - 1) if has(self._tokens, first - 1, "join") else []
        return [*others, self._rider(first, last)]

    def _after(self, index: int) -> list[Rider]:
        """The names that begin near the token, past `heile vegen:`."""
        first, tokens = index, self._tokens
        while first < min(len(tokens), index + _FARTHEST) and not self._names.is_name(first):
            if "ride_filler" not in tokens[first].senses and tokens[first].text not in (":", "(", "-", ","):
                break
            first += 1
        last = min(len(tokens), first + _MOST_RIDERS * _MOST_WORDS)
        return list(self._listed(first, last, small=text_at(tokens, first - 1) == ":"))

    def _listed(self, first: int, last: int, *, small: bool = False) -> Iterator[Rider]:
        """The names of a list, past their own kilometres, and `en kollega`, `to andre` beside them.

        The letters may be `small` where the list is announced: `passasjerer: kari nes og ola li`.
        """
        tokens, index, named, announced = self._tokens, first, -1, 0
        while index < last:
            end = self._names.end(index, last, small=small)
            count = number(tokens, index)
            noun = count[1] if count and end == index else index
            if end > index:
                if text_at(tokens, index - 1) not in _PLACED and not has(tokens, index - 1, "polite"):
                    announced -= announced > 0
                    yield replace(self._rider(index, end), own=bare_kilometres(tokens, end, self._farthest))
                end += end < last and bare_kilometres(tokens, end, self._farthest) is not None
                small = small and not self._names.is_name(index)
                index = named = end
            elif has(tokens, noun, "companion") or self._is_rest(noun):
                many = self._many(noun, count[0] if count else None)
                if text_at(tokens, noun + 1) in _APPOSING and self._names.end(noun + 2, last) > noun + 2:
                    announced = many  # to kolleger, Kari Nes og Ola Li
                elif self._names.end(noun + 1, last) == noun + 1:
                    yield from self._unnamed(index, noun + 1, many)
                index = noun + 1
            elif index == named and "ride_filler" in tokens[index].senses:  # Ola hele veien og Kari 5 km
                index = named = index + 1
            elif tokens[index].text in _SEPARATORS or self._is_aside(index):
                named += named == index and tokens[index].text == "("
                index += 1
            elif index == named and has(tokens, index + 1, "distance"):
                index += 2
            else:
                break
        if announced and named > first:
            yield from self._unnamed(first, named, announced)

    def _many(self, noun: int, count: Decimal | None) -> int:
        """How many the noun speaks of: one for `kona`, none that can be told for `kolleger`."""
        one = self._tokens[noun].senses.get("companion") == "one"
        many = int(count) if count is not None else int(one)
        return many if many <= _MOST_RIDERS else 0

    def _unnamed(self, first: int, last: int, many: int) -> list[Rider]:
        return [Rider(None, first, last, (self._tokens[first].start, self._tokens[last - 1].end))] * many

    def _is_rest(self, index: int) -> bool:
        """True for `to andre` and `en til`."""
        said = text_at(self._tokens, index) == "til" and has(self._tokens, index - 1, "number")
        return said or has(self._tokens, index, "rest")

    def _rider(self, first: int, last: int) -> Rider:
        span = (self._tokens[first].start, self._tokens[last - 1].end)
        return Rider(self._text[slice(*span)], first, last, span)
