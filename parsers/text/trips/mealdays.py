"""How many times a meal was had: a number beside it, the days named right after or before it, every day."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.spans.mentions import Count, Mention, When, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.tokens import Token

_SIGNS = frozenset({":", "(", "=", "-", "x", "*"})
_LINKS = frozenset({"på", "den", "on", "the", "for", "om", "dei", "de", "i", "of", "av"})
_VERDICT = ("provided", "host", "filler", "being", "solely")
_WITH = frozenset({"med"})
CAME = frozenset({"var", "er", "fulgte", "følgde", "fylgde", "kom", "følger", "følgjer"})
"""Verbs before `med`, of what was part of the price: frokosten var med."""
_TWICE = frozenset({"twice"})
_THE = frozenset({"den", "the"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_MOST = 31
_REACH = 12
"""Tokens back to the day that opens a list of meals."""


@dataclass(slots=True, kw_only=True)
class Counted:
    """What was said of a meal's number: a `number`, so many named `days`, or `every` day of the trip."""

    number: int | None = None
    days: int = 0
    every: bool = False
    shared: bool = False

    def share(self, after: "Counted") -> None:
        """Take the days of the meal joined after this one: frokost og lunsj fredag."""
        if self.number is None and not self.days and not self.every and (after.days or after.every):
            self.days, self.every, self.shared = after.days, after.every, True

    def once(self) -> None:
        """Count one where nothing was said of the number, beside meals with theirs."""
        if self.number is None and not self.days and not self.every:
            self.number = 1

    def nightly(self) -> None:
        """Count every night where nothing else was said: a hotel's breakfast."""
        self.every = self.every or (self.number is None and not self.days)

    def on(self, nights: int | None, meal: str) -> int | None:
        """The count on a trip of so many nights; None when it is open, or more than the trip has days."""
        if nights is not None and max(self.number or 0, self.days) > nights + 1:
            return None  # two journeys of a day each, lunsj begge dager
        if self.number is not None:
            return self.number
        breakfasts = nights if nights and meal == "breakfast" else None
        if self.every:
            return None if nights is None else breakfasts or nights + 1
        if self.days:
            return min(self.days, breakfasts) if breakfasts and self.shared else self.days
        return 1 if nights == 0 or breakfasts == 1 else None


