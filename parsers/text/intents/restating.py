"""How a message says that something is, of what it names or of nothing: `bussen kostet 54 kr`, `det var 50 km`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.text.analysis import Analysis
from parsers.text.intents.things import NUMBER, Change, Thing, things, unknown
from parsers.text.intents.values import FieldValue, Values
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import Clocks, Mention, Money, WayWord, When, has, text_at
from parsers.text.spans.numbers import digits, plain

_CLOSING = 5
"""Tokens of the old value, with its unit and a mark."""
_VALUES = frozenset({"num", "dmy", "iso", "clock"})
_BEING = frozenset(
    {"var", "va", "er", "ble", "blei", "blir", "vart", "was", "is", "til", "to", "be", "være", "vere"}
) | {"vært", "vore", "been"}
_OR = frozenset({"eller", "or", "heller"})
_SMALL = frozenset({"on", "på", "den", "men", "but"})
_PRONOUNS = frozenset({"det", "den", "it", "that", "this", "dette"})
_SAYING = ("should", "field", "correcting", "future", "claim_word", "cost", "lasting", "drive", "change")
_UNITS = frozenset({"currency", "distance", "hour", "day_unit", "month", "minute", "field"})


class Restating:
    """One message on the way to what it says of the things that it names."""

    def __init__(self, analysis: Analysis, values: Values, end: int) -> None:
        """What stands from the token `end` on is of something else."""
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.end = end
        self._values = values
        self.things = [thing for thing in things(analysis) if thing.first < end] or list(self._unknown())
        self.valued = {index: mention for mention in analysis.mentions for index in range(mention.first, mention.last)}
        self._used: set[int] = set()

    def _unknown(self) -> Iterator[Thing]:
        """What opens the message and nothing is known of, but that it is known already: kinoen var 10.11."""
        first = next((at for at, token in enumerate(self.tokens[: self.end]) if not is_light(token)), None)
        if first is None or first + 1 >= self.end or self.tokens[first].kind != "word" or self.tokens[first].senses:
            return
        said = self.tokens[first + 1]
        thing = unknown(self.analysis, first, first + 1)
        if thing.definite and (said.text in _BEING or "cost" in said.senses):
            yield thing

    def restated(self) -> list[Change]:
        """What is said of each thing that is named, or of none."""
        if len(self.things) < 2:
            change = self._change(next(iter(self.things), None), 0, self.end)
            return [change] if change else []
        starts = [0, *(thing.first for thing in self.things[1:])]
        ends = [*starts[1:], self.end]
        found = [self._change(*part) for part in zip(self.things, starts, ends, strict=True)]
        return [change for change in found if change]

    def unread(self) -> int | None:
        """The first token that is part of no change, once all are found; None for none."""
        loose = (at for at in range(self.end) if at not in self._used and not self._says_so(at))
        return next(loose, None)

    def opens_with_known(self) -> bool:
        """True where it opens with something that is known already: ferja skal bort."""
        return any(thing.definite and thing.first <= 1 for thing in self.things)

    def is_of_known(self, found: Sequence[Change]) -> bool:
        """True where it opens with what is said of something as known, and names no day: more follows."""
        if any(change.old and change.values for change in found):
            return True
        first = self.things[0] if self.things else None
        if not first or self.analysis.layout.asking or any(isinstance(one, When) for one in self.analysis.mentions):
            return False
        if not all(is_light(token, "correcting") for token in self.tokens[: first.first]):
            return False
        states = any(self._states(at) for at in range(first.last, min(self.end, first.last + 2)))
        return found[0].thing is first and first.definite and states

    def is_known(self, found: Sequence[Change]) -> bool:
        """True for what is said of something as known: it has an old value, or it and its value are all there is."""
        if len(found) == 1 and found[0].old and found[0].values:
            return True
        if self.analysis.layout.asking:
            return False
        if self.things:
            states = any(self._states(at) or self.tokens[at].text == ":" for at in range(len(self.tokens)))
            return states and ("should" in self.analysis.spots or all(thing.definite for thing in self.things))
        words = [token.text for token in self.tokens if token.kind == "word"]
        said = next((at for at, word in enumerate(words) if word in _PRONOUNS), None)
        return said is not None and any(word in _BEING for word in words[said + 1 : said + 3])

    def _change(self, thing: Thing | None, start: int, end: int) -> Change | None:
        old_at, old = self._old(start, end)
        new_from = self._new_from(thing, start, end)
        mentions = [one for one in self.analysis.mentions if start <= one.first < end and one.first not in old_at]
        if thing and thing.definite:  # kjøringen på 42 km var 50 km
            old = old or self.fields([one for one in mentions if one.first < new_from and not isinstance(one, When)])
        fields = list(self.fields([one for one in mentions if one.first >= new_from]))
        number = self._number(new_from, end, old_at)
        if number is not None and not any(name != "date" for name, _ in fields):
            fields.append((self._field() or NUMBER, number))
        others = [value for value in fields if value[0] not in ("date", "end_date")]
        marking = mentions if others else [one for one in mentions if one.first < new_from]
        values = self._each_way(others, mentions) or [value for value in fields if value[0] in ("date", "end_date")]
        if not values:
            return None
        if len({name for name, _ in values}) < len(values):  # two values for one field: neither is known to hold
            self._used -= set(self.valued)
        if thing:
            self._used.update(range(thing.first, thing.last))
        said = (
            thing.said if thing else self._named_field() or self._last(fields, mentions) or self.analysis.text.strip()
        )
        return Change(thing=thing, said=said, day=self.day(marking), old=tuple(old), values=tuple(values))

    def _each_way(self, values: list[FieldValue], mentions: Sequence[Mention]) -> list[FieldValue]:
        """The values for there and back: what is said of each way is doubled; `one way` alone is left unread."""
        ways = [one for one in mentions if isinstance(one, WayWord) and one.way in ("each", "round", "total")]
        if not values or len({one.way for one in ways}) > 1:
            return values
        self._used.update(index for one in ways for index in range(one.first, one.last))
        if not any(one.way == "each" for one in ways):
            return values
        prices = {one.last for one in mentions if isinstance(one, Money)}
        single = (NUMBER,) if any(one.first in prices for one in ways) else ("amount", NUMBER)  # 98 kr hver vei
        return [(name, plain(2 * Decimal(str(value))) if name in single else value) for name, value in values]

    def _new_from(self, thing: Thing | None, start: int, end: int) -> int:
        """Where the new value may begin: after what says how it is, behind the thing that it is said of."""
        for at in range(thing.last if thing else start, end):
            if self._states(at) and at not in self.valued:
                return at + 1
        return start

    def _states(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text in _BEING or any(sense in token.senses for sense in ("cost", "lasting", "should"))

    def _old(self, start: int, end: int) -> tuple[set[int], list[FieldValue]]:
        """The tokens of the value that is denied or replaced, and what it was: `ikke 60`, `fra 142 til 124`."""
        tokens = self.tokens
        for at in range(start, end - 1):
            replaced = has(tokens, at, "from") and any(
                text_at(tokens, later) in ("til", "to") for later in (at + 2, at + 3)
            )
            told = tokens[at + 1].kind in _VALUES or at + 1 in self.valued
            if not (replaced or has(tokens, at, "negation")) or not told:
                continue
            if has(tokens, at, "negation") and end - at > _CLOSING + 1 and not self._goes_on(at):
                continue
            mention = self.valued.get(at + 1)
            if mention and not isinstance(mention, Clocks | Money) and (found := list(self.fields([mention]))):
                places = set(range(mention.first, mention.last))
                self._used |= places | {at}
                return places, found
            number = digits(text_at(tokens, at + 1))
            if number is None:
                continue
            places = {at + 1} | ({mention.first} if mention else set())
            self._used |= places | {at} | (set(range(mention.first, mention.last)) if mention else set())
            return places, [(NUMBER, plain(number))]
        return set(), []

    def _goes_on(self, at: int) -> bool:
        """True where what holds instead follows: `ikke 84 km, men 48 km`."""
        return any("waiting" in token.senses or token.text == "," for token in self.tokens[at + 2 : at + _CLOSING])

    def _number(self, start: int, end: int, old: set[int]) -> str | None:
        """The one bare number that is said; None when there are more."""
        bare = []
        for at in range(start, end):
            mention = self.valued.get(at)
            unread = (
                mention is None or (isinstance(mention, Money) and not mention.marked) or self._is_replaced(mention)
            )
            if self.tokens[at].kind == "num" and unread and at not in old and not has(self.tokens, at - 1, "negation"):
                bare.append(at)
        if len(bare) != 1:
            return None
        mention = self.valued.get(bare[0])
        self._used |= set(range(mention.first, mention.last)) if mention else {bare[0]}
        number = digits(self.tokens[bare[0]].text)
        return None if number is None else plain(number)

    def _is_replaced(self, mention: Mention) -> bool:
        """True for `fra 142 til 124` where no clock is spoken of."""
        words = self.tokens[mention.first : mention.last]
        return isinstance(mention, Clocks) and has(words, 0, "from") and all(token.kind != "clock" for token in words)

    def fields(self, mentions: Sequence[Mention]) -> list[FieldValue]:
        """(field, value) for each of the mentions that settles a field."""
        found = [one for one in mentions if not (isinstance(one, WayWord) or self._is_replaced(one))]
        said = self._values.each([*found, *(one for one in mentions if isinstance(one, WayWord))])
        self._used.update(index for one, _, _ in said for index in range(one.first, one.last))
        return [(name, value) for _, name, value in said]

    def day(self, mentions: Sequence[Mention]) -> dt.date | None:
        """The one day that is said; None for none, or for several."""
        said = [str(value) for name, value in self.fields(_days(mentions)) if name == "date"]
        return dt.date.fromisoformat(said[0]) if len(said) == 1 else None

    def _field(self) -> str | None:
        """The field that is named apart from a value: `endre kilometer til 50`."""
        named = [at for at in self.analysis.spots.get("field", ()) if at not in self.valued]
        return str(self.tokens[named[0]].senses["field"]) if named else None

    def _named_field(self) -> str:
        named = [self.tokens[at] for at in self.analysis.spots.get("field", ()) if at not in self.valued]
        return self.analysis.text[named[0].start : named[0].end] if named else ""

    def _last(self, fields: Sequence[FieldValue], mentions: Sequence[Mention]) -> str:
        """The value itself, where nothing else says what is meant."""
        return self.analysis.text[slice(*mentions[-1].span)] if mentions and fields else ""

    def is_all(self, end: int) -> bool:
        """True when nothing stands before `end` but things and words that say what becomes of them."""
        named = {index for thing in self.things for index in range(thing.first, thing.last)}
        negated = any(has(self.tokens, at, "negation") for at in range(end + 1))
        return not negated and all(at in named or at in self.valued or self._says_so(at) for at in range(end))

    def _says_so(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "num" or at in self.valued or token.text in _OR or "except" in token.senses:
            return False
        if token.senses.get("order", "change") != "change" or "negation" in token.senses:
            return False
        changes = token.senses.get("order") == "change"
        return changes or token.text in _BEING | _SMALL or is_light(token, *_SAYING, *_UNITS, "from")


def _days(mentions: Sequence[Mention]) -> list[When]:
    return [mention for mention in mentions if isinstance(mention, When)]
