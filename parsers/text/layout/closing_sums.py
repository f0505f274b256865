"""Hours, døgn and kilometres without those of a sentence that adds up the rows above it: `det er 11 timer og 60 km`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.questions import Question
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.measured import Sentence, added, may_add_up, sentences, unit_of
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, WayWord
from parsers.text.spans.numbers import plain

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\n3.11 4 timer, ski, 26 km\n10.11 3 timer, 8 km\n\nDet er 7 timer og 34 km. Oda var med i bilen.": [
        *("support-hour 03.11 4", "mileage 03.11 26", "support-hour 10.11 3", "mileage 10.11 8"),
    ],
    "støttekontakt\n3.11 4 timar, 26 km\n10.11 3 timar, 8 km\n\nDet skal bli 7 timar og 34 km om eg har rekna rett.": [
        *("support-hour 03.11 4", "mileage 03.11 26", "support-hour 10.11 3", "mileage 10.11 8"),
    ],
    "støttekontakt\n3.11 4 timer, 26 km, kino 120 kr\n10.11 3 timer, 8 km\nDet er 7 timer, 34 km og 120 kr i utlegg.": [
        *("support-hour 03.11 4", "mileage 03.11 26", "support-outlay 03.11 120"),
        *("support-hour 10.11 3", "mileage 10.11 8"),
    ],
    "støttekontakt\n3.11 4 timer, 26 km\n10.11 3 timer, 8 km\n\nJeg får 7 timer og 36 km.": [
        *("support-hour 03.11 4", "mileage 03.11 26", "support-hour 10.11 3", "mileage 10.11 8"),
    ],
    "Lav sats:\n3.11 kl 14.30-17.30\n5.11 kl 14.30-18\n\nHøy sats:\n10.11 kl 10-16\n\n"
    "Blir 6,5 timer lav og 6 timer høy.": [
        *("care-hour-low 03.11 3", "care-hour-low 05.11 3.5", "care-hour-high 10.11 6"),
    ],
    "Low rate:\n3 November 2 hours\n5 November 3 hours\n\nHigh rate:\n10 November 6 hours\n\n5 hours low and 6 high.": [
        *("care-hour-low 03.11 2", "care-hour-low 05.11 3", "care-hour-high 10.11 6"),
    ],
    "støttekontakt\n\nPIA\n3.11 2 timer\n10.11 2 timer\n\nEVA\n5.11 3 timer\n\nSum Pia 4 timer, sum Eva 3 timer.": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 05.11 3"),
    ],
    "2.-6.11: 4 døgn over 10 år\n10.11 kl 15-19, lav sats\n12.11 kl 15-18, lav sats\n13.-15.11: 2 døgn over 10 år\n\n"
    "Sum 6 døgn og 7 timer.": [
        *("care-day-over-10 02.11 4", "care-hour-low 10.11 4", "care-hour-low 12.11 3", "care-day-over-10 13.11 2"),
    ],
    "3.11 3 timer\n10.11 2 timer\n\nSum støttekontakt: 5 timer. Ingen kjøring.": [
        *("support-hour 03.11 3", "support-hour 10.11 2"),
    ],
    "Uke 45: tirsdag 3.11. 3 timer (torsdag var jeg syk)\nUke 46: tirsdag 10.11. 2 timer\nSum støttekontakt: 5 timer": [
        *("support-hour 03.11 3", "support-hour 10.11 2"),
    ],
    "Her er oktober, 8 timer som støttekontakt og 52 km:\n3.10, 4 timer, 26 km\n10.10, 4 timer, 26 km": [
        *("support-hour 03.10 4", "mileage 03.10 26", "support-hour 10.10 4", "mileage 10.10 26"),
    ],
    "Støttekontakt oktober (8 timar i alt):\n3.10, 4 timar\n10.10, 4 timar": [
        *("support-hour 03.10 4", "support-hour 10.10 4"),
    ],
    "Formannskapet 3.11 kl. 9–12. Ulegitimert tapt arbeidsfortjeneste 3 timer, 28 km t/r\n"
    "Kommunestyret 12.11 kl. 10–17. Ulegitimert tapt arbeidsfortjeneste 7 timer, 28 km t/r\n\n"
    "56 km til sammen og 10 timer tapt arbeid.": [
        *("fee-executive 03.11", "lost-undocumented 03.11 3", "mileage 03.11 28"),
        *("fee-council 12.11", "lost-undocumented 12.11 7", "mileage 12.11 28"),
    ],
    "Planutvalget 3.11 kl 13-16\nPlanutvalget 10.11 kl 13-15.30\nKjøring 22 km hver vei begge dager\n"
    "Ulegitimert tap: 3 timer 3.11 og 2,5 timer 10.11.\n\nDet blir 88 km og 5,5 timer.": [
        *("fee-planning 03.11", "fee-planning 10.11", "mileage 03.11 44", "mileage 10.11 44"),
        *("lost-undocumented 03.11 3", "lost-undocumented 10.11 2.5"),
    ],
    "Executive committee 3 November, 9:00-12:00. Undocumented lost earnings 3 hours\n"
    "Municipal council 12 November, 10:00-17:00. Undocumented lost earnings 7 hours\n\n"
    "10 hours of lost earnings in total.": [
        *("fee-executive 03.11", "lost-undocumented 03.11 3", "fee-council 12.11", "lost-undocumented 12.11 7"),
    ],
    "Low rate:\n3 November 15:00-18:00\n10 November 15:00-18:00\n\n6 hours in all, and 12 km each of the two days.": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "Låg sats:\n3.11 kl 15-18\n10.11 kl 15-18\n\n6 timar til saman, og 12 km t/r kvar av dei to dagane.": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "lav sats 3.11 3 timer\nlav sats 10.11 2 timer\nhøy sats 5 timer": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 2", "care-hour-high 5 ?date"),
    ],
}
_ROWS = 2
"""Sentences with values that make rows; fewer add up to nothing."""


def without_closing_sums(
    mentions: list[Mention], named: list[TypeMention], layout: Layout
) -> tuple[list[Mention], list[TypeMention], list[Question]]:
    """The mentions and names without those of such sentences, and a question for each value that the rows do not make.

    A sentence adds up where it names no day, and all its values, or the only one that is called a total, are what those
    above come to; the first one also where it is all those below. One wrong value beside a right one is asked about.
    """
    if sum(isinstance(one, (Duration, Distance, Clocks)) for one in mentions) <= _ROWS:
        return mentions, named, []
    sums = _Sums(sentences(mentions, layout), named, layout)
    sums.read()
    if not sums.dropped:
        return mentions, named, []
    summing = {layout.sentence[one.first] for one in mentions if id(one) in sums.dropped}
    summing -= {layout.sentence[one.first] for one in mentions if isinstance(one, Money)}  # 5 timer og 95 kr
    summing -= sums.of_one_row
    left = [
        one
        for one in mentions
        if id(one) not in sums.dropped and not (isinstance(one, WayWord) and layout.sentence[one.first] in summing)
    ]
    return left, [one for one in named if id(one) not in sums.dropped], sums.questions


class _Sums:
    """The sentences of one text in order, what those before come to, and which of them only say that again."""

    def __init__(self, sentences: Mapping[int, Sentence], named: Sequence[TypeMention], layout: Layout) -> None:
        self._sentences, self._layout = sentences, layout
        self._named: dict[int, list[TypeMention]] = {}
        self._since: dict[str, int] = {}
        for one in named:
            number = layout.sentence[one.first]
            self._named.setdefault(number, []).append(one)
            for code in one.codes:
                self._since.setdefault(code, number)
        self._told: dict[str, Decimal] = {}
        self._worded: dict[str, Decimal] = {}
        self._rows: Counter[str] = Counter()
        self._spent = Decimal(0)
        self.dropped: set[int] = set()
        self.of_one_row: set[int] = set()
        self.questions: list[Question] = []

    def read(self) -> None:
        """Take each sentence as one that adds up, or as one more row."""
        leading = set(_leading(self._sentences))
        for number, sentence in self._sentences.items():
            if number in leading:
                self._drop(number, sentence)
            elif may_add_up(sentence) and self._adds_up(sentence, stated := added(sentence)):
                self._drop(number, sentence)
                self.questions += self._unequal(stated)
            else:
                for unit, amount in sentence.worth():
                    self._told[unit] = self._told.get(unit, Decimal(0)) + amount
                    self._rows[unit] += 1
                for one in sentence.values:
                    self._worded[unit_of(one)] = self._worded.get(unit_of(one), Decimal(0)) + sentence.worth_of(one)
                self._spent += sum((one.amount * (one.times or 1) for one in sentence.moneys), Decimal(0))

    def _adds_up(self, sentence: Sentence, stated: Mapping[str, Decimal]) -> bool:
        """True for several values one of which is right, or a total that is; of no type that is not named above."""
        right = {unit for unit, amount in stated.items() if self._is_right(unit, amount)}
        several = any(self._rows[unit] > 1 for unit in right)
        if not several or not (len(sentence.values) > 1 or (sentence.total and right == stated.keys())):
            return False
        number = self._layout.sentence[sentence.values[0].first]
        if not any(since < number for since in self._since.values()):
            return True
        beside = [named for one in sentence.values for named in self._beside(number, one)]
        return all(self._is_told(one) for one in beside)

    def _is_right(self, unit: str, amount: Decimal) -> bool:
        """True for what the rows come to, with the clock times of meetings or without."""
        return amount in (self._told.get(unit), self._worded.get(unit))

    def _is_open(self, unit: str, amount: Decimal) -> bool:
        """True beside a sum of other rows for what is no sum of several."""
        return bool(self._told) and self._rows[unit] < _ROWS and not self._is_right(unit, amount)

    def _beside(self, number: int, value: Mention) -> list[TypeMention]:
        """The names in the clause of the value."""
        clause = self._layout.clause
        return [one for one in self._named.get(number, ()) if clause[one.first] == clause[value.first]]

    def _is_told(self, one: TypeMention) -> bool:
        """True for a type that was named in a sentence before."""
        number = self._layout.sentence[one.first]
        return any(self._since[code] < number for code in one.codes)

    def _drop(self, number: int, sentence: Sentence) -> None:
        """Leave out the values, and the names that the text has above; what nothing else names keeps its name.

        What is in a unit that no rows above add up to is left: `10 timer til sammen, og 12 km hver dag`.
        """
        left = {unit for unit, amount in added(sentence).items() if self._is_open(unit, amount)}
        self.of_one_row |= {number} if left & self._told.keys() else set()
        self.dropped.update(id(one) for one in sentence.values if unit_of(one) not in left)
        kept: set[int] = set()
        for money in sentence.moneys:
            if money.amount == self._spent:
                self.dropped |= {id(one) for one in (money, *self._beside(number, money))}
            else:
                kept |= {id(one) for one in self._beside(number, money)}
        told = {id(one) for one in self._named.get(number, ()) if self._is_told(one)}
        self.dropped |= told - kept

    def _unequal(self, stated: Mapping[str, Decimal]) -> Iterator[Question]:
        """The question for each value that the rows above do not come to."""
        for unit, amount in stated.items():
            due = self._told.get(unit, amount)
            if amount != due and not (self._is_right(unit, amount) or self._is_open(unit, amount)):
                facts = {"stated": plain(amount), "due": plain(due)}
                name = "distance_km" if unit == "km" else "quantity"
                yield Question(line=None, field=name, code="contradiction", choices=tuple(facts.values()), facts=facts)


def _leading(sentences: Mapping[int, Sentence]) -> Iterator[int]:
    """The first sentence with values, where it has no day and all it states is what the rows below it come to."""
    valued = [(number, one) for number, one in sentences.items() if one.values or one.clocks]
    (number, first), rows = valued[0], valued[1:]
    if len(rows) < _ROWS or not may_add_up(first):
        return
    below: dict[str, list[Decimal]] = {}
    for _, row in rows:
        for unit, amount in row.worth():
            below.setdefault(unit, []).append(amount)
    stated = added(first)
    if all(len(below.get(unit, ())) > 1 and amount == sum(below[unit]) for unit, amount in stated.items()):
        yield number
