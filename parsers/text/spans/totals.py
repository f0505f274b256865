"""Hours said twice, one by one and as a whole: `3 timer, 2 timer, totalt 5 timer` is no third line."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from claims.questions import Question
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.exact_sums import comes_to
from parsers.text.spans.mentions import BY_PLACE, Clocks, Count, Duration, Mention, WayWord, When, has, text_at
from parsers.text.spans.numbers import plain
from parsers.text.spans.sumlines import is_sum_line, line_end
from parsers.text.spans.sumwords import COUPLING, SumWords
from parsers.text.words.tokens import Token

EXAMPLES = {
    "4.11: 3 timer, 6.11: 2 timer. Sum: 5 timer": ["3", "2"],
    "4.11: 3 timer, 6.11: 2 timer. Totalt 6 timer": ["3", "2", "asked: 6 or 5"],
    "4.11 3 timer, 6.11 2 timer. 9.11 var Oda syk, så da ble det ingen. Til sammen 5 timer": ["3", "2"],
    "totalt 6 timer: 4.11 3 timer, 6.11 2 timer": ["3", "2", "asked: 6 or 5"],
    "4.11 og 6.11, 2 timer hver gang, til sammen 5 timer": ["2", "asked: 5 or 4"],
    "4.11 3 timer, 5.11 2 timer, sum 5 timer. 9.11 1 time, 10.11 2 timer, sum 3 timer": ["3", "2", "1", "2"],
    "4.11 og 6.11, 2 timer hver gang, til sammen 4 timer": ["2"],
    "4 ganger 2 timer i oktober, totalt 8 timer": ["8"],
    "4.11: 2 x 3 timer = 6 timer": ["6"],
    "4.11 kl 9-12 = 3 timer, 5.11 kl 9-11 = 2 timer": ["3", "2"],
    "4.11 totalt 5 timer": ["5"],
    "4.11 kl 17-19\n11.11 kl 17-19.30, biblioteket\nTil sammen 4,5 timer": [],
    "fredag kl 16-20\nlaurdag kl 9-20\n= 15 timar": [],
    "4.11 kl 17-19 og 11.11 kl 17-20, 5 timer": [],
    "4.11 kl 17-19 og 11.11 kl 17-20, 3 timer": ["3"],
    "4.11 kl 17-19 og 11.11 kl 17-20, 4 timer": ["4"],
    "4.11 kl 17-19 og 11.11 kl 17-20, 5 timer reise": ["5"],
    "4.11 kl 17-19 og 11.11 kl 17-20, 5 timer 12.11": ["5"],
    "4.11 og 6.11 kl 17-19, til sammen 4 timer": [],
    "4.11 og 6.11 kl 17-19, til sammen 5 timer": ["5"],
    "4.11 kl 17-19, 6.11 kl 22-02, i alt 7 timer": ["asked: 7 or 6"],
    "4.11 kl 17-19, 6.11 kl 17-22, altså 5 timer": ["5"],
    "4.11 kl 17-19, 6.11 kl 17-20. 9.11 var hun hos faren. Sum: 5 timer": [],
    "4.11 kl 17-19, 6.11 kl 17-20. Til sammen 5 timer som støttekontakt": [],
    "4.11 kl 17-19, 6.11 kl 17-20. Møtet 9.11 totalt 5 timer": ["5"],
    "4.11 kl 17-19, 6.11 kl 17-20. Møtet 9.11 totalt 3 timer": ["3"],
    "4.11 3 timer, 6.11 2 timer, det blir 5 timer": ["3", "2"],
    "4.-6.11: 2 døgn\n9.-12.11: 3 døgn\nTil sammen 5 døgn": ["2", "3"],
    "4.-6.11: 2 døgn\n9.-12.11: til sammen 3 døgn": ["2", "3"],
    "4.11 2 timer\n11.11 kl 17-20\nTil sammen 5 timer": ["2"],
    "4.11 2 timer\n11.11 2 timer\n12.11 1 time\n5 timer": ["2", "2", "1"],
    "4.11 2 timer\n11.11 3 timer\nAntall timer: 5": ["2", "3"],
    "4.11 2 timer\n11.11 3 timer\n5 timer denne måneden": ["2", "3"],
    "hver onsdag i oktober, 2 timer. Det blir 8 timer": ["2"],
    "4.11 2 timer, 11.11 3 timer. Jeg får det til å bli 5 timer": ["2", "3"],
    "4.11 2 timer, 11.11 3 timer. 5 timer altså": ["2", "3"],
    "4 Nov 2 hours, 11 Nov 3 hours. It was 5 hours.": ["2", "3"],
    "3.11. 1 time, 4.11. 1 time, 5.11. 2 timer": ["1", "1", "2"],
    "3.11 1 time, 4.11 1 time. Forberedelse 2 timer": ["1", "1", "2"],
    "4.11 2 timer\n11.11 3 timer\n12.11\n5 timer": ["2", "3", "5"],
    "4.11 kl 17-19\n11.11 kl 17-20\n5 timer": [],
    "4.11 2 timer\n11.11 3 timer\n16.11 syk\n\nTil sammen 6 timer": ["2", "3", "asked: 6 or 5"],
    "4.11 2 timer\n11.11 3 timer (tok igjen mandagen)\n\nTil sammen 6 timer": ["2", "3", "asked: 6 or 5"],
    "4.11 2 timer\n11.11 3 timer\n16.11 syk\n\nTotalt 6 timer 18.11": ["2", "3", "6"],
}
NAMED = {
    "2 timer lav sats 4.11, 3 timer høy sats 5.11, til sammen 5 timer": ["2", "3"],
    "4.11 2 timer lav sats, 5.11 3 timer høy sats. Til sammen 5 timer": ["2", "3"],
    "4.11 2 hours low rate, 5.11 3 hours high rate, 5 hours in all": ["2", "3"],
    "4.11 2 timer lav sats. Høy sats 5.11 totalt 3 timer": ["2", "3"],
    "lav sats 4.11: 4 timer\nlav sats 5.11: 12 timer\nTil sammen 16 timer": ["4", "12"],
    "lav sats 4.11: 4 timer\nlav sats 5.11: 12 timer\n4.-6.11: 2 døgn\nTil sammen 16 timer og 2 døgn": ["4", "12", "2"],
}
_OPENING = frozenset({":", "(", ".", "\n"})
_PARTING = frozenset({",", ";", ".", "\n", "og", "and", "+"})


def totalled(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[int]
) -> tuple[list[Mention], list[Question]]:
    """The mentions without hours that only sum up others, and the question for each sum that the others do not make.

    `named` are the tokens where types are named: hours that follow a name of their own are no sum.
    """
    kinds = [*map(type, mentions)]
    if WayWord in kinds and Duration in kinds:
        _mark_wholes(mentions)
    if kinds.count(Duration) < 2 and not (Duration in kinds and Clocks in kinds):
        return mentions, []
    durations = [one for one in mentions if isinstance(one, Duration)]
    dropped: set[int] = set()
    questions: list[Question] = []
    for unit in ("hour", "day"):
        told = [one for one in durations if one.unit == unit and not one.pause]
        lone = unit == "hour" and len(told) == len(durations) == 1
        if not lone and len(told) < 2:
            continue
        totals = _Totals(tokens, mentions, named)
        if lone:
            totals.read_clocks(told[0])
        else:
            for one in told:
                totals.read(one)
            totals.close()
        dropped |= totals.dropped
        questions += totals.questions
    return [one for one in mentions if id(one) not in dropped] if dropped else mentions, questions


class _Totals:
    """The hours of one text in order: those `_since` the last sum, and the sum that may stand before its parts."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[int]) -> None:
        self._tokens = tokens
        self._words = SumWords(tokens, mentions)
        whens = [one for one in mentions if isinstance(one, When)]
        self._months = {one.first: one.last for one in whens if one.shape == "month"}
        self._days = [one.first for one in whens if one.shape in ("days", "period")]
        self._listed = [one.first for one in whens if one.shape == "days"]
        self._days_by = [0, *accumulate(len(one.days) for one in whens if one.shape == "days")]
        self._many = self._days_by[-1]
        self._stays = sum(one.shape == "period" for one in whens)
        self._counted = any(isinstance(one, Count) and one.of == "trip" for one in mentions)
        self._weekly = any(one.shape == "every" for one in whens)
        self._clocks = [one for one in mentions if isinstance(one, Clocks)]
        self._timed = [Decimal(0), *accumulate(_worth(one) for one in self._clocks)]
        apart = {one.first for one in self._clocks}
        self._apart = sorted(apart | {at for at, token in enumerate(tokens) if "meeting" in token.senses})
        self._named = sorted(named)
        self._parts: list[Duration] = []
        self._since = self._all = Decimal(0)
        self._lead: Duration | None = None
        self.dropped: set[int] = set()
        self.questions: list[Question] = []

    def read(self, hours: Duration) -> None:
        """Take the hours as a sum of those before or after it, or as one more part."""
        begin = self._words.begin(hours)
        if begin is None and self._sums_up(hours):
            begin = hours.first
        if begin is not None and not self._parts and text_at(self._tokens, hours.last) in _OPENING:
            self._lead = None if self._between(self._days, 0, begin) else hours
        if begin is None or not self._parts or self._is_own(hours, begin):
            self._parts.append(hours)
            self._since += _sum([hours])
            self._all += _sum([hours])
        else:
            self._settle(hours)

    def read_clocks(self, whole: Duration) -> None:
        """Drop the only hours of a text where they are called the sum of the clock times before them.

        The clock times of several days stand once, `4.11 og 6.11 kl 17-19, til sammen 4 timer`.
        """
        begin, clocks = self._words.begin(whole), self._clocks
        places = (self._days, self._named, self._apart)
        if begin is None and comes_to(whole, self._tokens, clocks, self._timed, places):
            self._drop(whole)
            return
        summing = len(clocks) > 1 and self._timed[-1] == whole.amount != self._latest(whole)
        if begin is None and summing and (self._stands_alone(whole) or self._follows(whole, clocks[-1])):
            begin = whole.first
        if begin is None or not all(one.end and not one.unsure and one.last <= begin for one in clocks):
            return
        once = len(clocks) == 1
        worth = sum((hours_between(one.start, one.end) for one in clocks if one.end), Decimal(0)) * (
            self._many if once else 1
        )
        if once and (self._many < 2 or whole.amount != worth):
            return
        last, after = clocks[-1].last, whole.last
        if not once and whole.amount == self._latest(whole) != worth and not self._between(self._days, last, begin):
            return  # the last of them said anew: kl 20-08, altså 12 timer
        dated = self._days if whole.amount != worth or self._between(self._apart, last, begin) else ()
        told = self._between(dated, last, begin) or self._between(self._named, last, begin)
        summed = not once and whole.amount == worth  # til sammen 5 timer som støttekontakt
        if not (told or (self._between(self._named, after, after + 2) and not summed)):
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
        parts, worth = self._parts, self._since
        latest = self._named[bisect_left(self._named, whole.first) - 1] if self._named else 0
        own = _sum([one for one in parts if one.first > latest])
        if len(parts) == 1 and self._weekly and parts[0].amount and whole.amount % parts[0].amount == 0:
            self._drop(whole)
        elif len(parts) == 1 and whole.amount != parts[0].amount and self._repeats(parts[0], whole):
            self._drop(parts[0])
            self._all += whole.amount - worth
        else:
            self._drop(whole)
            each = worth * self._times(whole) if len(parts) == 1 else worth
            self._compare(whole, each, worth, own, self._all, self._all + self._before(whole))
        self._parts, self._since, self._lead = [], Decimal(0), None

    def _times(self, whole: Duration) -> int:
        """How many days stand before the sum, or where none does in the text; one for none."""
        before = self._days_by[bisect_left(self._listed, whole.first)]
        return before or self._many or self._stays or 1

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
        return bool(part.amount and times) and whole.amount % part.amount == 0 and max(self._many, self._stays) <= 1

    def _sums_up(self, hours: Duration) -> bool:
        """True for what all before it come to, in a line of its own."""
        several = len(self._parts) > 1 or bool(self._parts and self._clocks)
        worth = (self._all, self._since, self._all + self._before(hours))
        return several and hours.amount in worth and self._stands_alone(hours)

    def _stands_alone(self, hours: Duration) -> bool:
        return is_sum_line(self._tokens, hours, self._months)

    def _follows(self, hours: Duration, clocks: Clocks) -> bool:
        """True right behind the last of the clock times, and a comma, where nothing is said of the hours."""
        if hours.last < len(self._tokens) and self._tokens[hours.last].kind not in ("sym", "nl"):
            return False
        return clocks.last == hours.first - 1 and text_at(self._tokens, clocks.last) == ","

    def _before(self, hours: Duration) -> Decimal:
        """The hours of the clock times before."""
        return self._timed[bisect_left(self._clocks, hours.first, key=BY_PLACE)]

    def _latest(self, hours: Duration) -> Decimal:
        """The hours of the clock times right before; none where there are none."""
        at = bisect_left(self._clocks, hours.first, key=BY_PLACE)
        return self._timed[at] - self._timed[max(at - 1, 0)]

    def _is_own(self, hours: Duration, begin: int) -> bool:
        """True where a type, a clock time or a day of its own stands with the hours."""
        last, first = self._parts[-1].last, self._parts[0].first
        if self._words.begin(hours) is not None and self._adds_up(hours, last, begin):
            return False
        timed = self._before(hours)
        if timed and hours.amount == self._all + timed and not self._between(self._named, last, begin):
            return False
        if timed and hours.amount == self._latest(hours) and hours.amount not in (self._all, self._since):
            return True  # kl 16.15-19.15, altså 3 timer
        if self._between(self._apart, last, begin) or self._between(self._named, self._clause_end(last, begin), begin):
            return True
        if self._is_below(hours, begin):
            return False
        if not self._days or first >= self._days[0]:
            return self._between(self._days, last, begin)
        ends = text_at(self._tokens, hours.last) in (".", "\n")  # i alt 12 timer. Den 16. var han syk
        return not ends and self._between(self._days, hours.last, hours.last + 2)

    def _is_below(self, hours: Duration, begin: int) -> bool:
        """True for the words of a sum that open a line below several rows, without a day: a day off may stand above."""
        if len(self._parts) < 2 or self._words.begin(hours) is None or text_at(self._tokens, begin - 1) != "\n":
            return False
        return not self._between(self._days, begin, line_end(self._tokens, hours.last))

    def _adds_up(self, hours: Duration, last: int, begin: int) -> bool:
        """True for what all before it come to, in a sentence that names nothing else."""
        several = len(self._parts) > 1 or text_at(self._tokens, hours.first - 1) in COUPLING
        if not several or hours.amount not in (self._all, self._since):
            return False
        breaks = (at for at in range(begin - 1, last - 1, -1) if self._tokens[at].text in (".", "\n"))
        opened = next(breaks, None)
        apart = (self._days, self._named, self._apart)
        return opened is not None and not any(self._between(places, opened, hours.last + 2) for places in apart)

    def _clause_end(self, last: int, begin: int) -> int:
        """Where the clause of the last part ends: a name in it is the part's own, `3 timer høy sats, til sammen 5`."""
        return next((at for at in range(last, begin) if self._tokens[at].text in _PARTING), begin)

    def _between(self, places: Sequence[int], begin: int, end: int) -> bool:
        at = bisect_left(places, begin)
        return at < len(places) and places[at] < end

    def _drop(self, one: Duration) -> None:
        self.dropped.add(id(one))


def _mark_wholes(mentions: Sequence[Mention]) -> None:
    """Note of the hours beside a word for a total that they are one."""
    for before, after in pairwise(mentions):
        for hours, word in ((before, after), (after, before)):
            if isinstance(hours, Duration) and isinstance(word, WayWord) and word.way == "total":
                hours.whole = hours.whole or before.last == after.first


def _worth(clocks: Clocks) -> Decimal:
    """The hours between clock times; none where either is open."""
    return hours_between(clocks.start, clocks.end) if clocks.end and not clocks.unsure else Decimal(0)


def _sum(parts: Sequence[Duration]) -> Decimal:
    return sum((one.amount * (one.times or 1) for one in parts), Decimal(0))
