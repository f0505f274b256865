"""Lists of people who ride along, as texts name and count them: `Ola Li, kona og to andre`."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from parsers.text.drives.names import PRONOUNS, Names
from parsers.text.drives.ridden import Rider, bare_kilometres
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import ALL_OF, BOTH, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

MOST = 8
"""People that a list may have."""
_MOST_WORDS = 4
_MEANT_WITHIN = 28
"""Tokens from `han` and `begge` back to the names."""
_OF, _THEM = frozenset({"av", "of"}), frozenset({"dem", "dei", "de", "them"})
_TOGETHER = ALL_OF | {"de", "dei", "they"}
_PARTING = frozenset({",", "og", "and", "+", "&", "samt"})
_WITHIN = 4
"""Tokens between the word for riding along and the names: passasjerar heile vegen: Liv Aasen."""
_HOSTED = frozenset({"hos"})
_PLACED = frozenset({"i", "til", "fra", "frå", "via", "innom", "in", "to", "from", "at"})
_SEPARATORS = frozenset({",", "og", "and", "+", "/", "samt", "(", ")"})
_BRACKET_WITHIN = 12
_ALONE = words_of("alone")
_DEPUTIES = tuple(words_of("deputy"))
_LEADING, _DASHES = frozenset({":", "(", "-", ","}), frozenset({"-", "*", "•"})
_APPOSING = frozenset({",", ":", "("})


class People:
    """Reads the lists of people of one text; `blocked` tokens name nobody, nobody rode beyond the `farthest`."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int], farthest: Decimal) -> None:
        self._text = text
        self._tokens = tokens
        self._blocked = blocked
        self._farthest = farthest
        self._names = Names(text, tokens, blocked)

    def before(self, index: int) -> list[Rider]:
        """The names that end at the token, past `var` and `som`."""
        last = index
        while last > 0 and "ride_filler" in self._tokens[last - 1].senses and not self._is_both(last - 1):
            last -= 1
        if text_at(self._tokens, last - 1) in _ALONE:
            return []
        if together := self._together(last):
            return self._all_spoken_of(*together)
        if text_at(self._tokens, last - 1) in PRONOUNS:
            return self._spoken_of(last - 1)
        first = last
        while first > 0 and last - first < MOST * _MOST_WORDS and self._may_list(first - 1):
            first -= 1
        while first < last and (self._tokens[first].text in _SEPARATORS or self._is_drive(first)):
            first += 1 + self._is_drive(first)
        known = any(self._names.is_name(at) or has(self._tokens, at, "companion") for at in range(first, last))
        return self.listed(first, last) if known else self._in_small_letters(last)

    def after(self, index: int) -> list[Rider]:
        """The names that begin near the token, past `heile vegen:`."""
        first, tokens = index, self._tokens
        while first < min(len(tokens), index + _WITHIN) and not self._names.is_name(first):
            below = text_at(tokens, first - 1) == ":" and tokens[first].kind == "nl"
            if "ride_filler" not in tokens[first].senses and tokens[first].text not in _LEADING and not below:
                break
            first += 1
        last = min(len(tokens), first + MOST * _MOST_WORDS)
        rows = any(token.kind == "nl" for token in tokens[index:first])
        return list(self._listed(first, last, small=text_at(tokens, first - 1) == ":", rows=rows))

    def listed(self, first: int, last: int) -> list[Rider]:
        """The names of a list that begins at the token, and those only counted beside them."""
        return list(self._listed(first, min(last, len(self._tokens))))

    def _listed(self, first: int, last: int, *, small: bool = False, rows: bool = False) -> Iterator[Rider]:
        """The names of a list, past their own kilometres, and `en kollega`, `to andre` beside them; in `rows` too.

        The letters may be `small` where the list is announced: `passasjerer: kari nes og ola li`.
        """
        tokens, index, named, announced = self._tokens, first, -1, 0
        while index < last:
            end = self._names.end(index, last, small=small)
            count = number(tokens, index)
            noun = count[1] if count and end == index else index
            if end > index:
                greeted = has(tokens, index - 1, "polite") and not has(tokens, index - 1, "solely")
                if text_at(tokens, index - 1) not in _PLACED and not greeted:
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
                    yield from self.unnamed(index, noun + 1, many)
                index = noun + 1
            elif index == named and "ride_filler" in tokens[index].senses:  # Ola hele veien og Kari 5 km
                index = named = index + 1
            elif index == named and (closed := self._bracket_after(self._past_place(index))):
                index = named = closed
            elif tokens[index].text in _SEPARATORS or self._is_aside(index):
                named += named == index and tokens[index].text == "("
                index += 1
            elif self._is_own(index, named):
                index += 2
            elif rows and (row := self._row(index, first, last)):
                index = row
            else:
                break
        if announced and named > first:
            yield from self.unnamed(first, named, announced)

    def names(self, index: int) -> bool:
        """True for the word of a name."""
        return self._names.is_name(index)

    def unnamed(self, first: int, last: int, many: int) -> list[Rider]:
        return [Rider(None, first, last, (self._tokens[first].start, self._tokens[last - 1].end))] * many

    def _spoken_of(self, index: int) -> list[Rider]:
        """The one whom a pronoun means: the last name before it, `hentet Kari Nes, og hun satt på`."""
        for last in range(index, max(index - _MEANT_WITHIN, 0), -1):
            first = last
            while first > 0 and self._names.is_name(first - 1):
                first -= 1
            led = text_at(self._tokens, first - 1)
            absent = led == "for" and text_at(self._tokens, first - 2).startswith(_DEPUTIES)  # vara for Liv
            if first < last and led not in (*_PLACED, "på") and not absent:
                return [self._rider(first, last)]
        return []

    def _together(self, last: int) -> tuple[int, int | None] | None:
        """Where `begge`, `de to`, `alle tre`, `both of them` or `they` begins that ends there, and how many it says."""
        tokens = self._tokens
        first = last - 2 if text_at(tokens, last - 2) in _OF and text_at(tokens, last - 1) in _THEM else last
        count, said = None, first
        while first > 0 and last - first < _MOST_WORDS and (word := self._of_all(first - 1)):
            count, first = (word if word > 0 else count), first - 1
        were = first - (has(tokens, first - 1, "being") and first < said)
        first = were - 1 if were < first and text_at(tokens, were - 1) in _TOGETHER else first
        together = any(token.text in _TOGETHER for token in tokens[first:said])  # not: to satt på
        return (first, count) if together and self._opens(first) else None

    def _is_both(self, index: int) -> bool:
        """True for the `begge` of people, not for that of `begge veier`."""
        apart = has(self._tokens, index + 1, "way_noun") or has(self._tokens, index + 1, "each_time")
        return text_at(self._tokens, index) in BOTH and not apart

    def _of_all(self, index: int) -> int:
        """How many the word says of those together, -1 where it does not say; 0 for any other word."""
        text, said = text_at(self._tokens, index), self._tokens[index].senses.get("number")
        if text in _TOGETHER:
            return -1
        return int(said) if isinstance(said, Decimal) and 1 < said <= MOST and self._tokens[index].kind == "word" else 0

    def _opens(self, index: int) -> bool:
        """True where a clause begins."""
        return index == 0 or self._tokens[index - 1].kind in ("nl", "sym") or has(self._tokens, index - 1, "join")

    def _all_spoken_of(self, index: int, count: int | None) -> list[Rider]:
        """Those whom such a word means: the last list of so many names before it."""
        last = index
        while last > max(index - _MEANT_WITHIN, 0):
            if not self._names.is_name(last - 1):
                last -= 1
                continue
            first = last
            while first > 0 and last - first < MOST * _MOST_WORDS and self._is_listed(first - 1):
                first -= 1
            if text_at(self._tokens, first - 1) in _HOSTED:
                return []
            told = [replace(one, own=None) for one in self.listed(first, last) if one.name]  # Emil og Jonas 28. april
            if len(told) > 1 and count in (None, len(told)):
                return told
            last = min(first, last - 1)
        return []

    def _is_listed(self, index: int) -> bool:
        """True for a name, and for what parts two names."""
        parted = self._tokens[index].text in _PARTING and self._names.is_name(index + 1)
        return parted or self._names.is_name(index) or self._names.is_hyphen(index)

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

    def _is_own(self, index: int, named: int) -> bool:
        """True for the kilometres right behind the one just named, or behind a comma: Ola Li, 24 km, og Kari Nes."""
        beside = index == named or (index == named + 1 and text_at(self._tokens, named) == ",")
        return beside and has(self._tokens, index + 1, "distance")

    def _is_drive(self, index: int) -> bool:
        """True for the kilometres of `(30 km), Kari satt på`, which stand before the first name in brackets."""
        whole = has(self._tokens, index + 1, "distance") and text_at(self._tokens, index + 2) == ")"
        return whole and self._tokens[index].kind == "num"

    def _row(self, index: int, first: int, last: int) -> int | None:
        """The name that opens the row after the line break: with a dash, or kilometres if the rows before have them."""
        if self._tokens[index].kind != "nl":
            return None
        name = index + 1 + (text_at(self._tokens, index + 1) in _DASHES)
        end = self._names.end(name, last)
        own = end + (text_at(self._tokens, end) in (",", ":", "-", "("))
        measured = any(has(self._tokens, at, "distance") for at in range(first, index))
        told = self._is_own(own, own) if measured else text_at(self._tokens, end) in ("", "\n")
        marked = name > index + 1 or self._tokens[name].start > self._tokens[index].end + 1  # a bullet that is hidden
        return name if end > name and (marked or told) else None

    def _past_place(self, index: int) -> int:
        """The token after `til Dale`, or the token itself."""
        placed = text_at(self._tokens, index) in _PLACED and self._names.is_name(index + 1)
        return index + 2 if placed else index

    def _bracket_after(self, index: int) -> int | None:
        """The token after what brackets say of the one just named: (the whole way), (bare et stykke, 22 km)."""
        if text_at(self._tokens, index) != "(":
            return None
        near = range(index + 1, min(index + _BRACKET_WITHIN, len(self._tokens)))
        closed = next((at for at in near if self._tokens[at].text == ")"), None)
        return None if closed is None else closed + 1

    def _many(self, noun: int, count: Decimal | None) -> int:
        """How many the noun speaks of: one for `kona`, none that can be told for `kolleger`."""
        one = self._tokens[noun].senses.get("companion") == "one"
        many = int(count) if count is not None else int(one)
        return many if many <= MOST else 0

    def _is_rest(self, index: int) -> bool:
        """True for `to andre` and `en til`."""
        said = text_at(self._tokens, index) == "til" and has(self._tokens, index - 1, "number")
        return said or has(self._tokens, index, "rest")

    def _rider(self, first: int, last: int) -> Rider:
        span = (self._tokens[first].start, self._tokens[last - 1].end)
        return Rider(self._text[slice(*span)], first, last, span)
