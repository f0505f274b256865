"""Hours told as a whole and then by their rates: `12 timer, 4 på høy sats og resten lav`, `12 timer: 4 høy, 8 lav`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Duration, Mention, When, has, indices, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Spots, Token

_FOUR_AND_EIGHT = ("care-hour-high 07.11 4", "care-hour-low 07.11 8")
EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlaster 7.11 12 timer, 4 timer høy sats og resten lav sats": _FOUR_AND_EIGHT,
    "Avlaster 7.11 12 timer. 4 timer på høy sats, ellers lav sats.": _FOUR_AND_EIGHT,
    "Avlastar 7.11 12 timar, derav 4 timar høg sats, resten låg": _FOUR_AND_EIGHT,
    "Avlaster 12 timer 7.11 (4 timer høy sats, resten lav)": _FOUR_AND_EIGHT,
    "Avlaster 12 timer 7.11, de første 4 timene høy sats, resten av timene lav sats": _FOUR_AND_EIGHT,
    "Respite care 7 Nov 12 hours, 4 hours high rate and the rest low rate": _FOUR_AND_EIGHT,
    "Respite care 7 Nov 12 hours, 4 of them at high rate, the rest at low rate": _FOUR_AND_EIGHT,
    "Avlaster: 12 timer 7.11 hvorav 4 timer høy sats (helg) og 8 timer lav sats.": _FOUR_AND_EIGHT,
    "Avlaster 12 timer 7.11: 4 høy sats, 8 lav sats": _FOUR_AND_EIGHT,
    "12 timer hvorav 4 på høy sats, resten lav, avlaster 7.11": _FOUR_AND_EIGHT,
    "Avlaster 6.-8.11, 3 døgn, 1 døgn under 10 år og resten over 10 år": [
        *("care-day-0-10 06.11", "care-day-over-10 06.11 2"),
    ],
    "Avlaster 3.11 12 timer, 4 timer høy sats og resten lav sats\n5.11 6 timer, 2 timer høy sats og resten lav sats": [
        *("care-hour-high 03.11 4", "care-hour-low 03.11 8", "care-hour-high 05.11 2", "care-hour-low 05.11 4"),
    ],
    "Avlaster oktober 60 timer hvorav 12 timer høy sats i helgene og resten lav": [
        *("care-hour-high 01.10 12", "care-hour-low 01.10 48"),
    ],
    "Avlaster 3.11 6 timer hvorav 2 timer høy sats, 5.11 8 timer hvorav 3 timer høy sats": [
        *("care-hour-low 03.11 4", "care-hour-high 03.11 2", "care-hour-low 05.11 5", "care-hour-high 05.11 3"),
    ],
    "Avlaster 3.11 12 timer lav sats, 4.11 4 timer høy sats. Resten lav sats": [
        *("care-hour-low 03.11 12", "care-hour-high 04.11 4"),
    ],
    "Avlaster 7.11 4 timer høy sats, resten lav sats": ["care-hour-high 07.11 4", "care-hour-low 07.11 ?quantity"],
    "Støttekontakt 3.11 5 timer. Avlaster 7.11 4 timer høy sats, 2 timer lav sats": [
        *("support-hour 03.11 5", "care-hour-high 07.11 4", "care-hour-low 07.11 2"),
    ],
    "Støttekontakt 7.11 10 timer. Avlaster 4 timer høy sats, resten lav sats": [
        *("support-hour 07.11 10", "care-hour-high 07.11 4", "care-hour-low 07.11 ?quantity"),
    ],
    "10 timer støttekontakt 7.11, avlaster 4 timer høy sats, resten lav sats": [
        *("support-hour 07.11 10", "care-hour-high 07.11 4", "care-hour-low 07.11 ?quantity"),
    ],
    "Støttekontakt 3.11 5 timer. Avlaster 7.11 12 timer, 4 timer høy sats og resten lav": [
        *("support-hour 03.11 5", "care-hour-high 07.11 4", "care-hour-low 07.11 8"),
    ],
    "Avlaster 7.11 12 timer lav sats og 4 timer høy sats": ["care-hour-low 07.11 12", "care-hour-high 07.11 4"],
}
_RESTS = words_of("rest_of_hours")
_LED = frozenset(
    {"på", "til", "med", "er", "var", "går", "gikk", "av", "at", "is", "are", "was", "were", "of", "the", "a", "som"}
    | {"dem", "dei", "disse", "desse", "them", "de", "den", "det", "timene", "timane", "tida", "tiden", "hours", "time"}
    | {"døgnene", "døgna", "days", "timer", "timar", "i", "for"}
)
"""Words between a number, or the rest, and its rate."""
_LONGEST = 5
_SURE = frozenset({"which", ":", "("})
"""What opens parts that come to the whole."""
_TIMED = frozenset({"hour", "day"})
"""Units of what has hours of its own."""
_NEAR = 3
_MOST = 40
"""Rates that are looked at: keeps long texts linear."""


@dataclass(slots=True, kw_only=True)
class _Part:
    """What is told of one rate: hours or døgn, a bare number of them, or, without any, that it has the rest."""

    kind: TypeMention
    first: int
    hours: Decimal | None
    told: Duration | None


def by_rate(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    types: TypeIndex,
    said: Set[str],
    spots: Spots,
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions with the hours of each rate in the place of the whole, and the names with the rates told in half."""
    told = "thereof" in spots or not said.isdisjoint(_RESTS | _SURE)
    if not told or not any(isinstance(one, Duration) for one in mentions):
        return mentions, named
    kinds = [one for one in named if one.settled and types.units(one.codes) in ({"hour"}, {"day"})]
    halves = list(_halves(tokens, named, types))
    kinds = sorted((*kinds, *halves), key=BY_PLACE)[:_MOST]
    if len(kinds) < 2:
        return mentions, named
    hours = _Hours(tokens, mentions, layout, named, types)
    for parts in hours.groups(kinds):
        if (whole := hours.whole(parts)) is not None:
            mentions = _parted(tokens, mentions, whole, parts)
            added = [one.kind for one in parts if one.kind in halves]
            named = sorted((*named, *added), key=BY_PLACE) if added else named
    return mentions, named


