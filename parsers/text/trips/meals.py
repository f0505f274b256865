"""The meals that others paid on a trip: how many of each, and where the text leaves it open.

A verdict (dekket, ikke, betalte selv) holds for the meals of its piece and the pieces before it that have none:
frokost og lunsj var dekket; before them it opens a list: dekket: frokost, lunsj.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from claims.lines import Meals, Span
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention
from parsers.text.trips.mealdays import Counting
from parsers.text.trips.mealpieces import AND, BUT, OR, Meal, Piece, Pieces, Verdict
from parsers.text.words.tokens import Token

_ADJOINING = 2
_NAMES = ("breakfast", "lunch", "dinner")

EXAMPLES = {
    "ingen måltider dekket": "0 0 0",
    "måltider dekket: 0": "0 0 0",
    "frokost dekket, ellers ingenting": "1 0 0",
    "frokost fredag og lunsj begge dager. Middag betalte jeg selv": "1 2 0",
    "1 frukost, 2 lunsjar og ingen middag var dekt": "1 2 0",
    "frokost 1, lunsj 2, middag 0": "1 2 0",
    "dinner on 17th and breakfast on 18th covered, lunch not": "1 0 1",
    "both lunches were included, all other food I bought myself": "0 2 0",
    "torsdag: lunsj og middag. Fredag: frokost og lunsj": "1 2 1",
    "22.-23. oktober. Lunsj begge dager og middag 22. dekket": "0 2 1",
    "22.-23. oktober. Frukost og lunsj den 23. var dekt": "1 1 0",
    "22-23 October. Lunch both days and dinner on the 22nd were covered": "0 2 1",
    "1.-2. oktober. Lunsj 2. Middag 1.": "0 2 1",
    "fikk 1 lunsj der, frokost og middag var ikke dekket": "0 1 0",
    "1 lunsj var dekka, ikkje frukost og middag": "0 1 0",
    "got 1 lunch, breakfast and dinner were not covered": "0 1 0",
    "fikk 1 frokost, 1 lunsj og 1 middag": "1 1 1",
    "ingen mat dekket bortsett fra lunsj begge dager": "0 2 0",
    "lunsj var dekket": "how_many",
    "lunsj fire dager": "how_many",
    "ingen måltider dekket. Lunsjen betalte arrangøren": "contradiction",
    "middag betalte jeg selv": "missing",
    "dro kl 7 og hjemme kl 18": "missing",
    "1 frokost og 2 lunsjer var med, middagen kjøpte jeg selv": "1 2 0",
    "lunsj begge dager fulgte med, middag betalte jeg selv": "0 2 0",
    "én frokost og to lunsjer, middagen betalte jeg selv": "1 2 0",
    "1 frukost, 2 lunsjar, middag tok eg sjølv": "1 2 0",
    "2 breakfasts and one lunch, I paid for dinner myself": "2 1 0",
    "lunsj begge dager, middagen spiste jeg på egen regning": "0 2 0",
    "1 frokost, 1 lunsj, 1 middag betalte jeg selv": "0 0 0",
    "frokost, lunsj og middag betalte jeg selv": "0 0 0",
    "lunsj begge dagane var med på hotellet": "0 2 0",
    "1 lunsj var dekket. Frokost og middag spiste jeg hjemme": "0 1 0",
    "éin lunsj var dekt. Frukost og middag åt eg heime": "0 1 0",
    "one lunch was covered. I had breakfast and dinner at home": "0 1 0",
    "1 lunsj dekket. Middag spiste jeg hos søsteren min": "0 1 0",
    "1 lunsj dekt, frukost åt eg heime, middag då eg kom heim": "0 1 0",
    "frokost spiste jeg hjemme, 1 lunsj var dekket, hjemme kl 18": "0 1 0",
    "frokost var med begge morgenene, og vi fikk lunsj begge dager. Middag bare den første kvelden": "2 2 1",
    "frukost begge dagar, middag fyrste kvelden": "2 0 1",
    "frokost begge dager, middag en kveld": "2 0 1",
    "frokost begge dager og middag den første": "2 0 1",
    "frukost begge dagar, middag berre den siste": "2 0 1",
    "lunch both days and dinner the first, all covered": "0 2 1",
    "breakfast was included once and lunch twice, no dinners": "1 2 0",
    "lunch was provided twice, breakfast once. Dinner I paid myself": "1 2 0",
    "frokost var inkludert en gang og lunsj to ganger, ingen middager": "1 2 0",
    "frokost var inkludert en gang og lunsj tre ganger, ingen middager": "how_many",
    "dinner was only covered the first evening, lunch both days": "0 2 1",
    "breakfast and lunch were included on the second day, nothing else": "1 1 0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provided:
    """The meals others paid, or the reason why they are open: `missing`, `how_many` or `contradiction`."""

    meals: Meals | None = None
    open: str = ""
    spans: tuple[Span, ...] = ()


def provided(
    tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], scope: range, nights: int | None
) -> Provided:
    """The meals others paid on one trip of so many nights, as the tokens of `scope` tell them."""
    if not any(sense in tokens[index].senses for index in scope for sense in ("meal", "food", "nothing")):
        return Provided(open="missing")
    pieces = Pieces(tokens, layout, mentions, Counting(tokens, mentions)).of(scope)
    told = _Told()
    for sentence in pieces:
        told.hear(sentence)
    return told.outcome(nights)


def told_alone(tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention]) -> Meals | None:
    """The meals that others paid, as an answer tells them: one where no number was said; None where that is open."""
    told = _Told()
    for sentence in Pieces(tokens, layout, mentions, Counting(tokens, mentions)).of(range(len(tokens))):
        told.hear(sentence)
    return told.alone()


class _Told:
    """What a text has told so far of the meals of a trip."""

    def __init__(self) -> None:
        self._meals: list[Meal] = []
        self._all: Verdict | None = None
        self._softened = False
        self._spans: list[Span] = []

    def hear(self, pieces: Sequence[Piece]) -> None:
        """Take in a sentence."""
        header: Verdict | None = None
        pending: list[Meal] = []
        meals = [meal for piece in pieces for meal in piece.meals]
        for before, piece, after in zip_longest([None, *pieces[:-1]], pieces, pieces[1:]):
            self._spans += piece.spans
            if piece.joined_by in BUT or piece.excepted:
                self._softened, header = True, None
            self._hear_of_food(piece, meals)
            undecided = [meal for meal in piece.meals if meal.verdict is None]
            if self._meals and self._meals[-1].verdict == "own" and _goes_on_denying(piece, self._meals[-1]):
                _decide(undecided, "own")
            elif header and undecided and after and _opens_anew(piece, after):
                pending += undecided
            elif piece.verdict is None:
                if header:
                    _decide(undecided, header)
                else:
                    pending += undecided
            elif piece.rest and not piece.meals:  # lunsj begge dager, ellers ingenting
                _decide(pending, "paid")
                pending = []
            elif piece.leading or not (piece.meals or pending):
                _decide(pending, "paid")
                pending = []
                header = piece.verdict
                _decide(undecided, header)
            else:
                _decide(pending, "paid" if _stands_apart(piece, pending, before) else piece.verdict)
                _decide(undecided, piece.verdict)
                pending = []
            self._meals += piece.meals
        _decide(pending, "paid")
        if any(meal.counted.number for meal in meals):  # frokost, 2 lunsjer og middag
            for meal in meals:
                meal.counted.once()
        for before, after in reversed(list(pairwise(meals))):
            if after.index - before.index <= _ADJOINING:
                before.counted.share(after.counted)

    def _hear_of_food(self, piece: Piece, meals: Sequence[Meal]) -> None:
        """Food as a whole, or the rest of it, is paid or not; before the meals one by one it is only their heading."""
        verdict = piece.verdict
        if piece.rest and verdict:
            self._softened = True
            self._all = verdict
        elif piece.food and not (piece.food == "paid" and any(meal.verdict != "own" for meal in meals)):
            self._all = piece.food

    def alone(self) -> Meals | None:
        """The counts without a trip; None for every day of it, and for all food."""
        paid = [meal for meal in self._meals if meal.verdict == "paid"]
        untold = not paid and self._all is None and (self._softened or not self._meals)  # alt unntatt middag
        if untold or self._all == "paid" or any(meal.counted.every for meal in paid):
            return None
        counts: dict[str, int] = {}
        for meal in paid:
            known = 1 if meal.counted.number is None else meal.counted.number
            counts[meal.name] = counts.get(meal.name, 0) + (meal.counted.days or known)
        return Meals(**counts)

    def outcome(self, nights: int | None) -> Provided:
        """The counts, or why they are open."""
        spans = tuple(self._spans)
        paid = [meal for meal in self._meals if meal.verdict == "paid"]
        own = [meal for meal in self._meals if meal.verdict == "own"]
        if self._contradicts(paid, own):
            return Provided(open="contradiction", spans=spans)
        if self._all == "paid":
            return self._all_paid(own, nights, spans)
        if not paid and self._all is None and len({meal.name for meal in own}) < 3:
            return Provided(open="missing", spans=spans)
        counts: dict[str, int] = {}
        for meal in paid:
            count = meal.counted.on(nights, meal.name)
            if count is None:
                return Provided(open="how_many", spans=((spans[0][0], spans[0][1]),))
            counts[meal.name] = counts.get(meal.name, 0) + count
        return Provided(meals=Meals(**counts), spans=spans)

    def _all_paid(self, own: Sequence[Meal], nights: int | None, spans: tuple[Span, ...]) -> Provided:
        if nights != 0:
            return Provided(open="how_many", spans=spans)
        left = {name: 1 for name in _NAMES if all(meal.name != name for meal in own)}
        return Provided(meals=Meals(**left), spans=spans)

    def _contradicts(self, paid: Sequence[Meal], own: Sequence[Meal]) -> bool:
        """True when all food and one meal, or one meal twice, were told apart without a word that sets them apart."""
        against = {"own": paid, "paid": own}.get(self._all or "", ())
        if against and not self._softened:
            return True
        whole = {meal.name for meal in own if meal.counted.number is None and not meal.counted.days}
        return any(meal.name in whole and not meal.counted.days for meal in paid)


def _stands_apart(piece: Piece, pending: Sequence[Meal], before: Piece | None) -> bool:
    """True for the last clause of `én frokost og to lunsjer, middagen betalte jeg selv`.

    Those before it were counted, or are a list that has its end.
    """
    if piece.verdict != "own" or not piece.meals or piece.joined_by != "," or before is None:
        return False
    counted = any(_is_counted(meal) for meal in pending) or (before.joined_by in AND and bool(before.meals))
    return counted and not any(_is_counted(meal) for meal in piece.meals)


def _is_counted(meal: Meal) -> bool:
    return meal.counted.number is not None or bool(meal.counted.days) or meal.counted.every


def _goes_on_denying(piece: Piece, before: Meal) -> bool:
    """True for the second meal of `verken frokost eller lunsj`, `ikke frokost og middag`."""
    if piece.joined_by in OR:
        return True
    plain = piece.verdict is None and not any(meal.counted.number for meal in piece.meals)
    return piece.joined_by in AND and plain and before.denied


def _opens_anew(piece: Piece, after: Piece) -> bool:
    """True for the first meal of a second clause: `fikk lunsj der, frokost og middag var ikke dekket`."""
    told = after.joined_by in AND and bool(after.meals) and after.verdict is not None and not after.leading
    return piece.joined_by == "," and piece.verdict is None and told


def _decide(meals: Sequence[Meal], verdict: Verdict) -> None:
    for meal in meals:
        meal.verdict = meal.verdict or verdict
