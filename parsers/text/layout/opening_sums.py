"""Sums that stand before what they are made of: `12 timer i oktober: 4.10 5 timer, 11.10 7 timer` is two lines."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import islice, takewhile

from claims.questions import Question
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.clockface import hours_between
from parsers.text.spans.mentions import (
    Clocks,
    Distance,
    Duration,
    Mention,
    Money,
    Value,
    When,
    amount_of,
    indices,
    whens,
)
from parsers.text.spans.numbers import plain
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_TWO = ("support-hour 04.10 5", "support-hour 11.10 7")
EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 12 timer i oktober: 4.10 5 timer, 11.10 7 timer": _TWO,
    "støttekontakt i oktober, 12 timer: 5 timer 4.10 og 7 timer 11.10": _TWO,
    "støttekontakt 12 timer i oktober (4.10 5 timer, 11.10 7 timer)": _TWO,
    "støttekontakt 12 timer i oktober fordelt på 5 timer 4.10 og 7 timer 11.10": _TWO,
    "støttekontakt 12 timar i oktober - 5 timar 4.10, 7 timar 11.10": _TWO,
    "Jeg var støttekontakt 12 timer i oktober. 4.10 5 timer, 11.10 7 timer.": _TWO,
    "Support contact 12 hours in October: 5 hours 4 October, 7 hours 11 October": _TWO,
    "avlastning 5 timer 10.11: 2 timer lav sats, 3 timer høy sats": ["care-hour-low 10.11 2", "care-hour-high 10.11 3"],
    "avlastning 10.11, 5 timer (2 timer lav sats og 3 timer høy sats)": [
        "care-hour-low 10.11 2",
        "care-hour-high 10.11 3",
    ],
    "3 døgn 7.-10.11: 1 døgn over 10 år, 2 døgn 0-10 år": ["care-day-over-10 07.11", "care-day-0-10 07.11 2"],
    "Kjøring 90 km i oktober: 4.10 30 km, 11.10 60 km": ["mileage 04.10 30", "mileage 11.10 60"],
    "Parkering 90 kr: 4.10 30 kr og 11.10 60 kr": ["parking 04.10 30", "parking 11.10 60"],
    "Brukt 820 kr 4.11: taxi 412 kr og tog 408 kr": ["taxi 04.11 412", "transit 04.11 408"],
    "Har lagt ut 700 kr 4.11: taxi 189 kr, tog 430 kr og parkering 60 kr": [
        *("taxi 04.11 189", "transit 04.11 430", "parking 04.11 60"),
    ],
    "Betalte 700 kr i depositum 4.11. Taxi 189 kr, tog 430 kr": [
        *("? 04.11 700 ?type", "taxi 04.11 189", "transit 04.11 430"),
    ],
    "Eg la ut 820 kr på reisa 4.11 (drosje 412 kr, tog 408 kr)": ["taxi 04.11 412", "transit 04.11 408"],
    "Spent 820 kr on 4 November: taxi 412 kr and train 408 kr": ["taxi 04.11 412", "transit 04.11 408"],
    "støttekontakt, 12 timer: 5 t uke 41, 7 t uke 42": ["support-hour 05.10 5", "support-hour 12.10 7"],
    "Kjøring totalt 11 km: 6 km uke 45, 5 km uke 46": ["mileage 02.11 6", "mileage 09.11 5"],
    "støttekontakt 12 timer uke 41, 5 t uke 42, 7 t uke 43": [
        *("support-hour 05.10 12", "support-hour 12.10 5", "support-hour 19.10 7"),
    ],
    "støttekontakt: uke 41 12 timer, uke 42 5 timer, uke 43 7 timer": [
        *("support-hour 05.10 12", "support-hour 12.10 5", "support-hour 19.10 7"),
    ],
    "støttekontakt 11 timer i oktober: 4.10 5 timer, 11.10 7 timer": _TWO,
    "Utlegg 150 kr 11.10: kino 100 kr og popkorn 50 kr": ["outlay 11.10 100", "outlay 11.10 50"],
    "støttekontakt 12 timer i oktober: 4.10 kl 16-21, 11.10 kl 14-21": _TWO,
    "Jeg var støttekontakt i oktober i 12 timer, 5 timer 4.10 og 7 timer 11.10": _TWO,
    "Parkering 90 kr, bom 4.10 30 kr og 11.10 60 kr": ["parking 90 ?date", "toll 04.10 30", "toll 11.10 60"],
    "støttekontakt oktober 12 timer. 2.11 5 timer og 9.11 7 timer": [
        *("support-hour 01.10 12", "support-hour 02.11 5", "support-hour 09.11 7"),
    ],
    "Taxi 90 kr: bom 60 kr, parkering 30 kr 10.11": ["taxi 10.11 90", "toll 10.11 60", "parking 10.11 30"],
    "Utlegg 10.11: middag 300 kr - brus 100 kr, pizza 200 kr": [
        *("outlay 10.11 300", "outlay 10.11 100", "outlay 10.11 200"),
    ],
    "støttekontakt 4.10 5 timer: 11.10 2 timer, 18.10 3 timer og 25.10 1 time": [
        *("support-hour 04.10 5", "support-hour 11.10 2", "support-hour 18.10 3", "support-hour 25.10"),
    ],
    "støttekontakt 5 timer 4.10. 11.10 2 timer, 18.10 3 timer": [
        *("support-hour 04.10 5", "support-hour 11.10 2", "support-hour 18.10 3"),
    ],
}
_SPREAD = words_of("spread_over")
_OPENING = frozenset({":", "(", "-", "–", ".", ","}) | _SPREAD
_LOOSE = frozenset({".", ","})
"""Marks that open parts which have days alone."""
_NEAR = 16
"""Tokens from a sum to the first of its parts: `12 timer i oktober, fordelt på`."""
_AFTER = 4
"""Tokens behind a part that may tell its day or name."""
_ADDING = frozenset({"tillegg", "pluss", "plus", "addition", "besides", "også", "òg"})
"""Words for what comes on top of a value, and is no part of it."""
_LAID_OUT = words_of("spending") | {"ut", "brukt", "brukte", "spent", "betalt", "betalte", "paid"}
_LAID_WITHIN = 4
_SHORTEST = 3
_MOST = 62
"""Parts that are looked at: keeps long texts linear."""
_Part = Value | Clocks


def without_opening_sums(
    tokens: Sequence[Token],
    said: Set[str],
    mentions: list[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    general: frozenset[str],
) -> tuple[list[Mention], list[Question]]:
    """The mentions without such sums, and the question for each sum of hours that its parts do not make.

    Each part has a day or a name of its own; a sum that has a day or month of its own is none of others. What was
    bought is part of nothing but a `general` outlay.
    """
    values = [one for one in mentions if isinstance(one, _Part)]
    if len(values) <= 2 or said.isdisjoint(_OPENING):
        return mentions, []
    sums = _Sums(tokens, values, mentions, named, layout, general)
    dropped: set[int] = set()
    questions: list[Question] = []
    for at, whole in enumerate(values):
        if (due := sums.of_parts(at)) is not None:
            dropped.add(id(whole))
            questions += _unequal(whole, due)
    return ([one for one in mentions if id(one) not in dropped], questions) if dropped else (mentions, [])


class _Sums:
    """The values of one text in order, with the days and names among them."""

    def __init__(
        self,
        tokens: Sequence[Token],
        values: Sequence[_Part],
        mentions: Sequence[Mention],
        named: Sequence[TypeMention],
        layout: Layout,
        general: frozenset[str],
    ) -> None:
        self._tokens, self._values, self._layout = tokens, values, layout
        self._units = list(map(_unit, values))
        self._heads = {one.last for one in named if general.issuperset(one.codes)}
        self._whens = [one for one in mentions if isinstance(one, When)]
        self._dated = indices(whens(mentions))
        self._days = sorted(one.first for one in self._whens if one.shape == "days")
        weeks = self._weeks = sorted(one.first for one in self._whens if one.rule == "week")
        self._parts_days = sorted((*self._days, *weeks)) if weeks else self._days
        self._names = sorted(one.first for one in named)

    def of_parts(self, at: int) -> Decimal | None:
        """What the parts behind a value come to, where it is their sum; None where it is none."""
        whole = self._values[at]
        if not _is_plain(whole) or isinstance(whole, Clocks):
            return None
        opened = self._opened(at)
        if opened is None:
            return None
        unit = self._units[at]
        alike = [
            self._values[one]
            for one in range(at + 1, min(at + 1 + _MOST, len(self._values)))
            if self._units[one] == unit
        ]
        timed: list[_Part] = [one for one in alike if isinstance(one, Clocks)]
        alike = timed if len(timed) == len(alike) else [one for one in alike if not isinstance(one, Clocks)]
        for parts in self._groups(opened, alike):
            dated = len(parts) > 1 and self._are_dated(whole, opened, parts)
            if not (dated or self._are_named(whole, opened, parts)) or not all(map(_is_plain, parts)):
                continue
            due = sum(map(_amount, parts), Decimal(0))
            opening = self._tokens[opened].text
            if due == _amount(whole) or (dated and _is_disputed(whole, parts, opening)):
                return due
            if not dated and opening == ":" and isinstance(whole, Money) and self._is_laid_out(whole):
                return due
        return None

    def _opened(self, at: int) -> int | None:
        """The token that opens the parts of a value, between it and the first that is alike."""
        whole = self._values[at]
        near = takewhile(lambda one: one.first - whole.last <= _NEAR, islice(self._values, at + 1, None))
        first = next((one for one in near if _unit(one) == _unit(whole)), None)
        between = range(whole.last, first.first) if first else range(0)
        if any(self._tokens[at].text in _ADDING for at in between):
            return None
        return next((at for at in between if self._tokens[at].text in _OPENING and at not in self._dated), None)

    def _groups(self, opened: int, alike: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
        """The parts of the sentence, or of the line; those of a bracket end with it."""
        first, layout = alike[0].first, self._layout
        if self._tokens[opened].text == "(":
            inside = range(opened, min(alike[-1].last + _AFTER, len(self._tokens)))
            end = next((at for at in inside if self._tokens[at].text == ")"), len(self._tokens))
            yield [one for one in alike if one.first < end]
            return
        for bound in (layout.sentence, layout.line):
            yield [one for one in alike if bound[one.first] == bound[first]]

    def _are_dated(self, whole: _Part, opened: int, parts: Sequence[_Part]) -> bool:
        """True where each part has a day, and the sum none."""
        sentence = self._layout.sentence
        known = bisect_left(self._days, opened)
        own = known > 0 and sentence[self._days[known - 1]] == sentence[whole.first]
        before = bisect_left(self._parts_days, opened)
        lead = bisect_left(self._parts_days, parts[0].first) > before  # 4.10 5 timer, 11.10 7 timer
        end = parts[-1].first if lead else parts[-1].last + _AFTER
        apart = self._tokens[opened].text in _LOOSE and self._named_between(opened, end)  # taxi 90 kr, bom 30 kr 4.10
        week = bisect_left(self._weeks, opened)  # uke 41 12 timer, uke 42 5 timer, uke 43 7 timer
        if 0 < week < bisect_left(self._weeks, end):
            own = own or sentence[self._weeks[week - 1]] == sentence[whole.first]
        fits = bisect_left(self._parts_days, end) - before == len(parts)
        return fits and not (own or apart) and self._is_within(whole, range(opened, end))

    def _is_within(self, whole: _Part, parts: range) -> bool:
        """False for parts outside the month of the sum: `oktober 12 timer. 2.11 5 timer og 9.11 7 timer`."""
        sentence, number = self._layout.sentence, self._layout.sentence[whole.first]
        beside = [one for one in self._whens if one.shape == "month" and sentence[one.first] == number]
        months = {day.month for one in beside if one.first not in parts for day in one.days}
        days = (one for one in self._whens if one.shape == "days" and one.first in parts)
        return not months or all(day.month is None or day.month in months for one in days for day in one.days)

    def _are_named(self, whole: _Part, opened: int, parts: Sequence[_Part]) -> bool:
        """True where each part has a name: a rate, a child, or a thing that was bought."""
        if self._tokens[opened].text in _LOOSE or len(parts) < 2 or isinstance(parts[0], (Distance, Clocks)):
            return False
        if isinstance(whole, Duration) and whole.unit == "day":
            return True
        if isinstance(whole, Money) and not self._is_general(whole):
            return False
        if self._tokens[opened].text != "(" and isinstance(whole, Money):
            ends = (opened, *(one.last for one in parts))
            return all(self._tells(range(end + 1, one.first)) for end, one in zip(ends, parts, strict=False))
        return self._named_between(opened, parts[-1].last + _AFTER) >= len(parts)

    def _named_between(self, begin: int, end: int) -> int:
        """How many names stand there."""
        return bisect_left(self._names, end) - bisect_left(self._names, begin)

    def _is_general(self, whole: _Part) -> bool:
        """True right behind the name of a general outlay, and its day: `utlegg 10.11 150 kr`; and of nothing named."""
        sentence, name = self._layout.sentence, bisect_left(self._names, whole.first) - 1
        if name < 0 or sentence[self._names[name]] != sentence[whole.first]:
            return True  # brukt 820 kr: taxi 412 kr og tog 408 kr
        at = whole.first
        while at - 1 in self._dated or (at > 0 and self._tokens[at - 1].kind == "sym" and at not in self._heads):
            at -= 1
        return at in self._heads

    def _is_laid_out(self, whole: Money) -> bool:
        """True for `har lagt ut 700 kr 4.11:`, a sum of what is told behind the colon and of nothing named before."""
        sentence, name = self._layout.sentence, bisect_left(self._names, whole.first) - 1
        if name >= 0 and sentence[self._names[name]] == sentence[whole.first]:
            return False
        near = range(max(0, whole.first - _LAID_WITHIN), whole.first)
        return any(self._tokens[at].text in _LAID_OUT and sentence[at] == sentence[whole.first] for at in near)

    def _tells(self, before: range) -> bool:
        """True where a word of some length says what a part was for: `kino 100 kr`."""
        told = (self._tokens[at] for at in before)
        return any(one.kind == "word" and len(one.text) >= _SHORTEST and "join" not in one.senses for one in told)


def _is_plain(one: _Part) -> bool:
    """True for a value that is said once, of one time."""
    if isinstance(one, Duration):
        return not (one.pause or one.weekly or one.each or one.added or one.compared or one.whole)
    if isinstance(one, Clocks):
        return one.end is not None and not (one.unsure or one.of_all)
    if isinstance(one, Distance):
        return not (one.rate or one.about)
    return one.marked and not (one.rate or one.each or one.about or one.nightly or one.daily or one.monthly)


def _unit(one: _Part) -> str:
    if isinstance(one, Clocks):
        return "hour"
    return "km" if isinstance(one, Distance) else one.unit if isinstance(one, Duration) else one.currency


def _amount(one: _Part) -> Decimal:
    if isinstance(one, Clocks):
        return hours_between(one.start, one.end) if one.end else Decimal(0)
    return amount_of(one) * (one.times or 1)


def _is_disputed(whole: _Part, parts: Sequence[_Part], opening: str) -> bool:
    """True for hours that plainly are called the sum of others, which come to something else."""
    hours = isinstance(whole, Duration) and all(isinstance(one, Duration) for one in parts)
    return hours and (opening in (":", "(") or opening in _SPREAD)


def _unequal(whole: _Part, due: Decimal) -> Iterator[Question]:
    """The question for a sum that its parts do not make."""
    if _amount(whole) != due:
        facts = {"stated": plain(_amount(whole)), "due": plain(due)}
        field = "amount" if isinstance(whole, Money) else "quantity"
        choices = (facts["due"],) if isinstance(whole, Money) else tuple(facts.values())
        yield Question(line=None, field=field, code="contradiction", choices=choices, facts=facts)
