"""How a message says that something is, of what it names or of nothing: `bussen kostet 54 kr`, `det var 50 km`."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.intents.things import NUMBER, Change, Thing, things
from parsers.text.intents.values import FieldValue, Values
from parsers.text.lines.frames import is_light
from parsers.text.spans.mentions import Clocks, Mention, Money, WayWord, has, text_at
from parsers.text.spans.numbers import digits, plain

_CLOSING = 5
"""Tokens of the old value, with its unit and a mark."""
_VALUES = frozenset({"num", "dmy", "iso", "clock"})
_BEING = frozenset(
    {"var", "va", "er", "ble", "blei", "blir", "vart", "was", "is", "til", "to", "be", "være", "vere"}
) | {"vært", "vore", "been"}
_SMALL = frozenset({"on", "på", "den", "men", "but"})
_PRONOUNS = frozenset({"det", "den", "it", "that", "this", "dette"})
_SAYING = ("should", "negation", "field", "correcting", "future", "claim_word", "cost", "lasting", "drive", "change")
_UNITS = frozenset({"currency", "distance", "hour", "day_unit", "month", "minute", "field"})


class Restating:
    """One message on the way to what it says of the things that it names."""

    def __init__(self, analysis: Analysis, values: Values) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self._values = values
        self.things = things(analysis)
        self.valued = {index: mention for mention in analysis.mentions for index in range(mention.first, mention.last)}
        self._used: set[int] = set()

    def restated(self) -> list[Change]:
        """What is said of each thing that is named, or of none."""
        if len(self.things) < 2:
            change = self._change(next(iter(self.things), None), 0, len(self.tokens))
            return [change] if change else []
        starts = [thing.first for thing in self.things]
        ends = [*starts[1:], len(self.tokens)]
        found = [self._change(*part) for part in zip(self.things, starts, ends, strict=True)]
        return [change for change in found if change] if all(found) else []

    def is_known(self, found: Sequence[Change]) -> bool:
        """True for what is said of something as known: it has an old value, or it and its value are all there is."""
        if len(found) == 1 and found[0].old and found[0].values:
            return True
        if self.analysis.layout.asking or not self.is_all(len(self.tokens)):
            return False
        if self.things:
            states = any(self._states(at) or self.tokens[at].text == ":" for at in range(len(self.tokens)))
            return states and ("should" in self.analysis.spots or all(thing.definite for thing in self.things))
        words = [token.text for token in self.tokens if token.kind == "word"]
        said = next((at for at, word in enumerate(words) if word in _PRONOUNS), None)
        return said is not None and any(word in _BEING for word in words[said + 1 : said + 3])

    def _change(self, thing: Thing | None, start: int, end: int) -> Change | None:
        if thing:
            self._used.update(range(thing.first, thing.last))
        old_at, old = self._old(start, end)
        new_from = self._new_from(thing, start, end)
        mentions = [one for one in self.analysis.mentions if start <= one.first < end and one.first not in old_at]
        fields = list(self.fields([one for one in mentions if one.first >= new_from]))
        number = self._number(new_from, end, old_at)
        if number is not None and not any(name != "date" for name, _ in fields):
            fields.append((self._field() or NUMBER, number))
        others = [value for value in fields if value[0] not in ("date", "end_date")]
        marking = mentions if others else [one for one in mentions if one.first < new_from]
        values = others or [value for value in fields if value[0] in ("date", "end_date")]
        if not values:
            return None
        said = (
            thing.said if thing else self._named_field() or self._last(fields, mentions) or self.analysis.text.strip()
        )
        return Change(thing=thing, said=said, day=self.day(marking), old=tuple(old), values=tuple(values))

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
            if has(tokens, at, "negation") and len(tokens) - at > _CLOSING + 1 and not self._goes_on(at):
                continue
            mention = self.valued.get(at + 1)
            if mention and not isinstance(mention, Clocks | Money) and (found := list(self.fields([mention]))):
                places = set(range(mention.first, mention.last))
                self._used |= places
                return places, found
            number = digits(tokens[at + 1].text)
            if number is None:
                continue
            places = {at + 1} | ({mention.first} if mention else set())
            self._used.add(at + 1)
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
        self._used.add(bare[0])
        number = digits(self.tokens[bare[0]].text)
        return None if number is None else plain(number)

    def _is_replaced(self, mention: Mention) -> bool:
        """True for `fra 142 til 124` where no clock is spoken of."""
        words = self.tokens[mention.first : mention.last]
        return isinstance(mention, Clocks) and has(words, 0, "from") and all(token.kind != "clock" for token in words)

    def fields(self, mentions: Sequence[Mention]) -> list[FieldValue]:
        """(field, value) for each of the mentions that settles a field."""
        found = [one for one in mentions if not (isinstance(one, WayWord) or self._is_replaced(one))]
        self._used.update(index for one in found for index in range(one.first, one.last))
        return self._values.of([*found, *(one for one in mentions if isinstance(one, WayWord))])

    def day(self, mentions: Sequence[Mention]) -> dt.date | None:
        """The one day that is said; None for none, or for several."""
        said = [str(value) for name, value in self.fields(mentions) if name == "date"]
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
        """True when nothing is told before `end` but the things, their values and words that say so."""
        taken = (
            {index for thing in self.things for index in range(thing.first, thing.last)} | self._used | set(self.valued)
        )
        return all(
            token.text in _BEING or token.text in _SMALL or is_light(token, *_SAYING, *_UNITS, "from")
            for at, token in enumerate(self.tokens[:end])
            if at not in taken
        )
