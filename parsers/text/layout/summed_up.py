"""Sums of money in a sentence that sums up what was told before: `det blir 77 km og 28 kr i bom`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.questions import Question
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, WayWord, When
from parsers.text.spans.numbers import plain

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kjørte 23 km 3.11\n31 km 10.11, bom 28 kr\nDet blir 54 km og 28 kr i bom.": [
        *("mileage 03.11 23", "mileage 10.11 31", "toll 10.11 28"),
    ],
    "3.11 kjørte 23 km, bom 20 kr\n10.11 kjørte 31 km, bom 28 kr\nTil sammen 54 km og 48 kr i bom.": [
        *("mileage 03.11 23", "toll 03.11 20", "mileage 10.11 31", "toll 10.11 28"),
    ],
    "3.11 kjørte 23 km, parkering 20 kr\n10.11 kjørte 31 km, bom 28 kr\nDet vert 54 km og 48 kr.": [
        *("mileage 03.11 23", "parking 03.11 20", "mileage 10.11 31", "toll 10.11 28"),
    ],
    "3.11 kjørte 23 km, parkering 20 kr\n10.11 kjørte 31 km, bom 28 kr\nTotalt 54 km, 28 kr bom og 20 kr parkering": [
        *("mileage 03.11 23", "parking 03.11 20", "mileage 10.11 31", "toll 10.11 28"),
    ],
    "bom 3.11 20 kr\nbom 10.11 28 kr\nTil sammen 48 kr i bom": ["toll 03.11 20", "toll 10.11 28"],
    "støttekontakt 3.11 3 timer, kino 150 kr\n10.11 2 timer, bowling 100 kr\nDet blir 5 timer og 250 kr.": [
        *("support-hour 03.11 3", "support-outlay 03.11 150", "support-hour 10.11 2", "support-outlay 10.11 100"),
    ],
    "Drove 23 km on 3 November. 10 November 31 km, toll 28 kr. That makes 54 km and 28 kr in tolls.": [
        *("mileage 03.11 23", "mileage 10.11 31", "toll 10.11 28"),
    ],
    "taxi 240 kr og buss 40 kr 10.11.\nTotale utlegg: 280 kr": ["taxi 10.11 240", "transit 10.11 40"],
    "10.11 kjørte 31 km, bom 28 kr. Til sammen 62 km og 40 kr i parkering 12.11": [
        *("mileage 10.11 31", "toll 10.11 28", "mileage 12.11 62", "parking 12.11 40"),
    ],
}


def summed_up(
    mentions: list[Mention], named: list[TypeMention], layout: Layout, general: frozenset[str]
) -> tuple[list[Mention], list[TypeMention], list[Question]]:
    """The mentions and names without the sums of such sentences, and the question for each that is none.

    A sum is of what is named beside it, and without a name, or with one of the `general` ones, of all told before.
    """
    if not {WayWord, Money} <= {*map(type, mentions)}:
        return mentions, named, []
    sentence = layout.sentence
    summing = {sentence[one.first] for one in mentions if isinstance(one, WayWord) and one.way == "total"}
    summing -= {sentence[one.first] for one in mentions if isinstance(one, (When, Clocks))}
    dropped: set[int] = set()
    questions: list[Question] = []
    told = _Told()
    names = layout.by_sentence(named)
    valued = {sentence[one.first] for one in mentions if isinstance(one, (Distance, Duration))}
    for one in mentions:
        if not isinstance(one, Money) or not one.marked:
            continue
        number = sentence[one.first]
        name = _beside(one, names.get(number, ()), layout)
        own = name if name and layout.clause[name.first] == layout.clause[one.first] else None
        of_all = own is None or general.issuperset(own.codes)
        due = told.before(number, None if of_all or own is None else own.codes)
        if due and number in summing and (not of_all or ((own or number in valued) and due == one.amount)):
            dropped |= {id(one), id(own)}
            questions += _unequal(one, due)
        else:
            told.add(number, one.amount * (one.times or 1), name.codes if name else ())
    if not dropped:
        return mentions, named, []
    left = [one for one in mentions if id(one) not in dropped]
    return left, [one for one in named if id(one) not in dropped], questions


class _Told:
    """The money that was told so far, by what it was for and as a whole."""

    def __init__(self) -> None:
        self._sums: dict[str | None, Decimal] = {}
        self._latest: list[tuple[int, Decimal, Sequence[str]]] = []

    def add(self, sentence: int, amount: Decimal, codes: Sequence[str]) -> None:
        """Take in what a sentence tells."""
        self._latest.append((sentence, amount, codes))

    def before(self, sentence: int, codes: Sequence[str] | None) -> Decimal:
        """What the sentences before tell of one of the types; of everything where none is named."""
        for _, amount, known in (one for one in self._latest if one[0] < sentence):
            for code in (None, *known):
                self._sums[code] = self._sums.get(code, Decimal(0)) + amount
        self._latest = [one for one in self._latest if one[0] >= sentence]
        wanted = (None,) if codes is None else codes
        return max((self._sums.get(code, Decimal(0)) for code in wanted), default=Decimal(0))


def _beside(money: Money, names: Sequence[TypeMention], layout: Layout) -> TypeMention | None:
    """The name nearest to a sum in its clause, else the last before it in its sentence."""
    inside = [one for one in names if layout.clause[one.first] == layout.clause[money.first]]
    if inside:
        return min(inside, key=lambda one: abs(one.first - money.first))
    return next((one for one in reversed(names) if one.first < money.first), None)


def _unequal(whole: Money, due: Decimal) -> Iterator[Question]:
    """The question for a total that the sums before it do not make."""
    if whole.amount != due:
        facts = {"stated": plain(whole.amount), "due": plain(due)}
        yield Question(line=None, field="amount", code="contradiction", choices=(plain(due),), facts=facts)
