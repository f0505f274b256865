"""What the rules find: typed values, each with the tokens and characters it was read from and the rule that read it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Literal, Protocol

from claims.lines import Span
from parsers.text.words.tokens import Token

Unit = Literal["hour", "day"]
Shape = Literal["days", "same", "period", "periods", "month", "week", "weekend", "year", "vague", "every", "either"]
Way = Literal["round", "each", "one", "back", "total"]


class Stretch(Protocol):
    """Whatever stands at tokens `first` up to but without `last`."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


@dataclass(slots=True, kw_only=True)
class Mention:
    """A value at tokens `first` up to but without `last`."""

    rule: str
    first: int
    last: int
    span: Span = (0, 0)


@dataclass(slots=True, kw_only=True)
class Day:
    """One day as it was said; what was not said is None. `offset` counts from today, `week` is an ISO week.

    `previous` is "forrige", which may mean the one before the latest; `latest` is "sist" or "som var"; `weeks` and
    `months` count from this one; `ahead` is spoken of as yet to come; `apart` opens a line of its
    own, and is no day named before; `eve` is the evening before, when the night begins; `occasion` is its place among
    the days named before, from 1, and -1 for the last; `easter` counts from Easter Sunday; `nth` is the place of its
    weekday in its month: siste torsdag i mai; `goes_on` is in the week of the day named right before.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    week: int | None = None
    offset: int | None = None
    year_offset: int | None = None
    previous: bool = False
    latest: bool = False
    this: bool = False
    weeks: int | None = None
    months: int | None = None
    ahead: bool = False
    apart: bool = False
    eve: bool = False
    occasion: int | None = None
    easter: int | None = None
    nth: int | None = None
    goes_on: bool = False
    span: Span = (0, 0)


@dataclass(slots=True, kw_only=True)
class When(Mention):
    """Days, the two ends of a period or of each of several, a whole week, month or year, or `vague`: a season.

    `either` is one of the days, or one that is not sure; `told` is how many they are said to be: three Wednesdays in
    October.
    """

    days: tuple[Day, ...]
    shape: Shape = "days"
    told: int | None = None


@dataclass(slots=True, kw_only=True)
class Clocks(Mention):
    """A clock time, or start and end; `unsure` when morning and evening are both possible (halv åtte).

    `until` is a lone time at which something ended: deltok til kl 12; `of_all` are those of all days: begge kl 14-16;
    `of_days` are days of a list that these are the times of, and not of its others.
    """

    start: dt.time
    end: dt.time | None = None
    unsure: bool = False
    until: bool = False
    of_all: bool = False
    of_days: tuple[Day, ...] = ()


@dataclass(slots=True, kw_only=True)
class Duration(Mention):
    """Hours or døgn; a `pause` is no part of the hours around it; `weekly` is an amount for each week, `each` for each
    time: 4 ganger à 3 timer; `clock` is what 2.30 timer are where the digits are minutes; `people` is how many it was
    told of: 2 barn x 6 timer; `added` comes on top of clock times: kl 16-19 pluss 20 min; `compared` says no number:
    to timer mer enn vanlig, noen timer; `times` is how often they were, on such a `weekday`: 3 timer x 4 onsdager;
    `whole` is what it all came to: 4 ganger, til sammen 8 timer.
    """

    amount: Decimal
    unit: Unit
    pause: bool = False
    weekly: bool = False
    each: bool = False
    clock: Decimal | None = None
    people: Decimal | None = None
    added: bool = False
    compared: bool = False
    times: Decimal | None = None
    weekday: int | None = None
    whole: bool = False


@dataclass(slots=True, kw_only=True)
class Money(Mention):
    """Kroner or other money; `times` where a count stands beside a price, `rate` where it is a price per hour or piece.

    `each` is a price that holds every time, `nightly` for a night, `daily` and `monthly` for a day and month; `result`
    is what the claimant makes of it all; `about` is the upper end of 300-350 kr; `shared` is how many paid it together.

    `marked` is False for a bare number: a candidate that needs a type beside it.
    """

    amount: Decimal
    currency: str
    times: Decimal | None = None
    times_span: Span | None = None
    result: Decimal | None = None
    rate: bool = False
    each: bool = False
    nightly: bool = False
    daily: bool = False
    monthly: bool = False
    about: bool = False
    shared: Decimal | None = None
    marked: bool = True


@dataclass(slots=True, kw_only=True)
class Distance(Mention):
    """Kilometres; `times` for 2 x 21 km; `rate` for à 21 km; `suspicious` for 1.234 km, which may be either.

    `disputed` is what the text makes of the same drive elsewhere, `altogether` what it makes of all its days; `about`
    is the upper end of 5-7 km; `miles` is a number of English miles, or of the Norwegian ten kilometres; `legs` are
    those it was told in.
    """

    km: Decimal
    times: Decimal | None = None
    rate: bool = False
    suspicious: bool = False
    about: bool = False
    disputed: Decimal | None = None
    altogether: Decimal | None = None
    miles: bool = False
    legs: tuple["Distance", ...] = ()


@dataclass(slots=True, kw_only=True)
class WayWord(Mention):
    """There and back (`round`), each way, one way, as far `back`, or all of them together (`total`)."""

    way: Way


@dataclass(slots=True, kw_only=True)
class Count(Mention):
    """How many meetings, trips, pieces, nights or days; None for a vague count.

    A day has one meeting of a body, and may have several of a `duty`: weddings.
    """

    amount: Decimal | None
    of: Literal["meeting", "duty", "trip", "piece", "night", "day"]


APART = "apart"
"""The rule of hours that are of another kind than those before them, and no part of these."""
SLEPT = "slept"
"""The rule of a pause in which the writer slept: whether it is paid is asked."""
TIMED = (Duration, Clocks)
"""What says how long something took, or when it began and ended."""
MEASURED = (Distance, Duration, Money)
"""What is paid by how much of it there is."""
Value = Duration | Distance | Money
"""One of these."""

BY_PLACE = attrgetter("first")
"""Key that orders mentions, and whatever else stands at tokens, as the text has them."""

DAY_LEADS = frozenset({"den", "on", "the"})
"""Words that lead to a day."""

Rule = Callable[[Sequence[Token], int], Mention | None]
"""Reads a mention that begins at the token with that index, or None."""


def indices(found: Iterable[Stretch]) -> set[int]:
    """The tokens that they stand at."""
    taken: set[int] = set()
    for one in found:
        taken.update(range(one.first, one.last))
    return taken


def whens(found: Iterable[Mention]) -> list[When]:
    """The days and periods among them."""
    return [one for one in found if isinstance(one, When)]


def is_total(money: Money, word: Mention) -> bool:
    """True when the word right before or after the amount calls it a total."""
    apart = max(money.first - word.last, word.first - money.last)
    return isinstance(word, WayWord) and word.way == "total" and apart <= 1


def amount_of(value: Value) -> Decimal:
    """How many kilometres, hours, døgn or kroner it says."""
    return value.km if isinstance(value, Distance) else value.amount


def alike(one: Value, other: Mention) -> bool:
    """True for two values in one unit: hours, døgn, kilometres or one currency."""
    if isinstance(one, Duration):
        return isinstance(other, Duration) and one.unit == other.unit
    if isinstance(one, Money):
        return isinstance(other, Money) and one.currency == other.currency
    return isinstance(other, Distance)


def text_at(tokens: Sequence[Token], index: int) -> str:
    """The token's text, or an empty string beyond the end."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def has(tokens: Sequence[Token], index: int, sense: str) -> bool:
    """True when the token exists and the lexicon knows it in that sense."""
    return 0 <= index < len(tokens) and sense in tokens[index].senses


def leads_to(tokens: Sequence[Token], index: int) -> bool:
    """True for the dash of `9-11` and the word of `9 til 11`."""
    return text_at(tokens, index) == "-" or has(tokens, index, "to")


def is_writer(tokens: Sequence[Token], index: int) -> bool:
    """True when the token exists and is `jeg`, `vi` or another word for who writes."""
    return 0 <= index < len(tokens) and tokens[index].writer


def is_of_writer(tokens: Sequence[Token], verb: int) -> bool:
    """True for `jeg betalte` and `da betalte jeg`."""
    return is_writer(tokens, verb - 1) or is_writer(tokens, verb + 1)
