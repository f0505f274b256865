"""Days that stand alone in a line: what is told below each, up to the next day, is of that day."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Fredag 6. november\nkl. 15–20\nkøyrde 19 km t/r\n\nLaurdag 7. november\nkl. 10–18\n\nSundag 8. november\n"
    "kl. 11–16\nkøyrde 19 km t/r\n\nAvlastar høg sats på alt, i alt 18 timar og 38 km.": [
        *("mileage 06.11 19", "mileage 08.11 19"),
        *("care-hour-high 06.11 5", "care-hour-high 07.11 8", "care-hour-high 08.11 5"),
    ],
    "Avlaster høy sats:\nFredag 6. november\nkl. 15–20\nkjørte 19 km t/r\n\nLørdag 7. november\nkl. 10–18": [
        *("care-hour-high 06.11 5", "mileage 06.11 19", "care-hour-high 07.11 8"),
    ],
    "Friday 6 November\n3 pm to 8 pm\ndrove 19 km\n\nSaturday 7 November\n10 am to 6 pm\n\nHigh rate for all of it.": [
        *("mileage 06.11 19", "care-hour-high 06.11 5", "care-hour-high 07.11 8"),
    ],
    "Fredag 6. november\nLav sats kl. 15–20\n\nLørdag 7. november\nHøy sats kl. 10–18\nParkering 40 kr": [
        *("care-hour-low 06.11 5", "care-hour-high 07.11 8", "parking 07.11 40"),
    ],
    "Avlastning høy sats\nLørdag 7. november\n10.00–17.00, vi var ute\nKjørte 22 km\n\nSøndag 8. november\n11–16": [
        *("care-hour-high 07.11 7", "mileage 07.11 22", "care-hour-high 08.11 5"),
    ],
    "Timar i november, låg sats:\n\n3. november:\n22 km t/r\nkl 10-13\n\n10. november:\nAne var her kl 11-13": [
        *("care-hour-low 03.11 3", "mileage 03.11 22", "care-hour-low 10.11 2"),
    ],
    "Support contact in November\n- 3 November\n3 hours, cinema\n- 10 November\n2 hours": [
        *("support-hour 03.11 3", "support-hour 10.11 2"),
    ],
    "Avlastning høy sats i november, tre timer hver gang:\n3.11.\n10.11.\n17.11.": [
        *("care-hour-high 03.11 3", "care-hour-high 10.11 3", "care-hour-high 17.11 3"),
    ],
    "Støttekontakt, november:\n- 3. november\n- 10. november\n\n2 timar kvar gong": [
        *("support-hour 03.11 2", "support-hour 10.11 2"),
    ],
    "Avlasting høg sats i november, tre timar kvar gong:\n3.\n10.\n17.": [
        *("care-hour-high 03.11 3", "care-hour-high 10.11 3", "care-hour-high 17.11 3"),
    ],
    "Support contact in November, 16:00 to 18:00:\n3 November\n10 November": [
        *("support-hour 03.11 2", "support-hour 10.11 2"),
    ],
    "Støttekontakt\n3 timer, kino\n3. november\n2 timer, tur\n10. november": [
        *("support-hour 3 ?date", "support-hour 2 ?date"),
    ],
}


class UnderDays:
    """The days that head what is told below them: `rows` are the sentences in which something is told."""

    def __init__(self, dated: Sequence[Dated], rows: Set[int], tokens: Sequence[Token], layout: Layout) -> None:
        sentence = layout.sentence
        self._of_day = {sentence[one.when.first]: one for one in dated if not one.wide} if len(dated) > 1 else {}
        self._days = sorted(self._of_day)
        self._alone = {number: one for number, one in self._of_day.items() if stands_alone(one, tokens, layout)}
        self._first = min(self._alone, default=0)
        self._heads = _without_lists(self._alone, self._days, sorted(rows)) if self._alone else {}

    def lend(self, borrowed: Mapping[int, Draft]) -> None:
        """Give the day to hours below it that were named above; `borrowed` is whose they are, by their sentence.

        Where such hours stand above the first day, each day may be that of the hours before it.
        """
        loose = [number for number in sorted(borrowed) if number not in self._of_day] if self._heads else []
        if not loose or loose[0] < self._first:
            return
        owners = {id(one): one for one in borrowed.values()}
        owned = {(at, id(one)) for at, owner in owners.items() for one in owner.dates}
        for number in loose:
            owner, day = borrowed[number], self._above(number)
            if day and (owner.clocks or owner.durations) and (id(owner), id(day)) not in owned:
                owned.add((id(owner), id(day)))
                owner.dates.append(day)

    def give(self, drafts: Sequence[Draft]) -> None:
        """Give the day to the drafts below it that have none."""
        for draft in drafts if self._heads else ():
            dated = draft.dates or draft.sentence in self._of_day
            if not dated and (day := self._above(draft.sentence)):
                draft.dates.append(day)

    def list_below(self, drafts: Sequence[Draft]) -> None:
        """Give hours of a month the days that stand in lines of their own right below: `Mars, 3 timer hver gang:`."""
        owned = {id(one) for draft in drafts for one in draft.dates}
        worked = [draft for draft in drafts if draft.kind == "expense" and (draft.durations or draft.clocks)]
        lists = self._lists() if len(worked) == 1 else []
        if len(lists) != 1 or any(id(one) in owned for one in lists[0]):
            return
        draft, days = worked[0], lists[0]
        if draft.dates and all(one.wide for one in draft.dates) and draft.dates[0].when.first < days[0].when.first:
            draft.dates = days

    def _lists(self) -> list[list[Dated]]:
        """The days that stand alone one below the other, with nothing told between."""
        lists: list[list[Dated]] = []
        for number in self._days:
            if number in self._heads:
                lists.append([self._alone[number]])
            elif number in self._alone and lists:
                lists[-1].append(self._alone[number])
        return [days for days in lists if len(days) > 1]

    def _above(self, sentence: int) -> Dated | None:
        """The last day before that sentence, where it is a heading."""
        at = bisect_left(self._days, sentence) - 1
        return self._heads.get(self._days[at]) if at >= 0 else None


def _without_lists(alone: Mapping[int, Dated], days: Sequence[int], rows: Sequence[int]) -> Mapping[int, Dated]:
    """The lines of a day `alone` but for those right below another, with nothing told between: they are a list."""
    listed = {
        after
        for day, after in pairwise(days)
        if {day, after} <= alone.keys() and bisect_left(rows, day) == bisect_left(rows, after)
    }
    return {number: one for number, one in alone.items() if number not in listed}


def stands_alone(dated: Dated, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for a day that only marks stand beside in its line."""
    first, last, number = dated.when.first, dated.when.last, layout.sentence[dated.when.first]
    while first > 0 and layout.sentence[first - 1] == number and tokens[first - 1].kind == "sym":
        first -= 1
    while last < len(tokens) and layout.sentence[last] == number and tokens[last].kind == "sym":
        last += 1
    opens = first == 0 or layout.sentence[first - 1] != number
    return opens and (last == len(tokens) or tokens[last].kind == "nl")