class Counting:
    """Counts the meals of one text."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self._tokens = tokens
        self._days = {mention.first: mention for mention in mentions if isinstance(mention, When)}
        self._numbers = {str(day.day) for mention in self._days.values() for day in mention.days if day.day}
        self._ends = {mention.last: mention for mention in self._days.values()}
        held = [mention for mention in mentions if not isinstance(mention, Count)]
        self._taken = {index for mention in held for index in range(mention.first, mention.last)}
        self._used: set[int] = set()

    def of(self, index: int) -> Counted:
        """How often the meal at the token was had; to be asked meal by meal in order of the text."""
        before = self._number(index - 1)
        if before is not None:
            return Counted(number=before)
        if has(self._tokens, index - 1, "every") or has(self._tokens, index - 2, "every"):
            return Counted(every=True)
        after = index + 1
        while text_at(self._tokens, after) in _SIGNS:
            after += 1
        said = self._number(after)
        if said is not None and not (has(self._tokens, after + 1, "mealday") or has(self._tokens, after + 1, "meal")):
            return Counted(number=said)
        served = self._past_verdict(after)  # frokost ble servert to ganger
        if text_at(self._tokens, after) in _TWICE or text_at(self._tokens, served) in _TWICE:
            return Counted(number=2)
        if (
            served > after
            and has(self._tokens, served + 1, "each_time")
            and not has(self._tokens, served + 1, "mealday")
            and (times := self._number(served)) is not None
        ):
            return Counted(number=times)
        return self._days_after(after) or self._days_before(index - 1) or Counted()

    def _number(self, index: int) -> int | None:
        """The small whole number at a token that no mention and no earlier meal holds."""
        if index in self._taken or index in self._used or not 0 <= index < len(self._tokens) or self._is_day(index):
            return None
        found = number(self._tokens, index)
        if found is None or found[0] != int(found[0]) or found[0] > _MOST or found[1] != index + 1:
            return None
        self._used.add(index)
        return int(found[0])

    def _days_after(self, index: int) -> Counted | None:
        """The days right after a meal; one that another meal follows is that meal's own."""
        total, at = 0, self._past_verdict(index)  # lunsj var dekket begge dager
        while True:
            while text_at(self._tokens, at) in _LINKS or has(self._tokens, at, "solely"):
                at += 1
            found = self._day_at(at)
            if found is None or (total and has(self._tokens, found[1], "meal")):
                break
            if found[0] is None:
                return Counted(every=True)
            total, at = total + found[0], found[1]
            self._used.update(range(index, at))
            if not (text_at(self._tokens, at) == "," or has(self._tokens, at, "join")):
                break
            at += 1
        return Counted(days=total) if total else None

    def _past_verdict(self, index: int) -> int:
        """The token after the words that say who gave the meal, up to the days: `was only covered both days`."""
        while self._is_verdict(index) and index not in self._days and self._count_of_days(index) is None:
            index += 1
        return index

    def _is_verdict(self, index: int) -> bool:
        """True for a word of who gave the meal, and for the `med` of `var med begge dager`."""
        came = text_at(self._tokens, index) in _WITH and text_at(self._tokens, index - 1) in CAME
        return came or any(has(self._tokens, index, sense) for sense in _VERDICT)

    def _day_at(self, index: int) -> tuple[int | None, int] | None:
        """How many days are named at a token, None for every day, and the index after them."""
        tokens = self._tokens
        when = self._days.get(index)
        if when:
            length = _length(when)
            after = when.last
            while has(tokens, after + (text_at(tokens, after) == "om"), "mealday"):  # torsdag om kvelden
                after += 1
            return (length, after) if length else None
        if has(tokens, index, "every"):
            counted = self._count_of_days(index + 1)
            if counted:
                return counted
            return (None, index + 2) if has(tokens, index + 1, "mealday") else None
        return self._count_of_days(index)

    def _count_of_days(self, index: int) -> tuple[int, int] | None:
        """`begge dager`, `tre dagane`, `siste dag`, `den siste`, `dag 2`, `4th`."""
        tokens = self._tokens
        if has(tokens, index, "first_choice") and has(tokens, index + 1, "mealday"):
            return 1, index + 2
        if has(tokens, index, "first_choice") and text_at(tokens, index - 1) in _THE and self._closes(index + 1):
            return 1, index + 1
        if has(tokens, index, "mealday") and text_at(tokens, index + 1).isdecimal():
            return 1, index + 2
        if text_at(tokens, index).isdecimal() and text_at(tokens, index + 1) in _ORDINAL:
            return 1, index + 2
        if self._is_day(index):
            return 1, index + 1 + (text_at(tokens, index + 1) == ".")
        found = number(tokens, index)
        if found is None or found[0] != int(found[0]) or found[0] > _MOST:
            return None
        after = found[1]
        while text_at(tokens, after) in _LINKS:
            after += 1
        return (int(found[0]), after + 1) if has(tokens, after, "mealday") else None

    def _closes(self, index: int) -> bool:
        """True where nothing more is said of the day: `middag den første`, `dinner the first, lunch …`."""
        tokens = self._tokens
        return index >= len(tokens) or tokens[index].kind in ("sym", "nl") or has(tokens, index, "join")

    def _is_day(self, index: int) -> bool:
        """True for the number of one of the text's days, said as one: middag 22. dekket, lunsj den 23."""
        tokens = self._tokens
        said = text_at(tokens, index)
        marked = text_at(tokens, index + 1) == "." and tokens[index].end == tokens[index + 1].start
        closes = index + 2 >= len(tokens) or tokens[index + 2].kind == "nl" or has(tokens, index + 2, "meal")
        marked = marked and not (closes and len(said) == 1)  # lunsj 2. Middag 1.
        return said in self._numbers and (marked or text_at(tokens, index - 1) in _THE)

    def _days_before(self, index: int) -> Counted | None:
        """The days that open a list of meals: `torsdag: lunsj og middag`."""
        at = index
        while at >= max(0, index - _REACH):
            when = self._ends.get(at + 1)
            if when:
                length = 0 if when.first in self._used else _length(when)
                return Counted(days=length) if length else None
            senses = self._tokens[at].senses
            counted = self._day_at(at - 1) if "mealday" in senses else None
            if counted:
                return Counted(days=counted[0]) if counted[0] else Counted(every=True)
            if text_at(self._tokens, at) not in (":", "-") and senses.keys().isdisjoint(("join", "meal", "mealday")):
                return None
            at -= 1
        return None


def _length(when: When) -> int:
    """How many days are named; 0 where that takes a calendar."""
    if when.rule == "occasion":  # den første kvelden
        return len(when.days)
    if when.shape == "days":
        return len(when.days)
    first, last = (when.days[0].day, when.days[-1].day) if when.shape == "period" else (None, None)
    same = when.shape == "period" and when.days[0].month == when.days[-1].month
    return last - first + 1 if same and first and last and last >= first else 0