def _halves(tokens: Sequence[Token], named: Sequence[TypeMention], types: TypeIndex) -> Iterator[TypeMention]:
    """The rates that are called by half of their name behind the rest: `resten lav`."""
    taken = indices(named)
    for at, token in enumerate(tokens):
        half = _behind(tokens, at) if token.text in _RESTS else None
        if half is not None and half not in taken and (code := types.halves.get(stem(tokens[half].text))):
            span = (tokens[half].start, tokens[half].end)
            yield TypeMention(rule="half_name", first=half, last=half + 1, span=span, codes=(code,), settled=True)


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    """The first word behind the rest that does not only lead to its rate."""
    near = range(at + 1, min(at + 1 + _LONGEST, len(tokens)))
    return next((one for one in near if tokens[one].text not in _LED), None)


class _Hours:
    """The hours and døgn of one text, by where they begin and end."""

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        layout: Layout,
        named: Sequence[TypeMention],
        types: TypeIndex,
    ) -> None:
        self._tokens, self._sentence = tokens, layout.sentence
        self._hours = [one for one in mentions if isinstance(one, Duration)]
        self._places = [one.first for one in self._hours]
        self._ends = {one.last: one for one in self._hours}
        self._begins = {one.first: one for one in self._hours}
        self._days = [one.first for one in mentions if isinstance(one, When) and one.shape != "vague"]
        self._taken = indices(mentions)
        self._work = [one for one in named if types.names_lost(one) or not _TIMED.isdisjoint(types.units(one.codes))]
        self._works = [one.first for one in self._work]
        self._siblings = types.siblings

    def groups(self, kinds: Sequence[TypeMention]) -> Iterator[Sequence[_Part]]:
        """Rates told behind each other, each with its hours or as that of the rest."""
        group: list[_Part] = []
        for kind in kinds:
            part = self._part(kind)
            if group and (part is None or self._sentence[group[-1].first] + 1 < self._sentence[part.first]):
                yield group
                group = []
            group += [part] if part else []
            if part and part.hours is None:  # the rest is the last of them
                yield group
                group = []
        yield group

    def _part(self, kind: TypeMention) -> _Part | None:
        """What is told beside a rate; None where nothing is."""
        at = kind.first
        while kind.first - at <= _LONGEST:
            if found := self._ends.get(at):
                return _Part(kind=kind, first=found.first, hours=found.amount, told=found)
            word = text_at(self._tokens, at - 1)
            if word in _RESTS:
                return _Part(kind=kind, first=at - 1, hours=None, told=None)
            if (bare := self._bare(at - 1)) is not None:
                return _Part(kind=kind, first=at - 1, hours=bare, told=None)
            if word not in _LED:
                break
            at -= 1
        found = self._begins.get(kind.last + (text_at(self._tokens, kind.last) == ":"))
        return _Part(kind=kind, first=kind.first, hours=found.amount, told=found) if found else None

    def _bare(self, at: int) -> Decimal | None:
        """The number at the token that has no unit and is nothing else."""
        if at < 0 or at in self._taken or self._tokens[at].kind != "num":
            return None
        return digits(self._tokens[at].text)

    def whole(self, parts: Sequence[_Part]) -> Duration | None:
        """The hours right before the parts that these come to, or leave a rest of; None where there are none."""
        if len(parts) < 2:
            return None
        before = bisect_left(self._places, parts[0].first) - 1
        whole = self._hours[before] if before >= 0 else None
        if whole is None or not self._holds(whole, parts):
            return None
        due = sum((one.hours for one in parts if one.hours is not None), Decimal(0))
        if parts[-1].hours is None:
            return whole if 0 < due < whole.amount else None
        near = range(max(whole.last, parts[0].first - _NEAR), parts[0].first)
        opened = any(self._tokens[at].text in _SURE or has(self._tokens, at, "thereof") for at in near)
        return whole if opened and due == whole.amount else None

    def _holds(self, whole: Duration, parts: Sequence[_Part]) -> bool:
        """True where nothing stands between the whole and its parts that would make them something else."""
        told = {id(one.told) for one in parts}
        inside = self._hours[bisect_left(self._places, parts[0].first) : bisect_left(self._places, parts[-1].first)]
        plain = not (whole.pause or whole.weekly or whole.each or whole.compared or whole.times or whole.people)
        alike = all(one.told is None or one.told.unit == whole.unit for one in parts)
        apart = all(id(one) in told for one in inside) and len({one.kind.codes for one in parts}) == len(parts)
        near = self._sentence[parts[0].first] - self._sentence[whole.first] <= 1
        own = not (self._is_of_other_day(whole, parts) or self._is_of_other_work(whole, parts))
        return plain and alike and apart and near and own

    def _is_of_other_work(self, whole: Duration, parts: Sequence[_Part]) -> bool:
        """True where work of another family is named before the whole, or between it and its parts."""
        family = {code for one in parts for code in one.kind.codes}
        family |= {code for one in tuple(family) for code in self._siblings.get(one, ())}
        before = bisect_left(self._works, whole.first)
        opens = before > 0 and self._sentence[self._works[before - 1]] == self._sentence[whole.first]
        near = self._work[before - opens : bisect_left(self._works, parts[0].first)]
        return any(family.isdisjoint(one.codes) for one in near)

    def _is_of_other_day(self, whole: Duration, parts: Sequence[_Part]) -> bool:
        """True for `3.11 5 timer, 4.11 4 timer høy sats, resten lav`, and where a day stands between the parts."""
        begin = bisect_left(self._days, whole.first)
        behind, inside, end = (bisect_left(self._days, at) for at in (whole.last, parts[0].first, parts[-1].first))
        dated = begin > 0 and self._sentence[self._days[begin - 1]] == self._sentence[whole.first]
        return inside != end or (dated and behind != inside)


def _parted(tokens: Sequence[Token], mentions: list[Mention], whole: Duration, parts: Sequence[_Part]) -> list[Mention]:
    """The mentions with the hours of each rate, and without the whole."""
    due = sum((one.hours for one in parts if one.hours is not None), Decimal(0))
    new: list[Mention] = []
    for part in parts:
        if part.told is None:
            span = (tokens[part.first].start, tokens[part.first].end)
            hours = whole.amount - due if part.hours is None else part.hours
            new.append(replace(whole, first=part.first, last=part.first + 1, span=span, amount=hours, clock=None))
    return sorted((*(one for one in mentions if one is not whole), *new), key=BY_PLACE)
