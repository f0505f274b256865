"""Hours said twice, one by one and as a whole: `3 timer, 2 timer, totalt 5 timer` is no third line."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from claims.questions import Question
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.mentions import Clocks, Count, Duration, Mention, WayWord, When, has, text_at
from parsers.text.spans.numbers import plain
from parsers.text.spans.restated import is_led
from parsers.text.words.tokens import Token

EXAMPLES = {
    "4.11: 3 timer, 6.11: 2 timer. Sum: 5 timer": ["3", "2"],
    "4.11: 3 timer, 6.11: 2 timer. Totalt 6 timer": ["3", "2", "asked: 6 or 5"],
    "4.11: 3 timer, 6.11: 2 timer = 5 timer": ["3", "2"],
    "3 timer 4.11, 2 timer 6.11, til sammen 5 timer": ["3", "2"],
    "4.11 3 timer og 6.11 2 timer, 5 timer totalt": ["3", "2"],
    "totalt 5 timer: 4.11 3 timer, 6.11 2 timer": ["3", "2"],
    "totalt 6 timer: 4.11 3 timer, 6.11 2 timer": ["3", "2", "asked: 6 or 5"],
    "4.11 og 6.11, 2 timer hver gang, til sammen 5 timer": ["2", "asked: 5 or 4"],
    "4.11 3 timer, 5.11 2 timer, sum 5 timer. 9.11 1 time, 10.11 2 timer, sum 3 timer": ["3", "2", "1", "2"],
    "4.11 og 6.11, 2 timer hver gang, til sammen 4 timer": ["2"],
    "4 ganger 2 timer i oktober, totalt 8 timer": ["8"],
    "4.11: 2 x 3 timer = 6 timer": ["6"],
    "4.11 3 timer, 6.11 2 timer, 8.11 totalt 4 timer": ["3", "2", "4"],
    "4.11 kl 9-12 = 3 timer, 5.11 kl 9-11 = 2 timer": ["3", "2"],
    "4.11 totalt 5 timer": ["5"],
    "4.11 kl 17-19\n11.11 kl 17-19.30, biblioteket\nTil sammen 4,5 timer": [],
    "fredag kl 16-20\nlaurdag kl 9-20\n= 15 timar": [],
    "4.11 og 6.11 kl 17-19, til sammen 4 timer": [],
    "4.11 og 6.11 kl 17-19, til sammen 5 timer": ["5"],
    "4.11 kl 17-19, 6.11 kl 22-02, i alt 7 timer": ["asked: 7 or 6"],
    "4.11 kl 17-19, 6.11 kl 17-20. Møtet 9.11 totalt 3 timer": ["3"],
    "4.11 3 timer, 6.11 2 timer totalt 475 kr": ["3", "2"],
}
_JOINING = frozenset({":", "=", "\n"})
_EACH_TIME = frozenset({"each", "each_time", "day_word"})
_OPENING = frozenset({":", "(", ".", "\n"})


def totalled(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[int]
) -> tuple[list[Mention], list[Question]]:
    """The mentions without hours that only sum up others, and the question for each sum that the others do not make.

    `named` are the tokens where types are named: hours that follow a name of their own are no sum.
    """
    kinds = [*map(type, mentions)]
    if kinds.count(Duration) < 2 and not (Duration in kinds and Clocks in kinds):
        return mentions, []
    durations = [one for one in mentions if isinstance(one, Duration)]
    hours = [one for one in durations if one.unit == "hour" and not one.pause]
    totals = _Totals(tokens, mentions, named)
    if len(hours) == len(durations) == 1:
        totals.read_clocks([one for one in mentions if isinstance(one, Clocks)], hours[0])
    elif len(hours) > 1:
        for one in hours:
            totals.read(one)
        totals.close()
    left = [one for one in mentions if id(one) not in totals.dropped]
    return left, totals.questions


class _Totals:
    """The hours of one text in order: those since the last sum, and the sum that may stand before its parts."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[int]) -> None:
        self._tokens = tokens
        words = [one for one in mentions if isinstance(one, WayWord) and one.way == "total"]
        self._begins = {one.first: one for one in words}
        self._ends = {one.last: one for one in words}
        self._valued = {one.first for one in mentions if not isinstance(one, WayWord | When)}
        days = [one for one in mentions if isinstance(one, When) and one.shape == "days"]
        self._days = [one.first for one in days]
        self._many = sum(len(one.days) for one in days)
        self._counted = any(isinstance(one, Count) and one.of == "trip" for one in mentions)
        apart = {one.first for one in mentions if isinstance(one, Clocks)} | set(named)
        self._apart = sorted(apart | {at for at, token in enumerate(tokens) if "meeting" in token.senses})
        self._named = sorted(named)
        self._told = {at for one in mentions for at in range(one.first, one.last)}
        self._parts: list[Duration] = []
        self._all = Decimal(0)
        self._lead: Duration | None = None
        self.dropped: set[int] = set()
        self.questions: list[Question] = []

    def read(self, hours: Duration) -> None:
        """Take the hours as a sum of those before or after it, or as one more part."""
        begin = self._begin(hours)
        if begin is not None and not self._parts and text_at(self._tokens, hours.last) in _OPENING:
            self._lead = None if self._between(self._days, 0, begin) else hours
        if begin is None or not self._parts or self._is_own(hours, begin):
            self._parts.append(hours)
            self._all += _sum([hours])
        else:
            self._settle(hours)

    def read_clocks(self, clocks: Sequence[Clocks], whole: Duration) -> None:
        """Drop the only hours of a text where they are called the sum of the clock times before them.

        The clock times of several days stand once, `4.11 og 6.11 kl 17-19, til sammen 4 timer`.
        """
        begin = self._begin(whole)
        if begin is None or not all(one.end and not one.unsure and one.last <= begin for one in clocks):
            return
        once = len(clocks) == 1
        worth = sum((hours_between(one.start, one.end) for one in clocks if one.end), Decimal(0)) * (
            self._many if once else 1
        )
        if once and (self._many < 2 or whole.amount != worth):
            return
        last, after = clocks[-1].last, whole.last
        told = self._between(self._days, last, begin) or self._between(self._named, last, begin)
        if not (told or self._between(self._named, after, after + 2)):
            self._drop(whole)
            self._compare(whole, worth)

    def close(self) -> None:
        """A sum that stands before its parts, `totalt 5 timer: 3 timer, 2 timer`, is dropped like one after them."""
        if self._lead is None or len(self._parts) <= 2:
            return
        lead, *parts = self._parts
        if not self._between(self._apart, lead.last, parts[-1].first):
            self._drop(lead)
            self._compare(lead, _sum(parts))

    def _settle(self, whole: Duration) -> None:
        parts, worth = self._parts, _sum(self._parts)
        latest = self._named[bisect_left(self._named, whole.first) - 1] if self._named else 0
        own = _sum([one for one in parts if one.first > latest])
        if len(parts) == 1 and whole.amount != parts[0].amount and self._repeats(parts[0], whole):
            self._drop(parts[0])
            self._all += whole.amount - worth
        else:
            self._drop(whole)
            each = worth * self._many if len(parts) == 1 and self._many else worth
            self._compare(whole, each, worth, own, self._all)
        self._parts, self._lead = [], None

    def _compare(self, whole: Duration, *due: Decimal) -> None:
        """Ask about a sum that is none of those it may be; the first is what the hours come to."""
        if whole.amount not in due:
            choices = (plain(whole.amount), plain(due[0]))
            facts = {"stated": choices[0], "due": choices[1]}
            self.questions.append(
                Question(line=None, field="quantity", code="contradiction", choices=choices, facts=facts)
            )

    def _repeats(self, part: Duration, whole: Duration) -> bool:
        """True for a whole that is the part several times, where no days of their own were named: 2 x 3 timer = 6."""
        times = part.times or has(self._tokens, part.first - 1, "times") or part.weekly or self._counted
        return bool(part.amount and times) and whole.amount % part.amount == 0 and self._many <= 1

    def _begin(self, hours: Duration) -> int | None:
        """Where the words of a sum begin, before or after its hours; None for hours that are called none."""
        before = hours.first
        led = is_led(self._tokens, before)
        if led is not None and (text_at(self._tokens, led) == "=" or self._follows(led)):
            return led
        for last in (before, before - 1 if text_at(self._tokens, before - 1) in _JOINING else before):
            if last in self._ends:
                return self._ends[last].first
        word = self._begins.get(hours.last)
        return hours.first if word and word.last not in self._valued else None

    def _follows(self, begin: int) -> bool:
        """True where no words but those of days, values and `hver gang` stand between the last part and the token."""
        last = self._parts[-1].last if self._parts else begin
        between = (at for at in range(last, begin) if self._tokens[at].kind == "word" and at not in self._told)
        return bool(self._parts) and all(not _EACH_TIME.isdisjoint(self._tokens[at].senses) for at in between)

    def _is_own(self, hours: Duration, begin: int) -> bool:
        """True where a type, a clock time or a day of its own stands with the hours."""
        last, first = self._parts[-1].last, self._parts[0].first
        if self._between(self._apart, last, begin):
            return True
        leading = bool(self._days) and first < self._days[0]
        return (
            self._between(self._days, hours.last, hours.last + 2) if leading else self._between(self._days, last, begin)
        )

    def _between(self, places: Sequence[int], begin: int, end: int) -> bool:
        at = bisect_left(places, begin)
        return at < len(places) and places[at] < end

    def _drop(self, one: Duration) -> None:
        self.dropped.add(id(one))


def _sum(parts: Sequence[Duration]) -> Decimal:
    return sum((one.amount * (one.times or 1) for one in parts), Decimal(0))
